"""The tabs of a case: which parts it has, and in which order (案卷各栏)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case_type import CaseType
from app.domain.fields import Part
from app.domain.terms import Track
from app.services.evidence.listing import list_evidence
from app.services.papers.listing import list_papers
from app.services.repeat_parties import find_repeats
from app.services.service_records import list_services
from app.services.views import CaseDossier
from app.ui.pages.deadline_panel import DeadlinePanel
from app.ui.pages.dossier_parts import facts_part, history_table, link_table, parties_part
from app.ui.pages.evidence_panel import EvidencePanel
from app.ui.pages.material_panel import MaterialPanel
from app.ui.pages.mediation_panel import MediationPanel
from app.ui.pages.paper_panel import PaperPanel
from app.ui.pages.repeat_part import with_repeats
from app.ui.pages.service_panel import ServicePanel
from app.ui.viewmodels.case_dossier import PartyBlock, case_facts, history, party_blocks
from app.ui.viewmodels.materials import progress_tab
from app.ui.viewmodels.services import serves
from app.ui.workspace import Navigator, Workspace

DEADLINES = "deadlines"
"""The key of the first tab."""

ROOMY = frozenset(("evidence", "papers"))
"""Parts that take the whole width of the page."""


@dataclass(frozen=True, slots=True)
class CaseTab:
    """One tab: its key, what it says, what it shows (栏)."""

    key: str
    text: str
    widget: QWidget


class LaterPart(QWidget):
    """A part that is made when it is first looked at: most readings of a case need one."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make: Callable[[], QWidget] | None = make
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def build(self) -> None:
        """Make the part now, once."""
        make, self._make = self._make, None
        if make is not None:
            made = make()
            self._box.addWidget(made)
            made.show()  # while the place is being shown, a layout would do so only later

    def showEvent(self, event: QShowEvent) -> None:
        """Make the part at the first look."""
        super().showEvent(event)
        self.build()


class CaseTabs(QObject):
    """Makes the parts of a dossier anew at each reading, but for those that last.

    ``paper_asked`` carries the template folder of a paper that a part wants made.
    """

    changed = Signal()
    paper_asked = Signal(str)

    def __init__(
        self, workspace: Workspace, navigator: Navigator, case_id: int, deadlines: DeadlinePanel
    ) -> None:
        super().__init__(deadlines)
        self._workspace, self._navigator, self._case_id = workspace, navigator, case_id
        self._deadlines = deadlines
        self.material = MaterialPanel(workspace, navigator, case_id)
        self._papers: PaperPanel | None = None
        self._papers_place = LaterPart(lambda: self.papers)
        self._evidence: EvidencePanel | None = None
        self._evidence_place = LaterPart(lambda: self.evidence)
        self._case: tuple[CaseDossier, Mapping[str, str]] | None = None
        self.paper_asked.connect(self._make_paper)
        self.mediation: MediationPanel | None = None
        places = (self._evidence_place, self._papers_place)
        self.lasting: tuple[QWidget, ...] = (deadlines, self.material, *places)
        """What is typed or chosen here outlives a reading (不重建的部分)."""

    @property
    def papers(self) -> PaperPanel:
        """The papers, made when first needed: a case is mostly opened for its limits."""
        if self._papers is None:
            panel = PaperPanel(self._workspace, self._navigator, self._case_id)
            panel.changed.connect(self.changed)
            panel.reload()
            self._papers = panel
            self._papers_place.build()
        return self._papers

    def _make_paper(self, folder: str) -> None:
        self.papers.make_paper(folder)

    @property
    def evidence(self) -> EvidencePanel:
        """The evidence, made when first needed."""
        if self._evidence is None:
            panel = EvidencePanel(
                self._workspace, self._navigator, self._case_id, self.paper_asked.emit
            )
            if self._case is not None:
                panel.show_case(*self._case)
            panel.reload()
            self._evidence = panel
            self._evidence_place.build()
        return self._evidence

    def reload(self) -> None:
        """Have the lasting parts read anew."""
        self.material.reload()
        if self._papers is not None:
            self._papers.reload()
        if self._evidence is not None:
            self._evidence.reload()

    def release(self) -> None:
        """Let go of what the parts hold open."""
        if self._evidence is not None:
            self._evidence.release()

    @staticmethod
    def _counted(several: str, none: str, count: int) -> str:
        return several.format(n=count) if count else none

    def _evidence_tab(self) -> CaseTab:
        panel = self._evidence
        lines = list_evidence(self._workspace.desk, self._case_id) if panel is None else panel.lines
        return CaseTab(
            "evidence",
            self._counted(self.tr("证据 {n}"), self.tr("证据"), len(lines)),
            self._evidence_place,
        )

    def _papers_tab(self) -> CaseTab:
        panel = self._papers
        lines = list_papers(self._workspace.desk, self._case_id) if panel is None else panel.lines
        return CaseTab(
            "papers",
            self._counted(self.tr("文书 {n}"), self.tr("文书"), len(lines)),
            self._papers_place,
        )

    def make(self, dossier: CaseDossier, names: Mapping[str, str]) -> list[CaseTab]:
        """Return the tabs of a case in order."""
        self._case = (dossier, names)
        if self._evidence is not None:
            self._evidence.show_case(dossier, names)
        tabs = [
            CaseTab(DEADLINES, self.tr("期限与经过"), self._deadlines),
            *self._facts(dossier, names),
            CaseTab("material", progress_tab(self.material.checklist), self.material),
            self._evidence_tab(),
            self._papers_tab(),
            *self._services(dossier),
            *self._right(dossier, names),
            *self._mediation(dossier),
            *self._links(dossier),
        ]
        tabs.append(CaseTab("history", self.tr("历史"), self._history(dossier, names)))
        return tabs

    def _history(self, dossier: CaseDossier, names: Mapping[str, str]) -> QWidget:
        theme, lines = self._workspace.theme, history(dossier.events, names)
        return LaterPart(lambda: history_table(theme, lines, self))

    def _facts(self, dossier: CaseDossier, names: Mapping[str, str]) -> Sequence[CaseTab]:
        theme, case_type = self._workspace.theme, self._case_type(dossier)
        facts = case_facts(case_type, dossier, names, Part.CASE)
        blocks = party_blocks(case_type, dossier, names)
        parties = self.tr("当事人 {n}").format(n=len(blocks))
        return (
            CaseTab("facts", self.tr("基本情况"), LaterPart(lambda: facts_part(theme, facts))),
            CaseTab("parties", parties, LaterPart(lambda: self._make_parties(blocks))),
        )

    def _make_parties(self, blocks: Sequence[PartyBlock]) -> QWidget:
        """Return the parties, under the hints that one of them was here before."""
        theme = self._workspace.theme
        parties = parties_part(theme, blocks, self._navigator.open_party)
        repeats = find_repeats(self._workspace.desk, self._case_id)
        return with_repeats(theme, parties, repeats, self._navigator.open_case)

    def _services(self, dossier: CaseDossier) -> Sequence[CaseTab]:
        services = list_services(self._workspace.desk, self._case_id)
        if not services and not serves(dossier.line):
            return ()
        names = tuple(one.name for one in dossier.parties)
        panel = LaterPart(
            lambda: ServicePanel(self._workspace, self._navigator, self._case_id, services, names)
        )
        return (CaseTab("services", self.tr("送达 {n}").format(n=len(services)), panel),)

    def _right(self, dossier: CaseDossier, names: Mapping[str, str]) -> Sequence[CaseTab]:
        rights = case_facts(self._case_type(dossier), dossier, names, Part.RIGHT)
        if not rights:
            return ()
        theme = self._workspace.theme
        return (CaseTab("right", self.tr("权利"), LaterPart(lambda: facts_part(theme, rights))),)

    def _mediation(self, dossier: CaseDossier) -> Sequence[CaseTab]:
        self.mediation = None
        if not _is_mediation(dossier):
            return ()
        self.mediation = MediationPanel(self._workspace, dossier)
        self.mediation.saved.connect(self.changed)
        return (CaseTab("mediation", self.tr("调解"), self.mediation),)

    def _links(self, dossier: CaseDossier) -> Sequence[CaseTab]:
        if not dossier.links:
            return ()
        theme, open_case = self._workspace.theme, self._navigator.open_case
        table = LaterPart(lambda: link_table(theme, dossier.links, open_case, self))
        return (CaseTab("links", self.tr("关联 {n}").format(n=len(dossier.links)), table),)

    def _case_type(self, dossier: CaseDossier) -> CaseType:
        return self._workspace.desk.catalogue.get(dossier.line.kind)


def _is_mediation(dossier: CaseDossier) -> bool:
    held = bool(dossier.sessions or dossier.instalments)
    stated = dossier.line.state in ("mediating", "settled")
    return dossier.line.track == Track.MEDIATION.value or held or stated
