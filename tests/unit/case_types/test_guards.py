"""What the law or a delegation warns of or forbids in the infringement track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.calendar import WorkCalendar
from app.domain.centre import Delegation
from app.domain.clockwork import ClockRun
from app.domain.deadline import DeadlineRule
from app.domain.deadline_book import DeadlineBook, load_deadline_book
from app.domain.draft import CaseDraft, Row
from app.domain.fields import FieldValue
from app.domain.guard import GuardCounts, GuardFacts, GuardLevel
from app.domain.guards import check_guards, load_guards
from app.domain.terms import Outcome
from app.support.clock import CHINA
from app.support.errors import Level, Problem

DAY = date(2026, 3, 12)
BOOK = load_deadline_book()


def facts(
    *,
    requester: Mapping[str, FieldValue] | None = None,
    respondents: tuple[Row, ...] = ({"name": "乙厂"},),
    right: Mapping[str, FieldValue] | None = None,
    case: Mapping[str, FieldValue] | None = None,
    asked: Mapping[str, FieldValue] | None = None,
) -> GuardFacts:
    sections: dict[str, tuple[Row, ...]] = {
        "requester": ({"name": "甲公司", "capacity": "专利权人", **(requester or {})},),
        "respondent": respondents,
        "right": (right or {},),
        "facts": (case or {},),
    }
    draft = CaseDraft("infringement-dispute", sections)
    return GuardFacts(draft, today=DAY, on=DAY, asked=asked or {})


def found(code: str, given: GuardFacts) -> tuple[Problem, ...]:
    return check_guards((code,), given)


def levels(code: str, given: GuardFacts) -> list[Level]:
    return [problem.level for problem in found(code, given)]


def run_of(rule: str) -> ClockRun:
    return ClockRun(rule, 1, date(2026, 3, 2), "accept")


@pytest.mark.parametrize(
    ("panel", "level"),
    [
        ("张某、李某、王某", None),
        ("张某，李某 王某；赵某,钱某", None),
        ("张某、李某", Level.ERROR),
        ("张某", Level.ERROR),
        ("张某、李某、王某、赵某", Level.ERROR),
        ("张某、李某、张某", Level.ERROR),
        ("", Level.WARNING),
    ],
)
def test_a_panel_is_odd_three_or_more_and_nobody_sits_twice(
    panel: str, level: Level | None
) -> None:
    assert levels("panel-odd", facts(asked={"panel": panel})) == ([level] if level else [])


def test_a_panel_named_earlier_is_remembered_and_a_new_one_wins() -> None:
    given = replace(facts(), stored={"panel": "张某、李某、王某"})
    assert found("panel-odd", given) == ()
    assert levels("panel-odd", replace(given, asked={"panel": "张某、李某"})) == [Level.ERROR]


def test_a_ruling_is_blocked_with_the_day_on_which_the_delegation_ended() -> None:
    term = Delegation(valid_from=date(2025, 7, 22), valid_until=date(2026, 3, 11))
    (problem,) = found("delegation-valid", replace(facts(), delegation=term))
    assert problem.level is Level.ERROR
    assert "2026-03-11" in problem.message
    (early,) = found(
        "delegation-valid", replace(facts(), delegation=Delegation(valid_from=date(2026, 3, 13)))
    )
    assert "2026-03-13" in early.message


@pytest.mark.parametrize(
    "term", [Delegation(), Delegation(valid_until=DAY), Delegation(valid_from=DAY)]
)
def test_a_delegation_covers_its_first_and_last_day_and_open_ends(term: Delegation) -> None:
    assert found("delegation-valid", replace(facts(), delegation=term)) == ()


def test_the_day_of_the_ruling_counts_not_the_day_it_is_written_down() -> None:
    term = Delegation(valid_until=date(2026, 3, 11))
    given = replace(facts(), delegation=term, on=date(2026, 3, 10))
    assert found("delegation-valid", given) == ()


@pytest.mark.parametrize(
    ("capacity", "at_intake", "at_docketing"),
    [
        ("专利权人", [], []),
        ("独占被许可人", [], []),
        ("继承人", [], []),
        ("排他被许可人", [Level.WARNING], [Level.WARNING]),
        ("普通被许可人", [Level.WARNING], [Level.ERROR]),
    ],
)
def test_a_licensee_proves_his_standing_before_docketing(
    capacity: str, at_intake: list[Level], at_docketing: list[Level]
) -> None:
    given = facts(requester={"capacity": capacity})
    assert levels("licensee-standing", given) == at_intake
    assert levels("standing-proven", given) == at_docketing
    proven = replace(given, asked={"standing_proof": "授权书，2026-01-05"})
    assert found("standing-proven", proven) == ()


@pytest.mark.parametrize(
    ("holder", "capacity", "name", "count"),
    [
        ("甲公司", "专利权人", "甲公司", 0),
        ("甲公司、丙某", "专利权人", "甲公司", 1),
        ("甲公司、丙某", "共有人", "甲公司", 1),
        ("甲公司、丙某", "共有人", "甲公司、丙某", 0),
        ("甲公司", "共有人", "甲公司", 1),
        ("甲公司、丙某", "独占被许可人", "丁公司", 0),
    ],
)
def test_all_owners_ask_together(holder: str, capacity: str, name: str, count: int) -> None:
    given = facts(requester={"name": name, "capacity": capacity}, right={"holder": holder})
    assert levels("all-co-owners", given) == [Level.WARNING] * count


def test_a_waiver_of_the_other_owners_ends_the_warning() -> None:
    given = facts(right={"holder": "甲公司、丙某"}, asked={"standing_proof": "丙某放弃声明"})
    assert found("all-co-owners", given) == ()


def test_one_request_per_patent_and_respondent_and_a_repeat_is_only_a_hint() -> None:
    assert found("one-request", facts()) == ()
    assert found("repeat-infringement", facts()) == ()
    given = replace(facts(), counts=GuardCounts(2, 1, 0))
    (same,) = found("one-request", given)
    assert (same.level, same.field) == (Level.WARNING, "right.number")
    assert "2 件" in same.message
    (repeat,) = found("repeat-infringement", given)
    assert repeat.level is Level.WARNING
    assert "提示，非认定" in repeat.message


@pytest.mark.parametrize(
    ("registered", "actual", "names", "count"),
    [
        ("乙某", "乙某", ("乙厂",), 0),
        ("乙某", "", ("乙厂",), 0),
        ("乙某", "丙某", ("乙厂",), 1),
        ("乙某", "丙某", ("乙某",), 1),
        ("乙某", "丙某", ("乙某", "丙某"), 0),
    ],
)
def test_a_trader_registered_for_another_is_sued_with_him(
    registered: str, actual: str, names: tuple[str, ...], count: int
) -> None:
    first = {"registered_operator": registered, "actual_operator": actual}
    rows = tuple({"name": name, **(first if not at else {})} for at, name in enumerate(names))
    problems = found("both-operators", facts(respondents=rows))
    assert [item.field for item in problems] == ["respondent[0].actual_operator"] * count


def test_the_request_states_that_no_suit_is_pending() -> None:
    assert levels("no-suit-stated", facts()) == [Level.WARNING]
    assert found("no-suit-stated", facts(case={"no_suit": True})) == ()


def test_there_is_one_copy_for_every_respondent_named() -> None:
    rows: tuple[Row, ...] = ({"name": "乙厂"}, {"name": ""}, {"name": "丙店"})
    assert found("copies-enough", facts(respondents=rows, case={"copies": 2})) == ()
    assert levels("copies-enough", facts(respondents=rows, case={"copies": 1})) == [Level.WARNING]
    assert found("copies-enough", facts(respondents=rows)) == ()


def test_a_right_that_ended_and_a_foreigner_without_legalised_papers_are_told() -> None:
    assert levels("right-alive", facts(right={"status": "宣告无效"})) == [Level.WARNING]
    assert found("right-alive", facts(right={"status": "有效"})) == ()
    assert levels("foreign-identity", facts(requester={"kind": "foreign"})) == [Level.WARNING]
    assert found("foreign-identity", facts(requester={"kind": "company"})) == ()


def test_a_report_may_be_asked_for_designs_and_utility_models_only() -> None:
    for kind, count in (("design", 1), ("utility-model", 1), ("invention", 0), ("", 0)):
        given = replace(facts(), right_kind=kind)
        assert levels("evaluation-report", given) == [Level.WARNING] * count
    good = replace(facts(right={"evaluation": "未见缺陷"}), right_kind="design")
    assert found("evaluation-report", good) == ()
    assert levels("evaluation-report", facts(right={"evaluation": "存在缺陷"})) == [Level.WARNING]


@pytest.mark.parametrize(
    ("asked", "kind", "report", "expected"),
    [
        ({"suspend_ground": "权属纠纷"}, "design", "", []),
        ({"suspend_ground": "专利权被请求宣告无效"}, "design", "", [Level.ERROR]),
        (
            {"suspend_ground": "专利权被请求宣告无效", "invalidation_no": "4W1"},
            "design",
            "",
            [],
        ),
        (
            {"suspend_ground": "专利权被请求宣告无效", "invalidation_no": "4W1"},
            "design",
            "未见缺陷",
            [Level.WARNING],
        ),
        (
            {"suspend_ground": "专利权被请求宣告无效", "invalidation_no": "4W1"},
            "invention",
            "",
            [Level.WARNING],
        ),
    ],
)
def test_a_case_is_suspended_for_invalidation_on_the_acceptance_notice_only(
    asked: dict[str, FieldValue], kind: str, report: str, expected: list[Level]
) -> None:
    given = replace(facts(asked=asked, right={"evaluation": report}), right_kind=kind)
    assert levels("suspension-proof", given) == expected


@pytest.mark.parametrize(
    ("code", "rule", "level"),
    [
        ("answer-time-over", "INF-ANSWER", Level.ERROR),
        ("fair-answer-time-over", "EXH-ANSWER", Level.ERROR),
        ("penalty-hearing-time", "CFT-HEARING", Level.ERROR),
        ("suit-time-over", "INF-SUE", Level.WARNING),
        ("counter-time-over", "EC-COUNTER", Level.WARNING),
    ],
)
def test_time_that_belongs_to_a_party_is_left_to_run_out(
    code: str, rule: str, level: Level
) -> None:
    given = replace(facts(), runs=(run_of(rule),), late={rule: False})
    assert levels(code, given) == [level]
    assert found(code, replace(given, late={rule: True})) == ()
    met = replace(run_of(rule), met=DAY)
    assert found(code, replace(given, runs=(met,))) == ()
    assert found(code, facts()) == ()


def test_a_ruling_after_the_closing_limit_is_told() -> None:
    given = replace(facts(), runs=(run_of("INF-CLOSE"),), late={"INF-CLOSE": True})
    assert levels("closing-in-time", given) == [Level.WARNING]
    assert found("closing-in-time", replace(given, late={"INF-CLOSE": False})) == ()


@pytest.mark.parametrize(
    ("hearing", "count"), [("2026-03-17", 0), ("2026-03-16", 1), ("2026-03-12", 1)]
)
def test_a_hearing_is_told_three_working_days_before(hearing: str, count: int) -> None:
    """3-12 是周四：周五、周一、周二为三个工作日，最早 3-17（周二）口审。"""
    day = date.fromisoformat(hearing)
    at = datetime(day.year, day.month, day.day, 9, tzinfo=CHINA)
    given = replace(facts(asked={"hearing_at": at}), book=BOOK, calendar=WorkCalendar(()))
    assert levels("hearing-notice", given) == [Level.WARNING] * count
    assert found("hearing-notice", replace(given, calendar=None)) == ()


def test_a_centre_that_sets_five_days_is_warned_by_its_own_rule() -> None:
    rule = replace(BOOK.get("INF-HEARING-NOTICE"), limit=5)
    rules: dict[str, DeadlineRule] = {**BOOK.rules, rule.id: rule}
    at = datetime(2026, 3, 17, 9, tzinfo=CHINA)
    given = replace(
        facts(asked={"hearing_at": at}), book=DeadlineBook(rules), calendar=WorkCalendar(())
    )
    assert levels("hearing-notice", given) == [Level.WARNING]


def test_a_ruling_that_stops_nothing_is_marked_so() -> None:
    for outcome in (Outcome.NOT_INFRINGING, Outcome.DISMISSED):
        given = replace(facts(), outcome=outcome)
        assert levels("no-stop-marked", given) == [Level.WARNING]
        assert found("no-stop-marked", replace(given, asked={"no_stop_order": True})) == ()
    assert found("no-stop-marked", replace(facts(), outcome=Outcome.INFRINGES)) == ()


def test_closing_before_publishing_is_told() -> None:
    for code, rule in (
        ("published-first", "INF-PUBLISH"),
        ("penalty-published-first", "CFT-PUBLISH"),
    ):
        assert levels(code, replace(facts(), runs=(run_of(rule),))) == [Level.WARNING]
        assert found(code, facts()) == ()


def test_two_officers_handle_a_penalty() -> None:
    assert levels("two-officers", facts(asked={"officers": "张某"})) == [Level.ERROR]
    assert levels("two-officers", facts(asked={"officers": "张某、张某"})) == [Level.ERROR]
    assert found("two-officers", facts(asked={"officers": "张某、李某"})) == ()


def test_a_named_reporter_is_told_and_an_anonymous_one_cannot_be() -> None:
    running = replace(facts(), runs=(run_of("CFT-REPLY"),))
    assert levels("reporter-anonymous", running) == [Level.WARNING]
    anonymous = replace(facts(case={"reporter_kind": "匿名"}), runs=running.runs)
    assert found("reporter-anonymous", anonymous) == ()
    assert levels("reporter-named", anonymous) == [Level.WARNING]
    assert found("reporter-named", running) == ()


def test_missing_material_is_named_and_a_repeated_complaint_needs_its_follow_up() -> None:
    (problem,) = found("material-complete", replace(facts(), lacking=("授权委托书", "登记簿副本")))
    assert problem.level is Level.WARNING
    assert "授权委托书、登记簿副本" in problem.message
    assert found("material-complete", facts()) == ()
    repeated = replace(facts(), counts=GuardCounts(same_complainant=1))
    assert levels("follow-up-proof", repeated) == [Level.WARNING]
    assert found("follow-up-proof", facts()) == ()
    assert levels("evidence-abroad", facts()) == [Level.WARNING]


def test_guards_answer_in_the_order_asked_and_an_unknown_one_is_a_mistake() -> None:
    given = replace(facts(), lacking=("照片",))
    fields = [item.field for item in check_guards(("no-suit-stated", "material-complete"), given)]
    assert fields == ["facts.no_suit", ""]
    with pytest.raises(KeyError):
        check_guards(("no-such-guard",), given)


def test_a_guard_that_warns_never_forbids() -> None:
    assert {item.level for item in load_guards().values()} == set(GuardLevel)
    assert all(code == guard.code for code, guard in load_guards().items())
