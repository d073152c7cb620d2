"""One case whole: state, stages, facts, parties, right, mediation, links, history (案卷)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QStackedWidget, QWidget
from shiboken6 import isValid

from app.domain.case_type import CaseType
from app.domain.terms import Track
from app.services.deadline_views import DeadlineKey, DeadlineLine
from app.services.materials import ASK_SUPPLEMENT
from app.services.read_case import read_dossier
from app.services.views import CaseDossier
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.deadline_dialogs import DeadlineActs
from app.ui.pages.archive_acts import ArchiveActs
from app.ui.pages.case_menu import CaseMenu
from app.ui.pages.case_preview import moves_menu
from app.ui.pages.case_side import CaseSide
from app.ui.pages.case_tabs import DEADLINES, ROOMY, CaseTabs
from app.ui.pages.deadline_panel import DeadlinePanel
from app.ui.pages.mediation_panel import MediationPanel
from app.ui.pages.page_tools import MoveOpener, flush_body
from app.ui.pages.paper_panel import MAKE_KEY
from app.ui.viewmodels.case_deadlines import CaseLimits, read_limits
from app.ui.viewmodels.case_dossier import (
    Stage,
    history,
    stages,
    subtitle,
    usual_move,
)
from app.ui.viewmodels.case_list import load_office
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.file_drop import FileDrop
from app.ui.widgets.labels import ElidedLabel, Hairline
from app.ui.widgets.page import Page
from app.ui.widgets.pills import StatusPill
from app.ui.widgets.tabs import Tabs
from app.ui.widgets.timeline import Step, StepState, Timeline
from app.ui.workspace import LIST_PAGES, Navigator, Workspace

_LOW = 560
_SOON_MS = 60
"""How long a reading waits for the store to tell of what a part wrote."""


class CasePage(Page):
    """The dossier; ``again`` opens a form with the same first side (案卷)."""

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        case_id: int,
        *,
        move: MoveOpener,
        again: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(workspace.theme, "")
        self._workspace, self._navigator = workspace, navigator
        self.case_id, self._move = case_id, move
        self._office = load_office(workspace.desk)
        self.dossier: CaseDossier | None = None
        self._tab_key = DEADLINES
        self.limits = CaseLimits()
        self._stages: tuple[Stage, ...] = ()
        self.acts = DeadlineActs(workspace, case_id, self)
        self.acts.done.connect(self.mark_stale)
        self.side = CaseSide(workspace)
        self.deadlines = DeadlinePanel(workspace, self.acts)
        self.deadlines.chosen.connect(self._show_why)
        self.deadlines.opened.connect(self._enter_why)
        self.parts = CaseTabs(workspace, navigator, case_id, self.deadlines)
        # The store tells of the same write; whoever comes first spares the other reading.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.mark_stale)
        self.parts.changed.connect(self._soon.start)
        make = QShortcut(QKeySequence(MAKE_KEY), self)
        make.activated.connect(self._make_paper)
        self.material = self.parts.material
        self.material.notice_asked.connect(lambda: self._make_move(ASK_SUPPLEMENT))
        self._drop = FileDrop(self)
        self._drop.files.connect(self._take_files)
        self._menu = CaseMenu(workspace, navigator, again, self)
        self.archive = ArchiveActs(
            workspace, navigator, self, lambda _, folder: self.parts.papers.make_paper(folder)
        )
        self._menu.archive_asked.connect(self.archive.open)
        self._lay_out()
        self.track(workspace.desk_changed, self.mark_stale)

    # --- parts -------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        outer = column(theme, self, gap=0)
        self._whole = QStackedWidget()
        outer.addWidget(self._whole)
        body = QWidget()
        self._whole.addWidget(body)
        box = column(theme, body, gap=12)
        box.addLayout(self._make_header())
        self._strip = Card(theme)
        self.timeline = Timeline(theme)
        self.timeline.pressed.connect(self._show_stage)
        self._strip.body.addWidget(self.timeline)
        box.addWidget(self._strip)
        lower = row(theme, gap=12)
        lower.addWidget(self._make_tabs(), 1)
        lower.addWidget(self.side)
        box.addLayout(lower, 1)
        theme.changed.connect(self._rescale)

    def _make_header(self) -> QLayout:
        theme = self._workspace.theme
        line = row(theme, gap=10)
        self.pill = StatusPill(theme)
        self._heading = ElidedLabel("", TextRole.HEADING)
        self._subtitle = ElidedLabel("", TextRole.SMALL)
        self._heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addWidget(self.pill)
        line.addWidget(self._heading)
        line.addWidget(self._subtitle, 1)
        self.edit_button = Button(theme, self.tr("编辑"), icon=IconName.EDIT, shortcut="Ctrl+E")
        self.edit_button.clicked.connect(lambda: self._navigator.edit_case(self.case_id))
        self.more_button = Button(theme, self.tr("更多"))
        self.moves_button = Button(theme, self.tr("其他办理"))
        self.next_button = Button(theme, "…", kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        self.next_button.clicked.connect(self._make_next_move)
        for button in (self.more_button, self.edit_button, self.moves_button, self.next_button):
            line.addWidget(button)
        return line

    def _make_tabs(self) -> Card:
        theme = self._workspace.theme
        card = Card(theme, flush=True)
        inside = flush_body(theme, card)
        self.tabs = Tabs(self.tr("案卷各栏"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.deadlines)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(6), 0, 0, 0)
        head.addWidget(self.tabs, 1)
        inside.addLayout(head)
        inside.addWidget(Hairline())
        inside.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._choose_tab)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the tabs their room in a narrow window."""
        super().resizeEvent(event)
        self._rescale()

    def heightForWidth(self, width: int) -> int:
        """Ask for no more than the least: what is long scrolls in its own place, not the page."""
        return self.minimumSizeHint().height()

    def _rescale(self) -> None:
        self.side.fit(self.width())
        self._show_strip()

    @property
    def mediation_panel(self) -> MediationPanel | None:
        """The sittings and payments of a mediation, None in other cases."""
        return self.parts.mediation

    # --- page --------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the tabs, which the arrow keys walk."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the case anew; the tab in view stays in view, the keyboard on the page."""
        # The window's own: it has the keyboard, or gets it back when a sheet closes.
        self._soon.stop()
        before = cast("QWidget | None", self.window().focusWidget())
        was_here = before is not None and self.isAncestorOf(before)
        self._read_anew()
        if not was_here or self.window().focusWidget() is before:
            return
        if before is not None and isValid(before) and before.isVisibleTo(self):
            # A part that lasts was taken out of the tabs and put back.
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def _read_anew(self) -> None:
        try:
            desk = self._workspace.desk
            self.dossier = read_dossier(desk, self.case_id)
            self.limits = read_limits(desk, self._case_type(self.dossier), self.case_id)
        except KuaiWeiError as error:
            self.dossier = None
            self._show_gone(error)
            return
        self._whole.setCurrentIndex(0)
        self.material.may_notify = any(one.code == ASK_SUPPLEMENT for one in self.dossier.moves)
        self.parts.reload()
        self._show_header(self.dossier)
        self.side.show_case(self.dossier, self._office.names)
        self._show_tabs(self.dossier)
        self._show_limits(self.dossier)

    def _show_gone(self, error: KuaiWeiError) -> None:
        theme = self._workspace.theme
        back = Button(theme, self.tr("返回"), icon=IconName.BACK)
        back.clicked.connect(self._go_back)
        words = error.hint or self.tr("按 Esc 返回。")
        empty = EmptyState(theme, IconName.PROBLEM, error.message, words, action=back)
        self._whole.addWidget(empty)
        self._whole.setCurrentWidget(empty)

    def _show_header(self, dossier: CaseDossier) -> None:
        line = dossier.line
        term = Track(line.track).term
        self.set_title(f"{term} ／ {line.number.rpartition('〕')[2] or line.number}")
        self.nav_id = self.nav_id or LIST_PAGES[Track(line.track)]
        self.pill.set_state(line.state_term, line.tone)
        self._heading.setText(line.title)
        self._subtitle.setText(subtitle(line))
        usual = usual_move(dossier.moves)
        rest = [move for move in dossier.moves if move != usual]
        self.next_button.setVisible(usual is not None)
        if usual is not None:
            self.next_button.set_text(usual.term)
        self.moves_button.setVisible(bool(rest))
        self.moves_button.set_menu(moves_menu(rest, self.moves_button, self._make_move))
        self.more_button.set_menu(self._menu.build(dossier, self.more_button))
        self._stages = stages(self._case_type(dossier), dossier, self.limits.lines)
        self.timeline.set_steps([_step(stage) for stage in self._stages])

    def _show_limits(self, dossier: CaseDossier) -> None:
        self.acts.title = f"{dossier.line.number} {dossier.line.title}"
        self.deadlines.show_limits(self.limits, history(dossier.events, self._office.names))

    def _show_tabs(self, dossier: CaseDossier) -> None:
        keep = self._tab_key
        self.tabs.blockSignals(True)  # noqa: FBT003 - a Qt setter
        while self.tabs.count():
            self.tabs.removeTab(0)
        while (old := self._stack.widget(1)) is not None:  # the limits stay, with the keyboard
            self._stack.removeWidget(old)
            if old not in self.parts.lasting:
                old.deleteLater()
        for part in self.parts.make(dossier, self._office.names):
            at = self.tabs.addTab(part.text)
            self.tabs.setTabData(at, part.key)
            if part.widget is not self.deadlines:
                self._stack.addWidget(part.widget)
        self.tabs.blockSignals(False)  # noqa: FBT003 - a Qt setter
        keys = [self.tabs.tabData(at) for at in range(self.tabs.count())]
        self.tabs.setCurrentIndex(keys.index(keep) if keep in keys else 0)
        self._choose_tab(self.tabs.currentIndex())

    def _case_type(self, dossier: CaseDossier) -> CaseType:
        return self._workspace.desk.catalogue.get(dossier.line.kind)

    def _go_back(self) -> None:
        self._navigator.go_back()

    # --- acts --------------------------------------------------------------

    def _choose_tab(self, at: int) -> None:
        if at >= 0:
            self._tab_key = str(self.tabs.tabData(at))
            self._stack.setCurrentIndex(at)
            self.side.turn_to_reasons(reasons=self._tab_key == DEADLINES)
            self.side.setVisible(self._tab_key not in ROOMY)
            self._show_strip()

    def _show_strip(self) -> None:
        """Give the strip's place to a list with its buttons where the window is low."""
        low = self.window().height() < self._workspace.theme.px(_LOW)
        self._strip.setVisible(not (low and self._tab_key in ROOMY))

    def _make_paper(self) -> None:
        if self.dossier is not None:
            self.show_tab("papers")
            self.parts.papers.make()

    def _take_files(self, paths: tuple[Path, ...]) -> None:
        """Add files dropped anywhere on the case to its evidence."""
        if self.dossier is not None:
            self.show_tab("evidence")
            self.parts.evidence.acts.add_paths(paths)

    def release(self) -> None:
        """Let go of what the parts hold open."""
        self.parts.release()
        super().release()

    def show_tab(self, key: str) -> None:
        """Turn to a part by its key."""
        for at in range(self.tabs.count()):
            if self.tabs.tabData(at) == key:
                self.tabs.setCurrentIndex(at)

    def _show_stage(self, at: int) -> None:
        """Go from a day in the strip to its reasons."""
        key = self._stages[at].limit
        if key is not None:
            self.show_limit(key)

    def show_limit(self, key: DeadlineKey) -> None:
        """Turn to the limits with one of them chosen, so that its reasons are shown."""
        self.show_tab(DEADLINES)
        self.deadlines.choose(key)
        self.deadlines.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_why(self, line: object) -> None:
        found = line if isinstance(line, DeadlineLine) else None
        number = "" if self.dossier is None else self.dossier.line.number
        self.side.why.show_line(found, number)
        if found is not None:
            self.side.why.set_menu(self.acts.menu(found, self.side.why))

    def _enter_why(self) -> None:
        self.side.why.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_escape(self) -> bool:
        """Go back from the reasons of a date to its row."""
        if not self.side.why.has_keyboard():
            return False
        self.deadlines.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make_next_move(self) -> None:
        usual = None if self.dossier is None else usual_move(self.dossier.moves)
        if usual is not None:
            self._make_move(usual.code)

    def _make_move(self, move: str) -> None:
        self._move(self.case_id, move)


def _step(stage: Stage) -> Step:
    state = StepState.DONE if stage.reached else StepState.AHEAD
    state = StepState.CURRENT if stage.current else state
    return Step(stage.label, stage.day, state, link=stage.limit is not None)
