"""The chart of the main indicators, this month beside the same month last year (图表)."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from app.reports.month import Column, MonthReport
from app.reports.workbook.imprint import Imprint
from app.reports.workbook.tables import FIRST_ROW, HEADER_ROW, CellKind, Heading, SheetTable

CHART = "图表"
PLACE = "G3"
MAIN = ("A1", "A2", "A4", "A6", "B1", "C1", "D1", "D3", "E1", "F2", "F3", "F11", "H1", "I1")
"""The indicators that a month is judged by at a glance; all of them count cases."""

_NAME, _THIS, _LAST = 2, 3, 4
_LEAST_HEIGHT, _WIDTH = 9, 22
_COLOURS = ("2563A8", "B4C4D8")


def chart_table(imprint: Imprint, report: MonthReport) -> SheetTable:
    """Return the figures of the chart; an indicator that is no longer there is left out."""
    rows = [row for row in report.rows if row.indicator.code in MAIN]
    return SheetTable(
        name=CHART,
        title=f"主要指标（{imprint.month.term}）",
        remark=f"{imprint.centre}　本月与上年同月，单位：件",
        headings=(
            Heading("代码"),
            Heading("指标", CellKind.TEXT, 30),
            Heading("本月", CellKind.WHOLE),
            Heading("上年同月", CellKind.WHOLE),
        ),
        rows=tuple(
            (
                row.indicator.code,
                f"{row.indicator.group.term} {row.indicator.term}",
                row.value(Column.MONTH),
                row.value(Column.LAST_YEAR),
            )
            for row in rows
        ),
        filtered=False,
    )


def add_chart(sheet: Worksheet, table: SheetTable) -> None:
    """Put a native chart beside the figures; it follows the cells when somebody edits them."""
    last = HEADER_ROW + len(table.rows)
    chart = BarChart()
    chart.type = "bar"
    chart.title = table.title
    chart.width = _WIDTH
    chart.height = max(_LEAST_HEIGHT, len(table.rows))
    data = Reference(sheet, min_col=_THIS, max_col=_LAST, min_row=HEADER_ROW, max_row=last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=_NAME, min_row=FIRST_ROW, max_row=last))
    for series, colour in zip(chart.series, _COLOURS, strict=True):
        series.graphicalProperties.solidFill = colour
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    chart.gapWidth = 60
    sheet.add_chart(chart, PLACE)
