"""Use-cases: what somebody decides about a time limit, always with the reason (期限决定)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from app.domain.due import china_day
from app.domain.terms import Decision, Role, Standing
from app.models.case import Case
from app.models.deadline import DeadlineDecision
from app.services.deadline_rows import OWN, Limit, work_out
from app.services.deadline_sync import case_facts, sync_deadlines
from app.services.deadline_views import DeadlineKey
from app.services.desk import Desk
from app.services.history import note_event
from app.services.pause_decisions import add_pause, end_pause, pause_kinds, remove_pause
from app.services.read_case import get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotAllowedError, NotFoundError, Problem, RuleViolationError

__all__ = [
    "add_deadline",
    "add_pause",
    "change_rules_day",
    "end_pause",
    "extend_deadline",
    "move_deadline",
    "pause_kinds",
    "remove_deadline",
    "remove_pause",
    "restore_deadline",
]

LONGEST_TERM = 120
_LIVE = (Standing.RUNNING, Standing.PAUSED)
_UNCHANGED = "期限没有改动。"


def extend_deadline(
    desk: Desk,
    key: DeadlineKey,
    amount: int,
    approved_by: str,
    paper: str,
    reason: str,
    on: date,
) -> None:
    """Prolong a limit as its rule allows, with the approval (延长).

    Raises:
        NotAllowedError: not by this role, or nobody approved it.
        RuleViolationError: no reason, the limit does not run, or more than the rule allows.
    """
    with _deciding(desk, key, reason) as work:
        limit = work.limit
        extension = limit.rule.extension if limit.rule is not None else None
        _require_live(limit)
        if extension is None or limit.key.promised:
            raise RuleViolationError(f"“{limit.term}”的规则不允许延长，{_UNCHANGED}")
        left = extension.limit - limit.extra
        if not 1 <= amount <= left:
            said = f"还能延长 {left} {extension.unit.measure}" if left > 0 else "已不能再延长"
            raise _wrong("amount", f"“{limit.term}”{said}")
        if not china_day(limit.run.start) <= on <= desk.today:
            raise _wrong("on", "批准日期须在起算日之后、今天之前")
        _require_approval(desk, limit, approved_by)
        work.decide(
            Decision.EXTEND,
            f"“{limit.term}”延长 {amount} {extension.unit.measure}{_by(approved_by, paper)}",
            amount=amount,
            approved_by=approved_by.strip(),
            paper=paper.strip(),
            decided_on=on,
        )


def move_deadline(
    desk: Desk, key: DeadlineKey, until: date, reason: str, approved_by: str = ""
) -> None:
    """Set another last day; what the rule gives stays visible beside it (改期).

    Raises:
        NotAllowedError: a statutory limit, and nobody approved it.
        RuleViolationError: no reason, the limit does not run, or the day is before its start.
    """
    with _deciding(desk, key, reason) as work:
        limit = work.limit
        _require_live(limit)
        if until < china_day(limit.run.start):
            raise _wrong("until", "改到的日期早于起算日")
        _require_approval(desk, limit, approved_by)
        before = china_day(limit.due).isoformat() if limit.due is not None else "未定"
        work.decide(
            Decision.MOVE,
            f"“{limit.term}”由 {before} 改为 {until.isoformat()}{_by(approved_by, '')}",
            until=until,
            approved_by=approved_by.strip(),
        )


def remove_deadline(desk: Desk, key: DeadlineKey, reason: str, approved_by: str = "") -> None:
    """Take a limit off the lists; it stays with the case, with the reason (删除).

    Raises:
        NotAllowedError: a statutory limit, and nobody approved it.
        RuleViolationError: no reason, or it is removed already.
    """
    with _deciding(desk, key, reason) as work:
        if work.limit.standing is Standing.REMOVED:
            raise RuleViolationError("这条期限已经删除，数据没有改动。", hint="请刷新案件。")
        _require_approval(desk, work.limit, approved_by)
        work.decide(
            Decision.REMOVE,
            f"删除“{work.limit.term}”{_by(approved_by, '')}",
            approved_by=approved_by.strip(),
        )


def restore_deadline(desk: Desk, key: DeadlineKey, reason: str) -> None:
    """Take back a removal, or else another last day (恢复).

    Raises:
        RuleViolationError: no reason, or there is nothing to take back.
    """
    with _deciding(desk, key, reason) as work:
        limit = work.limit
        if limit.standing is not Standing.REMOVED and limit.moved_to is None:
            raise RuleViolationError(f"这条期限没有删除，也没有改期，{_UNCHANGED}")
        work.decide(Decision.RESTORE, f"恢复“{limit.term}”")


def add_deadline(desk: Desk, case_id: int, term: str, until: date, reason: str) -> DeadlineKey:
    """Set a limit of one's own, for which there is no rule (自定期限).

    Raises:
        RuleViolationError: no name, no reason, or a day that is past.
    """
    name = term.strip()
    if not name or len(name) > LONGEST_TERM:
        raise _wrong("term", f"请填写期限名称，最多 {LONGEST_TERM} 字")
    if until < desk.today:
        raise _wrong("until", "届满日早于今天")
    _require_reason(reason)
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        case = get_live_case(unit.session, case_id)
        facts = case_facts(desk.catalogue, unit.session, case)
        own = [item.ordinal for item in facts.decisions if item.rule_id == OWN]
        key = DeadlineKey(case_id, OWN, max(own, default=0) + 1)
        _Work(desk, unit, case, key, reason).decide(
            Decision.ADD, f"自定“{name}”，至 {until.isoformat()}", term=name, until=until
        )
        return key


def change_rules_day(desk: Desk, case_id: int, day: date, reason: str) -> None:
    """Let the rules in force on ``day`` apply to a case (变更适用规则).

    Raises:
        NotAllowedError: only a supervisor may.
        RuleViolationError: no reason, or a day to come.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    _require_reason(reason)
    if day > desk.today:
        raise _wrong("day", "日期晚于今天")
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        case = get_live_case(unit.session, case_id)
        before = case.rules_on or case.received_on
        if before == day:
            raise RuleViolationError(f"案件已经适用 {day} 有效的规则，{_UNCHANGED}")
        case.rules_on = day
        said = f"适用规则由 {before} 有效的改为 {day} 有效的：{reason.strip()}"
        note_event(unit, case, "deadline-rules", note=said)
        sync_deadlines(desk, unit, case)


@dataclass(slots=True)
class _Work:
    """One decision while it is made."""

    desk: Desk
    unit: UnitOfWork
    case: Case
    key: DeadlineKey
    reason: str
    _found: Limit | None = None

    @property
    def limit(self) -> Limit:
        """Return the limit decided about, as it stands before the decision.

        Raises:
            NotFoundError: the history no longer shows it.
        """
        if self._found is None:
            self._found = _find(self.desk, self.unit, self.case, self.key)
        return self._found

    def decide(
        self,
        kind: Decision,
        said: str,
        *,
        amount: int = 0,
        until: date | None = None,
        term: str = "",
        approved_by: str = "",
        paper: str = "",
        decided_on: date | None = None,
    ) -> None:
        """Store the decision, write it into the history and work the limits out anew."""
        reason = self.reason.strip()
        self.unit.session.add(
            DeadlineDecision(
                case_id=self.case.id,
                rule_id=self.key.rule_id,
                ordinal=self.key.ordinal,
                promised=self.key.promised,
                kind=kind.value,
                amount=amount,
                until=until,
                term=term,
                approved_by=approved_by,
                paper=paper,
                reason=reason,
                decided_on=decided_on or self.desk.today,
            )
        )
        note_event(self.unit, self.case, f"deadline-{kind.value}", note=f"{said}：{reason}")
        sync_deadlines(self.desk, self.unit, self.case)


@contextmanager
def _deciding(desk: Desk, key: DeadlineKey, reason: str) -> Iterator[_Work]:
    _require_reason(reason)
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        yield _Work(desk, unit, get_live_case(unit.session, key.case_id), key, reason)


def _find(desk: Desk, unit: UnitOfWork, case: Case, key: DeadlineKey) -> Limit:
    clockwork = desk.clockworks.current(unit.session)
    facts = case_facts(desk.catalogue, unit.session, case)
    for limit in work_out(clockwork, desk.catalogue.get, facts):
        if limit.key == key:
            return limit
    raise NotFoundError(f"案件已没有这条期限，{_UNCHANGED}", hint="请刷新案件。")


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise _wrong("reason", "请写明理由")


def _require_live(limit: Limit) -> None:
    if limit.standing not in _LIVE:
        raise RuleViolationError(
            f"“{limit.term}”{limit.standing.term}，{_UNCHANGED}", hint="请刷新案件。"
        )


def _require_approval(desk: Desk, limit: Limit, approved_by: str) -> None:
    """Let supervisors decide about statutory limits, and others once a supervisor approved."""
    if not limit.statutory or desk.account.role in (Role.SUPERVISOR, Role.ADMIN):
        return
    if desk.account.role is Role.CLERK:
        raise NotAllowedError(
            f"法定期限须由承办人报负责人批准，{_UNCHANGED}", hint="请由承办人或负责人办理。"
        )
    if not approved_by.strip():
        raise _wrong("approved_by", "法定期限须经负责人批准，请填写批准人")


def _by(approved_by: str, paper: str) -> str:
    found = [f"{approved_by.strip()}批准" if approved_by.strip() else "", paper.strip()]
    text = "，".join(filter(None, found))
    return f"（{text}）" if text else ""


def _wrong(field: str, text: str) -> RuleViolationError:
    return RuleViolationError(f"{text}，{_UNCHANGED}", problems=(Problem(field, f"{text}。"),))
