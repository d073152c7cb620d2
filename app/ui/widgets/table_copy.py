"""What Ctrl+C puts on the clipboard: cells that Excel and WPS take as they were shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

# Excel turns 18-digit numbers into 4.4E+17 and eats leading zeros unless a cell says it is text.
_TEXT_CELL = "<td style=\"mso-number-format:'\\@'\">"
_NUMBER_CELL = "<td>"


@dataclass(frozen=True, slots=True)
class CopiedCell:
    """A cell as shown; ``number`` tells that it may be calculated with."""

    text: str
    number: bool = False


def as_tsv(rows: Sequence[Sequence[CopiedCell]]) -> str:
    """Return tab-separated text; a cell with tab, newline or quote is quoted, so it stays one."""
    return "\r\n".join("\t".join(_tsv_cell(cell.text) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[CopiedCell]]) -> str:
    """Return one HTML table whose text cells are marked as text for Excel and WPS."""
    lines = ("".join(_html_cell(cell) for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def _tsv_cell(text: str) -> str:
    if any(mark in text for mark in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _html_cell(cell: CopiedCell) -> str:
    text = escape(cell.text).replace("\r\n", "\n").replace("\n", "<br>").replace("\t", " ")
    return f"{_NUMBER_CELL if cell.number else _TEXT_CELL}{text}</td>"
