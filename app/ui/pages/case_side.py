"""Beside the tabs of a case: its key facts, or why the chosen limit ends on its day."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from app.services.views import CaseDossier
from app.ui.design.layouts import column
from app.ui.pages.case_preview import key_values
from app.ui.pages.dossier_parts import recent_part
from app.ui.pages.why_panel import WhyPanel
from app.ui.viewmodels.case_dossier import history, key_facts
from app.ui.widgets.cards import Card, SectionHeader
from app.ui.widgets.key_values import KeyValueList
from app.ui.workspace import Workspace

WIDTH = 372
NARROWEST = 296
SHARE = 0.36
SHOWN_EVENTS = 6


class CaseSide(QStackedWidget):
    """Turns with the tabs: the reasons of a date beside the limits, facts beside the rest."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.why = WhyPanel(workspace)
        self._facts_card = self._make_facts()
        self.addWidget(self.why)
        self.addWidget(self._facts_card)
        self.fit(0)

    def _make_facts(self) -> Card:
        theme = self._workspace.theme
        card = Card(theme, self.tr("要点"))
        self._facts = KeyValueList(theme)
        card.body.addWidget(self._facts)
        card.body.addSpacing(theme.px(4))
        card.body.addWidget(SectionHeader(theme, self.tr("最近经过")))
        self._recent = column(theme, gap=6)
        card.body.addLayout(self._recent)
        card.body.addStretch(1)
        return card

    def show_case(self, dossier: CaseDossier, names: Mapping[str, str]) -> None:
        """Show the key facts and the last events of a case."""
        self._facts.set_rows(key_values(key_facts(dossier, names, self._workspace.desk.today)))
        recent_part(self._recent, history(dossier.events, names, SHOWN_EVENTS))

    def turn_to_reasons(self, *, reasons: bool) -> None:
        """Show why a date is, or the facts; the hidden one asks for no room."""
        policy = QSizePolicy.Policy
        shown, hidden = (self.why, self._facts_card) if reasons else (self._facts_card, self.why)
        shown.setSizePolicy(policy.Preferred, policy.Preferred)
        hidden.setSizePolicy(policy.Ignored, policy.Ignored)
        self.setCurrentWidget(shown)

    def fit(self, page_width: int) -> None:
        """Take a fixed width, less in a narrow page."""
        px = self._workspace.theme.px
        self.setFixedWidth(min(px(WIDTH), max(px(NARROWEST), round(page_width * SHARE))))
