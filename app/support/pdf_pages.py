"""The pages of a PDF: counted, measured, drawn and read as text without Qt (PDF页面).

PDFium is not made for threads: one lock for the whole process stands before every call.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

from app.support.errors import InputFileError

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MOST_PIXELS = 60_000_000
"""A page is never drawn larger: a hostile page size must not eat the memory."""

LONGEST_SIDE = 30_000
"""Pixels of the longer side of a drawn page."""

MOST_PAGES = 20_000

_ENGINE = threading.RLock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A drawn page: rows of ``stride`` bytes, three bytes a pixel in the order R, G, B (页面图)."""

    width: int
    height: int
    data: bytes
    stride: int


def _engine() -> Any:  # noqa: ANN401 - a library without types, behind our own
    # Loaded at the first PDF: neither a command nor the start of the window should wait for it.
    import pypdfium2  # noqa: PLC0415

    return pypdfium2


def _broken() -> InputFileError:
    return InputFileError(
        "这个PDF文件已损坏或内容不完整，无法显示；原文件没有改动。",
        hint="请用其他软件打开确认，或者重新扫描、重新导出后再试。",
    )


class PdfPages:
    """An open PDF. Safe to use from any thread; close it after use.

    Raises:
        InputFileError: the bytes are no PDF, damaged, or locked by a password.
    """

    def __init__(self, data: bytes) -> None:
        with _ENGINE:
            engine = _engine()
            try:
                self._document = engine.PdfDocument(data)
                self._count = len(self._document)
            except engine.PdfiumError as error:
                if "password" in str(error).lower():
                    raise InputFileError(
                        "这个PDF文件设有打开密码，无法显示；原文件没有改动。",
                        hint="请先用原软件去掉打开密码再添加，或者索取没有密码的文件。",
                    ) from error
                raise _broken() from error
            if not 0 < self._count <= MOST_PAGES:
                self._document.close()
                raise _broken()
        self._closed = False

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return self._count

    def close(self) -> None:
        """Let go of the PDF; calling again changes nothing."""
        with _ENGINE:
            if not self._closed:
                self._closed = True
                self._document.close()

    def size(self, index: int) -> tuple[float, float]:
        """Return width and height of a page in points, as it is turned for reading."""
        with _ENGINE:
            page = self._page(index)
            try:
                width, height = page.get_size()
            finally:
                page.close()
        return float(width), float(height)

    def render(self, index: int, scale: float) -> PageImage:
        """Draw a page; at ``scale`` 1 a point is a pixel. Very large pages are drawn smaller."""
        with _ENGINE:
            page = self._page(index)
            try:
                width, height = page.get_size()
                fitting = min(scale, _largest_scale(width, height))
                bitmap = page.render(scale=fitting, rev_byteorder=True, draw_annots=True)
                try:
                    return _image(bitmap)
                finally:
                    bitmap.close()
            except _engine().PdfiumError as error:
                raise _broken() from error
            finally:
                page.close()

    def text(self, index: int) -> str:
        """Return the text of a page in reading order; empty for a scan."""
        with _ENGINE:
            page = self._page(index)
            try:
                words = page.get_textpage()
                try:
                    return str(words.get_text_bounded())
                finally:
                    words.close()
            except _engine().PdfiumError as error:
                raise _broken() from error
            finally:
                page.close()

    def _page(self, index: int) -> pdfium.PdfPage:
        if self._closed:
            raise ValueError("the PDF is closed")
        if not 0 <= index < self._count:
            raise IndexError(index)
        try:
            return self._document[index]
        except _engine().PdfiumError as error:
            raise _broken() from error


def _largest_scale(width: float, height: float) -> float:
    """Return the scale at which neither the page nor one of its sides is too large.

    A page may be as thin as a hair and miles long: its area alone would not tell.
    """
    longest, area = max(width, height, 1.0), max(width * height, 1.0)
    return min(math.sqrt(MOST_PIXELS / area), LONGEST_SIDE / longest)


def _image(bitmap: pdfium.PdfBitmap) -> PageImage:
    """Copy a bitmap into rows of RGB, whatever PDFium chose to draw in."""
    if bitmap.format == _engine().raw.FPDFBitmap_BGR:
        return PageImage(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)
    picture = bitmap.to_pil().convert("RGB")
    return PageImage(picture.width, picture.height, picture.tobytes(), picture.width * 3)
