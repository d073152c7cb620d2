"""Papers for Word and WPS, from the same blocks as the PDF (文书的DOCX)."""

from __future__ import annotations

import io
import re
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.domain.documents.blocks import (
    Addressee,
    Align,
    Attachments,
    Blank,
    Block,
    Heading,
    Imprint,
    Layout,
    Letterhead,
    Number,
    PageBreak,
    PaperContent,
    Paragraph,
    Picture,
    Pictures,
    Signature,
    Table,
    Title,
)
from app.reports.documents.docx_nodes import (
    clean,
    node,
    paragraph,
    twips,
    width_in_characters,
)
from app.reports.documents.docx_package import new_document, packed
from app.reports.documents.docx_page import Page, page_of, set_page, set_up
from app.reports.documents.docx_pictures import copy_of, legend
from app.reports.documents.docx_styles import (
    CHARACTER,
    RED,
    Style,
    fill_styles,
    first_line,
    foot_frame,
)
from app.reports.documents.docx_tables import imprint_table, label_tables, plain_table, ruled_table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from app.services.papers.views import ReadPicture

_POSTCODE = re.compile("[0-9]{6}")
_SEAL_ROOM = 2  # 印章顶端距正文不超过一行，故署名前空二行
_DAY_INDENT = 4
_TALLEST = {1: 115.0, 2: 95.0}  # 图片高，毫米


def write_docx(content: PaperContent, picture: ReadPicture) -> bytes:
    """Return the paper as DOCX; the same content gives the same bytes.

    Raises:
        InputFileError: a picture of the paper cannot be opened.
    """
    document = new_document(content)
    page = page_of(content.layout)
    letterhead = next((item.text for item in content.blocks if isinstance(item, Letterhead)), "")
    fill_styles(document.styles.element, content.layout, clean(letterhead))
    set_up(document)
    writer = _Writer(document, page, content.layout, picture)
    writer.write(content.blocks)
    set_page(document, page, numbered=content.numbered)
    return packed(document)


class _Writer:
    """Appends block after block to the body, before its section."""

    def __init__(
        self, document: Document, page: Page, layout: Layout, picture: ReadPicture
    ) -> None:
        self._document = document
        self._section = document.element.body.sectPr
        self._page = page
        self._layout = layout
        self._picture = picture
        self._break_due = False
        self._last = ""  # what stands last: the tag's name

    def write(self, blocks: tuple[Block, ...]) -> None:
        for index, block in enumerate(blocks):
            under = blocks[index - 1] if index else None
            above = blocks[index + 1] if index + 1 < len(blocks) else None
            if isinstance(block, Number):
                self._number(block, headed=isinstance(under, Letterhead))
            elif isinstance(block, Letterhead):
                self._letterhead(block, ruled=not isinstance(above, Number))
            else:
                self._add(block)
        if self._last != "p" or self._layout is Layout.ENVELOPE:
            self._put(paragraph(Style.GAP))

    def _put(self, *made: BaseOxmlElement) -> None:
        for item in made:
            tag = item.tag.rpartition("}")[2]
            if tag == "tbl" and self._last == "tbl":
                self._section.addprevious(paragraph(Style.GAP))  # Word would join the two
            if self._break_due:
                self._break_before(item)
            self._section.addprevious(item)
            self._last = tag

    def _break_before(self, item: BaseOxmlElement) -> None:
        """Let the next thing begin a page, which leaves no empty line as a break sign would."""
        self._break_due = False
        properties = next(item.iter(qn("w:pPr")), None)
        if properties is not None:
            properties.insert(1, node("pageBreakBefore"))

    def _keep_last(self) -> None:
        """Hold what stands last together with what follows: no page with a signature alone."""
        last = self._section.getprevious()
        properties = last.find(qn("w:pPr")) if last is not None else None
        if properties is not None and properties.find(qn("w:keepNext")) is None:
            properties.insert(1, node("keepNext"))

    def _letterhead(self, block: Letterhead, *, ruled: bool) -> None:
        rule = node("pBdr", node("bottom", val="single", sz=12, space=8, color=RED))
        self._put(paragraph(Style.LETTERHEAD, block.text, *((rule,) if ruled else ())))

    def _number(self, block: Number, *, headed: bool) -> None:
        self._put(paragraph(Style.NUMBER if headed else Style.NUMBER_RIGHT, block.text))

    @singledispatchmethod
    def _add(self, block: Block) -> None:
        raise TypeError(type(block).__name__)

    @_add.register
    def _(self, block: Title) -> None:
        self._put(paragraph(Style.TITLE, "\n".join(block.lines)))

    @_add.register
    def _(self, block: Addressee) -> None:
        self._put(paragraph(Style.ADDRESSEE, block.text))

    @_add.register
    def _(self, block: Heading) -> None:
        style = {1: Style.HEADING_1, 2: Style.HEADING_2}.get(block.level, Style.BODY)
        self._put(paragraph(style, block.text))

    @_add.register
    def _(self, block: Paragraph) -> None:
        flush = Style.FLUSH if block.indent == 0 else Style.BODY
        style = {Align.CENTRE: Style.CENTRED, Align.RIGHT: Style.RIGHT}.get(block.align, flush)
        if self._layout is Layout.ENVELOPE and _POSTCODE.fullmatch(block.text.strip()):
            style = Style.POSTCODE
        framed = self._layout is Layout.ENVELOPE and style is Style.RIGHT
        for line in clean(block.text).split("\n"):
            own: tuple[BaseOxmlElement, ...] = ()
            if style is Style.BODY and block.indent != 2:
                own = (first_line(block.indent),)
            if framed:
                own = (foot_frame(),)
            self._put(paragraph(style, line, *own))

    @_add.register
    def _(self, block: Attachments) -> None:
        if len(block.items) == 1:
            self._put(paragraph(Style.ATTACHMENT, f"附件：{block.items[0]}"))
            return
        for number, item in enumerate(block.items, 1):
            if number == 1:
                self._put(paragraph(Style.ATTACHMENT_FIRST, f"附件：1. {item}"))
            else:
                self._put(paragraph(Style.ATTACHMENT_NEXT, f"{number}. {item}"))

    @_add.register
    def _(self, block: Signature) -> None:
        """Set the name centred above the day; the longer of the two sets the other's place."""
        names = [line for line in clean(block.name).split("\n") if line]
        widths = [width_in_characters(line) for line in names]
        day = width_in_characters(block.day)
        edge = max(_DAY_INDENT, (max(widths, default=0) - day) / 2)
        self._keep_last()
        for _ in range(_SEAL_ROOM if block.seal else 1):
            self._put(paragraph(Style.FLUSH, "", node("keepNext")))
        for name, width in zip(names, widths, strict=True):
            self._put(paragraph(Style.SIGNER, name, _right_indent(edge + (day - width) / 2)))
        if block.day:
            own = (_right_indent(edge),) if edge > _DAY_INDENT else ()
            self._put(paragraph(Style.DAY, block.day, *own))

    @_add.register
    def _(self, block: Imprint) -> None:
        if block.lines:
            self._put(imprint_table(block, self._page))
            self._put(paragraph(Style.GAP))

    @_add.register
    def _(self, block: Table) -> None:
        if self._layout is Layout.LABEL:
            self._put(*label_tables(block))
        else:
            self._put(ruled_table(block, self._page.text_width))

    @_add.register
    def _(self, block: Pictures) -> None:
        for start in range(0, len(block.items), 2):
            pair = block.items[start : start + 2]
            cells = [self._picture_cell(item, len(pair)) for item in pair]
            self._put(plain_table(cells, self._page.text_width))

    def _picture_cell(self, item: Picture, beside: int) -> tuple[BaseOxmlElement, ...]:
        width = self._page.text_width / 20 / 72 * 25.4 / beside - 3
        height = min(_TALLEST[beside], self._page.text_height - 20)
        copy = copy_of(item, self._picture(item.sha256), width=width, height=height)
        inline = self._document.part.new_pic_inline(io.BytesIO(copy.data), copy.width, copy.height)
        inline.docPr.set("descr", clean(item.caption))
        drawn = paragraph(Style.PICTURE)
        drawn.append(node("r", node("drawing", inline)))
        texts = [text for text in (item.caption, legend(item.marks)) if text.strip()]
        return (drawn, *(paragraph(Style.CAPTION, text) for text in texts))

    @_add.register
    def _(self, block: Blank) -> None:
        for _ in range(block.lines):
            self._put(paragraph(Style.FLUSH))

    @_add.register
    def _(self, block: PageBreak) -> None:
        del block
        if self._layout is Layout.ENVELOPE:
            self._put(paragraph(Style.GAP))  # a frame stands on the page of what follows it
        self._break_due = True


def _right_indent(characters: float) -> BaseOxmlElement:
    return node("ind", right=max(0, twips(characters * CHARACTER)))
