"""One case whole: state, stages, facts, parties, right, mediation, links, history (案卷)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QStackedWidget, QWidget

from app.domain.case_type import CaseType
from app.domain.fields import Part
from app.domain.terms import Track
from app.services.read_case import read_dossier
from app.services.views import CaseDossier
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.case_menu import CaseMenu
from app.ui.pages.case_preview import ALWAYS_FOLDED, key_values, moves_menu
from app.ui.pages.dossier_parts import (
    facts_part,
    history_table,
    link_table,
    parties_part,
    recent_part,
)
from app.ui.pages.mediation_panel import MediationPanel
from app.ui.pages.page_tools import MoveOpener, flush_body
from app.ui.viewmodels.case_dossier import (
    case_facts,
    history,
    key_facts,
    party_blocks,
    stages,
    subtitle,
)
from app.ui.viewmodels.case_list import load_office
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState, SectionHeader
from app.ui.widgets.key_values import KeyValueList
from app.ui.widgets.labels import ElidedLabel, Hairline
from app.ui.widgets.page import Page
from app.ui.widgets.pills import StatusPill
from app.ui.widgets.tabs import Tabs
from app.ui.widgets.timeline import Step, StepState, Timeline
from app.ui.workspace import LIST_PAGES, Navigator, Workspace

SIDE_WIDTH = 340


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
        self.mediation_panel: MediationPanel | None = None
        self._tab_key = "facts"
        self._menu = CaseMenu(workspace, navigator, again, self)
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
        self._strip.body.addWidget(self.timeline)
        box.addWidget(self._strip)
        lower = row(theme, gap=12)
        lower.addWidget(self._make_tabs(), 1)
        lower.addWidget(self._make_side())
        box.addLayout(lower, 1)
        theme.changed.connect(self._rescale)
        self._rescale()

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
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(6), 0, 0, 0)
        head.addWidget(self.tabs, 1)
        inside.addLayout(head)
        inside.addWidget(Hairline())
        inside.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._choose_tab)
        return card

    def _make_side(self) -> Card:
        theme = self._workspace.theme
        self._side = Card(theme, self.tr("要点"))
        self._facts = KeyValueList(theme)
        self._side.body.addWidget(self._facts)
        self._side.body.addSpacing(theme.px(4))
        self._side.body.addWidget(SectionHeader(theme, self.tr("最近经过")))
        self._recent = column(theme, gap=6)
        self._side.body.addLayout(self._recent)
        self._side.body.addStretch(1)
        return self._side

    def _rescale(self) -> None:
        self._side.setFixedWidth(self._workspace.theme.px(SIDE_WIDTH))

    # --- page --------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the tabs, which the arrow keys walk."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the case anew; the tab in view stays in view."""
        try:
            self.dossier = read_dossier(self._workspace.desk, self.case_id)
        except KuaiWeiError as error:
            self.dossier = None
            self._show_gone(error)
            return
        self._whole.setCurrentIndex(0)
        self._show_header(self.dossier)
        self._show_side(self.dossier)
        self._show_tabs(self.dossier)

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
        usual = [move for move in dossier.moves if move.code not in ALWAYS_FOLDED]
        rest = list(dossier.moves)
        self.next_button.setVisible(bool(usual))
        if usual:
            self.next_button.set_text(usual[0].term)
            rest.remove(usual[0])
        self.moves_button.setVisible(bool(rest))
        self.moves_button.set_menu(moves_menu(rest, self.moves_button, self._make_move))
        self.more_button.set_menu(self._menu.build(dossier, self.more_button))
        steps = [
            Step(
                stage.label,
                stage.day,
                StepState.CURRENT
                if stage.current
                else StepState.DONE
                if stage.reached
                else StepState.AHEAD,
            )
            for stage in stages(self._case_type(dossier), dossier)
        ]
        self.timeline.set_steps(steps)

    def _show_side(self, dossier: CaseDossier) -> None:
        names = self._office.names
        self._facts.set_rows(key_values(key_facts(dossier, names, self._workspace.desk.today)))
        recent_part(self._recent, history(dossier.events, names, 6))

    def _show_tabs(self, dossier: CaseDossier) -> None:
        keep = self._tab_key
        self.tabs.blockSignals(True)  # noqa: FBT003 - a Qt setter
        while self.tabs.count():
            self.tabs.removeTab(0)
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        for key, text, widget in self._parts(dossier):
            at = self.tabs.addTab(text)
            self.tabs.setTabData(at, key)
            self._stack.addWidget(widget)
        self.tabs.blockSignals(False)  # noqa: FBT003 - a Qt setter
        keys = [self.tabs.tabData(at) for at in range(self.tabs.count())]
        self.tabs.setCurrentIndex(keys.index(keep) if keep in keys else 0)
        self._choose_tab(self.tabs.currentIndex())

    def _parts(self, dossier: CaseDossier) -> list[tuple[str, str, QWidget]]:
        theme, names = self._workspace.theme, self._office.names
        case_type = self._case_type(dossier)
        facts = case_facts(case_type, dossier, names, Part.CASE)
        rights = case_facts(case_type, dossier, names, Part.RIGHT)
        blocks = party_blocks(case_type, dossier, names)
        self.mediation_panel = None
        parts = [
            ("facts", self.tr("基本情况"), facts_part(theme, facts)),
            (
                "parties",
                self.tr("当事人 {n}").format(n=len(blocks)),
                parties_part(theme, blocks, self._navigator.open_party),
            ),
        ]
        if rights:
            parts.append(("right", self.tr("权利"), facts_part(theme, rights)))
        if self._is_mediation(dossier):
            panel = MediationPanel(self._workspace, dossier)
            panel.saved.connect(self.mark_stale)
            self.mediation_panel = panel
            parts.append(("mediation", self.tr("调解"), panel))
        if dossier.links:
            table = link_table(theme, dossier.links, self._navigator.open_case, self)
            parts.append(("links", self.tr("关联 {n}").format(n=len(dossier.links)), table))
        lines = history(dossier.events, names)
        parts.append(("history", self.tr("历史"), history_table(theme, lines, self)))
        return parts

    def _is_mediation(self, dossier: CaseDossier) -> bool:
        held = bool(dossier.sessions or dossier.instalments)
        return (
            dossier.line.track == Track.MEDIATION.value
            or held
            or (dossier.line.state in ("mediating", "settled"))
        )

    def _case_type(self, dossier: CaseDossier) -> CaseType:
        return self._workspace.desk.catalogue.get(dossier.line.kind)

    def _go_back(self) -> None:
        self._navigator.go_back()

    # --- acts --------------------------------------------------------------

    def _choose_tab(self, at: int) -> None:
        if at >= 0:
            self._tab_key = str(self.tabs.tabData(at))
            self._stack.setCurrentIndex(at)

    def show_tab(self, key: str) -> None:
        """Turn to a part by its key."""
        for at in range(self.tabs.count()):
            if self.tabs.tabData(at) == key:
                self.tabs.setCurrentIndex(at)

    def _make_next_move(self) -> None:
        if self.dossier is not None:
            usual = [one for one in self.dossier.moves if one.code not in ALWAYS_FOLDED]
            self._make_move(usual[0].code)

    def _make_move(self, move: str) -> None:
        self._move(self.case_id, move)
