"""Figures over many filters at once, all from one state of the store (统计取数).

Indicators live above, in :mod:`app.reports.indicators`; here a filter and a measure become a
number. Requests that share their counting date are answered by one query with a column each,
so a month's two hundred figures cost some thirty queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from statistics import fmean, median
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.orm import Session

from app.models.case import Case
from app.models.party import RegisteredEntity
from app.services.case_filter import CaseFilter, DateField
from app.services.case_queries import conditions, day_counts
from app.services.desk import Desk
from app.services.month_register import RegisterLine, read_register
from app.support.progress import Progress, no_progress

COLUMNS_A_QUERY = 200

Number: TypeAlias = int | float
"""A count, an amount in fen, or a number of days."""


class Amount(StrEnum):
    """An amount of a case that can be added up, in fen (金额)."""

    CLAIMED = "claimed_fen"
    AGREED = "agreed_fen"
    PAID = "paid_fen"


class Average(StrEnum):
    """Which middle of a number of days is meant (平均方式)."""

    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases (件数)."""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of an amount over the cases, in fen; empty amounts add nothing (合计)."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days between two dates of each case that has both (天数)."""

    first: DateField
    last: DateField
    average: Average = Average.MEAN


CaseMeasure: TypeAlias = Count | Total | Days


@dataclass(frozen=True, slots=True)
class CaseFigure:
    """Ask for one measure over the cases meant."""

    wanted: CaseFilter
    measure: CaseMeasure


@dataclass(frozen=True, slots=True)
class EntityFigure:
    """Ask for registered entities (备案主体): those in force on ``on``.

    With ``since``, those registered from ``since`` to ``on``, both inclusive, whether or not
    cancelled later. Entities without a date of registration are never counted.
    """

    on: date
    since: date | None = None


MeasureRequest: TypeAlias = CaseFigure | EntityFigure


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
        figures = _figures(session, requests, progress)
        lines = []
        for number, filters in enumerate(registers):
            progress(number, len(registers), "正在读取登记簿")
            lines.append(read_register(desk, session, filters))
        return MonthReading(figures, tuple(lines))


def _figures(
    session: Session, requests: Sequence[MeasureRequest], progress: Progress
) -> tuple[Number | None, ...]:
    answers: dict[MeasureRequest, Number | None] = {}
    groups: dict[CaseFilter, list[CaseFigure]] = defaultdict(list)
    for request in dict.fromkeys(requests):
        if isinstance(request, EntityFigure):
            answers[request] = _entities(session, request)
        elif isinstance(request.measure, Days):
            answers[request] = None
        else:
            groups[_common(request.wanted)].append(request)
    for done, (common, group) in enumerate(groups.items()):
        progress(done, len(groups), "正在统计")
        for start in range(0, len(group), COLUMNS_A_QUERY):
            part = group[start : start + COLUMNS_A_QUERY]
            answers.update(_grouped(session, common, part))
    answers.update(_averages(session, [item for item in answers if _is_days(item)]))
    return tuple(answers[request] for request in requests)


def _is_days(request: MeasureRequest) -> bool:
    return isinstance(request, CaseFigure) and isinstance(request.measure, Days)


def _common(wanted: CaseFilter) -> CaseFilter:
    """Return the part of a filter that an index serves best; figures sharing it share a query."""
    if wanted.open_on is not None:
        return CaseFilter(open_on=wanted.open_on, deleted=wanted.deleted)
    return CaseFilter(spans=wanted.spans[:1], deleted=wanted.deleted)


def _rest(wanted: CaseFilter) -> CaseFilter:
    """Return what :func:`_common` leaves: a filter is the conjunction of both."""
    if wanted.open_on is not None:
        return replace(wanted, open_on=None)
    return replace(wanted, spans=wanted.spans[1:])


def _grouped(
    session: Session, common: CaseFilter, group: Sequence[CaseFigure]
) -> Mapping[MeasureRequest, Number]:
    columns = [_column(item) for item in group]
    row = session.execute(select(*columns).where(*conditions(common))).one()
    return {item: int(value or 0) for item, value in zip(group, row, strict=True)}


def _column(figure: CaseFigure) -> ColumnElement[Any]:
    chosen = and_(true(), *conditions(_rest(figure.wanted)))
    if isinstance(figure.measure, Total):
        amount: ColumnElement[Any] = getattr(Case, figure.measure.amount.value)
        return func.sum(case((chosen, amount)))
    return func.count(case((chosen, 1)))


def _averages(
    session: Session, requests: Sequence[MeasureRequest]
) -> Mapping[MeasureRequest, Number | None]:
    """Answer the requests for days; mean and median of one filter read its cases once."""
    read: dict[tuple[CaseFilter, DateField, DateField], tuple[int, ...]] = {}
    found: dict[MeasureRequest, Number | None] = {}
    for item in requests:
        if not isinstance(item, CaseFigure) or not isinstance(item.measure, Days):
            continue
        key = (item.wanted, item.measure.first, item.measure.last)
        if key not in read:
            read[key] = day_counts(session, *key)
        middle = fmean if item.measure.average is Average.MEAN else median
        found[item] = middle(read[key]) if read[key] else None
    return found


def _entities(session: Session, figure: EntityFigure) -> int:
    row = RegisteredEntity
    found = [row.deleted_at.is_(None), row.registered_on <= figure.on]
    if figure.since is not None:
        found.append(row.registered_on >= figure.since)
    else:
        found.append(or_(row.cancelled_on.is_(None), row.cancelled_on > figure.on))
    return session.scalar(select(func.count()).select_from(row).where(*found)) or 0
