"""Parties with their cases, and the register of entities (企业与当事人)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from app.domain.terms import PartyKind
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, count_cases, find_ids
from app.services.parties import find_party_ids, party_lines
from app.services.views import PartyLine
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.case_list_page import PREVIEW_FOLDS_BELOW
from app.ui.pages.case_preview import key_values
from app.ui.pages.entities_panel import EntitiesPanel
from app.ui.pages.page_tools import ColumnKeeper, flush_body, selected_ids, show_ids_in_place
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.party_list import party_columns, party_facts
from app.ui.widgets.buttons import Button, FilterChip
from app.ui.widgets.cards import Card, EmptyState, SectionHeader
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.key_values import KeyValueList
from app.ui.widgets.labels import ElidedLabel, Hairline, Label
from app.ui.widgets.page import Page
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.tabs import Tabs
from app.ui.workspace import Navigator, Workspace

PREVIEW_WIDTH = 316
SHOWN_CASES = 8
_PAUSE_MS = 60


class PartiesPage(Page):
    """Two tabs: parties, registered entities (企业与当事人)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(workspace.theme, self.tr("企业与当事人"))
        self._workspace, self._navigator = workspace, navigator
        box = column(workspace.theme, self, gap=10)
        self.tabs = Tabs(self.tr("企业与当事人"))
        self.tabs.addTab(self.tr("当事人"))
        self.tabs.addTab(self.tr("备案主体"))
        box.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self.parties = PartyList(workspace, navigator)
        self.entities = EntitiesPanel(workspace, navigator)
        self._stack.addWidget(self.parties)
        self._stack.addWidget(self.entities)
        box.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.track(workspace.desk_changed, self.mark_stale)

    def focus_first(self) -> None:
        """Begin in the list in view."""
        shown = self.parties if self._stack.currentIndex() == 0 else self.entities
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_escape(self) -> bool:
        """Clear the filter first."""
        return self._stack.currentIndex() == 0 and self.parties.clear_filter()

    def refresh(self) -> None:
        """Read both lists."""
        try:
            self.parties.reload()
            self.entities.reload()
        except KuaiWeiError as error:
            self._workspace.errors.show(error)


class PartyList(QWidget):
    """Filter, table, preview of parties (当事人)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__()
        self._workspace, self._navigator = workspace, navigator
        self._kind = ""
        self._lay_out()
        self.setFocusProxy(self.table)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_preview)
        self.text.searched.connect(lambda _: self.reload())
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._changed)
        self.table.installEventFilter(self)
        self.model.failed.connect(workspace.errors.show)

    def _lay_out(self) -> None:
        theme, workspace = self._workspace.theme, self._workspace
        box = row(theme, self, gap=12)
        card = Card(theme, flush=True)
        inside = flush_body(theme, card)
        inside.addLayout(self._make_bar())
        inside.addWidget(Hairline())
        self.table = DataTable(theme, self.tr("当事人"))
        self.model: ColumnTable[PartyLine] = ColumnTable(
            party_columns(),
            lambda ids: party_lines(workspace.desk, ids),
            lambda line: line.id,
            self,
        )
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self._keeper = ColumnKeeper(workspace, self.table, self.model, "parties")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            EmptyState(
                theme,
                IconName.PEOPLE,
                self.tr("没有当事人"),
                self.tr("登记案件时填写的请求人、被请求人会自动列在这里；有筛选时请先清除。"),
            )
        )
        inside.addWidget(self._pages, 1)
        inside.addWidget(Hairline())
        self._count = Label("", TextRole.SMALL)
        foot = row(theme, gap=8, insets=Insets(12, 5, 12, 6))
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(Label(self.tr("Enter 打开 · Ctrl+C 复制"), TextRole.SMALL))
        inside.addLayout(foot)
        box.addWidget(card, 1)
        box.addWidget(self._make_preview())

    def _make_bar(self) -> QLayout:
        theme = self._workspace.theme
        bar = row(theme, gap=8, insets=Insets(10, 8, 10, 8))
        self.text = SearchBox(theme, self.tr("名称、证件号码、电话、铺位"))
        self.text.setMaximumWidth(theme.px(300))
        bar.addWidget(self.text, 2)
        self.chips: dict[str, FilterChip] = {}
        kinds = [("", self.tr("全部"))] + [(kind.value, kind.term) for kind in PartyKind]
        for code, word in kinds:
            chip = FilterChip(word, checked=not code)
            chip.clicked.connect(lambda _=False, key=code: self._choose_kind(key))
            self.chips[code] = chip
            bar.addWidget(chip)
        bar.addStretch(1)
        return bar

    def _make_preview(self) -> Card:
        theme = self._workspace.theme
        self.preview = Card(theme)
        self.preview.setFixedWidth(theme.px(PREVIEW_WIDTH))
        self._name = Label("", TextRole.HEADING)
        self._name.setWordWrap(True)
        self._facts = KeyValueList(theme)
        self._cases_heading = SectionHeader(theme, self.tr("案件"))
        self._cases = column(theme, gap=5)
        self._all = Button(theme, self.tr("全部案件"))
        self._all.clicked.connect(self._open_cases)
        self._opener = Button(theme, self.tr("打开 ↵"))
        self._opener.clicked.connect(lambda: self._open(self.table.currentIndex()))
        buttons = row(theme, gap=6)
        buttons.addWidget(self._opener)
        buttons.addWidget(self._all)
        buttons.addStretch(1)
        for widget in (self._name, self._facts, self._cases_heading):
            self.preview.body.addWidget(widget)
        self.preview.body.addLayout(self._cases)
        self.preview.body.addLayout(buttons)
        self.preview.body.addStretch(1)
        return self.preview

    def reload(self) -> None:
        """Read the list by the filter in force."""
        ids = find_party_ids(self._workspace.desk, self.text.text(), kind=self._kind)
        show_ids_in_place(self.table, self.model, ids)
        self._pages.setCurrentIndex(0 if ids else 1)
        # A proxy out of sight would swallow the Tab key.
        self.setFocusProxy(self.table if ids else self._pages)
        self._count.setText(self.tr("{n} 家").format(n=f"{len(ids):,}"))
        self._changed()

    def clear_filter(self) -> bool:
        """Take the filter away; False if there was none."""
        if not self.text.text() and not self._kind:
            return False
        self.text.clear()
        self._choose_kind("")
        return True

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        for code, chip in self.chips.items():
            chip.setChecked(code == kind)
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the preview away where room is short; the row still opens the party."""
        super().resizeEvent(event)
        wide = self.window().width() >= self._workspace.theme.px(PREVIEW_FOLDS_BELOW)
        self.preview.setVisible(wide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show more columns where the table has room."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            self._keeper.adapt()
        return False

    def _changed(self) -> None:
        self._pause.start()

    def _current(self) -> PartyLine | None:
        chosen = selected_ids(self.table, self.model)
        row_at = self.model.row_of(chosen[0]) if len(chosen) == 1 else None
        return None if row_at is None else self.model.line_at(row_at)

    def _show_preview(self) -> None:
        line, desk = self._current(), self._workspace.desk
        self.preview.setEnabled(line is not None)
        while (item := self._cases.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if line is None:
            self._name.setText(self.tr("没有选中当事人"))
            self._facts.set_rows(())
            return
        self._name.setText(line.name)
        self._facts.set_rows(key_values(party_facts(line)))
        wanted = CaseFilter(party_id=line.id)
        number = count_cases(desk, wanted)
        self._cases_heading.heading.setText(self.tr("案件 {n}").format(n=number))
        for one in case_lines(desk, find_ids(desk, wanted, limit=SHOWN_CASES)):
            text = f"{one.received_on:%Y-%m-%d}　{one.state_term}　{one.title}"
            self._cases.addWidget(ElidedLabel(text, TextRole.SMALL_TEXT))

    def _open(self, index: QModelIndex) -> None:
        party_id = self.model.id_at(index.row())
        if party_id is not None:
            self._navigator.open_party(party_id)

    def _open_cases(self) -> None:
        line = self._current()
        if line is not None:
            self._navigator.open_cases(CaseFilter(party_id=line.id), line.name)
