"""Filing the volume of a case from its page (归档)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.terms import Tone
from app.services.evidence.archive import file_volume, read_volume
from app.support.errors import KuaiWeiError
from app.ui.dialogs.archive_sheet import ArchiveSheet
from app.ui.viewmodels.archive import VolumeDraft
from app.ui.workspace import Navigator, Workspace


class ArchiveActs(QObject):
    """Opens the sheet of a volume and files what it asks; the sheet stays for printing."""

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        parent: QWidget,
        make_paper: Callable[[int, str], object],
    ) -> None:
        """Serve a page; ``make_paper`` makes a paper of a case from a template folder."""
        super().__init__(parent)
        self._workspace, self._navigator = workspace, navigator
        self._widget, self._make_paper = parent, make_paper
        self._case_id = 0
        self.sheet: ArchiveSheet | None = None

    def open(self, case_id: int) -> None:
        """Show how the volume of a case is filed, or is to be."""
        try:
            volume = read_volume(self._workspace.desk, case_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._case_id = case_id
        sheet = ArchiveSheet(self._workspace, volume, self._widget.window())
        sheet.asked.connect(self._file)
        sheet.paper_asked.connect(self._print)
        sheet.finished.connect(self._closed)
        self.sheet = sheet
        sheet.open()

    def _file(self, wanted: object) -> None:
        sheet = self.sheet
        if sheet is None or not isinstance(wanted, VolumeDraft):
            return
        try:
            volume = file_volume(
                self._workspace.desk,
                self._case_id,
                wanted.archive_no,
                wanted.box_no,
                wanted.retention,
                wanted.note,
                wanted.loose,
            )
        except KuaiWeiError as error:
            if not sheet.show_failure(error):
                self._workspace.errors.show(error)
            return
        sheet.set_busy(busy=False)
        sheet.show_volume(volume)
        told = self.tr("已归档：{number}，{n} 页。").format(
            number=volume.archive_no, n=volume.pages
        )
        self._navigator.tell(told, tone=Tone.GOOD)

    def _print(self, folder: str) -> None:
        """Close the sheet, whose place the paper takes."""
        if self.sheet is not None:
            self.sheet.accept()
        self._make_paper(self._case_id, folder)

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
