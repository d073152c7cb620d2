"""What ends on one day: the running limits of the calendar's card (当日届满)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain.due import Moment
from app.models.case import Case
from app.models.deadline import Deadline
from app.services.deadline_views import DeadlineKey
from app.services.desk import Desk
from app.services.due_queries import RUNNING, counts_for

MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class DueLine:
    """One running limit that ends on the day (当日届满的期限)."""

    key: DeadlineKey
    number: str
    title: str
    term: str
    statutory: bool
    due: Moment
    provisional: bool


def limits_on(
    desk: Desk, on: date, handler: str | None = None, limit: int = MOST_LINES
) -> tuple[DueLine, ...]:
    """Return the running limits that end on a day: those of the law first, of them by the hour.

    The agenda would work out the countdown of everything due before that day as well; the
    calendar asks each time somebody walks to another day.
    """
    query = (
        select(Deadline)
        .where(
            Deadline.standing == RUNNING,
            Deadline.due_on == on,
            counts_for(handler),
        )
        .order_by(
            Deadline.statutory.desc(),
            Deadline.due_at.nulls_last(),
            Deadline.case_id,
            Deadline.id,
        )
        .limit(limit)
    )
    with desk.store.reading() as session:
        rows = tuple(session.scalars(query))
        found = select(Case.id, Case.case_no, Case.intake_no, Case.title)
        cases = {
            case_id: (case_no or intake_no, title)
            for case_id, case_no, intake_no, title in session.execute(
                found.where(Case.id.in_({row.case_id for row in rows}))
            )
        }
        return tuple(
            DueLine(
                DeadlineKey(row.case_id, row.rule_id, row.ordinal, row.promised),
                *cases[row.case_id],
                row.term,
                row.statutory,
                row.due_at or on,
                row.provisional,
            )
            for row in rows
        )
