"""The month's figures as people read them, and the cases behind one of them (月报)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.dates import YearMonth
from app.domain.money import format_money
from app.reports.indicator import Ratio, Unit
from app.reports.month import Column, MonthReport, MonthRow, Value
from app.reports.month_checks import Verdict
from app.services.case_filter import CaseFilter, CaseOrder, DateField, SortField
from app.services.views import CaseLine
from app.support.clock import Clock, china_today
from app.ui.viewmodels.columns import Cell, ColumnSpec, Emphasis

NO_FIGURE = "—"
MINUS = "\N{MINUS SIGN}"
COLUMN_TERMS: Mapping[Column, str] = {
    Column.MONTH: "本月",
    Column.YEAR: "本年累计",
    Column.LAST_YEAR: "上年同月",
}
_INDENT = "　"
_UNITS_SAID = {Unit.YUAN: "（元）", Unit.DAYS: "（天）", Unit.ENTITIES: "（家）"}


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One indicator with its place in the table; ``number`` counts from 1."""

    number: int
    row: MonthRow


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure somebody asks about (选中的数字)."""

    row: MonthRow
    column: Column

    @property
    def filter(self) -> CaseFilter | None:
        """Exactly the cases behind it; None where no list of cases stands behind it."""
        return self.row.filter_for(self.column)

    @property
    def value(self) -> Value:
        """The figure itself."""
        return self.row.value(self.column)

    @property
    def is_count(self) -> bool:
        """Whether the figure is the number of its cases."""
        return self.filter is not None and self.row.indicator.unit is Unit.CASES

    @property
    def heading(self) -> str:
        """``A4 办结 29 件``, with the column's name unless it is the month itself."""
        item = self.row.indicator
        text = figure_text(item.unit, self.value)
        unit = "" if item.unit is Unit.PERCENT or text == NO_FIGURE else f" {item.unit.term}"
        span = "" if self.column is Column.MONTH else f"（{COLUMN_TERMS[self.column]}）"
        return f"{item.code} {plain_term(item.term)}{span} {text}{unit}"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One identity of the month in words (勾稽)."""

    verdict: Verdict
    sentence: str
    note: str

    @property
    def mark(self) -> str:
        """The shape that says the verdict beside its word."""
        return {Verdict.HOLDS: "✓", Verdict.HINT: "△", Verdict.DIFFERS: "▲"}[self.verdict]

    @property
    def text(self) -> str:
        """Mark, verdict and figures; what holds needs no word beside its tick."""
        if self.verdict is Verdict.HOLDS:
            return f"{self.mark} {self.sentence}"
        said = f"{self.mark} {self.verdict.value}：{self.sentence}"
        return f"{said}。{self.note}。" if self.note else said


def plain_term(term: str) -> str:
    """Return the name without the word that marks a part."""
    return term.removeprefix("其中 ")


def figure_text(unit: Unit, value: Value) -> str:
    """Return a figure as shown: ``1,508``, ``12,000.00``, ``24.6``, ``81.3%`` or —."""
    if value is None:
        return NO_FIGURE
    if unit is Unit.YUAN:
        return format_money(round(value)).removesuffix(" 元")
    if unit is Unit.PERCENT:
        return f"{value:.1%}"
    if unit is Unit.DAYS:
        return f"{value:,.1f}"
    return f"{round(value):,}"


def change_text(row: MonthRow) -> str:
    """Return the change on last year: ``+22.6%``; of a ratio in points, ``+3.4``."""
    if row.change is None:
        return NO_FIGURE
    shown = round(row.change * 100, 1)
    sign = "+" if shown > 0 else MINUS if shown < 0 else ""
    percent = "" if row.indicator.unit is Unit.PERCENT else "%"
    return f"{sign}{abs(shown):,.1f}{percent}"


def month_groups(
    report: MonthReport, *, parts: bool
) -> tuple[tuple[str, tuple[MonthLine, ...]], ...]:
    """Return the lines under the headings of their chapters; without ``parts`` totals only."""
    groups: dict[str, list[MonthLine]] = {}
    for number, row in enumerate(report.rows, start=1):
        item = row.indicator
        if parts or not item.depth:
            heading = f"{item.group.value} {item.group.term}"
            groups.setdefault(heading, []).append(MonthLine(number, row))
    return tuple((heading, tuple(lines)) for heading, lines in groups.items())


def _term_cell(line: MonthLine) -> Cell:
    item = line.row.indicator
    return Cell(_INDENT * item.depth + item.term + _UNITS_SAID.get(item.unit, ""))


def _figure_cell(column: Column) -> Callable[[MonthLine], Cell]:
    def cell(line: MonthLine) -> Cell:
        value = line.row.value(column)
        unit = line.row.indicator.unit
        opens = value is not None and line.row.filter_for(column) is not None
        number = value / 100 if value is not None and unit is Unit.YUAN else value
        emphasis = Emphasis.ACCENT if opens and value else Emphasis.SECOND
        if not opens and value is not None:
            emphasis = Emphasis.TEXT
        return Cell(figure_text(unit, value), emphasis=emphasis, number=number)

    return cell


def _change_cell(line: MonthLine) -> Cell:
    text, row = change_text(line.row), line.row
    full = f"{text} 个百分点" if row.change is not None and _is_ratio(row) else ""
    return Cell(text, emphasis=Emphasis.SECOND, full=full)


def _is_ratio(row: MonthRow) -> bool:
    return isinstance(row.indicator.measure, Ratio)


def month_columns() -> tuple[ColumnSpec[MonthLine], ...]:
    """Return the columns of the month's table."""
    return (
        ColumnSpec("code", "代码", lambda line: _second(line.row.indicator.code)),
        ColumnSpec("term", "指标", _term_cell, elastic=True),
        ColumnSpec("basis", "计数日期", lambda line: _second(line.row.indicator.basis.term)),
        *(
            ColumnSpec(column.value, COLUMN_TERMS[column], _figure_cell(column), right=True)
            for column in Column
        ),
        ColumnSpec("change", "同比", _change_cell, right=True),
    )


def _second(text: str) -> Cell:
    return Cell(text, emphasis=Emphasis.SECOND)


_DAYS: Mapping[DateField, Callable[[CaseLine], date | None]] = {
    DateField.RECEIVED: lambda line: line.received_on,
    DateField.ACCEPTED: lambda line: line.accepted_on,
    DateField.DECIDED: lambda line: line.decided_on,
    DateField.FILED: lambda line: line.filed_on,
    DateField.MARKED: lambda line: line.marked_on,
    DateField.GRANTED: lambda line: line.granted_on,
    DateField.CLOSED: lambda line: line.closed_on,
}


_ORDERS = {
    DateField.ACCEPTED: SortField.ACCEPTED,
    DateField.DECIDED: SortField.DECIDED,
    DateField.CLOSED: SortField.CLOSED,
}


def case_order(figure: Figure) -> CaseOrder:
    """Return the order of the list behind a figure: the latest day that counts first."""
    field = figure.row.indicator.basis.field or DateField.ACCEPTED
    return CaseOrder(_ORDERS.get(field, SortField.RECEIVED))


def case_columns(figure: Figure) -> tuple[ColumnSpec[CaseLine], ...]:
    """Return the columns of the list behind a figure: number, the day that counts, result."""
    item = figure.row.indicator
    field = item.basis.field or DateField.ACCEPTED
    heading = item.basis.term if item.basis.field is not None else "受理日"
    day_of = _DAYS.get(field, _DAYS[DateField.RECEIVED])
    short = figure.column is not Column.YEAR

    def day(line: CaseLine) -> Cell:
        found = day_of(line)
        if found is None:
            return Cell()
        return Cell(f"{found:%m-%d}" if short else found.isoformat(), full=found.isoformat())

    return (
        ColumnSpec("number", "案号", lambda line: Cell(line.number)),
        ColumnSpec("day", heading, day),
        ColumnSpec(
            "result", "结果", lambda line: Cell(line.outcome_term or line.state_term), elastic=True
        ),
        ColumnSpec("title", "案件", lambda line: Cell(line.title), elastic=True, wide=True),
    )


def copied_columns(figure: Figure) -> tuple[ColumnSpec[CaseLine], ...]:
    """Return the columns of the copied list, which also says who and what."""
    number, day, result, title = case_columns(figure)
    return (
        number,
        ColumnSpec("kind", "类别", lambda line: Cell(line.kind_term)),
        title,
        ColumnSpec("right", "权利号", lambda line: Cell(line.right_number)),
        day,
        result,
    )


def cases_note(figure: Figure, found: int) -> str:
    """Return how the list belongs to the figure."""
    if figure.filter is None:
        return "由其他指标算出，没有对应的案件"
    if not figure.is_count:
        return f"由这 {found:,} 件算出"
    if figure.value == found:
        return "这就是表中那个数"
    return "案件刚有变动，表中数字正在重算"


def check_lines(report: MonthReport) -> tuple[CheckLine, ...]:
    """Return the identities, those that need a look first."""
    lines = [CheckLine(one.verdict, one.sentence, one.spec.note) for one in report.checks]
    order = (Verdict.DIFFERS, Verdict.HINT, Verdict.HOLDS)
    return tuple(sorted(lines, key=lambda line: order.index(line.verdict)))


def checks_summary(lines: Sequence[CheckLine]) -> str:
    """Return ``15 / 17 相符``."""
    held = sum(1 for line in lines if line.verdict is Verdict.HOLDS)
    return f"{held} / {len(lines)} 相符"


def first_month(clock: Clock) -> YearMonth:
    """Return the month that is reported on now: the last whole one."""
    return YearMonth.of(china_today(clock)).previous


def suggested_file(documents: Path, short_name: str, month: YearMonth) -> Path:
    """Return where the workbook is proposed to go."""
    plain = "".join(sign for sign in short_name if sign not in '\\/:*?"<>|').strip()
    return documents / f"月报-{plain}-{month}.xlsx"
