"""Runs tasks in two lanes and keeps them alive until they have ended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from app.ui.tasks.task import Lane, Task, TaskRunnable, Work

_READERS = 2


class TaskRunner(QObject):
    """The only maker of background threads (任务执行).

    Slots of task signals are methods of QObjects, so that they run in the interface thread.
    """

    started = Signal(Task)
    failed = Signal(object)
    _let_go = Signal(Task)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live: set[Task] = set()
        self._waiting: list[tuple[Task, Lane]] = []
        self._closed = False
        self._let_go.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._pools = {Lane.WRITE: QThreadPool(self), Lane.READ: QThreadPool(self)}
        self._pools[Lane.WRITE].setMaxThreadCount(1)
        self._pools[Lane.READ].setMaxThreadCount(_READERS)

    @property
    def live(self) -> frozenset[Task]:
        """Tasks that have not ended."""
        return frozenset(self._live)

    def run(
        self,
        title: str,
        work: Work,
        *,
        lane: Lane = Lane.WRITE,
        on_success: Callable[[object], None] | None = None,
        on_failure: Callable[[object], None] | None = None,
    ) -> Task:
        """Queue work and return its task; ``on_failure`` replaces the general ``failed`` signal.

        The work begins when the event loop is reached, so whoever gets the task can connect
        to its signals and miss none.

        Raises:
            RuntimeError: the runner was closed.
        """
        if self._closed:
            raise RuntimeError("the task runner is closed")
        task = Task(title, work)
        task.setParent(self)
        self._live.add(task)
        if on_success is not None:
            task.succeeded.connect(on_success)
        if on_failure is not None:
            task.failed.connect(on_failure)
        else:
            task.failed.connect(self.failed)
        self.started.emit(task)
        self._waiting.append((task, lane))
        QTimer.singleShot(0, self._start_waiting)
        return task

    def close(self) -> None:
        """Cancel what runs, wait for it, take no more; for the end of the program."""
        self._closed = True
        self._waiting.clear()
        for task in self._live:
            task.cancel()
        for pool in self._pools.values():
            pool.waitForDone()
        for task in self._live:
            task.deleteLater()
        self._live.clear()

    def _start_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for task, lane in waiting:
            self._pools[lane].start(TaskRunnable(task, self._let_go.emit))

    def _ended(self, task: Task) -> None:
        """Drop the task; only now, for the thread may still be sending its last signal before."""
        if task in self._live:
            self._live.discard(task)
            task.deleteLater()
