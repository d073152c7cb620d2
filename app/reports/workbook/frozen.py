"""Register sheets as a frozen month keeps them (冻结登记簿)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.reports.workbook.tables import SheetTable, Value
from app.services.closing.views import FrozenTable, Plain


def frozen_table(table: SheetTable) -> FrozenTable:
    """Return a sheet's bare content."""
    return FrozenTable(
        table.name,
        tuple(item.text for item in table.headings),
        tuple(tuple(_plain(value) for value in row) for row in table.values()),
    )


def _plain(value: Value) -> Plain:
    """Return a cell as the frozen content keeps it: days as ISO text, amounts as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value if value is None or isinstance(value, str | int | float) else value.text
