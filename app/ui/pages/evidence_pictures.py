"""Small pictures of evidence, made aside a few at a time and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeAlias, cast

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from app.domain.media import Shown, shown_as
from app.services.desk import Desk
from app.services.evidence.listing import open_evidence
from app.services.evidence.views import EvidenceLine
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.tasks.pictures import read_page, read_picture
from app.ui.tasks.task import Lane
from app.ui.widgets.thumb_list import THUMB
from app.ui.workspace import Workspace

KEPT = 400
AT_ONCE = 6
LARGEST = 40 * 1024 * 1024
"""A larger file gets no small picture; it would keep the others waiting."""

Made: TypeAlias = list[tuple[str, QImage | None]]


class EvidencePictures(QObject):
    """Gives the small picture of a file or makes it; ``arrived`` carries its SHA-256 (缩略图)."""

    arrived = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[str, EvidenceLine] = OrderedDict()
        self._busy = False
        self._ratio = 1.0

    def thumb(self, line: EvidenceLine) -> QPixmap | None:
        """Return the small picture; None until it is made, a null one where there is none."""
        found = self._kept.get(line.sha256)
        if found is not None:
            self._kept.move_to_end(line.sha256)
            return found
        if shown_as(line.media) not in (Shown.PICTURE, Shown.PAGES) or line.size > LARGEST:
            return QPixmap()
        self._wanted[line.sha256] = line
        self._begin()
        return None

    def _begin(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        # What was asked for last is what is in view now.
        batch = [self._wanted.popitem()[1] for _ in range(min(AT_ONCE, len(self._wanted)))]
        desk, side = self._workspace.desk, self._workspace.theme.px(THUMB) * 2
        self._workspace.runner.run(
            "",
            lambda progress: _make(desk, batch, side, progress),
            lane=Lane.READ,
            on_success=self._keep,
            on_failure=self._failed,
        )

    def _keep(self, result: object) -> None:
        self._busy = False
        side = self._workspace.theme.px(THUMB)
        for sha256, image in cast("Made", result):
            picture = QPixmap() if image is None else QPixmap.fromImage(image)
            if not picture.isNull():
                picture.setDevicePixelRatio(max(picture.width(), picture.height()) / side)
            self._kept[sha256] = picture
            self.arrived.emit(sha256)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._begin()

    def _failed(self, error: object) -> None:
        """Show none; the preview tells why when a piece is looked at."""
        self._busy = False
        self._wanted.clear()


def _make(desk: Desk, lines: list[EvidenceLine], side: int, progress: Progress) -> Made:
    made: Made = []
    for at, line in enumerate(lines):
        progress(at, len(lines), "")
        made.append((line.sha256, _small(desk, line, side)))
    return made


def _small(desk: Desk, line: EvidenceLine, side: int) -> QImage | None:
    most = QSize(side, side)
    try:
        with open_evidence(desk, line.id) as stream:
            if shown_as(line.media) is Shown.PAGES:
                image = read_page(stream, 0, most).image
            else:
                image = read_picture(stream, most)
    except KuaiWeiError:
        return None
    mode = Qt.TransformationMode.SmoothTransformation
    return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, mode)
