"""Dates of whole cases that a sceptical reading of the reference asked for, worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.terms import Outcome, Standing
from app.services.deadline_decisions import add_pause, extend_deadline
from app.services.deadlines import preview_move, read_deadlines
from app.services.desk import Desk
from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.support.errors import StaleRecordError
from tests.store.deadline_kit import accepted, line, make, received, rules, served
from tests.store.desk_kit import TODAY


def decided(desk: Desk) -> int:
    """Serve on 08-31, no answer by 09-15, rule on 10-12."""
    case_id = served(desk, date(2026, 8, 31))
    make(desk, case_id, "no-answer", date(2026, 9, 16))
    make(desk, case_id, "deliberate", date(2026, 9, 21))
    make(desk, case_id, "rule", date(2026, 10, 12), Outcome.INFRINGES)
    return case_id


def test_a_ruling_nobody_received_is_said_not_to_take_effect(desk: Desk) -> None:
    case_id = decided(desk)
    ask = MoveRequest("take-effect", TODAY)
    assert any("尚未登记送达" in text for text in preview_move(desk, case_id, ask).warnings)
    make(desk, case_id, "serve-decision", date(2026, 10, 14), served_on=date(2026, 10, 14))
    assert not any("送达" in text for text in preview_move(desk, case_id, ask).warnings)


def test_each_party_may_sue_until_its_own_day(desk: Desk) -> None:
    """请求人 10-14 收到：10-29（周四）；被请求人 10-17 收到：11-01（周日）→ 11-02（周一）。"""
    case_id = decided(desk)
    make(desk, case_id, "serve-decision", date(2026, 10, 14), served_on=date(2026, 10, 14))
    make(desk, case_id, "serve-decision-other", date(2026, 10, 19), served_on=date(2026, 10, 17))
    assert line(desk, case_id, "INF-SUE", 1).due == date(2026, 10, 29)
    assert line(desk, case_id, "INF-SUE", 2).due == date(2026, 11, 2)
    soon = preview_move(desk, case_id, MoveRequest("take-effect", date(2026, 10, 30)))
    assert any("起诉期限尚未届满" in text for text in soon.warnings)


def test_a_suit_brought_in_time_and_heard_of_late_is_in_time(desk: Desk) -> None:
    case_id = decided(desk)
    make(desk, case_id, "serve-decision", date(2026, 10, 14), served_on=date(2026, 10, 14))
    make(desk, case_id, "sued", date(2026, 11, 20), sued_on=date(2026, 10, 28))
    assert line(desk, case_id, "INF-SUE").standing is Standing.MET


def test_two_people_cannot_make_a_step_that_leaves_the_state_from_the_same_view(
    desk: Desk,
) -> None:
    case_id = decided(desk)
    make(desk, case_id, "serve-decision", date(2026, 10, 14), served_on=date(2026, 10, 14))
    make(desk, case_id, "take-effect", date(2026, 11, 2), effective_on=date(2026, 10, 29))
    make(desk, case_id, "enforce", date(2026, 11, 3))
    seen = read_dossier(desk, case_id).line.version
    again = MoveRequest("publish-enforcing", date(2026, 11, 4))
    move_case(desk, case_id, seen, again)
    with pytest.raises(StaleRecordError):
        move_case(desk, case_id, seen, again)


def test_a_done_case_keeps_no_limit_running(desk: Desk) -> None:
    case_id = decided(desk)
    make(desk, case_id, "serve-decision", date(2026, 10, 14), served_on=date(2026, 10, 14))
    make(desk, case_id, "take-effect", date(2026, 11, 2), effective_on=date(2026, 10, 29))
    make(desk, case_id, "close", date(2026, 11, 3))
    assert all(item.standing is not Standing.RUNNING for item in read_deadlines(desk, case_id))


def test_a_case_of_the_older_order_keeps_its_single_month_of_extension(desk: Desk) -> None:
    """2025-01-27 收件立案：2015 年办法，3 + 1 个月：5-27（周二）；02-05 收件：3 + 2 个月：7-05
    周六 → 7-07。"""
    old = accepted(desk, date(2025, 1, 27))
    assert line(desk, old, "INF-CLOSE").due == date(2025, 4, 27)  # Sunday, made up to a workday
    new = accepted(desk, date(2025, 2, 5))
    for case_id, months in ((old, 1), (new, 2)):
        key = line(desk, case_id, "INF-CLOSE").key
        extend_deadline(desk, key, months, "局长", "延期审批表", "案情复杂", date(2025, 4, 20))
    assert line(desk, old, "INF-CLOSE").due == date(2025, 5, 27)
    assert line(desk, new, "INF-CLOSE").due == date(2025, 7, 7)


def test_an_extension_behind_a_pause_adds_to_what_remained(desk: Desk) -> None:
    """立案 2026-03-02：6-02。中止 4-01 至 5-11：余 62 日，5-11 起 62 日为 7-12（周日）→ 7-13。

    延长 2 个月：8-02，4-01 时余 123 日，5-11 起 123 日为 9-11（周五）。
    """
    case_id = accepted(desk, date(2026, 3, 2))
    add_pause(desk, case_id, "中止", date(2026, 4, 1), date(2026, 5, 11), "权属纠纷", "")
    assert line(desk, case_id, "INF-CLOSE").due == date(2026, 7, 13)
    key = line(desk, case_id, "INF-CLOSE").key
    extend_deadline(desk, key, 2, "局长", "延期审批表", "案情复杂", date(2026, 7, 1))
    assert line(desk, case_id, "INF-CLOSE").due == date(2026, 9, 11)


def test_two_grounds_that_overlap_are_taken_out_once(desk: Desk) -> None:
    """立案 2026-03-02：6-02。中止 4-01 至 4-21，鉴定 4-11 至 5-01：一并 4-01 至 5-01，余 62 日：
    7-02（周四）。"""
    case_id = accepted(desk, date(2026, 3, 2))
    add_pause(desk, case_id, "中止", date(2026, 4, 1), date(2026, 4, 21), "权属纠纷", "")
    add_pause(desk, case_id, "鉴定", date(2026, 4, 11), date(2026, 5, 1), "技术鉴定", "")
    assert line(desk, case_id, "INF-CLOSE").due == date(2026, 7, 2)


def test_mediation_inside_an_adjudication_does_not_stop_its_clock(desk: Desk) -> None:
    case_id = served(desk, date(2026, 9, 1))
    before = line(desk, case_id, "INF-CLOSE").due
    make(desk, case_id, "mediate", date(2026, 9, 7))
    make(desk, case_id, "mediation-failed", date(2026, 10, 19))
    assert line(desk, case_id, "INF-CLOSE").due == before == date(2026, 12, 1)


def test_a_notice_in_the_paper_moves_answer_and_closing(desk: Desk) -> None:
    """立案 2026-06-01，公告 6-03：7-03 视为送达，答辩 7-18（周六）→ 7-20。

    结案 9-01：6-03 时余 90 日，自 7-03 起 90 日为 10-01（国庆）→ 10-08。
    """
    case_id = accepted(desk, date(2026, 6, 1))
    make(
        desk,
        case_id,
        "serve",
        date(2026, 6, 3),
        service_method="notice",
        served_on=date(2026, 6, 3),
    )
    assert line(desk, case_id, "INF-ANSWER").due == date(2026, 7, 20)
    assert line(desk, case_id, "INF-CLOSE").due == date(2026, 10, 8)


def test_reopening_takes_up_what_the_withdrawal_had_stopped(desk: Desk) -> None:
    case_id = served(desk, date(2026, 9, 1))
    make(desk, case_id, "withdraw", date(2026, 9, 10), reason="和解")
    make(desk, case_id, "reopen", date(2026, 9, 17), reason="和解未成")
    assert {"INF-ANSWER", "INF-CLOSE"} <= rules(
        item for item in read_deadlines(desk, case_id) if item.standing is Standing.RUNNING
    )
    assert line(desk, case_id, "INF-CLOSE").due == date(2026, 12, 1)


def test_a_review_supplemented_on_a_made_up_workday_starts_afresh_from_it(desk: Desk) -> None:
    """收件 2026-09-14；9-15 通知补正；9-20（周日，调休上班）补齐：5 个工作日 9-21、22、23、24，
    9-25 至 27 中秋放假，第五日为 9-28（周一）。"""
    case_id = received(desk, date(2026, 9, 14))
    make(desk, case_id, "ask-supplement", date(2026, 9, 15), supplement_due_on=date(2026, 9, 30))
    make(desk, case_id, "supplemented", date(2026, 9, 20))
    assert line(desk, case_id, "INF-ACCEPT", 2).due == date(2026, 9, 28)


def test_a_pause_after_the_end_of_a_limit_leaves_its_day_as_it_was(desk: Desk) -> None:
    case_id = decided(desk)
    before = line(desk, case_id, "INF-CLOSE")
    assert before.standing is Standing.MET
    add_pause(desk, case_id, "鉴定", date(2026, 10, 20), None, "执行中鉴定", "")
    after = line(desk, case_id, "INF-CLOSE")
    assert (after.due, after.standing) == (before.due, Standing.MET)
