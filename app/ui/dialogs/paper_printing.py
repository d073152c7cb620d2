"""Printing a PDF through the system's dialog: pages drawn at the printer's resolution (打印)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from app.support.errors import OutputFileError
from app.support.pdf_pages import PdfPages
from app.support.progress import Progress
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane
from app.ui.widgets.pdf_view import image_of
from app.ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MOST_DPI = 600
_BAND = 256
_POINTS = 72


class PrinterError(OutputFileError):
    """The printer did not take the pages (打印没有成功)."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What to print on (打印任务). ``first`` and ``last`` count from 1, both printed."""

    printer: QPrinter
    first: int
    last: int


class AskPrinter(Protocol):
    """Asks where and which pages; None if given up."""

    def __call__(self, title: str, pages: int, window: QWidget) -> PrintOrder | None:
        """Ask about a PDF of ``pages`` pages."""


def ask_printer(title: str, pages: int, window: QWidget) -> PrintOrder | None:
    """Ask with the system's dialog."""
    # The printing library is loaded by the first print, not by the start of the program.
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    accepted = dialog.exec()
    dialog.deleteLater()
    return print_order(printer, pages) if accepted else None


def print_order(printer: QPrinter, pages: int) -> PrintOrder:
    """Return what a printer was told to print of so many pages; no range means all."""
    first = printer.fromPage() or 1
    last = printer.toPage() or pages
    return PrintOrder(printer, max(1, min(first, pages)), max(1, min(last, pages)))


def print_pages(pdf: bytes, order: PrintOrder, progress: Progress) -> int:
    """Paint pages on the printer, each on a sheet of its own size; return how many.

    Envelopes lie in a run with A4 sheets, so the size follows each page.

    Raises:
        PrinterError: the printer would not begin or go on.
    """
    printer = order.printer
    scale = min(printer.resolution(), _MOST_DPI) / _POINTS
    printer.setFullPage(True)
    total = order.last - order.first + 1
    with PdfPages(pdf) as pages:
        _set_size(printer, pages.size(order.first - 1))
        painter = QPainter()
        if not painter.begin(printer):
            raise PrinterError("打印机没有响应，没有打印。", hint="请检查打印机后再试。")
        try:
            for done in range(total):
                at = order.first - 1 + done
                progress(done, total, "正在打印")
                if done:
                    _set_size(printer, pages.size(at))
                    if not printer.newPage():
                        raise PrinterError(
                            f"打印到第{done}页时中断。", hint="请检查打印机，从下一页接着打印。"
                        )
                drawn = image_of(pages.render(at, scale))
                place = QRectF(printer.paperRect(printer.Unit.DevicePixel))
                place.moveTo(0, 0)
                _draw(painter, place, drawn)
        finally:
            painter.end()
    progress(total, total, "已送打印机")
    return total


def _draw(painter: QPainter, place: QRectF, image: QImage) -> None:
    """Paint a page in bands: painting a whole one would halt the window for a second.

    Each band takes one row of the next one too, so that no seam shows.
    """
    scale = place.height() / image.height()
    for top in range(0, image.height(), _BAND):
        rows = min(_BAND + 1, image.height() - top)
        part = QRectF(0, top, image.width(), rows)
        target = QRectF(place.left(), place.top() + top * scale, place.width(), rows * scale)
        painter.drawImage(target, image, part)


def _set_size(printer: QPrinter, size: tuple[float, float]) -> None:
    width, height = size
    wide = width > height
    upright = QSizeF(min(size), max(size))
    page = QPageSize(
        upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch
    )
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(page, turned, QMarginsF()))


class Printing(QObject):
    """Makes a PDF aside, asks for printer and pages, prints aside (打印流程).

    ``printed`` carries how many pages went to the printer.
    """

    printed = Signal(int)
    failed = Signal(object)

    def __init__(
        self, workspace: Workspace, window: QWidget, ask: AskPrinter = ask_printer
    ) -> None:
        super().__init__(window)
        self._workspace, self._window, self.ask = workspace, window, ask
        self._title = ""

    def start(self, title: str, make: Callable[[Progress], bytes]) -> None:
        """Print what ``make`` gives; it runs off the interface thread."""

        def work(progress: Progress) -> tuple[bytes, int]:
            pdf = make(progress)
            with PdfPages(pdf) as pages:
                return pdf, pages.count

        self._title = title
        task = self._workspace.runner.run(
            title, work, lane=Lane.READ, on_success=self._made, on_failure=self._failed
        )
        ProgressSheet(task, self._window)

    def _made(self, made: object) -> None:
        pdf, count = cast("tuple[bytes, int]", made)
        order = self.ask(self._title, count, self._window)
        if order is None:
            return
        task = self._workspace.runner.run(
            self._title,
            lambda progress: print_pages(pdf, order, progress),
            lane=Lane.READ,
            on_success=self._done,
            on_failure=self._failed,
        )
        ProgressSheet(task, self._window)

    def _done(self, pages: object) -> None:
        self.printed.emit(cast("int", pages))

    def _failed(self, error: object) -> None:
        self.failed.emit(error)
