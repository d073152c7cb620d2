"""An indicator split by town, market, class and so on, and month by month (分项、趋势)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.dates import YearMonth, month_span
from app.reports.indicator import Indicator, Ratio
from app.reports.month import Column, Value, load_indicators, spans_of
from app.services.case_filter import CaseFilter
from app.services.desk import Desk
from app.services.month_figures import CaseFigure, MeasureRequest, RowFigure, measure
from app.services.slices import Dimension, Slice, slices

SERIES_MONTHS = 13
"""A year, and the same month of the year before."""


@dataclass(frozen=True, slots=True)
class Point:
    """An indicator in one month (趋势点) with exactly its cases, None where there is no list."""

    month: YearMonth
    value: Value
    filter: CaseFilter | None


def breakdown(
    desk: Desk, code: str, month: YearMonth, column: Column, by: Dimension
) -> tuple[Slice, ...]:
    """Return an indicator's figure split by a dimension, the greatest part first.

    Empty for ratios and registered entities, behind which no cases stand.

    Raises:
        KeyError: no such indicator.
    """
    item = load_indicators()[code]
    span = spans_of(month)[tuple(Column).index(column)]
    wanted, request = item.filter_for(*span), item.request_for(*span)
    if wanted is None or not isinstance(request, CaseFigure | RowFigure):
        return ()
    return slices(desk, wanted, request, by)


def series(
    desk: Desk, code: str, last_month: YearMonth, months: int = SERIES_MONTHS
) -> tuple[Point, ...]:
    """Return an indicator month by month, the oldest first, up to ``last_month``.

    Raises:
        KeyError: no such indicator.
    """
    return series_of(desk, (code,), last_month, months)[code]


def series_of(
    desk: Desk, codes: Sequence[str], last_month: YearMonth, months: int = SERIES_MONTHS
) -> Mapping[str, tuple[Point, ...]]:
    """Return several indicators month by month, all from one state of the store.

    Raises:
        KeyError: no such indicator.
    """
    known = load_indicators()
    axis = tuple(last_month.plus(-back) for back in reversed(range(months)))
    needed = dict.fromkeys(part for code in codes for part in _rests_on(known[code]))
    asked: dict[tuple[str, YearMonth], MeasureRequest] = {
        (code, month): request
        for code in needed
        for month in axis
        if (request := known[code].request_for(*month_span(month))) is not None
    }
    figures: Mapping[tuple[str, YearMonth], Value] = dict(
        zip(asked, measure(desk, list(asked.values())), strict=True)
    )
    return {
        code: tuple(
            Point(month, _value(known[code], month, figures), _filter(known[code], month))
            for month in axis
        )
        for code in codes
    }


def _rests_on(item: Indicator) -> tuple[str, ...]:
    """Return the indicators to measure for one."""
    if isinstance(item.measure, Ratio):
        return (*item.measure.part, *item.measure.whole)
    return (item.code,)


def _value(
    item: Indicator, month: YearMonth, figures: Mapping[tuple[str, YearMonth], Value]
) -> Value:
    if isinstance(item.measure, Ratio):
        return item.measure.of(lambda code: figures[code, month])
    return figures[item.code, month]


def _filter(item: Indicator, month: YearMonth) -> CaseFilter | None:
    return item.filter_for(*month_span(month))
