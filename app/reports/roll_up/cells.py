"""Cells as hash tokens and as the text of a drawn sheet, each worked out once (单元格写法).

A register repeats most of its values many times over; looking a value up costs a twentieth
of working it out.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from enum import IntEnum
from html import escape

from app.reports.roll_up.views import PackedRows
from app.reports.workbook.canonical import canonical_cell
from app.reports.workbook.tables import FORMULA_MARK, looks_like_formula, safe_text

_MOST_KNOWN = 200_000
_LEVEL = 3
Row = Sequence[object]


class CellStyle(IntEnum):
    """Numbers of the cell styles in the workbook's table; :mod:`.write` holds it to them."""

    TEXT = 1
    QUOTED = 2
    DATE = 3
    YUAN = 4


class Known(dict[object, str]):
    """A dictionary that works out what it does not know yet, and forgets all when full."""

    def __init__(self, made: Callable[[object], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, value: object) -> str:
        """Return what a new value gives."""
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[value] = self._made(value)
        return found


def sheet_hash(header: Sequence[str], rows: Iterable[Row], tokens: Known) -> str:
    """Return the hash of docs/workbook.md, formula columns left out."""
    kept = [index for index, text in enumerate(header) if not text.endswith(FORMULA_MARK)]
    whole = len(kept) == len(header)
    digest = hashlib.sha256()
    for row in (header, *rows):
        cells = row if whole else [row[index] for index in kept]
        digest.update(f"[{','.join([tokens[cell] for cell in cells])}]\n".encode())
    return digest.hexdigest()


def tokens() -> Known:
    """Return an empty memory of hash tokens."""
    return Known(canonical_cell)


def drawn_cells() -> Known:
    """Return an empty memory of drawn cells."""
    return Known(_drawn)


def pack(sheet: str, first: Sequence[str], rows: Sequence[Row], drawn: Known) -> PackedRows:
    """Return rows drawn and deflated, each with the cells ``first`` before its own."""
    start = f"<row>{''.join(drawn[cell] for cell in first)}"
    text = "".join([f"{start}{''.join([drawn[cell] for cell in row])}</row>" for row in rows])
    plain = text.encode()
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    # Flushed to a whole byte but not ended, so that the next file's rows can follow.
    data = stream.compress(plain) + stream.flush(zlib.Z_FULL_FLUSH)
    return PackedRows(sheet, len(rows), len(plain), zlib.crc32(plain), data)


def _drawn(value: object) -> str:
    if isinstance(value, date):
        return f'<c s="{CellStyle.DATE}"><v>{_serial(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c s="{CellStyle.YUAN}"><v>{value!r}</v></c>'
    text = safe_text(str(value))
    if not text:
        return f'<c s="{CellStyle.TEXT}"/>'
    style = CellStyle.QUOTED if looks_like_formula(text) else CellStyle.TEXT
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    inner = escape(text, quote=False)
    return f'<c s="{style}" t="inlineStr"><is><t{kept}>{inner}</t></is></c>'


def _serial(day: date) -> str:
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    since = moment - datetime(1899, 12, 30)  # noqa: DTZ001  # a cell knows no time zone
    return canonical_cell(since.total_seconds() / 86_400)
