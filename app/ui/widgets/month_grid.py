"""A month as a grid of days that the keyboard walks, each with what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.dates import YearMonth
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.calendar import GridDay, month_end, month_weeks, months_on, stepped
from app.ui.widgets.day_painter import DayLook, DayPainter

_HEADER = 28
_DAYS = 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}


def weekday_names() -> tuple[str, ...]:
    """Return 周一 to 周日 as the language of the interface shortens them, Monday first."""
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    return tuple(locale.standaloneDayName(day, short) for day in range(1, _DAYS + 1))


class MonthGrid(QWidget):
    """Weeks under each other, Monday first (月历).

    Arrows walk by day and week, also over the month's edge; PgUp and PgDn by month, Home and
    End to its ends. ``chosen`` carries the day walked or clicked to, which may be of another
    month: whoever shows the grid then shows that one. ``opened`` comes from Enter and double
    click.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make the grid; ``name`` is announced to assistive tools before the day."""
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._painter = DayPainter(theme)
        self._days: Mapping[date, GridDay] = {}
        self._today = self._chosen = date(2000, 1, 1)
        self._month = YearMonth.of(self._chosen)
        self._under: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._restyle)
        self.setAccessibleName(name)

    @property
    def month(self) -> YearMonth:
        """The month shown."""
        return self._month

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._chosen

    def show_month(
        self, month: YearMonth, days: Sequence[GridDay], chosen: date, today: date
    ) -> None:
        """Show a month; days it does not tell of stay empty."""
        self._month, self._today = month, today
        self._days = {day.on: day for day in days}
        self.choose(chosen)

    def choose(self, on: date) -> None:
        """Mark a day without telling anybody."""
        self._chosen = on
        day = self._days.get(on)
        words = day.spoken if day is not None else on.isoformat()
        self.setAccessibleName(f"{self._name} {words}")
        self.update()

    def day_at(self, at: QPointF) -> date | None:
        """Return the day under a point, which may be one of the months beside."""
        return next((on for on, box in self._cells() if box.contains(at)), None)

    def cell(self, on: date) -> QRectF:
        """Return where a day is painted."""
        return next(box for day, box in self._cells() if day == on)

    # --- sizes -------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Room for six weeks with all that a day can show."""
        px = self._theme.px
        return QSize(px(104) * _DAYS, px(_HEADER) + px(88) * 6)

    def minimumSizeHint(self) -> QSize:
        """Stay readable in the smallest window."""
        px = self._theme.px
        return QSize(px(58) * _DAYS, px(_HEADER) + px(62) * 6)

    def _cells(self) -> list[tuple[date, QRectF]]:
        weeks = month_weeks(self._month)
        top = self._theme.px(_HEADER)
        wide, high = self.width() / _DAYS, (self.height() - top) / len(weeks)
        return [
            (on, QRectF(at * wide, top + line * high, wide, high))
            for line, week in enumerate(weeks)
            for at, on in enumerate(week)
        ]

    # --- keyboard and mouse ------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by day, week and month; Enter opens the day."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(stepped(self._chosen, _STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(months_on(self._chosen, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(month_end(self._chosen, last=key == Qt.Key.Key_End))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        on = self.day_at(event.position())
        if on is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(on)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        on = self.day_at(event.position())
        if on is not None:
            self.opened.emit(on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the day under the pointer."""
        self._point_at(self.day_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tint none."""
        self._point_at(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell the whole of a day as tool tip."""
        if isinstance(event, QHelpEvent):
            on = self.day_at(QPointF(event.pos()))
            day = self._days.get(on) if on is not None else None
            QToolTip.showText(event.globalPos(), day.spoken if day is not None else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        super().focusOutEvent(event)
        self.update()

    def _go(self, on: date) -> None:
        if on != self._chosen:
            self.choose(on)
            self.chosen.emit(on)

    def _point_at(self, on: date | None) -> None:
        if on != self._under:
            self._under = on
            self.update()

    # --- painting ----------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names of the weekdays, then the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_header(painter)
        for on, box in self._cells():
            look = DayLook(
                inside=YearMonth.of(on) == self._month,
                today=on == self._today,
                chosen=on == self._chosen,
                focused=on == self._chosen and self.hasFocus(),
                pointed=on == self._under,
            )
            self._painter.paint(painter, box, on, self._days.get(on), look)
        chosen = [box for on, box in self._cells() if on == self._chosen]
        for box in chosen:
            self._painter.paint_choice(painter, box, focused=self.hasFocus())

    def _paint_header(self, painter: QPainter) -> None:
        colours, wide = self._theme.colours, self.width() / _DAYS
        high = self._theme.px(_HEADER)
        painter.fillRect(QRectF(0, 0, self.width(), high), QColor(colours.quiet))
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.second))
        for at, name in enumerate(weekday_names()):
            box = QRectF(at * wide + self._theme.px(9), 0, wide, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
