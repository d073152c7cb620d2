"""A dispute with papers in the window, and answers that hold paths."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.move_case import move_case
from app.services.papers.issue import issue_paper
from app.services.papers.listing import list_papers
from app.services.papers.views import PaperLine
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.ui.dialogs.paper_printing import PrintOrder, print_order
from app.ui.dialogs.paper_sheet import PaperSheet
from app.ui.pages.paper_panel import PaperPanel
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, settle


@dataclass
class FileAnswers(Answers):
    """Answers that also choose files, and remember the questions."""

    paths: list[Path] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    choice: int | None = None

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        self.questions.append(text)
        return self.yes

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> int | None:
        self.questions.append(text)
        return self.choice

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def folder(self, title: str, start: Path) -> Path | None:
        return self.paths.pop(0) if self.paths else None


@dataclass
class FilePrinter:
    """Stands for the system's dialog: prints pages of a range into a PDF file."""

    out: Path
    first: int = 0
    last: int = 0
    asked: list[int] = field(default_factory=list)

    def __call__(self, title: str, pages: int, window: QWidget) -> PrintOrder | None:
        self.asked.append(pages)
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out))
        if self.first:
            printer.setFromTo(self.first, self.last)
        return print_order(printer, pages)


def accepted(workspace: Workspace, *respondents: str) -> int:
    """Record a dispute and docket it; return its id."""
    desk = workspace.desk
    (case_id,) = complaint(desk, *respondents, handler=desk.account.name)
    version = read_dossier(desk, case_id).line.version
    asked = {"panel": "张某、李某、王某"}
    move_case(desk, case_id, version, MoveRequest("accept", desk.today, asked=asked))
    return case_id


def panel_on(workspace: Workspace, ways: Ways, qtbot: QtBot, case_id: int) -> PaperPanel:
    """Show the papers of a case."""
    panel = PaperPanel(workspace, ways, case_id)
    qtbot.addWidget(panel)
    panel.resize(1000, 560)
    panel.reload()
    panel.show()
    settle(qtbot, workspace)
    return panel


def made(panel: PaperPanel, folder: str) -> PaperSheet:
    """Make one paper and return its sheet."""
    panel.make_paper(folder)
    assert panel.sheet is not None
    return panel.sheet


def set_in_pages(qtbot: QtBot, sheet: PaperSheet) -> None:
    """Wait until the pages of what is typed are in view."""
    qtbot.waitUntil(lambda: not sheet.preview.busy and sheet.preview.view.settled)


def issued(workspace: Workspace, panel: PaperPanel, folder: str) -> PaperLine:
    """Make and issue one paper without the window."""
    panel.make_paper(folder)
    if panel.sheet is not None:
        panel.sheet.close()
    desk = workspace.desk
    draft = next(one for one in list_papers(desk, panel.lines[0].case_id) if one.folder == folder)
    line = issue_paper(desk, draft.id, draft.version, workspace.press())
    panel.reload()
    return line
