"""Envelopes and spine labels: small layouts of their own (信封、卷脊签)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.documents.blocks import Align, Block, PageBreak, Paragraph, Row, Table
from app.reports.documents.fonts import Role
from app.reports.documents.measures import MM, PAGE_HEIGHT, PAGE_WIDTH
from app.reports.documents.sheet import GREY, RED, Sheet
from app.reports.documents.typesetting import Face, SetLine, Typesetter, clean

WIDTH, HEIGHT = 220 * MM, 110 * MM  # 5号（DL）信封
_ADDRESS = Face(Role.BODY, 16.0)
_NAME = Face(Role.BODY, 22.0)
_SENDER = Face(Role.BODY, 12.0)
_POSTCODE = re.compile(r"[0-9]{6}")
_BOX, _BOX_GAP = 7 * MM, 2 * MM
_EDGE = 12 * MM

_LABEL_WIDTH, _LABEL_HEIGHT = 30 * MM, 250 * MM
_LABELS_A_PAGE = 6
_LABEL_SIZE, _LABEL_LEAST = 20.0, 7.0
_FIGURES_ACROSS = 4
_STEP, _COLUMN = 1.15, 1.4


def draw_envelopes(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Draw an envelope for each part between page breaks.

    Paragraphs by their place: 左 recipient's postcode (six figures) and address, 中 recipient,
    右 sender, at the lower right corner.
    """
    parts: list[list[Paragraph]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            parts.append([])
        elif isinstance(block, Paragraph) and block.text.strip():
            parts[-1].append(block)
    for part in parts:
        sheet.begin(WIDTH, HEIGHT)
        _draw_envelope(sheet, part)
        sheet.end()


def _draw_envelope(sheet: Sheet, paragraphs: Sequence[Paragraph]) -> None:
    by_place: dict[Align, list[str]] = {align: [] for align in Align}
    for paragraph in paragraphs:
        by_place[paragraph.align].append(clean(paragraph.text).strip())
    address = by_place[Align.LEFT]
    code = next((text for text in address if _POSTCODE.fullmatch(text)), "")
    _draw_postcode(sheet, code)
    top = HEIGHT - 26 * MM
    lines = [
        line
        for text in address
        if text != code
        for line in sheet.typesetter.lines(text, _ADDRESS, 170 * MM, justify=False)
    ]
    for line in lines:
        sheet.centred_in(line, _ADDRESS, 25 * MM, top, 26)
        top -= 26
    top = min(top - 8, HEIGHT - 44 * MM)
    for text in by_place[Align.CENTRE]:
        for line in sheet.typesetter.lines(text, _NAME, 180 * MM, justify=False):
            sheet.centred_in(line, _NAME, (WIDTH - line.width) / 2, top, 34)
            top -= 34
    _draw_sender(sheet, by_place[Align.RIGHT])


def _draw_postcode(sheet: Sheet, code: str) -> None:
    for at in range(6):
        x, y = _EDGE + at * (_BOX + _BOX_GAP), HEIGHT - _EDGE - _BOX
        sheet.frame(x, y, _BOX, _BOX, 0.8, RED)
        if code:
            figure = sheet.typesetter.line(code[at], _ADDRESS)
            sheet.centred_in(figure, _ADDRESS, x + (_BOX - figure.width) / 2, y + _BOX, _BOX)


def _draw_sender(sheet: Sheet, texts: Sequence[str]) -> None:
    lines = [
        line
        for text in texts
        for line in sheet.typesetter.lines(text, _SENDER, 120 * MM, justify=False)
    ]
    left = WIDTH - _EDGE - max((line.width for line in lines), default=0.0)
    at = _EDGE + 18 * len(lines)
    for line in lines:
        sheet.centred_in(line, _SENDER, left, at, 18)
        at -= 18


def draw_labels(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Draw every row of the tables as a spine label, 30 × 250 mm, six on an A4 page.

    A row's cells stand one below the other; the table's widths are their relative heights.
    """
    tables = [block for block in blocks if isinstance(block, Table)]
    labels = [(table.widths, row) for table in tables for row in table.rows]
    for start in range(0, max(len(labels), 1), _LABELS_A_PAGE):
        sheet.begin(PAGE_WIDTH, PAGE_HEIGHT)
        for at, (widths, row) in enumerate(labels[start : start + _LABELS_A_PAGE]):
            _draw_label(sheet, 15 * MM + at * _LABEL_WIDTH, widths, row)
        sheet.end()


def _draw_label(sheet: Sheet, x: float, widths: Sequence[float], row: Row) -> None:
    top = (PAGE_HEIGHT + _LABEL_HEIGHT) / 2
    sheet.frame(x, top - _LABEL_HEIGHT, _LABEL_WIDTH, _LABEL_HEIGHT, 0.3, GREY)
    column = 0
    for number, cell in enumerate(row.cells):
        share = sum(widths[column : column + cell.span]) / sum(widths)
        column += cell.span
        height = share * _LABEL_HEIGHT
        _draw_upright(sheet, clean(cell.text), x, top, height, label=cell.label)
        top -= height
        if number + 1 < len(row.cells):
            sheet.rule(x + 3 * MM, top, _LABEL_WIDTH - 6 * MM, 0.5)


def _steps(text: str) -> list[str]:
    """Return what stands on each step of upright text: a character, or a short number."""
    return re.findall(rf"[!-~]{{1,{_FIGURES_ACROSS}}}|[^ \n]", text)


def _columns(text: str, room: float) -> tuple[list[list[str]], float]:
    """Return upright text in the columns that allow the largest type, and its size."""
    parts = [_steps(part) for part in text.split("\n") if part.strip()]
    most = max((len(part) for part in parts), default=0)
    best: tuple[list[list[str]], float] = ([], 0.0)
    for each in range(1, most + 1):
        columns = [part[at : at + each] for part in parts for at in range(0, len(part), each)]
        size = min(_LABEL_SIZE, room / (each * _STEP), 24 * MM / (len(columns) * _COLUMN))
        if size >= best[1]:
            best = columns, size
    return best


def _draw_upright(
    sheet: Sheet, text: str, x: float, top: float, height: float, *, label: bool
) -> None:
    """Set text from top to bottom, in columns from right to left, as large as fits."""
    columns, size = _columns(text, height - 6 * MM)
    face = Face(Role.HEADING if label else Role.BODY, max(size, _LABEL_LEAST))
    step = face.size * _STEP
    longest = max((len(column) for column in columns), default=0)
    for number, column in enumerate(columns):
        middle = x + _LABEL_WIDTH / 2 + ((len(columns) - 1) / 2 - number) * face.size * _COLUMN
        at = top - (height - longest * step) / 2
        for text_step in column:
            line, narrow = _narrowed(sheet.typesetter, text_step, face)
            sheet.centred_in(line, narrow, middle - line.width / 2, at, step)
            at -= step


def _narrowed(typesetter: Typesetter, text: str, face: Face) -> tuple[SetLine, Face]:
    """Return a number no wider than a character and a half."""
    line = typesetter.line(text, face)
    if line.width > face.size * 1.5:
        face = replace(face, size=face.size * face.size * 1.5 / line.width)
        line = typesetter.line(text, face)
    return line, face
