"""What there is to do today, and how the month goes (工作台)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLayout, QPushButton, QStackedWidget, QWidget

from app.domain.terms import Tone, Track
from app.services.case_filter import CaseFilter
from app.support.progress import Progress
from app.support.settings import BACKUP_FOLDER
from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.month_bars import MonthBars
from app.ui.pages.page_tools import ColumnKeeper, keep_place
from app.ui.pages.pulse_list import PulseList
from app.ui.qtmodels.case_table import CaseTable
from app.ui.tasks.task import Lane
from app.ui.viewmodels.case_list import load_office
from app.ui.viewmodels.office import last_backup_at
from app.ui.viewmodels.workbench import (
    Hint,
    WorkbenchState,
    backup_hints,
    figures,
    load_workbench,
    month_filters,
    waiting_columns,
)
from app.ui.widgets.buttons import Button, ButtonKind, FilterChip
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label
from app.ui.widgets.page import Page
from app.ui.widgets.tile import Tile
from app.ui.workspace import Navigator, Workspace

SIDE_WIDTH = 316
_HINT_ROLES = {Tone.ATTENTION: TextRole.WARNING, Tone.BAD: TextRole.DANGER}


class WorkbenchPage(Page):
    """Tiles, what waits, the month; every figure opens the cases it counts (工作台)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(workspace.theme, self.tr("工作台"))
        self._workspace, self._navigator = workspace, navigator
        self._office = load_office(workspace.desk)
        self._figures = figures(workspace.desk.today)
        self._asked = 0
        self.state: WorkbenchState | None = None
        self._lay_out()
        action = QAction(self.tr("收件"), self)
        action.setShortcut(QKeySequence("Ctrl+N"))
        action.triggered.connect(lambda: navigator.new_case(Track.INFRINGEMENT))
        self.set_primary_action(action)
        self.track(workspace.desk_changed, self.mark_stale)

    # --- parts -------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        box = column(theme, self, gap=12)
        tiles = row(theme, gap=10)
        self.tiles: dict[str, Tile] = {}
        for figure in self._figures:
            tile = Tile(theme, figure.label)
            tile.clicked.connect(lambda _=False, one=figure: self._open(one.wanted, one.label))
            self.tiles[figure.key] = tile
            tiles.addWidget(tile)
        box.addLayout(tiles)
        lower = row(theme, gap=12)
        lower.addWidget(self._make_list(), 1)
        lower.addLayout(self._make_side())
        box.addLayout(lower, 1)

    def _make_list(self) -> Card:
        theme, workspace = self._workspace.theme, self._workspace
        card = Card(theme, self.tr("要办的事"), note=self.tr("按收件先后"), flush=True)
        self.mine_chip = FilterChip(self.tr("我的"))
        self.all_chip = FilterChip(self.tr("全中心"), checked=True)
        self.mine_chip.clicked.connect(lambda: self._choose(mine=True))
        self.all_chip.clicked.connect(lambda: self._choose(mine=False))
        if card.header is not None:
            card.header.add_beside(self.mine_chip)
            card.header.add_beside(self.all_chip)
        self.table = DataTable(theme, self.tr("要办的事"))
        self.model = CaseTable(lambda: workspace.desk, waiting_columns(self._office), self)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self._keeper = ColumnKeeper(workspace, self.table, self.model, "workbench")
        self.table.installEventFilter(self)
        self.table.opened.connect(self._open_case)
        self.model.failed.connect(workspace.errors.show)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            EmptyState(
                theme,
                IconName.CHECK,
                self.tr("没有等着办的事"),
                self.tr("新收的案件、待补正和待办的案件会按先后列在这里。"),
            )
        )
        card.body.addWidget(self._pages)
        return card

    def _make_side(self) -> QLayout:
        theme = self._workspace.theme
        side = column(theme, gap=12)
        month = self._workspace.desk.today.month
        heading = self.tr("{month}月至今").format(month=month)
        self._month = Card(theme, heading, note=self.tr("对比上年同期"))
        self.pulses = PulseList(theme)
        self.pulses.opened.connect(self._open_pulse)
        self.bars = MonthBars(theme)
        self.bars.chosen.connect(self._open_month)
        self._month.body.addWidget(self.pulses)
        self._month.body.addWidget(self.bars)
        self._hints = Card(theme, self.tr("提示"))
        self._hint_lines = column(theme, gap=6)
        self._hints.body.addLayout(self._hint_lines)
        for card in (self._month, self._hints):
            side.addWidget(card)
        side.addStretch(1)
        theme.changed.connect(self._rescale)
        self._rescale()
        return side

    def _rescale(self) -> None:
        for card in (self._month, self._hints):
            card.setFixedWidth(self._workspace.theme.px(SIDE_WIDTH))

    # --- page --------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the list of what waits."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read everything aside; what is shown stays until it is there."""
        self._asked += 1
        asked, desk, mine = self._asked, self._workspace.desk, self.mine_chip.isChecked()
        own = self._workspace.workplace.opened.backups
        chosen = self._workspace.settings.get(BACKUP_FOLDER)

        def read(progress: Progress) -> tuple[int, WorkbenchState]:
            del progress
            backups = backup_hints(last_backup_at(own, chosen), desk.now)
            return asked, load_workbench(desk, mine=mine, more=backups)

        self._workspace.runner.run(
            self.tr("读取工作台"),
            read,
            lane=Lane.READ,
            on_success=self._loaded,
            on_failure=self._workspace.errors.show,
        )

    def _loaded(self, result: object) -> None:
        asked, state = cast("tuple[int, WorkbenchState]", result)
        if asked != self._asked:
            return
        self.state = state
        for figure in self._figures:
            count = state.counts[figure.key]
            tone = figure.tone if count else Tone.NEUTRAL
            self.tiles[figure.key].set_figure(f"{count:,}", tone)
        groups = [(group.heading, group.ids) for group in state.groups]
        keep_place(self.table, self.model, lambda: self.model.show_groups(groups))
        self._pages.setCurrentIndex(0 if groups else 1)
        self.pulses.show_pulses(state.pulses)
        self.bars.show_bars(state.bars)
        self._show_hints(state.hints)

    def _show_hints(self, hints: tuple[Hint, ...]) -> None:
        while (item := self._hint_lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for hint in hints:
            self._hint_lines.addWidget(self._hint_widget(hint))
        if not hints:
            self._hint_lines.addWidget(Label(self.tr("现在没有需要留意的事。"), TextRole.SMALL))

    def _hint_widget(self, hint: Hint) -> QWidget:
        label = Label(hint.text, _HINT_ROLES.get(hint.tone, TextRole.SMALL))
        label.setWordWrap(True)
        if not hint.form:
            return label
        theme, place = self._workspace.theme, QWidget()
        line = row(theme, place, gap=6)
        go_on = Button(theme, self.tr("继续"), kind=ButtonKind.QUIET)
        go_on.clicked.connect(lambda: self._navigator.resume_form(hint.form))
        line.addWidget(label, 1)
        line.addWidget(go_on)
        return place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show more columns where the table has room."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            self._keeper.adapt()
        return False

    # --- acts --------------------------------------------------------------

    def _choose(self, *, mine: bool) -> None:
        chips: tuple[QPushButton, QPushButton] = (self.mine_chip, self.all_chip)
        for chip, on in zip(chips, (mine, not mine), strict=True):
            chip.setChecked(on)
        self.mark_stale()

    def _open(self, wanted: CaseFilter, heading: str) -> None:
        self._navigator.open_cases(wanted, heading)

    def _open_case(self, index: QModelIndex) -> None:
        case_id = self.model.id_at(index.row())
        if case_id is not None:
            self._navigator.open_case(case_id)

    def _open_pulse(self, at: int) -> None:
        if self.state is not None:
            pulse = self.state.pulses[at]
            heading = f"{self._month.accessibleName()} {pulse.label}"
            self._navigator.open_cases(pulse.wanted, heading)

    def _open_month(self, at: int) -> None:
        if self.state is not None:
            month = self.state.bars.months[at]
            accepted, _ = month_filters(month, self._workspace.desk.today)
            heading = self.tr("{month}受理").format(month=month.term)
            self._navigator.open_cases(accepted, heading)
