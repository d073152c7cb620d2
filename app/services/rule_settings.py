"""A centre's own word on the rules: limits it checked, promises it gave (期限设置)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.deadline import DeadlineRule, Unit
from app.domain.terms import Role
from app.models.deadline import Deadline, RuleSetting
from app.services.clockworks import Clockwork, Setting, corrected_rule, promised_rule
from app.services.deadline_views import RuleLine
from app.services.desk import Desk
from app.services.due_queries import ALIVE
from app.services.recompute import recompute_in
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, RuleViolationError
from app.support.progress import Progress, no_progress

LONGEST = 9999


def list_rules(desk: Desk) -> tuple[RuleLine, ...]:
    """Return every rule, with the centre's own word on it and how many limits in hand it made."""
    shipped = desk.clockworks.shipped().book
    with desk.store.reading() as session:
        clockwork = desk.clockworks.current(session)
        numbers = _in_hand(session)
        confirmed = set(
            session.scalars(
                select(RuleSetting.rule_id).where(
                    RuleSetting.confirmed, RuleSetting.promised.is_(False)
                )
            )
        )
    return tuple(
        _line(rule, clockwork, confirmed=rule.id in confirmed, number=numbers.get(rule.id, 0))
        for rule in shipped.rules.values()
    )


def _in_hand(session: Session) -> Mapping[str, int]:
    query = (
        select(Deadline.rule_used, func.count())
        .where(Deadline.standing.in_(ALIVE), Deadline.promised.is_(False))
        .group_by(Deadline.rule_used)
    )
    return dict(session.execute(query).all())


def _line(rule: DeadlineRule, clockwork: Clockwork, *, confirmed: bool, number: int) -> RuleLine:
    used, promise = clockwork.book.get(rule.id), clockwork.promises.get(rule.id)
    return RuleLine(
        rule_id=rule.id,
        term=rule.term,
        starts=rule.starts,
        limit=used.length,
        shipped=rule.length,
        promise=promise.length if promise else "",
        nature=rule.kind.term,
        region=rule.region.term,
        source=rule.source,
        note=used.note,
        verified=rule.verified,
        confirmed=confirmed and not rule.verified,
        editable=not rule.verified,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        open_deadlines=number,
    )


def set_limit(
    desk: Desk,
    rule_id: str,
    limit: int,
    unit: Unit,
    confirmed: bool,  # noqa: FBT001
    reason: str,
    progress: Progress = no_progress,
) -> int:
    """Correct the limit of a rule that is not verified; return how many limits in hand moved.

    Raises:
        RuleViolationError: the rule is verified, the limit cannot be counted, or no reason was
            given; nothing was changed.
        NotFoundError: no such rule.
        NotAllowedError: not for this role.
        TaskCancelledError: ``progress`` stopped it; nothing was changed.
    """
    rule = _checked(desk, rule_id, reason)
    if rule.verified:
        raise RuleViolationError(
            f"规则 {rule.id} 已按条文原文核实，期限不能改动。",
            hint="本中心要求更短的，请设承诺时限。",
        )
    setting = _countable(
        rule, Setting(rule.id, promised=False, limit=limit, unit=unit.value, confirmed=confirmed)
    )
    return _keep(desk, setting, reason, progress)


def set_promise(
    desk: Desk,
    rule_id: str,
    limit: int,
    unit: Unit,
    reason: str,
    progress: Progress = no_progress,
) -> int:
    """Set the centre's own promise beside a rule; return how many limits in hand moved or came.

    Raises:
        RuleViolationError: the limit cannot be counted, or no reason; nothing was changed.
        NotFoundError: no such rule.
        NotAllowedError: not for this role.
        TaskCancelledError: ``progress`` stopped it; nothing was changed.
    """
    rule = _checked(desk, rule_id, reason)
    setting = _countable(rule, Setting(rule.id, promised=True, limit=limit, unit=unit.value))
    return _keep(desk, setting, reason, progress)


def clear_setting(
    desk: Desk,
    rule_id: str,
    promised: bool,  # noqa: FBT001
    progress: Progress = no_progress,
) -> int:
    """Take back the centre's own word on a rule; return how many limits in hand moved or went.

    Raises:
        NotFoundError: there is none; nothing was changed.
        NotAllowedError: not for this role.
        TaskCancelledError: ``progress`` stopped it; nothing was changed.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    with desk.store.writing(actor=desk.account.name, reason="取消期限设置") as unit:
        row = _stored(unit, rule_id, promised=promised)
        if row is None:
            raise NotFoundError("这条规则没有本中心的设置，没有改动。")
        unit.session.delete(row)
        return recompute_in(desk, unit, progress).moved


def _checked(desk: Desk, rule_id: str, reason: str) -> DeadlineRule:
    """Return the shipped rule, if this account may have its say on it and tells why."""
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    if not reason.strip():
        raise RuleViolationError("没有写明理由，期限没有改动。", hint="请写明依据的文件或决定。")
    return desk.clockworks.shipped().book.get(rule_id)


def _countable(rule: DeadlineRule, setting: Setting) -> Setting:
    """Return ``setting`` if a limit can be counted by it."""
    hint = "请检查期限的数和单位。"
    if not 0 <= setting.limit <= LONGEST:
        raise RuleViolationError(f"期限应在 0 至 {LONGEST} 之间，没有改动。", hint=hint)
    try:
        make = promised_rule if setting.promised else corrected_rule
        make(rule, setting)
    except ValueError as error:
        raise RuleViolationError("这样的期限无法计算，没有改动。", hint=hint) from error
    return setting


def _keep(desk: Desk, setting: Setting, reason: str, progress: Progress) -> int:
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        row = _stored(unit, setting.rule_id, promised=setting.promised)
        if row is None:
            row = RuleSetting(rule_id=setting.rule_id, promised=setting.promised)
            unit.session.add(row)
        row.limit, row.unit = setting.limit, setting.unit
        row.confirmed, row.reason = setting.confirmed, reason.strip()
        return recompute_in(desk, unit, progress).moved


def _stored(unit: UnitOfWork, rule_id: str, *, promised: bool) -> RuleSetting | None:
    query = select(RuleSetting).where(
        RuleSetting.rule_id == rule_id, RuleSetting.promised.is_(promised)
    )
    return unit.session.scalar(query)
