"""Blocks of a paper laid out by GB/T 9704-2012 (公文版式)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from app.domain.documents.blocks import (
    Addressee,
    Align,
    Attachments,
    Blank,
    Block,
    Heading,
    Imprint,
    Letterhead,
    Number,
    PageBreak,
    Paragraph,
    Pictures,
    Signature,
    Table,
    Title,
)
from app.reports.documents.flow import Slab, blank, kept, nothing, text_line
from app.reports.documents.fonts import Role
from app.reports.documents.grid import table_slab
from app.reports.documents.measures import (
    BODY_SIZE,
    LEADING,
    LEFT,
    MM,
    PITCH,
    SMALL_SIZE,
    TEXT_WIDTH,
    TITLE_SIZE,
)
from app.reports.documents.photos import pictures_slab
from app.reports.documents.sheet import RED, Sheet
from app.reports.documents.typesetting import Face, SetLine, Typesetter, clean
from app.services.papers.views import ReadPicture

_SPACING = PITCH - BODY_SIZE
BODY = Face(Role.BODY, BODY_SIZE, _SPACING)
_TITLE = Face(Role.TITLE, TITLE_SIZE)
_HEADINGS = {
    1: Face(Role.HEADING, BODY_SIZE, _SPACING),
    2: Face(Role.SUBHEADING, BODY_SIZE, _SPACING),
}
_LETTERHEAD_DOWN = 35 * MM
_LETTERHEAD_MOST = 54.0
_RULE_DOWN = 4 * MM
_RULE_THICK = 1.0
# The seal, 42 mm wide, may begin at most one line below the text (GB/T 9704-2012, 7.3.5.1).
_SEAL_ROOM = 2
_DATE_INDENT = 4
_WITH_SIGNATURE = 2
"""Lines of text that go along when a signature stands on another page."""
_TABLE_GAP = 6.0
_IMPRINT = Face(Role.BODY, SMALL_SIZE)
_IMPRINT_LEADING = 24.0
_THICK, _THIN = 0.35 * MM, 0.25 * MM


def balanced(text: str, most: int) -> list[str]:
    """Break a title that is too long into lines of nearly the same length (标题回行)."""
    count = -(-len(text) // most)
    if count <= 1:
        return [text]
    each, extra = divmod(len(text), count)
    lines, at = [], 0
    for number in range(count):
        end = at + each + (1 if number < extra else 0)
        while at < end < len(text) and text[end] in "，、。：；？！）》〕”":
            end += 1
        lines.append(text[at:end])
        at = end
    return [line for line in lines if line]


def numbers(block: Block | None) -> bool:
    """Tell whether a block stands at the right under the title, as the number does."""
    if isinstance(block, Paragraph):
        return block.align is Align.RIGHT and "\n" not in block.text.strip()
    return isinstance(block, Number)


class Composer:
    """Turns the blocks of one paper into slabs."""

    def __init__(self, typesetter: Typesetter, picture: ReadPicture) -> None:
        self._type = typesetter
        self._picture = picture
        self._before: Block | None = None
        self._after: Block | None = None
        self._titled = False  # the block before stands right under the title
        self._makers: dict[type, Callable[[Any], Sequence[Slab]]] = {
            Letterhead: self._letterhead,
            Number: self._number,
            Title: self._title,
            Addressee: self._addressee,
            Heading: self._heading,
            Paragraph: self._paragraph,
            Attachments: self._attachments,
            Signature: self._signature,
            Table: self._table,
            Pictures: self._pictures,
            Blank: self._blank,
            PageBreak: self._break,
            Imprint: self._imprint,
        }

    def slabs(self, blocks: Sequence[Block]) -> list[Slab]:
        """Return the slabs of all blocks."""
        found: list[Slab] = []
        for at, block in enumerate(blocks):
            self._before = blocks[at - 1] if at else None
            self._titled = at > 1 and isinstance(blocks[at - 2], Title)
            self._after = blocks[at + 1] if at + 1 < len(blocks) else None
            if isinstance(block, Signature):
                _tie(found)
            found.extend(replace(slab, block=at) for slab in self._makers[type(block)](block))
        return found

    def _letterhead(self, block: Letterhead) -> list[Slab]:
        text = clean(block.text).replace("\n", "")
        one = self._type.width(text, Face(Role.TITLE, 1.0))
        face = Face(Role.TITLE, min(_LETTERHEAD_MOST, TEXT_WIDTH / max(one, 1.0)))
        line = self._type.line(text, face)

        def draw(sheet: Sheet, top: float) -> None:
            x = LEFT + (TEXT_WIDTH - line.width) / 2
            sheet.centred_in(line, face, x, top - _LETTERHEAD_DOWN, face.size, RED)

        lines = -(-(_LETTERHEAD_DOWN + face.size) // LEADING)
        slabs = [Slab(lines * LEADING, draw), blank(2, gives=0)]
        if not isinstance(self._after, Number):
            slabs.append(text_line(_red_rule))
        return kept(slabs)

    def _number(self, block: Number) -> list[Slab]:
        line = self._type.line(block.text, BODY)
        headed = isinstance(self._before, Letterhead)

        def draw(sheet: Sheet, top: float) -> None:
            spare = TEXT_WIDTH - line.width
            x = LEFT + (spare / 2 if headed else spare)
            sheet.centred_in(line, BODY, x, top, sheet.leading)
            if headed:
                _red_rule(sheet, top)

        slabs = kept([text_line(draw)])
        return slabs if headed else [*slabs, *self._under_number()]

    def _under_number(self) -> list[Slab]:
        """Return the other half of the line that parts a number at the right from the title."""
        return [] if isinstance(self._after, Title | Number) else [blank(0.5, fades=True)]

    def _title(self, block: Title) -> list[Slab]:
        most = int(TEXT_WIDTH / TITLE_SIZE)
        given = [part.strip() for line in block.lines for part in clean(line).split("\n")]
        texts = [part for line in given for part in balanced(line, most)]
        slabs = [self._across(text, _TITLE, Align.CENTRE) for text in texts if text]
        lead = [blank(2, gives=0)] if isinstance(self._before, Letterhead | Number) else []
        tail = [] if isinstance(self._after, Title) else [blank(0.5 if numbers(self._after) else 1)]
        return kept([*lead, *slabs, *tail])

    def _addressee(self, block: Addressee) -> list[Slab]:
        return [self._left(line, BODY) for line in self._type.lines(block.text, BODY, TEXT_WIDTH)]

    def _heading(self, block: Heading) -> list[Slab]:
        face = _HEADINGS.get(block.level, BODY)
        return kept(self._indented(block.text, face, 2))

    def _paragraph(self, block: Paragraph) -> list[Slab]:
        if block.align is Align.LEFT:
            return self._indented(block.text, BODY, block.indent)
        lines = self._type.lines(block.text, BODY, TEXT_WIDTH, justify=False)
        slabs = [self._across(line.text, BODY, block.align) for line in lines]
        if isinstance(self._before, Title) and numbers(block):
            return [*kept(slabs), *self._under_number()]
        return slabs

    def _attachments(self, block: Attachments) -> list[Slab]:
        """附件说明：正文下空一行，左空二字；多个附件编号，回行与上一行的名称对齐。"""
        slabs = [blank(fades=True)]
        several = len(block.items) > 1
        marks = [f"{number}. " if several else "" for number in range(1, len(block.items) + 1)]
        hang = 5 * PITCH + max((self._type.width(mark, BODY) for mark in marks), default=0.0)
        for number, (mark, item) in enumerate(zip(marks, block.items, strict=True)):
            first = mark if number else "附件：" + mark
            indent = (5 if number else 2) * PITCH
            lines = self._type.lines(item, BODY, TEXT_WIDTH - hang)
            head = self._left(lines[0], BODY, hang)
            slabs.append(_over(head, self._left(self._type.line(first, BODY), BODY, indent)))
            slabs.extend(self._left(line, BODY, hang) for line in lines[1:])
        return slabs

    def _signature(self, block: Signature) -> list[Slab]:
        """落款：成文日期右空四字，署名在日期上方居中，上面留出盖章的位置。"""
        day = self._type.line(block.day, BODY)
        names = [self._type.line(part, BODY) for part in clean(block.name).split("\n") if part]
        centre = TEXT_WIDTH - _DATE_INDENT * PITCH - day.width / 2
        widest = max((name.width for name in names), default=0.0)
        centre = min(centre, TEXT_WIDTH - widest / 2)
        room = blank(_SEAL_ROOM, gives=1) if block.seal else blank()
        lines = [self._left(line, BODY, centre - line.width / 2) for line in (*names, day)]
        return [*kept([room, *lines[:-1]]), lines[-1]]

    def _table(self, block: Table) -> list[Slab]:
        grid = table_slab(self._type, block)
        numbered = self._titled and numbers(self._before)
        if numbered or isinstance(self._before, Table | Title | PageBreak | None):
            return [grid]
        return [Slab(_TABLE_GAP, nothing, keep=True, fades=True), grid]

    def _pictures(self, block: Pictures) -> list[Slab]:
        return [pictures_slab(self._type, block, self._picture)]

    def _blank(self, block: Blank) -> list[Slab]:
        return [blank() for _ in range(block.lines)]

    def _break(self, block: PageBreak) -> list[Slab]:
        del block
        return [Slab(0.0, nothing, breaks=True)]

    def _imprint(self, block: Imprint) -> list[Slab]:
        """版记：首末条分隔线0.35毫米，中间的0.25毫米，左右各空一字。"""
        room = TEXT_WIDTH - 2 * SMALL_SIZE
        lines = [
            line
            for text in block.lines
            for line in self._type.lines(text, _IMPRINT, room, justify=False)
            if line.text.strip()
        ]

        def draw(sheet: Sheet, top: float) -> None:
            sheet.rule(LEFT, top, TEXT_WIDTH, _THICK)
            for number, line in enumerate(lines, start=1):
                sheet.centred_in(line, _IMPRINT, LEFT + SMALL_SIZE, top, _IMPRINT_LEADING)
                top -= _IMPRINT_LEADING
                sheet.rule(LEFT, top, TEXT_WIDTH, _THICK if number == len(lines) else _THIN)

        return [Slab(len(lines) * _IMPRINT_LEADING, draw, foot=True)] if lines else []

    def _indented(self, text: str, face: Face, indent: int) -> list[Slab]:
        slabs: list[Slab] = []
        for part in clean(text).split("\n"):
            lines = self._type.lines(part, face, TEXT_WIDTH, indent * PITCH)
            slabs.extend(
                self._left(line, face, 0.0 if number else indent * PITCH)
                for number, line in enumerate(lines)
            )
        return slabs

    def _left(self, line: SetLine, face: Face, indent: float = 0.0) -> Slab:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.centred_in(line, face, LEFT + indent, top, sheet.leading)

        return text_line(draw)

    def _across(self, text: str, face: Face, align: Align) -> Slab:
        line = self._type.line(text, face)
        part = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
        return self._left(line, face, (TEXT_WIDTH - line.width) * part)


def _red_rule(sheet: Sheet, top: float) -> None:
    """Draw the red rule 4 mm below the number that stands in the line below ``top``."""
    y = top - sheet.leading / 2 - BODY_SIZE / 2 - _RULE_DOWN
    sheet.rule(LEFT, y, TEXT_WIDTH, _RULE_THICK, RED)


def _over(one: Slab, other: Slab) -> Slab:
    """Return two slabs drawn at the same place."""

    def draw(sheet: Sheet, top: float) -> None:
        other.draw(sheet, top)
        one.draw(sheet, top)

    return replace(one, draw=draw)


def _tie(slabs: list[Slab]) -> None:
    """Tie the last two lines of text to the signature that follows, or the table before it."""
    lines = 0
    for at in range(len(slabs) - 1, -1, -1):
        slab = slabs[at]
        text = slab.draw is not nothing
        if slab.breaks or slab.foot or (lines and text and not slab.lines):
            return
        slabs[at] = replace(slab, keep=True)
        lines += text
        if lines == _WITH_SIGNATURE or (text and not slab.lines):
            return
