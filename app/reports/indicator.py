"""What an indicator is: a name, a counting date and the cases it means (统计指标)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from app.domain.terms import Term
from app.services.case_filter import Book, CaseFilter, DateField, DateSpan, LimitTest, RowSpan
from app.services.month_figures import (
    CaseFigure,
    Count,
    Days,
    EntityFigure,
    MeasureRequest,
    RowFigure,
    Rows,
    StepDays,
    Total,
)

EVERYTHING = CaseFilter()
HOW_MANY = Count()
BEGINNING = date(1900, 1, 1)
"""Earlier than any case; the open start of "up to that day"."""


class Group(Term):
    """A chapter of the month's table (统计类别)."""

    ENFORCEMENT = "A", "维权办案"
    ECOMMERCE = "B", "电商投诉"
    EXHIBITION = "C", "展会投诉"
    MEDIATION = "D", "调解"
    COUNTERFEIT = "E", "假冒专利"
    FAST_TRACK = "F", "快速预审"
    HELP_WITH_RIGHTS = "G", "评价报告、优先审查、快速确权"
    ASSISTANCE = "H", "维权援助"
    OVERSEAS = "I", "海外纠纷应对"
    CREDIT = "J", "信用记录"
    TRANSFERS = "K", "移送衔接"


class Unit(Term):
    """Unit of a figure (单位); values of YUAN are fen, those of PERCENT are fractions of one."""

    CASES = "cases", "件"
    YUAN = "yuan", "元"
    DAYS = "days", "天"
    PERCENT = "percent", "%"
    ENTITIES = "entities", "家"
    ENTRIES = "entries", "条"
    THINGS = "things", "个"


@dataclass(frozen=True, slots=True)
class RowBasis:
    """A case counts by the days of its rows in a book, not by a date of its own (按台账计数).

    ``where`` and ``first_only`` as in :class:`RowSpan`. With ``pending`` it is the state at the
    end of a day: rows of any earlier day whose ``pending`` day is still to come.
    """

    book: Book
    day: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pending: str = ""
    first_only: bool = False

    def span(self, first: date, last: date) -> RowSpan:
        """Return the rows of a span, both days inclusive."""
        begin = BEGINNING if self.pending else first
        return RowSpan(self.book, self.day, begin, last, self.where, self.pending, self.first_only)


@dataclass(frozen=True, slots=True)
class Basis:
    """By which date a figure counts (计数日期): one of the case, or one of its rows in a book.

    With neither it is the state at the end of a day.
    """

    term: str
    field: DateField | None
    rows: RowBasis | None = None

    @property
    def is_state(self) -> bool:
        """Tell whether the figure is a state at a day's end."""
        return self.field is None and (self.rows is None or bool(self.rows.pending))


MONTH_END = Basis("月末", None)


def step(term: str, *moves: str, from_states: tuple[str, ...] = ()) -> Basis:
    """Return the counting by the day on which one of these steps was taken (办理步骤之日)."""
    where: tuple[tuple[str, tuple[str, ...]], ...] = (("move", moves),)
    if from_states:
        where = (*where, ("from_state", from_states))
    return Basis(term, None, RowBasis(Book.STEPS, "on", where))


class AtEnd(Term):
    """A further condition at the end of the span's last day (期末状态)."""

    SUSPENDED = "suspended", "中止"
    OVERDUE = "overdue", "超过结案期限"


CLOSING_RULES = ("INF-CLOSE", "CFT-CLOSE")
"""The law's time limits within which a case must be decided (法定结案期限)."""

INTERNAL_RULES = ("INF-INTERNAL", "INF-INTERNAL-UM")
"""The shorter ones that policy sets (内部时限)."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Sum of some indicators divided by the sum of others, by their codes (比率)."""

    part: tuple[str, ...]
    whole: tuple[str, ...]

    def of(self, figure: Callable[[str], float | None]) -> float | None:
        """Return the quotient, given the figure of each code; None over nothing."""
        part = sum(figure(code) or 0 for code in self.part)
        whole = sum(figure(code) or 0 for code in self.whole)
        return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Entities:
    """Registered entities: in force at the end of the span, or new within it (备案主体).

    Or those cancelled within it, or those of them that are suspended at its end.
    """

    new: bool = False
    cancelled: bool = False
    suspended: bool = False


Measure: TypeAlias = Count | Total | Days | StepDays | Rows | Ratio | Entities


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the month's table (统计指标).

    ``scope`` narrows the cases, the span of ``basis`` is added to it. ``accepted`` keeps only
    cases accepted by the end of the span, whichever date counts; ``at_end`` those of which
    something more holds there. ``note`` explains what the name cannot.
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
    at_end: AtEnd | None = None

    @property
    def depth(self) -> int:
        """Return how far the line is indented: 0, 1 or 2."""
        return self.code.count(".")

    @property
    def is_stock(self) -> bool:
        """Tell whether the figure is a state at a day's end, not a flow within a span."""
        flows = isinstance(self.measure, Entities) and (self.measure.new or self.measure.cancelled)
        return self.basis.is_state and not flows

    def filter_for(self, first: date, last: date) -> CaseFilter | None:
        """Return exactly the cases behind the figure of a span, both days inclusive.

        None for ratios and registered entities, behind which no list of cases stands. An
        average of days stands on those of the cases that have both dates; a number of rows on
        the cases that have them, each once.
        """
        if isinstance(self.measure, Ratio | Entities):
            return None
        found = self.scope
        if self.basis.field is not None:
            span = DateSpan(self.basis.field, first, last)
            found = replace(found, spans=(span, *found.spans))
        elif self.basis.rows is not None:
            found = replace(found, rows=(self.basis.rows.span(first, last), *found.rows))
        else:
            found = replace(found, open_on=last)
        if self.accepted:
            accepted = DateSpan(DateField.ACCEPTED, BEGINNING, last)
            found = replace(found, spans=(*found.spans, accepted))
        if self.at_end is AtEnd.SUSPENDED:
            found = replace(found, suspended_on=last)
        elif self.at_end is AtEnd.OVERDUE:
            found = replace(found, limit=LimitTest(CLOSING_RULES, overdue_on=last))
        return found

    def request_for(self, first: date, last: date) -> MeasureRequest | None:
        """Return what to measure for a span; None for a ratio, which rests on other lines."""
        if isinstance(self.measure, Entities):
            inside = self.measure.new or self.measure.cancelled
            return EntityFigure(
                last,
                first if inside else None,
                suspended=self.measure.suspended,
                cancelled=self.measure.cancelled,
            )
        if isinstance(self.measure, Rows):
            if self.basis.rows is None:
                raise ValueError(f"{self.code}: rows are counted by a day of theirs")
            return RowFigure(self.basis.rows.span(first, last), self.scope, self.measure)
        wanted = self.filter_for(first, last)
        if wanted is None or isinstance(self.measure, Ratio):
            return None
        return CaseFigure(wanted, self.measure)
