"""The chosen day beside the month: what it is, what ends on it, what is planned (当日)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.day_limits import DueLine
from app.services.deadline_views import DayLoad, SittingLine
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.calendar import (
    DayState,
    kind_tone,
    kind_words,
    limit_columns,
    long_day,
    sitting_columns,
    source_words,
)
from app.ui.viewmodels.columns import LineT
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import SectionHeader
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Hairline, Label
from app.ui.widgets.pills import StatusPill

_MOST_SITTINGS = 5
_LISTS_FIRST = 1000


class DayPanel(QWidget):
    """Rows open their case; the buttons ask the page to act on the day or the chosen sitting."""

    case_opened = Signal(int)
    list_asked = Signal()
    adjust_asked = Signal()
    book_asked = Signal()
    change_asked = Signal(object)
    cancel_asked = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.load: DayLoad | None = None
        self._limits: tuple[DueLine, ...] = ()
        self._sittings: tuple[SittingLine, ...] = ()
        self.limit_model: ColumnTable[DueLine] = ColumnTable(
            limit_columns(today), self._fetch_limits, lambda one: self._limits.index(one) + 1, self
        )
        self.sitting_model: ColumnTable[SittingLine] = ColumnTable(
            sitting_columns(), self._fetch_sittings, lambda one: one.id, self
        )
        box = column(theme, self, gap=0)
        box.addLayout(self._make_head())
        box.addWidget(Hairline())
        box.addLayout(self._make_limits(), 1)
        box.addWidget(Hairline())
        box.addLayout(self._make_schedule())
        self._connect()
        self._offer()

    # --- parts -------------------------------------------------------------

    def _make_head(self) -> ScaledBox:
        theme = self._theme
        box = column(theme, gap=6, insets=Insets(14, 10, 14, 10))
        line = row(theme, gap=8)
        self.heading = Label("", TextRole.STRONG)
        self.kind = StatusPill(theme)
        line.addWidget(self.heading)
        line.addWidget(self.kind)
        line.addStretch(1)
        self.adjust = Button(theme, self.tr("调整…"), kind=ButtonKind.QUIET)
        self.adjust.setToolTip(self.tr("把这一天改为上班或休息"))
        line.addWidget(self.adjust)
        self.source = Label("", TextRole.SMALL)
        self.source.setWordWrap(True)
        box.addLayout(line)
        box.addWidget(self.source)
        return box

    def _make_limits(self) -> ScaledBox:
        theme = self._theme
        box = column(theme, gap=4)
        self.limits_head = SectionHeader(theme, self.tr("届满"))
        self.open_list = Button(theme, self.tr("打开列表"), kind=ButtonKind.QUIET)
        self.limits_head.add_right(self.open_list)
        self.limits = self._table(self.tr("当日届满的期限"), self.limit_model, 0)
        self.no_limits = Label(self.tr("这一天没有期限届满。"), TextRole.SMALL)
        self._put(box, self.limits_head, self.limits, self.no_limits)
        box.addStretch(1)
        return box

    def _make_schedule(self) -> ScaledBox:
        theme = self._theme
        box = column(theme, gap=4)
        self.schedule_head = SectionHeader(theme, self.tr("排期"))
        self.book = Button(theme, self.tr("排期…"), kind=ButtonKind.QUIET, icon=IconName.PLUS)
        self.schedule_head.add_right(self.book)
        self.schedule = self._table(self.tr("当日排期"), self.sitting_model, 3)
        self.no_sittings = Label(self.tr("这一天没有排期。"), TextRole.SMALL)
        self._put(box, self.schedule_head, self.schedule, self.no_sittings)
        self.clash = Label("", TextRole.DANGER)
        self.clash.setWordWrap(True)
        self.change = Button(theme, self.tr("改期…"))
        self.cancel = Button(theme, self.tr("取消排期…"))
        self._sitting_bar = QWidget()
        foot = column(theme, self._sitting_bar, gap=6, insets=Insets(14, 4, 14, 12))
        foot.addWidget(self.clash)
        line = row(theme, gap=8)
        line.addWidget(self.change)
        line.addWidget(self.cancel)
        line.addStretch(1)
        foot.addLayout(line)
        box.addWidget(self._sitting_bar)
        return box

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

    def _put(self, box: ScaledBox, head: SectionHeader, table: DataTable, empty: Label) -> None:
        """Heading and remark keep the card's margins; the table reaches its border."""
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        above = column(self._theme, gap=0, insets=Insets(14, 8, 14, 4))
        above.addWidget(head)
        above.addWidget(empty)
        box.addLayout(above)
        box.addWidget(table, _LISTS_FIRST)

    def _connect(self) -> None:
        self.adjust.clicked.connect(self.adjust_asked)
        self.open_list.clicked.connect(self.list_asked)
        self.book.clicked.connect(self.book_asked)
        self.change.clicked.connect(lambda: self._tell(self.change_asked))
        self.cancel.clicked.connect(lambda: self._tell(self.cancel_asked))
        self.limits.opened.connect(self._open_limit)
        self.schedule.opened.connect(self._open_sitting)
        self.schedule.selectionModel().currentRowChanged.connect(self._offer)
        self._theme.changed.connect(self._fit)

    # --- showing -----------------------------------------------------------

    def show_load(self, load: DayLoad) -> None:
        """Show what kind of day it is, at once; its lists follow."""
        same = self.load is not None and self.load.on == load.on
        self.load = load
        self.heading.setText(long_day(load.on))
        self.kind.set_state(kind_words(load), kind_tone(load))
        self.source.setText(source_words(load))
        if not same:
            self.show_state(DayState(load.on))
        self.limits_head.note.setText(str(load.due) if load.due else "")

    def show_state(self, state: DayState) -> None:
        """Show what is due and planned, the chosen rows staying chosen."""
        chosen = self.sitting
        self._limits, self._sittings = state.limits, state.sittings
        self.limit_model.show_ids(range(1, len(state.limits) + 1))
        self.sitting_model.show_ids([line.id for line in state.sittings])
        self.limits_head.note.setText(str(len(state.limits)) if state.limits else "")
        self.schedule_head.note.setText(str(len(state.sittings)) if state.sittings else "")
        self.limits.setVisible(bool(state.limits))
        self.open_list.setVisible(bool(state.limits))
        self.no_limits.setHidden(bool(state.limits))
        self.schedule.setVisible(bool(state.sittings))
        self.no_sittings.setHidden(bool(state.sittings))
        kept = self.sitting_model.row_of(chosen.id) if chosen is not None else None
        if state.sittings:
            self.schedule.selectRow(kept or 0)
        self._fit()
        self._offer()

    @property
    def sitting(self) -> SittingLine | None:
        """The chosen entry of the schedule."""
        return self.sitting_model.line_at(self.schedule.currentIndex().row())

    def focus_first(self) -> None:
        """Put the keyboard where the day's work is."""
        first = next((one for one in (self.limits, self.schedule) if one.isVisible()), self.book)
        if isinstance(first, DataTable) and not first.currentIndex().isValid():
            first.selectRow(0)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts --------------------------------------------------------------

    def _offer(self) -> None:
        """Offer changing and cancelling while an entry that still stands is chosen."""
        line = self.sitting
        standing = line is not None and not line.cancelled
        self._sitting_bar.setVisible(line is not None)
        self.change.setEnabled(standing)
        self.cancel.setEnabled(standing)
        words = ""
        if line is not None:
            words = "\n".join(f"▲ {one}" for one in line.clashes)
            if line.cancelled:
                words = self.tr("已取消：{reason}").format(reason=line.cancelled)
        self.clash.setText(words)
        self.clash.setVisible(bool(words))

    def _fit(self) -> None:
        """Let the tables be as high as their rows; many limits scroll."""
        px = self._theme.px
        self.limits.setMaximumHeight(px(34) + len(self._limits) * px(31) + 2)
        self.limits.setMinimumHeight(px(34) + min(len(self._limits), 3) * px(31) + 2)
        rows = min(len(self._sittings), _MOST_SITTINGS)
        self.schedule.setMaximumHeight(px(34) + rows * px(31) + 2)
        self.schedule.setMinimumHeight(px(34) + min(rows, 2) * px(31) + 2)

    def _tell(self, signal: SignalInstance) -> None:
        line = self.sitting
        if line is not None:
            signal.emit(line)

    def _open_limit(self, index: QModelIndex) -> None:
        item = self.limit_model.line_at(index.row())
        if item is not None:
            self.case_opened.emit(item.key.case_id)

    def _open_sitting(self, index: QModelIndex) -> None:
        line = self.sitting_model.line_at(index.row())
        if line is not None:
            self.case_opened.emit(line.case_id)

    def _fetch_limits(self, ids: Sequence[int]) -> Sequence[DueLine]:
        return [self._limits[one - 1] for one in ids]

    def _fetch_sittings(self, ids: Sequence[int]) -> Sequence[SittingLine]:
        wanted = set(ids)
        return [line for line in self._sittings if line.id in wanted]
