"""Filling a template: from markup and values to finished content (套打文书)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from app.domain.documents.blocks import (
    Addressee,
    Align,
    Attachments,
    Blank,
    Block,
    Cell,
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
    Row,
    Signature,
    Table,
    Title,
)
from app.domain.documents.markup import (
    Body,
    CellMark,
    Each,
    Grid,
    Line,
    Node,
    Piece,
    RowMark,
    Say,
    Slot,
    When,
    parse_wording,
    walk,
)
from app.domain.documents.merging import boxes
from app.domain.documents.spec import CASE_NUMBER, Ask, Template
from app.domain.documents.values import holds, is_gap, text_of, typed_text
from app.domain.documents.vocabulary import Value, Values

BLANK_TEXT = "＿＿＿＿＿＿"
"""Stands in running text where a value is wanting, to be written in by hand."""
LINE_SIGN = "／"
ORDINAL = "序号"
"""Every item of a list has it, counted from 1, also where the list says nothing of it."""
_HEADINGS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、.+"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）.+"),
)
_LONGEST_HEADING = 28
_GOES_ON = tuple("；，：、;,:")
_ALIGNS: Mapping[Say, Align] = MappingProxyType(
    {Say.LEFT: Align.LEFT, Say.CENTRE: Align.CENTRE, Say.RIGHT: Align.RIGHT}
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template (套打结果). ``gaps`` are the names wanting, with the line of each."""

    content: PaperContent
    gaps: tuple[tuple[str, int], ...]


def fill(template: Template, values: Values, texts: Mapping[str, str]) -> Filled:
    """Return the finished content; ``texts`` are those typed for the paper, by field name.

    Inside a loop an item's names go first, then the paper's own fields, then ``values``.
    """
    filler = _Filler(template, _with_own_number(template, values), texts)
    blocks = filler.blocks(template.body.nodes)
    author = text_of(values.get("发文机关")) or text_of(values.get("中心名称"))
    content = PaperContent(template.title, author, template.layout, blocks, template.numbered)
    return Filled(content, filler.all_gaps())


def defaults(template: Template, values: Values) -> dict[str, str]:
    """Return what stands for each of the paper's own fields where nothing is typed."""
    filler = _Filler(template, _with_own_number(template, values), {})
    return {ask.name: text_of(filler.own[ask.name]) for ask in template.asks}


def _with_own_number(template: Template, values: Values) -> Values:
    """Add title and number; a number still to be given shows its place, which is no gap."""
    added: dict[str, Value] = {"文书名称": template.title}
    if is_gap(values.get("文号")):
        added["文号"] = _coming_number(template, values)
    return {**added, **{name: value for name, value in values.items() if name not in added}}


def _coming_number(template: Template, values: Values) -> str:
    if template.number == CASE_NUMBER:
        return text_of(values.get("案号"))
    day = values.get("签发日期")
    pattern = template.pattern(text_of(values.get("字头")))
    if pattern is None or not isinstance(day, date):
        return ""
    head, bracket, tail = pattern.format(day.year, 1).partition("〕")
    return head + bracket + re.sub(r"[0-9]+", "＿＿", tail)


@dataclass(slots=True)
class _Run:
    """Blocks under way; lines of one kind in a row are collected in ``open``."""

    done: list[Block] = field(default_factory=list)
    say: Say | None = None
    open: list[str] = field(default_factory=list)

    def collect(self, say: Say, lines: tuple[str, ...]) -> None:
        if say is not self.say:
            self.close()
        self.say = say
        self.open.extend(lines)

    def add(self, *blocks: Block) -> None:
        self.close()
        self.done.extend(blocks)

    def close(self) -> None:
        if self.open:
            items = tuple(self.open)
            self.done.append(Attachments(items) if self.say is Say.ATTACHMENT else Imprint(items))
        self.say, self.open = None, []


class _Filler:
    """Fills one paper; scopes are searched from the innermost loop outwards."""

    def __init__(self, template: Template, values: Values, texts: Mapping[str, str]) -> None:
        self._template = template
        self._values = values
        self._scopes: list[Values] = [values]
        self._gaps: dict[tuple[str, int], None] = {}
        self._blanks: set[str] = set()
        self._asks = {ask.name: ask for ask in template.asks}
        today = values.get("今天")
        on = today if isinstance(today, date) else date.min
        self.own: Values = {ask.name: self._typed(ask, texts, on) for ask in template.asks}
        self._gaps.clear()
        self._scopes.append(self.own)

    def all_gaps(self) -> tuple[tuple[str, int], ...]:
        """Return the gaps by line.

        A required field that stayed empty is one wherever it is, and so is one whose default has
        a blank where a fact is wanting: the paper would go out with it.
        """
        named = {name for name, _ in self._gaps}
        for ask in self._asks.values():
            wanting = is_gap(self.own[ask.name]) or ask.name in self._blanks
            if ask.required and wanting and ask.name not in named:
                self._gaps[(ask.name, _first_line(self._template.body, ask.name))] = None
        return tuple(sorted(self._gaps, key=lambda gap: gap[1]))

    def blocks(self, nodes: tuple[Node, ...]) -> tuple[Block, ...]:
        run = _Run()
        self._nodes(nodes, run)
        run.close()
        return tuple(run.done)

    def _typed(self, ask: Ask, texts: Mapping[str, str], on: date) -> str:
        typed = typed_text(ask, texts.get(ask.name, ""), on)
        if typed or not ask.default:
            return typed
        # A default of known facts alone is worth nothing when a fact is wanting.
        pieces = parse_wording(ask.default)
        lacks = any(
            isinstance(piece, Slot) and not piece.optional and is_gap(self._look(piece.name))
            for piece in pieces
        )
        only_slots = all(isinstance(piece, Slot) for piece in pieces)
        if lacks:
            self._blanks.add(ask.name)
        return "" if lacks and only_slots else typed_text(ask, self._text(pieces), on)

    def _nodes(self, nodes: tuple[Node, ...], run: _Run) -> None:
        for node in nodes:
            match node:
                case Line():
                    self._line(node, run)
                case Grid():
                    run.add(*self._table(node))
                case Each():
                    self._each(node, lambda inner: self._nodes(inner, run))
                case When():
                    self._nodes(self._branch(node), run)
                case _:
                    pass

    def _each(self, node: Each, then: Callable[[tuple[Node, ...]], None]) -> None:
        items = self._look(node.name)
        for at, item in enumerate(items if isinstance(items, tuple) else (), start=1):
            self._scopes.append({ORDINAL: at, **item})
            then(node.nodes)
            self._scopes.pop()

    def _branch(self, node: When) -> tuple[Node, ...]:
        value = self._look(node.name)
        if node.equals is None:
            true = holds(value)
        else:
            true = text_of(value).strip() == node.equals.strip()
        return node.then if true is not node.negated else node.otherwise

    def _line(self, line: Line, run: _Run) -> None:
        match line.say:
            case Say.TEXT:
                run.add(*map(_paragraph, _lines(self._text(line.pieces))))
            case Say.LEFT | Say.CENTRE | Say.RIGHT:
                align = _ALIGNS[line.say]
                texts = _lines(self._text(line.pieces))
                run.add(*(Paragraph(text, 0, align) for text in texts))
            case Say.ATTACHMENT | Say.IMPRINT:
                run.collect(line.say, _lines(self._text(line.pieces)))
            case Say.BLANK:
                run.add(Blank(line.count))
            case Say.BREAK:
                run.add(PageBreak())
            case Say.PICTURES:
                run.add(*self._pictures(line))
            case _:
                run.add(*self._set_piece(line))

    def _set_piece(self, line: Line) -> tuple[Block, ...]:
        """Return the block of a directive that stands for one block."""
        if line.say is Say.NUMBER:
            number = self._text(line.pieces) or text_of(self._values.get("文号"))
            return (Number(number),) if number else ()
        text = self._text(line.pieces, breaks=True).strip()
        if line.say is Say.SIGNATURE:
            day = text_of(self._values.get("签发日期"))
            return (Signature(text, day, self._template.seal),)
        if not text:
            return ()
        if line.say is Say.TITLE:
            return (Title(_lines(text)),)
        plain = "".join(_lines(text))
        return (Letterhead(plain) if line.say is Say.LETTERHEAD else Addressee(plain),)

    def _pictures(self, line: Line) -> tuple[Block, ...]:
        found: list[Picture] = []
        for piece in line.pieces:
            if isinstance(piece, Slot):
                value = self._look(piece.name)
                if isinstance(value, Picture):
                    found.append(value)
                elif not piece.optional:
                    self._miss(piece)
        return (Pictures(tuple(found)),) if found else ()

    def _table(self, grid: Grid) -> tuple[Block, ...]:
        rows: list[tuple[int, tuple[CellMark, ...], tuple[Cell, ...]]] = []

        def collect(nodes: tuple[Node, ...]) -> None:
            for node in nodes:
                if isinstance(node, RowMark):
                    cells = tuple(map(self._cell, node.cells))
                    rows.append((node.least, node.cells, cells))
                elif isinstance(node, Each):
                    self._each(node, collect)
                elif isinstance(node, When):
                    collect(self._branch(node))

        collect(grid.nodes)
        if not rows:
            return ()
        merged, _ = boxes([[mark.joins for mark in marks] for _, marks, _ in rows])
        filled: list[list[Cell]] = [[] for _ in rows]
        for box in merged:
            cell = rows[box.row][2][box.column]
            filled[box.row].append(Cell(cell.text, box.span, box.rows, cell.label, cell.align))
        lines = zip(filled, rows, strict=True)
        table_rows = tuple(Row(tuple(cells), least) for cells, (least, _, _) in lines)
        return (Table(grid.widths, table_rows, min(grid.heads, len(rows))),)

    def _cell(self, mark: CellMark) -> Cell:
        blank = "" if self._template.layout is Layout.FORM else BLANK_TEXT
        text = self._text(mark.pieces, blank, breaks=True)
        centred = mark.label or mark.centred
        return Cell(text, 1, 1, mark.label, Align.CENTRE if centred else Align.LEFT)

    def _text(
        self, pieces: tuple[Piece, ...], blank: str = BLANK_TEXT, *, breaks: bool = False
    ) -> str:
        """Return the written text; with ``breaks`` a ／ of the template begins a new line."""
        found: list[str] = []
        for piece in pieces:
            if isinstance(piece, Slot):
                found.append(self._slot(piece, blank))
            else:
                found.append(piece.replace(LINE_SIGN, "\n") if breaks else piece)
        return "".join(found)

    def _slot(self, slot: Slot, blank: str) -> str:
        text = text_of(self._look(slot.name)).strip()
        if text or slot.optional:
            return text or slot.fallback
        self._miss(slot)
        return blank

    def _miss(self, slot: Slot) -> None:
        """Note a gap; what the office need not type may be left for the pen."""
        ask = self._asks.get(slot.name)
        if ask is None or ask.required:
            self._gaps[(slot.name, slot.line)] = None

    def _look(self, name: str) -> Value:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        return None


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines that hold something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _paragraph(text: str) -> Block:
    # An item of an enumeration is no heading: it ends like one, or holds a whole sentence.
    if len(text) <= _LONGEST_HEADING and "。" not in text and text[-1:] not in _GOES_ON:
        for level, form in enumerate(_HEADINGS, start=1):
            if form.fullmatch(text):
                return Heading(text, level)
    return Paragraph(text)


def _first_line(body: Body, name: str) -> int:
    """Return the line that first uses a name; 0 when none does."""
    for node in walk(body.nodes):
        if isinstance(node, When) and node.name == name:
            return node.line
        pieces: tuple[Piece, ...] = ()
        if isinstance(node, Line):
            pieces = node.pieces
        elif isinstance(node, RowMark):
            pieces = tuple(piece for cell in node.cells for piece in cell.pieces)
        if any(isinstance(piece, Slot) and piece.name == name for piece in pieces):
            return node.line
    return 0
