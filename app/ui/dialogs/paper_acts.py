"""What can be done to papers: issue, serve, withdraw, replace, export, print, attach (文书办理)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.documents.life import PaperPart
from app.domain.documents.service_steps import service_step
from app.domain.terms import Tone
from app.services.desk import Desk
from app.services.papers.drafts import discard_draft
from app.services.papers.files import attach_part, file_name, paper_docx, paper_pdf, print_run
from app.services.papers.issue import issue_many, issue_paper, replace_paper, withdraw_paper
from app.services.papers.serving import serve_paper
from app.services.papers.views import IssuedBatch, PaperLine, ServedPaper, ServeRequest
from app.services.read_case import read_dossier
from app.support.atomic import written_whole
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.dialogs.paper_printing import Printing
from app.ui.dialogs.paper_serve_sheet import PaperServeSheet
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.viewmodels.papers import (
    batch_words,
    in_force,
    is_open,
    issue_question,
    issued_words,
    paper_name,
    served_words,
)
from app.ui.workspace import Navigator, Workspace

_PDF, _DOCX = "PDF 文件 (*.pdf)", "Word 文档 (*.docx)"
_SCANS = "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"


class PaperActs(QObject):
    """Asks, writes aside and tells; ``done`` carries the paper something was done to.

    ``failed`` carries an error that the window in front shows.
    """

    done = Signal(int)
    gone = Signal(int)
    replaced = Signal(int)
    failed = Signal(object)
    told = Signal(str)

    def __init__(self, workspace: Workspace, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._navigator, self._window = workspace, navigator, window
        self.sheet: PaperServeSheet | None = None
        self._served_id = 0
        self.printing = Printing(workspace, window)
        self.printing.printed.connect(self._printed)
        self.printing.failed.connect(self.failed)

    # --- issuing -----------------------------------------------------------

    def issue(self, line: PaperLine, *, numbered: bool) -> bool:
        """Ask once more and issue; False if given up."""
        question = issue_question(line, numbered=numbered)
        verb = self.tr("签发")
        if not self._workspace.prompts.confirm(self.tr("签发文书"), question, verb):
            return False
        desk, workspace = self._workspace.desk, self._workspace
        self._run(
            self.tr("签发文书"),
            lambda _: issue_paper(desk, line.id, line.version, workspace.press()),
            self._issued,
        )
        return True

    def _issued(self, result: object) -> None:
        if isinstance(result, PaperLine):
            self._tell(issued_words(result))
            self.done.emit(result.id)

    def issue_all(self, lines: Sequence[PaperLine]) -> None:
        """Issue several drafts after one question."""
        # Numbers follow the order the papers were made in, which is that of the parties.
        drafts = sorted((line for line in lines if is_open(line)), key=lambda line: line.id)
        if not drafts:
            return
        text = self.tr(
            "{n} 份草稿将依次编号签发，签发后不能再修改；不能签发的留作草稿并说明原因。"
        ).format(n=len(drafts))
        verb = self.tr("签发 {n} 份").format(n=len(drafts))
        if not self._workspace.prompts.confirm(self.tr("批量签发"), text, verb):
            return
        desk, workspace = self._workspace.desk, self._workspace
        ids = [line.id for line in drafts]
        self._run(
            self.tr("批量签发"),
            lambda progress: issue_many(desk, ids, workspace.press(), progress),
            self._issued_all,
            sheet=True,
        )

    def _issued_all(self, result: object) -> None:
        if not isinstance(result, IssuedBatch):
            return
        words = batch_words(result)
        if result.failed:
            self._workspace.prompts.tell(self.tr("批量签发"), words)
        else:
            self._tell(words)
        self.done.emit(0)

    # --- serving -----------------------------------------------------------

    def serve(self, line: PaperLine, window: QWidget | None = None) -> None:
        """Ask how the paper reached its recipient."""
        try:
            step = _service_step_term(self._workspace.desk, line)
        except KuaiWeiError as error:
            self.failed.emit(error)
            return
        sheet = PaperServeSheet(self._workspace, line, step, window or self._window.window())
        sheet.asked.connect(self._serve)
        sheet.finished.connect(self._sheet_closed)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet, self._served_id = sheet, line.id
        sheet.open()

    def _sheet_closed(self) -> None:
        self.sheet = None

    def _serve(self, wanted: object) -> None:
        if not isinstance(wanted, ServeRequest):
            return
        desk, paper_id = self._workspace.desk, self._served_id
        self._workspace.runner.run(
            self.tr("登记送达"),
            lambda _: serve_paper(desk, paper_id, wanted),
            on_success=self._served,
            on_failure=self._not_served,
        )

    def _served(self, result: object) -> None:
        if self.sheet is not None:
            self.sheet.accept()
        if isinstance(result, ServedPaper):
            self._tell(served_words(result))
            self.done.emit(result.paper.id)

    def _not_served(self, error: object) -> None:
        if self.sheet is None or not self.sheet.show_failure(error):
            self._workspace.errors.show(error)

    # --- taking back -------------------------------------------------------

    def withdraw(self, line: PaperLine) -> None:
        """Take an issued paper back for a reason; its number stays used."""
        label = self.tr("{paper} 撤回后仍留在登记簿中，文号不再使用。撤回原因：")
        reason = self._workspace.prompts.ask_text(
            self.tr("撤回文书"), label.format(paper=paper_name(line))
        )
        if reason is not None:
            desk = self._workspace.desk
            self._do(line, lambda: withdraw_paper(desk, line.id, reason), self.tr("已撤回。"))

    def replace(self, line: PaperLine) -> None:
        """Make a new draft that takes the paper's place once it is issued."""
        label = self.tr("将按原内容另起一份草稿，签发后原件标为已更换。更换原因：")
        reason = self._workspace.prompts.ask_text(self.tr("更换文书"), label)
        if reason is None:
            return
        try:
            draft = replace_paper(self._workspace.desk, line.id, reason)
        except KuaiWeiError as error:
            self.failed.emit(error)
            return
        self.done.emit(line.id)
        self.replaced.emit(draft)

    def discard(self, lines: Sequence[PaperLine]) -> bool:
        """Throw drafts away after a question; issued papers are left alone."""
        drafts = [line for line in lines if is_open(line)]
        if not drafts:
            return False
        what = paper_name(drafts[0]) if len(drafts) == 1 else self.tr("{n} 份草稿")
        what = what.format(n=len(drafts))
        text = self.tr("{what}还没有签发，丢弃后不能恢复。").format(what=what)
        verb = self.tr("丢弃草稿")
        if not self._workspace.prompts.confirm(verb, text, verb, danger=True):
            return False
        try:
            for line in drafts:
                discard_draft(self._workspace.desk, line.id)
        except KuaiWeiError as error:
            self.failed.emit(error)
            return False
        for line in drafts:
            self.gone.emit(line.id)
        return True

    def attach(self, line: PaperLine) -> None:
        """Put the scan with the seal beside an issued paper."""
        title = self.tr("挂接签章扫描件")
        file = self._workspace.prompts.open_path(title, Path.home(), _SCANS)
        if file is None:
            return
        desk = self._workspace.desk

        def work(_: Progress) -> int:
            attach_part(desk, line.id, PaperPart.SEALED, file)
            return line.id

        self._run(title, work, self._attached)

    def _attached(self, result: object) -> None:
        self._tell(self.tr("已挂接签章扫描件。"))
        if isinstance(result, int):
            self.done.emit(result)

    # --- files and printing ------------------------------------------------

    def export_pdf(self, line: PaperLine) -> None:
        """Write one paper as PDF where the user says."""
        desk, workspace = self._workspace.desk, self._workspace
        self._export(line, ".pdf", _PDF, lambda: paper_pdf(desk, line.id, workspace.press()).pdf)

    def export_docx(self, line: PaperLine) -> None:
        """Write one paper as DOCX for Word and WPS."""
        desk, workspace = self._workspace.desk, self._workspace
        self._export(line, ".docx", _DOCX, lambda: paper_docx(desk, line.id, workspace.press()))

    def _export(self, line: PaperLine, suffix: str, kinds: str, make: Callable[[], bytes]) -> None:
        title = self.tr("导出文书")
        suggested = Path.home() / file_name(line, suffix)
        path = self._workspace.prompts.save_path(title, suggested, kinds)
        if path is None:
            return

        def work(_: Progress) -> str:
            _write(path, make())
            return path.name

        self._run(title, work, self._exported)

    def export_all(self, lines: Sequence[PaperLine]) -> None:
        """Write several papers as PDF into a folder; files there are not replaced."""
        title = self.tr("导出文书")
        folder = self._workspace.prompts.folder(title, Path.home())
        if folder is None or not lines:
            return
        desk, workspace = self._workspace.desk, self._workspace

        def work(progress: Progress) -> str:
            for at, line in enumerate(lines):
                progress(at, len(lines), paper_name(line))
                path = _free(folder / file_name(line, ".pdf"))
                _write(path, paper_pdf(desk, line.id, workspace.press()).pdf)
            return self.tr("{n} 份").format(n=len(lines))

        self._run(title, work, self._exported, sheet=True)

    def _exported(self, name: object) -> None:
        self._tell(self.tr("已导出 {name}").format(name=name))

    def print_papers(
        self, lines: Sequence[PaperLine], *, envelopes: bool = False, receipts: bool = False
    ) -> None:
        """Print papers in one run, with envelopes and receipts of service if wanted."""
        ids = sorted(line.id for line in lines)
        if not ids:
            return
        desk, workspace = self._workspace.desk, self._workspace
        one = len(lines) == 1
        title = paper_name(lines[0]) if one else self.tr("打印 {n} 份文书").format(n=len(ids))
        plain = one and not envelopes and not receipts

        def make(progress: Progress) -> bytes:
            press = workspace.press()
            if plain:
                return paper_pdf(desk, ids[0], press).pdf
            return print_run(
                desk, ids, press, envelopes=envelopes, receipts=receipts, progress=progress
            ).pdf

        self.printing.start(title, make)

    def _printed(self, pages: int) -> None:
        self._tell(self.tr("已送打印机 {n} 页。").format(n=pages))

    # --- doing -------------------------------------------------------------

    def _tell(self, text: str) -> None:
        """Say it in the window's bar, and to a sheet that may cover the bar."""
        self._navigator.tell(text, tone=Tone.GOOD)
        self.told.emit(text)

    def _do(self, line: PaperLine, act: Callable[[], object], told: str) -> None:
        try:
            act()
        except KuaiWeiError as error:
            self.failed.emit(error)
            return
        self._tell(told)
        self.done.emit(line.id)

    def _run(
        self,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        *,
        sheet: bool = False,
    ) -> None:
        task = self._workspace.runner.run(title, work, on_success=done, on_failure=self._not_done)
        if sheet:
            ProgressSheet(task, self._window.window())

    def _not_done(self, error: object) -> None:
        self.failed.emit(error)


def _service_step_term(desk: Desk, line: PaperLine) -> str:
    """Return the term of the case's step that serving this paper is, empty if none."""
    case = read_dossier(desk, line.case_id).line
    move = service_step(desk.catalogue.get(case.kind), case.state, line.code)
    return "" if move is None else move.term


def servable(line: PaperLine) -> bool:
    """Tell whether service of the paper can be recorded."""
    return in_force(line) and bool(line.recipient)


def _write(path: Path, data: bytes) -> None:
    with written_whole(path) as place:
        place.write_bytes(data)


def _free(path: Path) -> Path:
    """Return the path, or one beside it that is free."""
    at, found = 1, path
    while found.exists():
        at += 1
        found = path.with_stem(f"{path.stem} ({at})")
    return found
