"""The state of something as a pill: shape, words, colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.terms import Tone
from app.ui.design.shapes import TONE_SHAPES, PillStyle, Shape, paint_pill, tone_colours
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole


def pill_style(theme: Theme) -> PillStyle:
    """Return the present fonts and lengths of pills."""
    return PillStyle(theme.font(TextRole.SMALL), theme.px(22), theme.px(9), theme.px(4))


class StatusPill(QWidget):
    """A pill that stands alone; in tables the delegate paints the same."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        shape: Shape | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._tone, self._shape = theme, text, tone, shape
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_state(text, tone, shape=shape)

    def set_state(self, text: str, tone: Tone, *, shape: Shape | None = None) -> None:
        """Show another state; the shape follows the tone unless given."""
        self._text, self._tone, self._shape = text, tone, shape
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Fit the words."""
        style = pill_style(self._theme)
        return QSize(style.width(self._text, self._drawn_shape()) + 1, style.height)

    def minimumSizeHint(self) -> QSize:
        """Never shorten the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape and words on the tone's ground."""
        painter = QPainter(self)
        colours = tone_colours(self._theme.colours, self._tone)
        box = QRectF(self.rect())
        style = pill_style(self._theme)
        paint_pill(painter, style, box, self._text, self._drawn_shape(), colours)

    def _drawn_shape(self) -> Shape:
        return TONE_SHAPES[self._tone] if self._shape is None else self._shape
