"""Drawing a sheet table with openpyxl: styles, widths, frozen headings, print set-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.reports.workbook.tables import (
    FIRST_ROW,
    HEADER_ROW,
    Cell,
    CellKind,
    Formula,
    Heading,
    SheetTable,
    Value,
    display_width,
    looks_like_formula,
    safe_text,
)

TEXT_FORMAT = "@"
_FONT = "微软雅黑"
_LEAST_WIDTH, _PADDING, _DATE_WIDTH = 8, 3, 12
_A4 = 9
_FORMATS = {
    CellKind.TEXT: TEXT_FORMAT,
    CellKind.WHOLE: "#,##0",
    CellKind.YUAN: "#,##0.00",
    CellKind.FIGURE: "#,##0.0",
    CellKind.PERCENT: "0.0%",
    CellKind.DATE: "yyyy-mm-dd",
}
_TITLE, _REMARK, _HEADING = "快维 标题", "快维 说明", "快维 表头"


def _style_of(kind: CellKind) -> str:
    return f"快维 {kind.value}"


def new_book() -> Workbook:
    """Return an empty streaming workbook that knows our styles."""
    book = Workbook(write_only=True)
    line = Side(style="thin", color="D9DEE5")
    box = Border(left=line, right=line, top=line, bottom=line)
    for kind, number_format in _FORMATS.items():
        aligned = {CellKind.TEXT: "left", CellKind.DATE: "center"}.get(kind, "right")
        book.add_named_style(
            NamedStyle(
                _style_of(kind),
                font=Font(name=_FONT, size=10),
                border=box,
                alignment=Alignment(horizontal=aligned, vertical="center"),
                number_format=number_format,
            )
        )
    book.add_named_style(NamedStyle(_TITLE, font=Font(name=_FONT, size=16, bold=True)))
    book.add_named_style(NamedStyle(_REMARK, font=Font(name=_FONT, size=9, color="5A6472")))
    book.add_named_style(
        NamedStyle(
            _HEADING,
            font=Font(name=_FONT, size=10, bold=True),
            fill=PatternFill("solid", fgColor="E8EEF6"),
            border=box,
            alignment=Alignment(horizontal="center", vertical="center", wrap_text=True),
            number_format=TEXT_FORMAT,
        )
    )
    return book


def draw(book: Workbook, table: SheetTable, each_row: Callable[[], None]) -> Worksheet:
    """Append ``table`` to ``book`` as a sheet and return it for more than cells.

    ``each_row`` may stop the work by raising.
    """
    sheet = book.create_sheet(table.name)
    # A streaming sheet has the same settings; only its type stub does not know them.
    whole = cast(Worksheet, sheet)
    _set_up(whole, table)
    sheet.append([_text_cell(sheet, table.title, _TITLE)])
    sheet.append([_text_cell(sheet, table.remark, _REMARK)])
    sheet.append([_text_cell(sheet, item.text, _HEADING) for item in table.headings])
    for row in table.rows:
        each_row()
        sheet.append(
            [
                _cell(sheet, heading, value)
                for heading, value in zip(table.headings, row, strict=True)
            ]
        )
    for text in ("", *table.footer) if table.footer else ():
        sheet.append([_text_cell(sheet, text, _REMARK)] if text else [])
    return whole


def to_bytes(book: Workbook) -> bytes:
    """Return the finished file."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@contextmanager
def drawing() -> Iterator[Workbook]:
    """Yield a new workbook; whatever happens, its half-written sheets leave no file behind."""
    book = new_book()
    try:
        yield book
    finally:
        for sheet in book.worksheets:
            _discard(sheet)


def _discard(sheet: WriteOnlyWorksheet) -> None:
    """Remove the temporary file of a sheet that was not saved; it holds names in plain text."""
    # openpyxl offers no other way to give a stream up.
    writer = getattr(sheet, "_writer", None)
    if writer is None or not writer.out or sheet.closed:
        return
    sheet.close()
    writer.cleanup()


def _set_up(sheet: Worksheet, table: SheetTable) -> None:
    """Set widths, frozen panes, filter and printing; openpyxl wants them before the rows."""
    last = get_column_letter(len(table.headings))
    for number, width in enumerate(_widths(table), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"{get_column_letter(table.frozen + 1)}{FIRST_ROW}"
    if table.filtered:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{HEADER_ROW + len(table.rows)}"
    sheet.row_dimensions[1].height = 26
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    header, footer = sheet.oddHeader, sheet.oddFooter
    if header is not None and table.mark:
        header.center.text = table.mark
    if footer is not None:
        footer.left.text = "&A"
        footer.center.text = "第 &P 页，共 &N 页"


def _widths(table: SheetTable) -> list[int]:
    widths = []
    columns = zip(*table.values(), strict=True) if table.rows else [()] * len(table.headings)
    for heading, values in zip(table.headings, columns, strict=True):
        # Short of the mark, which may wrap; the filter's button takes the padding.
        widest = display_width(heading.text)
        if heading.kind is CellKind.DATE:
            widest = max(widest, _DATE_WIDTH)
        elif heading.kind is not CellKind.FORMULA:
            widest = max((widest, *(display_width(_as_shown(item)) for item in values)))
        widths.append(max(_LEAST_WIDTH, min(widest, heading.widest) + _PADDING))
    return widths


def _as_shown(value: Value) -> str:
    if isinstance(value, int | float) or (value is not None and not isinstance(value, str)):
        return f"{value:,.2f}" if isinstance(value, float) else f"{value!s:.20}"
    return value or ""


def _cell(sheet: WriteOnlyWorksheet, heading: Heading, given: Value | Cell) -> SheetCell:
    value, kind = (given.value, given.kind) if isinstance(given, Cell) else (given, heading.kind)
    if isinstance(value, Formula):
        cell = WriteOnlyCell(sheet, value=value.text)
        cell.style = _style_of(value.kind)
        return cell
    if isinstance(value, str):
        return _text_cell(sheet, value, _style_of(CellKind.TEXT))
    cell = WriteOnlyCell(sheet, value=_native(value))
    cell.style = _style_of(kind)
    return cell


def _text_cell(sheet: WriteOnlyWorksheet, text: str, style: str) -> SheetCell:
    """Return a cell that is text whatever it starts with (防公式注入).

    The data type is set after the value, since openpyxl takes ``=…`` for a formula and
    ``#N/A`` for an error. The quote prefix keeps it text when somebody edits the cell.
    """
    plain = safe_text(text)
    cell = WriteOnlyCell(sheet, value=plain or None)
    cell.style = style
    if plain:
        cell.data_type = "s"
        if looks_like_formula(plain):
            cell.quotePrefix = True
    return cell


def _native(value: float | Decimal | date | None) -> float | datetime | None:
    """Return a value as openpyxl wants it; whole days have no time of day in Excel."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return datetime.combine(value, time())
    return value
