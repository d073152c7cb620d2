"""Paints one day of the month grid: number, 休 or 班, name, what is due and planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from app.ui.design.shapes import Shape, paint_shape
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.calendar import OFF_MARK, GridDay

_PADDING = 9
_LOW = 74


@dataclass(frozen=True, slots=True)
class DayLook:
    """How a cell stands in the grid."""

    inside: bool
    today: bool
    chosen: bool
    focused: bool
    pointed: bool


@dataclass(frozen=True, slots=True)
class _Count:
    """A shape with a number behind it; nought where the shape stands alone."""

    shape: Shape
    number: int
    ink: str


class DayPainter:
    """Shape and word say everything; colour only repeats them (日历格的画法)."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self, painter: QPainter, box: QRectF, on: date, day: GridDay | None, look: DayLook
    ) -> None:
        """Paint a cell; ``day`` None where nothing is known of it yet."""
        self._paint_ground(painter, box, day, look)
        inner = self._inner(box)
        if not look.inside:
            self._write(painter, inner, str(on.day), TextRole.SMALL, self._theme.colours.third)
            if day is not None and day.mark:
                self._paint_mark(painter, inner, day)
            return
        self._paint_number(painter, inner, on, day, look)
        if day is not None:
            self._paint_mark(painter, inner, day)
            self._paint_name(painter, inner, day)
            self._paint_counts(painter, inner, day)

    def paint_choice(self, painter: QPainter, box: QRectF, *, focused: bool) -> None:
        """Paint the frame of the chosen day, thicker while it has the keyboard."""
        width = 2.0 if focused else 1.2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.colours.accent), width))
        frame = box.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(frame, self._theme.px(4), self._theme.px(4))

    # --- parts -------------------------------------------------------------

    def _inner(self, box: QRectF) -> QRectF:
        pad = self._theme.px(_PADDING)
        return box.adjusted(pad, self._theme.px(6), -pad + 2, -self._theme.px(6))

    def _paint_ground(
        self, painter: QPainter, box: QRectF, day: GridDay | None, look: DayLook
    ) -> None:
        colours = self._theme.colours
        resting = day is not None and not day.works
        ground = colours.surface
        if not look.inside or resting:
            ground = colours.quiet
        if look.pointed:
            ground = colours.hover
        if look.chosen and look.inside:
            ground = colours.accent_tint
        painter.fillRect(box, QColor(ground))
        if look.inside and day is not None and day.provisional and not look.chosen:
            painter.fillRect(box, QBrush(QColor(colours.border), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.topRight(), box.bottomRight())

    def _paint_number(
        self, painter: QPainter, inner: QRectF, on: date, day: GridDay | None, look: DayLook
    ) -> None:
        colours, px = self._theme.colours, self._theme.px
        high = px(22)
        resting = day is not None and not day.works
        ink = colours.second if resting else colours.text
        if look.today:
            ink = colours.accent
            ring = QRectF(inner.left() - px(3), inner.top() - px(1), px(26), px(24))
            painter.setPen(QPen(QColor(colours.accent), 1.6))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(ring, px(12), px(12))
            box = ring
        else:
            box = QRectF(inner.left(), inner.top(), px(26), high)
        painter.setFont(self._theme.font(TextRole.STRONG))
        painter.setPen(QColor(ink))
        centred = Qt.AlignmentFlag.AlignCenter if look.today else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, centred, str(on.day))

    def _paint_mark(self, painter: QPainter, inner: QRectF, day: GridDay) -> None:
        """休 stands in a ring, 班 in a filled square; 暂定 where nobody told of the year."""
        colours, side = self._theme.colours, self._theme.px(20)
        box = QRectF(inner.right() - side, inner.top() + 1, side, side)
        painter.setFont(self._theme.font(TextRole.SMALL))
        if day.mark == OFF_MARK:
            painter.setPen(QPen(QColor(colours.ok), 1.3))
            painter.setBrush(QColor(colours.ok_tint))
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(QColor(colours.ok))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, day.mark)
        elif day.mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.warning))
            painter.drawRoundedRect(box, self._theme.px(4), self._theme.px(4))
            painter.setPen(QColor(colours.surface))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, day.mark)
        elif day.provisional:
            words = QCoreApplication.translate("MonthGrid", "暂定")
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(colours.second))
            painter.drawText(QRectF(inner.left(), box.top(), inner.width(), side), right, words)

    def _paint_name(self, painter: QPainter, inner: QRectF, day: GridDay) -> None:
        words = [day.name] if day.name else []
        if day.edited:
            words.append(QCoreApplication.translate("MonthGrid", "手工"))
        if words and inner.height() >= self._theme.px(_LOW - 12):
            box = QRectF(
                inner.left(), inner.top() + self._theme.px(24), inner.width(), self._theme.px(18)
            )
            self._write(painter, box, " ".join(words), TextRole.SMALL, self._theme.colours.second)

    def _paint_counts(self, painter: QPainter, inner: QRectF, day: GridDay) -> None:
        px, high = self._theme.px, self._theme.px(18)
        left, base = inner.left(), inner.bottom() - high
        font = self._theme.font(TextRole.SMALL)
        metrics = QFontMetrics(font)
        for count in self._counts(day):
            size = px(10)
            box = QRectF(left, base + (high - size) / 2, size, size)
            _paint_count_shape(painter, count, box)
            left += size + px(3)
            if count.number:
                words = str(count.number)
                wide = metrics.horizontalAdvance(words)
                painter.setFont(font)
                painter.setPen(QColor(count.ink))
                painter.drawText(
                    QRectF(left, base, wide + 2, high), Qt.AlignmentFlag.AlignVCenter, words
                )
                left += wide + px(7)

    def _counts(self, day: GridDay) -> Iterator[_Count]:
        colours = self._theme.colours
        ink = colours.danger if day.late else colours.text
        if day.late:
            yield _Count(Shape.TRIANGLE, 0, colours.danger)
        if day.statutory:
            yield _Count(Shape.DOT, day.statutory, ink)
        if day.internal:
            yield _Count(Shape.RING, day.internal, ink)
        if day.sittings:
            yield _Count(Shape.NONE, day.sittings, colours.second)

    def _write(self, painter: QPainter, box: QRectF, words: str, role: TextRole, ink: str) -> None:
        font = self._theme.font(role)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        line = QRectF(box.left(), box.top(), box.width(), min(box.height(), self._theme.px(20)))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_count_shape(painter: QPainter, count: _Count, box: QRectF) -> None:
    """Paint the shape before a number; a small square stands for sittings."""
    if count.shape is not Shape.NONE:
        painter.setBrush(Qt.BrushStyle.NoBrush)  # paint_shape leaves a ring's inside as it is
        paint_shape(painter, count.shape, box, count.ink)
        return
    side = box.width() * 0.72
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(count.ink))
    corner = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.drawRect(QRectF(corner.x(), corner.y(), side, side))
