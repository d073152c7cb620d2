"""Background work: results, progress, cancel, the end of the program."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.support.errors import StoreFullError
from app.support.progress import Progress
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.runner import TaskRunner
from app.ui.tasks.task import Lane

PATIENCE = 5_000


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


class Gate:
    """Work that reports until it is told to end or stopped."""

    def __init__(self) -> None:
        self.entered, self.open = threading.Event(), threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.entered.set()
        done = 0
        while not self.open.wait(0.005):
            done += 1
            progress(done, 0, "整理")
        progress(7, 7, "完成")
        return "好"


def test_the_result_arrives_in_the_interface_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    threads: list[object] = []
    results: list[object] = []

    def take(result: object) -> None:
        threads.append(QThread.currentThread())
        results.append(result)

    task = runner.run("数一数", lambda _progress: 42, on_success=take)
    qtbot.waitUntil(lambda: bool(results), timeout=PATIENCE)
    assert results == [42]
    assert threads == [runner.thread()]
    qtbot.waitUntil(lambda: task not in runner.live, timeout=PATIENCE)


def test_a_failure_carries_the_error(qtbot: QtBot, runner: TaskRunner) -> None:
    def fail(progress: Progress) -> None:
        raise StoreFullError("磁盘已满。")

    with qtbot.waitSignal(runner.failed, timeout=PATIENCE) as failed:
        runner.run("保存", fail)
    assert isinstance(failed.args[0], StoreFullError)


def test_cancel_stops_at_the_next_report_and_is_no_failure(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    gate = Gate()
    task = runner.run("导出", gate)
    qtbot.waitUntil(gate.entered.is_set, timeout=PATIENCE)
    with (
        qtbot.assertNotEmitted(task.failed),
        qtbot.assertNotEmitted(task.succeeded),
        qtbot.waitSignal(task.cancelled, timeout=PATIENCE),
    ):
        task.cancel()


def test_progress_is_reported(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = Gate()
    task = runner.run("导出", gate)
    heard: list[tuple[int, int, str]] = []
    task.progressed.connect(lambda done, total, text: heard.append((done, total, text)))
    with qtbot.waitSignal(task.finished, timeout=PATIENCE):
        gate.open.set()
    assert heard[-1] == (7, 7, "完成")


def test_writing_is_one_at_a_time(qtbot: QtBot, runner: TaskRunner) -> None:
    first, second = Gate(), Gate()
    runner.run("一", first, lane=Lane.WRITE)
    last = runner.run("二", second, lane=Lane.WRITE)
    qtbot.waitUntil(first.entered.is_set, timeout=PATIENCE)
    assert not second.entered.is_set()
    second.open.set()
    with qtbot.waitSignal(last.finished, timeout=PATIENCE):
        first.open.set()


def test_closing_cancels_and_waits(qtbot: QtBot) -> None:
    runner, gate = TaskRunner(), Gate()
    runner.run("导出", gate)
    qtbot.waitUntil(gate.entered.is_set, timeout=PATIENCE)
    runner.close()
    assert runner.live == frozenset()
    with pytest.raises(RuntimeError):
        runner.run("晚了", gate)


def test_the_sheet_appears_late_cancels_and_goes(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = Gate()
    task = runner.run("导出工作簿", gate)
    sheet = ProgressSheet(task)
    assert not sheet.isVisible()
    qtbot.waitUntil(sheet.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(task.cancelled, timeout=PATIENCE):
        sheet.cancel_button.click()
    qtbot.waitUntil(lambda: not runner.live, timeout=PATIENCE)


def test_a_quick_task_never_shows_the_sheet(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.run("快", lambda _progress: None)
    sheet = ProgressSheet(task)
    shown: list[bool] = []
    sheet.finished.connect(lambda: shown.append(sheet.isVisible()))
    with qtbot.waitSignal(sheet.finished, timeout=PATIENCE):
        pass
    assert shown == [False]
