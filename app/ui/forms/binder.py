"""Ties fields to the texts they show: writes what is typed, tidies what was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.forms.chips_field import ChipsField
from app.ui.forms.editor_widgets import LineField
from app.ui.forms.editors import Editor
from app.ui.widgets.enter_moves_on import EnterMovesOn


class TextStore(Protocol):
    """A view-model that holds texts by address."""

    def text(self, where: str) -> str:
        """Return what stands at an address."""

    def set_text(self, where: str, text: str) -> None:
        """Write at an address."""

    def tidied(self, where: str) -> str:
        """Return the text as the field shows its value."""


class FieldBinder(QObject):
    """Passes on which field has the keyboard; Enter moves on in every field it binds.

    ``offered`` is how many parties Ctrl and a digit may pick just now.
    """

    entered = Signal(str)
    left = Signal(str)
    picked = Signal(int)

    def __init__(self, store: TextStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.moves = EnterMovesOn(self)
        self.offered = 0
        self._closed = False

    def bind(self, editor: Editor, where: Callable[[], str]) -> None:
        """Tie a field to the address that ``where`` gives at the time."""
        editor.edited.connect(lambda text: self.store.set_text(where(), text))
        editor.entered.connect(lambda: self._enter(where()))
        editor.left.connect(lambda: self._leave(editor, where()))
        if not isinstance(editor.widget, ChipsField):
            self.moves.watch(editor.widget)
        if isinstance(editor.widget, LineField):
            editor.widget.pickable = lambda: self.offered
            editor.widget.picked.connect(self.picked)
        editor.show(self.store.text(where()))

    def _enter(self, where: str) -> None:
        if not self._closed:
            self.entered.emit(where)

    def close(self) -> None:
        """Pass nothing on any more; fields still lose the keyboard while they are dropped."""
        self._closed = True

    def _leave(self, editor: Editor, where: str) -> None:
        if self._closed:
            return
        tidy = self.store.tidied(where)
        if tidy != self.store.text(where):
            self.store.set_text(where, tidy)
        editor.show(self.store.text(where))
        self.left.emit(where)


def stops_of(editor: Editor) -> tuple[QWidget, ...]:
    """Return the widgets of a field that may take the keyboard, in order."""
    if isinstance(editor.widget, ChipsField):
        return tuple(editor.widget.chips)
    return (editor.widget,)
