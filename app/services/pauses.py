"""The times that are not counted in a case, from its history and entered by hand (不计入期间)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.catalogue import Catalogue
from app.domain.clockwork import PauseSpan, replay
from app.models.case import Case
from app.models.deadline import CasePause
from app.services.clockworks import Clockwork
from app.services.deadline_rows import pause_words
from app.services.deadline_sync import case_facts
from app.services.deadline_views import PauseLine


def pauses_of(
    catalogue: Catalogue, session: Session, clockwork: Clockwork, case: Case
) -> tuple[PauseLine, ...]:
    """Return all pauses of a case in the order they began; ids only where entered by hand."""
    facts = case_facts(catalogue, session, case)
    shown = replay(
        catalogue.get,
        clockwork.book,
        facts.kind,
        facts.received_at,
        facts.right_kind,
        facts.happenings,
    )
    query = select(CasePause).where(CasePause.case_id == case.id)
    entered = (
        PauseLine(row.id, row.kind, row.began_on, row.ended_on, row.ground, row.paper)
        for row in session.scalars(query)
    )
    lines = (*map(_from_move, shown.pauses), *entered)
    return tuple(sorted(lines, key=lambda line: line.began_on))


def _from_move(span: PauseSpan) -> PauseLine:
    return PauseLine(None, span.kind, span.began_on, span.ended_on, *pause_words(span))
