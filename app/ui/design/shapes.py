"""State is shown by a drawn shape and words, colour only repeats them (状态图形)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from app.domain.terms import Tone
from app.ui.design.tokens import Palette


class Shape(StrEnum):
    """The shapes; drawn by us, since no two families hold all of them."""

    NONE = ""
    TRIANGLE = "▲"
    QUARTER = "◔"
    BARS = "‖"
    CHECK = "✓"
    DOT = "●"
    RING = "○"


TONE_SHAPES: dict[Tone, Shape] = {
    Tone.NEUTRAL: Shape.NONE,
    Tone.ATTENTION: Shape.QUARTER,
    Tone.PAUSED: Shape.BARS,
    Tone.GOOD: Shape.CHECK,
    Tone.BAD: Shape.TRIANGLE,
}


def tone_colours(palette: Palette, tone: Tone) -> tuple[str, str]:
    """Return text and ground of a tone."""
    return {
        Tone.NEUTRAL: (palette.second, palette.neutral_tint),
        Tone.ATTENTION: (palette.warning, palette.warning_tint),
        Tone.PAUSED: (palette.accent, palette.accent_tint),
        Tone.GOOD: (palette.ok, palette.ok_tint),
        Tone.BAD: (palette.danger, palette.danger_tint),
    }[tone]


def paint_shape(painter: QPainter, shape: Shape, box: QRectF, colour: str) -> None:
    """Draw a shape filling the square ``box``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    width = max(1.4, box.width() / 7)
    pen = QPen(
        ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.setPen(pen)
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if shape is Shape.TRIANGLE:
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF(
                [QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()]
            )
        )
    elif shape is Shape.QUARTER:
        painter.drawEllipse(inner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(inner, 0, 90 * 16)
    elif shape is Shape.BARS:
        for at in (0.3, 0.7):
            x = box.left() + box.width() * at
            painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))
    elif shape is Shape.CHECK:
        painter.drawPath(_check_path(box))
    elif shape is Shape.DOT:
        painter.setBrush(ink)
        painter.drawEllipse(inner)
    elif shape is Shape.RING:
        painter.drawEllipse(inner)
    painter.restore()


def _check_path(box: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(box.left() + box.width() * 0.1, box.top() + box.height() * 0.55))
    path.lineTo(box.left() + box.width() * 0.4, box.top() + box.height() * 0.85)
    path.lineTo(box.left() + box.width() * 0.92, box.top() + box.height() * 0.18)
    return path


@dataclass(frozen=True, slots=True)
class PillStyle:
    """How a pill is painted: small font, lengths already scaled."""

    font: QFont
    height: int
    side: int
    gap: int

    def shape_size(self) -> int:
        """Side of the square a shape fills."""
        return round(self.font.pixelSize() * 0.78)

    def width(self, text: str, shape: Shape) -> int:
        """Return how wide a pill with this content is."""
        ink = QFontMetrics(self.font).horizontalAdvance(text)
        return self.side * 2 + ink + (self.shape_size() + self.gap if shape else 0)


def paint_pill(
    painter: QPainter,
    style: PillStyle,
    box: QRectF,
    text: str,
    shape: Shape,
    colours: tuple[str, str],
) -> None:
    """Paint a pill at the left of ``box``, centred vertically, elided if it does not fit."""
    ink, ground = colours
    width = min(box.width(), style.width(text, shape))
    pill = QRectF(box.left(), box.center().y() - style.height / 2, width, style.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(pill, style.height / 2, style.height / 2)
    left = pill.left() + style.side
    if shape:
        size = style.shape_size()
        paint_shape(painter, shape, QRectF(left, pill.center().y() - size / 2, size, size), ink)
        left += size + style.gap
    room = QRectF(left, pill.top(), pill.right() - style.side - left + 1, pill.height())
    painter.setFont(style.font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(style.font).elidedText(
        text, Qt.TextElideMode.ElideRight, max(0, round(room.width()))
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
