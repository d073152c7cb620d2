"""Time limits as shown: standing, countdown, and why they end on their day (期限说明)."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.countdown import countdown_text, is_overdue
from app.domain.deadline import DeadlineRule, Region
from app.domain.due import china_day
from app.domain.due_steps import told
from app.domain.terms import Decision, Standing
from app.services.clockworks import Clockwork
from app.services.deadline_bands import bands_of
from app.services.deadline_rows import CaseFacts, DecisionFact, Limit
from app.services.deadline_views import DeadlineLine, Why
from app.support.clock import china_time

_RUNNING = (Standing.RUNNING, Standing.PAUSED)
_NEVER = date.max


def line_of(limit: Limit, clockwork: Clockwork, facts: CaseFacts, now: datetime) -> DeadlineLine:
    """Return one worked-out limit as the interface shows it."""
    runs = limit.standing is Standing.RUNNING
    worked = limit.worked.due if limit.worked is not None else None
    extension = limit.rule.extension if limit.rule is not None else None
    left = extension.limit - limit.extra if extension and limit.standing in _RUNNING else 0
    overdue = runs and limit.due is not None and is_overdue(limit.due, now)
    return DeadlineLine(
        key=limit.key,
        term=limit.term,
        statutory=limit.statutory,
        standing=limit.standing,
        start=limit.run.start,
        begun_by=limit.run.begun_by,
        due=limit.due,
        provisional=limit.provisional,
        met_on=china_day(limit.met) if limit.met is not None else None,
        countdown=countdown_text(limit.due, now, clockwork.calendar) if runs else "",
        overdue=overdue,
        why=_why(limit, clockwork, facts, china_time(now).date()),
        derived_due=worked if limit.moved_to is not None else None,
        decided=_decided(limit.decisions),
        extendable=max(left, 0),
        extension_unit=extension.unit.measure if extension else "",
    )


def order_of(line: DeadlineLine) -> tuple[bool, date, bool]:
    """Sort running limits first, by due date; a promise stands before the law's day."""
    running = line.standing in _RUNNING
    due = china_day(line.due) if line.due is not None else _NEVER
    return (not running, due, line.statutory)


def _why(limit: Limit, clockwork: Clockwork, facts: CaseFacts, today: date) -> Why:
    rule, worked = limit.rule, limit.worked
    if rule is None:
        return Why(
            nature="自定",
            length="",
            steps=_decision_steps(limit),
            source="本中心自定期限",
            note="",
            verified=True,
            regime="",
            warnings=(),
        )
    failure = (f"这条期限算不出日期：{limit.failure}",) if limit.failure else ()
    steps = worked.steps if worked is not None else ()
    return Why(
        nature="承诺" if limit.key.promised else rule.kind.term,
        length=rule.length or "由本中心指定",
        steps=(*steps, *failure, *_decision_steps(limit)),
        source=rule.source,
        note=rule.note,
        # A promise is the centre's own word: there is no source to check it against.
        verified=rule.verified or limit.key.promised,
        regime=_regime(rule, clockwork, facts),
        warnings=_warnings(limit),
        bands=bands_of(limit, clockwork.calendar, today),
    )


def _regime(rule: DeadlineRule, clockwork: Clockwork, facts: CaseFacts) -> str:
    """Tell by which day the rule was chosen, where the line has rules of several times."""
    if rule.region is Region.CENTRE:
        return f"自 {rule.valid_from} 起的承诺" if rule.valid_from else ""
    if rule.valid_to is not None:
        return f"按 {rule.valid_to} 以前的规则（本案适用 {facts.rules_on} 有效的规则）"
    older = bool(rule.replaces) or clockwork.book.successor(rule) is not None
    if rule.valid_from is not None and older:
        return f"按 {rule.valid_from} 起的规则（本案适用 {facts.rules_on} 有效的规则）"
    return f"按 {facts.rules_on} 有效的规则"


def _warnings(limit: Limit) -> tuple[str, ...]:
    found = limit.worked.warnings if limit.worked is not None else ()
    if limit.key.promised:
        # What is said of laws that nobody read does not fit a centre's own word.
        found = tuple(text for text in found if "待核实" not in text)
    return found


def _decided(decisions: tuple[DecisionFact, ...]) -> str:
    """Return the newest decision in a few words."""
    said = [item for item in decisions if item.kind is not Decision.ADD]
    if not said:
        return ""
    last = said[-1]
    return f"{last.decided_on} {last.kind.term}：{last.reason}"


def _decision_steps(limit: Limit) -> tuple[str, ...]:
    return tuple(_decision_step(item, limit) for item in limit.decisions)


def _decision_step(item: DecisionFact, limit: Limit) -> str:
    extension = limit.rule.extension if limit.rule is not None else None
    measure = f" {extension.unit.measure}" if extension else ""
    what = {
        Decision.EXTEND: f"延长 {item.amount}{measure}",
        Decision.MOVE: f"改期至 {told(item.until)}" if item.until else "改期",
        Decision.ADD: f"自定期限至 {told(item.until)}" if item.until else "自定期限",
    }.get(item.kind, item.kind.term)
    by = f"（{item.approved_by}批准）" if item.approved_by else ""
    paper = f"（{item.paper}）" if item.paper else ""
    return f"{item.decided_on} {what}{by}{paper}：{item.reason}。".replace("。。", "。")
