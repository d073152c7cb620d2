"""Envelopes, laid out as the post office wants them, GB/T 1416 (信封)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.documents.blocks import Align, Block, PageBreak, Paragraph
from app.reports.documents.fonts import Role
from app.reports.documents.measures import MM
from app.reports.documents.sheet import RED, Sheet
from app.reports.documents.typesetting import Face, clean

WIDTH, HEIGHT = 220 * MM, 110 * MM  # 5号（DL）信封
_ADDRESS = Face(Role.BODY, 16.0)
_NAME = Face(Role.BODY, 22.0)
_SENDER = Face(Role.BODY, 12.0)
_POSTCODE = re.compile(r"[0-9]{6}")
_BOX, _BOX_GAP = 7 * MM, 2 * MM
_EDGE = 12 * MM
_ADDRESS_AT = HEIGHT - 30 * MM
_ADDRESS_LINE, _NAME_LINE = 26.0, 34.0
_MIDDLE = HEIGHT / 2 - 4 * MM


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
    _draw_lines(sheet, [text for text in address if text != code], _ADDRESS_AT)
    names = [
        line
        for text in by_place[Align.CENTRE]
        for line in sheet.typesetter.lines(text, _NAME, 180 * MM, justify=False)
    ]
    top = _MIDDLE + _NAME_LINE / 2
    for line in names:
        sheet.centred_in(line, _NAME, (WIDTH - line.width) / 2, top, _NAME_LINE)
        top -= _NAME_LINE
    _draw_sender(sheet, by_place[Align.RIGHT])


def _draw_lines(sheet: Sheet, texts: Sequence[str], top: float) -> None:
    """Set the address above its place for two lines, further up when there are more."""
    lines = [
        line
        for text in texts
        for line in sheet.typesetter.lines(text, _ADDRESS, 170 * MM, justify=False)
    ]
    top += max(len(lines) - 2, 0) * _ADDRESS_LINE / 2
    for line in lines:
        sheet.centred_in(line, _ADDRESS, 25 * MM, top, _ADDRESS_LINE)
        top -= _ADDRESS_LINE


def _draw_postcode(sheet: Sheet, code: str) -> None:
    for at in range(6):
        x, y = _EDGE + at * (_BOX + _BOX_GAP), HEIGHT - _EDGE - _BOX
        sheet.frame(x, y, _BOX, _BOX, 0.8, RED)
        if code:
            figure = sheet.typesetter.line(code[at], _ADDRESS)
            sheet.centred_in(figure, _ADDRESS, x + (_BOX - figure.width) / 2, y + _BOX, _BOX)


def _draw_sender(sheet: Sheet, texts: Sequence[str]) -> None:
    """Set the sender at the lower right, one line below the other, the postcode last."""
    codes = [text for text in texts if _POSTCODE.fullmatch(text)]
    lines = [
        line
        for text in (*(text for text in texts if text not in codes), *codes)
        for line in sheet.typesetter.lines(text, _SENDER, 120 * MM, justify=False)
    ]
    left = WIDTH - _EDGE - max((line.width for line in lines), default=0.0)
    at = _EDGE + 18 * len(lines)
    for line in lines:
        sheet.centred_in(line, _SENDER, left, at, 18)
        at -= 18
