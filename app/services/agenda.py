"""What is due and overdue, and which cases nobody will be reminded of (期限议程)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, select
from sqlalchemy.orm import Session

from app.domain.calendar import WorkCalendar
from app.domain.common_moves import SUPPLEMENT
from app.domain.countdown import countdown_text, is_overdue
from app.domain.dates import day_start
from app.domain.due import Moment
from app.models.case import Case
from app.models.deadline import Deadline
from app.services.case_filter import CaseFilter
from app.services.case_queries import CHUNK, conditions, count_in
from app.services.deadline_views import Agenda, AgendaItem, Bucket, DeadlineKey
from app.services.desk import Desk
from app.services.due_queries import LIVE_PHASES, RUNNING, counts_for

MOST_ITEMS = 300


@dataclass(frozen=True, slots=True)
class _Sight:
    """From when an agenda is seen: the day, its instant, and the Sunday that ends its week."""

    on: date
    now: datetime
    week_end: date

    def bucket(self, due: Moment, due_on: date) -> Bucket:
        """Return when something is due."""
        if is_overdue(due, self.now):
            return Bucket.OVERDUE
        if due_on == self.on:
            return Bucket.TODAY
        return Bucket.WEEK if due_on <= self.week_end else Bucket.LATER


def read_agenda(
    desk: Desk,
    on: date | None = None,
    *,
    mine: bool = False,
    handler: str | None = None,
    limit: int = MOST_ITEMS,
) -> Agenda:
    """Return the running limits as seen on ``on``, today when left out.

    A week ends on its Sunday, so a make-up Saturday belongs to it. Another day than today is
    seen from its beginning. ``handler`` keeps to the cases of an account, ``mine`` to those of
    the signed-in one; what nobody was given counts in either case. ``limit`` is how many items
    are listed at most, the earliest first; the counts tell of all.
    """
    day = on or desk.today
    now = desk.now if day == desk.today else day_start(day)
    sight = _Sight(day, now, day + timedelta(days=6 - day.weekday()))
    if handler is None and mine:
        handler = desk.account.name
    with desk.store.reading() as session:
        calendar = desk.clockworks.current(session).calendar
        wanted = CaseFilter(handler=handler, phases=LIVE_PHASES, no_next_step_on=day)
        idle = session.scalars(select(Case.id).where(*conditions(wanted)).order_by(Case.id))
        no_next_step = tuple(idle)
        counts = {
            **_limit_counts(session, sight, handler),
            **_case_counts(session, handler),
            "no-next-step": len(no_next_step),
        }
        rows = _running(session, handler, limit)
        cases = _cases(session, sorted({row.case_id for row in rows}))
    items = tuple(_item(row, cases[row.case_id], sight, calendar) for row in rows)
    return Agenda(day, counts, items, no_next_step)


def _ours(handler: str | None) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a running limit with a day that is still to be told."""
    return (
        Deadline.standing == RUNNING,
        Deadline.due_on.is_not(None),
        counts_for(handler),
    )


def _limit_counts(session: Session, sight: _Sight, handler: str | None) -> dict[str, int]:
    """Return how many limits each bucket holds; the index of the agenda answers it."""
    due = Deadline.due_on
    row = session.execute(
        select(
            func.count(case((due < sight.on, 1))),
            func.count(case((due == sight.on, 1))),
            func.count(case(((due > sight.on) & (due <= sight.week_end), 1))),
            func.count(case((due > sight.week_end, 1))),
        ).where(*_ours(handler))
    ).one()
    overdue, today, week, later = row
    # Limits in hours may be past already on the day itself; only that day's rows are read.
    past = session.scalar(
        select(func.count()).where(*_ours(handler), due == sight.on, Deadline.due_at < sight.now)
    )
    gone = past or 0
    return {
        Bucket.OVERDUE.value: overdue + gone,
        Bucket.TODAY.value: today - gone,
        Bucket.WEEK.value: week,
        Bucket.LATER.value: later,
    }


def _case_counts(session: Session, handler: str | None) -> dict[str, int]:
    """Return the counts of cases, each by the filter that lists them."""
    wanted = {
        "supplement": CaseFilter(handler=handler, states=(SUPPLEMENT.code,)),
        "awaiting": CaseFilter(handler=handler, phases=LIVE_PHASES, awaiting=True),
        "unassigned": CaseFilter(handler="", phases=LIVE_PHASES),
        "provisional": CaseFilter(handler=handler, provisional=True),
    }
    return {key: count_in(session, item) for key, item in wanted.items()}


def _running(session: Session, handler: str | None, limit: int) -> Sequence[Row[Any]]:
    columns = Deadline.__table__.columns
    query = select(*columns).where(*_ours(handler))
    order = (Deadline.due_on, Deadline.statutory.desc(), Deadline.id)
    return session.execute(query.order_by(*order).limit(limit)).all()


def _cases(session: Session, ids: Sequence[int]) -> Mapping[int, Row[Any]]:
    found: dict[int, Row[Any]] = {}
    columns = (
        Case.id, Case.case_no, Case.intake_no, Case.title, Case.product,
        Case.handler, Case.track, Case.state,
    )  # fmt: skip
    for start in range(0, len(ids), CHUNK):
        query = select(*columns).where(Case.id.in_(ids[start : start + CHUNK]))
        found |= {row.id: row for row in session.execute(query)}
    return found


def _item(row: Row[Any], of: Row[Any], sight: _Sight, calendar: WorkCalendar) -> AgendaItem:
    due: Moment = row.due_at or row.due_on
    return AgendaItem(
        key=DeadlineKey(row.case_id, row.rule_id, row.ordinal, row.promised),
        number=of.case_no or of.intake_no,
        title=of.title,
        product=of.product,
        handler=of.handler,
        track=of.track,
        case_state=of.state,
        term=row.term,
        statutory=row.statutory,
        due=due,
        provisional=row.provisional,
        bucket=sight.bucket(due, row.due_on),
        countdown=countdown_text(due, sight.now, calendar),
        rule=row.rule_used,
    )
