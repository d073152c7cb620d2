"""Cases with a history of given days, and a look at one of their time limits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from app.domain.fields import FieldValue
from app.domain.terms import Outcome
from app.models.deadline import Deadline
from app.services.deadline_views import DeadlineKey, DeadlineLine
from app.services.deadlines import read_deadlines
from app.services.desk import Desk
from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.support.clock import CHINA
from tests.store.desk_kit import dispute, open_one

PANEL = "甲、乙、丙"
WORKED = (
    # start, rule, due: the nine worked examples of the field's reference, section 1.7
    (date(2025, 9, 26), "INF-SERVE", date(2025, 10, 10)),
    (date(2025, 9, 30), "INF-SERVE", date(2025, 10, 14)),
    (date(2025, 9, 20), "INF-ANSWER", date(2025, 10, 9)),
    (date(2026, 2, 5), "INF-ANSWER", date(2026, 2, 24)),
    (date(2026, 2, 12), "INF-SERVE", date(2026, 2, 26)),
    (date(2025, 7, 1), "INF-CLOSE", date(2025, 10, 9)),
    (date(2025, 11, 30), "INF-CLOSE", date(2026, 2, 28)),
    (date(2026, 1, 31), "INF-INTERNAL-UM", date(2026, 2, 28)),
    (date(2026, 1, 26), "MED-CONFIRM", date(2026, 2, 25)),
)


def received(desk: Desk, on: date, **right: FieldValue) -> int:
    """Receive an infringement dispute on a day at half past nine and return its id."""
    at = datetime(on.year, on.month, on.day, 9, 30, tzinfo=CHINA)
    return open_one(desk, dispute(facts={"received_at": at}, right=right)).id


def make(
    desk: Desk,
    case_id: int,
    code: str,
    on: date,
    outcome: Outcome | None = None,
    reason: str = "",
    **asked: FieldValue,
) -> None:
    """Make one move on a day, with exactly what is given."""
    version = read_dossier(desk, case_id).line.version
    move_case(desk, case_id, version, MoveRequest(code, on, outcome, reason, asked))


def accepted(desk: Desk, on: date, **right: FieldValue) -> int:
    """Receive and docket a dispute on the same day and return its id."""
    case_id = received(desk, on, **right)
    make(desk, case_id, "accept", on, panel=PANEL)
    return case_id


def served(desk: Desk, on: date, accepted_on: date | None = None) -> int:
    """Docket a dispute and serve the request on ``on``, handed over."""
    case_id = accepted(desk, accepted_on or on)
    make(desk, case_id, "serve", on, service_method="direct", served_on=on)
    return case_id


def line(
    desk: Desk, case_id: int, rule: str, ordinal: int = 1, *, promised: bool = False
) -> DeadlineLine:
    """Return one time limit of a case as shown."""
    key = DeadlineKey(case_id, rule, ordinal, promised)
    return next(item for item in read_deadlines(desk, case_id) if item.key == key)


def rules(lines: Iterable[DeadlineLine]) -> set[str]:
    """Return the rules of limits."""
    return {item.key.rule_id for item in lines}


def stored(desk: Desk, case_id: int) -> dict[tuple[str, int], Deadline]:
    """Return the stored limits of a case that are no promises."""
    query = select(Deadline).where(Deadline.case_id == case_id, Deadline.promised.is_(False))
    with desk.store.reading() as session:
        return {(row.rule_id, row.ordinal): row for row in session.scalars(query)}
