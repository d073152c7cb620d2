"""Pages of PDFs are counted, measured and drawn; broken ones are refused with a sentence."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from app.support.errors import InputFileError
from app.support.pdf_pages import LONGEST_SIDE, MOST_PIXELS, PdfPages


def two_pages() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(100, 200))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 150, 50, 50, stroke=0, fill=1)
    canvas.showPage()
    canvas.setPageSize((300, 100))
    canvas.drawString(10, 10, "second")
    canvas.save()
    return file.getvalue()


def locked() -> bytes:
    writer, file = PdfWriter(PdfReader(io.BytesIO(two_pages()))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def test_pages_are_counted_and_measured() -> None:
    with PdfPages(two_pages()) as pages:
        assert pages.count == 2
        assert [pages.size(at) for at in range(2)] == [(100, 200), (300, 100)]
        assert "second" in pages.text(1)


def test_a_page_is_drawn_as_rows_of_rgb() -> None:
    with PdfPages(two_pages()) as pages:
        image = pages.render(0, 2.0)
    assert (image.width, image.height) == (200, 400)
    assert len(image.data) == image.stride * image.height
    assert image.data[:3] == b"\xff\x00\x00"
    assert image.data[-3:] == b"\xff\xff\xff"


def test_a_page_is_never_drawn_larger_than_the_memory_can_bear() -> None:
    with PdfPages(two_pages()) as pages:
        image = pages.render(0, 1e9)
    assert image.width * image.height <= MOST_PIXELS * 1.01


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"no pdf at all", two_pages()[:400]])
def test_a_broken_pdf_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(InputFileError, match="已损坏"):
        PdfPages(data)


def test_a_pdf_with_a_password_is_refused_and_says_so() -> None:
    with pytest.raises(InputFileError, match="打开密码"):
        PdfPages(locked())


def test_pages_are_drawn_from_many_threads() -> None:
    data = two_pages()

    def draw(_: int) -> bytes:
        with PdfPages(data) as pages:
            return pages.render(0, 1.0).data

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(draw, range(40)))) == 1


@pytest.mark.parametrize(
    "size", [(1, 100_000_000), (100_000_000, 100_000_000), (0.0001, 1e9), (1e30, 1e-30)]
)
def test_a_page_of_absurd_size_is_drawn_small(size: tuple[float, float]) -> None:
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(*size)
    writer.write(file)
    with PdfPages(file.getvalue()) as pages:
        image = pages.render(0, 4.0)
    assert max(image.width, image.height) <= LONGEST_SIDE + 1
    assert image.width * image.height <= MOST_PIXELS * 1.01


def test_a_closed_pdf_is_not_read_again() -> None:
    pages = PdfPages(two_pages())
    pages.close()
    pages.close()
    with pytest.raises(ValueError, match="closed"):
        pages.size(0)
