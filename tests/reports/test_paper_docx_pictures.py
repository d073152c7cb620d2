"""Pictures of papers in Word: a marked copy, upright, without the camera's notes."""

from __future__ import annotations

import hashlib
import io
import zlib

import docx
import pytest
from docx.document import Document
from docx.shared import Mm
from PIL import Image

from app.domain.documents.blocks import Layout, Mark, PaperContent, Picture, Pictures
from app.reports.documents.docx_writer import write_docx
from app.reports.documents.press import DocumentPress
from app.support.errors import InputFileError
from app.support.pdf_pages import PdfPages

RED = (230, 0, 18)


def photograph(width: int = 800, height: int = 600, turn: int = 1) -> bytes:
    out = io.BytesIO()
    notes = Image.Exif()
    notes[0x0112] = turn
    notes[0x010F] = "某品牌手机"
    Image.new("RGB", (width, height), "white").save(out, "JPEG", exif=notes)
    return out.getvalue()


def screenshot() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(out, "PNG")
    return out.getvalue()


def paper(*pictures: Picture) -> PaperContent:
    return PaperContent("意见书", "云岭中心", Layout.OFFICIAL, (Pictures(pictures),))


def written(content: PaperContent, data: bytes) -> Document:
    return docx.Document(io.BytesIO(write_docx(content, lambda _: data)))


def embedded(document: Document) -> list[Image.Image]:
    parts = sorted(document.part.package.image_parts, key=lambda item: item.partname)
    return [Image.open(io.BytesIO(item.blob)) for item in parts]


def test_two_pictures_stand_side_by_side_each_over_its_caption() -> None:
    document = written(paper(Picture("a", "图1 立体图"), Picture("b", "图2 实物")), photograph())
    table = document.tables[0]
    assert (len(table.rows), len(table.columns)) == (1, 2)
    assert [cell.paragraphs[1].text for cell in table.rows[0].cells] == ["图1 立体图", "图2 实物"]
    assert sum(shape.width for shape in document.inline_shapes) < Mm(156)


def test_a_third_picture_goes_below() -> None:
    document = written(paper(*(Picture(name) for name in "abc")), photograph())
    assert [len(table.columns) for table in document.tables] == [2, 1]


def test_marks_are_drawn_on_a_copy_and_said_under_the_caption() -> None:
    data = photograph()
    before = hashlib.sha256(data).hexdigest()
    marks = (Mark(0.5, 0.5, 0.25, 0.25, "手柄"), Mark(0.1, 0.1, 0.1, 0.1, "按键"))
    document = written(paper(Picture("a", "图1", marks)), data)
    drawn = embedded(document)[0].convert("RGB")
    at = drawn.getpixel((round(drawn.width * 0.75) - 3, round(drawn.height * 0.65)))
    assert isinstance(at, tuple)
    assert all(abs(one - two) < 60 for one, two in zip(at, RED, strict=True))
    assert document.tables[0].cell(0, 0).paragraphs[2].text == "1：手柄；2：按键"
    assert hashlib.sha256(data).hexdigest() == before


@pytest.mark.parametrize("mark", [Mark(-1, -1, 9, 9), Mark(1, 1, 0, 0), Mark(0.9, 0.9, -0.5, 0.5)])
def test_a_mark_outside_the_picture_breaks_nothing(mark: Mark) -> None:
    assert embedded(written(paper(Picture("a", "", (mark,))), photograph(3, 2)))


def test_a_photograph_stands_upright_and_tells_nothing_of_the_camera() -> None:
    document = written(paper(Picture("a")), photograph(800, 600, turn=6))
    image = embedded(document)[0]
    assert image.width < image.height
    assert not image.getexif()


def test_a_large_photograph_is_no_larger_than_print_needs() -> None:
    image = embedded(written(paper(Picture("a")), photograph(6000, 4000)))[0]
    assert image.width <= 156 / 25.4 * 300


def test_a_transparent_screenshot_stands_on_white() -> None:
    image = embedded(written(paper(Picture("a")), screenshot()))[0]
    assert image.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_the_same_pictures_give_the_same_bytes() -> None:
    content = paper(Picture("a", "图1", (Mark(0.1, 0.1, 0.2, 0.2, "一"),)))
    data = photograph()
    assert write_docx(content, lambda _: data) == write_docx(content, lambda _: data)


@pytest.mark.parametrize("data", [b"", b"no picture", photograph()[:400], b"\x89PNG\r\n\x1a\n"])
def test_a_broken_picture_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(InputFileError, match="图片"):
        written(paper(Picture("a")), data)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(kind + body).to_bytes(4)
        return len(body).to_bytes(4) + kind + body + crc

    size = (50_000).to_bytes(4) * 2
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size + bytes((8, 2, 0, 0, 0)))
    bomb += chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    with pytest.raises(InputFileError, match="图片"):
        written(paper(Picture("a")), bomb)
    with pytest.raises(InputFileError, match="像素过多"):
        DocumentPress().pdf(paper(Picture("a")), lambda _: bomb)


def middle_of(data: bytes, *, pdf: bool) -> tuple[int, int, int]:
    """Return the colour in the middle of a picture as a paper shows it."""
    content = paper(Picture("a"))
    if not pdf:
        image = embedded(written(content, data))[0].convert("RGB")
        offset = 3 * (image.width * (image.height // 2) + image.width // 2)
        red, green, blue = image.tobytes()[offset : offset + 3]
        return red, green, blue
    printed = DocumentPress().pdf(content, lambda _: data)
    with PdfPages(printed.pdf) as pages:
        page = pages.render(0, 1.0)
    # The picture stands at the top in the middle of the text: 28 mm and 37 mm from the edges.
    at = 130 * page.stride + 300 * 3
    red, green, blue = page.data[at : at + 3]
    return red, green, blue


@pytest.mark.parametrize("pdf", [True, False])
def test_a_scan_of_sixteen_bits_keeps_its_grey(*, pdf: bool) -> None:
    out = io.BytesIO()
    Image.new("I;16", (300, 300), 128 * 256).save(out, "PNG")
    assert all(abs(tone - 128) <= 3 for tone in middle_of(out.getvalue(), pdf=pdf))


@pytest.mark.parametrize("pdf", [True, False])
def test_a_photograph_whose_camera_notes_are_broken_is_shown(*, pdf: bool) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 300), RED).save(
        out, "PNG", exif=b"Exif\x00\x00MM\x00\xf0\x00\x00\x07\x08"
    )
    red, green, blue = middle_of(out.getvalue(), pdf=pdf)
    assert abs(red - RED[0]) < 8
    assert max(green, blue) < 40
