"""The whole desktop for tests: real windows, a prompter that answers as told, a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

MOST_FIELDS = 80


@dataclass
class ToldPrompter:
    """Answers every question as the test said; what was asked and told is kept."""

    paths: list[Path] = field(default_factory=list)
    yes: bool = True
    text: str = "测试需要"
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        self.asked.append(verb)
        return self.yes

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> int | None:
        self.asked.append(title)
        return 0

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        self.asked.append(title)
        return self.text

    def tell(self, title: str, text: str, *, detail: str = "") -> None:
        self.told.append(text)

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def open_paths(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        return (self.paths.pop(0),) if self.paths else ()

    def folder(self, title: str, start: Path) -> Path | None:
        return self.paths.pop(0) if self.paths else None


class Keyboard:
    """Types into whatever has the focus, as a person with a Chinese input method does."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        # A sheet that has just closed leaves a moment in which no window is active. An active
        # window none of whose widgets has the focus gets the keys itself.
        self._qtbot.waitUntil(lambda: self._receiver() is not None)
        widget = self._receiver()
        assert widget is not None
        return widget

    @staticmethod
    def _receiver() -> QWidget | None:
        return QApplication.focusWidget() or QApplication.activeWindow()

    def type(self, text: str) -> None:
        """Type: ASCII by keys, anything else committed by the input method."""
        if text.isascii():
            QTest.keyClicks(self.focus, text)
            return
        composing = QInputMethodEvent("pin", [])
        QApplication.sendEvent(self.focus, composing)
        done = QInputMethodEvent()
        done.setCommitString(text)
        QApplication.sendEvent(self.focus, done)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def go_to(self, target: QWidget) -> None:
        """Press Enter, or Tab where Enter writes, until ``target`` or a part of it is reached."""
        for _ in range(MOST_FIELDS):
            if self.focus is target or target.isAncestorOf(self.focus):
                return
            before = self.focus
            self.enter_or_tab()
            if self.focus is before:
                self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"not reached by keyboard: {target.accessibleName()}")

    def go_back_to(self, target: QWidget) -> None:
        """Press Shift+Tab until ``target`` or a part of it is reached."""
        for _ in range(MOST_FIELDS):
            if self.focus is target or target.isAncestorOf(self.focus):
                return
            self.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        raise AssertionError(f"not reached by keyboard: {target.accessibleName()}")

    def enter_or_tab(self) -> None:
        if self.focus.inherits("QPlainTextEdit") or self.focus.inherits("QAbstractButton"):
            self.press(Qt.Key.Key_Tab)
        else:
            self.enter()

    def push(self, button: QWidget) -> None:
        """Reach a button by Tab and press it with the space bar."""
        for _ in range(MOST_FIELDS):
            if self.focus is button:
                self.press(Qt.Key.Key_Space)
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"not reached by keyboard: {button.accessibleName()}")


def ready(qtbot: QtBot, window: QWidget) -> None:
    """Wait until a window has the keyboard; a busy platform may lose the first request."""

    def has_keyboard() -> bool:
        if QApplication.activeWindow() is window:
            return True
        window.activateWindow()
        return False

    qtbot.waitUntil(has_keyboard)


def idle(qtbot: QtBot, busy: Callable[[], object]) -> None:
    """Wait until there is no task left."""
    qtbot.waitUntil(lambda: not busy(), timeout=20_000)
