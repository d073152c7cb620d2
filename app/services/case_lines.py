"""Rows of ``case`` to lines for lists, with the terms of the catalogue."""

from __future__ import annotations

from app.domain.case_type import State
from app.domain.catalogue import Catalogue
from app.domain.terms import Outcome, Phase
from app.models.case import Case
from app.services.due_queries import NextDue
from app.services.views import CaseLine


def outcome_term(code: str | None) -> str:
    """Return the Chinese term of an outcome code, empty for none."""
    return Outcome(code).term if code else ""


def case_line(catalogue: Catalogue, row: Case, due: NextDue | None = None) -> CaseLine:
    """Return ``row`` as a list line, with its next due date if it was asked for."""
    case_type = catalogue.get(row.kind)
    state: State = case_type.state(row.state)
    return CaseLine(
        id=row.id,
        version=row.version,
        track=row.track,
        kind=row.kind,
        kind_term=case_type.term,
        state=row.state,
        state_term=state.term,
        tone=state.tone,
        phase=Phase(row.phase),
        intake_no=row.intake_no,
        case_no=row.case_no,
        title=row.title,
        first_side=row.first_side,
        second_side=row.second_side,
        product=row.product,
        right_number=row.right_number,
        right_kind=row.right_kind,
        town=row.town,
        channel=row.channel,
        venue_kind=row.venue_kind,
        platform=row.platform,
        handler=row.handler,
        received_on=row.received_on,
        accepted_on=row.accepted_on,
        decided_on=row.decided_on,
        filed_on=row.filed_on,
        marked_on=row.marked_on,
        granted_on=row.granted_on,
        closed_on=row.closed_on,
        outcome_term=outcome_term(row.outcome),
        claimed_fen=row.claimed_fen,
        agreed_fen=row.agreed_fen,
        paid_fen=row.paid_fen,
        deleted_at=row.deleted_at,
        next_due=due.on if due else None,
        next_due_term=due.term if due else "",
        next_due_statutory=due is not None and due.statutory,
        next_due_late=due is not None and due.late,
    )
