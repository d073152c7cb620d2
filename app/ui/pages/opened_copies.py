"""Copies of stored files, written read-only to be opened in other programs, gone at the end."""

from __future__ import annotations

import shutil
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication, QObject

from app.domain.file_names import safe_name
from app.support.errors import StoreFullError
from app.support.progress import Progress
from app.ui.workspace import Workspace

CHUNK = 1024 * 1024


class OpenedCopies(QObject):
    """Keeps the folder of the copies of one open store (打开的副本)."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

    @classmethod
    def of(cls, workspace: Workspace) -> OpenedCopies:
        """Return the copies of a workspace, the same each time."""
        found = workspace.findChild(cls)
        return found if found is not None else cls(workspace)

    def path_for(self, key: int, name: str) -> Path:
        """Return where the copy of a piece goes; each piece has a folder of its own."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="kuaiwei-", ignore_cleanup_errors=True
            )
        folder = Path(self._folder.name) / str(key)
        folder.mkdir(exist_ok=True)
        return folder / safe_name(name)

    def clear(self) -> None:
        """Remove all copies; one that another program holds open is left to the system."""
        if self._folder is not None:
            for path in Path(self._folder.name).rglob("*"):
                if path.is_file():
                    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            self._folder.cleanup()
            self._folder = None


def write_copy(stream: BinaryIO, size: int, out: Path, progress: Progress) -> Path:
    """Write a stream piece by piece.

    Raises:
        StoreFullError: no room for it; nothing was written.
    """
    if shutil.disk_usage(out.parent).free < size + CHUNK:
        raise StoreFullError(
            "磁盘空间不足，没有写出副本，原件没有改动。", hint="请清理磁盘后再试。"
        )
    done = 0
    with out.open("wb") as target:
        while chunk := stream.read(CHUNK):
            target.write(chunk)
            done += len(chunk)
            progress(done, max(size, 1), "正在写出")
    return out


def write_read_only(stream: BinaryIO, size: int, out: Path, progress: Progress) -> Path:
    """Write a copy nobody should edit; one that is there already stays."""
    if not out.exists():
        write_copy(stream, size, out, progress)
        out.chmod(stat.S_IRUSR)
    return out
