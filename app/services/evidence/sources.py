"""Files on the disk that somebody hands in: opened with care, never followed out (来源文件)."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.support.errors import InputFileError

MOST_FILES = 10_000
"""How many files one folder may bring at once."""

_CLUTTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
# Never wait for the other end of a pipe, never follow a link, never run a terminal.
_CAREFUL = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


class _Source(io.RawIOBase):
    """A file whose faults are told as its own, not as the store's."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            part = self._file.read(len(buffer))
        except OSError as error:
            raise _unreadable(error) from error
        buffer[: len(part)] = part
        return len(part)


@contextmanager
def opened_source(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Yield a plain file as a stream, with its size; nothing else is ever opened.

    Raises:
        InputFileError: a folder, link, device or pipe, empty, or unreadable; while reading too.
    """
    try:
        if path.is_symlink():
            raise _link()
        if path.is_dir():
            raise _refused("这是一个文件夹，没有加入。", "请用“添加文件夹”，或选择其中的文件。")
        handle = os.open(path, _CAREFUL)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    with os.fdopen(handle, "rb", buffering=0) as file:
        facts = os.fstat(handle)
        _refuse_special(facts)
        yield io.BufferedReader(_Source(file), 1024 * 1024), facts.st_size
        after = os.fstat(handle)
    if (after.st_size, after.st_mtime_ns) != (facts.st_size, facts.st_mtime_ns):
        raise _refused(
            "文件在读取时正被改动，没有加入。", "请等其他程序（下载、录屏等）写完后再添加。"
        )


def _refuse_special(facts: os.stat_result) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise _refused("这不是普通文件（设备或管道），没有加入。", "请选择普通文件。")
    if facts.st_size == 0:
        raise _refused("文件是空的（0字节），没有加入。", "请核对来源，重新取得文件。")


def files_under(folder: Path) -> tuple[Path, ...]:
    """Return the plain files in ``folder`` and below it, in the order people expect.

    Links are not followed; what systems leave lying about (Thumbs.db) is left out.

    Raises:
        InputFileError: the folder cannot be read, or holds more than ``MOST_FILES``.
    """
    if not folder.is_dir() or folder.is_symlink():
        raise _refused("文件夹打不开，没有加入任何文件。", "请检查文件夹是否还在、能否读取。")
    found: list[Path] = []
    for place, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        here = Path(place)
        paths = (here / name for name in sorted(names) if name.lower() not in _CLUTTER)
        found += [path for path in paths if path.is_file() and not path.is_symlink()]
        if len(found) > MOST_FILES:
            raise _refused(
                f"文件夹里的文件超过{MOST_FILES}个，没有加入任何文件。",
                "请分几次选择较小的文件夹。",
            )
    return tuple(found)


def _refused(message: str, hint: str) -> InputFileError:
    return InputFileError(message, hint=hint)


def _link() -> InputFileError:
    return _refused("这是一个链接，不是文件，没有加入。", "请选择链接指向的文件本身。")


def _unreadable(error: OSError | ValueError) -> InputFileError:
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return _refused("文件已不在原处，没有加入。", "请重新选择。")
    if number in {errno.EACCES, errno.EPERM}:
        return _refused(
            "没有读取权限，或文件正被其他程序占用，没有加入。",
            "请关闭打开它的程序，或检查文件的权限后再试。",
        )
    if number == errno.ELOOP:
        return _link()
    if number in {errno.ENAMETOOLONG, errno.EINVAL} or isinstance(error, ValueError):
        return _refused("文件名或路径不合规，打不开，没有加入。", "请先改名再添加。")
    return _refused("文件读不出来，没有加入。", "请检查来源磁盘（U盘、网盘）后再试。")
