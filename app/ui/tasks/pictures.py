"""Pictures for the screen, decoded off the interface thread and never larger than needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from app.support.errors import InputFileError
from app.support.pdf_pages import PdfPages

MOST_BYTES = 96 * 1024 * 1024
"""A larger picture or PDF is not drawn in the window; it can be opened as a copy."""
MOST_PIXELS = 400_000_000
_DECODED_WHOLE = 60_000_000
_FORMATS = frozenset(("png", "jpeg", "jpg", "gif", "bmp", "webp", "tiff", "tif"))


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of a PDF as a picture, of how many (页面)."""

    image: QImage
    page: int
    pages: int


def read_picture(stream: BinaryIO, most: QSize) -> QImage:
    """Return a picture at most as large as ``most``, turned as the camera says.

    Raises:
        InputFileError: broken, of no known format, or too large to be drawn.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(_whole(stream)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in _FORMATS:
        raise _broken()
    size = reader.size()
    if size.isValid():
        _check_size(size, bytes(reader.format().data()))
        if size.width() > most.width() or size.height() > most.height():
            reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _broken()
    if image.width() > most.width() or image.height() > most.height():
        mode = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, mode)
    return image


def read_page(stream: BinaryIO, page: int, most: QSize) -> PageView:
    """Return a page of a PDF at most as large as ``most``.

    Raises:
        InputFileError: broken, locked, or too large to be drawn.
    """
    with PdfPages(_whole(stream)) as pages:
        at = max(0, min(page, pages.count - 1))
        width, height = pages.size(at)
        scale = min(most.width() / max(width, 1), most.height() / max(height, 1))
        drawn = pages.render(at, scale)
        image = QImage(
            drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888
        )
        return PageView(image.copy(), at, pages.count)  # a copy: the bytes go with the page


def as_png(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputFileError(
            f"文件超过 {MOST_BYTES // 1024 // 1024} MB，不在这里显示；原文件没有改动。",
            hint="请用“打开副本”查看。",
        )
    return data


def _check_size(size: QSize, kind: bytes) -> None:
    pixels = size.width() * size.height()
    most = MOST_PIXELS if kind in (b"jpeg", b"jpg") else _DECODED_WHOLE
    if pixels > most:
        raise InputFileError(
            f"图片有 {size.width():,} × {size.height():,} 像素，太大，不在这里显示；"
            "原文件没有改动。",
            hint="请用“打开副本”查看。",
        )


def _broken() -> InputFileError:
    return InputFileError(
        "图片已损坏或格式不认识，不能显示；原文件没有改动。",
        hint="请用“打开副本”换其他软件查看。",
    )
