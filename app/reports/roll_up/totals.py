"""Figures of several centres and months taken together (合计)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.reports.indicator import Indicator, Ratio, Unit
from app.reports.month import load_indicators
from app.reports.roll_up.recount import MEDIANS, average
from app.reports.roll_up.views import IndicatorLine, MonthFile, Number

_STATE = "月末"


class Method(StrEnum):
    """How an indicator is taken together (合计办法)."""

    SUM = "各中心各月相加"
    STATE = "各中心最近一月的月末数相加"
    RATIO = "由分子、分母的合计重算"
    DAYS = "由登记表的每件天数重算"
    NONE = "不能合计，只列各中心单月数"


@dataclass(frozen=True, slots=True)
class Totals:
    """Takes figures together, each indicator in its own way."""

    ratios: Mapping[str, Ratio]
    averaged: frozenset[str]

    @classmethod
    def of(cls, files: Sequence[MonthFile]) -> Totals:
        """Return how these files' indicators are taken together."""
        known: Mapping[str, Indicator] = load_indicators()
        return cls(
            {code: item.measure for code, item in known.items() if isinstance(item.measure, Ratio)},
            frozenset(code for item in files for code in item.days),
        )

    def method(self, line: IndicatorLine) -> Method:
        """Return how an indicator is taken together."""
        if line.basis == _STATE:
            return Method.STATE
        if line.unit == Unit.DAYS.term:
            return Method.DAYS if line.code in self.averaged else Method.NONE
        if line.unit == Unit.PERCENT.term:
            return Method.RATIO if line.code in self.ratios else Method.NONE
        return Method.SUM

    def value(self, line: IndicatorLine, files: Sequence[MonthFile]) -> Number:
        """Return the figure of some files together; None where nothing can be said."""
        method = self.method(line)
        if method is Method.SUM:
            return _sum(line.code, files)
        if method is Method.STATE:
            return _sum(line.code, tuple(_latest(files)))
        if len(files) == 1:
            return files[0].figures.get(line.code)
        if method is Method.RATIO:
            return self.ratios[line.code].of(lambda code: _sum(code, files))
        return _days(line.code, files) if method is Method.DAYS else None


def _sum(code: str, files: Sequence[MonthFile]) -> Number:
    values = [value for item in files if (value := item.figures.get(code)) is not None]
    # Yuan come as floats of whole fen.
    return round(sum(values), 2) if values else None


def _latest(files: Sequence[MonthFile]) -> Iterator[MonthFile]:
    """Yield each centre's file of its last month."""
    last: dict[str, MonthFile] = {}
    for item in files:
        known = last.get(item.centre)
        if known is None or str(known.month) < str(item.month):
            last[item.centre] = item
    yield from last.values()


def _days(code: str, files: Sequence[MonthFile]) -> Number:
    """Return mean or median over all cases; None where a file's cases do not give its figure."""
    together: Counter[int] = Counter()
    for item in files:
        if code in item.days:
            together.update(item.days[code])
        elif item.figures.get(code) is not None:
            return None
    found = average(together, middle=code in MEDIANS)
    return None if found is None else round(found, 6)
