"""A picture that is zoomed, moved, turned and drawn upon (图片查看)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.picture_drawings import Drawing, DrawingKind, Pencil, paint_drawing

LEAST_ZOOM, MOST_ZOOM = 1.0, 24.0
STEP = 1.25
_NOTCH = 120
_LEAST_DRAG = 0.008
_NUDGE = 0.08


@dataclass(frozen=True, slots=True)
class Glance:
    """What part is looked at (视野): ``zoom`` 1 shows the whole picture.

    The centre is in fractions of the picture as it is turned, so that pictures of other sizes
    follow each other.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5


class ImageView(QWidget):
    """Wheel and + - 0 zoom, dragging and arrow keys move; with a tool, dragging draws.

    ``glanced`` follows what the user does, not :meth:`set_glance`. ``drawn`` carries the new
    :class:`Drawing`; it is not kept here.
    """

    glanced = Signal(object)
    drawn = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make an empty view; ``name`` is announced to assistive tools."""
        super().__init__(parent)
        self._theme = theme
        self._pixmap = QPixmap()
        self._words = ""
        self._glance = Glance()
        self._turn = 0
        self._drawings: tuple[Drawing, ...] = ()
        self._chosen: int | None = None
        self._tool: DrawingKind | None = None
        self._grip: QPointF | None = None
        self._start: QPointF | None = None
        self._end = QPointF()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    # --- what is shown -----------------------------------------------------

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture to look at."""
        return not self._pixmap.isNull()

    @property
    def glance(self) -> Glance:
        """What part is looked at."""
        return self._glance

    @property
    def turn(self) -> int:
        """By how many degrees the picture is turned to the right."""
        return self._turn

    @property
    def words(self) -> str:
        """What stands instead of a picture."""
        return self._words

    @property
    def picture_size(self) -> QSize:
        """The size of the picture before it is turned."""
        return self._pixmap.size()

    def show_picture(self, image: QImage) -> None:
        """Show another picture, whole."""
        self._pixmap, self._words = QPixmap.fromImage(image), ""
        self._glance, self._start = Glance(), None
        self._show_cursor()
        self.update()

    def show_words(self, words: str) -> None:
        """Show a sentence instead of a picture."""
        self._pixmap, self._words, self._drawings = QPixmap(), words, ()
        self.setAccessibleDescription(words)
        self._show_cursor()
        self.update()

    def set_glance(self, glance: Glance) -> None:
        """Look at a part, kept within the picture."""
        self._glance = self._held(glance)
        self.update()

    def set_turn(self, degrees: int) -> None:
        """Turn the picture on the screen only."""
        self._turn = degrees % 360
        self._glance = self._held(self._glance)
        self.update()

    def set_drawings(self, drawings: Sequence[Drawing], chosen: int | None = None) -> None:
        """Show drawings on the picture, one of them thicker."""
        self._drawings, self._chosen = tuple(drawings), chosen
        self.update()

    def set_tool(self, tool: DrawingKind | None) -> None:
        """Draw with the mouse; None moves the picture again."""
        self._tool = tool
        self._show_cursor()

    # --- looking -----------------------------------------------------------

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point of the widget, the middle unless given, and tell it."""
        if not self.has_picture:
            return
        middle = QPointF(self.rect().center())
        point = middle if at is None else at
        under = self._turned_fraction(point)
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, self._glance.zoom * factor))
        shown = self._shown_size(zoom)
        x = under.x() - (point.x() - middle.x()) / max(shown.width(), 1)
        y = under.y() - (point.y() - middle.y()) / max(shown.height(), 1)
        self._look(Glance(zoom, x, y))

    def fit(self) -> None:
        """Show the whole picture and tell it."""
        self._look(Glance())

    def move_by(self, x: float, y: float) -> None:
        """Move what is looked at by shares of the visible part, and tell it."""
        share = 1 / self._glance.zoom
        here = self._glance
        self._look(replace(here, x=here.x + x * share, y=here.y + y * share))

    def _look(self, glance: Glance) -> None:
        self._glance = self._held(glance)
        self.update()
        self.glanced.emit(self._glance)

    def _held(self, glance: Glance) -> Glance:
        shown = self._shown_size(glance.zoom)

        def hold(at: float, length: float, room: int) -> float:
            half = min(0.5, room / max(length, 1) / 2)
            return max(half, min(1 - half, at))

        x = hold(glance.x, shown.width(), self.width())
        y = hold(glance.y, shown.height(), self.height())
        return Glance(glance.zoom, x, y)

    # --- geometry ----------------------------------------------------------

    def _turned_size(self) -> QSizeF:
        size = QSizeF(self._pixmap.size())
        return size.transposed() if self._turn % 180 else size

    def _shown_size(self, zoom: float) -> QSizeF:
        """Return how large the whole turned picture is on the screen."""
        turned = self._turned_size()
        if turned.isEmpty():
            return QSizeF(1, 1)
        pad = 2 * self._theme.px(8)
        room = QSizeF(max(1, self.width() - pad), max(1, self.height() - pad))
        fitted = turned.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return fitted * zoom

    def _turned_fraction(self, point: QPointF) -> QPointF:
        shown, middle = self._shown_size(self._glance.zoom), QPointF(self.rect().center())
        x = self._glance.x + (point.x() - middle.x()) / max(shown.width(), 1)
        y = self._glance.y + (point.y() - middle.y()) / max(shown.height(), 1)
        return QPointF(x, y)

    def _transform(self) -> QTransform:
        """Return the way from pixels of the picture to pixels of the widget."""
        shown, turned = self._shown_size(self._glance.zoom), self._turned_size()
        middle = QPointF(self.rect().center())
        scale = shown.width() / max(turned.width(), 1)
        return (
            QTransform()
            .translate(middle.x(), middle.y())
            .scale(scale, scale)
            .translate(
                (0.5 - self._glance.x) * turned.width(), (0.5 - self._glance.y) * turned.height()
            )
            .rotate(self._turn)
            .translate(-self._pixmap.width() / 2, -self._pixmap.height() / 2)
        )

    def fraction_at(self, point: QPointF) -> QPointF:
        """Return the place in the picture under a point of the widget, held within it."""
        back, possible = self._transform().inverted()
        if not possible or not self.has_picture:
            return QPointF(0, 0)
        place = back.map(point)
        x = max(0.0, min(1.0, place.x() / self._pixmap.width()))
        y = max(0.0, min(1.0, place.y() / self._pixmap.height()))
        return QPointF(x, y)

    # --- painting ----------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for a fair size."""
        return QSize(self._theme.px(320), self._theme.px(240))

    def minimumSizeHint(self) -> QSize:
        """Give way."""
        return QSize(self._theme.px(120), self._theme.px(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, picture, drawings, focus."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), QColor(colours.quiet))
        if self.has_picture:
            self._paint_picture(painter)
        else:
            pad = self._theme.px(20)
            painter.setFont(self._theme.font(TextRole.BODY))
            painter.setPen(QColor(colours.second))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(pad, pad, -pad, -pad), flags, self._words)
        painter.resetTransform()
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if focused else colours.border), 1 + focused))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1 if focused else 0
        painter.drawRect(self.rect().adjusted(inset, inset, -1 - inset, -1 - inset))

    def _paint_picture(self, painter: QPainter) -> None:
        transform = self._transform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(transform)
        painter.drawPixmap(0, 0, self._pixmap)
        scale = max(1e-6, abs(transform.m11()) + abs(transform.m12()))
        size = QSizeF(self._pixmap.size())
        shown = [*self._drawings]
        if self._start is not None:
            shown.append(self._made(self._start, self._end))
        for at, drawing in enumerate(shown):
            chosen = at == self._chosen
            paint_drawing(painter, drawing, size, self._pencil(scale, chosen=chosen))

    def _pencil(self, scale: float, *, chosen: bool) -> Pencil:
        px = self._theme.px
        family = self._theme.font(TextRole.BODY).family()
        return Pencil(px(2) / scale, px(13) / scale, family, chosen)

    # --- mouse and keys ----------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture, or begin to draw."""
        if not self.has_picture:
            return
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._tool is not None:
            self._start = self._end = self.fraction_at(event.position())
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture, or the end of what is being drawn."""
        if self._start is not None:
            self._end = self.fraction_at(event.position())
            self.update()
        elif self._grip is not None:
            shown = self._shown_size(self._glance.zoom)
            moved = event.position() - self._grip
            self._grip = event.position()
            here = self._glance
            x = here.x - moved.x() / max(shown.width(), 1)
            y = here.y - moved.y() / max(shown.height(), 1)
            self._look(replace(here, x=x, y=y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand out what was drawn."""
        start, self._start, self._grip = self._start, None, None
        self._show_cursor()
        self.update()
        if start is None:
            return
        made = self._made(start, self.fraction_at(event.position()))
        stretched = self._tool in (DrawingKind.FRAME, DrawingKind.ARROW)
        if not stretched or max(abs(made.width), abs(made.height)) >= _LEAST_DRAG:
            self.drawn.emit(made)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole picture."""
        if self._tool is None:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        if self.has_picture:
            self.zoom_by(STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by + - 0, move by arrows."""
        keys = Qt.Key
        moves = {
            keys.Key_Left: (-_NUDGE, 0.0),
            keys.Key_Right: (_NUDGE, 0.0),
            keys.Key_Up: (0.0, -_NUDGE),
            keys.Key_Down: (0.0, _NUDGE),
        }
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if event.key() in (keys.Key_Plus, keys.Key_Equal):
            self.zoom_by(STEP)
        elif event.key() == keys.Key_Minus:
            self.zoom_by(1 / STEP)
        elif event.key() == keys.Key_0:
            self.fit()
        elif event.key() in moves and plain and self._glance.zoom > LEAST_ZOOM:
            self.move_by(*moves[keys(event.key())])
        else:
            super().keyPressEvent(event)

    def _made(self, start: QPointF, end: QPointF) -> Drawing:
        kind = self._tool or DrawingKind.FRAME
        if kind is DrawingKind.FRAME:
            box = QRectF(start, end).normalized()
            return Drawing(kind, box.x(), box.y(), box.width(), box.height())
        if kind is DrawingKind.ARROW:
            return Drawing(kind, start.x(), start.y(), end.x() - start.x(), end.y() - start.y())
        return Drawing(kind, end.x(), end.y())

    def _show_cursor(self) -> None:
        if not self.has_picture:
            self.unsetCursor()
        elif self._tool is not None:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
