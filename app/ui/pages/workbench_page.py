"""What is due, overdue and forgotten, and how the month goes (工作台)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from app.domain.terms import Track
from app.support.progress import Progress
from app.support.settings import BACKUP_FOLDER, WORKBENCH_SCOPE
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.agenda_menu import AgendaMenu
from app.ui.pages.month_bars import MonthBars
from app.ui.pages.page_tools import ColumnKeeper, MoveOpener, flush_body, keep_place
from app.ui.pages.pulse_list import PulseList
from app.ui.pages.workbench_parts import FigureLinks, HintCard, TileRow, figure_words
from app.ui.pages.workbench_scope import ScopeChips
from app.ui.qtmodels.agenda_table import AgendaTable
from app.ui.tasks.task import Lane
from app.ui.viewmodels.case_list import load_office
from app.ui.viewmodels.office import last_backup_at
from app.ui.viewmodels.workbench import WorkbenchState, load_workbench, month_filters
from app.ui.viewmodels.workbench_agenda import (
    agenda_columns,
    clerks,
    figures,
    kept_scope,
    looks_at_others,
    whose,
)
from app.ui.viewmodels.workbench_hints import Hint, backup_hints
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import ElidedLabel, Hairline
from app.ui.widgets.page import Page
from app.ui.workspace import Navigator, Workspace

SIDE_WIDTH, SIDE_NARROW, NARROW_BELOW = 316, 252, 960


class WorkbenchPage(Page):
    """Tiles, what is due, the month; every figure opens the cases it counts (工作台)."""

    def __init__(self, workspace: Workspace, navigator: Navigator, *, move: MoveOpener) -> None:
        super().__init__(workspace.theme, self.tr("工作台"))
        self._workspace, self._navigator, self._move = workspace, navigator, move
        self._office = load_office(workspace.desk)
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
        self.figures = TileRow(theme, figures(self._workspace.desk.now))
        self.links = FigureLinks(theme, self.figures.rest)
        for part in (self.figures, self.links):
            part.chosen.connect(self._open_figure)
        box.addWidget(self.figures)
        lower = row(theme, gap=12)
        lower.addWidget(self._make_list(), 1)
        lower.addLayout(self._make_side())
        box.addLayout(lower, 1)

    def _make_list(self) -> Card:
        theme = self._workspace.theme
        card = Card(theme, self.tr("要办的事"), flush=True)
        self.scope = self._make_scope()
        if card.header is not None:
            card.header.add_beside(self.scope)
            words = self.tr("● 法定 ○ 内部 · W 为什么是这一天")
            note = ElidedLabel(words, TextRole.SMALL)
            card.header.add_right(note)
        inside = flush_body(theme, card)
        inside.addWidget(self._make_table(), 1)
        inside.addWidget(self._make_foot())
        self.figures.folded.connect(self._fold_links)
        return card

    def _make_scope(self) -> ScopeChips:
        """Return the chips, as chosen last; a clerk who has left is nobody's choice any more."""
        workspace = self._workspace
        account, settings = workspace.desk.account, workspace.settings
        others = self._others()
        handler = whose(settings.get(WORKBENCH_SCOPE), account)
        if handler not in (None, account.name, *others):
            handler = None
            settings.set(WORKBENCH_SCOPE, kept_scope(None, account.name))
        scope = ScopeChips(workspace.theme, account.name, others, handler)
        scope.chosen.connect(self._choose)
        return scope

    def _others(self) -> Mapping[str, str]:
        """Return the clerks whose work this account may look at."""
        desk = self._workspace.desk
        return clerks(desk) if looks_at_others(desk.account.role) else {}

    def _make_table(self) -> QStackedWidget:
        theme, workspace = self._workspace.theme, self._workspace
        self.table = DataTable(theme, self.tr("要办的事"))
        self.model = AgendaTable(agenda_columns(self._office), self)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self._keeper = ColumnKeeper(workspace, self.table, self.model, "agenda")
        self.table.installEventFilter(self)
        self.table.opened.connect(self._open_case)
        self.menu = AgendaMenu(workspace, self._navigator, self._move, self.table, self.model)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            EmptyState(
                theme,
                IconName.CHECK,
                self.tr("没有在走的期限"),
                self.tr("收件、受理、送达等每办一步，随之起算的期限就按先后列在这里。"),
            )
        )
        return self._pages

    def _make_foot(self) -> QWidget:
        """Return the line under the table: figures without a tile, and how much is listed."""
        theme = self._workspace.theme
        self._foot = QWidget()
        lines = column(theme, self._foot, gap=0)
        lines.addWidget(Hairline())
        line = row(theme, gap=12, insets=Insets(6, 2, 14, 2))
        self._cut = ElidedLabel("", TextRole.SMALL)
        line.addWidget(self.links)
        line.addStretch(1)
        line.addWidget(self._cut)
        lines.addLayout(line)
        return self._foot

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
        self.hints = HintCard(theme)
        self.hints.pressed.connect(self._follow_hint)
        for card in (self._month, self.hints):
            side.addWidget(card)
        side.addStretch(1)
        theme.changed.connect(self._rescale)
        self._rescale()
        return side

    def _rescale(self) -> None:
        """In a narrow window the list needs the room more than the month does."""
        px = self._workspace.theme.px
        width = SIDE_NARROW if self.width() < px(NARROW_BELOW) else SIDE_WIDTH
        for card in (self._month, self.hints):
            card.setFixedWidth(px(width))

    # --- page --------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list more of a narrow window."""
        super().resizeEvent(event)
        self._rescale()

    def focus_first(self) -> None:
        """Begin in the list of what is due."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read everything aside; what is shown stays until it is there."""
        self._asked += 1
        asked, desk, handler = self._asked, self._workspace.desk, self.scope.handler
        own = self._workspace.workplace.opened.backups
        chosen = self._workspace.settings.get(BACKUP_FOLDER)

        def read(progress: Progress) -> tuple[int, WorkbenchState]:
            del progress
            backups = backup_hints(last_backup_at(own, chosen), desk.now)
            return asked, load_workbench(desk, handler, backups)

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
        self.scope.show_clerks(self._others())
        if self._office.today != self._workspace.desk.today:
            self._office = load_office(self._workspace.desk)
            self.model.renew_columns(agenda_columns(self._office))
        self.figures.show_counts(state.figures, state.counts)
        self.links.show_counts(state.figures, state.counts)
        keep_place(self.table, self.model, lambda: self.model.show_agenda(state.groups))
        self._pages.setCurrentIndex(0 if state.groups else 1)
        self._cut.setText(state.cut)
        self._fold_links(self.figures.tiles[self.figures.rest[0]].isHidden())
        self.pulses.show_pulses(state.pulses)
        self.bars.show_bars(state.bars)
        self.hints.show_hints(state.hints)
        self.badge_changed.emit(f"{state.urgent:,}" if state.urgent else "")

    def _fold_links(self, folded: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Show as links what has no tile; without links and remark there is no line."""
        self.links.setVisible(folded)
        self._foot.setVisible(folded or bool(self._cut.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show more columns where the table has room."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            self._keeper.adapt()
        return False

    # --- acts --------------------------------------------------------------

    def _choose(self, handler: object) -> None:
        account = self._workspace.desk.account.name
        kept = kept_scope(cast("str | None", handler), account)
        self._workspace.settings.set(WORKBENCH_SCOPE, kept)
        self.mark_stale()

    def _open_figure(self, key: str) -> None:
        """List what the figure counted: the filter that was counted, not one made anew."""
        if self.state is None:
            return
        figure = next(one for one in self.state.figures if one.key == key)
        of_all = not figure.wanted.handler
        label = figure_words(figure.label)
        heading = label if of_all else self.scope.heading(label)
        self._navigator.open_cases(figure.wanted, heading)

    def _open_case(self, index: QModelIndex) -> None:
        item = self.model.line_at(index.row())
        if item is not None:
            self._navigator.open_case(item.key.case_id)

    def _follow_hint(self, hint: Hint) -> None:
        if hint.form:
            self._navigator.resume_form(hint.form)
        elif hint.wanted is not None:
            self._navigator.open_cases(hint.wanted, hint.heading)
        elif hint.case_id is not None:
            self._navigator.open_case(hint.case_id)
        else:
            self._navigator.show_page(hint.page)

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
