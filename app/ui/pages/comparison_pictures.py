"""Getting the two pictures of a pair ready aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QSize
from PySide6.QtGui import QImage

from app.services.desk import Desk
from app.services.evidence.listing import open_evidence
from app.services.evidence.views import EvidenceLine
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.tasks.pictures import read_picture
from app.ui.tasks.task import Lane
from app.ui.widgets.image_pair import ImagePair, PictureSide
from app.ui.workspace import Workspace

LARGEST_SIDE = 4000
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Ready:
    """A picture, or the sentence that stands for it."""

    sha256: str
    image: QImage | None
    words: str = ""


class ComparisonPictures(QObject):
    """Shows a piece on a side; one that is there already stays as it is looked at."""

    def __init__(self, workspace: Workspace, pair: ImagePair) -> None:
        super().__init__(pair)
        self._workspace, self._pair = workspace, pair
        self._wanted: dict[PictureSide, str] = {}

    def show(self, side: PictureSide, line: EvidenceLine | None) -> None:
        """Read the picture of ``line`` for a side, or empty the side."""
        sha256 = "" if line is None else line.sha256
        if self._wanted.get(side) == sha256 and (line is None or side.view.has_picture):
            return
        self._wanted[side] = sha256
        if line is None:
            side.view.show_words(translate("ComparisonPictures", "请在上面选择图片。"))
            return
        side.view.show_words(translate("ComparisonPictures", "正在读取…"))
        desk, found = self._workspace.desk, line
        take = self._take_left if side is self._pair.left else self._take_right
        self._workspace.runner.run(
            "", lambda progress: _read(desk, found, progress), lane=Lane.READ, on_success=take
        )

    def _take_left(self, result: object) -> None:
        self._take(self._pair.left, cast("_Ready", result))

    def _take_right(self, result: object) -> None:
        self._take(self._pair.right, cast("_Ready", result))

    def _take(self, side: PictureSide, ready: _Ready) -> None:
        if self._wanted.get(side) != ready.sha256:
            return
        if ready.image is None:
            side.view.show_words(ready.words)
            return
        side.view.show_picture(ready.image)
        if self._pair.linked:
            other = self._pair.right if side is self._pair.left else self._pair.left
            side.view.set_glance(other.view.glance)


def _read(desk: Desk, line: EvidenceLine, progress: Progress) -> _Ready:
    progress(0, 0, "")
    try:
        with open_evidence(desk, line.id) as stream:
            image = read_picture(stream, QSize(LARGEST_SIDE, LARGEST_SIDE))
    except KuaiWeiError as error:
        return _Ready(line.sha256, None, f"{error.message}\n{error.hint}")
    return _Ready(line.sha256, image)
