"""The month's workbook beside the same sheets by naive openpyxl."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench_store import LAST_MONTH, BenchStore, enter
from figures import Figure, alternating
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from app.reports.workbook.export import export_month, month_tables
from app.services.desk import Desk

RUNS = 3


def measure(store: BenchStore) -> list[Figure]:
    """Return the export's figure; both sides read the store by the same queries."""
    place = enter(store.folder)
    try:
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = alternating(
                lambda: export_month(place.desk, LAST_MONTH, Path(folder) / "ours.xlsx"),
                lambda: _naive(place.desk, Path(folder) / "naive.xlsx"),
                RUNS,
            )
    finally:
        place.close()
    return [Figure("export_month_s", ours, "s", "same tables, naive openpyxl", theirs)]


def _naive(desk: Desk, out: Path) -> None:
    """Write every cell on its own with its own style objects, as a first attempt would."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in month_tables(desk, LAST_MONTH):
        sheet = book.create_sheet(table.name)
        for row, values in enumerate(table.rows, 1):
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column, _plain(value))
                side = Side(style="thin", color="999999")
                cell.font = Font(name="SimSun", size=10)
                cell.alignment = Alignment(vertical="center", wrap_text=True)
                cell.border = Border(left=side, right=side, top=side, bottom=side)
                cell.fill = PatternFill(fill_type=None)
    book.save(out)


def _plain(value: object) -> str | int | float | None:
    inner = getattr(value, "value", value)
    return inner if inner is None or isinstance(inner, str | int | float) else str(inner)
