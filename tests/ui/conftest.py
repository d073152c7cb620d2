"""What tests with widgets are watched for besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox  # noqa: TID251 -- refused below
from pytestqt.qtbot import QtBot

POOL_PATIENCE_MS = 5_000
PATIENCE_MS = 30_000
_ASKING = (
    (QMessageBox, ("exec", "open", "information", "question", "warning", "critical", "about")),
    (
        QFileDialog,
        (
            "exec",
            "open",
            "getOpenFileName",
            "getOpenFileNames",
            "getSaveFileName",
            "getExistingDirectory",
        ),
    ),
    (QInputDialog, ("exec", "open", "getText", "getInt", "getDouble", "getItem")),
)


class PatientQtBot(QtBot):
    """Waits longer than usual before it gives up: a loaded machine is slow, not wrong."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until ``callback`` is true or no longer raises AssertionError."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return a patient bot; otherwise pytest-qt's own."""
    return PatientQtBot(request)


def _at_work() -> list[QObject]:
    """Return timers and threads that are running now."""
    return [
        item
        for item in shiboken6.getAllValidWrappers()
        if (isinstance(item, QTimer) and item.isActive())
        or (isinstance(item, QThread) and item.isRunning() and item is not QThread.currentThread())
    ]


def _called(item: QObject) -> str:
    parent = item.parent()
    owner = type(parent).__name__ if parent is not None else "nobody"
    return f"{type(item).__name__} {item.objectName()!r} of {owner}"


@pytest.fixture(autouse=True)
def _nothing_of_qt_left(request: pytest.FixtureRequest) -> Iterator[None]:
    before = {id(item) for item in _at_work()} if QApplication.instance() else set()
    yield
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    idle = QThreadPool.globalInstance().waitForDone(POOL_PATIENCE_MS)
    application.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    names = [f"visible window {_called(widget)}" for widget in windows]
    for widget in windows:
        widget.hide()
        widget.deleteLater()
    names += [f"running {_called(item)}" for item in _at_work() if id(item) not in before]
    if not idle:
        names.append("work in the global thread pool")
    if names:
        pytest.fail("left behind: " + "; ".join(names), pytrace=False)


@pytest.fixture(autouse=True)
def _no_real_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that waits for a person would hang the run; tests hand in their own prompter."""

    def refuse(*_arguments: object, **_options: object) -> NoReturn:
        raise AssertionError("a real dialog was opened; hand in a prompter that answers")

    for dialog, methods in _ASKING:
        for method in methods:
            monkeypatch.setattr(dialog, method, refuse)
