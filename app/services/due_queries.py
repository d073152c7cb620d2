"""SQL conditions on the running time limits of cases, and each case's next one (期限查询)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.domain.catalogue import Catalogue, load_catalogue
from app.domain.dates import day_start
from app.domain.terms import Phase, Standing, Turn
from app.models.case import Case
from app.models.deadline import Deadline
from app.models.handling import Sitting
from app.services.case_filter import CaseFilter
from app.services.deadline_rows import OWN
from app.support.clock import china_time

LIVE_PHASES = (Phase.INTAKE.value, Phase.OPEN.value)
RUNNING = Standing.RUNNING.value
ALIVE = (RUNNING, Standing.PAUSED.value)


@dataclass(frozen=True, slots=True)
class NextDue:
    """The earliest running limit of a case; ``late`` if its hour is past (下一期限)."""

    on: date
    term: str
    statutory: bool
    late: bool = False


def due_conditions(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of ``wanted`` that ask for time limits."""
    found: list[ColumnElement[bool]] = []
    one = _one_limit(wanted)
    if one:
        found.append(Case.id.in_(_cases_with(*one)))
    if wanted.overdue_at is not None:
        found.append(Case.id.in_(_cases_with(_overdue(wanted.overdue_at))))
    if wanted.no_next_step_on is not None:
        found.append(no_next_step(load_catalogue(), wanted.no_next_step_on))
    return found


def _one_limit(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    """Return what one and the same limit must be."""
    found: list[ColumnElement[bool]] = []
    if wanted.due is not None:
        found.append(Deadline.due_on.between(wanted.due.first, wanted.due.last))
        if wanted.due.since is not None:
            found.append(or_(Deadline.due_at.is_(None), Deadline.due_at >= wanted.due.since))
        if wanted.due.statutory_only:
            found.append(Deadline.statutory.is_(True))
    if wanted.provisional:
        found.append(Deadline.provisional.is_(True))
    if wanted.rule_id:
        found.append(or_(Deadline.rule_id == wanted.rule_id, Deadline.rule_used == wanted.rule_id))
    return found


def _overdue(at: datetime) -> ColumnElement[bool]:
    """Return the condition that a limit ended before an instant: by its day, or by its hour."""
    day = china_time(at).date()
    return or_(Deadline.due_on < day, and_(Deadline.due_on == day, Deadline.due_at < at))


def _cases_with(*conditions: ColumnElement[bool]) -> Select[int]:
    holder = aliased(Case)
    query = select(Deadline.case_id).join(holder, holder.id == Deadline.case_id)
    return query.where(Deadline.standing == RUNNING, still_matters(holder), *conditions)


def still_matters(holder: type[Case] = Case) -> ColumnElement[bool]:
    """Return the condition that a running limit is to be told in its case, which is joined.

    The end of a case stops its limits. What runs on is what the closing itself began, such as
    the reply to who reported, and what somebody set by hand afterwards; anything else that the
    cache may still hold is told nowhere.
    """
    closing = [
        and_(holder.kind == kind, Deadline.begun_by.in_(codes))
        for kind, codes in _closing_moves(load_catalogue()).items()
    ]
    return or_(holder.phase.in_(LIVE_PHASES), Deadline.rule_id == OWN, *closing)


def _closing_moves(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return by kind the moves that end a case and start a limit."""
    found = {
        kind: tuple(
            move.code
            for move in case_type.moves
            if move.starts and case_type.state(move.target).phase is Phase.DONE
        )
        for kind, case_type in catalogue.case_types.items()
    }
    return {kind: codes for kind, codes in found.items() if codes}


def next_due_days() -> Subquery:
    """Return the first due day by case, of those that have one: what lists are sorted by."""
    holder = aliased(Case)
    query = select(Deadline.case_id, func.min(Deadline.due_on).label("due_on"))
    query = query.join(holder, holder.id == Deadline.case_id)
    query = query.where(Deadline.standing == RUNNING, still_matters(holder))
    return query.group_by(Deadline.case_id).subquery("next_due")


def no_next_step(catalogue: Catalogue, on: date) -> ColumnElement[bool]:
    """Return the condition that the office has to act and nothing reminds it (无下一步).

    Cases that wait for others are asked for by :func:`awaiting_condition`.
    """
    limits = select(Deadline.case_id).where(Deadline.standing.in_(ALIVE))
    planned = select(Sitting.case_id).where(
        Sitting.starts_at >= day_start(on), Sitting.cancelled_reason.is_(None)
    )
    return and_(
        Case.phase.in_(LIVE_PHASES),
        _turn_of(catalogue, Turn.OFFICE),
        Case.id.not_in(limits),
        Case.id.not_in(planned),
    )


def awaiting_condition(catalogue: Catalogue) -> ColumnElement[bool]:
    """Return the condition that a party or another authority has to act next (待对方)."""
    return _turn_of(catalogue, Turn.PARTY, Turn.AUTHORITY)


def _turn_of(catalogue: Catalogue, *turns: Turn) -> ColumnElement[bool]:
    """Return the condition that a case in hand is in a state in which one of ``turns`` acts.

    A state code that means the same in every kind is asked for alone: the index of states
    answers that without the kind.
    """
    meant: dict[str, set[str]] = defaultdict(set)
    others: set[str] = set()
    for kind, case_type in catalogue.case_types.items():
        for state in case_type.states:
            if state.phase.value in LIVE_PHASES and state.turn in turns:
                meant[state.code].add(kind)
            else:
                others.add(state.code)
    plain = [code for code in meant if code not in others]
    mixed = [
        and_(Case.state == code, Case.kind.in_(sorted(kinds)))
        for code, kinds in meant.items()
        if code in others
    ]
    return or_(Case.state.in_(plain), *mixed)


def next_dues(session: Session, case_ids: Sequence[int], now: datetime) -> Mapping[int, NextDue]:
    """Return the earliest running limit of each case that has one.

    Of those of one day a limit whose hour is past comes first, then the law's.
    """
    late = and_(Deadline.due_at.is_not(None), Deadline.due_at < now)
    query = (
        select(Deadline.case_id, Deadline.due_on, Deadline.term, Deadline.statutory, late)
        .join(Case, Case.id == Deadline.case_id)
        .where(
            Deadline.case_id.in_(case_ids),
            Deadline.standing == RUNNING,
            Deadline.due_on.is_not(None),
            still_matters(),
        )
        .order_by(Deadline.due_on.desc(), late, Deadline.statutory, Deadline.id.desc())
    )
    # The last one written for a case is the earliest.
    return {
        case_id: NextDue(due_on, term, statutory, bool(past))
        for case_id, due_on, term, statutory, past in session.execute(query)
        if due_on is not None
    }


def counts_for(handler: str | None) -> ColumnElement[bool]:
    """Return the condition that a running limit is to be told to a handler, to all for None.

    Figures, lists and the calendar ask this one question, so that they agree. The few cases of
    the limits in question are looked at, which is faster than gathering all there are.
    """
    of = exists().where(Case.id == Deadline.case_id, Case.deleted_at.is_(None), still_matters())
    return of if handler is None else of.where(Case.handler == handler)


def in_hand_of(case_id: InstrumentedAttribute[int], handler: str | None) -> ColumnElement[bool]:
    """Return the condition that a case is not deleted and, if given, is the handler's.

    For None the few deleted ones are taken out; for a handler the cases of the few limits in
    question are looked at, which is faster than gathering all the handler ever had.
    """
    if handler is None:
        return case_id.not_in(select(Case.id).where(Case.deleted_at.is_not(None)))
    return exists().where(Case.id == case_id, Case.deleted_at.is_(None), Case.handler == handler)
