"""Enterprises registered for pre-examination and what stands in their way (备案主体)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
