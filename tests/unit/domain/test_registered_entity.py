"""Registered entities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.registered_entity import (
    WATCH_RULES,
    RegisteredEntity,
    Watch,
    entity_problems,
    entity_remarks,
)
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


def _watched(facts: RegisteredEntity, accepted: int = 0, failed: int = 0) -> list[Watch]:
    return [item.watch for item in entity_remarks(facts, DAY, accepted, failed)]


FAR = replace(GOOD, valid_to=date(2027, 12, 31))


@pytest.mark.parametrize(
    ("used", "watch"),
    [(7, []), (8, [Watch.QUOTA_LOW]), (9, [Watch.QUOTA_LOW]), (10, [Watch.QUOTA_OUT])],
)
def test_the_quota_is_pointed_out_from_four_fifths_on(used: int, watch: list[Watch]) -> None:
    assert _watched(replace(FAR, used=used)) == watch


@pytest.mark.parametrize(
    ("accepted", "failed", "watch"),
    [
        (10, 5, []),
        (11, 6, [Watch.SUSPEND]),
        (10, 7, [Watch.SUSPEND]),
        (11, 8, [Watch.CANCEL]),
        (2, 2, []),
    ],
)
def test_more_than_half_and_more_than_seventy_percent_failed_are_proposals(
    accepted: int, failed: int, watch: list[Watch]
) -> None:
    assert _watched(FAR, accepted, failed) == watch
    for remark in entity_remarks(FAR, DAY, accepted, failed):
        assert "提示，非认定" in remark.text
        assert "待核实" in remark.text
        assert not remark.verified


@pytest.mark.parametrize(
    ("valid_to", "watch"),
    [
        (date(2026, 11, 22), [Watch.EXPIRED]),
        (DAY, [Watch.EXPIRING]),
        (date(2027, 1, 22), [Watch.EXPIRING]),
        (date(2027, 1, 23), []),
    ],
)
def test_a_registration_is_pointed_out_sixty_days_before_it_runs_out(
    valid_to: date, watch: list[Watch]
) -> None:
    assert _watched(replace(GOOD, valid_to=valid_to)) == watch


def test_a_suspension_is_shown_and_a_cancelled_entity_is_left_alone() -> None:
    stopped = replace(FAR, suspended_from=DAY, suspended_until=date(2027, 5, 23))
    (remark,) = entity_remarks(stopped, DAY)
    assert remark.watch is Watch.SUSPENDED
    assert "2027-05-23" in remark.text
    assert entity_remarks(replace(stopped, cancelled=True, used=99), DAY, 9, 9) == ()


def test_no_threshold_passes_for_verified() -> None:
    assert not any(rule.verified for rule in WATCH_RULES)
