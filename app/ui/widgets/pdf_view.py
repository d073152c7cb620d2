"""A PDF on the screen: all pages one under the other, drawn aside, zoomed and walked by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.support.pdf_pages import PageImage, PdfPages
from app.support.progress import Progress
from app.ui.design.theme import Theme
from app.ui.tasks.runner import TaskRunner
from app.ui.tasks.task import Lane

POINTS_TO_PIXELS = 96 / 72
SMALLEST, LARGEST = 0.25, 4.0
_STEP = 1.2
_GAP = 14
_MARGIN = 16
_KEPT_PIXELS = 48_000_000
"""About 140 MB of drawn pages stay; those farthest from the view go first."""
_SETTLE_MS = 60


class Fit(StrEnum):
    """How large pages are shown (缩放)."""

    WIDTH = "width"  # 适合宽度
    PAGE = "page"  # 整页
    FREE = "free"  # 自定比例


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page as it was drawn: of which PDF, at how many device pixels a point."""

    page: int
    scale: float
    generation: int
    image: QImage


def image_of(drawn: PageImage) -> QImage:
    """Return a drawn page as Qt's picture with its own memory."""
    image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
    return image.copy()


class PdfView(QAbstractScrollArea):
    """Shows a PDF continuously (文书预览).

    Another PDF of as many pages keeps place and zoom, so a preview that follows typing does not
    jump. ``page_changed`` carries the page in view and how many there are, ``zoom_changed`` the
    share of the natural size.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)
    failed = Signal(object)

    def __init__(
        self, theme: Theme, runner: TaskRunner, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._runner = theme, runner
        self._pages: PdfPages | None = None
        self._sizes: Sequence[tuple[float, float]] = ()
        self._drawn: dict[int, _Drawn] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self._fit, self._zoom, self._page = Fit.WIDTH, 1.0, -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._draw_visible)
        theme.changed.connect(self.viewport().update)

    # --- what is shown -----------------------------------------------------

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in view, counted from 0; -1 without a PDF."""
        return self._page

    @property
    def zoom(self) -> float:
        """The share of the natural size."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """How the size is chosen."""
        return self._fit

    @property
    def settled(self) -> bool:
        """Whether every page in view is drawn as sharp as it should be."""
        return all(self._is_fresh(self._drawn.get(at)) for at in self._visible())

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show an open PDF, which the view closes when it shows another."""
        old, place = self._pages, self.verticalScrollBar().value()
        same = pages is not None and pages.count == self.page_count
        self._generation += 1
        self._pages = pages
        self._sizes = () if pages is None else [pages.size(at) for at in range(pages.count)]
        self._asked.clear()
        if not same:
            # The drawings of the PDF before stand until the new ones come, so nothing flickers.
            self._drawn.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(place if same else 0)
        if old is not None:
            old.close()
        self._tell_page()
        self._draw_visible()
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self.show_pages(None)

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view."""
        if 0 <= page < self.page_count:
            self.verticalScrollBar().setValue(round(self._top(page)) - self._theme.px(_GAP) // 2)

    def set_fit(self, fit: Fit) -> None:
        """Choose the size by the room."""
        self._fit = fit
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at a share of their natural size; what is in the middle stays there."""
        self._fit = Fit.FREE
        self._change_zoom(min(LARGEST, max(SMALLEST, zoom)))

    def zoom_in(self) -> None:
        """Show pages larger."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show pages smaller."""
        self.set_zoom(self._zoom / _STEP)

    # --- places ------------------------------------------------------------

    def _scale(self) -> float:
        return self._zoom * POINTS_TO_PIXELS

    def _device_scale(self) -> float:
        return round(self._scale() * self.devicePixelRatioF(), 4)

    def _top(self, page: int) -> float:
        gap = self._theme.px(_GAP)
        return gap + sum(h * self._scale() + gap for _, h in self._sizes[:page])

    def _place(self, page: int) -> QRectF:
        """Return where a page stands in the viewport."""
        width, height = (side * self._scale() for side in self._sizes[page])
        room = self.viewport().width()
        left = max((room - width) / 2, float(self._theme.px(_MARGIN)))
        left -= self.horizontalScrollBar().value()
        top = self._top(page) - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), round(width), round(height))

    def _visible(self) -> list[int]:
        seen = QRectF(self.viewport().rect())
        return [at for at in range(self.page_count) if self._place(at).intersects(seen)]

    def _lay_out(self) -> None:
        """Take the zoom that fits, and set how far can be scrolled."""
        if not self._sizes:
            self.verticalScrollBar().setRange(0, 0)
            self.horizontalScrollBar().setRange(0, 0)
            return
        if self._fit is not Fit.FREE:
            self._change_zoom(self._fitting_zoom())
        else:
            self._set_ranges()

    def _fitting_zoom(self) -> float:
        margin = 2 * self._theme.px(_MARGIN)
        widest = max(width for width, _ in self._sizes)
        # Room for the scroll bar is always kept, or it would come and go with the zoom.
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - margin - bar
        zoom = room / (widest * POINTS_TO_PIXELS)
        if self._fit is Fit.PAGE:
            tallest = max(height for _, height in self._sizes)
            zoom = min(zoom, (self.height() - margin) / (tallest * POINTS_TO_PIXELS))
        return min(LARGEST, max(SMALLEST, zoom))

    def _change_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / self._zoom
        changed = abs(zoom - self._zoom) > 1e-6
        self._zoom = zoom
        self._set_ranges()
        if changed:
            bar.setValue(round(middle * zoom - self.viewport().height() / 2))
            self._asked.clear()
            self.zoom_changed.emit(zoom)
            self._settle.start()
        self.viewport().update()

    def _set_ranges(self) -> None:
        gap, seen = self._theme.px(_GAP), self.viewport().size()
        whole = round(self._top(self.page_count))
        widest = round(max(width for width, _ in self._sizes) * self._scale())
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, whole - seen.height()))
        vertical.setPageStep(seen.height())
        vertical.setSingleStep(self._theme.px(48))
        margin = 2 * self._theme.px(_MARGIN)
        horizontal.setRange(0, max(0, widest + margin - seen.width()))
        horizontal.setPageStep(seen.width())
        horizontal.setSingleStep(gap)

    # --- drawing -----------------------------------------------------------

    def _draw_visible(self) -> None:
        """Ask for the pages in view that are not drawn at the present size."""
        pages, scale = self._pages, self._device_scale()
        if pages is None:
            return
        for at in self._visible():
            drawn = self._drawn.get(at)
            if not self._is_fresh(drawn) and at not in self._asked:
                self._asked.add(at)
                self._runner.run(
                    "",
                    _draw(pages, at, scale, self._generation),
                    lane=Lane.READ,
                    on_success=self._page_drawn,
                    on_failure=self._not_drawn,
                )
        self._let_go()

    def _is_fresh(self, drawn: _Drawn | None) -> bool:
        wanted = (self._device_scale(), self._generation)
        return drawn is not None and (drawn.scale, drawn.generation) == wanted

    def _page_drawn(self, result: object) -> None:
        done = cast("_Drawn | None", result)
        if done is None or done.generation != self._generation:
            return
        self._drawn[done.page] = done
        self._asked.discard(done.page)
        if done.scale != self._device_scale():
            self._settle.start()
        self.viewport().update(self._place(done.page).toAlignedRect())

    def _not_drawn(self, error: object) -> None:
        self.failed.emit(error)

    def _let_go(self) -> None:
        """Forget drawings far from the view when they take too much memory."""
        seen = self._visible() or [0]
        by_distance = sorted(self._drawn, key=lambda at: -abs(at - seen[0]))
        held = sum(_pixels(one) for one in self._drawn.values())
        for at in by_distance:
            if held <= _KEPT_PIXELS or at in seen:
                return
            held -= _pixels(self._drawn.pop(at))

    # --- events ------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is drawn; a page that is not yet is white paper."""
        colours = self._theme.colours
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.background))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for at in self._visible():
            place = self._place(at)
            if not place.toAlignedRect().intersects(event.rect()):
                continue
            drawn = self._drawn.get(at)
            painter.fillRect(place, QColor("white"))
            if drawn is not None:
                painter.drawImage(place, drawn.image)
            painter.setPen(QColor(colours.border))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()
        self._settle.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move, tell the page in view, draw what came into view."""
        self.viewport().update()
        self._tell_page()
        self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by pages, zoom by + - 0."""
        act = self._key_act(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _key_act(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = Qt.Key
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return {
                keys.Key_Home.value: lambda: self.go_to(0),
                keys.Key_End.value: lambda: self.go_to(self.page_count - 1),
                keys.Key_PageDown.value: lambda: self.go_to(self._page + 1),
                keys.Key_PageUp.value: lambda: self.go_to(self._page - 1),
            }.get(event.key())
        return {
            keys.Key_Plus.value: self.zoom_in,
            keys.Key_Equal.value: self.zoom_in,
            keys.Key_Minus.value: self.zoom_out,
            keys.Key_0.value: lambda: self.set_fit(Fit.WIDTH),
            keys.Key_1.value: lambda: self.set_zoom(1.0),
            keys.Key_Home.value: lambda: self.go_to(0),
            keys.Key_End.value: lambda: self.go_to(self.page_count - 1),
        }.get(event.key())

    def _tell_page(self) -> None:
        middle = self.viewport().height() / 3
        page = next(
            (at for at in range(self.page_count) if self._place(at).bottom() > middle),
            self.page_count - 1,
        )
        if page != self._page or not self.page_count:
            self._page = page
        self.page_changed.emit(self._page, self.page_count)

    def sizeHint(self) -> QSize:
        """About a page."""
        return QSize(self._theme.px(560), self._theme.px(640))

    def minimumSizeHint(self) -> QSize:
        """Give way in small windows."""
        return QSize(self._theme.px(200), self._theme.px(160))


def _draw(
    pages: PdfPages, at: int, scale: float, generation: int
) -> Callable[[Progress], _Drawn | None]:
    def work(_progress: Progress) -> _Drawn | None:
        try:
            return _Drawn(at, scale, generation, image_of(pages.render(at, scale)))
        except ValueError:  # closed meanwhile: another PDF is shown
            return None

    return work


def _pixels(drawn: _Drawn) -> int:
    return drawn.image.width() * drawn.image.height()
