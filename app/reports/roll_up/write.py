"""Writing the roll-up, whole or not at all (写出汇总)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.reports.roll_up.cells import CellStyle
from app.reports.roll_up.charts import chart_table, draw_charts
from app.reports.roll_up.contract import DAYS, REGISTERS
from app.reports.roll_up.previous import CENTRE, MONTH
from app.reports.roll_up.receipt import cover_table, manifest_table, receipt_table
from app.reports.roll_up.splice import MOST_ROWS, splice
from app.reports.roll_up.tables import compared_table, figure_tables, span_of
from app.reports.roll_up.views import Collected, PackedRows
from app.reports.workbook.draw import draw, drawing
from app.reports.workbook.tables import (
    FIRST_ROW,
    HEADER_ROW,
    CellKind,
    Heading,
    SheetTable,
)
from app.support.atomic import written_whole
from app.support.clock import Clock, SystemClock, china_time
from app.support.errors import InputFileError
from app.support.progress import Progress, no_progress

_TEXT = "正在写汇总"
_YUAN = "（元）"
_DAY_WIDTH, _TEXT_WIDTH, _YUAN_WIDTH = 10, 18, 14


@dataclass(frozen=True, slots=True)
class _RegisterSheet:
    """One sheet of merged registers with the rows that go into it."""

    name: str
    register: str
    parts: tuple[PackedRows, ...]

    @property
    def rows(self) -> int:
        return sum(item.rows for item in self.parts)


def write_roll_up(
    collected: Collected,
    out: Path,
    progress: Progress = no_progress,
    *,
    clock: Clock | None = None,
) -> None:
    """Write the roll-up of accepted files to ``out``.

    Raises:
        InputFileError: no file was accepted; nothing is written.
        OutputFileError: the file could not be written; an older one of the name is kept.
        TaskCancelledError: ``progress`` stopped it; an older one of the name is kept.
    """
    if not collected.accepted:
        raise InputFileError(
            "没有一份月报可以采用，没有生成汇总。", hint="请按各文件的拒收原因处理后再汇总。"
        )
    made_at = (clock or SystemClock()).now()
    registers = tuple(_register_sheets(collected))
    steps = sum(len(item.parts) for item in registers) + len(collected.accepted)
    done = 0

    def each() -> None:
        nonlocal done
        done += 1
        progress(min(done, steps), steps, _TEXT)

    template, entries = _template(collected, registers, made_at, each)
    with written_whole(out) as draft:
        splice(template, entries, draft, each)


def _template(
    collected: Collected,
    registers: Sequence[_RegisterSheet],
    made_at: datetime,
    each: Callable[[], None],
) -> tuple[BytesIO, Mapping[str, Sequence[PackedRows]]]:
    """Return the workbook without the registers' rows, and where these belong."""
    cover = cover_table(collected, made_at)
    figures = figure_tables(collected)
    charts, receipt = chart_table(figures), receipt_table(collected)
    after = (receipt, compared_table(collected)) if collected.previous else (receipt,)
    hashed = (cover, *figures, charts, *after)
    with drawing() as book:
        book.properties.title = cover.title
        book.properties.creator = collected.tree.province or "kuaiwei"
        book.properties.created = book.properties.modified = china_time(made_at).replace(
            tzinfo=None
        )
        _fix_styles(book)
        for table in (cover, *figures):
            each()
            draw(book, table, _nothing)
        draw_charts(book, charts)
        entries = {}
        for item in registers:
            each()
            entries[_draw_register(book, item, collected)] = item.parts
        for table in (*after, manifest_table(collected, hashed, made_at)):
            each()
            draw(book, table, _nothing)
        buffer = BytesIO()
        book.save(buffer)
    return buffer, entries


def _register_sheets(collected: Collected) -> Iterator[_RegisterSheet]:
    """Yield the merged registers; one that outgrows a sheet goes on in another."""
    for register in REGISTERS:
        parts: list[PackedRows] = []
        rows, number = 0, 1
        for part in (part for item in collected.accepted for part in item.packed):
            if part.sheet != register:
                continue
            if rows + part.rows > MOST_ROWS:
                yield _RegisterSheet(_numbered(register, number), register, tuple(parts))
                parts, rows, number = [], 0, number + 1
            parts.append(part)
            rows += part.rows
        yield _RegisterSheet(_numbered(register, number), register, tuple(parts))


def _numbered(register: str, number: int) -> str:
    return register if number == 1 else f"{register} {number}"


def _draw_register(book: Workbook, item: _RegisterSheet, collected: Collected) -> str:
    """Draw a register's head with one row that gives the widths; return its entry's name."""
    headings = [CENTRE, MONTH, *REGISTERS[item.register]]
    table = SheetTable(
        name=item.name,
        title=f"{item.name}（{span_of(collected)}）",
        remark=f"各中心各月登记表合在一起，按中心、月份排列，共 {item.rows} 行；"
        "跨月办理的案件在每个有办理日期的月份各有一行",
        headings=tuple(Heading(text, _kind(text)) for text in headings),
        rows=(tuple("宽" * (_width(text) // 2) for text in headings),),
        frozen=4,
    )
    draw(book, table, _nothing)
    sheet = book.worksheets[-1]
    last = f"{sheet.auto_filter.ref}".split(":")[1].rstrip("0123456789")
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{max(FIRST_ROW, HEADER_ROW + item.rows)}"
    return f"xl/worksheets/sheet{len(book.worksheets)}.xml"


def _fix_styles(book: Workbook) -> None:
    """Give the cells that the readers draw the style numbers they were drawn with.

    Styles are numbered in the order of their first use, so they are used here once, before
    any sheet is drawn, in the order of :class:`CellStyle`.
    """
    sheet = WriteOnlyWorksheet(book, "styles")
    for style, kind in (
        (CellStyle.TEXT, CellKind.TEXT),
        (CellStyle.QUOTED, CellKind.TEXT),
        (CellStyle.DATE, CellKind.DATE),
        (CellStyle.YUAN, CellKind.YUAN),
    ):
        cell = WriteOnlyCell(sheet)
        cell.style = f"快维 {kind.value}"
        if style is CellStyle.QUOTED:
            cell.quotePrefix = True
        if cell.style_id != style:
            raise RuntimeError(f"style {cell.style_id} where {style.name} is drawn")


def _kind(heading: str) -> CellKind:
    if heading in DAYS:
        return CellKind.DATE
    return CellKind.YUAN if heading.endswith(_YUAN) else CellKind.TEXT


def _width(heading: str) -> int:
    kind = _kind(heading)
    if kind is CellKind.DATE:
        return _DAY_WIDTH
    return _YUAN_WIDTH if kind is CellKind.YUAN else _TEXT_WIDTH


def _nothing() -> None:
    """Let the work go on."""
