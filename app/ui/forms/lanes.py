"""Work off the interface thread, handed to forms as two plain methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.support.progress import Progress
from app.ui.tasks.runner import TaskRunner
from app.ui.tasks.task import Lane

Job = Callable[[], object]
Hand = Callable[[object], None]


class Lanes(Protocol):
    """Runs a job and hands its result, or its error, to the interface thread."""

    def read(self, job: Job, done: Hand) -> None:
        """Look something up; a failure is shown in the general way."""

    def write(self, title: str, job: Job, done: Hand, failed: Hand) -> None:
        """Write something, after everything that was to be written before."""


class _Reply(QObject):
    """Receives in the interface thread; plain functions would be called in the worker's."""

    def __init__(self, done: Hand, failed: Hand, lanes: RunnerLanes) -> None:
        super().__init__(lanes)
        self._done, self._failed, self._lanes = done, failed, lanes

    def succeed(self, result: object) -> None:
        """Hand over the result, unless nobody waits for it any more."""
        if self._lanes.awaited:
            self._done(result)
        self.deleteLater()

    def fail(self, error: object) -> None:
        """Hand over the error; if the form has gone, the user is told in the general way."""
        (self._failed if self._lanes.awaited else self._lanes.late)(error)
        self.deleteLater()


class RunnerLanes(QObject):
    """The task runner's lanes for one form.

    They outlive the form: the last draft is still written after it is left, and ``late`` tells
    what went wrong with it. Results that come then are dropped.
    """

    def __init__(self, runner: TaskRunner, late: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self.late = runner, late
        self._form: QObject | None = None

    def serve(self, form: QObject) -> None:
        """Say which form waits for the results."""
        self._form = form

    @property
    def awaited(self) -> bool:
        """Whether the form is still there."""
        return self._form is not None and isValid(self._form)

    def read(self, job: Job, done: Hand) -> None:
        """Look something up."""
        reply = _Reply(done, self.late, self)
        self._runner.run(
            "", _work(job), lane=Lane.READ, on_success=reply.succeed, on_failure=reply.fail
        )

    def write(self, title: str, job: Job, done: Hand, failed: Hand) -> None:
        """Write something."""
        reply = _Reply(done, failed, self)
        self._runner.run(title, _work(job), on_success=reply.succeed, on_failure=reply.fail)


class DirectLanes:
    """Does the work at once where it is asked for; for tests and pictures."""

    def read(self, job: Job, done: Hand) -> None:
        """Look something up now."""
        done(job())

    def write(self, title: str, job: Job, done: Hand, failed: Hand) -> None:
        """Write something now."""
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - handed over like the runner does
            failed(error)
        else:
            done(result)


def _work(job: Job) -> Callable[[Progress], object]:
    return lambda _progress: job()
