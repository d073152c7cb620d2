"""Papers for Word and WPS, from the same blocks as the PDF (文书的DOCX)."""

from __future__ import annotations

import io
import re
from functools import singledispatchmethod
from math import ceil, floor
from typing import TYPE_CHECKING, TypeGuard

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
from app.reports.documents.codes import has_long_word
from app.reports.documents.docx_nodes import (
    clean,
    insert_before,
    node,
    paragraph,
    twips,
    width_in_characters,
)
from app.reports.documents.docx_package import new_document, packed
from app.reports.documents.docx_page import Page, page_of, set_page, set_up
from app.reports.documents.docx_pictures import copy_of, legend
from app.reports.documents.docx_post import label_tables, postcode_boxes
from app.reports.documents.docx_styles import (
    CHARACTER,
    RED,
    SENDER_SIZE,
    Style,
    fill_styles,
    first_line,
    foot_frame,
)
from app.reports.documents.docx_tables import imprint_table, plain_table, ruled_table
from app.reports.documents.flow import Closer
from app.reports.documents.official import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from app.services.papers.views import ReadPicture

_POSTCODE = re.compile("[0-9]{6}")
_SEAL_ROOM = 2  # 印章顶端距正文不超过一行，故署名前空二行
_DAY_INDENT = 4
_WITH_SIGNATURE, _CHARACTERS_A_LINE = 2, 28
_SENDER_MOST = 320.0
_SLACK = 0.99  # some offices round up what stands between lines, and a full page runs over
_AFTER_SPACING = (qn("w:ind"), qn("w:jc"))
_AFTER_WIDOWS = tuple(qn(f"w:{name}") for name in ("wordWrap", "spacing", "ind", "jc"))
_TALLEST = {1: 115.0, 2: 95.0}  # 图片高，毫米


def write_docx(
    content: PaperContent, picture: ReadPicture, closer: Mapping[int, Closer] | None = None
) -> bytes:
    """Return the paper as DOCX; the same content gives the same bytes.

    ``closer`` tells which blocks, by their place, stand closer than usual.

    Raises:
        InputFileError: a picture of the paper cannot be opened.
    """
    document = new_document(content)
    page = page_of(content.layout)
    letterhead = next((item.text for item in content.blocks if isinstance(item, Letterhead)), "")
    fill_styles(document.styles.element, content.layout, clean(letterhead))
    set_up(document)
    writer = _Writer(document, page, content.layout, picture, closer or {})
    writer.write(content.blocks)
    set_page(document, page, numbered=content.numbered)
    return packed(document)


class _Writer:
    """Appends block after block to the body, before its section."""

    def __init__(
        self,
        document: Document,
        page: Page,
        layout: Layout,
        picture: ReadPicture,
        closer: Mapping[int, Closer],
    ) -> None:
        self._document = document
        self._section = document.element.body.sectPr
        self._page = page
        self._layout = layout
        self._picture = picture
        self._closers = closer
        self._closer = Closer()
        self._sender_width = 0.0
        self._under_title = False  # the number, or what stands in its place
        self._break_due = False
        self._last = ""  # what stands last: the tag's name

    def write(self, blocks: tuple[Block, ...]) -> None:
        if self._layout is Layout.ENVELOPE:
            self._envelopes(blocks)
            return
        for index, block in enumerate(blocks):
            under = blocks[index - 1] if index else None
            above = blocks[index + 1] if index + 1 < len(blocks) else None
            self._closer = self._closers.get(index, Closer())
            self._under_title = isinstance(under, Title) and numbers(block)
            if isinstance(block, Number):
                self._number(block, headed=isinstance(under, Letterhead))
            elif isinstance(block, Letterhead):
                self._letterhead(block, ruled=not isinstance(above, Number))
            elif isinstance(block, Title):
                self._title(block, numbered=numbers(above))
            else:
                self._add(block)
        if self._last != "p":
            self._put(paragraph(Style.GAP))

    def _envelopes(self, blocks: tuple[Block, ...]) -> None:
        """Write envelopes: the postcode stands in boxes above everything else."""
        parts: list[list[Block]] = [[]]
        for block in blocks:
            if isinstance(block, PageBreak):
                parts.append([])
            else:
                parts[-1].append(block)
        for part in parts:
            codes = [block for block in part if _is_postcode(block)]
            self._sender_width = _sender_width(part)
            self._break_due = part is not parts[0]
            self._put(paragraph(Style.GAP))
            self._put(postcode_boxes(codes[0].text.strip() if codes else ""))
            self._put(paragraph(Style.ABOVE_ADDRESS))
            for block in part:
                if block not in codes[:1]:
                    self._add(block)
            self._put(paragraph(Style.GAP))  # a frame stands on the page of what follows it

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

    def _text(
        self,
        style: Style,
        text: str,
        *own: BaseOxmlElement,
        gaps: tuple[float, float] = (0, 0),
        lines: float = 1,
        own_gaps: bool = False,
    ) -> None:
        """Put a paragraph; ``gaps`` are the lines free before and after it in its style.

        Word is told of them where the page is drawn closer, or when they are not the style's.
        """
        made = paragraph(style, text, *own)
        if own_gaps or self._closer != Closer():
            leading = self._closer.leading * (1 - self._closer.share / 2)
            before, after = (floor(gap * leading * _SLACK) * 20 for gap in gaps)
            line = floor(self._closer.leading * lines * 20)
            spacing = node("spacing", before=before, after=after, line=line, lineRule="exact")
            insert_before(made.pPr, spacing, _AFTER_SPACING)
        self._put(made)

    def _keep_last(self) -> None:
        """Hold the last two lines of text together with the signature that follows."""
        last = self._section.getprevious()
        lines = 0.0
        while last is not None and last.tag == qn("w:p") and lines < _WITH_SIGNATURE:
            if last.pPr.find(qn("w:keepNext")) is None:
                last.pPr.insert(1, node("keepNext"))
            count = ceil(width_in_characters("".join(last.itertext())) / _CHARACTERS_A_LINE)
            if count > 1:
                insert_before(last.pPr, node("widowControl"), _AFTER_WIDOWS)
            begins = last.pPr.find(qn("w:pageBreakBefore")) is not None
            lines += _WITH_SIGNATURE if begins else count
            last = last.getprevious()

    def _letterhead(self, block: Letterhead, *, ruled: bool) -> None:
        rule = node("pBdr", node("bottom", val="single", sz=12, space=8, color=RED))
        self._put(paragraph(Style.LETTERHEAD, block.text, *((rule,) if ruled else ())))

    def _number(self, block: Number, *, headed: bool) -> None:
        if headed:
            self._put(paragraph(Style.NUMBER, block.text))
        else:
            self._text(Style.NUMBER_RIGHT, block.text, gaps=(0, 0.5))

    def _title(self, block: Title, *, numbered: bool) -> None:
        gaps = (0, 0.5 if numbered else 1)
        self._text(Style.TITLE, "\n".join(block.lines), gaps=gaps, own_gaps=numbered)

    @singledispatchmethod
    def _add(self, block: Block) -> None:
        raise TypeError(type(block).__name__)

    @_add.register
    def _(self, block: Addressee) -> None:
        self._text(Style.ADDRESSEE, block.text)

    @_add.register
    def _(self, block: Heading) -> None:
        style = {1: Style.HEADING_1, 2: Style.HEADING_2}.get(block.level, Style.BODY)
        self._text(style, block.text)

    @_add.register
    def _(self, block: Paragraph) -> None:
        flush = Style.FLUSH if block.indent == 0 else Style.BODY
        style = {Align.CENTRE: Style.CENTRED, Align.RIGHT: Style.RIGHT}.get(block.align, flush)
        framed = self._layout is Layout.ENVELOPE and style is Style.RIGHT
        if self._under_title:
            self._text(style, block.text.strip(), gaps=(0, 0.5), own_gaps=True)
            return
        for line in clean(block.text).split("\n"):
            own: tuple[BaseOxmlElement, ...] = ()
            if style is Style.BODY and block.indent != 2:
                own = (first_line(block.indent),)
            if framed:
                own = (foot_frame(self._sender_width),)
            ragged = style is Style.BODY and has_long_word(line)
            self._text(Style.BODY_RAGGED if ragged else style, line, *own)

    @_add.register
    def _(self, block: Attachments) -> None:
        if len(block.items) == 1:
            self._text(Style.ATTACHMENT, f"附件：{block.items[0]}", gaps=(1, 0))
            return
        for number, item in enumerate(block.items, 1):
            if number == 1:
                self._text(Style.ATTACHMENT_FIRST, f"附件：1. {item}", gaps=(1, 0))
            else:
                self._text(Style.ATTACHMENT_NEXT, f"{number}. {item}")

    @_add.register
    def _(self, block: Signature) -> None:
        """Set the name centred above the day; the longer of the two sets the other's place."""
        names = [line for line in clean(block.name).split("\n") if line]
        widths = [width_in_characters(line) for line in names]
        day = width_in_characters(block.day)
        edge = max(_DAY_INDENT, (max(widths, default=0) - day) / 2)
        self._keep_last()
        for _ in range(_SEAL_ROOM if block.seal else 1):
            lines = 1 - self._closer.share / 2
            self._text(Style.FLUSH, "", node("keepNext"), lines=lines)
        for name, width in zip(names, widths, strict=True):
            self._text(Style.SIGNER, name, _right_indent(edge + (day - width) / 2))
        if block.day:
            own = (_right_indent(edge),) if edge > _DAY_INDENT else ()
            self._text(Style.DAY, block.day, *own)

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
            self._text(Style.FLUSH, "", lines=1 - self._closer.share / 2)

    @_add.register
    def _(self, block: PageBreak) -> None:
        del block
        self._break_due = True


def _is_postcode(block: Block) -> TypeGuard[Paragraph]:
    """Tell whether a block is the recipient's postcode on an envelope."""
    if not isinstance(block, Paragraph) or block.align is not Align.LEFT:
        return False
    return bool(_POSTCODE.fullmatch(clean(block.text).strip()))


def _sender_width(part: Sequence[Block]) -> float:
    """Return the width of the longest line of the sender, at most half an envelope."""
    texts = [
        block.text for block in part if isinstance(block, Paragraph) and block.align is Align.RIGHT
    ]
    lines = [line for text in texts for line in clean(text).split("\n")]
    widest = max(map(width_in_characters, lines), default=0.0)
    return min((widest + 1) * SENDER_SIZE, _SENDER_MOST)


def _right_indent(characters: float) -> BaseOxmlElement:
    return node("ind", right=max(0, twips(characters * CHARACTER)))
