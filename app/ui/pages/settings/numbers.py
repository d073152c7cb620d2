"""编号簿: every number given out, voided ones included."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.centre import Book
from app.domain.terms import Role, Tone
from app.domain.text import tidy
from app.services.number_books import NumberLine, list_numbers, start_book
from app.services.store_facts import book_years
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import row
from app.ui.design.tokens import TextRole
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.columns import Cell, ColumnSpec, Emphasis, instant_cell
from app.ui.viewmodels.settings import BOOK_TERMS
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label
from app.ui.workspace import Navigator, Workspace


def number_columns() -> tuple[ColumnSpec[NumberLine], ...]:
    """Return the columns of a book."""
    return (
        ColumnSpec("number", "编号", lambda line: Cell(line.number)),
        ColumnSpec("case", "案件", lambda line: Cell(line.title), elastic=True),
        ColumnSpec("issued", "发号时间", lambda line: instant_cell(line.issued_at)),
        ColumnSpec("state", "状态", _state_cell),
        ColumnSpec("reason", "作废原因", lambda line: Cell(line.void_reason), elastic=True),
    )


def _state_cell(line: NumberLine) -> Cell:
    if line.voided_at is not None:
        return Cell("已作废", tone=Tone.BAD)
    return Cell("在用", emphasis=Emphasis.SECOND)


class NumbersPanel(SettingsPanel):
    """One book of one year; numbers have no gaps, what was voided stays listed (编号簿)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("编号簿"))
        self._lines: dict[int, NumberLine] = {}
        self._model: ColumnTable[NumberLine] = ColumnTable(
            number_columns(), self._fetch, lambda line: line.serial, self
        )
        self.book, self.year = QComboBox(), QComboBox()
        self.book.setAccessibleName(self.tr("编号簿"))
        self.year.setAccessibleName(self.tr("年份"))
        for book in Book:
            self.book.addItem(BOOK_TERMS[book], book)
        self.count = Label("", TextRole.SMALL)
        bar = row(self.theme, gap=8)
        bar.addWidget(self.book)
        bar.addWidget(self.year)
        bar.addWidget(self.count, 1)
        self.begin_button = Button(self.theme, self.tr("起始号…"))
        self.begin_button.setToolTip(self.tr("启用本程序之前已在纸上编过号的，从下一号接着编。"))
        self.begin_button.clicked.connect(self._begin_book)
        bar.addWidget(self.begin_button)
        self.table = DataTable(self.theme, self.tr("编号"))
        self.table.setSortingEnabled(False)
        self.table.setModel(self._model)
        self.table.set_elastic(1, 4)
        self.empty = EmptyState(
            self.theme,
            IconName.INBOX,
            self.tr("还没有编号"),
            self.tr("收件或立案后，编号按年顺序列在这里；作废的也保留，不会再发。"),
        )
        card = Card(self.theme, flush=True)
        card.body.addWidget(self.table)
        card.body.addWidget(self.empty)
        self.box.addLayout(bar)
        self.box.addWidget(card, 1)
        self.book.currentIndexChanged.connect(self._show)
        self.year.currentIndexChanged.connect(self._show)
        self.table.opened.connect(self._open)

    def load(self) -> None:
        """Read the years anew and show the chosen book."""
        chosen = self.year.currentData()
        years = book_years(self.workspace.desk) or (self.workspace.desk.today.year,)
        blocked = QSignalBlocker(self.year)
        self.year.clear()
        for year in years:
            self.year.addItem(self.tr("{year}年").format(year=year), year)
        self.year.setCurrentIndex(max(0, self.year.findData(chosen)))
        blocked.unblock()
        self._show()

    def focus_first(self) -> None:
        """Begin with the book."""
        self.book.setFocus()

    def _fetch(self, ids: Sequence[int]) -> Sequence[NumberLine]:
        return [self._lines[one] for one in ids]

    def _show(self) -> None:
        try:
            lines = list_numbers(
                self.workspace.desk, str(self.book.currentData()), int(self.year.currentData())
            )
        except KuaiWeiError as error:
            self.workspace.errors.show(error)
            return
        self._lines = {line.serial: line for line in lines}
        self._model.show_ids(tuple(self._lines))
        voided = sum(1 for line in lines if line.voided_at is not None)
        text = self.tr("共 {all} 个号，其中作废 {voided} 个")
        self.count.setText(text.format(all=f"{len(lines):,}", voided=voided))
        # Once a number is given out here, no earlier one can be claimed any more.
        self.begin_button.setVisible(not lines and self.may(Role.SUPERVISOR, Role.ADMIN))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def _begin_book(self) -> None:
        """Ask from which serial the book goes on, and why."""
        prompts = self.workspace.prompts
        title = self.tr("{book}　{year}").format(
            book=self.book.currentText(), year=self.year.currentText()
        )
        typed = prompts.ask_text(title, self.tr("从第几号起编（此前的号已在别处编过）"))
        if typed is None:
            return
        reason = prompts.ask_text(title, self.tr("原因，例如：此前的号在纸质登记簿上"))
        if reason is None:
            return
        number = tidy(typed)
        serial = int(number) if number.isdecimal() else 0
        try:
            start_book(
                self.workspace.desk,
                str(self.book.currentData()),
                int(self.year.currentData()),
                serial,
                reason,
            )
        except KuaiWeiError as error:
            self.workspace.errors.show(error)
            return
        self.navigator.tell(
            self.tr("{title}将从第 {serial} 号起编。").format(title=title, serial=serial),
            tone=Tone.GOOD,
        )

    def _open(self, index: QModelIndex) -> None:
        line = self._model.line_at(index.row())
        if line is not None and line.case_id is not None:
            self.navigator.open_case(line.case_id)
