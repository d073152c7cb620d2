"""Every shipped paper, filled for a full case of a sample centre, read back by other programs.

The PDF is read by pypdf and by pypdfium2, the DOCX by python-docx.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from app.domain.documents.blocks import (
    Block,
    Imprint,
    Layout,
    PaperContent,
    Pictures,
    Table,
)
from app.services.papers.listing import picture_reader
from tests.papers.dossiers import opened as opened_centre
from tests.papers.render import Made, made_papers
from tests.reports.paper_text import plain_text
from tests.reports.press_kit import MM, bundled_press, lines
from tests.reports.test_paper_docx import text_in_order

ROOT = Path(__file__).resolve().parents[2] / "resources" / "documents"
FOLDERS = sorted(path.parent.name for path in ROOT.glob("*/paper.toml"))
SIZES = {Layout.ENVELOPE: (220.0, 110.0)}
A4 = (210.0, 297.0)
LEFT, RIGHT, BOTTOM, TOP = 28.0, 184.0, 35.0, 262.0
INK = 0.2
"""How far ink may stand out of its place, in millimetres: less than a pen's stroke."""
PAGE_NUMBER = re.compile(r"— \d+ —")
PAGE_NUMBER_STRIP = (25.0, 31.0)


@dataclass(frozen=True, slots=True)
class Printed:
    """A filled paper with its two files. ``marked`` is the PDF with frames on the pictures."""

    made: Made
    content: PaperContent
    pdf: bytes
    docx: bytes
    marked: bytes

    @property
    def layout(self) -> Layout:
        return self.content.layout

    @property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.pdf))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Printed]]:
    """Fill and print all papers once: the store of the sample centre costs seconds."""
    with opened_centre(tmp_path_factory.mktemp("papers") / "store") as place:
        picture = picture_reader(place.desk)
        press = bundled_press()
        found = {}
        for made in made_papers(place.desk):
            bare = without_marks(made.content)
            pdf = press.pdf(bare, picture).pdf
            marked = pdf if bare == made.content else press.pdf(made.content, picture).pdf
            word = press.docx(bare, picture)
            found[made.template.folder] = Printed(made, bare, pdf, word, marked)
        yield found


@pytest.fixture(params=FOLDERS)
def paper(request: pytest.FixtureRequest, papers: dict[str, Printed]) -> Printed:
    return papers[request.param]


def without_marks(content: PaperContent) -> PaperContent:
    """Leave the frames on pictures out: their numbers are drawn, not set as the paper's text."""

    def bare(block: Block) -> Block:
        if not isinstance(block, Pictures):
            return block
        return Pictures(tuple(replace(item, marks=()) for item in block.items))

    return replace(content, blocks=tuple(map(bare, content.blocks)))


def text_of_pages(paper: Printed) -> str:
    """Return the text as it was set, without white space, page numbers and repeated heads."""
    heads = tuple(head for block in paper.content.blocks if (head := head_of(block)))
    whole = ""
    for page in paper.reader.pages:
        found = (line.text for line in lines(page) if not PAGE_NUMBER.fullmatch(line.text))
        text = re.sub(r"\s", "", "".join(found))
        again = next((head for head in heads if head in whole and text.startswith(head)), "")
        whole += text.removeprefix(again)
    return whole


def head_of(block: Block) -> str:
    """Return the text of the rows of a table that every page repeats."""
    rows = block.rows[: block.heads] if isinstance(block, Table) else ()
    return re.sub(r"\s", "", "".join(cell.text for row in rows for cell in row.cells))


def imprint_last(content: PaperContent) -> PaperContent:
    """Return the content with the imprint at its end: there it is set, whatever follows it."""
    ordered = sorted(content.blocks, key=lambda block: isinstance(block, Imprint))
    return replace(content, blocks=tuple(ordered))


def test_every_shipped_folder_gives_a_paper(papers: dict[str, Printed]) -> None:
    assert len(FOLDERS) >= 70
    assert sorted(papers) == FOLDERS


def test_a_full_case_leaves_no_gap_that_nobody_could_type(paper: Printed) -> None:
    assert [gap.name for gap in paper.made.gaps] == []


def test_no_markup_is_left_in_the_text(paper: Printed) -> None:
    text = plain_text(paper.content)
    assert not re.search(r"[{}|^]|%%|None|True|False|\d{4}-\d\d-\d\dT", text), text


def test_the_text_of_the_pdf_is_the_text_of_the_paper(paper: Printed) -> None:
    assert text_of_pages(paper) == plain_text(imprint_last(paper.content))


def test_the_text_in_word_is_the_text_of_the_paper(paper: Printed) -> None:
    assert text_in_order(docx.Document(io.BytesIO(paper.docx))) == plain_text(paper.content)


def test_the_pages_are_of_the_papers_size(paper: Printed) -> None:
    for page in paper.reader.pages:
        size = (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM)
        assert size == pytest.approx(SIZES.get(paper.layout, A4), abs=0.1)


def test_no_ink_stands_outside_the_text_block_but_the_page_number(paper: Printed) -> None:
    assert stray(paper.pdf, place_of(paper.layout)) == []


def place_of(layout: Layout) -> tuple[float, float, float, float]:
    """Return where text may stand, in mm; envelopes and labels may use the whole page."""
    if layout in (Layout.OFFICIAL, Layout.FORM):
        return LEFT, BOTTOM, RIGHT, TOP
    return 0.0, 0.0, *SIZES.get(layout, A4)


def stray(pdf: bytes, block: tuple[float, float, float, float]) -> list[tuple[int, str]]:
    """Return the page and sign of all ink outside ``block``, in mm, page numbers apart."""
    left, bottom, right, top = block
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            x0, y0, x1, y1 = (edge / MM for edge in text.get_charbox(at))
            if x1 <= x0 or (y0 >= PAGE_NUMBER_STRIP[0] and y1 <= PAGE_NUMBER_STRIP[1]):
                continue
            inside = x0 >= left - INK and x1 <= right + INK
            if not (inside and y0 >= bottom - INK and y1 <= top + INK):
                found.append((number, text.get_text_range(at, 1)))
        text.close()
        page.close()
    document.close()
    return found


def used_fonts(reader: PdfReader) -> dict[str, Any]:
    """Return the fonts in which something is set, by name; reportlab declares one unused."""
    found: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for name in {name for name, _ in strings(page)}:
            font = resources["/Font"][name].get_object()
            found[str(font["/BaseFont"])] = font
    return found


def strings(page: PageObject) -> list[tuple[str, bytes]]:
    """Return the strings set on a page with the name of their font."""
    found, font = [], ""
    for operands, operator in ContentStream(page.get_contents(), None).operations:
        if operator == b"Tf":
            font = str(operands[0])
        elif operator == b"Tj" and operands[0]:
            found.append((font, operands[0].original_bytes))
    return found


def test_all_fonts_are_embedded_as_subsets(paper: Printed) -> None:
    fonts = used_fonts(paper.reader)
    assert fonts
    for name, font in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+.+", name)
        inner = font["/DescendantFonts"][0].get_object()
        assert 0 < inner["/FontDescriptor"]["/FontFile2"]["/Length1"] < 400_000


def test_no_box_stands_for_a_missing_sign(paper: Printed) -> None:
    for page in paper.reader.pages:
        for _, codes in strings(page):
            glyphs = {codes[at : at + 2] for at in range(0, len(codes), 2)}
            assert b"\0\0" not in glyphs


def test_frames_on_pictures_do_not_move_the_text(papers: dict[str, Printed]) -> None:
    framed = [one for one in papers.values() if one.marked != one.pdf]
    assert framed
    for one in framed:
        assert len(PdfReader(io.BytesIO(one.marked)).pages) == len(one.reader.pages)
        assert stray(one.marked, place_of(one.layout)) == []
