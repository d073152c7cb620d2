"""Tables of a paper in Word, with real merges, and the imprint (表格、版记)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from docx.oxml.xmlchemy import BaseOxmlElement

from app.domain.documents.blocks import Align, Cell, Imprint, Row, Table
from app.reports.documents.codes import is_code, is_whole
from app.reports.documents.docx_nodes import (
    clean,
    mm_twips,
    node,
    paragraph,
    twips,
    width_in_characters,
)
from app.reports.documents.docx_page import Page
from app.reports.documents.docx_styles import (
    IMPRINT_LINE,
    IMPRINT_SIZE,
    TABLE_LEAST,
    TABLE_LINE,
    TABLE_SIZE,
    Style,
)
from app.reports.documents.docx_table_styles import PLAIN_TABLE, RULED_TABLE

_SMALL = {
    Align.LEFT: Style.CELL_SMALL,
    Align.CENTRE: Style.CELL_SMALL_CENTRED,
    Align.RIGHT: Style.CELL_SMALL_RIGHT,
}
_CELL_SIDES = 8.5  # 左右各4.25磅
_STYLE = {
    Align.LEFT: Style.CELL,
    Align.CENTRE: Style.CELL_CENTRED,
    Align.RIGHT: Style.CELL_RIGHT,
}
_SEAM = re.compile(r"(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")
_CELL_PADDING = 4.0  # 上下各2磅
_OPEN_FIELD = 3  # 留给手写的大格，字从上边起


def ruled_table(table: Table, width: int) -> BaseOxmlElement:
    """Return the table, ``width`` twentieths of a point wide."""
    columns = column_widths(table.widths, width)
    made = node("tbl", table_properties(RULED_TABLE, width), table_grid(columns))
    covered: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(table.rows):
        made.append(_row(row, columns, covered, head=index < table.heads))
    return made


def plain_table(cells: Sequence[Sequence[BaseOxmlElement]], width: int) -> BaseOxmlElement:
    """Return one borderless row of equal cells, each holding the given paragraphs."""
    columns = column_widths((1.0,) * len(cells), width)
    row = node("tr", node("trPr", node("cantSplit")))
    for inside, column in zip(cells, columns, strict=True):
        row.append(node("tc", node("tcPr", node("tcW", w=column, type="dxa")), *inside))
    return node("tbl", table_properties(PLAIN_TABLE, width), table_grid(columns), row)


def imprint_table(imprint: Imprint, page: Page) -> BaseOxmlElement:
    """Return the imprint, held at the foot of the text.

    The rules above and below are 0.35 mm, those between 0.25 mm; the day of printing stands
    right, one character from the edge, when a wide space parts it from the office.
    """
    width = page.text_width
    columns = column_widths(_imprint_shares(imprint), width)
    place = node(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="page",
        tblpX=page.edge,
        tblpYSpec="bottom",
        tblpY=mm_twips(page.text_height)
        - _imprint_height(imprint, width),  # for readers that know no “bottom”
    )
    made = node("tbl", table_properties(PLAIN_TABLE, width, place), table_grid(columns))
    last = len(imprint.lines) - 1
    for index, line in enumerate(imprint.lines):
        office, day = _office_and_day(line)
        edges = _imprint_edges(first=index == 0, last=index == last)
        if day:
            made.append(
                node(
                    "tr",
                    _imprint_cell(office, Style.IMPRINT, columns[:1], edges),
                    _imprint_cell(day, Style.IMPRINT_DAY, columns[1:], edges),
                )
            )
        else:
            made.append(node("tr", _imprint_cell(line.strip(), Style.IMPRINT, columns, edges)))
    return made


def column_widths(shares: Sequence[float], width: int) -> tuple[int, ...]:
    """Return whole widths in proportion to ``shares``, adding up to ``width`` exactly."""
    total = sum(shares) or 1.0
    edges = [0]
    reached = 0.0
    for share in shares:
        reached += share
        edges.append(round(reached / total * width))
    return tuple(right - left for left, right in pairwise(edges))


def table_properties(style: str, width: int, *place: BaseOxmlElement) -> BaseOxmlElement:
    """Return what a table is: its style and width, and where it stands if not in the middle."""
    return node(
        "tblPr",
        node("tblStyle", val=style),
        *place,
        node("tblW", w=width, type="dxa"),
        *(() if place else (node("jc", val="center"),)),
        node("tblLayout", type="fixed"),
    )


def table_grid(columns: Sequence[int]) -> BaseOxmlElement:
    """Return the columns of a table."""
    return node("tblGrid", *(node("gridCol", w=column) for column in columns))


def _row(
    row: Row, columns: Sequence[int], covered: dict[int, tuple[int, int]], *, head: bool
) -> BaseOxmlElement:
    """Return a row; ``covered`` tells by column which cells from above still reach into it.

    A value of ``covered`` is how many rows are left and how many columns wide the cell is.
    """
    height = twips(row.least * TABLE_LINE + _CELL_PADDING)
    properties = node("trPr", node("trHeight", val=height, hRule="atLeast"))
    if head:
        properties.append(node("tblHeader"))
    made = node("tr", properties)
    waiting = list(row.cells)
    at = 0
    while at < len(columns):
        if at in covered:
            at += _continue(made, columns, covered, at)
        else:
            cell = waiting.pop(0) if waiting else Cell("")
            span = min(cell.span, len(columns) - at)
            made.append(_cell(cell, columns[at : at + span], open_field=row.least >= _OPEN_FIELD))
            if cell.rows > 1:
                covered[at] = (cell.rows - 1, span)
            at += span
    return made


def _continue(
    row: BaseOxmlElement, columns: Sequence[int], covered: dict[int, tuple[int, int]], at: int
) -> int:
    left, span = covered.pop(at)
    properties = _cell_properties(columns[at : at + span])
    properties.append(node("vMerge"))
    row.append(node("tc", properties, paragraph(Style.CELL)))
    if left > 1:
        covered[at] = (left - 1, span)
    return span


def _cell(cell: Cell, columns: Sequence[int], *, open_field: bool) -> BaseOxmlElement:
    properties = _cell_properties(columns)
    if cell.rows > 1:
        properties.append(node("vMerge", val="restart"))
    lines = clean(cell.text).split("\n")
    room = sum(columns) / 20 - _CELL_SIDES
    whole = len(lines) == 1 and is_whole(cell.text)
    whole = whole and width_in_characters(cell.text) * TABLE_SIZE <= room
    if cell.label or whole or not open_field:
        properties.append(node("vAlign", val="center"))
    style = Style.CELL_LABEL if cell.label else _STYLE[cell.align]
    if _shrinks(lines, room, label=cell.label):
        style = _SMALL[Align.CENTRE if cell.label else cell.align]
    return node("tc", properties, *(paragraph(style, line) for line in lines))


def _shrinks(lines: Sequence[str], room: float, *, label: bool) -> bool:
    """Tell whether small type saves a number or a short label from being broken."""
    widest = max(width_in_characters(line.strip()) for line in lines)
    roomiest = max(_roomy_width(line.strip()) for line in lines)
    if roomiest * TABLE_SIZE <= room or widest * TABLE_LEAST > room:
        return False
    return all(is_code(line, label=label) for line in lines)


def _roomy_width(text: str) -> float:
    """Return the width with the space that some offices put between Chinese and figures."""
    return width_in_characters(text) + len(_SEAM.findall(text)) * 0.25


def _cell_properties(columns: Sequence[int]) -> BaseOxmlElement:
    properties = node("tcPr", node("tcW", w=sum(columns), type="dxa"))
    if len(columns) > 1:
        properties.append(node("gridSpan", val=len(columns)))
    return properties


def _imprint_height(imprint: Imprint, width: int) -> int:
    """Return how high the imprint comes out, lines that turn counted."""
    room = width / twips(IMPRINT_SIZE) - 2
    lines = sum(max(1, ceil(width_in_characters(line) / room)) for line in imprint.lines)
    return twips(lines * IMPRINT_LINE + len(imprint.lines) + 1)


def _office_and_day(line: str) -> tuple[str, str]:
    """Return who printed and when, as two texts where a wide space parts them (印发机关、日期)."""
    office, gap, day = clean(line).strip().rpartition("　")
    return (office.rstrip("　"), day) if gap and day.endswith("印发") else (line.strip(), "")


def _imprint_shares(imprint: Imprint) -> tuple[float, float]:
    pairs = [pair for pair in map(_office_and_day, imprint.lines) if pair[1]]
    if not pairs:
        return (1.0, 1.0)
    office, day = (max(width_in_characters(pair[side]) for pair in pairs) for side in (0, 1))
    return (office + 3, day + 3)


def _imprint_edges(*, first: bool, last: bool) -> tuple[tuple[str, int], ...]:
    return (("top", 8 if first else 6), ("bottom", 8 if last else 6))


def _imprint_cell(
    text: str, style: Style, columns: Sequence[int], edges: Sequence[tuple[str, int]]
) -> BaseOxmlElement:
    properties = _cell_properties(columns)
    borders = (node(side, val="single", sz=size, space=0, color="auto") for side, size in edges)
    properties.append(node("tcBorders", *borders))
    sides = (node(side, w=280, type="dxa") for side in ("left", "right"))  # 左右各空一字
    properties.append(node("tcMar", *sides))
    return node("tc", properties, paragraph(style, text))
