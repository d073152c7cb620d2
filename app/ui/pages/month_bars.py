"""Twelve months as pairs of bars, each pair a link to its cases."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.workbench import Bars


class MonthBars(QWidget):
    """Accepted beside closed, month by month (近 12 个月); arrow keys walk, Enter opens."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars = Bars((), (), ())
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Bars) -> None:
        """Show other months."""
        self._bars = bars
        self._at = -1
        self.setAccessibleName(self.tr("近 12 个月受理与结案"))
        self.setAccessibleDescription("；".join(self._words(at) for at in range(len(bars.months))))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for bars, months and the key."""
        return QSize(self._theme.px(280), self._theme.px(128))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, the months under them, and what the colours mean."""
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars, colours = self._bars, self._theme.colours
        most = max((*bars.accepted, *bars.closed, 1))
        painter.setFont(self._theme.font(TextRole.SMALL))
        for at in range(len(bars.months)):
            slot = self._slot(at)
            if at == self._at:
                painter.fillRect(slot, QColor(colours.hover))
            width = min(px(9), (slot.width() - px(5)) / 2)
            left = slot.center().x() - width - 0.5
            for value, colour in (
                (bars.accepted[at], colours.accent),
                (bars.closed[at], colours.third),
            ):
                height = (slot.height() - px(2)) * value / most
                bar = QRectF(left, slot.bottom() - height, width, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._ink(colour))
                painter.drawRoundedRect(bar, 1.5, 1.5)
                left += width + 1
            painter.setPen(QColor(colours.second))
            box = QRectF(slot.left(), slot.bottom() + px(2), slot.width(), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(bars.months[at].month))
        self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        px, colours = self._theme.px, self._theme.colours
        left, top = 0.0, self.height() - px(18)
        for colour, text in (
            (colours.accent, self.tr("受理")),
            (colours.third, self.tr("结案")),
            ("", self.tr("近 12 个月 · 按月点开")),
        ):
            if colour:
                painter.fillRect(QRectF(left, top + px(4), px(9), px(9)), self._ink(colour))
                left += px(13)
            painter.setPen(QColor(colours.second))
            width = painter.fontMetrics().horizontalAdvance(text)
            box = QRectF(left, top, width + 2, px(17))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            left += width + px(10)

    def _ink(self, colour: str) -> QColor:
        """Return a bar's colour; the second kind stands back."""
        ink = QColor(colour)
        if colour == self._theme.colours.third:
            ink.setAlphaF(0.5)
        return ink

    def _slot(self, at: int) -> QRectF:
        count = max(1, len(self._bars.months))
        width = self.width() / count
        return QRectF(at * width, 0, width, self.height() - self._theme.px(40))

    def _month_at(self, place: QPointF) -> int:
        count = len(self._bars.months)
        at = int(place.x() * count / max(1, self.width()))
        return at if 0 <= at < count else -1

    def _words(self, at: int) -> str:
        bars = self._bars
        return self.tr("{month}：受理 {accepted} 件，结案 {closed} 件").format(
            month=bars.months[at].term, accepted=bars.accepted[at], closed=bars.closed[at]
        )

    def _go_to(self, at: int) -> None:
        self._at = at
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the month's figures."""
        at = self._month_at(event.position())
        if at != self._at:
            self._go_to(at)
            words = self._words(at) if at >= 0 else ""
            QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at no month."""
        self._go_to(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the month's cases."""
        at = self._month_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the months, open one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        count = len(self._bars.months)
        if step is not None and count:
            self._go_to(max(0, min(count - 1, (count if self._at < 0 else self._at) + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)
