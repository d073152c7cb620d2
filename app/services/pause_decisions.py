"""Use-cases: times that are not counted, entered by hand (登记不计入期间)."""

from __future__ import annotations

from datetime import date

from app.domain.terms import Role
from app.models.case import Case
from app.models.deadline import CasePause
from app.services.deadline_sync import sync_deadlines
from app.services.desk import Desk
from app.services.history import note_event
from app.services.read_case import get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, Problem, RuleViolationError

_UNCHANGED = "期限没有改动。"
_MAY = (Role.HANDLER, Role.EXAMINER, Role.MEDIATOR, Role.SUPERVISOR, Role.ADMIN)


def pause_kinds(desk: Desk) -> tuple[str, ...]:
    """Return the times that some rule does not count, as they are chosen from."""
    with desk.store.reading() as session:
        rules = desk.clockworks.current(session).book.rules.values()
    return tuple(dict.fromkeys(kind for rule in rules for kind in rule.exclusions))


def add_pause(
    desk: Desk,
    case_id: int,
    kind: str,
    began_on: date,
    ended_on: date | None,
    ground: str,
    paper: str,
) -> int:
    """Record a time that is not counted and return its id (登记不计入期间).

    Raises:
        NotAllowedError: not by this role.
        RuleViolationError: no rule leaves such a time out, no ground, or impossible days.
    """
    desk.require(*_MAY)
    if kind not in pause_kinds(desk):
        raise _wrong("kind", "没有规则把这类时间除外")
    if not ground.strip() and not paper.strip():
        raise _wrong("ground", "请写明事由或文书")
    with desk.store.writing(actor=desk.account.name, reason=ground) as unit:
        case = get_live_case(unit.session, case_id)
        _check_days(desk, case, began_on, ended_on)
        row = CasePause(
            case_id=case_id,
            kind=kind,
            began_on=began_on,
            ended_on=ended_on,
            ground=ground.strip(),
            paper=paper.strip(),
        )
        unit.session.add(row)
        unit.session.flush()
        words = "，".join(filter(None, (ground.strip(), paper.strip())))
        said = f"{kind}，{began_on} 起{f'，至 {ended_on}' if ended_on else ''}：{words}"
        _noted(desk, unit, case, "deadline-pause", said)
        return row.id


def end_pause(desk: Desk, pause_id: int, ended_on: date) -> None:
    """Record when a time that is not counted ended.

    Raises:
        NotAllowedError: not by this role.
        NotFoundError: it is gone.
        RuleViolationError: it has ended already, or impossible days.
    """
    desk.require(*_MAY)
    with desk.store.writing(actor=desk.account.name) as unit:
        row = _get(unit, pause_id)
        case = get_live_case(unit.session, row.case_id)
        if row.ended_on is not None:
            raise RuleViolationError(f"这段时间已于 {row.ended_on} 结束，{_UNCHANGED}")
        _check_days(desk, case, row.began_on, ended_on)
        row.ended_on = ended_on
        _noted(desk, unit, case, "deadline-resume", f"{row.kind}自 {row.began_on} 至 {ended_on}")


def remove_pause(desk: Desk, pause_id: int, reason: str) -> None:
    """Take back a time that was entered by mistake; the history keeps it.

    Raises:
        NotAllowedError: not by this role.
        NotFoundError: it is gone.
        RuleViolationError: no reason.
    """
    desk.require(*_MAY)
    if not reason.strip():
        raise _wrong("reason", "请写明理由")
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        row = _get(unit, pause_id)
        case = get_live_case(unit.session, row.case_id)
        said = f"{row.kind}，{row.began_on} 起：{reason.strip()}"
        unit.session.delete(row)
        _noted(desk, unit, case, "deadline-unpause", said)


def _noted(desk: Desk, unit: UnitOfWork, case: Case, act: str, said: str) -> None:
    note_event(unit, case, act, note=said)
    sync_deadlines(desk, unit, case)


def _get(unit: UnitOfWork, pause_id: int) -> CasePause:
    row = unit.session.get(CasePause, pause_id)
    if row is None:
        raise NotFoundError(f"这段时间已不存在，{_UNCHANGED}", hint="请刷新案件。")
    return row


def _check_days(desk: Desk, case: Case, began_on: date, ended_on: date | None) -> None:
    if began_on < case.received_on:
        raise _wrong("began_on", "起日早于收件日")
    if began_on > desk.today:
        raise _wrong("began_on", "起日晚于今天")
    if ended_on is not None and not began_on <= ended_on <= desk.today:
        raise _wrong("ended_on", "止日早于起日，或晚于今天")


def _wrong(field: str, text: str) -> RuleViolationError:
    return RuleViolationError(f"{text}，{_UNCHANGED}", problems=(Problem(field, f"{text}。"),))
