"""The press: finished content into PDF and DOCX (印制)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from app.domain.documents.blocks import Layout, PaperContent
from app.reports.documents.docx_writer import write_docx
from app.reports.documents.envelopes import draw_envelopes
from app.reports.documents.flow import Closer, drawn_closer, paginate
from app.reports.documents.fonts import FontSet, Role
from app.reports.documents.measures import (
    BOTTOM,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PITCH,
    ROOM,
    SMALL_SIZE,
    TEXT_TOP,
    TEXT_WIDTH,
)
from app.reports.documents.official import Composer
from app.reports.documents.sheet import Sheet
from app.reports.documents.spines import draw_labels
from app.reports.documents.typesetting import Face, Typesetter
from app.services.papers.views import ReadPicture, RenderedPaper
from app.support.errors import MissingGlyphError

_PAGE_NUMBER = Face(Role.FIGURES, SMALL_SIZE)


class DocumentPress:
    """Makes papers with one set of fonts. May be used from any thread, and is worth keeping."""

    def __init__(self, fonts: FontSet | None = None) -> None:
        self._fonts = fonts or FontSet.installed()

    def pdf(self, content: PaperContent, picture: ReadPicture) -> RenderedPaper:
        """Return one paper as PDF; the same content gives the same bytes.

        Raises:
            MissingGlyphError: no font shows a character; the message names it.
            InputFileError: a picture is broken.
        """
        sheet = self._sheet(content)
        self._write(sheet, content, picture)
        return _rendered(sheet)

    def run(self, contents: Sequence[PaperContent], picture: ReadPicture) -> RenderedPaper:
        """Return several papers as one PDF for double-sided printing, each from an odd page.

        Raises:
            ValueError: there is no paper.
            MissingGlyphError: no font shows a character; the message names it.
            InputFileError: a picture is broken.
        """
        if not contents:
            raise ValueError("nothing to print")
        sheet = self._sheet(contents[0])
        for content in contents:
            if sheet.pages % 2:
                sheet.end()
            self._write(sheet, content, picture)
        return _rendered(sheet)

    def docx(self, content: PaperContent, picture: ReadPicture) -> bytes:
        """Return one paper as DOCX for Word and WPS."""
        return write_docx(content, picture, self._closer(content, picture))

    def _closer(self, content: PaperContent, picture: ReadPicture) -> Mapping[int, Closer]:
        """Return which blocks are drawn closer in the PDF, so that both have the same pages."""
        if content.layout not in (Layout.OFFICIAL, Layout.FORM):
            return {}
        try:
            slabs = Composer(Typesetter(self._fonts), picture).slabs(content.blocks)
        except MissingGlyphError:  # the fonts of the office that opens the file may have it
            return {}
        return drawn_closer(paginate(slabs, ROOM))

    def _sheet(self, content: PaperContent) -> Sheet:
        return Sheet(Typesetter(self._fonts), content.title, content.author)

    def _write(self, sheet: Sheet, content: PaperContent, picture: ReadPicture) -> None:
        if content.layout is Layout.ENVELOPE:
            draw_envelopes(sheet, content.blocks)
        elif content.layout is Layout.LABEL:
            draw_labels(sheet, content.blocks)
        else:
            _write_pages(sheet, content, picture)


def _rendered(sheet: Sheet) -> RenderedPaper:
    data = sheet.finish()
    return RenderedPaper(data, sheet.pages, hashlib.sha256(data).hexdigest())


def _write_pages(sheet: Sheet, content: PaperContent, picture: ReadPicture) -> None:
    pages = paginate(Composer(sheet.typesetter, picture).slabs(content.blocks), ROOM)
    for number, page in enumerate(pages, start=1):
        sheet.begin(PAGE_WIDTH, PAGE_HEIGHT, page.closer.leading)
        for down, slab in page.slabs:
            slab.draw(sheet, TEXT_TOP - down)
        if content.numbered:
            _draw_page_number(sheet, number)
        sheet.end()


def _draw_page_number(sheet: Sheet, number: int) -> None:
    """页码：版心下边缘之下7毫米，单页居右空一字，双页居左空一字。"""
    line = sheet.typesetter.line(f"— {number} —", _PAGE_NUMBER)
    x = LEFT + TEXT_WIDTH - PITCH - line.width if number % 2 else LEFT + PITCH
    sheet.centred_in(line, _PAGE_NUMBER, x, BOTTOM - 7 * MM + SMALL_SIZE / 2, SMALL_SIZE)
