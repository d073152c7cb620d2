"""What is done with evidence: added, described, ordered, deleted, handed out (证据办理)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QWidget

from app.domain.file_names import safe_name
from app.domain.terms import Tone
from app.services.desk import Desk
from app.services.evidence.adding import add_bytes, add_files, files_under
from app.services.evidence.changing import (
    change_evidence,
    delete_evidence,
    reorder,
    restore_evidence,
    save_copy,
)
from app.services.evidence.listing import open_evidence
from app.services.evidence.package import export_package
from app.services.evidence.views import (
    AddedEvidence,
    EvidenceFacts,
    EvidenceLine,
    PackageSummary,
)
from app.support.atomic import written_whole
from app.support.clock import china_time
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.dialogs.evidence_sheet import EvidenceSheet
from app.ui.pages.opened_copies import OpenedCopies, write_copy, write_read_only
from app.ui.tasks.pictures import as_png, read_page
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane, Task, Work
from app.ui.viewmodels.evidence import added_text, refused_text, size_text
from app.ui.workspace import Navigator, Workspace

Add = Callable[[EvidenceFacts, Progress], AddedEvidence]
PAGE_SIDE = 2600
"""About 220 dots an inch for an A4 page."""


class EvidenceActs(QObject):
    """Acts on the evidence of one case; ``changed`` follows each that wrote something."""

    changed = Signal()
    added = Signal(object)

    def __init__(
        self, workspace: Workspace, navigator: Navigator, case_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace, self._navigator = workspace, navigator
        self._case_id, self._widget = case_id, parent
        self._add: Add | None = None
        self._line: EvidenceLine | None = None
        self.first = EvidenceFacts()
        """What the sheet begins with: the case's own platform, shop and link."""
        self.number = ""
        self.sheet: EvidenceSheet | None = None

    @property
    def _desk(self) -> Desk:
        return self._workspace.desk

    # --- adding ------------------------------------------------------------

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Ask for the facts of files and folders, then add them."""
        folders = sum(path.is_dir() for path in paths)
        words = [self.tr("{n} 个文件").format(n=len(paths) - folders)] if paths[folders:] else []
        if folders:
            words.append(self.tr("{n} 个文件夹").format(n=folders))
        about = self.tr("{what}。原件逐字节加密保存，不会改动；下面的说明对这一批都适用。")
        case_id, desk, chosen = self._case_id, self._desk, tuple(paths)

        def add(facts: EvidenceFacts, progress: Progress) -> AddedEvidence:
            return add_files(desk, case_id, _files_of(chosen), facts, progress)

        self._ask(add, about.format(what="、".join(words)))

    def add_picture(self, image: QImage) -> None:
        """Ask for the facts of a pasted picture, then add it as a PNG file."""
        name = self.tr("截图 {when}.png").format(
            when=f"{china_time(self._desk.now):%Y-%m-%d %H%M%S}"
        )
        size = f"{image.width():,} × {image.height():,}"
        about = self.tr("剪贴板里的图片（{size}），存为“{name}”。").format(size=size, name=name)
        case_id, desk = self._case_id, self._desk

        def add(facts: EvidenceFacts, progress: Progress) -> AddedEvidence:
            progress(0, 0, "正在保存图片")
            return add_bytes(desk, case_id, name, as_png(image), facts)

        self._ask(add, about)

    def _ask(self, add: Add, about: str) -> None:
        if self.sheet is not None:
            return
        self._add = add
        sheet = EvidenceSheet(self._workspace, self.first, about=about, parent=self._window)
        sheet.asked.connect(self._begin_adding)
        self._open(sheet)

    def _begin_adding(self, facts: object) -> None:
        add, self._add = self._add, None
        if self.sheet is not None:
            self.sheet.accept()
        if add is None or not isinstance(facts, EvidenceFacts):
            return
        task = self._run(
            self.tr("正在加入证据"), lambda progress: add(facts, progress), self._tell_added
        )
        task.cancelled.connect(self._stopped)

    def _stopped(self) -> None:
        self._navigator.tell(self.tr("已停止，没有加入任何证据。"))
        self.changed.emit()

    def _tell_added(self, result: object) -> None:
        added = cast("AddedEvidence", result)
        self.changed.emit()
        self.added.emit(added)
        text, tone = added_text(added)
        self._navigator.tell(text, tone=tone)
        head, detail = refused_text(added)
        if head:
            self._workspace.prompts.tell(self.tr("部分文件没有加入"), head, detail=detail)

    # --- changing ----------------------------------------------------------

    def edit(self, line: EvidenceLine) -> None:
        """Ask for other facts of a piece."""
        if self.sheet is None:
            self._line = line
            sheet = EvidenceSheet.for_line(self._workspace, line, self._window)
            sheet.asked.connect(self._change)
            self._open(sheet)

    def _change(self, facts: object) -> None:
        line, sheet = self._line, self.sheet
        if line is None or sheet is None or not isinstance(facts, EvidenceFacts):
            return
        try:
            change_evidence(self._desk, line.id, line.version, facts)
        except KuaiWeiError as error:
            if not sheet.show_failure(error):
                self._workspace.errors.show(error)
            return
        sheet.accept()
        self.changed.emit()

    def put_in_order(self, ids: Sequence[int]) -> None:
        """Keep another order of the case's evidence."""
        if self._do(lambda: reorder(self._desk, self._case_id, ids)):
            self.changed.emit()

    def delete(self, lines: Sequence[EvidenceLine]) -> None:
        """Move pieces to the recycle bin and offer to undo it."""
        ids = tuple(line.id for line in lines)
        if not ids or not self._do(lambda: delete_evidence(self._desk, ids)):
            return
        what = lines[0].title if len(ids) == 1 else self.tr("{n} 件证据").format(n=len(ids))
        text = self.tr("已移入回收站：{what}。30 天内可以恢复。").format(what=what)
        self._navigator.tell(text, undo=lambda: self._restore(ids))
        self.changed.emit()

    def _restore(self, ids: Sequence[int]) -> None:
        if self._do(lambda: restore_evidence(self._desk, ids)):
            self.changed.emit()

    def keep_page(self, line: EvidenceLine, page: int) -> None:
        """Keep one page of a PDF as a picture of its own, for comparing and marking."""
        desk = self._desk
        what = self.tr("第{n}页").format(n=page + 1)

        def work(progress: Progress) -> EvidenceLine:
            progress(0, 0, "正在保存页面")
            with open_evidence(desk, line.id) as stream:
                drawn = read_page(stream, page, QSize(PAGE_SIDE, PAGE_SIDE))
            return save_copy(desk, line.id, as_png(drawn.image), ".png", what)

        self._run(self.tr("正在保存页面"), work, self._tell_kept)

    def _tell_kept(self, result: object) -> None:
        self.changed.emit()
        title = cast("EvidenceLine", result).title
        self._navigator.tell(self.tr("已另存为“{title}”；原件没有改动。").format(title=title))

    # --- handing out -------------------------------------------------------

    def open_copy(self, line: EvidenceLine) -> None:
        """Open a read-only copy in the program the desktop has for it."""
        desk = self._desk
        out = OpenedCopies.of(self._workspace).path_for(line.id, line.name)

        def work(progress: Progress) -> Path:
            with open_evidence(desk, line.id) as stream:
                return write_read_only(stream, line.size, out, progress)

        self._run(self.tr("正在写出副本"), work, self._open_file, lane=Lane.READ)

    def _open_file(self, result: object) -> None:
        path = cast("Path", result)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._navigator.tell(
                self.tr("没有能打开 {kind} 文件的软件。").format(
                    kind=path.suffix or self.tr("此类")
                ),
                tone=Tone.ATTENTION,
            )

    def save_original(self, line: EvidenceLine) -> None:
        """Write a piece as it came, where the user says."""
        title = self.tr("另存原件")
        kinds = self.tr("所有文件 (*)")
        out = self._workspace.prompts.save_path(title, Path(safe_name(line.name)), kinds)
        if out is None:
            return
        desk, target = self._desk, out

        def work(progress: Progress) -> Path:
            with written_whole(target) as path, open_evidence(desk, line.id) as stream:
                write_copy(stream, line.size, path, progress)
            return target

        self._run(self.tr("正在另存原件"), work, self._tell_saved, lane=Lane.READ)

    def _tell_saved(self, result: object) -> None:
        name = cast("Path", result).name
        self._navigator.tell(self.tr("已另存：{name}").format(name=name), tone=Tone.GOOD)

    def export(self, ids: Sequence[int]) -> None:
        """Write a package of pieces with manifest and hashes."""
        name = safe_name(self.tr("证据包 {number}.zip").format(number=self.number))
        out = self._workspace.prompts.save_path(
            self.tr("导出证据包"), Path(name), self.tr("证据包 (*.zip)")
        )
        if out is None or not ids:
            return
        desk, case_id, target, chosen = self._desk, self._case_id, out, tuple(ids)
        self._run(
            self.tr("正在导出证据包"),
            lambda progress: export_package(desk, case_id, chosen, target, progress),
            self._tell_package,
            lane=Lane.READ,
        )

    def _tell_package(self, result: object) -> None:
        made = cast("PackageSummary", result)
        words = self.tr("已导出 {n} 件、{size}：{name}。清单校验值 {sha}…").format(
            n=made.items,
            size=size_text(made.bytes),
            name=made.file.name,
            sha=made.manifest_sha256[:12],
        )
        self._navigator.tell(words, tone=Tone.GOOD)

    # --- tools -------------------------------------------------------------

    @property
    def _window(self) -> QWidget:
        return self._widget.window()

    def _open(self, sheet: EvidenceSheet) -> None:
        self.sheet = sheet
        sheet.finished.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _run(
        self,
        title: str,
        work: Work,
        done: Callable[[object], None],
        *,
        lane: Lane = Lane.WRITE,
    ) -> Task:
        task = self._workspace.runner.run(
            title, work, lane=lane, on_success=done, on_failure=self._failed
        )
        ProgressSheet(task, self._window)
        return task

    def _failed(self, error: object) -> None:
        self._workspace.errors.show(error)
        self.changed.emit()

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return False
        return True


def _files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return files as they are and folders by what is in them, in order."""
    found: list[Path] = []
    for path in paths:
        found += files_under(path) if path.is_dir() else (path,)
    return tuple(found)
