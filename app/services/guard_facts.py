"""What the guards look at, read from the store; checks at intake and at every move (办理条件)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from app.domain.case_type import CaseType, Milestone, Move
from app.domain.countdown import is_overdue
from app.domain.draft import CaseDraft
from app.domain.fields import FieldValue
from app.domain.guard import GuardFacts
from app.domain.guards import check_guards
from app.domain.intake import check_intake
from app.domain.terms import Outcome, Standing
from app.domain.value_json import decode
from app.models.case import Case
from app.services.case_checklists import case_list, merged
from app.services.clockworks import Clockwork
from app.services.deadline_rows import CaseFacts, Limit, work_out
from app.services.deadline_sync import case_facts
from app.services.desk import Desk
from app.services.guard_counts import counts_of, entity_of
from app.services.read_case import draft_of
from app.services.requests import MoveRequest
from app.services.write_case import CASE_COLUMNS
from app.support.clock import CHINA
from app.support.errors import Problem


def intake_problems(desk: Desk, draft: CaseDraft) -> tuple[Problem, ...]:
    """Return every remark about a draft to be received, other cases taken into account."""
    case_type = desk.catalogue.get(draft.kind)
    if not case_type.guards:
        return check_intake(case_type, draft, desk.centre, desk.today)
    with desk.store.reading() as session:
        counts = counts_of(session, case_type, draft, desk.today)
        entity = entity_of(session, draft, desk.today)
    return check_intake(case_type, draft, desk.centre, desk.today, counts, entity)


def move_problems(
    desk: Desk,
    session: Session,
    case: Case,
    move: Move,
    request: MoveRequest,
    outcome: Outcome | None,
) -> tuple[Problem, ...]:
    """Return what the guards of a move find; errors forbid it."""
    if not move.guards:
        return ()
    clockwork = desk.clockworks.current(session)
    facts = case_facts(desk.catalogue, session, case)
    return check_guards(
        move.guards, guard_facts(desk, session, case, request, outcome, clockwork, facts)
    )


def guard_facts(
    desk: Desk,
    session: Session,
    case: Case,
    request: MoveRequest,
    outcome: Outcome | None,
    clockwork: Clockwork,
    facts: CaseFacts,
) -> GuardFacts:
    """Return everything a guard may look at before a move of ``case``."""
    case_type = desk.catalogue.get(case.kind)
    draft = draft_of(desk.catalogue, session, case)
    limits = _limits(desk, clockwork, facts)
    chosen = outcome.value if outcome is not None else case.outcome
    return GuardFacts(
        draft=draft,
        today=desk.today,
        on=request.on,
        move=request.move,
        state=case.state,
        asked=request.asked,
        stored=_stored(case_type, case),
        outcome=Outcome(chosen) if chosen else None,
        dates=_dates(case),
        delegation=desk.centre.delegation,
        right_kind=case.right_kind,
        runs=tuple(limit.run for limit in limits),
        late={limit.key.rule_id: _late(limit, _end_of(desk, request.on)) for limit in limits},
        made=frozenset(item.move for item in facts.happenings if item.kind == case.kind),
        counts=counts_of(session, case_type, draft, case.received_on, case.id),
        entity=entity_of(session, draft, request.on),
        lacking=merged(case.id, case_list(desk, session, case), "").lacking,
        locarno=desk.centre.locarno,
        fast_track_kinds=desk.centre.fast_track_kinds,
        book=clockwork.book,
        calendar=clockwork.calendar,
    )


def _limits(desk: Desk, clockwork: Clockwork, facts: CaseFacts) -> list[Limit]:
    """Return the runs of rules that count: no promise, nothing set by hand or removed."""
    return [
        limit
        for limit in work_out(clockwork, desk.catalogue.get, facts)
        if limit.rule is not None
        and not limit.key.promised
        and limit.standing is not Standing.REMOVED
    ]


def _stored(case_type: CaseType, case: Case) -> Mapping[str, FieldValue]:
    """Return what earlier moves left in the case."""
    found: dict[str, FieldValue] = {}
    details = case.details or {}
    for move in case_type.moves:
        for spec in move.asks:
            if spec.key in CASE_COLUMNS:
                found[spec.key] = getattr(case, spec.key) or None
            elif spec.key in details:
                try:
                    found[spec.key] = decode(spec, details[spec.key])
                except ValueError:
                    continue  # another kind's field of the same key
    return {key: value for key, value in found.items() if value is not None}


def _dates(case: Case) -> Mapping[Milestone, date]:
    found = {item: getattr(case, item.value) for item in Milestone}
    return {item: day for item, day in found.items() if day is not None}


def _late(limit: Limit, at: datetime) -> bool:
    """Tell whether a limit was met too late, or runs and is overdue."""
    if limit.standing is Standing.MET_LATE:
        return True
    if limit.standing is not Standing.RUNNING or limit.due is None:
        return False
    return is_overdue(limit.due, at)


def _end_of(desk: Desk, on: date) -> datetime:
    """Return the last instant of the day of a step: now, if that is today."""
    return desk.now if on >= desk.today else datetime.combine(on, time.max, CHINA)
