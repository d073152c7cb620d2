"""The register of entities for pre-examination, with its editor (备案主体)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.domain.dates import DateTextError, format_date, parse_date
from app.services.entities import EntityFacts, list_entities, register_entity, save_entity
from app.services.views import EntityLine
from app.support.errors import KuaiWeiError, RuleViolationError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.page_tools import ColumnKeeper, flush_body, selected_ids, show_ids_in_place
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.party_list import entity_columns, entity_ids
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Hairline, Label, repolish
from app.ui.widgets.search_box import SearchBox
from app.ui.workspace import Navigator, Workspace

EDITOR_WIDTH = 316
_FIELDS: tuple[tuple[str, str], ...] = (
    ("registration_no", "备案号"),
    ("registered_on", "备案日期"),
    ("valid_to", "有效期至"),
    ("quota", "年额度（0 为不限）"),
    ("grade", "等级"),
    ("classes", "分类"),
    ("suspended_from", "暂停自"),
    ("suspended_until", "暂停至"),
    ("suspended_reason", "暂停原因"),
    ("cancelled_on", "取消备案日期"),
)
_DATES = frozenset(
    {"registered_on", "valid_to", "suspended_from", "suspended_until", "cancelled_on"}
)


class EntitiesPanel(QWidget):
    """Table of entities, editor beside it (备案主体登记簿)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__()
        self._workspace, self._navigator = workspace, navigator
        self._lines: dict[int, EntityLine] = {}
        self._editing: EntityLine | None = None
        self._lay_out()
        self.setFocusProxy(self.table)
        self.text.searched.connect(lambda _: self.reload())
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.installEventFilter(self)

    def _lay_out(self) -> None:
        theme, today = self._workspace.theme, self._workspace.desk.today
        box = row(theme, self, gap=12)
        card = Card(theme, flush=True)
        inside = flush_body(theme, card)
        bar = row(theme, gap=8, insets=Insets(10, 8, 10, 8))
        self.text = SearchBox(theme, self.tr("备案主体名称"))
        self.text.setMaximumWidth(theme.px(300))
        self.new_button = Button(theme, self.tr("登记备案主体"), icon=IconName.PLUS)
        self.new_button.clicked.connect(self.begin_new)
        self._count = Label("", TextRole.SMALL)
        bar.addWidget(self.text, 2)
        bar.addWidget(self._count)
        bar.addStretch(1)
        bar.addWidget(self.new_button)
        inside.addLayout(bar)
        inside.addWidget(Hairline())
        self.table = DataTable(theme, self.tr("备案主体"))
        self.model: ColumnTable[EntityLine] = ColumnTable(
            entity_columns(today),
            lambda ids: tuple(self._lines[one] for one in ids if one in self._lines),
            lambda line: line.id,
            self,
        )
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self._keeper = ColumnKeeper(self._workspace, self.table, self.model, "entities")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        words = self.tr("点“登记备案主体”录入一家，预审请求才能选到它。")
        self._pages.addWidget(EmptyState(theme, IconName.PARTIES, self.tr("没有备案主体"), words))
        inside.addWidget(self._pages, 1)
        box.addWidget(card, 1)
        box.addWidget(self._make_editor())

    def _make_editor(self) -> Card:
        theme = self._workspace.theme
        card = Card(theme)
        card.setFixedWidth(theme.px(EDITOR_WIDTH))
        self._heading = Label("", TextRole.HEADING)
        self._heading.setWordWrap(True)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("名称 *"))
        self.name.setAccessibleName(self.tr("名称"))
        card.body.addWidget(self._heading)
        card.body.addWidget(self.name)
        self.fields: dict[str, QLineEdit] = {}
        pair = row(theme, gap=8)
        for at, (key, word) in enumerate(_FIELDS):
            cell = column(theme, gap=2)
            field = QLineEdit()
            field.setAccessibleName(word)
            label = Label(word, TextRole.SMALL)
            label.setBuddy(field)
            cell.addWidget(label)
            cell.addWidget(field)
            pair.addLayout(cell, 1)
            self.fields[key] = field
            if at % 2:
                card.body.addLayout(pair)
                pair = row(theme, gap=8)
        self.remark = Label("", TextRole.DANGER)
        self.remark.setWordWrap(True)
        self.save_button = Button(theme, self.tr("保存"), kind=ButtonKind.PRIMARY)
        self.save_button.clicked.connect(self.save)
        foot = row(theme, gap=8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.remark, 1)
        card.body.addLayout(foot)
        card.body.addStretch(1)
        return card

    def reload(self) -> None:
        """Read the register of this year."""
        desk = self._workspace.desk
        lines = list_entities(desk, desk.today.year, self.text.text())
        self._lines = {line.id: line for line in lines}
        show_ids_in_place(self.table, self.model, entity_ids(lines))
        self._pages.setCurrentIndex(0 if lines else 1)
        # A proxy out of sight would swallow the Tab key.
        self.setFocusProxy(self.table if lines else self._pages)
        self._count.setText(self.tr("{n} 家").format(n=f"{len(lines):,}"))
        if lines:
            self._chosen()
        else:
            self.begin_new()

    def begin_new(self) -> None:
        """Empty the editor for another entity."""
        self._editing = None
        self._heading.setText(self.tr("登记备案主体"))
        self.name.clear()
        self.name.show()
        for field in self.fields.values():
            field.clear()
        self._show_problem("", "")
        if self.isVisible():
            self.name.setFocus()

    def _chosen(self) -> None:
        chosen = selected_ids(self.table, self.model)
        line = self._lines.get(chosen[0]) if len(chosen) == 1 else None
        if line is None:
            return
        self._editing = line
        self._heading.setText(line.name)
        self.name.hide()
        for key, field in self.fields.items():
            value = getattr(line, key)
            shown = format_date(value) if isinstance(value, date) else str(value or "")
            field.setText(shown)
            field.setCursorPosition(0)
        self._show_problem("", "")

    def _open(self) -> None:
        if self._editing is not None:
            self._navigator.open_party(self._editing.party_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show more columns where the table has room."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            self._keeper.adapt()
        return False

    def save(self) -> None:
        """Save what the editor holds; a problem is told beside the button."""
        facts = self._read()
        if facts is None:
            return
        desk = self._workspace.desk
        try:
            if self._editing is None:
                register_entity(desk, {"name": self.name.text().strip()}, facts)
            else:
                save_entity(desk, self._editing.id, self._editing.version, facts)
        except RuleViolationError as error:
            first = error.problems[0] if error.problems else None
            self._show_problem(first.field if first else "", first.message if first else str(error))
            return
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._navigator.tell(self.tr("已保存备案主体。"))
        self.reload()

    def _read(self) -> EntityFacts | None:
        texts = {key: field.text().strip() for key, field in self.fields.items()}
        days: dict[str, date | None] = dict.fromkeys(_DATES)
        for key in sorted(_DATES):
            try:
                today = self._workspace.desk.today
                days[key] = parse_date(texts[key], today) if texts[key] else None
            except DateTextError as error:
                self._show_problem(key, str(error))
                return None
        quota = texts["quota"] or "0"
        if not quota.isdecimal():
            self._show_problem("quota", self.tr("额度须为整数。"))
            return None
        return EntityFacts(
            registration_no=texts["registration_no"],
            registered_on=days["registered_on"],
            valid_to=days["valid_to"],
            quota=int(quota),
            grade=texts["grade"],
            classes=texts["classes"],
            suspended_from=days["suspended_from"],
            suspended_until=days["suspended_until"],
            suspended_reason=texts["suspended_reason"],
            cancelled_on=days["cancelled_on"],
        )

    def _show_problem(self, key: str, words: str) -> None:
        self.remark.setText(words)
        fields: Sequence[tuple[str, QLineEdit]] = (("name", self.name), *self.fields.items())
        for name, field in fields:
            wrong = bool(words) and name == key
            if (field.property("level") == "error") != wrong:
                field.setProperty("level", "error" if wrong else "")
                repolish(field)
