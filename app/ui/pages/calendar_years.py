"""Which years are known and by whose word, and the days set by hand (放假安排)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.calendar_book import EditLine, YearLine
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.calendar import YearsState, edit_columns, year_columns
from app.ui.viewmodels.columns import LineT
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import SectionHeader
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import ElidedLabel, Hairline, Label

_MOST_EDITS = 5


class YearsPanel(QWidget):
    """Years with source and day of issue; edits with their reasons, each may be undone."""

    import_asked = Signal()
    undo_asked = Signal(object)
    day_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head = True
        self._years: tuple[YearLine, ...] = ()
        self._edits: tuple[EditLine, ...] = ()
        self.year_model: ColumnTable[YearLine] = ColumnTable(
            year_columns(), self._fetch_years, lambda one: self._years.index(one) + 1, self
        )
        self.edit_model: ColumnTable[EditLine] = ColumnTable(
            edit_columns(), self._fetch_edits, lambda one: self._edits.index(one) + 1, self
        )
        self._lay_out()
        self.import_button.clicked.connect(self.import_asked)
        self.undo.clicked.connect(self._undo)
        self.edits.opened.connect(self._go)
        self.edits.selectionModel().currentRowChanged.connect(self._offer)
        theme.changed.connect(self._fit)
        self._offer()

    def _lay_out(self) -> None:
        theme = self._theme
        box = column(theme, self, gap=0)
        head = column(theme, gap=6, insets=Insets(14, 10, 14, 10))
        self.known = ElidedLabel("", TextRole.SECOND)
        self.import_button = Button(theme, self.tr("导入放假安排…"), icon=IconName.FOLDER)
        head.addWidget(self.known)
        self.rights = Label(self.tr("只有负责人和管理员可以导入和调整。"), TextRole.SMALL)
        head.addWidget(self.import_button)
        head.addWidget(self.rights)
        box.addLayout(head)
        box.addWidget(Hairline())
        self.years = self._table(self.tr("已知年度"), self.year_model, 3)
        box.addWidget(self.years, 1)
        box.addWidget(Hairline())
        place = column(theme, gap=4, insets=Insets(14, 8, 14, 4))
        self.edits_head = SectionHeader(theme, self.tr("手工调整"))
        self.no_edits = Label(
            self.tr("没有手工调整的日子。在“当日”中可以把某一天改为上班或休息。"), TextRole.SMALL
        )
        self.no_edits.setWordWrap(True)
        place.addWidget(self.edits_head)
        place.addWidget(self.no_edits)
        box.addLayout(place)
        self.edits = self._table(self.tr("手工调整的日子"), self.edit_model, 2)
        box.addWidget(self.edits)
        foot = row(theme, gap=8, insets=Insets(14, 4, 14, 12))
        self.undo = Button(theme, self.tr("撤销调整…"), icon=IconName.UNDO)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        box.addLayout(foot)

    def hasHeightForWidth(self) -> bool:
        """Let the lists give way in a low window; wrapped words would make their best a must."""
        return False

    def _table(self, name: str, model: ColumnTable[LineT], elastic: int) -> DataTable:
        table = DataTable(self._theme, name)
        table.setSortingEnabled(False)
        table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        table.setModel(model)
        table.set_elastic(elastic)
        return table

    def show_state(self, state: YearsState, known_until: date | None) -> None:
        """Show the years, newest first, and the edits."""
        self._years, self._edits = state.years, state.edits
        self.year_model.show_ids(range(1, len(self._years) + 1))
        self.edit_model.show_ids(range(1, len(self._edits) + 1))
        until = known_until.isoformat() if known_until is not None else "—"
        words = self.tr("历表已知至 {day}，其后的届满日为暂定。")
        self.known.setText(words.format(day=until))
        self.edits.setVisible(bool(self._edits))
        self.undo.setVisible(bool(self._edits) and self._head)
        self.no_edits.setHidden(bool(self._edits))
        self._fit()
        self._offer()

    def show_rights(self, *, head: bool) -> None:
        """Offer importing and undoing to heads of the centre only; the others are told why."""
        self._head = head
        self.import_button.setVisible(head)
        self.rights.setHidden(head)
        self.undo.setVisible(bool(self._edits) and head)

    @property
    def edit(self) -> EditLine | None:
        """The chosen edit."""
        return self.edit_model.line_at(self.edits.currentIndex().row())

    def _fit(self) -> None:
        px = self._theme.px
        self.edits.setFixedHeight(px(34) + min(len(self._edits), _MOST_EDITS) * px(31) + 2)

    def _offer(self) -> None:
        self.undo.setEnabled(self.edit is not None)

    def _undo(self) -> None:
        if self.edit is not None:
            self.undo_asked.emit(self.edit.on)

    def _go(self) -> None:
        if self.edit is not None:
            self.day_chosen.emit(self.edit.on)

    def _fetch_years(self, ids: Sequence[int]) -> Sequence[YearLine]:
        return [self._years[one - 1] for one in ids]

    def _fetch_edits(self, ids: Sequence[int]) -> Sequence[EditLine]:
        return [self._edits[one - 1] for one in ids]
