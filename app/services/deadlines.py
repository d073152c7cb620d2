"""Use-cases of a case's time limits: keep them in step, show them, look ahead (期限)."""

from __future__ import annotations

from app.services.deadline_lines import line_of, order_of
from app.services.deadline_rows import work_out
from app.services.deadline_sync import case_facts, sync_deadlines
from app.services.deadline_views import DeadlineLine, PauseLine
from app.services.desk import Desk
from app.services.move_preview import preview_move
from app.services.pauses import pauses_of
from app.services.read_case import get_case

__all__ = ["preview_move", "read_deadlines", "read_pauses", "sync_deadlines"]


def read_deadlines(desk: Desk, case_id: int) -> tuple[DeadlineLine, ...]:
    """Return all limits of a case, worked out now: running ones first, by due date.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        clockwork = desk.clockworks.current(session)
        facts = case_facts(desk.catalogue, session, case)
    limits = work_out(clockwork, desk.catalogue.get, facts)
    lines = (line_of(limit, clockwork, facts, desk.now) for limit in limits)
    return tuple(sorted(lines, key=order_of))


def read_pauses(desk: Desk, case_id: int) -> tuple[PauseLine, ...]:
    """Return the times that are not counted in a case, in the order they began.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        clockwork = desk.clockworks.current(session)
        return pauses_of(desk.catalogue, session, clockwork, case)
