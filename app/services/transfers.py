"""Use-cases of the transfer ledger: what went to whom, what came back, what runs (移送台账)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.domain.common_fields import FEEDBACK_DUE_ON, TRANSFER_TO
from app.domain.countdown import countdown_text
from app.domain.deadline import LimitKind, Unit
from app.domain.due import Moment, china_day, compute_due
from app.domain.fields import FieldValue
from app.domain.penalty_moves import HANDED_AT, POLICE_RECEIVED_ON
from app.domain.text import tidy
from app.domain.transfers import OWN_STEPS, Body, TransferClock, TransferResult, body_of, clocks_of
from app.models.case import Case
from app.models.handling import Transfer
from app.services.clockworks import Clockwork
from app.services.desk import Desk
from app.services.handling_views import TransferClockLine, TransferDue, TransferLine
from app.services.history import note_event
from app.services.read_case import get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, Problem, RuleViolationError

OURS = "本中心"
LEDGER_EVENT = "transfer-ledger"
"""Kinds of case have moves called transfer; the ledger's lines must not be taken for them."""


@dataclass(frozen=True, slots=True)
class TransferEntry:
    """What is written when a case is handed over (移送登记). Days not known yet stay None."""

    body: Body
    body_name: str
    decided_at: datetime | None = None
    sent_on: date | None = None
    paper_no: str = ""
    received_on: date | None = None
    feedback_due_on: date | None = None
    note: str = ""


def record_transfer(desk: Desk, case_id: int, entry: TransferEntry) -> int:
    """Enter a transfer and return its id.

    Raises:
        RuleViolationError: the body has no name, or days lie ahead or in the wrong order.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        row = _row(case_id, entry)
        _refuse(desk, row)
        unit.session.add(row)
        unit.session.flush()
        note_event(unit, case, LEDGER_EVENT, note=f"移送{row.body_name} {row.paper_no}".strip())
        return row.id


def transfer_from_move(
    unit: UnitOfWork, case: Case, on: date, asked: Mapping[str, FieldValue]
) -> None:
    """Enter a step that hands the case over into the ledger, so that nobody types it twice.

    Steps without a receiving body are none of the ledger's.
    """
    entry = entry_of_step(on, asked)
    if entry is not None:
        unit.session.add(_row(case.id, entry))


def entry_of_step(on: date, asked: Mapping[str, FieldValue]) -> TransferEntry | None:
    """Return the ledger's entry of a step made on a day; None when it hands nothing over.

    A step that asks when the papers were handed to somebody hands them to the police.
    """
    name = tidy(str(asked.get(TRANSFER_TO.key) or ""))
    if not name:
        return None
    handed, due = asked.get(HANDED_AT.key), asked.get(FEEDBACK_DUE_ON.key)
    received = asked.get(POLICE_RECEIVED_ON.key)
    decided_at = handed if isinstance(handed, datetime) else None
    return TransferEntry(
        body=Body.POLICE if decided_at is not None else body_of(name),
        body_name=name,
        decided_at=decided_at,
        sent_on=on,
        received_on=received if type(received) is date else None,
        feedback_due_on=due if type(due) is date else None,
    )


def _row(case_id: int, entry: TransferEntry) -> Transfer:
    return Transfer(
        case_id=case_id,
        body=entry.body.value,
        body_name=tidy(entry.body_name),
        decided_at=entry.decided_at,
        sent_on=entry.sent_on,
        paper_no=tidy(entry.paper_no),
        received_on=entry.received_on,
        feedback_due_on=entry.feedback_due_on,
        result="",
        note=tidy(entry.note),
    )


def note_sent(desk: Desk, transfer_id: int, sent_on: date, paper_no: str = "") -> None:
    """Note the day on which the papers went out.

    Raises:
        NotFoundError: the entry is gone.
        RuleViolationError: the day lies ahead or before the decision.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        row, case = _entry(unit, transfer_id)
        row.sent_on, row.paper_no = sent_on, tidy(paper_no) or row.paper_no
        _refuse(desk, row)
        note_event(unit, case, LEDGER_EVENT, on=sent_on, note=f"已移送{row.body_name}")


def note_receipt(desk: Desk, transfer_id: int, received_on: date, paper_no: str = "") -> None:
    """Note the day on which the other body took the case.

    Raises:
        NotFoundError: the entry is gone.
        RuleViolationError: the day lies ahead or before it was sent.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        row, case = _entry(unit, transfer_id)
        row.received_on, row.paper_no = received_on, tidy(paper_no) or row.paper_no
        _refuse(desk, row)
        note_event(unit, case, LEDGER_EVENT, on=received_on, note=f"{row.body_name}已接收")


def note_feedback(
    desk: Desk, transfer_id: int, feedback_on: date, result: TransferResult, note: str = ""
) -> None:
    """Note what came back; a later answer replaces an earlier one, and history keeps both.

    A step of this office's own, such as handing over the exhibits, ends the limit that the
    answer had started; the day of the answer stays.

    Raises:
        NotFoundError: the entry is gone.
        RuleViolationError: the day lies ahead or before the case was sent, or there was no
            answer yet to act upon.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        row, case = _entry(unit, transfer_id)
        own = result in OWN_STEPS
        if own and (row.feedback_on is None or not row.feedback_on <= feedback_on <= desk.today):
            raise RuleViolationError(
                "尚无对方答复，或者日期不对，没有登记。", hint="请先登记对方的反馈。"
            )
        row.feedback_on = row.feedback_on if own else feedback_on
        row.result, row.note = result.value, tidy(note) or row.note
        _refuse(desk, row)
        text = result.term if own else f"{row.body_name}反馈：{result.term}"
        text = f"{text}。{tidy(note)}".rstrip("。")
        note_event(unit, case, LEDGER_EVENT, on=feedback_on, note=text)


def list_transfers(
    desk: Desk,
    *,
    open_only: bool = False,
    body: Body | None = None,
    case_id: int | None = None,
) -> tuple[TransferLine, ...]:
    """Return the ledger, newest entry first, each with its limits as they stand now."""
    query = (
        select(Transfer, Case)
        .join(Case, Case.id == Transfer.case_id)
        .where(Case.deleted_at.is_(None))
        .order_by(Transfer.id.desc())
    )
    if body is not None:
        query = query.where(Transfer.body == body.value)
    if case_id is not None:
        query = query.where(Transfer.case_id == case_id)
    with desk.store.reading() as session:
        work = desk.clockworks.current(session)
        lines = tuple(_line(desk, work, row, case) for row, case in session.execute(query))
    return tuple(line for line in lines if line.open or not open_only)


def due_transfers(desk: Desk) -> tuple[TransferDue, ...]:
    """Return what the ledger still waits for, by day: limits that run, and feedback."""
    found: list[TransferDue] = []
    for line in list_transfers(desk, open_only=True):
        found += [
            _due(line, clock.term, clock.due, statutory=clock.statutory, overdue=clock.overdue)
            for clock in line.clocks
            if clock.done_on is None
        ]
        if line.feedback_on is None and line.feedback_due_on is not None:
            day = line.feedback_due_on
            found.append(
                _due(line, "对方反馈", day, statutory=False, overdue=line.feedback_overdue)
            )
    return tuple(sorted(found, key=lambda item: (china_day(item.due), item.transfer_id)))


def _due(
    line: TransferLine, term: str, due: Moment, *, statutory: bool, overdue: bool
) -> TransferDue:
    return TransferDue(
        line.id,
        line.case_id,
        line.number,
        line.title,
        line.body_name,
        term,
        due,
        statutory,
        overdue,
    )


def _entry(unit: UnitOfWork, transfer_id: int) -> tuple[Transfer, Case]:
    row = unit.session.get(Transfer, transfer_id)
    if row is None:
        raise NotFoundError("这条移送记录已不存在，数据没有改动。", hint="请刷新台账。")
    return row, get_live_case(unit.session, row.case_id)


def _refuse(desk: Desk, row: Transfer) -> None:
    """Raise for an entry without a name, and for days that lie ahead or run backwards."""
    problems: list[Problem] = []
    if not row.body_name:
        problems.append(Problem("body_name", "请填写接收单位。"))
    decided = china_day(row.decided_at) if row.decided_at else None
    before: date | None = None
    days = (("decided_at", decided), ("sent_on", row.sent_on), ("received_on", row.received_on))
    for key, day in (*days, ("feedback_on", row.feedback_on)):
        if day is None:
            continue
        if day > desk.today:
            problems.append(Problem(key, "日期晚于今天。"))
        if before is not None and day < before:
            problems.append(Problem(key, "日期早于前一环节。"))
        before = day
    if row.decided_at is not None and row.decided_at > desk.now:
        problems.append(Problem("decided_at", "批准时间晚于现在。"))
    if problems:
        raise RuleViolationError("移送记录有误，尚未保存。", problems=tuple(problems))


def _line(desk: Desk, work: Clockwork, row: Transfer, case: Case) -> TransferLine:
    awaited = row.feedback_due_on if row.feedback_on is None else None
    return TransferLine(
        id=row.id,
        case_id=case.id,
        number=case.case_no or case.intake_no,
        title=case.title,
        body=row.body,
        body_term=Body(row.body).term,
        body_name=row.body_name,
        decided_at=row.decided_at,
        sent_on=row.sent_on,
        paper_no=row.paper_no,
        received_on=row.received_on,
        feedback_due_on=row.feedback_due_on,
        feedback_on=row.feedback_on,
        feedback_overdue=awaited is not None and awaited < desk.today,
        result=row.result,
        result_term=TransferResult(row.result).term if row.result else "",
        note=row.note,
        clocks=_clocks(desk, work, row),
        feedback_countdown=countdown_text(awaited, desk.now, work.calendar),
    )


def _clocks(desk: Desk, work: Clockwork, row: Transfer) -> tuple[TransferClockLine, ...]:
    """Return the limits that the entry's dates have started."""
    found: list[TransferClockLine] = []
    for clock in clocks_of(row.body, row.result):
        start = _start(clock, row)
        line = None if start is None else _clock(desk, work, row, clock, start)
        if line is not None:
            found.append(line)
    return tuple(found)


def _start(clock: TransferClock, row: Transfer) -> Moment | None:
    found: Moment | None = getattr(row, clock.begins.value)
    return found


def _clock(
    desk: Desk, work: Clockwork, row: Transfer, clock: TransferClock, start: Moment
) -> TransferClockLine | None:
    rule = work.book.on(clock.rule, china_day(start))
    if rule.limit is None or (rule.unit is Unit.HOUR and not isinstance(start, datetime)):
        return None
    due = compute_due(rule, start, work.calendar)
    if due.due is None:
        return None
    done_on: date | None = getattr(row, clock.met_by) if clock.met_by else None
    now: Moment = done_on or (desk.now if isinstance(due.due, datetime) else desk.today)
    return TransferClockLine(
        rule_id=rule.id,
        term=rule.term,
        whose=OURS if clock.ours else row.body_name,
        due=due.due,
        statutory=rule.kind is LimitKind.STATUTORY,
        provisional=due.provisional,
        source=due.source,
        done_on=done_on,
        overdue=not due.met_by(now),
        countdown="" if done_on else countdown_text(due.due, desk.now, work.calendar),
        verified=rule.verified,
    )
