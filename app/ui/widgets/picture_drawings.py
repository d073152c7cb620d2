"""Frames, arrows, numbers and words drawn on a picture: on the screen as on a copy (标注)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

INK = "#E0261B"
"""Drawn on photographs, so the same in both appearances."""
_HEAD = math.radians(27)


class DrawingKind(StrEnum):
    """What is drawn (标注形式)."""

    FRAME = "frame"  # 方框
    ARROW = "arrow"  # 箭头
    NUMBER = "number"  # 编号
    WORDS = "words"  # 文字


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing; the numbers are fractions of the picture (标注).

    An arrow points from its corner by ``width`` and ``height``, which may be negative.
    """

    kind: DrawingKind
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pencil:
    """How thick lines and how large words are, in pixels of the picture (画笔)."""

    width: float
    letters: float
    family: str
    chosen: bool = False


def paint_drawing(painter: QPainter, drawing: Drawing, size: QSizeF, pencil: Pencil) -> None:
    """Draw on a picture of ``size``; the painter is in the picture's pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = pencil.width * (1.6 if pencil.chosen else 1.0)
    join = Qt.PenJoinStyle.MiterJoin
    pen = QPen(QColor(INK), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join)
    painter.setPen(pen)
    at = QPointF(drawing.x * size.width(), drawing.y * size.height())
    by = QPointF(drawing.width * size.width(), drawing.height * size.height())
    if drawing.kind is DrawingKind.FRAME:
        box = QRectF(at, at + by).normalized()
        painter.drawRect(box)
        if drawing.text:
            _paint_badge(painter, box.topLeft(), drawing.text, pencil)
    elif drawing.kind is DrawingKind.ARROW:
        _paint_arrow(painter, at, at + by, width)
    elif drawing.kind is DrawingKind.NUMBER:
        _paint_badge(painter, at, drawing.text, pencil)
    else:
        _paint_words(painter, at, drawing.text, pencil)
    painter.restore()


def _font(pencil: Pencil) -> QFont:
    font = QFont(pencil.family)
    font.setPixelSize(max(6, round(pencil.letters)))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _paint_arrow(painter: QPainter, tail: QPointF, tip: QPointF, width: float) -> None:
    angle = math.atan2(tip.y() - tail.y(), tip.x() - tail.x())
    long = width * 5.5
    painter.drawLine(tail, tip)
    wings = [
        QPointF(tip.x() - long * math.cos(angle + turn), tip.y() - long * math.sin(angle + turn))
        for turn in (_HEAD, -_HEAD)
    ]
    painter.setBrush(QColor(INK))
    painter.drawPolygon(QPolygonF([tip, *wings]))


def _paint_badge(painter: QPainter, centre: QPointF, text: str, pencil: Pencil) -> None:
    """Paint a number on a filled round ground."""
    font = _font(pencil)
    metrics = QFontMetricsF(font)
    high = pencil.letters * 1.5
    wide = max(high, metrics.horizontalAdvance(text) + pencil.letters * 0.7)
    box = QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)
    painter.setPen(QPen(QColor("#FFFFFF"), max(1.0, pencil.width * 0.6)))
    painter.setBrush(QColor(INK))
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _paint_words(painter: QPainter, at: QPointF, text: str, pencil: Pencil) -> None:
    """Paint words in red with a white edge, readable on any ground."""
    path = QPainterPath()
    path.addText(at, _font(pencil), text)
    edge = QPen(QColor("#FFFFFF"), pencil.letters * 0.22)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, edge)
    painter.fillPath(path, QColor(INK))
