"""A centre's own limits and promises: who may, on which rules, and what moves."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.deadline import Unit
from app.domain.terms import Role
from app.models.deadline import Deadline, RuleSetting
from app.services.deadline_views import RuleLine
from app.services.desk import Desk
from app.services.rule_settings import clear_setting, list_rules, set_limit, set_promise
from app.support.errors import (
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    TaskCancelledError,
)
from tests.store.desk_kit import (
    CATALOGUE,
    acting,
    audit_of,
    count,
    last_audit,
    open_one,
    short_draft,
)

RULE = "PRE-ACCEPT"  # 1–2 working days from receipt, nobody read the source
VERIFIED = "CFT-VERIFY"


@pytest.fixture
def case_id(desk: Desk) -> int:
    """A request received on Friday 2026-11-20."""
    received_at = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    draft = short_draft(CATALOGUE.get("pre-examination"), received_at=received_at)
    return open_one(desk, draft).id


def line(desk: Desk, rule_id: str = RULE) -> RuleLine:
    return next(item for item in list_rules(desk) if item.rule_id == rule_id)


def dues(desk: Desk, case_id: int) -> dict[bool, date | None]:
    """Return the days of the rule's limit and of its promise."""
    with desk.store.reading() as session:
        rows = session.query(Deadline).filter(Deadline.case_id == case_id, Deadline.rule_id == RULE)
        return {row.promised: row.due_on for row in rows}


def test_a_rule_is_listed_with_what_the_centre_says_and_what_hangs_on_it(
    desk: Desk, case_id: int
) -> None:
    found = line(desk)
    assert (found.limit, found.shipped, found.promise) == ("1–2 个工作日", "1–2 个工作日", "")
    assert (found.verified, found.confirmed, found.editable) == (False, False, True)
    assert found.open_deadlines == 1
    verified = line(desk, VERIFIED)
    assert (verified.verified, verified.editable, verified.open_deadlines) == (True, False, 0)


def test_a_limit_that_nobody_verified_can_be_corrected(desk: Desk, case_id: int) -> None:
    assert dues(desk, case_id) == {False: date(2026, 11, 24)}
    after = last_audit(desk)
    assert set_limit(desk, RULE, 4, Unit.WORKING_DAY, confirmed=True, reason="中心办事指南") == 1
    assert dues(desk, case_id) == {False: date(2026, 11, 26)}
    found = line(desk)
    assert (found.limit, found.shipped, found.confirmed) == ("4 个工作日", "1–2 个工作日", True)
    assert [entry.table_name for entry in audit_of(desk, after=after)] == ["rule_setting"]
    assert set_limit(desk, RULE, 3, Unit.WORKING_DAY, confirmed=False, reason="更正") == 1
    assert count(desk, RuleSetting) == 1
    assert not line(desk).confirmed
    assert clear_setting(desk, RULE, promised=False) == 1
    assert dues(desk, case_id) == {False: date(2026, 11, 24)}


def test_a_verified_limit_cannot_be_changed_but_promised_shorter(desk: Desk) -> None:
    with pytest.raises(RuleViolationError, match="已按条文原文核实"):
        set_limit(desk, VERIFIED, 10, Unit.WORKING_DAY, confirmed=True, reason="省局要求")
    assert count(desk, RuleSetting) == 0
    set_promise(desk, VERIFIED, 10, Unit.WORKING_DAY, "省局要求")
    found = line(desk, VERIFIED)
    assert (found.limit, found.promise) == ("15 个工作日", "10 个工作日")


def test_a_promise_stands_beside_the_limit_and_goes_again(desk: Desk, case_id: int) -> None:
    assert set_promise(desk, RULE, 1, Unit.WORKING_DAY, "服务承诺") == 1
    assert dues(desk, case_id) == {False: date(2026, 11, 24), True: date(2026, 11, 23)}
    assert line(desk).promise == "1 个工作日"
    # A promise is no second limit of the rule.
    assert line(desk).open_deadlines == 1
    assert clear_setting(desk, RULE, promised=True) == 1
    assert dues(desk, case_id) == {False: date(2026, 11, 24)}
    with pytest.raises(NotFoundError):
        clear_setting(desk, RULE, promised=True)


def test_a_setting_wants_a_reason_a_head_and_something_countable(desk: Desk) -> None:
    with pytest.raises(RuleViolationError, match="理由"):
        set_promise(desk, RULE, 1, Unit.WORKING_DAY, " ")
    with pytest.raises(RuleViolationError, match="理由"):
        set_limit(desk, RULE, 1, Unit.WORKING_DAY, confirmed=True, reason="")
    with pytest.raises(RuleViolationError, match="9999"):
        set_promise(desk, RULE, -1, Unit.DAY, "服务承诺")
    # Counted backwards from the hearing, in working days only.
    with pytest.raises(RuleViolationError, match="无法计算"):
        set_promise(desk, "INF-HEARING-NOTICE", 3, Unit.MONTH, "服务承诺")
    with pytest.raises(NotFoundError):
        set_promise(desk, "NO-SUCH-RULE", 1, Unit.DAY, "服务承诺")
    clerk = acting(desk, Role.EXAMINER)
    with pytest.raises(NotAllowedError):
        set_promise(clerk, RULE, 1, Unit.WORKING_DAY, "服务承诺")
    with pytest.raises(NotAllowedError):
        set_limit(clerk, RULE, 1, Unit.WORKING_DAY, confirmed=True, reason="指南")
    with pytest.raises(NotAllowedError):
        clear_setting(clerk, RULE, promised=True)
    assert count(desk, RuleSetting) == 0


def test_a_cancelled_change_leaves_rule_and_dates(desk: Desk, case_id: int) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        set_limit(desk, RULE, 9, Unit.DAY, confirmed=True, reason="指南", progress=stop)
    assert count(desk, RuleSetting) == 0
    assert dues(desk, case_id) == {False: date(2026, 11, 24)}
    assert line(desk).limit == "1–2 个工作日"
