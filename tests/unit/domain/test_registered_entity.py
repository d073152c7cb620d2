"""Registered entities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.registered_entity import RegisteredEntity, entity_problems
from app.support.errors import Level

DAY = date(2026, 11, 23)
GOOD = RegisteredEntity("华彩", quota=10, used=3, valid_to=DAY)


def _messages(facts: RegisteredEntity) -> list[str]:
    return [problem.message for problem in entity_problems(facts, DAY, "facts.entity")]


def test_an_entity_in_order_has_no_problem_on_its_last_day() -> None:
    assert _messages(GOOD) == []
    assert _messages(RegisteredEntity("无额度")) == []


def test_an_expired_entity_is_stopped() -> None:
    assert _messages(replace(GOOD, valid_to=date(2026, 11, 22))) == ["备案已于 2026-11-22 到期"]


def test_a_cancelled_entity_is_stopped_and_nothing_else_is_said() -> None:
    assert _messages(replace(GOOD, cancelled=True, used=99)) == ["备案已取消"]


def test_a_suspension_counts_on_both_its_ends() -> None:
    assert _messages(replace(GOOD, suspended_from=DAY, suspended_until=DAY)) == [
        "备案暂停至 2026-11-23"
    ]
    assert _messages(replace(GOOD, suspended_from=DAY)) == ["备案暂停中"]
    assert _messages(replace(GOOD, suspended_from=date(2026, 11, 24))) == []
    past = replace(GOOD, suspended_from=date(2026, 1, 1), suspended_until=date(2026, 11, 22))
    assert _messages(past) == []


def test_the_quota_stops_and_warns_before_the_end() -> None:
    assert _messages(replace(GOOD, used=10)) == ["本年额度 10 件已用完"]
    last = entity_problems(replace(GOOD, used=9), DAY, "facts.entity")
    assert [(item.level, item.field) for item in last] == [(Level.WARNING, "facts.entity")]
    assert _messages(replace(GOOD, used=8)) == []
