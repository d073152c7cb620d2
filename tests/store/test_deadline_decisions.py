"""Decisions about time limits: by whom, how far, with the reason, and never lost."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.terms import Role, Standing
from app.models.deadline import CasePause, DeadlineDecision
from app.services.deadline_decisions import (
    add_deadline,
    add_pause,
    change_rules_day,
    end_pause,
    extend_deadline,
    move_deadline,
    remove_deadline,
    remove_pause,
    restore_deadline,
)
from app.services.deadline_views import DeadlineKey
from app.services.deadlines import read_deadlines, read_pauses
from app.services.desk import Desk
from app.services.read_case import read_dossier
from app.support.errors import NotAllowedError, NotFoundError, RuleViolationError
from tests.store.deadline_kit import accepted, line, make, received, served, stored
from tests.store.desk_kit import TODAY, acting, audit_of, case_row

CLOSE = "INF-CLOSE"


def key_of(case_id: int, rule: str) -> DeadlineKey:
    return DeadlineKey(case_id, rule)


def test_an_extension_adds_to_the_rule_and_leaves_its_trace(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 9, 1))
    assert line(desk, case_id, CLOSE).due == date(2026, 12, 1)

    extend_deadline(desk, key_of(case_id, CLOSE), 1, "李局", "审批表 3 号", "案情复杂", TODAY)

    found = line(desk, case_id, CLOSE)
    assert (found.due, found.extendable) == (date(2027, 1, 1), 1)
    assert found.provisional  # nobody knows yet how the office rests in 2027
    assert found.why.steps[-1] == "2026-11-23 延长 1 个月（李局批准）（审批表 3 号）：案情复杂。"
    event = read_dossier(desk, case_id).events[0]
    assert event.text == "延长期限"
    assert event.note == "“结案”延长 1 个月（李局批准，审批表 3 号）：案情复杂"
    assert audit_of(desk, "deadline_decision")[-1].reason == "案情复杂"


def test_extensions_never_go_beyond_what_the_rule_allows(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 9, 1))
    key = key_of(case_id, CLOSE)
    extend_deadline(desk, key, 1, "李局", "", "案情复杂", TODAY)

    with pytest.raises(RuleViolationError) as refused:
        extend_deadline(desk, key, 2, "李局", "", "仍未查清", TODAY)
    assert refused.value.problems[0].field == "amount"
    with pytest.raises(RuleViolationError, match="不允许延长"):
        extend_deadline(desk, key_of(case_id, "INF-SERVE"), 1, "李局", "", "来不及", TODAY)


def test_a_handler_needs_an_approval_for_the_laws_days_and_a_clerk_may_not(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 9, 1))
    key = key_of(case_id, CLOSE)

    with pytest.raises(RuleViolationError) as refused:
        extend_deadline(acting(desk, Role.HANDLER), key, 1, " ", "", "案情复杂", TODAY)
    assert refused.value.problems[0].field == "approved_by"
    with pytest.raises(NotAllowedError):
        remove_deadline(acting(desk, Role.CLERK), key, "误登", approved_by="李局")
    remove_deadline(acting(desk, Role.CLERK), key_of(case_id, "INF-INTERNAL"), "误登")

    extend_deadline(acting(desk, Role.HANDLER), key, 1, "李局", "", "案情复杂", TODAY)
    assert line(desk, case_id, CLOSE).extendable == 1


@pytest.mark.parametrize("reason", ["", "  "])
def test_no_decision_goes_without_a_reason(desk: Desk, reason: str) -> None:
    case_id = accepted(desk, date(2026, 11, 2))
    key = key_of(case_id, CLOSE)
    for decide in (
        lambda: extend_deadline(desk, key, 1, "李局", "", reason, TODAY),
        lambda: move_deadline(desk, key, TODAY, reason),
        lambda: remove_deadline(desk, key, reason),
        lambda: restore_deadline(desk, key, reason),
        lambda: add_deadline(desk, case_id, "回访", TODAY, reason),
        lambda: change_rules_day(desk, case_id, date(2025, 1, 1), reason),
    ):
        with pytest.raises(RuleViolationError) as refused:
            decide()
        assert refused.value.problems[0].field == "reason"
    assert audit_of(desk, "deadline_decision") == []


def test_moving_a_limit_keeps_the_rules_day_in_sight_and_can_be_taken_back(desk: Desk) -> None:
    case_id = served(desk, date(2026, 11, 16))
    key = key_of(case_id, "INF-ANSWER")
    move_deadline(desk, key, date(2026, 12, 8), "境外主体，延长答辩")

    moved = line(desk, case_id, "INF-ANSWER")
    assert (moved.due, moved.derived_due) == (date(2026, 12, 8), date(2026, 12, 1))
    assert moved.decided == "2026-11-23 改期：境外主体，延长答辩"
    assert stored(desk, case_id)[("INF-ANSWER", 1)].due_on == date(2026, 12, 8)

    restore_deadline(desk, key, "批准有误")
    back = line(desk, case_id, "INF-ANSWER")
    assert (back.due, back.derived_due) == (date(2026, 12, 1), None)
    with pytest.raises(RuleViolationError, match="没有删除"):
        restore_deadline(desk, key, "再来一次")


def test_a_removed_limit_is_kept_with_its_reason_and_comes_back_with_its_move(desk: Desk) -> None:
    case_id = served(desk, date(2026, 11, 16))
    key = key_of(case_id, "INF-ANSWER")
    move_deadline(desk, key, date(2026, 12, 8), "境外主体")
    remove_deadline(desk, key, "被请求人已当面答辩")

    removed = line(desk, case_id, "INF-ANSWER")
    assert removed.standing is Standing.REMOVED
    assert "被请求人已当面答辩" in removed.decided
    assert stored(desk, case_id)[("INF-ANSWER", 1)].standing == Standing.REMOVED.value
    with pytest.raises(RuleViolationError):
        move_deadline(desk, key, date(2026, 12, 9), "改期")

    restore_deadline(desk, key, "删错了")
    assert line(desk, case_id, "INF-ANSWER").due == date(2026, 12, 8)


def test_a_limit_of_ones_own_runs_until_it_is_removed_or_the_case_ends(desk: Desk) -> None:
    case_id = received(desk, TODAY)
    first = add_deadline(desk, case_id, "回访请求人", date(2026, 12, 1), "约定回访")
    second = add_deadline(desk, case_id, "寄送样品", date(2026, 12, 2), "约定")

    assert (first.ordinal, second.ordinal) == (1, 2)
    own = line(desk, case_id, "")
    assert (own.term, own.due, own.statutory) == ("回访请求人", date(2026, 12, 1), False)
    remove_deadline(desk, first, "已回访")
    assert line(desk, case_id, "").standing is Standing.REMOVED
    assert line(desk, case_id, "", 2).standing is Standing.RUNNING
    make(desk, case_id, "withdraw", TODAY, reason="和解")
    assert line(desk, case_id, "", 2).standing is Standing.DROPPED


def test_an_open_pause_stops_the_clock_until_it_is_ended(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 9, 1))
    pause_id = add_pause(desk, case_id, "鉴定", date(2026, 10, 8), None, "委托鉴定", "委托书 1 号")
    assert line(desk, case_id, CLOSE).standing is Standing.PAUSED

    end_pause(desk, pause_id, date(2026, 10, 28))
    # 54 days were left on 10-08: 10-28 + 54 = Mon 12-21.
    assert line(desk, case_id, CLOSE).due == date(2026, 12, 21)
    (shown,) = read_pauses(desk, case_id)
    assert (shown.id, shown.ended_on) == (pause_id, date(2026, 10, 28))

    remove_pause(desk, pause_id, "登错案件")
    assert line(desk, case_id, CLOSE).due == date(2026, 12, 1)
    acts = [entry.text for entry in read_dossier(desk, case_id).events[:3]]
    assert acts == ["删除不计入期间", "不计入期间结束", "登记不计入期间"]
    assert len(audit_of(desk, CasePause.__tablename__)) == 3


def test_a_pause_that_no_rule_leaves_out_is_refused(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 9, 1))
    with pytest.raises(RuleViolationError, match="没有规则"):
        add_pause(desk, case_id, "出差", date(2026, 10, 8), None, "承办人出差", "")
    with pytest.raises(NotAllowedError):
        add_pause(
            acting(desk, Role.CLERK), case_id, "鉴定", date(2026, 10, 8), None, "委托鉴定", ""
        )


def test_a_supervisor_can_let_the_older_rules_apply(desk: Desk) -> None:
    case_id = accepted(desk, date(2025, 2, 10))
    with pytest.raises(NotAllowedError):
        change_rules_day(acting(desk, Role.HANDLER), case_id, date(2025, 1, 20), "旧案移送")

    change_rules_day(desk, case_id, date(2025, 1, 20), "旧案移送")
    assert case_row(desk, case_id).rules_on == date(2025, 1, 20)
    assert stored(desk, case_id)[(CLOSE, 1)].rule_used == "INF-CLOSE-2015"
    assert "2025-01-20" in line(desk, case_id, CLOSE).why.regime


def test_a_decision_about_a_limit_the_case_does_not_have_changes_nothing(desk: Desk) -> None:
    case_id = received(desk, TODAY)
    before = read_deadlines(desk, case_id)
    with pytest.raises(NotFoundError, match="没有这条期限"):
        remove_deadline(desk, key_of(case_id, CLOSE), "误登")
    assert read_deadlines(desk, case_id) == before
    assert audit_of(desk, DeadlineDecision.__tablename__) == []
