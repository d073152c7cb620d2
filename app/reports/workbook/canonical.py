"""A sheet's canonical content and its hash, the same after any re-saving (规范内容与校验值).

The recipe is part of the contract in docs/workbook.md; change it only with the schema version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import TypeAlias

from openpyxl import load_workbook

from app.reports.workbook.tables import FORMULA_MARK, HEADER_ROW, SheetTable, safe_text

Read: TypeAlias = object
"""Whatever a reader gives for a cell."""

_DAY_ZERO = date(1899, 12, 30)
_DECIMALS = Decimal("0.000001")


def canonical_cell(value: Read) -> str:
    """Return a cell as one JSON token.

    Empty is ``null``; text is a JSON string; a number is rounded to six decimals and written
    without exponent or needless zeros; a day is its serial number, as Excel stores it.
    """
    if isinstance(value, date):
        value = _serial(value)
    if isinstance(value, int | float | Decimal):
        rounded = Decimal(str(value)).quantize(_DECIMALS, ROUND_HALF_EVEN)
        text = f"{rounded:f}".rstrip("0").rstrip(".")
        return "0" if text in {"", "-0"} else text
    if value is None or value == "":
        return "null"
    return json.dumps(safe_text(str(value)), ensure_ascii=False)


def _serial(day: date) -> Decimal:
    """Return the days since 30 December 1899, with the time of day as a fraction."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    return Decimal(str((moment - datetime.combine(_DAY_ZERO, time())) / timedelta(days=1)))


def content_hash(header: Sequence[str], rows: Iterable[Sequence[Read]]) -> str:
    """Return the SHA-256 (hex) of a sheet's headings and rows, formula columns left out."""
    kept = [index for index, text in enumerate(header) if not text.endswith(FORMULA_MARK)]
    digest = hashlib.sha256()
    for row in (header, *rows):
        cells = (canonical_cell(row[index] if index < len(row) else None) for index in kept)
        digest.update(f"[{','.join(cells)}]\n".encode())
    return digest.hexdigest()


def table_hash(table: SheetTable) -> str:
    """Return the hash of a sheet that is about to be written."""
    return content_hash([item.text for item in table.headings], table.values())


def file_hashes(path: Path) -> dict[str, str]:
    """Return the hash of each sheet of a workbook as it lies on the disk, the manifest too.

    The content runs from the headings in row 3 to the row before the first empty one.
    """
    book = load_workbook(path, data_only=False)
    found: dict[str, str] = {}
    for sheet in book.worksheets:
        lines = [list(row) for row in sheet.iter_rows(min_row=HEADER_ROW, values_only=True)]
        header = [str(text) for text in lines[0] if text not in (None, "")] if lines else []
        rows = []
        for line in lines[1:]:
            cells = line[: len(header)]
            if all(cell in (None, "") for cell in cells):
                break
            rows.append(cells)
        found[sheet.title] = content_hash(header, rows)
    book.close()
    return found
