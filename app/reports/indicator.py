"""What an indicator is: a name, a counting date and the cases it means (统计指标)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from app.domain.terms import Term
from app.services.case_filter import CaseFilter, DateField, DateSpan
from app.services.month_figures import (
    CaseFigure,
    Count,
    Days,
    EntityFigure,
    MeasureRequest,
    Total,
)

EVERYTHING = CaseFilter()
HOW_MANY = Count()
BEGINNING = date(1900, 1, 1)
"""Earlier than any case; the open start of "up to that day"."""


class Group(Term):
    """A chapter of the month's table (统计类别)."""

    ENFORCEMENT = "A", "维权办案"
    MEDIATION = "D", "调解"
    FAST_TRACK = "F", "快速预审"


class Unit(Term):
    """Unit of a figure (单位); values of YUAN are fen, those of PERCENT are fractions of one."""

    CASES = "cases", "件"
    YUAN = "yuan", "元"
    DAYS = "days", "天"
    PERCENT = "percent", "%"
    ENTITIES = "entities", "家"


@dataclass(frozen=True, slots=True)
class Basis:
    """By which date a figure counts (计数日期); without a field, the state at the end of a day."""

    term: str
    field: DateField | None


MONTH_END = Basis("月末", None)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Sum of some indicators divided by the sum of others, by their codes (比率)."""

    part: tuple[str, ...]
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entities:
    """Registered entities: in force at the end of the span, or new within it (备案主体)."""

    new: bool = False


Measure: TypeAlias = Count | Total | Days | Ratio | Entities


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the month's table (统计指标).

    ``scope`` narrows the cases, the span of ``basis`` is added to it. ``accepted`` keeps only
    cases accepted by the end of the span, whichever date counts. ``note`` explains what the
    name cannot.
    """

    code: str
    group: Group
    term: str
    basis: Basis
    scope: CaseFilter = EVERYTHING
    measure: Measure = HOW_MANY
    unit: Unit = Unit.CASES
    accepted: bool = False
    note: str = ""

    @property
    def depth(self) -> int:
        """Return how far the line is indented: 0, 1 or 2."""
        return self.code.count(".")

    @property
    def is_stock(self) -> bool:
        """Tell whether the figure is a state at a day's end, not a flow within a span."""
        return self.basis.field is None and not (
            isinstance(self.measure, Entities) and self.measure.new
        )

    def filter_for(self, first: date, last: date) -> CaseFilter | None:
        """Return exactly the cases behind the figure of a span, both days inclusive.

        None for ratios and registered entities, behind which no list of cases stands. An
        average of days stands on those of the cases that have both dates.
        """
        if isinstance(self.measure, Ratio | Entities):
            return None
        spans = self.scope.spans
        if self.basis.field is not None:
            spans = (DateSpan(self.basis.field, first, last), *spans)
        if self.accepted:
            spans = (*spans, DateSpan(DateField.ACCEPTED, BEGINNING, last))
        return replace(self.scope, spans=spans, open_on=last if self.basis.field is None else None)

    def request_for(self, first: date, last: date) -> MeasureRequest | None:
        """Return what to measure for a span; None for a ratio, which rests on other lines."""
        if isinstance(self.measure, Entities):
            return EntityFigure(last, first if self.measure.new else None)
        wanted = self.filter_for(first, last)
        if wanted is None or isinstance(self.measure, Ratio):
            return None
        return CaseFigure(wanted, self.measure)
