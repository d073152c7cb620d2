"""The page of a paper in Word: size, margins, grid, page numbers, settings (版面)."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.domain.documents.blocks import Layout
from app.reports.documents.docx_nodes import mm_twips, node, twips
from app.reports.documents.docx_styles import BODY_LINE, BODY_SIZE, CHARACTER, Style


@dataclass(frozen=True, slots=True)
class Page:
    """A page in millimetres; ``grid``: 22 lines of 28 characters."""

    width: float
    height: float
    top: float
    left: float
    right: float
    bottom: float
    footer: float
    grid: bool

    @property
    def text_width(self) -> int:
        """Return how wide the text is, in twentieths of a point (版心宽)."""
        edges = mm_twips(self.left) + mm_twips(self.right)
        return mm_twips(self.width) - edges

    @property
    def edge(self) -> int:
        """Return how far the text is from the left edge, in twentieths of a point (订口)."""
        return mm_twips(self.left)

    @property
    def text_height(self) -> float:
        """Return how high the text is, in millimetres (版心高)."""
        return self.height - self.top - self.bottom


# 一字线在版心下边缘之下7毫米：页码行的下沿因此距纸边25.5毫米
_STANDARD = Page(210, 297, 37, 28, 26, 35, 25.5, grid=True)
_ENVELOPE = Page(220, 110, 12, 18, 18, 12, 6, grid=False)
_LABEL = Page(210, 297, 20, 15, 15, 15, 8, grid=False)


def page_of(layout: Layout) -> Page:
    """Return the page of a layout."""
    return {
        Layout.OFFICIAL: _STANDARD,
        Layout.FORM: _STANDARD,
        Layout.ENVELOPE: _ENVELOPE,
        Layout.LABEL: _LABEL,
    }[layout]


def set_page(document: Document, page: Page, *, numbered: bool) -> None:
    """Give the document's one section its page, and the numbers at its foot."""
    if numbered:
        _number_pages(document)
    section = document.element.body.sectPr
    for name in ("w:pgSz", "w:pgMar", "w:cols", "w:docGrid"):
        for old in section.findall(qn(name)):
            section.remove(old)
    size = node("pgSz", w=mm_twips(page.width), h=mm_twips(page.height))
    if page.width > page.height:
        size.set(qn("w:orient"), "landscape")
    margins = node(
        "pgMar",
        top=mm_twips(page.top),
        right=mm_twips(page.right),
        bottom=mm_twips(page.bottom),
        left=mm_twips(page.left),
        header=mm_twips(page.footer),
        footer=mm_twips(page.footer),
        gutter=0,
    )
    section.extend((size, margins, node("cols", space=425)))
    if page.grid:
        section.append(_grid())


def set_up(document: Document) -> None:
    """Replace the settings of a new document by those of a Chinese paper."""
    settings = document.settings.element
    for old in list(settings):
        settings.remove(old)
    settings.append(node("zoom", percent=100))
    settings.append(node("evenAndOddHeaders"))
    settings.append(node("defaultTabStop", val=twips(21)))
    settings.append(node("characterSpacingControl", val="doNotCompress"))
    word_2013 = node(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    names = (
        "spaceForUL",
        "balanceSingleByteDoubleByteWidth",
        "doNotLeaveBackslashAlone",
        "ulTrailSpace",
        "useFELayout",
    )
    settings.append(node("compat", *(node(name) for name in names), word_2013))
    settings.append(node("themeFontLang", val="en-US", eastAsia="zh-CN"))


def _grid() -> BaseOxmlElement:
    spacing = round((CHARACTER - BODY_SIZE) * 4096)
    return node("docGrid", type="linesAndChars", linePitch=twips(BODY_LINE), charSpace=spacing)


def _number_pages(document: Document) -> None:
    """Put “— 1 —” at the foot: right on odd pages, left on even ones."""
    section = document.sections[0]
    feet = ((section.footer, Style.PAGE_ODD), (section.even_page_footer, Style.PAGE_EVEN))
    for foot, style in feet:
        foot.is_linked_to_previous = False
        content = foot.part.element
        for old in list(content):
            content.remove(old)
        content.append(_page_number(style))


def _page_number(style: Style) -> BaseOxmlElement:
    instruction = node("instrText", text=" PAGE ")
    instruction.set(qn("xml:space"), "preserve")
    return node(
        "p",
        node("pPr", node("pStyle", val=style)),
        _dash("— "),
        node("r", node("fldChar", fldCharType="begin")),
        node("r", instruction),
        node("r", node("fldChar", fldCharType="separate")),
        node("r", node("t", text="1")),
        node("r", node("fldChar", fldCharType="end")),
        _dash(" —"),
    )


def _dash(text: str) -> BaseOxmlElement:
    written = node("t", text=text)
    written.set(qn("xml:space"), "preserve")
    return node("r", node("rPr", node("rFonts", hint="eastAsia")), written)
