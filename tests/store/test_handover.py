"""Handover: all open cases of one account or some of them, whole or not at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.terms import Role, SittingKind
from app.models.deadline import Deadline
from app.services.desk import Desk
from app.services.handover import hand_over, preview_handover
from app.services.office import Workplace, add_account, change_account, list_accounts
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases
from app.services.sittings import book_sitting, list_case_sittings
from app.support.clock import CHINA
from app.support.errors import NotAllowedError, NotFoundError, RuleViolationError
from tests.store.desk_kit import (
    PASSWORD,
    acting,
    audit_of,
    case_row,
    dispute,
    last_audit,
    open_one,
    step,
)


@pytest.fixture
def team(workplace: Workplace) -> Desk:
    add_account(workplace, "chen", "陈某", Role.HANDLER, PASSWORD)
    add_account(workplace, "lin", "林某", Role.HANDLER, PASSWORD)
    return workplace.desk


def case_of(desk: Desk, handler: str, respondent: str) -> int:
    return open_one(desk, dispute(respondent, facts={"handler": handler})).id


def handler(desk: Desk, case_id: int) -> str:
    return case_row(desk, case_id).handler


def test_the_preview_counts_open_cases_by_kind_and_state_with_limits_and_sittings(
    team: Desk,
) -> None:
    first, second = case_of(team, "chen", "甲灯饰厂"), case_of(team, "chen", "乙灯饰厂")
    done = case_of(team, "chen", "丙灯饰厂")
    step(team, done, "refuse")
    case_of(team, "lin", "丁灯饰厂")
    delete_cases(team, (case_of(team, "chen", "戊灯饰厂"),))
    planned = datetime(2026, 11, 25, 9, 0, tzinfo=CHINA)
    book_sitting(team, second, SittingKind.HEARING, planned, people="陈某")
    book_sitting(team, second, SittingKind.HEARING, datetime(2026, 11, 20, 9, 0, tzinfo=CHINA))
    preview = preview_handover(team, "chen")
    assert {case.case_id for case in preview.cases} == {first, second}
    assert preview.counts == (("专利侵权纠纷", "收件待审", 2),)
    assert [(item.case_id, item.starts_at) for item in preview.sittings] == [(second, planned)]
    assert preview.running_deadlines == sum(case.running for case in preview.cases)


def test_the_nearest_limit_comes_first(team: Desk) -> None:
    first, second = case_of(team, "chen", "甲灯饰厂"), case_of(team, "chen", "乙灯饰厂")
    with team.store.writing(actor="wang") as unit:
        for case_id, day in ((first, 28), (second, 24)):
            unit.session.add(
                Deadline(
                    case_id=case_id,
                    rule_id="",
                    ordinal=9,
                    promised=False,
                    rule_used="",
                    term="自定",
                    statutory=False,
                    started_on=date(2026, 1, 1),
                    begun_by="",
                    due_on=date(2000, 1, day),
                    provisional=False,
                    standing="running",
                )
            )
    cases = preview_handover(team, "chen").cases
    assert [(case.case_id, case.next_due) for case in cases] == [
        (second, date(2000, 1, 24)),
        (first, date(2000, 1, 28)),
    ]


def test_all_open_cases_go_over_with_a_line_in_the_history_and_the_audit(team: Desk) -> None:
    ids = [case_of(team, "chen", "甲灯饰厂"), case_of(team, "chen", "乙灯饰厂")]
    done = case_of(team, "chen", "丙灯饰厂")
    step(team, done, "refuse")
    before = last_audit(team)
    assert hand_over(team, "chen", "lin", "调岗") == 2
    assert [handler(team, case_id) for case_id in ids] == ["lin", "lin"]
    assert handler(team, done) == "chen"
    event = read_dossier(team, ids[0]).events[0]
    assert (event.text, event.note) == ("交接", "陈某 → 林某：调岗")
    entries = audit_of(team, "case", after=before)
    assert len(entries) == 2
    assert {entry.reason for entry in entries} == {"调岗"}


def test_some_cases_may_go_over_and_the_sittings_stay(team: Desk) -> None:
    first, second = case_of(team, "chen", "甲灯饰厂"), case_of(team, "chen", "乙灯饰厂")
    planned = datetime(2026, 11, 25, 9, 0, tzinfo=CHINA)
    book_sitting(team, first, SittingKind.HEARING, planned, people="陈某")
    assert hand_over(team, "chen", "lin", "休假", (first, first)) == 1
    assert (handler(team, first), handler(team, second)) == ("lin", "chen")
    (line,) = list_case_sittings(team, first)
    assert (line.people, line.cancelled) == ("陈某", "")


def test_one_case_that_is_not_in_hand_there_stops_the_whole(team: Desk) -> None:
    mine, other = case_of(team, "chen", "甲灯饰厂"), case_of(team, "lin", "乙灯饰厂")
    with pytest.raises(RuleViolationError):
        hand_over(team, "chen", "lin", "调岗", (mine, other))
    assert handler(team, mine) == "chen"


def test_only_a_supervisor_hands_over_with_a_reason_to_somebody_who_can_sign_in(
    workplace: Workplace, team: Desk
) -> None:
    case_id = case_of(team, "chen", "甲灯饰厂")
    with pytest.raises(NotAllowedError):
        hand_over(acting(team, Role.HANDLER), "chen", "lin", "调岗")
    with pytest.raises(NotAllowedError):
        preview_handover(acting(team, Role.HANDLER), "chen")
    with pytest.raises(RuleViolationError):
        hand_over(team, "chen", "lin", " ")
    with pytest.raises(RuleViolationError):
        hand_over(team, "chen", "chen", "调岗")
    with pytest.raises(NotFoundError):
        hand_over(team, "chen", "nobody", "调岗")
    change_account(workplace, "lin", "林某", Role.HANDLER, active=False)
    with pytest.raises(RuleViolationError):
        hand_over(team, "chen", "lin", "调岗")
    assert handler(team, case_id) == "chen"
    assert {line.name for line in list_accounts(team)} >= {"chen", "lin"}
