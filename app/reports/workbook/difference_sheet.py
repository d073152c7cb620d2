"""The sheet of differences from the revision before (差异)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.domain.dates import format_instant
from app.reports.indicator import Unit
from app.reports.workbook.imprint import Imprint
from app.reports.workbook.tables import Cell, CellKind, Heading, SheetTable, Value
from app.services.closing.views import CaseCause, FactChange, FigureDifference, Number

DIFFERENCES = "差异"
COLUMN_TERMS = ("本月", "本年累计", "上年同月")
_FEN = 100
_KINDS = {
    Unit.YUAN.term: CellKind.YUAN,
    Unit.DAYS.term: CellKind.FIGURE,
    Unit.PERCENT.term: CellKind.PERCENT,
}
_NO_CAUSE: tuple[Value, ...] = ("", "", "", "", "", "", "", "")


def differences_table(imprint: Imprint, found: Sequence[FigureDifference]) -> SheetTable:
    """Return a row for each fact of each case behind each changed figure; none in revision 1."""
    if imprint.revision == 1:
        told = "第1版，没有可比的上一版"
    else:
        reason = f"，重开原因：{imprint.reason}" if imprint.reason else ""
        told = f"与第{imprint.revision - 1}版相比，{len(found)}个数字有变动{reason}"
    return SheetTable(
        name=DIFFERENCES,
        title=f"与上一版的差异（{imprint.month.term}）",
        remark=f"{imprint.centre}　{told}",
        headings=(
            Heading("代码"),
            Heading("指标", CellKind.TEXT, 30),
            Heading("单位"),
            Heading("栏"),
            Heading("原数", CellKind.FIGURE),
            Heading("现数", CellKind.FIGURE),
            Heading("增减", CellKind.FIGURE),
            Heading("案号", CellKind.TEXT, 34),
            Heading("影响"),
            Heading("事实"),
            Heading("原值", CellKind.TEXT, 24),
            Heading("现值", CellKind.TEXT, 24),
            Heading("改动人", CellKind.TEXT, 12),
            Heading("改动时间", CellKind.TEXT, 20),
            Heading("改动原因", CellKind.TEXT, 60),
        ),
        rows=tuple(row for item in found for row in _rows(item)),
    )


def _rows(found: FigureDifference) -> Iterator[tuple[Value | Cell, ...]]:
    kind = _KINDS.get(found.unit, CellKind.WHOLE)
    before, after = _shown(found.unit, found.before), _shown(found.unit, found.after)
    head: tuple[Value | Cell, ...] = (
        found.code,
        found.term,
        found.unit,
        COLUMN_TERMS[found.column],
        Cell(before, kind),
        Cell(after, kind),
        Cell(_shown(found.unit, (found.after or 0) - (found.before or 0)), kind),
    )
    for cause in found.causes:
        for change in cause.changes:
            yield (*head, *_cause(cause, change))
    if not found.causes:
        yield (*head, *_NO_CAUSE)


def _cause(cause: CaseCause, change: FactChange) -> tuple[Value, ...]:
    return (
        cause.number,
        cause.effect.term,
        change.fact,
        change.before,
        change.after,
        change.actor,
        format_instant(change.at) if change.at else "",
        change.reason,
    )


def _shown(unit: str, value: Number) -> Value:
    """Return a figure in the unit of its row: yuan for fen, averages to six decimals."""
    if value is None:
        return None
    if unit == Unit.YUAN.term:
        return Decimal(round(value)) / _FEN
    return round(value, 6) if isinstance(value, float) else value
