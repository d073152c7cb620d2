"""Pictures in papers: scaled to the column, with caption and numbered frames (图片)."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image
from reportlab.pdfbase import pdfdoc

from app.domain.documents.blocks import Mark, Picture, Pictures
from app.reports.documents.flow import Slab
from app.reports.documents.fonts import Role
from app.reports.documents.jpeg_notes import without_notes
from app.reports.documents.measures import LEFT, MM, TABLE_LEADING, TABLE_SIZE, TEXT_WIDTH
from app.reports.documents.sheet import RED, WHITE, Sheet
from app.reports.documents.typesetting import Face, SetLine, Typesetter
from app.reports.documents.upright import orientation, upright
from app.services.papers.views import ReadPicture
from app.support.errors import InputFileError

_CAPTION = Face(Role.BODY, TABLE_SIZE)
_MARK = Face(Role.HEADING, 10.0)
_GAP = 6 * MM
_MOST_HIGH = {1: 115 * MM, 2: 85 * MM}
_MOST_PIXELS = 80_000_000
_FINE = 2400
"""Pixels of the longer side of a picture that is not taken as it is."""
_TURN = {3: 180, 6: 270, 8: 90}
_DIRECT = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class _Photo:
    """A picture read and measured; ``turn`` is by how much it is turned, anti-clockwise."""

    data: bytes
    name: str
    width: int
    height: int
    turn: int
    colours: str
    packing: str

    @property
    def upright(self) -> tuple[int, int]:
        """Return width and height as it is seen."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)


def _broken() -> InputFileError:
    return InputFileError(
        "文书里的一张图片已损坏或不是图片，文书没有生成，数据没有改动。",
        hint="请在证据里打开这张图片确认，换一张能显示的图片后再试。",
    )


def _too_large() -> InputFileError:
    return InputFileError(
        "文书里的一张图片像素过多，文书没有生成，数据没有改动。",
        hint="请在证据里另存一张缩小的副本，再放进文书。",
    )


def _read(data: bytes, name: str) -> _Photo:
    """Measure a picture; a JPEG keeps its pixels as they are, others are decoded here."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            if width * height > _MOST_PIXELS:
                raise _too_large()
            turn = orientation(image)
            if image.format == "JPEG" and image.mode in _DIRECT and turn in (1, *_TURN):
                colours = _DIRECT[image.mode]
                image.draft(image.mode, (64, 64))
                image.load()
                bare = without_notes(data)
                return _Photo(bare, name, width, height, _TURN.get(turn, 0), colours, "DCTDecode")
            return _plain(upright(image), name)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _broken() from error


def _plain(image: Image.Image, name: str) -> _Photo:
    """Return a picture of any kind as compressed pixels on white, no finer than print needs."""
    image.thumbnail((_FINE, _FINE))
    whole = image.convert("RGBA")
    white = Image.new("RGB", whole.size, (255, 255, 255))
    white.paste(whole, mask=whole.getchannel("A"))
    pixels = zlib.compress(white.tobytes(), 6)
    return _Photo(pixels, name, whole.width, whole.height, 0, "DeviceRGB", "FlateDecode")


def _place(sheet: Sheet, photo: _Photo, x: float, y: float, width: float, height: float) -> None:
    """Draw a picture into the rectangle."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x + width / 2, y + height / 2)
    canvas.rotate(photo.turn)
    wide, high = (height, width) if photo.turn in (90, 270) else (width, height)
    canvas.transform(wide, 0, 0, high, -wide / 2, -high / 2)
    _embed(sheet, photo)
    canvas.doForm(photo.name)
    canvas.restoreState()


def _embed(sheet: Sheet, photo: _Photo) -> None:
    """Put the bytes of a picture into the PDF as they are, once a document."""
    canvas = sheet.canvas
    if canvas.hasForm(photo.name):
        return
    stream = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("XObject"),
                "Subtype": pdfdoc.PDFName("Image"),
                "Width": photo.width,
                "Height": photo.height,
                "ColorSpace": pdfdoc.PDFName(photo.colours),
                "BitsPerComponent": 8,
                "Filter": pdfdoc.PDFName(photo.packing),
            }
        ),
        content=photo.data,
        filters=[],
    )
    # reportlab has no other way to add an object of one's own.
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
    document.Reference(stream, document.getXObjectName(photo.name))


@dataclass(frozen=True, slots=True)
class _Figure:
    """A picture with its place in the row, caption lines and marks."""

    photo: _Photo
    x: float
    width: float
    height: float
    captions: Sequence[SetLine]
    marks: tuple[Mark, ...]

    def draw(self, sheet: Sheet, top: float, row: float, column: tuple[float, float]) -> None:
        """Draw it standing on the foot of a row ``row`` high, captions below."""
        foot = top - row
        _place(sheet, self.photo, self.x, foot, self.width, self.height)
        for number, mark in enumerate(self.marks, start=1):
            self._mark(sheet, mark, number, foot)
        at = foot - 4
        for line in self.captions:
            x = column[0] + (column[1] - line.width) / 2
            sheet.centred_in(line, _CAPTION, x, at, TABLE_LEADING)
            at -= TABLE_LEADING

    def _mark(self, sheet: Sheet, mark: Mark, number: int, foot: float) -> None:
        width, height = mark.width * self.width, mark.height * self.height
        x = self.x + mark.x * self.width
        y = foot + self.height * (1 - mark.y) - height
        sheet.frame(x, y, width, height, 1.2, RED)
        label = sheet.typesetter.line(str(number), _MARK)
        side = _MARK.size + 2
        sheet.patch(x, y + height - side, max(side, label.width + 4), side, RED)
        sheet.centred_in(label, _MARK, x + (side - label.width) / 2, y + height, side, WHITE)


def _captions(typesetter: Typesetter, picture: Picture, width: float) -> list[SetLine]:
    legends = [f"{at}：{mark.text}" for at, mark in enumerate(picture.marks, 1) if mark.text]
    texts = [text for text in (picture.caption, "；".join(legends)) if text.strip()]
    return [
        line for text in texts for line in typesetter.lines(text, _CAPTION, width, justify=False)
    ]


def pictures_slab(typesetter: Typesetter, block: Pictures, read: ReadPicture) -> Slab:
    """Return one picture, or two side by side, as one slab."""
    count = len(block.items)
    column = TEXT_WIDTH if count == 1 else (TEXT_WIDTH - _GAP) / 2
    figures, columns = [], []
    for at, picture in enumerate(block.items):
        photo = _read(read(picture.sha256), f"picture-{picture.sha256}")
        wide, high = photo.upright
        scale = min(column / wide, _MOST_HIGH[min(count, 2)] / high, 72 / 96 * 2)
        left = LEFT + at * (column + _GAP)
        x = left + (column - wide * scale) / 2
        captions = _captions(typesetter, picture, column)
        figures.append(_Figure(photo, x, wide * scale, high * scale, captions, picture.marks))
        columns.append((left, column))
    row = max((figure.height for figure in figures), default=0.0)
    below = max((len(figure.captions) for figure in figures), default=0) * TABLE_LEADING

    def draw(sheet: Sheet, top: float) -> None:
        for figure, place in zip(figures, columns, strict=True):
            figure.draw(sheet, top - 6, row, place)

    return Slab(row + below + 12, draw, snaps=True)
