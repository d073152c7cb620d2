"""The pages of what was attached to a paper, for looking at them in its own window (附件)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImageReader, QPageSize, QPainter, QPdfWriter

from app.services.desk import Desk
from app.services.papers.files import read_part
from app.services.papers.views import PaperPartLine
from app.support.errors import InputFileError

_PDF = b"%PDF-"
_A4_LONG, _A4_SHORT = 842.0, 595.0
_DPI = 150


def part_pages(desk: Desk, part: PaperPartLine) -> bytes:
    """Return an attached part as PDF; a photo becomes a page of its own shape.

    Raises:
        InputFileError: it is neither a PDF nor a picture that can be read.
        StoreDamagedError: the file is not as it was kept.
    """
    data = read_part(desk, part.id)
    return data if data.startswith(_PDF) else _picture_page(data)


def _picture_page(data: bytes) -> bytes:
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise InputFileError(
            "这个附件的图片读不出来，原件没有改动。", hint="可以另存后用别的软件看。"
        )
    scale = min(_A4_LONG / max(image.width(), image.height()), _A4_SHORT / image.width())
    size = QSizeF(image.width() * scale, image.height() * scale)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), image)
    painter.end()
    return bytes(out.data().data())
