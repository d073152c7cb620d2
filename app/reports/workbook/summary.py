"""The sheets of figures, checks and contents: 汇总, 校验, 清单."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import app
from app.domain.dates import format_instant
from app.reports.indicator import Ratio, Unit
from app.reports.month import Column, MonthReport, MonthRow
from app.reports.month import Value as FigureValue
from app.reports.month_checks import Check, Operand, Relation
from app.reports.workbook.canonical import table_hash
from app.reports.workbook.imprint import Imprint
from app.reports.workbook.tables import (
    FIRST_ROW,
    FORMULA_MARK,
    Cell,
    CellKind,
    Formula,
    Heading,
    SheetTable,
    Value,
)

SCHEMA_VERSION = 3
SUMMARY, CHECKS, MANIFEST = "汇总", "校验", "清单"
_FEN = 100
_MONTH, _LAST = "E", "G"
_OF_UNIT = {
    Unit.CASES: CellKind.WHOLE,
    Unit.ENTITIES: CellKind.WHOLE,
    Unit.ENTRIES: CellKind.WHOLE,
    Unit.THINGS: CellKind.WHOLE,
    Unit.YUAN: CellKind.YUAN,
    Unit.DAYS: CellKind.FIGURE,
    Unit.PERCENT: CellKind.PERCENT,
}


def summary_table(imprint: Imprint, report: MonthReport) -> SheetTable:
    """Return the indicators with their comparisons."""
    month = imprint.month
    return SheetTable(
        name=SUMMARY,
        title=f"快速维权工作月报（{month.term}）",
        remark=f"{imprint.centre}　制表时间 {format_instant(imprint.made_at)}　单位见各行",
        headings=(
            Heading("代码"),
            Heading("指标"),
            Heading("单位"),
            Heading("计数日期"),
            Heading("本月", CellKind.FIGURE),
            Heading("本年累计", CellKind.FIGURE),
            Heading("上年同月", CellKind.FIGURE),
            Heading("同比", CellKind.PERCENT),
            Heading(f"同比{FORMULA_MARK}", CellKind.FORMULA),
            Heading("说明", CellKind.TEXT, 60),
        ),
        rows=tuple(
            _summary_row(row, number, rows_of(report)) for number, row in enumerate(report.rows)
        ),
        footer=("填表人：　　　　　　　　审核人：　　　　　　　　日期：　　　　年　　月　　日",),
    )


def rows_of(report: MonthReport) -> Mapping[str, int]:
    """Return the row number in 汇总 of each indicator's code."""
    return {row.indicator.code: FIRST_ROW + number for number, row in enumerate(report.rows)}


def _summary_row(row: MonthRow, number: int, places: Mapping[str, int]) -> tuple[Value | Cell, ...]:
    item, line = row.indicator, FIRST_ROW + number
    kind = _OF_UNIT[item.unit]
    figures = (Cell(_shown(item.unit, row.value(column)), kind) for column in Column)
    return (
        item.code,
        "　" * item.depth + item.term,
        item.unit.term,
        item.basis.term,
        *figures,
        None if row.change is None else round(row.change, 6),
        Formula(_change_formula(line, ratio=isinstance(item.measure, Ratio)), CellKind.PERCENT),
        item.note,
    )


def _shown(unit: Unit, value: FigureValue) -> Value:
    """Return a figure in the unit of its row: yuan for fen, averages to six decimals."""
    if value is None:
        return None
    if unit is Unit.YUAN:
        return Decimal(round(value)) / _FEN
    return round(value, 6) if isinstance(value, float) else value


def _change_formula(line: int, *, ratio: bool) -> str:
    this, last = f"{_MONTH}{line}", f"{_LAST}{line}"
    if ratio:
        return f'=IF(OR({this}="",{last}=""),"",{this}-{last})'
    return f'=IF(OR({this}="",N({last})=0),"",({this}-{last})/{last})'


def checks_table(imprint: Imprint, report: MonthReport) -> SheetTable:
    """Return the month's checks, each with the same sums as formulas over 汇总."""
    places = rows_of(report)
    return SheetTable(
        name=CHECKS,
        title=f"勾稽关系（{imprint.month.term}）",
        remark=f"{imprint.centre}　“不符”须查明更正；“提示”请核对，可能并无差错",
        headings=(
            Heading("代码"),
            Heading("关系式", CellKind.TEXT, 60),
            Heading("左边", CellKind.WHOLE),
            Heading("关系"),
            Heading("右边", CellKind.WHOLE),
            Heading("结论"),
            Heading(f"左边{FORMULA_MARK}", CellKind.FORMULA),
            Heading(f"右边{FORMULA_MARK}", CellKind.FORMULA),
            Heading(f"结论{FORMULA_MARK}", CellKind.FORMULA),
            Heading("数字", CellKind.TEXT, 80),
            Heading("说明", CellKind.TEXT, 60),
        ),
        rows=tuple(
            _check_row(check, FIRST_ROW + number, places)
            for number, check in enumerate(report.checks)
        ),
    )


def _check_row(check: Check, line: int, places: Mapping[str, int]) -> tuple[Value | Cell, ...]:
    spec = check.spec
    sign, otherwise = ("=", "不符") if spec.relation is Relation.EQUAL else ("<=", "提示")
    return (
        spec.code,
        check.formula,
        check.left,
        spec.relation.value,
        check.right,
        check.verdict.value,
        Formula(_sum_formula(spec.left, places)),
        Formula(_sum_formula(spec.right, places)),
        Formula(f'=IF(G{line}{sign}H{line},"相符","{otherwise}")', CellKind.TEXT),
        check.sentence,
        spec.note,
    )


def _sum_formula(operands: Sequence[Operand], places: Mapping[str, int]) -> str:
    """Return the sum as a formula; an opening stock stands in no cell, so its figure is written."""
    terms = (
        f"{'+' if item.sign > 0 else '-'}"
        + (str(item.value) if item.opening else f"{SUMMARY}!{_MONTH}{places[item.code]}")
        for item in operands
    )
    return "=" + "".join(terms).removeprefix("+")


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def manifest_table(imprint: Imprint, tables: Sequence[SheetTable]) -> SheetTable:
    """Return what the workbook is and what its other sheets hold."""
    facts: tuple[tuple[str, str | int], ...] = (
        ("工作簿格式版本", SCHEMA_VERSION),
        ("中心代码", imprint.centre_code),
        ("中心名称", imprint.centre),
        ("月份", str(imprint.month)),
        ("版次", imprint.revision),
        ("状态", imprint.state),
        ("关账时间", _moment(imprint.made_at) if imprint.closed_by else ""),
        ("关账人", imprint.closed_by),
        ("审核人", imprint.approved_by),
        ("上一版校验值", imprint.former),
        ("制表时间", _moment(imprint.made_at)),
        ("制表人", imprint.made_by),
        ("程序", "kuaiwei"),
        ("程序版本", app.__version__),
    )
    return SheetTable(
        name=MANIFEST,
        title=f"工作簿清单（{imprint.month.term}）",
        remark="校验值为各表内容的 SHA-256，与格式无关，另存不变",
        headings=(
            Heading("项目"),
            Heading("内容", CellKind.TEXT, 40),
            Heading("行数", CellKind.WHOLE),
            Heading("校验值", CellKind.TEXT, 70),
        ),
        rows=(
            *(
                (name, Cell(value, CellKind.WHOLE) if isinstance(value, int) else value, None, None)
                for name, value in facts
            ),
            *(("工作表", item.name, len(item.rows), table_hash(item)) for item in tables),
        ),
        filtered=False,
        frozen=1,
    )
