"""Enter goes to the next field, but never while a Chinese input method is composing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QTextEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterMovesOn(QObject):
    """Install it on a field with :meth:`watch`; keeps Ctrl+Enter and multi-line fields alone.

    While the input method shows a pre-edit string, Enter belongs to it and does nothing here.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    @property
    def composing(self) -> bool:
        """Whether the watched field with focus holds an uncommitted string."""
        return self._composing

    def watch(self, widget: QWidget) -> None:
        """Have Enter in ``widget`` move on; for a combo box its list keeps Enter while open."""
        widget.installEventFilter(self)
        if isinstance(widget, QComboBox) and (line := widget.lineEdit()) is not None:
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Track composition and turn Enter into Tab."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self._composing = False
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in _ENTER:
            return False
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if not plain or isinstance(watched, QPlainTextEdit | QTextEdit | QPushButton):
            return False
        if self._composing:
            return True
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        widget = watched if isinstance(watched, QWidget) else None
        if widget is not None:
            _next_field(widget).setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _next_field(widget: QWidget) -> QWidget:
    """Return the next widget in tab order that takes the keyboard, or the same one."""
    found = widget.nextInFocusChain()
    window = widget.window()
    while found is not None and found is not widget:
        takes = bool(found.focusPolicy() & Qt.FocusPolicy.TabFocus)
        inside = widget.isAncestorOf(found) or found.focusProxy() is not None
        if takes and found.isEnabled() and found.isVisibleTo(window) and not inside:
            return found
        found = found.nextInFocusChain()
    return widget
