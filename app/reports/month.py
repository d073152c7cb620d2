"""The month's report: every indicator with its comparisons, and how they hang together (月报)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from app.domain.dates import YearMonth, month_span
from app.domain.terms import Track
from app.reports import indicators
from app.reports.indicator import Indicator, Ratio, Unit
from app.reports.month_checks import CHECKS, Check, CheckSpec, Operand
from app.services.case_filter import CaseFilter, DateField, DateSpan
from app.services.desk import Desk
from app.services.month_figures import MeasureRequest, Number, read_month
from app.services.month_register import RegisterLine
from app.support.progress import Progress, no_progress
from app.support.specs import load_specs

Value: TypeAlias = Number | None
"""A figure in the unit of its indicator (see :class:`Unit`); None where there is nothing."""


class Column(StrEnum):
    """Which span a figure covers (栏)."""

    MONTH = "month"  # 本月
    YEAR = "year"  # 本年累计，一月至本月；时点数同本月
    LAST_YEAR = "last-year"  # 上年同月


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One indicator with its figures (月报行).

    ``change`` is a fraction of last year's figure; for a ratio, the difference of the two
    fractions, that is percentage points divided by 100. None when last year's figure is
    missing or, except for ratios, zero.
    """

    indicator: Indicator
    values: tuple[Value, Value, Value]
    filters: tuple[CaseFilter | None, CaseFilter | None, CaseFilter | None]
    change: float | None

    def value(self, column: Column = Column.MONTH) -> Value:
        """Return the figure of a column."""
        return self.values[_COLUMNS.index(column)]

    def filter_for(self, column: Column = Column.MONTH) -> CaseFilter | None:
        """Return exactly the cases behind a figure; None where there is no list of cases."""
        return self.filters[_COLUMNS.index(column)]


@dataclass(frozen=True, slots=True)
class MonthReport:
    """The month's figures, from one state of the store (月报)."""

    month: YearMonth
    rows: tuple[MonthRow, ...]
    checks: tuple[Check, ...]

    def row(self, code: str) -> MonthRow:
        """Return the row of an indicator.

        Raises:
            KeyError: no such indicator.
        """
        for item in self.rows:
            if item.indicator.code == code:
                return item
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class MonthRegisters:
    """The cases of the month by track, in the order of :class:`Track` (登记簿)."""

    lines: Mapping[Track, tuple[RegisterLine, ...]]


_COLUMNS = tuple(Column)
_REGISTER_DATES = (
    DateField.RECEIVED,
    DateField.ACCEPTED,
    DateField.DECIDED,
    DateField.FILED,
    DateField.MARKED,
    DateField.GRANTED,
    DateField.CLOSED,
)


def load_indicators() -> Mapping[str, Indicator]:
    """Return all indicators by code, in the order of the table.

    Raises:
        ValueError: a ratio or a check names an indicator that does not exist.
    """
    found = load_specs(indicators, Indicator, lambda item: item.code)
    named = {code for item in found.values() for code in _parts(item)}
    named |= {item.code for check in CHECKS for item in (*check.left, *check.right)}
    if unknown := sorted(named - found.keys()):
        raise ValueError(f"no such indicators: {unknown}")
    return found


def month_report(desk: Desk, month: YearMonth, progress: Progress = no_progress) -> MonthReport:
    """Return the month's figures; two seconds at most for a ten-year store."""
    return _read(desk, month, (), progress)[0]


def month_report_with_registers(
    desk: Desk, month: YearMonth, progress: Progress = no_progress
) -> tuple[MonthReport, MonthRegisters]:
    """Return the month's figures and registers, both from the same state of the store.

    A register holds every case of its track with any counting date in the month, so each flow
    figure of the month can be counted again from it.
    """
    report, lines = _read(desk, month, tuple(register_filters(month, t) for t in Track), progress)
    return report, MonthRegisters(dict(zip(Track, lines, strict=True)))


def register_filters(month: YearMonth, track: Track) -> tuple[CaseFilter, ...]:
    """Return the filters whose union is a track's register of the month."""
    first, last = month_span(month)
    return tuple(
        CaseFilter(tracks=(track.value,), spans=(DateSpan(field, first, last),))
        for field in _REGISTER_DATES
    )


def spans_of(month: YearMonth) -> tuple[tuple[date, date], ...]:
    """Return the span of each column, both days inclusive, in the order of :class:`Column`."""
    return (
        month_span(month),
        (month.january.first_day, month.last_day),
        month_span(month.last_year),
    )


def _read(
    desk: Desk,
    month: YearMonth,
    registers: Sequence[Sequence[CaseFilter]],
    progress: Progress,
) -> tuple[MonthReport, tuple[tuple[RegisterLine, ...], ...]]:
    known = load_indicators()
    # None in place of a column is the state at the end of the month before.
    asked: dict[tuple[str, Column | None], MeasureRequest] = {}
    for item in known.values():
        for column, span in zip(_COLUMNS, spans_of(month), strict=True):
            if (request := item.request_for(*span)) is not None:
                asked[item.code, column] = request
        before = item.request_for(*month_span(month.previous)) if item.is_stock else None
        if before is not None:
            asked[item.code, None] = before
    reading = read_month(desk, list(asked.values()), registers, progress)
    figures: dict[tuple[str, Column | None], Value] = dict(zip(asked, reading.figures, strict=True))
    rows = tuple(_row(item, month, figures) for item in known.values())
    checks = tuple(_check(spec, known, figures) for spec in CHECKS)
    return MonthReport(month, rows, checks), reading.registers


def _row(
    item: Indicator,
    month: YearMonth,
    figures: dict[tuple[str, Column | None], Value],
) -> MonthRow:
    """Return a line; a ratio also enters its figures, though nothing rests on them."""
    if isinstance(item.measure, Ratio):
        for column in _COLUMNS:
            of_column = {code: figures[code, column] for code in _parts(item)}
            figures[item.code, column] = item.measure.of(of_column.__getitem__)
    this, year, last = (figures[item.code, column] for column in _COLUMNS)
    first, second, third = (item.filter_for(*span) for span in spans_of(month))
    return MonthRow(item, (this, year, last), (first, second, third), _change(item, this, last))


def _change(item: Indicator, this: Value, last: Value) -> float | None:
    if this is None or last is None:
        return None
    if item.unit is Unit.PERCENT:
        return this - last
    return (this - last) / last if last else None


def _parts(item: Indicator) -> tuple[str, ...]:
    """Return the codes a ratio rests on."""
    return (*item.measure.part, *item.measure.whole) if isinstance(item.measure, Ratio) else ()


def _check(
    spec: CheckSpec,
    known: Mapping[str, Indicator],
    figures: Mapping[tuple[str, Column | None], Value],
) -> Check:
    def fill(operands: tuple[Operand, ...]) -> tuple[Operand, ...]:
        return tuple(
            replace(
                item,
                term=item.term or known[item.code].term.removeprefix("其中 "),
                value=round(figures[item.code, None if item.opening else Column.MONTH] or 0),
            )
            for item in operands
        )

    return Check(replace(spec, left=fill(spec.left), right=fill(spec.right)))
