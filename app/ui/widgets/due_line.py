"""The picture of a time limit: from its start to its day, what counted and what did not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.due import Moment, china_day
from app.domain.terms import Tone
from app.services.deadline_views import Band, BandKind
from app.support.clock import china_time
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.case_deadlines import DuePicture, band_words, picture_words
from app.ui.viewmodels.columns import short_day

_LINE = 24
_LABELS = 36
_LEGEND = 57
_HEIGHT = 76
_SIDE = 8
_NEAR = 12
_HOURS = 24


class DueLine(QWidget):
    """Start dot, line of counted and other days, end dot: filled by law, hollow else (期限图).

    Each kind of stretch has a stroke of its own; a legend names those that occur. A dashed
    line says that the day is not firm.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: DuePicture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def picture(self) -> DuePicture | None:
        """What is shown."""
        return self._picture

    def set_picture(self, picture: DuePicture | None) -> None:
        """Show another limit, or nothing."""
        self._picture = picture
        self.setAccessibleName(self.tr("期限图"))
        self.setAccessibleDescription("" if picture is None else picture_words(picture))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Line, labels, and a legend where something is not simply counted."""
        lowest = _HEIGHT if self._legend() else _LEGEND
        return QSize(self._theme.px(280), self._theme.px(lowest))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(self._theme.px(180), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell about the stretch under the mouse."""
        if isinstance(event, QHelpEvent):
            words = self.words_at(event.pos().x())
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def words_at(self, x: int) -> str:
        """Return what the stretch at a place is, or the whole picture in words."""
        picture = self._picture
        if picture is None:
            return ""
        for band in picture.bands:
            left, right = self._span(band)
            if left <= x <= right:
                return band_words(band)
        return picture_words(picture)

    # --- places ------------------------------------------------------------

    def _ends(self) -> tuple[float, float]:
        """Return the first and the last point of time shown, in days."""
        picture = self._picture
        if picture is None:
            return 0, 1
        points = [_days(picture.start)]
        points += [float(band.last.toordinal()) for band in picture.bands]
        if picture.end is not None:
            points.append(_days(picture.end))
        elif not picture.bands:
            points.append(float(picture.today.toordinal()))
        low, high = min(points), max(points)
        return (low, high) if high > low else (low, low + 1)

    def _x(self, days: float) -> float:
        low, high = self._ends()
        side = self._theme.px(_SIDE)
        share = (min(max(days, low), high) - low) / (high - low)
        return side + share * (self.width() - 2 * side)

    def _span(self, band: Band) -> tuple[float, float]:
        """Return where a stretch is drawn: a day fills the line from the day before to it."""
        return self._x(band.first.toordinal() - 1), self._x(band.last.toordinal())

    # --- painting ----------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, dots, words and legend."""
        picture = self._picture
        if picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, picture)
        self._paint_today(painter, picture)
        self._paint_dots(painter, picture)
        self._paint_labels(painter, picture)
        self._paint_legend(painter)

    def _paint_line(self, painter: QPainter, picture: DuePicture) -> None:
        if not picture.bands:
            end = picture.today if picture.end is None else picture.end
            ends = (self._x(_days(picture.start)), self._x(_days(end)))
            self._stroke(painter, BandKind.COUNTED, ends, self._theme.px(_LINE))
        for band in picture.bands:
            self._stroke(painter, band.kind, self._span(band), self._theme.px(_LINE))

    def _stroke(
        self, painter: QPainter, kind: BandKind, ends: tuple[float, float], y: float
    ) -> None:
        """Draw one stretch; each kind differs by its stroke, not by colour alone."""
        colours, px = self._theme.colours, self._theme.px
        left, right = ends
        dashes = Qt.PenStyle.SolidLine
        unsure = self._picture is not None and self._picture.provisional
        colour, width = colours.accent, px(5)
        if kind is BandKind.SKIPPED:
            colour, width = colours.third, max(1, px(1.5))
        elif kind is BandKind.PAUSED:
            colour, width, dashes = colours.second, px(3), Qt.PenStyle.DotLine
        elif kind is BandKind.ROLLED:
            colour, width = colours.warning, px(5)
        elif unsure:
            dashes = Qt.PenStyle.DashLine
        pen = QPen(QColor(colour), width, dashes, Qt.PenCapStyle.FlatCap)
        if dashes is Qt.PenStyle.DashLine:
            pen.setDashPattern([1.6, 0.8])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        if kind is BandKind.EXTENDED:  # a light core makes it a double line
            painter.setPen(QPen(QColor(colours.surface), max(1, px(1.6))))
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_dots(self, painter: QPainter, picture: DuePicture) -> None:
        colours, y = self._theme.colours, self._theme.px(_LINE)
        self._dot(painter, QPointF(self._x(_days(picture.start)), y), colours.accent, filled=True)
        raw = _raw_end(picture.bands)
        if raw is not None:
            self._dot(painter, QPointF(self._x(raw.toordinal()), y), colours.accent, filled=False)
        if picture.end is not None:
            ink = {Tone.BAD: colours.danger, Tone.ATTENTION: colours.warning}.get(
                picture.tone, colours.warning if raw is not None else colours.accent
            )
            at = QPointF(self._x(_days(picture.end)), y)
            self._dot(painter, at, ink, filled=picture.statutory, large=True)

    def _dot(
        self, painter: QPainter, at: QPointF, colour: str, *, filled: bool, large: bool = False
    ) -> None:
        radius = self._theme.px(7 if large else 6)
        ring = self._theme.px(2.4)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(colour), ring))
        painter.setBrush(QColor(colour if filled else self._theme.colours.surface))
        inner = radius if filled else radius - ring / 2
        painter.drawEllipse(at, inner, inner)

    def _paint_today(self, painter: QPainter, picture: DuePicture) -> None:
        """Mark today above the line, where it lies between the two ends and not on their dots."""
        low, high = self._ends()
        today = picture.today.toordinal()
        if not low < today < high:
            return
        px, colours = self._theme.px, self._theme.colours
        x, y = self._x(today), px(_LINE)
        if not self._x(low) + px(_NEAR) < x < self._x(high) - px(_NEAR):
            return
        painter.setPen(QPen(QColor(colours.text), max(1, px(1.4))))
        painter.drawLine(QPointF(x, y - px(7)), QPointF(x, y + px(7)))
        words = self.tr("今天")
        metrics = QFontMetrics(self._theme.font(TextRole.SMALL))
        room = self.width() - metrics.horizontalAdvance(words)
        left = min(max(0.0, x - metrics.horizontalAdvance(words) / 2), room)
        self._write(painter, left, 0, words, colours.second)

    def _paint_labels(self, painter: QPainter, picture: DuePicture) -> None:
        px, colours = self._theme.px, self._theme.colours
        metrics = QFontMetrics(self._theme.font(TextRole.SMALL))
        top, gap = px(_LABELS), px(10)
        end = metrics.horizontalAdvance(picture.end_words)
        room = max(0, self.width() - end - gap)
        start = metrics.elidedText(picture.start_words, Qt.TextElideMode.ElideRight, room)
        self._write(painter, 0, top, start, colours.second)
        self._write(painter, self.width() - end, top, picture.end_words, colours.text)
        raw = _raw_end(picture.bands)
        if raw is None:
            return
        words = short_day(raw)
        wide = metrics.horizontalAdvance(words)
        left = min(self._x(raw.toordinal()) - wide / 2, self.width() - end - gap - wide)
        if left > metrics.horizontalAdvance(start) + gap:
            self._write(painter, left, top, words, colours.second)

    def _paint_legend(self, painter: QPainter) -> None:
        px, left = self._theme.px, 0.0
        metrics = QFontMetrics(self._theme.font(TextRole.SMALL))
        middle = px(_LEGEND) + metrics.height() / 2
        for kind in self._legend():
            self._stroke(painter, kind, (left, left + px(18)), middle)
            left += px(23)
            self._write(painter, left, px(_LEGEND), kind.term, self._theme.colours.second)
            left += metrics.horizontalAdvance(kind.term) + px(14)

    def _legend(self) -> Sequence[BandKind]:
        """Return the kinds of stretches that need a name."""
        if self._picture is None:
            return ()
        found = {band.kind for band in self._picture.bands}
        return [kind for kind in BandKind if kind in found] if len(found) > 1 else ()

    def _write(self, painter: QPainter, left: float, top: float, words: str, colour: str) -> None:
        font = self._theme.font(TextRole.SMALL)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        box = QRectF(left, top, metrics.horizontalAdvance(words) + 2, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _days(moment: Moment) -> float:
    """Return a point of time in days; an instant lies within its day."""
    day = float(china_day(moment).toordinal())
    if not isinstance(moment, datetime):
        return day
    local = china_time(moment)
    return day + (local.hour + local.minute / 60) / _HOURS


def _raw_end(bands: Sequence[Band]) -> date | None:
    """Return the day on which the count ended before it rolled on, if it did."""
    last = bands[-1] if bands else None
    if last is None or last.kind is not BandKind.ROLLED:
        return None
    return last.first - timedelta(days=1)
