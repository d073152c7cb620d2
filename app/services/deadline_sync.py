"""Reading what a case's time limits follow from, and keeping their table in step (期限同步)."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case_type import CaseType
from app.domain.catalogue import Catalogue
from app.domain.clockwork import Happening
from app.domain.fields import FieldSpec, FieldValue
from app.domain.terms import Decision
from app.domain.value_json import decode
from app.models.case import Case, CaseEvent
from app.models.deadline import CasePause, Deadline, DeadlineDecision
from app.services.deadline_rows import CaseFacts, DecisionFact, PauseFact, deadline_rows
from app.services.desk import Desk
from app.services.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)


def sync_deadlines(desk: Desk, unit: UnitOfWork, case: Case) -> None:
    """Bring the stored limits of ``case`` in step with its history, in the same transaction.

    Rows that already are as they should be are not written.
    """
    unit.session.flush()
    clockwork = desk.clockworks.current(unit.session)
    facts = case_facts(desk.catalogue, unit.session, case)
    write_rows(unit, case.id, deadline_rows(clockwork, desk.catalogue.get, facts))


def write_rows(unit: UnitOfWork, case_id: int, rows: Iterable[Mapping[str, Any]]) -> bool:
    """Make ``rows`` the stored limits of a case; return whether anything changed."""
    query = select(Deadline).where(Deadline.case_id == case_id)
    stored = {(row.rule_id, row.ordinal, row.promised): row for row in unit.session.scalars(query)}
    changed = False
    for wanted in rows:
        row = stored.pop((wanted["rule_id"], wanted["ordinal"], wanted["promised"]), None)
        if row is None:
            unit.session.add(Deadline(**wanted))
            changed = True
            continue
        for name, value in wanted.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
                changed = True
    for row in stored.values():
        unit.session.delete(row)
        changed = True
    if changed:
        unit.touch(Deadline.__tablename__)
    return changed


def case_facts(catalogue: Catalogue, session: Session, case: Case) -> CaseFacts:
    """Return everything the time limits of ``case`` follow from."""
    events = select(CaseEvent).where(CaseEvent.case_id == case.id).order_by(CaseEvent.id)
    decisions = select(DeadlineDecision).where(DeadlineDecision.case_id == case.id)
    pauses = select(CasePause).where(CasePause.case_id == case.id)
    return facts_from(
        catalogue,
        case,
        session.scalars(events).all(),
        session.scalars(decisions.order_by(DeadlineDecision.id)).all(),
        session.scalars(pauses.order_by(CasePause.id)).all(),
    )


def facts_from(
    catalogue: Catalogue,
    case: Case,
    events: Iterable[CaseEvent],
    decisions: Iterable[DeadlineDecision] = (),
    pauses: Iterable[CasePause] = (),
) -> CaseFacts:
    """Return the facts of a case whose rows were read already, each kind in order of its id."""
    lines = list(events)
    return CaseFacts(
        case_id=case.id,
        kind=lines[0].kind if lines and lines[0].kind else case.kind,
        received_at=case.received_at,
        right_kind=case.right_kind,
        rules_on=case.rules_on or case.received_on,
        happenings=tuple(_happening(catalogue, line) for line in lines if line.kind),
        decisions=tuple(map(_decision, decisions)),
        pauses=tuple(
            PauseFact(row.kind, row.began_on, row.ended_on, row.ground, row.paper) for row in pauses
        ),
    )


def _happening(catalogue: Catalogue, line: CaseEvent) -> Happening:
    specs = _specs(catalogue.get(line.kind), line.move)
    asked: dict[str, FieldValue] = {}
    for key, value in (line.details or {}).items():
        if key in specs:
            try:
                asked[key] = decode(specs[key], value)
            except ValueError:
                log.warning("%s of event %s cannot be read and is left out", key, line.id)
    return Happening(line.kind, line.move, line.on, line.at, asked)


def _specs(case_type: CaseType, move: str) -> Mapping[str, FieldSpec]:
    """Return the fields a move asks for, none for an act that is no move."""
    try:
        return {spec.key: spec for spec in case_type.move(move).asks}
    except KeyError:
        return {}


def _decision(row: DeadlineDecision) -> DecisionFact:
    return DecisionFact(
        row.rule_id,
        row.ordinal,
        row.promised,
        Decision(row.kind),
        row.decided_on,
        row.amount,
        row.until,
        row.term,
        row.approved_by,
        row.paper,
        row.reason,
    )
