"""The line at the bottom: centre, store, backup, version."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.terms import Tone
from app.ui.design.layouts import Insets, row
from app.ui.design.shapes import Shape, paint_shape, tone_colours
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.labels import ElidedLabel, Label


class ShapeMark(QWidget):
    """A small shape beside words."""

    def __init__(
        self, theme: Theme, shape: Shape, tone: Tone, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._shape, self._tone = theme, shape, tone
        theme.changed.connect(self.updateGeometry)

    def set_state(self, shape: Shape, tone: Tone) -> None:
        """Show another shape."""
        self._shape, self._tone = shape, tone
        self.update()

    def sizeHint(self) -> QSize:
        """As large as small text."""
        return QSize(self._theme.px(10), self._theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        side = self._theme.px(10)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        colour = tone_colours(self._theme.colours, self._tone)[0]
        paint_shape(QPainter(self), self._shape, box, colour)


class StatusBar(QFrame):
    """Calm facts about the store; a trouble shows its shape and colour (状态栏)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("frameRole", "status")
        box = row(theme, self, gap=20, insets=Insets(14, 1, 14, 0))
        self._centre = ElidedLabel("", TextRole.SMALL)
        self._store = Label("", TextRole.SMALL)
        self._mark = ShapeMark(theme, Shape.NONE, Tone.NEUTRAL)
        self._backup = Label("", TextRole.SMALL)
        self._note, self._version = ElidedLabel("", TextRole.SMALL), Label("", TextRole.SMALL)
        backup = row(theme, gap=4)
        backup.addWidget(self._mark)
        backup.addWidget(self._backup)
        box.addWidget(self._centre)
        box.addWidget(self._store)
        box.addLayout(backup)
        box.addStretch(1)
        box.addWidget(self._note)
        box.addWidget(self._version)
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_centre(self, name: str) -> None:
        """Show the centre's name."""
        self._centre.setText(name)

    def set_store(self, text: str) -> None:
        """Show the store's state, for example 存储正常 · 已加密."""
        self._store.setText(text)

    def set_backup(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Show the newest usable backup; without one the tone is attention or bad."""
        shapes = {Tone.GOOD: Shape.DOT, Tone.ATTENTION: Shape.QUARTER, Tone.BAD: Shape.TRIANGLE}
        self._mark.set_state(shapes.get(tone, Shape.RING), tone)
        self._backup.setText(text)
        self._backup.set_tone(tone)

    @property
    def note(self) -> str:
        """The remark at the right."""
        return self._note.text()

    def set_note(self, text: str) -> None:
        """Show a remark at the right, such as how far the working calendar is known."""
        self._note.setText(text)

    def set_version(self, text: str) -> None:
        """Show the program's version."""
        self._version.setText(text)

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.px(26))
