"""Writing the month's workbook, whole or not at all (导出月报工作簿)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.dates import YearMonth
from app.domain.terms import Track
from app.reports.month import month_report_with_registers
from app.reports.workbook.draw import draw, drawing, to_bytes
from app.reports.workbook.registers import register_table
from app.reports.workbook.summary import (
    REVISION,
    Imprint,
    checks_table,
    manifest_table,
    summary_table,
)
from app.reports.workbook.tables import SheetTable
from app.services.desk import Desk
from app.support.atomic import written_whole
from app.support.clock import china_time
from app.support.progress import Progress, no_progress

_ROWS_A_REPORT = 200


@dataclass(frozen=True, slots=True)
class WorkbookResult:
    """What was written: the file, its revision, data rows by sheet, SHA-256 of the file (hex)."""

    file: Path
    revision: int
    rows: Mapping[str, int]
    sha256: str


def export_month(
    desk: Desk, month: YearMonth, out: Path, progress: Progress = no_progress
) -> WorkbookResult:
    """Write the month's workbook to ``out``; figures and registers show one state of the store.

    Raises:
        OutputFileError: the file could not be written; an older one of the name is kept.
        TaskCancelledError: ``progress`` stopped it; an older one of the name is kept.
    """
    tables = month_tables(desk, month, progress)
    data = _rendered(desk, tables, progress)
    with written_whole(out) as draft:
        draft.write_bytes(data)
    return WorkbookResult(
        file=out,
        revision=REVISION,
        rows={item.name: len(item.rows) for item in tables[:-1]},
        sha256=hashlib.sha256(data).hexdigest(),
    )


def month_tables(
    desk: Desk, month: YearMonth, progress: Progress = no_progress
) -> tuple[SheetTable, ...]:
    """Return the sheets of the month's workbook, the manifest last."""
    report, registers = month_report_with_registers(desk, month, progress)
    centre = desk.centre
    imprint = Imprint(centre.code, centre.name, month, desk.now, desk.account.display_name)
    tables = (
        summary_table(imprint, report),
        *(register_table(centre.name, month, track, registers.lines[track]) for track in Track),
        checks_table(imprint, report),
    )
    return (*tables, manifest_table(imprint, tables))


def _rendered(desk: Desk, tables: tuple[SheetTable, ...], progress: Progress) -> bytes:
    total = sum(len(item.rows) for item in tables)
    done = 0

    def each_row() -> None:
        nonlocal done
        if done % _ROWS_A_REPORT == 0:
            progress(done, total, "正在写工作簿")
        done += 1

    with drawing() as book:
        book.properties.creator = desk.centre.name
        book.properties.title = tables[0].title
        book.properties.created = book.properties.modified = china_time(desk.now).replace(
            tzinfo=None
        )
        for table in tables:
            draw(book, table, each_row)
        progress(total, total, "正在保存")
        return to_bytes(book)
