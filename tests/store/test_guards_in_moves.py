"""Guards hold in every move and at intake, and a preview tells of them beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.centre import Delegation
from app.domain.terms import Outcome
from app.services.deadlines import preview_move
from app.services.desk import Desk
from app.services.open_case import check_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.services.sittings import list_sittings
from app.support.clock import CHINA
from app.support.errors import Level, NotFoundError, RuleViolationError
from tests.store.deadline_kit import PANEL, accepted, make, received, served
from tests.store.desk_kit import TODAY, dispute, open_one


def ask(code: str, on: date = TODAY, **asked: object) -> MoveRequest:
    return MoveRequest(code, on, asked=asked)  # type: ignore[arg-type]


def test_an_even_panel_cannot_be_named(desk: Desk) -> None:
    case_id = received(desk, TODAY)
    with pytest.raises(RuleViolationError) as refused:
        make(desk, case_id, "accept", TODAY, panel="甲、乙")

    assert [item.field for item in refused.value.problems if item.level is Level.ERROR] == ["panel"]
    assert read_dossier(desk, case_id).line.state == "received"


def test_a_ruling_is_blocked_with_the_reason_once_the_delegation_has_expired(desk: Desk) -> None:
    case_id = served(desk, date(2026, 9, 1))
    make(desk, case_id, "answer", date(2026, 9, 10), answered_on=date(2026, 9, 10))
    make(desk, case_id, "deliberate", date(2026, 10, 9))
    expired = replace(desk.centre, delegation=Delegation(valid_until=date(2026, 9, 30)))
    other = replace(desk, centre=expired)

    assert "2026-09-30" in preview_move(other, case_id, ask("rule")).blocks[0]
    with pytest.raises(RuleViolationError) as refused:
        make(other, case_id, "rule", date(2026, 10, 12), Outcome.INFRINGES)
    assert any("2026-09-30" in item.message for item in refused.value.problems)
    make(other, case_id, "rule", date(2026, 9, 30), Outcome.INFRINGES)


def test_what_a_guard_only_warns_of_is_written_into_the_history(desk: Desk) -> None:
    case_id = received(desk, TODAY)
    warned = preview_move(desk, case_id, ask("accept"))
    assert any("合议组" in text for text in warned.warnings)
    assert warned.blocks == ()

    make(desk, case_id, "accept", TODAY)
    assert "提醒：" in read_dossier(desk, case_id).events[0].note
    assert "合议组" in read_dossier(desk, case_id).events[0].note


def test_no_answer_is_refused_while_the_respondent_may_still_answer(desk: Desk) -> None:
    case_id = served(desk, date(2026, 11, 9))  # 15 days: Tue 11-24
    assert preview_move(desk, case_id, ask("no-answer")).blocks
    with pytest.raises(RuleViolationError):
        make(desk, case_id, "no-answer", TODAY)

    late = served(desk, date(2026, 11, 6))  # Sat 11-21 rolls to Mon 11-23, which is today
    assert preview_move(desk, late, ask("no-answer")).blocks
    over = served(desk, date(2026, 11, 5))  # Fri 11-20
    make(desk, over, "no-answer", TODAY)


def test_a_hearing_too_soon_to_be_told_of_is_warned_of(desk: Desk) -> None:
    case_id = served(desk, date(2026, 10, 12))
    make(desk, case_id, "answer", date(2026, 10, 20), answered_on=date(2026, 10, 20))
    # Told on Mon 11-23; of a hearing on 11-26 the parties must know by 11-23, on 11-25 by 11-20.
    soon = datetime(2026, 11, 25, 9, 0, tzinfo=CHINA)
    right = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)

    warned = preview_move(desk, case_id, ask("set-hearing", hearing_at=soon)).warnings
    assert any("2026-11-20" in text for text in warned)
    fine = preview_move(desk, case_id, ask("set-hearing", hearing_at=right)).warnings
    assert not any("最迟" in text for text in fine)


def test_a_move_that_sets_a_hearing_books_it(desk: Desk) -> None:
    case_id = served(desk, date(2026, 10, 12))
    make(desk, case_id, "answer", date(2026, 10, 20), answered_on=date(2026, 10, 20))
    at = datetime(2026, 12, 1, 9, 0, tzinfo=CHINA)
    make(desk, case_id, "set-hearing", TODAY, hearing_at=at, hearing_place="第一审理室")

    (sitting,) = list_sittings(desk, date(2026, 12, 1), date(2026, 12, 1))
    assert (sitting.case_id, sitting.starts_at, sitting.people) == (case_id, at, PANEL)


def test_a_preview_tells_papers_limits_and_what_stops(desk: Desk) -> None:
    case_id = received(desk, date(2026, 11, 20))
    told = preview_move(desk, case_id, ask("accept", panel=PANEL))

    assert ("D05", "受理（立案）通知书") in told.papers
    assert "送达请求书副本：自 11-23 起 5 个工作日，至 2026-11-30" in told.starts
    assert told.meets == ("立案审查",)

    make(desk, case_id, "accept", TODAY, panel=PANEL)
    make(desk, case_id, "serve", TODAY, service_method="direct", served_on=TODAY)
    pausing = preview_move(desk, case_id, ask("suspend"))
    assert pausing.pauses == "中止，结案停止计算"


def test_a_preview_takes_what_is_typed_so_far_and_tells_of_lateness(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 11, 9))  # to be served by Mon 11-16
    told = preview_move(desk, case_id, ask("serve"))

    assert told.meets == ("送达请求书副本",)
    assert "送达请求书副本已逾期：应于 2026-11-16 前完成" in told.warnings
    assert preview_move(desk, case_id, ask("rule")).starts == ()
    with pytest.raises(NotFoundError):
        preview_move(desk, 999, ask("serve"))


def test_a_second_request_about_the_same_right_and_respondent_is_pointed_out(desk: Desk) -> None:
    assert not any("同一权利" in item.message for item in check_case(desk, dispute()))
    open_one(desk, dispute("星煌灯饰厂"))

    again = check_case(desk, dispute("星煌灯饰厂"))
    assert any("同一权利对同一对方另有 1 件" in item.message for item in again)
    assert all(item.level is not Level.ERROR for item in again)
    other = check_case(desk, dispute("另一家灯饰厂"))
    assert not any("另有" in item.message for item in other)
