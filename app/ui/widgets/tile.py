"""A figure that is a link to what it counts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.terms import Tone
from app.ui.design.shapes import TONE_SHAPES, Shape, paint_shape, tone_colours
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole


class Tile(QAbstractButton):
    """A label over a large figure; ``clicked`` opens the cases it counts (数字卡片)."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        figure: str = "",
        tone: Tone = Tone.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone
        self._label, self._figure = label, figure
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_figure(figure, tone)

    @property
    def figure(self) -> str:
        """The figure as shown."""
        return self._figure

    def set_figure(self, figure: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show another figure; a tone other than neutral colours it and adds the shape."""
        self._figure, self._tone = figure, tone
        self.setAccessibleName(f"{self._label} {figure}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the label and the figure."""
        return QSize(self._theme.px(140), self._theme.px(77))

    def minimumSizeHint(self) -> QSize:
        """Let six tiles share the smallest window."""
        ink = QFontMetrics(self._theme.font(TextRole.SECOND)).horizontalAdvance(self._label)
        shape = self._theme.px(18) if TONE_SHAPES[self._tone] else 0
        return QSize(ink + shape + self._theme.px(24), self._theme.px(77))

    def keyPressEvent(self, event: object) -> None:
        """Let Enter press the tile as Space does."""
        if getattr(event, "key", int)() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]  # Qt hands a QKeyEvent

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the label with its shape, the figure."""
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = 2.0 if self.hasFocus() else 1.0
        edge = colours.accent if self.hasFocus() or self.underMouse() else colours.border
        painter.setPen(QPen(QColor(edge), ring))
        painter.setBrush(QColor(colours.hover if self.isDown() else colours.surface))
        half = ring / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, theme.px(8), theme.px(8))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        left, width = px(14), self.width() - px(20)
        shape = TONE_SHAPES[self._tone]
        line = QRectF(left, px(12), width, px(20))
        painter.setFont(theme.font(TextRole.SECOND))
        if shape is not Shape.NONE:
            size = px(12)
            box = QRectF(left, line.center().y() - size / 2, size, size)
            paint_shape(painter, shape, box, colours.second)
            line.setLeft(left + size + px(5))
        painter.setPen(QColor(colours.second))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, align, self._label)
        ink = tone_colours(colours, self._tone)[0]
        painter.setPen(QColor(colours.text if self._tone is Tone.NEUTRAL else ink))
        painter.setFont(theme.font(TextRole.FIGURE))
        painter.drawText(QRectF(left, px(32), width, px(36)), align, self._figure)
