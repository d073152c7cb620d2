"""The one place that turns errors of database and disk into sentences for the user."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError

from app.support.errors import (
    KuaiWeiError,
    StaleRecordError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreMissingError,
    StoreReadOnlyError,
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """An error class with its words."""

    kind: type[StoreError]
    message: str
    hint: str

    def error(self) -> StoreError:
        return self.kind(self.message, hint=self.hint)


_BUSY = _Sentence(
    StoreBusyError,
    "数据正被另一项操作占用，这次的改动没有保存。",
    "请稍等片刻再试；如果一直这样，请关闭其他打开的快维窗口。",
)
_FULL = _Sentence(
    StoreFullError,
    "磁盘空间已满，这次的改动没有保存，此前保存的数据不受影响。",
    "请清理磁盘腾出空间后再保存一次。",
)
_READ_ONLY = _Sentence(
    StoreReadOnlyError,
    "数据文件夹不能写入，没有保存任何改动，已有的数据不受影响。",
    "请检查文件夹是否设为只读、当前 Windows 用户是否有写入权限。",
)
_DISK = _Sentence(
    StoreError,
    "读写磁盘时出错，这次的操作没有完成，此前保存的数据不受影响。",
    "请检查磁盘是否松动或有故障；先备份数据文件夹，再重新打开程序。",
)
_DAMAGED = _Sentence(
    StoreDamagedError,
    "数据库文件已损坏或与密钥不符，程序没有改动它。",
    "请不要删除原文件夹；可从 backups 文件夹中最近的备份恢复。",
)
_MISSING = _Sentence(
    StoreMissingError,
    "找不到或打不开数据文件，没有改动任何数据。",
    "请确认数据文件夹还在原处，没有被移动、改名或被其他程序占用。",
)

# By SQLite's primary result code: BUSY 5, LOCKED 6, READONLY 8, IOERR 10, CORRUPT 11, FULL 13,
# CANTOPEN 14, NOTADB 26. Numbers, because the floor above models imports no driver.
_BY_RESULT: Mapping[int, _Sentence] = MappingProxyType(
    {
        5: _BUSY,
        6: _BUSY,
        8: _READ_ONLY,
        10: _DISK,
        11: _DAMAGED,
        13: _FULL,
        14: _MISSING,
        26: _DAMAGED,
    }
)
_BY_ERRNO: Mapping[int, _Sentence] = MappingProxyType(
    {
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
        errno.EFBIG: _FULL,
        errno.EACCES: _READ_ONLY,
        errno.EPERM: _READ_ONLY,
        errno.EROFS: _READ_ONLY,
        errno.EIO: _DISK,
        errno.ENOENT: _MISSING,
    }
)


def translate(error: BaseException) -> KuaiWeiError | None:
    """Return the known error that ``error`` means, or None when it is a bug of ours."""
    if isinstance(error, KuaiWeiError):
        return error
    if isinstance(error, StaleDataError):
        return stale_record()
    if isinstance(error, PoolTimeoutError):
        return _BUSY.error()
    source = error.orig if isinstance(error, DBAPIError) and error.orig else error
    result = getattr(source, "sqlite_errorcode", None)
    sentence = None
    if isinstance(result, int):
        sentence = _BY_RESULT.get(result & 0xFF)  # extended codes keep the primary in the low byte
    elif isinstance(source, OSError) and source.errno is not None:
        sentence = _BY_ERRNO.get(source.errno)
    return None if sentence is None else sentence.error()


def stale_record() -> StaleRecordError:
    """Return the error for a row that somebody else saved first."""
    return StaleRecordError(
        "这条记录在您打开之后已被他人修改，您的改动没有保存。",
        hint="请重新载入后核对差异，再保存一次。",
    )


@contextmanager
def database_errors() -> Iterator[None]:
    """Translate errors of the database; file errors of the caller pass through as they are."""
    try:
        yield
    except (DBAPIError, StaleDataError, PoolTimeoutError) as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error


@contextmanager
def store_errors() -> Iterator[None]:
    """Translate errors of database and files alike: for work on the store's own folder."""
    try:
        yield
    except Exception as error:
        known = translate(error)
        if known is None or known is error:
            raise
        raise known from error
