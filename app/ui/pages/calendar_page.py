"""The month with what ends and what is planned on each day (期限日历)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, QLocale, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from app.domain.dates import YearMonth
from app.domain.terms import Role
from app.services.case_filter import CaseFilter, DueSpan
from app.services.deadline_views import SittingLine
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import ScaledBox, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.calendar_acts import CalendarActs
from app.ui.pages.calendar_day import DayPanel
from app.ui.pages.calendar_years import YearsPanel
from app.ui.tasks.task import Lane
from app.ui.viewmodels.calendar import (
    DayState,
    MonthState,
    YearsState,
    load_day,
    load_month,
    load_years,
    long_day,
    months_on,
)
from app.ui.widgets.buttons import Button, FilterChip, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import ElidedLabel, Hairline, Label
from app.ui.widgets.month_grid import MonthGrid
from app.ui.widgets.page import Page
from app.ui.widgets.tabs import Tabs
from app.ui.workspace import Navigator, Workspace

_SIDE, _SIDE_WIDE = 404, 460
_ROOMY, _STACK_BELOW = 1400, 860
_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class _Read:
    """What a reading brought, with its number, so that a late one is not taken for a new one."""

    asked: int
    month: MonthState
    years: YearsState
    day: DayState


class CalendarPage(Page):
    """期限日历: the month at the left, the chosen day and the known years at the right."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(workspace.theme, "")
        self.set_title(self.tr("期限日历"))
        self._workspace, self._navigator = workspace, navigator
        self._day = workspace.desk.today
        self._state: MonthState | None = None
        self._asked = 0
        self.acts = CalendarActs(workspace, navigator, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_title()

    # --- parts -------------------------------------------------------------

    def _make_parts(self) -> None:
        theme = self.theme
        self.earlier = IconButton(theme, IconName.LEFT, self.tr("上个月 (PgUp)"))
        self.later = IconButton(theme, IconName.RIGHT, self.tr("下个月 (PgDn)"))
        self.month_label = Label("", TextRole.TITLE)
        self.today_button = Button(theme, self.tr("今天"))
        self.mine_chip = FilterChip(self.tr("我的"))
        self.all_chip = FilterChip(self.tr("全中心"), checked=True)
        self.legend = ElidedLabel("", TextRole.SMALL)
        self.grid = MonthGrid(theme, self.tr("月历"))
        self.day = DayPanel(theme, self._workspace.desk.today)
        self.years = YearsPanel(theme)
        self.tabs = Tabs(self.tr("当日与放假安排"))
        self.tabs.addTab(self.tr("当日"))
        self.tabs.addTab(self.tr("放假安排"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.day)
        self._stack.addWidget(self.years)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        action = QAction(self.tr("排期"), self)
        action.setShortcut(QKeySequence("Ctrl+N"))
        action.triggered.connect(self._book)
        self.set_primary_action(action)

    def _lay_out(self) -> None:
        lines = column(self.theme, self, gap=12)
        lines.addLayout(self._bar())
        self._split = row(self.theme, gap=12)
        month = Card(self.theme, flush=True)
        month.body.addWidget(self.grid)
        self._split.addWidget(month, 1)
        self._side = Card(self.theme, flush=True)
        box = column(self.theme, gap=0)
        box.addWidget(self.tabs)
        box.addWidget(Hairline())
        box.addWidget(self._stack, 1)
        self._side.body.addLayout(box)
        self._split.addWidget(self._side)
        lines.addLayout(self._split, 1)

    def _bar(self) -> ScaledBox:
        bar = row(self.theme, gap=10)
        for widget in (self.earlier, self.month_label, self.later, self.today_button):
            bar.addWidget(widget)
        bar.addSpacing(self.theme.px(6))
        bar.addWidget(self.mine_chip)
        bar.addWidget(self.all_chip)
        bar.addStretch(1)
        bar.addWidget(self.legend)
        return bar

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.go_to(months_on(self._day, -1)))
        self.later.clicked.connect(lambda: self.go_to(months_on(self._day, 1)))
        self.today_button.clicked.connect(lambda: self.go_to(self._workspace.desk.today))
        self.mine_chip.clicked.connect(lambda: self._choose(mine=True))
        self.all_chip.clicked.connect(lambda: self._choose(mine=False))
        self.grid.chosen.connect(self.go_to)
        self.grid.opened.connect(self._open_day)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._pause.timeout.connect(self._read_day)
        self.day.case_opened.connect(self._navigator.open_case)
        self.day.list_asked.connect(self._open_list)
        self.day.adjust_asked.connect(self._adjust)
        self.day.book_asked.connect(self._book)
        self.day.change_asked.connect(self._change)
        self.day.cancel_asked.connect(self.acts.cancel)
        self.years.import_asked.connect(self.acts.import_file)
        self.years.undo_asked.connect(self.acts.undo_edit)
        self.years.day_chosen.connect(self.go_to)
        self.acts.changed.connect(self.mark_stale)
        self._offer()
        self.track(self._workspace.desk_changed, self.mark_stale)
        self.track(self.theme.changed, self._adapt)

    # --- page --------------------------------------------------------------

    @property
    def chosen_day(self) -> date:
        """The day whose card is shown."""
        return self._day

    @property
    def is_mine(self) -> bool:
        """Whether only the signed-in clerk's cases are counted."""
        return self.mine_chip.isChecked()

    def focus_first(self) -> None:
        """Begin in the month."""
        self.grid.setFocus()

    def go_to(self, on: date) -> None:
        """Choose a day; one of another month brings that month."""
        before, self._day = self._day, on
        if (before.year, before.month) != (on.year, on.month) or self._state is None:
            self._show_title()
            self.refresh()
            return
        self.grid.choose(on)
        self._show_load()
        self._pause.start()

    def refresh(self) -> None:
        """Read the month, its day and the years aside; what is shown stays until then."""
        self._asked += 1
        asked, desk, on, mine = self._asked, self._workspace.desk, self._day, self.is_mine

        def read(_progress: Progress) -> _Read:
            month = load_month(desk, YearMonth.of(on), mine=mine)
            return _Read(asked, month, load_years(desk), load_day(desk, on, mine=mine))

        self._workspace.runner.run(
            self.tr("读取期限日历"),
            read,
            lane=Lane.READ,
            on_success=self._loaded,
            on_failure=self._workspace.errors.show,
        )

    def _loaded(self, result: object) -> None:
        read = cast("_Read", result)
        if read.asked != self._asked:
            return
        self._state = read.month
        days = read.month.days()
        self.grid.show_month(read.month.month, days, self._day, self._workspace.desk.today)
        statutory, internal, sittings = read.month.sums()
        words = self.tr("本月届满 ● 法定 {statutory}　○ 内部 {internal}　▪ 排期 {sittings}")
        self.legend.setText(
            words.format(statutory=f"{statutory:,}", internal=f"{internal:,}", sittings=sittings)
        )
        self.years.show_state(read.years, read.month.known_until)
        self._show_load()
        self._show_day(read.day)

    def _offer(self) -> None:
        """Offer changing the calendar to those whose word counts for all."""
        head = self._workspace.desk.account.role in (Role.SUPERVISOR, Role.ADMIN)
        self.day.adjust.setVisible(head)
        self.years.show_rights(head=head)

    def _show_title(self) -> None:
        # A pattern of QLocale: English names the month and puts the year behind.
        day = QDate(self._day.year, self._day.month, self._day.day)
        self.month_label.setText(QLocale().toString(day, self.tr("yyyy年M月")))

    def _show_load(self) -> None:
        load = self._state.loads.get(self._day) if self._state is not None else None
        if load is not None:
            self.day.show_load(load)

    def _read_day(self) -> None:
        self._asked += 1
        asked, desk, on, mine = self._asked, self._workspace.desk, self._day, self.is_mine

        def read(_progress: Progress) -> tuple[int, DayState]:
            return asked, load_day(desk, on, mine=mine)

        self._workspace.runner.run(
            self.tr("读取当日"),
            read,
            lane=Lane.READ,
            on_success=self._day_loaded,
            on_failure=self._workspace.errors.show,
        )

    def _day_loaded(self, result: object) -> None:
        asked, day = cast("tuple[int, DayState]", result)
        if asked == self._asked:
            self._show_day(day)

    def _show_day(self, day: DayState) -> None:
        if day.on == self._day:
            self.day.show_state(day)

    # --- acts --------------------------------------------------------------

    def _choose(self, *, mine: bool) -> None:
        self.mine_chip.setChecked(mine)
        self.all_chip.setChecked(not mine)
        self.mark_stale()

    def _open_day(self, _on: object) -> None:
        self.tabs.setCurrentIndex(0)
        self.day.focus_first()

    def _open_list(self) -> None:
        handler = self._workspace.desk.account.name if self.is_mine else None
        wanted = CaseFilter(handler=handler, due=DueSpan(self._day, self._day))
        heading = self.tr("{day}届满").format(day=long_day(self._day))
        self._navigator.open_cases(wanted, heading)

    def _adjust(self) -> None:
        if self.day.load is not None:
            self.acts.adjust(self.day.load)

    def _book(self) -> None:
        self.acts.book(self._day)

    def _change(self, line: object) -> None:
        if isinstance(line, SittingLine):
            self.acts.book(self._day, line)

    def handle_escape(self) -> bool:
        """Come back from the lists of a day to the month."""
        here: QWidget | None = QApplication.focusWidget()
        if here is None or not self._side.isAncestorOf(here):
            return False
        self.grid.setFocus()
        return True

    # --- size --------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card under the month where there is no room beside it."""
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        px, width = self.theme.px, self.width()
        stacked = width < px(_STACK_BELOW)
        way = QBoxLayout.Direction
        self._split.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        side = px(_SIDE_WIDE if width >= px(_ROOMY) else _SIDE)
        self._side.setMinimumWidth(0 if stacked else side)
        self._side.setMaximumWidth(16_777_215 if stacked else side)
        self._side.setMinimumHeight(px(360) if stacked else 0)
