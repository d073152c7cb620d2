"""Reading cases: one way from a filter to ids, counts, sums and lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.catalogue import load_catalogue
from app.models.case import Case, CaseParty, CaseText
from app.models.dialect import contains
from app.services.book_queries import book_conditions, locarno_class
from app.services.case_filter import CaseFilter, CaseOrder, DateField, SortField
from app.services.case_lines import case_line
from app.services.case_text import search_words
from app.services.desk import Desk
from app.services.due_queries import (
    awaiting_condition,
    due_conditions,
    next_due_days,
    next_dues,
)
from app.services.views import CaseLine

CHUNK = 500


def conditions(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    """Return the SQL conditions of ``wanted``; the only place that turns a filter into SQL."""
    found: list[ColumnElement[bool]] = [
        Case.deleted_at.is_not(None) if wanted.deleted else Case.deleted_at.is_(None)
    ]
    for column, codes in (
        (Case.track, wanted.tracks),
        (Case.kind, wanted.kinds),
        (Case.state, wanted.states),
        (Case.phase, wanted.phases),
        (Case.outcome, wanted.outcomes),
        (Case.channel, wanted.channels),
        (Case.venue_kind, wanted.venue_kinds),
        (Case.right_kind, wanted.right_kinds),
        (Case.town, wanted.towns),
        (Case.venue_name, wanted.venue_names),
        (Case.platform, wanted.platforms),
    ):
        if codes:
            found.append(_one_of(column, codes))
    if wanted.ids:
        found.append(Case.id.in_(wanted.ids))
    if wanted.handler is not None:
        found.append(Case.handler == wanted.handler)
    if wanted.party_id is not None:
        found.append(
            exists().where(CaseParty.case_id == Case.id, CaseParty.party_id == wanted.party_id)
        )
    found.extend(
        getattr(Case, span.field.value).between(span.first, span.last) for span in wanted.spans
    )
    if wanted.open_on is not None:
        found.append(Case.received_on <= wanted.open_on)
        found.append(or_(Case.closed_on.is_(None), Case.closed_on > wanted.open_on))
    words = search_words(wanted.text)
    if words:
        found.append(Case.id.in_(select(CaseText.case_id).where(and_(*map(_has_word, words)))))
    found += due_conditions(wanted)
    if wanted.awaiting:
        found.append(awaiting_condition(load_catalogue()))
    if wanted.classes:
        found.append(locarno_class().in_(wanted.classes))
    # Last, as they look into other tables: what comes before spares most cases that.
    return found + book_conditions(wanted)


def _one_of(column: InstrumentedAttribute[Any], codes: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the codes; "" also means none at all."""
    # A plain comparison is the cheaper one, and a month's figures need some thousand of them.
    chosen = column == codes[0] if len(codes) == 1 else column.in_(codes)
    return or_(chosen, column.is_(None)) if "" in codes else chosen


def _has_word(word: str) -> ColumnElement[bool]:
    """Return the condition that a case's search text or its pinyin initials hold ``word``."""
    literal = contains(CaseText.text, word)
    if word.isascii() and word.isalpha():
        return or_(literal, contains(CaseText.initials, word.lower()))
    return literal


def _ordered(query: Select[Any], order: CaseOrder) -> Select[Any]:
    if order.by is SortField.NUMBER:
        return query.order_by(Case.id.desc() if order.descending else Case.id)
    if order.by is SortField.DUE:
        first = next_due_days()
        query = query.outerjoin(first, first.c.case_id == Case.id)
        column: Any = first.c.due_on
    else:
        column = getattr(Case, order.by.value)
    chosen = column.desc() if order.descending else column.asc()
    return query.order_by(chosen.nulls_last(), Case.id.desc())


def find_ids(
    desk: Desk, wanted: CaseFilter, order: CaseOrder | None = None, limit: int | None = None
) -> tuple[int, ...]:
    """Return the ids of the cases meant, in order; a list page holds these and fetches lines."""
    query = _ordered(select(Case.id).where(*conditions(wanted)), order or CaseOrder())
    if limit is not None:
        query = query.limit(limit)
    with desk.store.reading() as session:
        return tuple(session.scalars(query))


def count_cases(desk: Desk, wanted: CaseFilter) -> int:
    """Return how many cases are meant."""
    with desk.store.reading() as session:
        return count_in(session, wanted)


def count_in(session: Session, wanted: CaseFilter) -> int:
    """Return how many cases are meant, within an open session."""
    return session.scalar(select(func.count()).select_from(Case).where(*conditions(wanted))) or 0


def count_by_month(desk: Desk, wanted: CaseFilter, field: DateField) -> Mapping[str, int]:
    """Return counts by month ``YYYY-MM`` of a date, for charts."""
    column: Any = getattr(Case, field.value)
    year, month = func.extract("year", column), func.extract("month", column)
    query = (
        select(year, month, func.count())
        .where(*conditions(wanted), column.is_not(None))
        .group_by(year, month)
    )
    with desk.store.reading() as session:
        return {f"{int(y):04}-{int(m):02}": number for y, m, number in session.execute(query)}


def sum_fen(session: Session, wanted: CaseFilter, field: str) -> int:
    """Return the sum of an amount column (fen) over the cases meant; empty amounts add nothing."""
    column: Any = getattr(Case, field)
    return int(session.scalar(select(func.sum(column)).where(*conditions(wanted))) or 0)


def day_counts(
    session: Session, wanted: CaseFilter, first: DateField, last: DateField
) -> tuple[int, ...]:
    """Return the calendar days from ``first`` to ``last`` of each case meant that has both."""
    start: Any = getattr(Case, first.value)
    end: Any = getattr(Case, last.value)
    query = select(start, end).where(*conditions(wanted), start.is_not(None), end.is_not(None))
    return tuple((b - a) // timedelta(days=1) for a, b in session.execute(query))


def case_lines(desk: Desk, ids: Sequence[int]) -> tuple[CaseLine, ...]:
    """Return the lines of ``ids`` in that order; ids that are gone are left out."""
    found: dict[int, CaseLine] = {}
    with desk.store.reading() as session:
        for start in range(0, len(ids), CHUNK):
            part = ids[start : start + CHUNK]
            dues = next_dues(session, part, desk.now)
            for row in session.scalars(select(Case).where(Case.id.in_(part))):
                found[row.id] = case_line(desk.catalogue, row, dues.get(row.id))
    return tuple(found[key] for key in ids if key in found)
