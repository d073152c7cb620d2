"""The cover of the workbook: what it is, who signs, what is in it (封面)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.dates import format_instant
from app.reports.workbook.imprint import Imprint
from app.reports.workbook.tables import Cell, CellKind, Heading, SheetTable, Value

COVER = "封面"
SHEET = "工作表"
_ABOUT: Mapping[str, str] = {
    "汇总": "各项指标：本月、本年累计、上年同月、同比",
    "图表": "主要指标本月与上年同月",
    "校验": "勾稽关系及结论",
    "差异": "与上一版相比变动的数字，及变动的案件",
}


def cover_table(imprint: Imprint, tables: Sequence[SheetTable]) -> SheetTable:
    """Return the cover; its signing lines are empty for pen and seal."""
    facts: tuple[tuple[str, Value | Cell], ...] = (
        ("中心", imprint.centre),
        ("月份", imprint.month.term),
        ("版次", f"第{imprint.revision}版"),
        ("状态", imprint.state),
        ("关账时间", format_instant(imprint.made_at) if imprint.closed_by else ""),
        ("制表时间", format_instant(imprint.made_at)),
        ("制表人", imprint.made_by),
        ("核对人", imprint.checked_by),
        ("审核人", imprint.approved_by),
        ("重开原因", imprint.reason),
    )
    return SheetTable(
        name=COVER,
        title=f"快速维权工作月报（{imprint.month.term}）",
        remark=f"{imprint.centre}　第{imprint.revision}版　{imprint.state}",
        headings=(
            Heading("项目"),
            Heading("内容", CellKind.TEXT, 50),
            Heading("行数", CellKind.WHOLE),
            Heading("说明", CellKind.TEXT, 60),
        ),
        rows=(
            *((name, value, None, "") for name, value in facts),
            *(
                (
                    SHEET,
                    item.name,
                    len(item.rows),
                    _ABOUT.get(item.name, "任一计数日期在本月的案件"),
                )
                for item in tables
            ),
        ),
        footer=(
            "填表人（签字）：",
            "审核人（签字）：",
            "日　　期：　　　　　　年　　　　月　　　　日　　　　（单位盖章）",
        ),
        frozen=1,
        filtered=False,
    )
