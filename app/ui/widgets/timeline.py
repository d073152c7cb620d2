"""The stages of a case from left to right, with their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole


class StepState(StrEnum):
    """Where a stage stands (阶段状态)."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Step:
    """One stage with the line under it, a day or —; a ``link`` can be pressed."""

    label: str
    detail: str
    state: StepState
    link: bool = False


class Timeline(QWidget):
    """Filled dots for stages done, a ringed one for the present, hollow ones ahead.

    ``pressed`` carries the number of a stage that is a link.
    """

    pressed = Signal(int)

    def __init__(
        self, theme: Theme, steps: Sequence[Step] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._steps = theme, tuple(steps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.updateGeometry)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other stages."""
        self._steps = tuple(steps)
        self.setAccessibleName("；".join(f"{one.label} {one.detail}" for one in self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of small text under the dots."""
        return QSize(self._theme.px(70) * max(1, len(self._steps)), self._theme.px(58))

    def minimumSizeHint(self) -> QSize:
        """Stay readable when narrow."""
        return QSize(self._theme.px(48) * max(1, len(self._steps)), self._theme.px(58))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be pressed."""
        link = self._link_at(event.position().x()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link."""
        at = self._link_at(event.position().x())
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(at)

    def _link_at(self, x: float) -> int | None:
        at = int(x * len(self._steps) / max(1, self.width()))
        return at if 0 <= at < len(self._steps) and self._steps[at].link else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, the dots and the words."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._steps)
        middle = self._theme.px(10)
        centres = [QPointF(width * (at + 0.5), middle) for at in range(len(self._steps))]
        self._paint_line(painter, centres)
        for step, centre in zip(self._steps, centres, strict=True):
            self._paint_dot(painter, step, centre)
            self._paint_words(painter, step, centre.x(), width)

    def _paint_line(self, painter: QPainter, centres: Sequence[QPointF]) -> None:
        colours = self._theme.colours
        for at in range(1, len(centres)):
            ahead = self._steps[at].state is StepState.AHEAD
            painter.setPen(QPen(QColor(colours.border if ahead else colours.accent), 2))
            gap = QPointF(self._theme.px(9), 0)
            painter.drawLine(centres[at - 1] + gap, centres[at] - gap)

    def _paint_dot(self, painter: QPainter, step: Step, centre: QPointF) -> None:
        colours, radius = self._theme.colours, self._theme.px(12) / 2
        if step.state is StepState.AHEAD:
            painter.setPen(QPen(QColor(colours.third), 1.5))
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(centre, radius - 1, radius - 1)
            return
        current = step.state is StepState.CURRENT
        colour = QColor(colours.warning if current else colours.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, radius, radius)
        if current:
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(centre, radius / 2.4, radius / 2.4)

    def _paint_words(self, painter: QPainter, step: Step, middle: float, width: float) -> None:
        colours, px = self._theme.colours, self._theme.px
        ink = {
            StepState.DONE: colours.accent,
            StepState.CURRENT: colours.warning,
            StepState.AHEAD: colours.third,
        }[step.state]
        font = self._theme.font(TextRole.SMALL)
        metrics = QFontMetrics(font)
        detail = colours.accent if step.link else colours.second
        lines = ((step.label, ink, px(20)), (step.detail, detail, px(37)))
        for text, colour, top in lines:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
            box = QRectF(middle - width / 2, top, width, px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
