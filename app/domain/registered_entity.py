"""Enterprises registered for pre-examination and what stands in their way (备案主体)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.terms import Term
from app.support.errors import Level, Problem


@dataclass(frozen=True, slots=True)
class RegisteredEntity:
    """What decides whether an entity may hand in a request (备案主体).

    ``quota`` and ``used`` count requests of one calendar year; no quota means no limit.
    ``suspended_until`` is the last day of a suspension, None while it is open-ended.
    """

    name: str
    quota: int | None = None
    used: int = 0
    valid_to: date | None = None
    suspended_from: date | None = None
    suspended_until: date | None = None
    cancelled: bool = False

    def suspended(self, on: date) -> bool:
        """Tell whether a suspension runs on that day, both ends included."""
        if self.suspended_from is None or on < self.suspended_from:
            return False
        return self.suspended_until is None or on <= self.suspended_until


def entity_problems(facts: RegisteredEntity, on: date, address: str = "") -> tuple[Problem, ...]:
    """Return what keeps the entity from handing in one more request on that day."""
    found: list[Problem] = []
    if facts.cancelled:
        return (Problem(address, "备案已取消"),)
    if facts.valid_to is not None and on > facts.valid_to:
        found.append(Problem(address, f"备案已于 {facts.valid_to.isoformat()} 到期"))
    if facts.suspended(on):
        until = facts.suspended_until
        found.append(Problem(address, f"备案暂停至 {until.isoformat()}" if until else "备案暂停中"))
    if facts.quota is not None:
        left = facts.quota - facts.used
        if left <= 0:
            found.append(Problem(address, f"本年额度 {facts.quota} 件已用完"))
        elif left == 1:
            found.append(Problem(address, "这是本年最后 1 件额度", Level.WARNING))
    return tuple(found)


class Watch(Term):
    """What is watched about a registered entity (备案主体提示)."""

    QUOTA_LOW = "quota-low", "额度将用完"
    QUOTA_OUT = "quota-out", "额度已用完"
    SUSPENDED = "suspended", "备案暂停中"
    EXPIRING = "expiring", "备案将到期"
    EXPIRED = "expired", "备案已到期"
    SUSPEND = "suspend", "建议暂停"
    CANCEL = "cancel", "建议取消"


@dataclass(frozen=True, slots=True)
class WatchRule:
    """From where on an entity is pointed out; a centre's own practice may differ (提示规则).

    ``percent`` is of the quota, or of the requests accepted in the year that failed;
    ``above`` means more than it, otherwise at least. ``days`` are calendar days ahead.
    ``least`` is the number of accepted requests from which a rate says anything.
    """

    watch: Watch
    source: str
    percent: int = 0
    above: bool = False
    days: int = 0
    least: int = 1
    verified: bool = False

    def reached(self, part: int, whole: int) -> bool:
        """Tell whether ``part`` of ``whole`` reaches the percentage; never of too few."""
        if whole < self.least:
            return False
        return part * 100 > whole * self.percent or (
            not self.above and part * 100 == whole * self.percent
        )


_OWN = "内部提示"
_RATES = "各地备案主体管理办法（示例）"

# The stricter of two rules about the same thing stands first: it alone is told.
_QUOTA_RULES = (
    WatchRule(Watch.QUOTA_OUT, "各地额度管理办法（示例）", percent=100),
    WatchRule(Watch.QUOTA_LOW, _OWN, percent=80),
)
_RATE_RULES = (
    WatchRule(Watch.CANCEL, _RATES, percent=70, above=True, least=3),
    WatchRule(Watch.SUSPEND, _RATES, percent=50, above=True, least=3),
)
_EXPIRY_RULE = WatchRule(Watch.EXPIRING, _OWN, days=60)
WATCH_RULES = (*_QUOTA_RULES, *_RATE_RULES, _EXPIRY_RULE)


@dataclass(frozen=True, slots=True)
class EntityRemark:
    """One thing pointed out about an entity; a hint, never a decision (提示，非认定)."""

    watch: Watch
    text: str
    source: str = ""
    verified: bool = False


def entity_remarks(
    facts: RegisteredEntity, on: date, accepted: int = 0, failed: int = 0
) -> tuple[EntityRemark, ...]:
    """Return what is to be pointed out about an entity on a day; nothing once it is cancelled.

    ``accepted`` and ``failed`` count the requests of the day's calendar year.
    """
    if facts.cancelled:
        return ()
    return (*_standing(facts, on), *_quota(facts), *_rate(accepted, failed))


def _standing(facts: RegisteredEntity, on: date) -> Iterator[EntityRemark]:
    if facts.suspended(on):
        until = facts.suspended_until
        text = f"备案暂停至 {until.isoformat()}" if until else "备案暂停中，未定恢复日期"
        yield EntityRemark(Watch.SUSPENDED, text)
    if facts.valid_to is None:
        return
    left = (facts.valid_to - on).days
    if left < 0:
        yield EntityRemark(Watch.EXPIRED, f"备案已于 {facts.valid_to.isoformat()} 到期")
    elif left <= _EXPIRY_RULE.days:
        text = f"备案 {facts.valid_to.isoformat()} 到期，还有 {left} 天"
        yield EntityRemark(Watch.EXPIRING, text, _EXPIRY_RULE.source)


def _quota(facts: RegisteredEntity) -> Iterator[EntityRemark]:
    if facts.quota is None:
        return
    for rule in _QUOTA_RULES:
        if rule.reached(facts.used, facts.quota):
            text = f"本年额度 {facts.quota} 件，已用 {facts.used} 件"
            yield EntityRemark(rule.watch, text, rule.source, rule.verified)
            return


def _rate(accepted: int, failed: int) -> Iterator[EntityRemark]:
    for rule in _RATE_RULES:
        if rule.reached(failed, accepted):
            action = "可以考虑取消备案" if rule.watch is Watch.CANCEL else "可以考虑暂停备案"
            text = (
                f"本年受理 {accepted} 件，{failed} 件不合格，超过 {rule.percent}%，"
                f"{action}（提示，非认定；比例待核实）"
            )
            yield EntityRemark(rule.watch, text, rule.source, rule.verified)
            return
