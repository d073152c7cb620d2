"""Use-cases of the credit register: entries rest on effective papers, never on hints (信用记录)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain.credit import STANDS, CreditAct, credit_standing
from app.domain.repeat import EFFECTIVE_STATE, HINT
from app.domain.terms import Role
from app.domain.text import tidy
from app.models.case import Case, CaseEvent, CaseParty
from app.models.handling import CreditEvent
from app.models.party import Party
from app.services.desk import Desk
from app.services.handling_views import CreditLine
from app.services.history import note_event
from app.services.read_case import get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, Problem, RuleViolationError

_RULED_ACTS = (CreditAct.REPEAT_INFRINGEMENT, CreditAct.REFUSED_RULING)
"""Acts that presuppose a ruling which nobody can challenge any more."""


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """What is written into the register (信用登记).

    ``basis`` is the effective paper with its number, ``effective_on`` the day from which it is
    effective. ``expires_on`` is inclusive, None while nobody said until when.
    """

    party_id: int
    act: CreditAct
    basis: str
    effective_on: date | None
    case_id: int | None = None
    expires_on: date | None = None
    note: str = ""


def record_credit(desk: Desk, entry: CreditEntry) -> int:
    """Enter an act of a party and return the entry's id.

    Raises:
        RuleViolationError: there is no paper, or it is not effective yet; a suspicion stays a
            hint and must not be entered.
        NotFoundError: the party or case is gone.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        party = unit.session.get(Party, entry.party_id)
        if party is None:
            raise NotFoundError("这位当事人已不存在，没有登记。", hint="请刷新列表。")
        case = get_live_case(unit.session, entry.case_id) if entry.case_id else None
        _refuse(desk, unit, entry, case)
        row = CreditEvent(
            party_id=party.id,
            case_id=entry.case_id,
            act=entry.act.value,
            basis=tidy(entry.basis),
            effective_on=entry.effective_on,
            expires_on=entry.expires_on,
            note=tidy(entry.note),
        )
        unit.session.add(row)
        unit.session.flush()
        if case is not None:
            note_event(unit, case, "credit", note=f"{entry.act.term}，依据 {row.basis}")
        return row.id


def repair_credit(desk: Desk, credit_id: int, repaired_on: date, note: str) -> None:
    """Note that an entry was repaired, with what it rests on (信用修复).

    Raises:
        NotAllowedError: only a supervisor may.
        RuleViolationError: nothing to rest on, or a day ahead or before the entry took effect.
        NotFoundError: the entry is gone.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    if not tidy(note):
        raise RuleViolationError("信用修复须写明依据，数据没有改动。", hint="请填写修复依据。")
    with desk.store.writing(actor=desk.account.name, reason=note) as unit:
        row = _row(unit, credit_id)
        _check_day(desk, row, repaired_on)
        row.repaired_on = repaired_on
        row.note = "；".join(filter(None, (row.note, f"修复：{tidy(note)}")))


def report_credit(desk: Desk, credit_id: int, reported_to: str, reported_on: date) -> None:
    """Note to whom and when an entry was reported (报送).

    Raises:
        RuleViolationError: no receiver, or a day ahead or before the entry took effect.
        NotFoundError: the entry is gone.
    """
    if not tidy(reported_to):
        raise RuleViolationError("请填写报送单位，数据没有改动。")
    with desk.store.writing(actor=desk.account.name) as unit:
        row = _row(unit, credit_id)
        _check_day(desk, row, reported_on)
        row.reported_to, row.reported_on = tidy(reported_to), reported_on


def list_credit(
    desk: Desk, *, party_id: int | None = None, standing_only: bool = False
) -> tuple[CreditLine, ...]:
    """Return the register or one party's part of it, latest effective day first."""
    query = (
        select(CreditEvent, Party, Case)
        .join(Party, Party.id == CreditEvent.party_id)
        .outerjoin(Case, Case.id == CreditEvent.case_id)
        .order_by(CreditEvent.effective_on.desc(), CreditEvent.id.desc())
    )
    if party_id is not None:
        query = query.where(CreditEvent.party_id == party_id)
    with desk.store.reading() as session:
        lines = tuple(_line(desk, row, party, case) for row, party, case in session.execute(query))
    return tuple(line for line in lines if line.standing == STANDS or not standing_only)


def _refuse(desk: Desk, unit: UnitOfWork, entry: CreditEntry, case: Case | None) -> None:
    problems: list[Problem] = []
    if not tidy(entry.basis):
        problems.append(Problem("basis", "请填写所依据的生效文书及文号。"))
    if entry.effective_on is None:
        problems.append(Problem("effective_on", "请填写文书的生效日期。"))
    elif entry.effective_on > desk.today:
        problems.append(Problem("effective_on", "文书尚未生效。"))
    elif entry.expires_on is not None and entry.expires_on < entry.effective_on:
        problems.append(Problem("expires_on", "到期日早于生效日期。"))
    if case is not None:
        problems += _case_problems(unit, entry, case)
    if problems:
        raise RuleViolationError(
            f"依据不足，没有登记信用记录；未生效的线索只能作为“{HINT}”。",
            problems=tuple(problems),
            hint="请在文书生效后再登记。",
        )


def _case_problems(unit: UnitOfWork, entry: CreditEntry, case: Case) -> list[Problem]:
    """Look whether the party is in the case, and its ruling effective where the act needs one."""
    found: list[Problem] = []
    part = select(CaseParty.id).where(
        CaseParty.case_id == case.id, CaseParty.party_id == entry.party_id
    )
    if unit.session.scalars(part).first() is None:
        found.append(Problem("case_id", "当事人不在这件案件中。"))
    effective = select(CaseEvent.id).where(
        CaseEvent.case_id == case.id, CaseEvent.to_state == EFFECTIVE_STATE
    )
    if entry.act in _RULED_ACTS and unit.session.scalars(effective).first() is None:
        found.append(Problem("case_id", "这件案件的裁决尚未生效。"))
    return found


def _row(unit: UnitOfWork, credit_id: int) -> CreditEvent:
    row = unit.session.get(CreditEvent, credit_id)
    if row is None:
        raise NotFoundError("这条信用记录已不存在，数据没有改动。", hint="请刷新列表。")
    return row


def _check_day(desk: Desk, row: CreditEvent, day: date) -> None:
    if not row.effective_on <= day <= desk.today:
        raise RuleViolationError("日期早于生效日期或晚于今天，数据没有改动。", hint="请核对日期。")


def _line(desk: Desk, row: CreditEvent, party: Party, case: Case | None) -> CreditLine:
    return CreditLine(
        id=row.id,
        party_id=party.id,
        party_name=party.name,
        case_id=row.case_id,
        number=(case.case_no or case.intake_no) if case else "",
        act=row.act,
        act_term=CreditAct(row.act).term,
        basis=row.basis,
        effective_on=row.effective_on,
        expires_on=row.expires_on,
        repaired_on=row.repaired_on,
        reported_to=row.reported_to,
        reported_on=row.reported_on,
        note=row.note,
        standing=credit_standing(desk.today, row.expires_on, row.repaired_on),
    )
