"""Use-cases of the schedule: hearings, mediations, inspections, with a clash check (排期)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.calendar import WorkCalendar
from app.domain.case_type import Move
from app.domain.dates import day_start, format_instant
from app.domain.fields import FieldValue
from app.domain.terms import SittingKind
from app.domain.text import compact_code, tidy
from app.models.case import Case
from app.models.handling import Sitting
from app.services.deadline_views import SittingLine
from app.services.desk import Desk
from app.services.history import note_event
from app.services.read_case import get_case, get_live_case
from app.services.requests import MoveRequest
from app.services.unit_of_work import UnitOfWork
from app.support.clock import china_time
from app.support.errors import NotFoundError, RuleViolationError

USUAL_MINUTES = 120
MOST_MINUTES = 24 * 60
OFFICE_HOURS = (time(8, 30), time(17, 30))
"""When people are usually at work; outside it the schedule only hints."""

_SEPARATORS = re.compile(r"[、，,;；\s]+")
_SUPERSEDED = "另行排期"


@dataclass(frozen=True, slots=True)
class _Slot:
    """A time taken by somebody somewhere, as clashes are compared."""

    id: int
    starts_at: datetime
    ends_at: datetime
    place: str
    people: frozenset[str]
    name: str

    def clash_with(self, other: _Slot) -> str:
        """Return in what two slots collide, empty when they do not."""
        if other.ends_at <= self.starts_at or self.ends_at <= other.starts_at:
            return ""
        shared = sorted(self.people & other.people)
        same_place = bool(self.place) and self.place == other.place
        what = [*(["地点相同"] if same_place else []), *(f"{name}须同时到场" for name in shared)]
        return "、".join(what)


def list_sittings(desk: Desk, first: date, last: date) -> tuple[SittingLine, ...]:
    """Return the schedule from ``first`` to ``last`` (both inclusive), cancelled ones included.

    Only entries that still stand clash with each other.
    """
    with desk.store.reading() as session:
        # A day more at either end: what began yesterday evening may last into the first day.
        rows = tuple(
            session.execute(
                _between(day_start(first - timedelta(1)), day_start(last + timedelta(2)))
            )
        )
        calendar = desk.clockworks.current(session).calendar
    slots = tuple(_slot(row, case) for row, case in rows if row.cancelled_reason is None)
    begin, end = day_start(first), day_start(last + timedelta(1))
    return tuple(
        _line(row, case, _all_hints(row, case, slots, calendar))
        for row, case in rows
        if begin <= row.starts_at < end
    )


def list_case_sittings(desk: Desk, case_id: int) -> tuple[SittingLine, ...]:
    """Return the entries of one case, in order of time, without looking for clashes."""
    query = (
        select(Sitting, Case)
        .join(Case, Case.id == Sitting.case_id)
        .where(Sitting.case_id == case_id)
        .order_by(Sitting.starts_at, Sitting.id)
    )
    with desk.store.reading() as session:
        return tuple(_line(row, case, ()) for row, case in session.execute(query))


def clashes(
    desk: Desk,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    people: str = "",
    except_id: int | None = None,
) -> tuple[str, ...]:
    """Return with what a planned sitting collides, one sentence each; nothing is forbidden.

    The same place or a person at two places at once, then hints: a day off, outside the hours.
    """
    ends_at = starts_at + timedelta(minutes=minutes)
    wanted = _Slot(except_id or 0, starts_at, ends_at, _place_key(place), names_in(people), "")
    with desk.store.reading() as session:
        rows = session.execute(_between(starts_at - timedelta(minutes=MOST_MINUTES), ends_at))
        slots = tuple(_slot(row, case) for row, case in rows if row.cancelled_reason is None)
        calendar = desk.clockworks.current(session).calendar
    return (*_collisions(wanted, slots), *_hints(wanted, calendar))


def names_in(people: str) -> frozenset[str]:
    """Return the names in a text, however they are separated."""
    return frozenset(part for part in _SEPARATORS.split(tidy(people)) if part)


def book_sitting(
    desk: Desk,
    case_id: int,
    kind: SittingKind,
    starts_at: datetime,
    minutes: int = USUAL_MINUTES,
    place: str = "",
    people: str = "",
    note: str = "",
) -> int:
    """Put a sitting into the schedule and return its id. Clashes do not forbid it.

    Raises:
        RuleViolationError: it takes no time, or the case is in the recycle bin.
    """
    _check_minutes(minutes)
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        row = _add(unit, case, kind, starts_at, minutes, place, people, note)
        note_event(unit, case, "sitting", note=_text(row))
        return row.id


def change_sitting(
    desk: Desk,
    sitting_id: int,
    starts_at: datetime,
    minutes: int,
    place: str,
    people: str,
    note: str = "",
) -> None:
    """Move a sitting that still stands to another time or place.

    Raises:
        NotFoundError: it is gone.
        RuleViolationError: it was cancelled, or takes no time.
    """
    _check_minutes(minutes)
    with desk.store.writing(actor=desk.account.name) as unit:
        row = _standing(unit.session, sitting_id)
        case = get_live_case(unit.session, row.case_id)
        before = _text(row)
        row.starts_at, row.minutes = starts_at, minutes
        row.place, row.people, row.note = tidy(place), tidy(people), tidy(note)
        note_event(unit, case, "sitting", note=f"{before} 改为 {_text(row)}")


def cancel_sitting(desk: Desk, sitting_id: int, reason: str) -> None:
    """Cancel a sitting; it stays in the schedule, struck out, with the reason.

    Raises:
        NotFoundError: it is gone.
        RuleViolationError: no reason, or already cancelled.
    """
    if not tidy(reason):
        raise RuleViolationError("取消排期须写明原因，数据没有改动。", hint="请填写原因。")
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        row = _standing(unit.session, sitting_id)
        case = get_live_case(unit.session, row.case_id)
        row.cancelled_reason = tidy(reason)
        note_event(unit, case, "sitting", note=f"取消 {_text(row)}：{tidy(reason)}")


def booking_clashes(desk: Desk, case_id: int, request: MoveRequest) -> tuple[str, ...]:
    """Return with what the sitting that a step would book collides, before it is made.

    The sitting of this case that the new one replaces is no collision.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        booking = desk.catalogue.get(case.kind).move(request.move).books
        starts_at = request.asked.get(booking.at) if booking else None
        if booking is None or not isinstance(starts_at, datetime):
            return ()
        place = _fact(case, booking.place, request.asked)
        people = _fact(case, booking.people, request.asked)
        replaced = session.scalars(_replaced(case_id, booking.kind, desk.now)).first()
        own = None if replaced is None else replaced.id
    return clashes(desk, starts_at, USUAL_MINUTES, place, people, own)


def _replaced(case_id: int, kind: SittingKind, now: datetime) -> Select[Sitting]:
    """Return the sittings that a newer one of the same kind takes the place of."""
    return select(Sitting).where(
        Sitting.case_id == case_id,
        Sitting.kind == kind.value,
        Sitting.cancelled_reason.is_(None),
        Sitting.starts_at > now,
    )


def book_from_move(
    unit: UnitOfWork, case: Case, move: Move, asked: Mapping[str, FieldValue]
) -> None:
    """Write the sitting that a move books, in the move's own transaction.

    A future one of the same kind that still stands is cancelled, as the newer takes its place;
    one at the very same time is changed instead. Moves that book nothing, such as holding the
    hearing, leave the schedule as it is. The move's own line in the history tells of it.
    """
    booking = move.books
    starts_at = asked.get(booking.at) if booking else None
    if booking is None or not isinstance(starts_at, datetime):
        return
    place = _fact(case, booking.place, asked)
    people = _fact(case, booking.people, asked)
    standing = _replaced(case.id, booking.kind, unit.now)
    for row in tuple(unit.session.scalars(standing)):
        if row.starts_at == starts_at:
            row.place, row.people = place or row.place, people or row.people
            return
        row.cancelled_reason = f"{_SUPERSEDED}：{format_instant(starts_at)}"
    _add(unit, case, booking.kind, starts_at, USUAL_MINUTES, place, people, "")


def _add(
    unit: UnitOfWork,
    case: Case,
    kind: SittingKind,
    starts_at: datetime,
    minutes: int,
    place: str,
    people: str,
    note: str,
) -> Sitting:
    row = Sitting(
        case_id=case.id,
        kind=kind.value,
        starts_at=starts_at,
        minutes=minutes,
        place=tidy(place),
        people=tidy(people),
        note=tidy(note),
    )
    unit.session.add(row)
    unit.session.flush()
    return row


def _fact(case: Case, key: str, asked: Mapping[str, FieldValue]) -> str:
    """Return what the move asked under ``key``, else what the case knows of it."""
    if not key:
        return ""
    value = asked.get(key) or (case.details or {}).get(key) or getattr(case, key, "")
    return tidy(str(value or ""))


def _standing(session: Session, sitting_id: int) -> Sitting:
    row = session.get(Sitting, sitting_id)
    if row is None:
        raise NotFoundError("这条排期已不存在，数据没有改动。", hint="请刷新排期。")
    if row.cancelled_reason is not None:
        raise RuleViolationError("这条排期已取消，数据没有改动。", hint="请另行排期。")
    return row


def _check_minutes(minutes: int) -> None:
    if not 0 < minutes <= MOST_MINUTES:
        raise RuleViolationError("时长须在 1 分钟至 24 小时之间，数据没有改动。")


def _between(first: datetime, end: datetime) -> Select[Sitting, Case]:
    return (
        select(Sitting, Case)
        .join(Case, Case.id == Sitting.case_id)
        .where(Sitting.starts_at >= first, Sitting.starts_at < end, Case.deleted_at.is_(None))
        .order_by(Sitting.starts_at, Sitting.id)
    )


def _slot(row: Sitting, case: Case) -> _Slot:
    name = f"{SittingKind(row.kind).term}（{case.case_no or case.intake_no}）"
    ends_at = row.starts_at + timedelta(minutes=row.minutes)
    people = names_in(row.people)
    return _Slot(row.id, row.starts_at, ends_at, _place_key(row.place), people, name)


def _place_key(place: str) -> str:
    return "".join(sign for sign in compact_code(place) if sign.isalnum())


def _all_hints(
    row: Sitting, case: Case, slots: Iterable[_Slot], calendar: WorkCalendar
) -> tuple[str, ...]:
    if row.cancelled_reason is not None:
        return ()
    slot = _slot(row, case)
    return (*_collisions(slot, slots), *_hints(slot, calendar))


def _collisions(slot: _Slot, slots: Iterable[_Slot]) -> tuple[str, ...]:
    found: list[str] = []
    for other in slots:
        what = "" if other.id == slot.id else slot.clash_with(other)
        if what:
            found.append(f"与 {format_instant(other.starts_at)} 的{other.name}冲突：{what}")
    return tuple(found)


def _hints(slot: _Slot, calendar: WorkCalendar) -> tuple[str, ...]:
    local, end = china_time(slot.starts_at), china_time(slot.ends_at)
    found: list[str] = []
    day = calendar.day(local.date())
    if not day.works:
        found.append(f"{day.on.isoformat()} 是{day.name or day.kind.term}，不上班")
    opens, closes = OFFICE_HOURS
    if local.time() < opens or end.time() > closes or end.date() != local.date():
        found.append(f"不在上班时间（{opens:%H:%M}—{closes:%H:%M}）内")
    return tuple(found)


def _text(row: Sitting) -> str:
    parts = (SittingKind(row.kind).term, format_instant(row.starts_at), row.place, row.people)
    return " ".join(part for part in parts if part)


def _line(row: Sitting, case: Case, found: tuple[str, ...]) -> SittingLine:
    return SittingLine(
        id=row.id,
        case_id=case.id,
        number=case.case_no or case.intake_no,
        title=case.title,
        kind_term=SittingKind(row.kind).term,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        people=row.people,
        note=row.note,
        cancelled=row.cancelled_reason or "",
        clashes=found,
    )
