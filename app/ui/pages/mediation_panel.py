"""Sittings of a mediation and the plan of payments (调解场次、履行)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import DateTextError, format_date, parse_date, parse_instant
from app.domain.money import MoneyTextError, format_money, parse_money
from app.services.linked_cases import add_session, set_instalments
from app.services.views import CaseDossier, InstalmentLine, SessionLine
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.dossier_parts import scrolled, simple_table
from app.ui.viewmodels.columns import ColumnSpec, instant_cell, text_cell
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.cards import SectionHeader
from app.ui.widgets.labels import Label, repolish
from app.ui.workspace import Workspace

Instalment = tuple[date, int, date | None, int]
SHOWN_ROWS = 5


class MediationPanel(QWidget):
    """Shows and adds sittings, shows and edits the payment plan; ``saved`` follows a save."""

    saved = Signal()

    def __init__(self, workspace: Workspace, dossier: CaseDossier) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, dossier.line.id
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, box = scrolled(workspace.theme)
        outer.addWidget(area)
        box.addWidget(SectionHeader(workspace.theme, self.tr("场次")))
        if dossier.sessions:
            box.addWidget(self._sessions(dossier.sessions))
        box.addWidget(self._session_form())
        box.addWidget(SectionHeader(workspace.theme, self.tr("履行计划")))
        self.plan = InstalmentEditor(workspace, self._case_id, dossier.instalments)
        self.plan.saved.connect(self.saved)
        box.addWidget(self.plan)
        box.addStretch(1)

    def _sessions(self, sessions: Sequence[SessionLine]) -> QWidget:
        columns: tuple[ColumnSpec[SessionLine], ...] = (
            ColumnSpec("held", "时间", lambda line: instant_cell(line.held_at)),
            ColumnSpec("place", "地点", lambda line: text_cell(line.place), elastic=True),
            ColumnSpec("mediators", "调解员", lambda line: text_cell(line.mediators)),
            ColumnSpec("attendees", "到场", lambda line: text_cell(line.attendees), elastic=True),
            ColumnSpec("result", "结果", lambda line: text_cell(line.result), elastic=True),
        )
        theme = self._workspace.theme
        table, _ = simple_table(theme, self.tr("调解场次"), columns, sessions, self)
        table.setFixedHeight(theme.px(34 + 31 * min(SHOWN_ROWS, len(sessions))))
        return table

    def _session_form(self) -> QWidget:
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        self.held, self.place = QLineEdit(), QLineEdit()
        self.mediators, self.attendees, self.result = QLineEdit(), QLineEdit(), QLineEdit()
        self.held.setPlaceholderText(self.tr("如 11-23 14:30"))
        fields = (
            (self.tr("时间 *"), self.held, 0, 0, 1),
            (self.tr("地点"), self.place, 0, 1, 1),
            (self.tr("调解员"), self.mediators, 0, 2, 1),
            (self.tr("到场人"), self.attendees, 2, 0, 1),
            (self.tr("结果"), self.result, 2, 1, 2),
        )
        for text, field, line, at, span in fields:
            label = Label(text, TextRole.SMALL)
            label.setBuddy(field)
            field.setAccessibleName(text)
            grid.addWidget(label, line, at, 1, span)
            grid.addWidget(field, line + 1, at, 1, span)
        self.remark = Label("", TextRole.DANGER)
        self.add_button = Button(self._workspace.theme, self.tr("记一场调解"), icon=IconName.PLUS)
        self.add_button.clicked.connect(self._add)
        foot = row(self._workspace.theme, gap=8)
        foot.addWidget(self.add_button)
        foot.addWidget(self.remark, 1)
        grid.addLayout(foot, 4, 0, 1, 3)
        return place

    def _add(self) -> None:
        self.remark.setText("")
        desk = self._workspace.desk
        try:
            held_at = parse_instant(self.held.text(), desk.now)
            add_session(
                desk,
                self._case_id,
                held_at,
                place=self.place.text().strip(),
                mediators=self.mediators.text().strip(),
                attendees=self.attendees.text().strip(),
                result=self.result.text().strip(),
            )
        except DateTextError as error:
            self.remark.setText(str(error))
            self.held.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self.saved.emit()


class InstalmentEditor(QWidget):
    """Rows of promised and made payments, checked when saved (履行计划)."""

    saved = Signal()

    def __init__(self, workspace: Workspace, case_id: int, plan: Sequence[InstalmentLine]) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        outer = column(workspace.theme, self, gap=8)
        self._grid = QGridLayout()
        outer.addLayout(self._grid)
        self.rows: list[tuple[QLineEdit, ...]] = []
        self._made = 0
        self._headings = [Label(text, TextRole.SMALL) for text in self._words()]
        for at, label in enumerate(self._headings):
            self._grid.addWidget(label, 0, at)
        for line in plan:
            paid_on = "" if line.paid_on is None else format_date(line.paid_on)
            paid = _yuan(line.paid_fen) if line.paid_fen else ""
            self._add_row((format_date(line.due_on), _yuan(line.amount_fen), paid_on, paid))
        self.remark = Label("", TextRole.DANGER)
        self.add_button = Button(workspace.theme, self.tr("加一期"), icon=IconName.PLUS)
        self.save_button = Button(workspace.theme, self.tr("保存履行计划"))
        self.add_button.clicked.connect(self._add_empty)
        self.save_button.clicked.connect(self._save)
        foot = row(workspace.theme, gap=8)
        for widget in (self.add_button, self.save_button):
            foot.addWidget(widget)
        foot.addWidget(self.remark, 1)
        outer.addLayout(foot)
        self._show_headings()

    def _words(self) -> Sequence[str]:
        dates = (self.tr("应付日期"), self.tr("应付金额（元）"))
        return (*dates, self.tr("实付日期"), self.tr("实付金额（元）"))

    def _show_headings(self) -> None:
        for label in self._headings:
            label.setVisible(bool(self.rows))
        self.save_button.setEnabled(bool(self._made))

    def _add_empty(self) -> None:
        self._add_row(("", "", "", ""))
        self._show_headings()
        self.rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, texts: Sequence[str]) -> None:
        self._made += 1
        fields = tuple(QLineEdit(text) for text in texts)
        for at, (field, word) in enumerate(zip(fields, self._words(), strict=True)):
            field.setAccessibleName(word)
            self._grid.addWidget(field, self._made, at)
        drop = IconButton(self._workspace.theme, IconName.CLOSE, self.tr("去掉这一期"))
        drop.clicked.connect(lambda: self._drop(fields, drop))
        self._grid.addWidget(drop, self._made, 4)
        self.rows.append(fields)

    def _drop(self, fields: tuple[QLineEdit, ...], button: QWidget) -> None:
        self.rows.remove(fields)
        for widget in (*fields, button):
            widget.hide()
            widget.deleteLater()
        self._show_headings()

    def _save(self) -> None:
        self.remark.setText("")
        plan = []
        for fields in self.rows:
            read = self._read(fields)
            if read is None:
                return
            plan.append(read)
        try:
            set_instalments(self._workspace.desk, self._case_id, plan)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self.saved.emit()

    def _read(self, fields: tuple[QLineEdit, ...]) -> Instalment | None:
        today = self._workspace.desk.today
        due, amount, paid_on, paid = fields
        for field in fields:
            _mark(field, wrong=False)
        current = due
        try:
            due_on = parse_date(due.text(), today)
            current = amount
            fen = parse_money(amount.text())
            current = paid_on
            day = parse_date(paid_on.text(), today) if paid_on.text().strip() else None
            current = paid
            paid_fen = parse_money(paid.text()) if paid.text().strip() else 0
        except (DateTextError, MoneyTextError) as error:
            self.remark.setText(str(error))
            _mark(current, wrong=True)
            current.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return due_on, fen, day, paid_fen


def _mark(field: QLineEdit, *, wrong: bool) -> None:
    field.setProperty("level", "error" if wrong else "")
    repolish(field)


def _yuan(fen: int) -> str:
    return format_money(fen).removesuffix(" 元")
