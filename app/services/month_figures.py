"""Figures over many filters at once, all from one state of the store (统计取数).

Indicators live above, in :mod:`app.reports.indicators`; here a filter and a measure become a
number. Requests that share their counting date are answered by one query with a column each,
so a month's six hundred figures cost a hundred queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from statistics import fmean, median
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, case, distinct, func, or_, select, true
from sqlalchemy.orm import Session

from app.models.base import Base
from app.models.case import Case
from app.models.party import RegisteredEntity
from app.services.book_queries import row_conditions, step_days, table_of
from app.services.case_filter import CaseFilter, DateField, RowSpan, own_part, shared_part
from app.services.case_queries import conditions, day_counts
from app.services.desk import Desk
from app.services.month_register import RegisterLine, read_register
from app.support.progress import Progress, no_progress

COLUMNS_A_QUERY = 200

Number: TypeAlias = int | float
"""A count, an amount in fen, or a number of days."""


class Amount(StrEnum):
    """What of a case can be added up: money in fen, or a number of things (金额、数量).

    The first three are columns of the case, the others lie among its details.
    """

    CLAIMED = "claimed_fen"
    AGREED = "agreed_fen"
    PAID = "paid_fen"
    FINE = "fine_fen"
    LOSS_AVOIDED = "loss_avoided_fen"
    LINKS_REMOVED = "links_removed"
    EXHIBITS_REMOVED = "exhibits_removed"

    @property
    def is_column(self) -> bool:
        """Tell whether it is a column of the case."""
        return self in (Amount.CLAIMED, Amount.AGREED, Amount.PAID)


class Average(StrEnum):
    """Which middle of a number of days is meant (平均方式)."""

    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases (件数)."""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of an amount over the cases; empty amounts add nothing (合计)."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days between two dates of each case that has both (天数)."""

    first: DateField
    last: DateField
    average: Average = Average.MEAN


@dataclass(frozen=True, slots=True)
class StepDays:
    """Calendar days from a date of each case to its row that counts (至某步骤的天数)."""

    first: DateField
    average: Average = Average.MEAN


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of a book, or the sum of one of their columns (台账条数、合计)."""

    total: str = ""


CaseMeasure: TypeAlias = Count | Total | Days | StepDays


@dataclass(frozen=True, slots=True)
class CaseFigure:
    """Ask for one measure over the cases meant."""

    wanted: CaseFilter
    measure: CaseMeasure


@dataclass(frozen=True, slots=True)
class EntityFigure:
    """Ask for registered entities (备案主体): those in force on ``on``.

    With ``since``, those registered from ``since`` to ``on``, both inclusive, whether or not
    cancelled later; if ``cancelled``, those cancelled in these days. ``suspended`` keeps those
    in force whose registration is suspended on the day, as far as the record still tells.
    Entities without a date of registration are never counted.
    """

    on: date
    since: date | None = None
    suspended: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class RowFigure:
    """Ask for the rows of a span whose case is among those ``scope`` means.

    Rows that belong to no case are taken as well, unless ``with_case``.
    """

    rows: RowSpan
    scope: CaseFilter
    measure: Rows
    with_case: bool = False


MeasureRequest: TypeAlias = CaseFigure | RowFigure | EntityFigure


@dataclass(frozen=True, slots=True)
class MonthReading:
    """What was read in one session: an answer for each request, lines for each register."""

    figures: tuple[Number | None, ...]
    registers: tuple[tuple[RegisterLine, ...], ...]


def measure(
    desk: Desk, requests: Sequence[MeasureRequest], progress: Progress = no_progress
) -> tuple[Number | None, ...]:
    """Answer every request from one state of the store; an average of nothing is None."""
    return read_month(desk, requests, (), progress).figures


def read_month(
    desk: Desk,
    requests: Sequence[MeasureRequest],
    registers: Sequence[Sequence[CaseFilter]],
    progress: Progress = no_progress,
) -> MonthReading:
    """Answer the requests and list the registers, all from one state of the store.

    Each register holds the cases that any of its filters means, once each.
    """
    with desk.store.reading() as session:
        figures = figures_in(session, requests, progress)
        lines = []
        for number, filters in enumerate(registers):
            progress(number, len(registers), "正在读取登记簿")
            lines.append(read_register(desk, session, filters))
        return MonthReading(figures, tuple(lines))


def figures_in(
    session: Session, requests: Sequence[MeasureRequest], progress: Progress = no_progress
) -> tuple[Number | None, ...]:
    """Answer every request within an open session; an average of nothing is None."""
    answers: dict[MeasureRequest, Number | None] = {}
    groups: dict[CaseFilter, list[CaseFigure]] = defaultdict(list)
    by_rows: dict[RowSpan, list[CaseFigure]] = defaultdict(list)
    for request in dict.fromkeys(requests):
        if not isinstance(request, CaseFigure) or not _shares_query(request.measure):
            answers[request] = _alone(session, request)
        elif (span := _counted_rows(request)) is not None:
            by_rows[span].append(request)
        else:
            groups[shared_part(request.wanted)].append(request)
    for done, (shared, group) in enumerate(groups.items()):
        progress(done, len(groups), "正在统计")
        for part in _parts(group):
            answers.update(_grouped(session, shared, part))
    for span, group in by_rows.items():
        for part in _parts(group):
            answers.update(_by_rows(session, span, part))
    answers.update(_averages(session, list(answers)))
    return tuple(answers[request] for request in requests)


def _shares_query(measure: CaseMeasure) -> bool:
    """Tell whether others can be answered beside it without reading more than an index."""
    return isinstance(measure, Count) or (isinstance(measure, Total) and measure.amount.is_column)


def _alone(session: Session, request: MeasureRequest) -> Number | None:
    """Answer what shares no query; days come later, as two averages may rest on the same."""
    if isinstance(request, EntityFigure):
        return _entities(session, request)
    if isinstance(request, RowFigure):
        return _rows(session, request)
    if isinstance(request.measure, Total):
        return _detail_total(session, request.wanted, request.measure.amount)
    return None


def _parts(group: Sequence[CaseFigure]) -> Iterator[Sequence[CaseFigure]]:
    """Yield as many figures at a time as one query has columns."""
    for start in range(0, len(group), COLUMNS_A_QUERY):
        yield group[start : start + COLUMNS_A_QUERY]


def _grouped(
    session: Session, shared: CaseFilter, group: Sequence[CaseFigure]
) -> Mapping[MeasureRequest, Number]:
    columns = [_column(item) for item in group]
    row = session.execute(select(*columns).select_from(Case).where(*conditions(shared))).one()
    return {item: int(value or 0) for item, value in zip(group, row, strict=True)}


def _column(figure: CaseFigure) -> ColumnElement[Any]:
    chosen = and_(true(), *conditions(own_part(figure.wanted)))
    if isinstance(figure.measure, Total):
        amount: ColumnElement[Any] = getattr(Case, figure.measure.amount.value)
        return func.sum(case((chosen, amount)))
    return func.count(case((chosen, 1)))


def _counted_rows(figure: CaseFigure) -> RowSpan | None:
    """Return the span of rows by which cases are counted, of whatever kind the rows are."""
    rows = figure.wanted.rows
    if len(rows) != 1 or rows[0].first_only or not isinstance(figure.measure, Count):
        return None
    return replace(rows[0], where=())


def _by_rows(
    session: Session, span: RowSpan, group: Sequence[CaseFigure]
) -> Mapping[MeasureRequest, Number]:
    """Count the cases that have rows of several kinds in one span, each case once a figure."""
    row: Any = table_of(span.book)
    wheres = [dict(item.wanted.rows[0].where) for item in group]
    columns = [
        func.count(distinct(case((and_(true(), *_kind_of_row(row, where), *own), row.case_id))))
        for where, own in zip(
            wheres, (conditions(own_part(item.wanted)) for item in group), strict=True
        )
    ]
    # What every figure asks for, so that an index can find the rows.
    everyone = set.intersection(*(set(where) for where in wheres))
    wanted = {name: sorted({one for item in wheres for one in item[name]}) for name in everyone}
    query = select(*columns).select_from(row).join(Case, Case.id == row.case_id)
    query = query.where(*row_conditions(span, row), *_kind_of_row(row, wanted))
    found = session.execute(query).one()
    return {item: int(value) for item, value in zip(group, found, strict=True)}


def _kind_of_row(
    row: type[Base], where: Mapping[str, Collection[str]]
) -> list[ColumnElement[bool]]:
    return [getattr(row, column).in_(values) for column, values in where.items()]


def _detail_total(session: Session, wanted: CaseFilter, amount: Amount) -> int:
    """Return a sum over the details of the cases."""
    total = func.sum(Case.details[amount.value].as_integer())
    return int(session.scalar(select(total).where(*conditions(wanted))) or 0)


def _averages(
    session: Session, requests: Sequence[MeasureRequest]
) -> Mapping[MeasureRequest, Number | None]:
    """Answer the requests for days; mean and median of one filter read its cases once."""
    read: dict[tuple[CaseFilter, Days | StepDays], tuple[int, ...]] = {}
    found: dict[MeasureRequest, Number | None] = {}
    for item in requests:
        if not isinstance(item, CaseFigure) or not isinstance(item.measure, Days | StepDays):
            continue
        key = (item.wanted, replace(item.measure, average=Average.MEAN))
        if key not in read:
            read[key] = _days(session, *key)
        middle = fmean if item.measure.average is Average.MEAN else median
        found[item] = middle(read[key]) if read[key] else None
    return found


def _days(session: Session, wanted: CaseFilter, measure: Days | StepDays) -> tuple[int, ...]:
    if isinstance(measure, Days):
        return day_counts(session, wanted, measure.first, measure.last)
    return step_days(session, conditions(wanted), wanted.rows[0], measure.first)


def _rows(session: Session, figure: RowFigure) -> int:
    row: Any = table_of(figure.rows.book)
    total = figure.measure.total
    what = func.sum(getattr(row, total)) if total else func.count()
    meant = select(Case.id).where(Case.id == row.case_id, *conditions(figure.scope))
    chosen = meant.exists() if figure.with_case else or_(row.case_id.is_(None), meant.exists())
    query = select(what).select_from(row).where(*row_conditions(figure.rows, row), chosen)
    return int(session.scalar(query) or 0)


def _entities(session: Session, figure: EntityFigure) -> int:
    row = RegisteredEntity
    found = [row.deleted_at.is_(None), row.registered_on <= figure.on]
    if figure.since is None:
        found.append(or_(row.cancelled_on.is_(None), row.cancelled_on > figure.on))
    elif figure.cancelled:
        found.append(row.cancelled_on.between(figure.since, figure.on))
    else:
        found.append(row.registered_on >= figure.since)
    if figure.suspended:
        found.append(row.suspended_from <= figure.on)
        found.append(or_(row.suspended_until.is_(None), row.suspended_until >= figure.on))
    return session.scalar(select(func.count()).select_from(row).where(*found)) or 0
