"""Files, folders and pictures dropped on a widget or pasted into it (拖放、粘贴)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the local files and folders of a drop or of the clipboard."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def dropped_picture(data: QMimeData) -> QImage | None:
    """Return the picture of a drop or of the clipboard, None where there is none."""
    if not data.hasImage():
        return None
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


class FileDrop(QObject):
    """Takes what is dropped on a widget and on all in it that takes no drops itself.

    ``files`` carries a tuple of paths, ``picture`` a QImage; ``hovers`` tells whether something
    that can be taken is held over the widget.
    """

    files = Signal(object)
    picture = Signal(object)
    hovers = Signal(bool)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags with files or a picture."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)) and _takes(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() == QEvent.Type.DragEnter:
                self.hovers.emit(True)  # noqa: FBT003 - a signal's value
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hovers.emit(False)  # noqa: FBT003 - a signal's value
        return False

    def _drop(self, event: QDropEvent) -> bool:
        self.hovers.emit(False)  # noqa: FBT003 - a signal's value
        taken = self.take(event.mimeData())
        if taken:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        return taken

    def take(self, data: QMimeData) -> bool:
        """Hand out what was dropped or pasted; False if there is nothing for us."""
        paths = dropped_paths(data)
        if paths:
            self.files.emit(paths)
            return True
        image = dropped_picture(data)
        if image is not None:
            self.picture.emit(image)
            return True
        return False


def _takes(data: QMimeData) -> bool:
    return bool(dropped_paths(data)) or data.hasImage()
