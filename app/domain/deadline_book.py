"""All time limits the program knows, found by discovery (期限规则目录)."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain import deadline_rules
from app.domain.deadline import DeadlineRule
from app.support.errors import NotFoundError
from app.support.specs import load_specs

_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class DeadlineBook:
    """The time limits by id; made once and handed on (期限规则目录)."""

    rules: Mapping[str, DeadlineRule]

    def get(self, rule_id: str) -> DeadlineRule:
        """Return the rule called ``rule_id``; capitals and spaces around it do not matter.

        Raises:
            NotFoundError: no such rule; the hint names the nearest ids.
        """
        wanted = rule_id.strip().upper()
        found = self.rules.get(wanted)
        if found is None:
            near = difflib.get_close_matches(wanted, self.rules, n=_MOST_NEAR, cutoff=0.4)
            hint = f"相近的规则：{'、'.join(near)}。" if near else ""
            raise NotFoundError(
                "没有这条期限规则，没有算出日期。", hint=f"{hint}全部规则见 kuaiwei rules。"
            )
        return found

    def on(self, rule_id: str, day: date) -> DeadlineRule:
        """Return the rule or the older one it replaces, whichever applies to a start day.

        Where neither does, the one asked for; :meth:`DeadlineRule.in_force` tells so.

        Raises:
            NotFoundError: no such rule.
        """
        asked = rule = self.get(rule_id)
        while not rule.in_force(day) and rule.replaces:
            rule = self.get(rule.replaces)
        return rule if rule.in_force(day) else asked

    def successor(self, rule: DeadlineRule) -> DeadlineRule | None:
        """Return the rule that replaced this one, if any did."""
        return next((item for item in self.rules.values() if item.replaces == rule.id), None)


def load_deadline_book() -> DeadlineBook:
    """Return the book of all rule modules."""
    return DeadlineBook(load_specs(deadline_rules, DeadlineRule, lambda item: item.id))
