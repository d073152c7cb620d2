"""The quiet bar: says what was done and offers to undo it; never modal, never steals focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.domain.terms import Tone
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, row
from app.ui.design.shapes import TONE_SHAPES
from app.ui.design.theme import Theme
from app.ui.widgets.buttons import Button, ButtonKind, IconButton
from app.ui.widgets.labels import Label, repolish
from app.ui.widgets.status_bar import ShapeMark

HIDE_MS = 8000


class MessageBar(QFrame):
    """Hides itself after 8 s, waits while pointed at or focused; problems stay (提示条)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self.setProperty("frameRole", "message")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box = row(theme, self, gap=8, insets=Insets(14, 5, 6, 5))
        self._mark = ShapeMark(theme, TONE_SHAPES[Tone.NEUTRAL], Tone.NEUTRAL)
        self._text = Label()
        self._text.setWordWrap(True)
        self._undo_button = Button(
            theme, self.tr("撤销"), kind=ButtonKind.QUIET, icon=IconName.UNDO
        )
        self._close = IconButton(theme, IconName.CLOSE, self.tr("关闭提示"))
        self._close.setProperty("kind", "quiet")
        box.addWidget(self._mark)
        box.addWidget(self._text, 1)
        box.addWidget(self._undo_button)
        box.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=HIDE_MS)
        self._timer.timeout.connect(self.hide)
        self._undo_button.clicked.connect(self._do_undo)
        self._close.clicked.connect(self.hide)
        for button in (self._undo_button, self._close):
            button.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._text.text()

    @property
    def undo_button(self) -> Button:
        """The button that undoes, for the Ctrl+Z action and tests."""
        return self._undo_button

    @property
    def waiting(self) -> bool:
        """Whether the bar will hide itself."""
        return self._timer.isActive()

    def show_message(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Say ``text``; replaces an earlier message and with it its undo."""
        self._undo = undo
        self._text.setText(text)
        self._mark.set_state(TONE_SHAPES[tone], tone)
        self._mark.setVisible(tone is not Tone.NEUTRAL)
        self._undo_button.setVisible(undo is not None)
        self.setProperty("tone", tone.value)
        self.setAccessibleName(text)
        repolish(self)
        self.show()
        if tone is Tone.BAD:
            self._timer.stop()
        else:
            self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while pointed at."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count again once the pointer has left."""
        self._resume()
        super().leaveEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Wait while one of the buttons has the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._resume()
        return False

    def _resume(self) -> None:
        if self.isVisible() and self.property("tone") != Tone.BAD.value:
            self._timer.start()

    def _do_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
