"""Ruled tables: cells that span, rows that part, heads that come again (表格)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.domain.documents.blocks import Align, Cell, Row, Table
from app.reports.documents.codes import is_code, is_whole
from app.reports.documents.flow import Slab
from app.reports.documents.fonts import Role
from app.reports.documents.measures import (
    LEFT,
    TABLE_LEADING,
    TABLE_LEAST,
    TABLE_PADDING,
    TABLE_RULE,
    TABLE_SIZE,
    TEXT_WIDTH,
)
from app.reports.documents.sheet import Sheet
from app.reports.documents.typesetting import Face, SetLine, Typesetter, clean

FACE = Face(Role.BODY, TABLE_SIZE)
_SIDE = 5.0
_ROOMY = 3
"""From this least height on, text begins at the top of its cell instead of in the middle."""
_LONG = 6
"""A row of more lines of text may be parted between pages, two lines on either side."""
_CLOSE_GROUP = 320.0
"""Rows joined by a tall cell stay together up to this height."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell with its text broken into lines."""

    x: float
    width: float
    rows: int
    face: Face
    lines: tuple[SetLine, ...]
    align: Align
    middle: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table with its height."""

    height: float
    boxes: tuple[_Box, ...]


def _places(table: Table) -> list[list[tuple[int, Cell]]]:
    """Return each row's cells with their column, skipping what taller cells cover."""
    covered: dict[int, int] = {}
    rows = []
    for row in table.rows:
        column, cells = 0, []
        for cell in row.cells:
            while covered.get(column, 0) > 0:
                column += 1
            cells.append((column, cell))
            column += cell.span
        covered = {at: left - 1 for at, left in covered.items() if left > 1}
        for start, cell in cells:
            if cell.rows > 1:
                covered |= {start + at: cell.rows - 1 for at in range(cell.span)}
        rows.append(cells)
    return rows


def _box(typesetter: Typesetter, edges: Sequence[float], column: int, cell: Cell, row: Row) -> _Box:
    last = min(column + cell.span, len(edges) - 1)
    x, right = edges[min(column, len(edges) - 2)], edges[last]
    align = Align.CENTRE if cell.label else cell.align
    room = max(right - x - 2 * _SIDE, TABLE_SIZE)
    face = _fitting(typesetter, cell, room)
    lines = typesetter.lines(cell.text, face, room, justify=align is Align.LEFT)
    top = not cell.label and align is Align.LEFT and row.least >= _ROOMY
    middle = not top or (len(lines) == 1 and is_whole(cell.text))
    return _Box(x, right - x, cell.rows, face, tuple(lines), align, middle)


def _fitting(typesetter: Typesetter, cell: Cell, room: float) -> Face:
    """Return a smaller face where it saves a code from being broken (编号缩小字号)."""
    text = clean(cell.text).strip()
    one = max(typesetter.width(line, FACE) for line in text.split("\n"))
    if one <= room:
        return FACE
    size = TABLE_SIZE * room / one - 0.01
    if size >= TABLE_LEAST and all(is_code(line, label=cell.label) for line in text.split("\n")):
        return replace(FACE, size=size)
    size = TABLE_SIZE * room / max(typesetter.widest(text, FACE), 1.0) - 0.01
    return replace(FACE, size=max(size, TABLE_LEAST)) if size < TABLE_SIZE else FACE


def _text_height(lines: int) -> float:
    return lines * TABLE_LEADING + 2 * TABLE_PADDING


def _lay(typesetter: Typesetter, table: Table) -> list[_Line]:
    whole = sum(table.widths)
    edges = [0.0, *(part * TEXT_WIDTH / whole for part in accumulate(table.widths))]
    rows = []
    for row, cells in zip(table.rows, _places(table), strict=True):
        boxes = tuple(_box(typesetter, edges, column, cell, row) for column, cell in cells)
        lines = max((len(box.lines) for box in boxes if box.rows == 1), default=1)
        rows.append(_Line(_text_height(max(lines, row.least)), boxes))
    for at, row_line in enumerate(rows):
        for box in row_line.boxes:
            last = min(at + box.rows, len(rows))
            lack = _text_height(len(box.lines)) - sum(one.height for one in rows[at:last])
            if box.rows > 1 and lack > 0:
                rows[last - 1] = replace(rows[last - 1], height=rows[last - 1].height + lack)
    return rows


def _groups(rows: Sequence[_Line]) -> list[tuple[int, int]]:
    """Return the runs of rows joined by tall cells, as first and end."""
    groups: list[tuple[int, int]] = []
    start = end = 0
    for at, row in enumerate(rows):
        if at >= end:
            start = at
        end = max(end, at + max((box.rows for box in row.boxes), default=1), at + 1)
        if at + 1 >= end:
            groups.append((start, at + 1))
    if not groups or groups[-1][1] < len(rows):
        groups.append((start, len(rows)))
    return groups


class _Grid:
    """A table, or what is left of it after a page."""

    def __init__(self, heads: Sequence[_Line], rows: Sequence[_Line]) -> None:
        self._heads = list(heads)
        self._rows = list(rows)

    def slab(self) -> Slab:
        height = sum(row.height for row in (*self._heads, *self._rows))
        return Slab(height, self._draw, snaps=True, split=self._split)

    def _split(self, room: float) -> tuple[Slab, Slab] | None:
        left = room - sum(row.height for row in self._heads)
        at = self._whole_groups(left)
        left -= sum(row.height for row in self._rows[:at])
        before, after = _cut_rows(self._rows, at)
        if after:
            first, second = _cut_line(after[0], left)
            if first is not None and second is not None:
                before, after = [*before, first], [second, *after[1:]]
        if not before or not after:
            return None
        return _Grid(self._heads, before).slab(), _Grid(self._heads, after).slab()

    def _whole_groups(self, room: float) -> int:
        """Return how many rows stand on this page, rather not parting joined ones."""
        at, used = 0, 0.0
        for start, end in _groups(self._rows):
            tall = sum(row.height for row in self._rows[start:end])
            if used + tall <= room:
                at, used = end, used + tall
                continue
            if tall > _CLOSE_GROUP:
                while at < end and used + self._rows[at].height <= room:
                    used += self._rows[at].height
                    at += 1
            break
        return at

    def _draw(self, sheet: Sheet, top: float) -> None:
        rows = [*self._heads, *self._rows]
        for at, row in enumerate(rows):
            for box in row.boxes:
                height = sum(one.height for one in rows[at : at + box.rows])
                sheet.frame(LEFT + box.x, top - height, box.width, height, TABLE_RULE)
                _draw_text(sheet, box, top, height)
            top -= row.height


def _draw_text(sheet: Sheet, box: _Box, top: float, height: float) -> None:
    spare = (height - len(box.lines) * TABLE_LEADING) / 2 if box.middle else TABLE_PADDING
    at = top - spare
    part = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[box.align]
    for line in box.lines:
        x = LEFT + box.x + _SIDE + (box.width - 2 * _SIDE - line.width) * part
        sheet.centred_in(line, box.face, x, at, TABLE_LEADING)
        at -= TABLE_LEADING


def _cut_rows(rows: list[_Line], at: int) -> tuple[list[_Line], list[_Line]]:
    """Part the rows before ``at``; a tall cell goes on, empty, in the rows after it."""
    before, after = list(rows[:at]), list(rows[at:])
    for number, row in enumerate(before):
        over = [box for box in row.boxes if number + box.rows > at]
        if over and after:
            rest = tuple(replace(box, rows=number + box.rows - at, lines=()) for box in over)
            boxes = tuple(sorted((*rest, *after[0].boxes), key=lambda box: box.x))
            after[0] = replace(after[0], boxes=boxes)
            cut = tuple(replace(box, rows=min(box.rows, at - number)) for box in row.boxes)
            before[number] = replace(row, boxes=cut)
    return before, after


def _cut_line(row: _Line, room: float) -> tuple[_Line | None, _Line | None]:
    """Part a long row by lines of text, two at least on either side."""
    count = max((len(box.lines) for box in row.boxes), default=0)
    fits = int((room - 2 * TABLE_PADDING) / TABLE_LEADING + 0.01)
    fits = min(fits, count - 2)
    if count <= _LONG or fits < 2 or any(box.rows > 1 for box in row.boxes):
        return None, row
    upper, lower = [], []
    for box in row.boxes:
        long = len(box.lines) > 2
        upper.append(replace(box, lines=box.lines[:fits] if long else box.lines, middle=not long))
        lower.append(replace(box, lines=box.lines[fits:] if long else (), middle=not long))
    rest = max(len(box.lines) for box in lower)
    least = max(row.height - _text_height(count), 0.0)
    return (
        _Line(_text_height(fits), tuple(upper)),
        _Line(_text_height(rest) + least, tuple(lower)),
    )


def table_slab(typesetter: Typesetter, table: Table) -> Slab:
    """Return a table as one slab that parts between rows, repeating its heads."""
    rows = _lay(typesetter, table)
    heads = min(table.heads, max(len(rows) - 1, 0))
    return _Grid(rows[:heads], rows[heads:]).slab()
