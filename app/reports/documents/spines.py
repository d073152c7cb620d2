"""Spine labels of case files: text from top to bottom, numbers across (卷脊签)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.documents.blocks import Block, Row, Table
from app.reports.documents.codes import (
    across_atoms,
    even_lines,
    is_upright_number,
    stands_across,
)
from app.reports.documents.fonts import Role
from app.reports.documents.measures import CENTRE_OF_GLYPH, MM, PAGE_HEIGHT, PAGE_WIDTH
from app.reports.documents.sheet import GREY, Sheet
from app.reports.documents.typesetting import Face, Typesetter, clean

_WIDTH, _HEIGHT = 30 * MM, 250 * MM
_A_PAGE = 6
_ROOM, _MARGIN = 25 * MM, 4 * MM
_SIZES = [size / 2 for size in range(40, 13, -1)]
_READABLE = 9.0
"""Below this size text rather stands in a third column than shrinks further."""
_ACROSS_MOST, _ACROSS_GOOD = 18.0, 14.0
_STEP, _COLUMN, _LINE = 1.15, 1.4, 1.3
_STEPS = re.compile(r"[!-~]+|[^ \n]")
_TURNED = "（）〔〕《》〈〉【】「」『』“”‘’—…～－＿"
_RAISED = "，。、；：？！"


def draw_labels(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Draw every row of the tables as a spine label, 30 × 250 mm, six on an A4 page.

    A row's cells stand one below the other; the table's widths are their relative heights.
    """
    tables = [block for block in blocks if isinstance(block, Table)]
    labels = [(table.widths, row) for table in tables for row in table.rows]
    for start in range(0, max(len(labels), 1), _A_PAGE):
        sheet.begin(PAGE_WIDTH, PAGE_HEIGHT)
        for at, (widths, row) in enumerate(labels[start : start + _A_PAGE]):
            _draw_label(sheet, 15 * MM + at * _WIDTH, widths, row)
        sheet.end()


def _draw_label(sheet: Sheet, x: float, widths: Sequence[float], row: Row) -> None:
    top = (PAGE_HEIGHT + _HEIGHT) / 2
    sheet.frame(x, top - _HEIGHT, _WIDTH, _HEIGHT, 0.3, GREY)
    column = 0
    for number, cell in enumerate(row.cells):
        share = sum(widths[column : column + cell.span]) / sum(widths)
        column += cell.span
        height = share * _HEIGHT
        face = Face(Role.HEADING if cell.label else Role.BODY, _SIZES[0])
        text = clean(cell.text).strip()
        draw = _draw_across if stands_across(text) else _draw_upright
        draw(sheet, text, face, x + _WIDTH / 2, (top, height))
        top -= height
        if number + 1 < len(row.cells):
            sheet.rule(x + 3 * MM, top, _WIDTH - 6 * MM, 0.5)


def _draw_across(
    sheet: Sheet, text: str, face: Face, middle: float, strip: tuple[float, float]
) -> None:
    """Set a number in level lines, parted only after its signs."""
    top, height = strip
    lines, size = _across(sheet.typesetter, text, face, height - 2 * _MARGIN)
    face = replace(face, size=size)
    at = top - (height - len(lines) * size * _LINE) / 2
    for text_line in lines:
        line = sheet.typesetter.line(text_line, face)
        sheet.centred_in(line, face, middle - line.width / 2, at, size * _LINE)
        at -= size * _LINE


def _across(
    typesetter: Typesetter, text: str, face: Face, height: float
) -> tuple[list[str], float]:
    """Return the fewest lines of a good size, else those of the largest."""
    atoms = across_atoms(text)
    widths = [typesetter.width(atom, face) for atom in atoms]
    best: tuple[list[str], float] = ([text], 0.0)
    for count in range(1, len(atoms) + 1):
        lines = even_lines(atoms, widths, count)
        widest = max(typesetter.width(line, face) for line in lines)
        size = min(_ACROSS_MOST, face.size * _ROOM / widest, height / (len(lines) * _LINE))
        if size > best[1] + 0.01:
            best = lines, size
        if size >= _ACROSS_GOOD:
            break
    return best


@dataclass(frozen=True, slots=True)
class _Step:
    """What stands on one step of upright text, and how long it is in parts of the size."""

    text: str
    length: float
    turned: bool = False


def _steps(typesetter: Typesetter, text: str) -> list[_Step]:
    found = []
    for part in _STEPS.findall(text):
        long = part[0] <= "~" and len(part) > 1 and not is_upright_number(part)
        width = typesetter.width(part, Face(Role.BODY, 1.0)) + 0.2 if long else _STEP
        found.append(_Step(part, width, turned=long or part in _TURNED))
    return found


def _columns(steps: Sequence[_Step], room: float) -> list[list[_Step]]:
    columns: list[list[_Step]] = [[]]
    used = 0.0
    for step in steps:
        if columns[-1] and used + step.length > room + 0.001:
            columns.append([])
            used = 0.0
        columns[-1].append(step)
        used += step.length
    return columns


def _upright(typesetter: Typesetter, text: str, height: float) -> tuple[list[list[_Step]], float]:
    """Return text in the columns that allow the largest type, and its size: two at most."""
    parts = [_steps(typesetter, part) for part in text.split("\n") if part.strip()]
    columns: list[list[_Step]] = []
    for size in _SIZES:
        columns = [column for part in parts for column in _columns(part, height / size)]
        long = any(sum(step.length for step in column) * size > height for column in columns)
        most = 2 if size >= _READABLE else len(columns)
        if (
            len(columns) <= max(most, len(parts))
            and len(columns) * size * _COLUMN <= _ROOM
            and not long
        ):
            return [_evened(columns, parts, at) for at in range(len(columns))], size
    return columns, _SIZES[-1]


def _evened(columns: list[list[_Step]], parts: Sequence[Sequence[_Step]], at: int) -> list[_Step]:
    """Return a column; the two of one text come out of like length."""
    if len(parts) != 1 or len(columns) != 2:
        return columns[at]
    steps = list(parts[0])
    half = -(-len(steps) // 2)
    return steps[:half] if at == 0 else steps[half:]


def _draw_upright(
    sheet: Sheet, text: str, face: Face, middle: float, strip: tuple[float, float]
) -> None:
    """Set text from top to bottom, in columns from right to left, as large as fits."""
    top, height = strip
    columns, size = _upright(sheet.typesetter, text, height - 2 * _MARGIN)
    face = replace(face, size=size)
    longest = max((sum(step.length for step in column) for column in columns), default=0) * size
    for number, column in enumerate(columns):
        x = middle + ((len(columns) - 1) / 2 - number) * size * _COLUMN
        at = top - (height - longest) / 2
        for step in column:
            _draw_step(sheet, step, face, x, at)
            at -= step.length * size


def _draw_step(sheet: Sheet, step: _Step, face: Face, middle: float, top: float) -> None:
    length = step.length * face.size
    line = sheet.typesetter.line(step.text, face)
    if step.turned:
        canvas = sheet.canvas
        canvas.saveState()
        canvas.translate(middle, top - length / 2)
        canvas.rotate(-90)
        sheet.text(line, face, -line.width / 2, -CENTRE_OF_GLYPH * face.size)
        canvas.restoreState()
        return
    if line.width > face.size * 1.3:
        face = replace(face, size=face.size * face.size * 1.3 / line.width)
        line = sheet.typesetter.line(step.text, face)
    raised = face.size * 0.5 if step.text in _RAISED else 0.0
    sheet.centred_in(line, face, middle - line.width / 2 + raised, top + raised, length)
