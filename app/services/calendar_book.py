"""A centre's working calendar: imported years, days set by hand, days with their load (日历)."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.calendar import Day, DaySource, WorkCalendar, YearCalendar
from app.domain.dates import YearMonth, day_start
from app.domain.terms import Role
from app.models.deadline import CalendarEdit, CalendarYear, Deadline
from app.models.handling import Sitting
from app.services.calendars import read_year_file
from app.services.deadline_views import DayLoad
from app.services.desk import Desk
from app.services.due_queries import RUNNING, counts_for, in_hand_of
from app.services.recompute import recompute_in
from app.support.clock import china_time
from app.support.errors import NotFoundError, RuleViolationError
from app.support.progress import Progress, no_progress

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year that somebody told of (已知年度); ``imported`` by the centre, ``used`` counts."""

    year: int
    source: DaySource
    issued_on: date | None
    reference: str
    imported: bool
    used: bool


@dataclass(frozen=True, slots=True)
class EditLine:
    """A day set by hand (手工调整)."""

    on: date
    works: bool
    reason: str


def known_until(desk: Desk) -> date | None:
    """Return the last day of the years known without a gap; None when nothing is known."""
    with desk.store.reading() as session:
        return desk.clockworks.current(session).calendar.known_until


def list_years(desk: Desk) -> tuple[YearLine, ...]:
    """Return every source of every year by year, the one that counts last."""
    with desk.store.reading() as session:
        calendar = desk.clockworks.current(session).calendar
        own = set(session.execute(select(CalendarYear.year, CalendarYear.issued_on)).all())
    lines = [
        YearLine(
            item.year,
            item.source,
            item.issued_on,
            item.reference,
            imported=(item.year, item.issued_on) in own,
            used=item is calendar.year(item.year),
        )
        for item in calendar.years
    ]
    return tuple(sorted(lines, key=lambda line: (line.year, line.used)))


def list_edits(desk: Desk) -> tuple[EditLine, ...]:
    """Return the days set by hand, the newest first."""
    with desk.store.reading() as session:
        edits = desk.clockworks.current(session).calendar.edits
    newest = sorted(edits, key=lambda item: item.on, reverse=True)
    return tuple(EditLine(item.on, item.works, item.reason) for item in newest)


def import_year(desk: Desk, file: Path, progress: Progress = no_progress) -> int:
    """Keep a year's notice and work out the limits in hand anew; return how many moved.

    The file of a notice imported before takes its place. All in one transaction.

    Raises:
        InputFileError: the file cannot be used.
        NotAllowedError: not for this role.
        TaskCancelledError: ``progress`` stopped it; nothing was changed.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    told = read_year_file(file)
    reason = f"导入 {told.year} 年放假安排"
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        query = select(CalendarYear).where(
            CalendarYear.year == told.year, CalendarYear.issued_on == told.issued_on
        )
        row = unit.session.scalar(query)
        if row is None:
            row = CalendarYear(year=told.year, issued_on=told.issued_on)
            unit.session.add(row)
        row.reference, row.data = told.reference, year_data(told)
        return recompute_in(desk, unit, progress).moved


def edit_day(
    desk: Desk,
    day: date,
    works: bool,  # noqa: FBT001
    reason: str,
    progress: Progress = no_progress,
) -> int:
    """Set one day by hand and work out the limits in hand anew; return how many moved.

    Raises:
        RuleViolationError: no reason; nothing was changed.
        NotAllowedError: not for this role.
        TaskCancelledError: ``progress`` stopped it; nothing was changed.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    if not reason.strip():
        raise RuleViolationError("没有写明理由，日历没有改动。", hint="请写明调整的理由或文号。")
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        row = unit.session.scalar(select(CalendarEdit).where(CalendarEdit.on == day))
        if row is None:
            row = CalendarEdit(on=day)
            unit.session.add(row)
        row.works, row.reason = works, reason.strip()
        return recompute_in(desk, unit, progress).moved


def remove_edit(desk: Desk, day: date, progress: Progress = no_progress) -> int:
    """Take back what was set by hand; return how many limits in hand moved.

    Raises:
        NotFoundError: the day was not set by hand.
        NotAllowedError: not for this role.
        TaskCancelledError: ``progress`` stopped it; nothing was changed.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    with desk.store.writing(actor=desk.account.name, reason="取消手工调整") as unit:
        row = unit.session.scalar(select(CalendarEdit).where(CalendarEdit.on == day))
        if row is None:
            raise NotFoundError("这一天没有手工调整，日历没有改动。")
        unit.session.delete(row)
        return recompute_in(desk, unit, progress).moved


def year_data(told: YearCalendar) -> dict[str, Any]:
    """Return a year in the form of a year file, for JSON; days in a row become one entry."""
    return {
        "year": told.year,
        "issued_on": told.issued_on.isoformat() if told.issued_on else None,
        "reference": told.reference,
        "off": _rows(told.off),
        "make_up": _rows(told.make_up),
    }


def _rows(named: Mapping[date, str]) -> list[dict[str, str]]:
    days = enumerate(sorted(named.items()))
    found = []
    for (_, name), group in groupby(days, lambda item: (item[1][0] - item[0] * _DAY, item[1][1])):
        run = [day for _, (day, _) in group]
        found.append({"name": name, "from": run[0].isoformat(), "to": run[-1].isoformat()})
    return found


def month_days(desk: Desk, month: YearMonth, handler: str | None = None) -> tuple[DayLoad, ...]:
    """Return the days of the whole weeks, Monday first, that a month touches, with their load.

    With ``handler`` only what is due in that account's cases. Limits due on the day are
    counted while they run; ``overdue`` are those of them that are past today.
    """
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    days = tuple(chain.from_iterable(weeks))
    with desk.store.reading() as session:
        calendar = desk.clockworks.current(session).calendar
        due = _due_counts(session, days[0], days[-1], handler)
        sittings = _sitting_counts(session, days[0], days[-1], handler)
    return tuple(
        _load(calendar, day, due.get(day, (0, 0)), sittings.get(day, 0), late=day < desk.today)
        for day in days
    )


def _load(
    calendar: WorkCalendar, on: date, due: tuple[int, int], sittings: int, *, late: bool
) -> DayLoad:
    day: Day = calendar.day(on)
    edits = [edit for edit in calendar.edits if edit.on == on]
    number, statutory = due
    return DayLoad(
        on=on,
        works=day.works,
        kind_term=day.kind.term,
        name=day.name,
        made_by=day.source.term,
        known=calendar.knows(on),
        edited=bool(edits),
        reason=day.reason,
        due=number,
        statutory_due=statutory,
        overdue=number if late else 0,
        sittings=sittings,
    )


def _due_counts(
    session: Session, first: date, last: date, handler: str | None
) -> Mapping[date, tuple[int, int]]:
    """Return the running limits by day: all, and the statutory ones."""
    query = (
        select(Deadline.due_on, func.count(), func.count(case((Deadline.statutory, 1))))
        .where(
            Deadline.standing == RUNNING,
            Deadline.due_on.between(first, last),
            counts_for(handler),
        )
        .group_by(Deadline.due_on)
    )
    return {day: (all_, law) for day, all_, law in session.execute(query) if day is not None}


def _sitting_counts(
    session: Session, first: date, last: date, handler: str | None
) -> Mapping[date, int]:
    query = select(Sitting.starts_at).where(
        Sitting.starts_at >= day_start(first),
        Sitting.starts_at < day_start(last + _DAY),
        Sitting.cancelled_reason.is_(None),
        in_hand_of(Sitting.case_id, handler),
    )
    found: dict[date, int] = {}
    for starts_at in session.scalars(query):
        day = china_time(starts_at).date()
        found[day] = found.get(day, 0) + 1
    return found
