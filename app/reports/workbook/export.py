"""Writing the month's workbook, whole or not at all (导出月报工作簿)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.dates import YearMonth
from app.domain.terms import Track
from app.reports.month import MonthRegisters, MonthReport, month_report_with_registers
from app.reports.month_snapshot import MonthMoment, take_moment
from app.reports.workbook.canonical import table_hash
from app.reports.workbook.chart import CHART, add_chart, chart_table
from app.reports.workbook.cover import cover_table
from app.reports.workbook.difference_sheet import differences_table
from app.reports.workbook.draw import draw, drawing, to_bytes
from app.reports.workbook.frozen import frozen_table
from app.reports.workbook.imprint import CLOSED_STATE, OPEN_STATE, Imprint
from app.reports.workbook.registers import REGISTERS, register_table
from app.reports.workbook.summary import checks_table, manifest_table, summary_table
from app.reports.workbook.tables import SheetTable
from app.services.closing.closing import FinishedWorkbook
from app.services.closing.differences import differences
from app.services.closing.reading import (
    closing_of,
    find_revision,
    newest_revision,
    revision_snapshot,
    revision_workbook,
)
from app.services.closing.views import ClosingLine, FigureDifference, RevisionLine, Snapshot
from app.services.desk import Desk
from app.support.atomic import written_whole
from app.support.clock import china_time
from app.support.progress import Progress, no_progress

_ROWS_A_REPORT = 200


@dataclass(frozen=True, slots=True)
class WorkbookResult:
    """What was written: the file, its revision, data rows by sheet, SHA-256 of the file (hex).

    ``state`` is what the sheet 清单 says: 已关账, or 未关账 for a draft.
    """

    file: Path
    revision: int
    rows: Mapping[str, int]
    sha256: str
    state: str = OPEN_STATE


@dataclass(frozen=True, slots=True)
class FrozenMonth:
    """A month ready to be closed: its finished workbook and all it says (成稿)."""

    workbook: FinishedWorkbook
    snapshot: Snapshot


def export_month(
    desk: Desk,
    month: YearMonth,
    out: Path,
    progress: Progress = no_progress,
    *,
    revision: int | None = None,
) -> WorkbookResult:
    """Write the month's workbook to ``out``: the kept one of a closed month, else a draft.

    ``revision`` asks for a frozen revision by number, whether or not the month was reopened.

    Raises:
        NotFoundError: no such revision.
        OutputFileError: the file could not be written; an older one of the name is kept.
        TaskCancelledError: ``progress`` stopped it; an older one of the name is kept.
    """
    kept = _kept(desk, month, revision)
    if kept is not None:
        data = revision_workbook(desk, kept.id)
        number, rows, state = kept.number, kept.rows, CLOSED_STATE
    else:
        tables = month_tables(desk, month, progress)
        data = _rendered(desk, tables, progress)
        number, state = closing_of(desk, month).working_revision, OPEN_STATE
        rows = rows_by_sheet(tables)
    with written_whole(out) as draft:
        draft.write_bytes(data)
    return WorkbookResult(out, number, rows, hashlib.sha256(data).hexdigest(), state)


def month_tables(
    desk: Desk, month: YearMonth, progress: Progress = no_progress
) -> tuple[SheetTable, ...]:
    """Return the sheets of the month's draft, the manifest last."""
    line = closing_of(desk, month)
    imprint = _imprint(desk, line, newest_revision(desk, month))
    if line.revision == 0:
        return _tables(imprint, *month_report_with_registers(desk, month, progress))
    moment = take_moment(desk, month, line.working_revision, progress)
    found = _differences(desk, moment)
    return _tables(imprint, moment.report, moment.registers, found)


def finished_workbook(
    desk: Desk, line: ClosingLine, moment: MonthMoment, progress: Progress = no_progress
) -> FrozenMonth:
    """Return the workbook of the month about to be closed, and all the month says."""
    former = newest_revision(desk, line.month)
    imprint = replace(
        _imprint(desk, line, former),
        made_at=moment.snapshot.taken_at,
        closed_by=desk.account.display_name or desk.account.name,
    )
    tables = _tables(imprint, moment.report, moment.registers, _differences(desk, moment))
    workbook = FinishedWorkbook(
        data=_rendered(desk, tables, progress),
        rows=rows_by_sheet(tables),
        manifest_sha256=table_hash(tables[-1]),
    )
    kept = tuple(frozen_table(item) for item in tables if item.name in _register_names())
    return FrozenMonth(workbook, replace(moment.snapshot, tables=kept))


def rows_by_sheet(tables: Sequence[SheetTable]) -> dict[str, int]:
    """Return the data rows of each sheet but the manifest, which is last."""
    return {item.name: len(item.rows) for item in tables[:-1]}


def _kept(desk: Desk, month: YearMonth, revision: int | None) -> RevisionLine | None:
    if revision is not None:
        return find_revision(desk, month, revision)
    return newest_revision(desk, month) if closing_of(desk, month).is_closed else None


def _imprint(desk: Desk, line: ClosingLine, former: RevisionLine | None) -> Imprint:
    return Imprint(
        centre_code=desk.centre.code,
        centre=desk.centre.name,
        month=line.month,
        made_at=desk.now,
        made_by=desk.account.display_name,
        revision=line.working_revision,
        checked_by=line.checked_by,
        approved_by=line.approved_by,
        former=former.manifest_sha256 if former else "",
        reason=line.reason,
    )


def _differences(desk: Desk, moment: MonthMoment) -> tuple[FigureDifference, ...]:
    former = newest_revision(desk, moment.snapshot.month)
    if former is None:
        return ()
    return differences(desk, revision_snapshot(desk, former.id), moment.snapshot)


def _register_names() -> frozenset[str]:
    return frozenset(name for name, _ in REGISTERS.values())


def _tables(
    imprint: Imprint,
    report: MonthReport,
    registers: MonthRegisters,
    found: Sequence[FigureDifference] = (),
) -> tuple[SheetTable, ...]:
    inner = (
        summary_table(imprint, report),
        chart_table(imprint, report),
        *(
            register_table(imprint.centre, imprint.month, track, registers.lines[track])
            for track in Track
        ),
        checks_table(imprint, report),
        differences_table(imprint, found),
    )
    tables = (cover_table(imprint, inner), *inner)
    return tuple(
        replace(item, mark=imprint.mark) for item in (*tables, manifest_table(imprint, tables))
    )


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
            sheet = draw(book, table, each_row)
            if table.name == CHART:
                add_chart(sheet, table)
        progress(total, total, "正在保存")
        return to_bytes(book)
