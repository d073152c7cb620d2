"""One process owns a store: a lock of the operating system, held for the process's life."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.support.errors import StoreBusyError

LOCK_FILE = "kuaiwei.lock"


class StoreLock:
    """The lock on one store folder; it ends with the process, so a crash leaves none behind."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            StoreBusyError: another process (or another opener in this one) holds it.
            OSError: the lock file cannot be made.
        """
        self._handle: int | None = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            self.release()
            raise StoreBusyError(
                "这个数据文件夹正被另一个快维窗口使用，没有重复打开，数据未受影响。",
                hint="请切换到已打开的窗口；若看不到窗口，请稍等片刻再试。",
            ) from error
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
