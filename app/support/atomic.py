"""Files that are either whole or not there: written beside, flushed, then put in place."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.support.errors import OutputFileError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path beside ``path`` to write to; at the end it takes the place of ``path``.

    After a failure ``path`` is as it was and nothing is left behind.

    Raises:
        OSError: whatever the disk says.
    """
    # The ending stays last, because writers choose a format by it.
    draft = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{path.suffix}")
    try:
        yield draft
        _flush(draft)
        draft.replace(path)
        flush_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Like :func:`replacing`, with the disk's errors put into words for the user.

    Raises:
        OutputFileError: the file could not be written; an older one of the name is kept.
    """
    try:
        with replacing(path) as draft:
            yield draft
    except OSError as error:
        raise _in_words(error) from error


@contextmanager
def folder_written_whole(path: Path) -> Iterator[Path]:
    """Yield an empty folder beside ``path`` to fill; at the end it becomes ``path``.

    ``path`` is not there yet, or an empty folder. After a failure nothing is left behind. The
    files inside are flushed by whoever writes them.

    Raises:
        OutputFileError: something is there already, or the disk refuses.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        if path.exists() and not (path.is_dir() and not any(path.iterdir())):
            raise OutputFileError(
                "这个文件夹里已有内容，没有写入，原有内容未变。",
                hint="请指定一个空文件夹，或一个还没有的文件夹。",
            )
        draft.mkdir()
        yield draft
        if path.exists():
            path.rmdir()
        draft.rename(path)
        flush_folder(path.parent)
    except OSError as error:
        raise _in_words(error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def flush_folder(folder: Path) -> None:
    """Make a rename inside ``folder`` survive a power failure; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _in_words(error: OSError) -> OutputFileError:
    # 32 and 33: Windows' sharing violations, which Excel causes while it has the file open.
    if getattr(error, "winerror", None) in {32, 33}:
        return OutputFileError(
            "文件正被其他程序（多半是 Excel 或 WPS）打开，没有写入，原文件未变。",
            hint="请先关闭该文件，再导出一次。",
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return OutputFileError(
            "磁盘空间不足，文件没有写入，原文件未变。", hint="请腾出空间，或换一个磁盘保存。"
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return OutputFileError(
            "没有写入权限，或文件正被其他程序打开，文件没有写入，原文件未变。",
            hint="请关闭已打开的同名文件，或换一个文件夹保存。",
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return OutputFileError(
            "要保存到的文件夹不存在，文件没有写入。", hint="请换一个文件夹保存。"
        )
    return OutputFileError(
        "写文件时磁盘出错，文件没有写入，原文件未变。", hint="请换一个磁盘或文件夹再试。"
    )
