"""One piece of background work and the signals that tell of it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QRunnable, Signal

from app.support.errors import TaskCancelledError
from app.support.progress import Progress

_log = logging.getLogger(__name__)

Work = Callable[[Progress], object]
"""Plain work: calls the progress now and then, which also stops it when cancelled."""

_LEAST_SECONDS = 0.1


class Lane(StrEnum):
    """Where work runs: writing is one at a time, reading two (通道)."""

    WRITE = "write"
    READ = "read"


class Task(QObject):
    """Signals of one piece of work; they arrive in the interface thread (后台任务).

    Exactly one of ``succeeded``, ``failed`` and ``cancelled`` is sent, then ``finished``.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, title: str, work: Work) -> None:
        super().__init__()
        self.title = title
        self._work = work
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    @property
    def cancel_asked(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._stop.is_set()

    def run(self) -> None:
        """Do the work in the calling thread; called by the runner only."""
        try:
            report = _Report(self)
            report.stop_if_asked()
            result = self._work(report)
        except TaskCancelledError:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 -- every error of the work is handed on
            _log.info("task ended with %s", type(error).__name__)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            self.finished.emit()


class _Report:
    """The progress handed to work; passes on at most ten reports a second."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._last = 0.0

    def __call__(self, done: int, total: int, text: str) -> None:
        self.stop_if_asked()
        now = time.monotonic()
        if now - self._last >= _LEAST_SECONDS or done >= total > 0:
            self._last = now
            self._task.progressed.emit(done, total, text)

    def stop_if_asked(self) -> None:
        """Raise if the task was cancelled."""
        if self._task.cancel_asked:
            raise TaskCancelledError


class TaskRunnable(QRunnable):
    """Runs a task on a pool's thread and tells when the thread has let go of it."""

    def __init__(self, task: Task, let_go: Callable[[Task], None]) -> None:
        super().__init__()
        self._task = task
        self._let_go = let_go

    def run(self) -> None:
        """Run the task."""
        self._task.run()
        self._let_go(self._task)
