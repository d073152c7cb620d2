"""SQL conditions on what lies beside a case: its steps, transfers, limits, parties (台账查询)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.catalogue import load_catalogue
from app.domain.terms import PartyKind, Standing
from app.models.base import Base
from app.models.case import Case, CaseEvent, CaseParty, Instalment
from app.models.deadline import CasePause, Deadline
from app.models.handling import CreditEvent, Transfer
from app.models.party import Party
from app.models.right import Right
from app.services.case_filter import Book, CaseFilter, DateField, LimitTest, RowSpan

SUSPENSION = "中止"
"""What a stay of the proceedings is called among the times that are not counted."""

_LOCARNO_SIGNS = 5
_ENDED_WITH_CASE = (Standing.DROPPED.value, Standing.RUNNING.value)


def table_of(book: Book) -> type[Base]:
    """Return the table of a book."""
    tables: dict[Book, type[Base]] = {
        Book.STEPS: CaseEvent,
        Book.TRANSFERS: Transfer,
        Book.CREDIT: CreditEvent,
        Book.INSTALMENTS: Instalment,
    }
    return tables[book]


def book_conditions(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of ``wanted`` that look beyond the case's own row."""
    found = [_has_row(rows) for rows in wanted.rows]
    if wanted.limit is not None:
        found += _limit_conditions(wanted.limit)
    if wanted.suspended_on is not None:
        found.append(_suspended(wanted.suspended_on))
    if wanted.foreign:
        found.append(_has_foreign_party())
    return found


def row_conditions(rows: RowSpan, row: type[Base]) -> list[ColumnElement[bool]]:
    """Return what a row of the span's book must be, apart from ``first_only``."""
    found = [getattr(row, rows.day).between(rows.first, rows.last)]
    found += [getattr(row, column).in_(values) for column, values in rows.where]
    if rows.pending:
        open_day = getattr(row, rows.pending)
        found.append(or_(open_day.is_(None), open_day > rows.last))
    return found


def _has_row(rows: RowSpan) -> ColumnElement[bool]:
    row: Any = table_of(rows.book)
    query = select(row.case_id).where(row.case_id.is_not(None), *row_conditions(rows, row))
    if rows.first_only:
        before: Any = aliased(row)
        query = query.where(~exists().where(before.case_id == row.case_id, *_before(rows, before)))
    return Case.id.in_(query)


def _before(rows: RowSpan, row: type[Base]) -> list[ColumnElement[bool]]:
    kinds = [getattr(row, column).in_(values) for column, values in rows.where]
    return [getattr(row, rows.day) < rows.first, *kinds]


def _limit_conditions(test: LimitTest) -> list[ColumnElement[bool]]:
    mine = (
        Deadline.case_id == Case.id,
        Deadline.rule_id.in_(test.rules),
        Deadline.promised.is_(False),
    )
    if test.overdue_on is not None:
        day = test.overdue_on
        return [
            exists().where(
                *mine,
                Deadline.standing != Standing.REMOVED.value,
                Deadline.due_on <= day,
                or_(Deadline.met_on.is_(None), Deadline.met_on > day),
            )
        ]
    with_case = Deadline.standing.in_(_ENDED_WITH_CASE)
    missed = exists().where(
        *mine,
        or_(
            Deadline.standing == Standing.MET_LATE.value,
            and_(with_case, Deadline.due_on < Case.closed_on),
        ),
    )
    if test.late:
        return [missed]
    kept = exists().where(
        *mine,
        or_(
            Deadline.standing == Standing.MET.value,
            and_(with_case, Deadline.due_on >= Case.closed_on),
        ),
    )
    return [kept, ~missed]


def _suspended(day: date) -> ColumnElement[bool]:
    """Return the condition that a suspension ran at a day's end, from a step or by hand."""
    begun, left = aliased(CaseEvent), aliased(CaseEvent)
    later = or_(left.on > begun.on, and_(left.on == begun.on, left.id > begun.id))
    gone = exists().where(
        left.case_id == begun.case_id,
        left.from_state == begun.to_state,
        left.to_state != begun.to_state,
        left.on <= day,
        later,
    )
    steps = select(begun.case_id).where(begun.move.in_(_suspending()), begun.on <= day, ~gone)
    by_hand = select(CasePause.case_id).where(
        CasePause.kind == SUSPENSION,
        CasePause.began_on <= day,
        # The day on which it ends is counted again.
        or_(CasePause.ended_on.is_(None), CasePause.ended_on > day),
    )
    return or_(Case.id.in_(steps), Case.id.in_(by_hand))


def _suspending() -> Sequence[str]:
    """Return the steps, of whatever kind of case, that suspend its handling."""
    types = load_catalogue().case_types.values()
    return sorted({one.code for kind in types for one in kind.moves if one.pauses == SUSPENSION})


def _has_foreign_party() -> ColumnElement[bool]:
    return exists().where(
        CaseParty.case_id == Case.id,
        Party.id == CaseParty.party_id,
        Party.kind == PartyKind.FOREIGN.value,
    )


def locarno_class() -> ColumnElement[str]:
    """Return the Locarno sub-class of a case's product, ``26-05``; empty where none is known.

    What the form of the case says goes before what the shared record of the right says.
    """
    shared = select(Right.locarno).where(Right.id == Case.right_id).scalar_subquery()
    written = (
        Case.details["locarno"].as_string(),
        Case.details["@right", "locarno"].as_string(),
        shared,
    )
    known = func.coalesce(*(func.nullif(one, "") for one in written), "")
    return func.substr(known, 1, _LOCARNO_SIGNS)


def step_days(
    session: Session, conditions: Sequence[ColumnElement[bool]], rows: RowSpan, first: DateField
) -> tuple[int, ...]:
    """Return the calendar days from a date to the earliest row of the span, of cases with both."""
    start: Any = getattr(Case, first.value)
    row: Any = table_of(rows.book)
    query = (
        select(start, func.min(getattr(row, rows.day)))
        .join(row, row.case_id == Case.id)
        .where(*conditions, start.is_not(None), *row_conditions(rows, row))
        .group_by(Case.id)
    )
    return tuple((end - begin) // timedelta(days=1) for begin, end in session.execute(query))
