"""Charts that the spreadsheet draws itself, beside the few figures they show (图表)."""

from __future__ import annotations

from typing import cast

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.reports.roll_up.tables import BY_PERIOD, PROVINCE
from app.reports.workbook.draw import draw
from app.reports.workbook.tables import FIRST_ROW, HEADER_ROW, CellKind, Heading, SheetTable, Value

CHARTS = "图表"
_SHOWN = ("A1", "A2", "A4", "D2", "F2")
_MANY = 12
"""With more centres than these the bars lie, so that every name can be read."""
_FIXED, _LAST = 5, -1
"""Columns of a grouped sheet before its groups, 全省 the last of them, and after them."""


def chart_table(tables: tuple[SheetTable, ...]) -> SheetTable:
    """Return the figures of the charts: the centres first, the months after them."""
    by_name = {item.name: item for item in tables}
    chosen = [row for row in by_name[PROVINCE].values() if row[0] in _SHOWN]
    return SheetTable(
        name=CHARTS,
        title="图表",
        remark="数字取自“全省汇总”和“分月”",
        headings=(
            Heading("类别"),
            Heading("名称"),
            *(Heading(f"{row[0]} {str(row[1]).strip()}", CellKind.WHOLE) for row in chosen),
        ),
        rows=(*_turned("中心", by_name[PROVINCE]), *_turned("月份", by_name[BY_PERIOD])),
        filtered=False,
    )


def draw_charts(book: Workbook, table: SheetTable) -> None:
    """Draw the sheet with a chart of the centres and one of the months."""
    draw(book, table, lambda: None)
    sheet = cast(Worksheet, book.worksheets[-1])
    centres = sum(row[0] == "中心" for row in table.rows)
    wide = len(table.headings)
    bars, lines = BarChart(), LineChart()
    bars.type = "bar" if centres > _MANY else "col"
    bars.title, lines.title = "各中心办件", "逐月办件"
    first = FIRST_ROW
    for chart, start, number in (
        (bars, first, centres),
        (lines, first + centres, len(table.rows) - centres),
    ):
        # One heading row serves both: each series takes its name from it by reference.
        for column in range(3, wide + 1):
            values = Reference(sheet, column, start, column, start + number - 1)
            chart.add_data(values)
            chart.series[-1].tx = SeriesLabel(
                StrRef(f"'{CHARTS}'!${get_column_letter(column)}${HEADER_ROW}")
            )
        chart.set_categories(Reference(sheet, 2, start, 2, start + number - 1))
        chart.width, chart.height = 26, 13
        chart.x_axis.delete = chart.y_axis.delete = False
    beside = get_column_letter(wide + 2)
    sheet.add_chart(bars, f"{beside}{HEADER_ROW}")
    sheet.add_chart(lines, f"{beside}{HEADER_ROW + 30}")


def _turned(kind: str, table: SheetTable) -> list[tuple[Value, ...]]:
    """Return one row a group, one column a shown indicator."""
    chosen = [row for row in table.values() if row[0] in _SHOWN]
    names = [item.text for item in table.headings[_FIXED:_LAST]]
    return [
        (kind, name, *(row[_FIXED + place] for row in chosen)) for place, name in enumerate(names)
    ]
