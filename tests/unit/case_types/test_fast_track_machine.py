"""The fast track: each step with its limits, papers and gates; the days counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.deadline_book import load_deadline_book
from app.domain.registered_entity import RegisteredEntity
from app.domain.terms import Role, SittingKind, Turn
from app.domain.transitions import allowed_moves
from app.support.errors import Level
from tests.unit.case_types.machine_kit import Case, found

PRE = "pre-examination"
ENTITY = RegisteredEntity("华彩", quota=10, used=3, valid_to=date(2027, 12, 31))
GOOD_FORM = {
    "facts": {"entity": "华彩", "self_check": True, "commitment": True},
    "applicant": {"name": "华彩"},
}


def pre(right_kind: str = "design") -> Case:
    return Case(PRE, "2026-11-02", right_kind)


def passed() -> Case:
    return pre().make("accept", "2026-11-03").make("pass", "2026-11-05")


def paid() -> Case:
    case = passed().make("file", "2026-11-06", notice_on=date(2026, 11, 9))
    return case.make("pay", "2026-11-10", pay_channel="网上")


def test_receipt_starts_acceptance_and_acceptance_ends_it() -> None:
    case = pre()
    assert case.running() == {"PRE-ACCEPT": "2026-11-02"}
    assert case.make("accept", "2026-11-04").met() == {"PRE-ACCEPT": "2026-11-04"}


def test_a_supplement_begins_acceptance_afresh() -> None:
    case = pre().make("ask-supplement", "2026-11-03").make("supplemented", "2026-11-10")
    assert case.running()["PRE-ACCEPT"] == "2026-11-10"


@pytest.mark.parametrize(
    ("right_kind", "first", "target"),
    [
        ("design", "PRE-FIRST", "PRE-TARGET"),
        ("utility-model", "PRE-FIRST-UM", "PRE-TARGET-UM"),
        ("invention", "PRE-FIRST-INVENTION", "PRE-TARGET-INVENTION"),
    ],
)
def test_the_first_opinion_and_the_grant_are_timed_by_the_kind_of_patent(
    right_kind: str, first: str, target: str
) -> None:
    case = pre(right_kind).make("accept", "2026-11-03")
    assert case.running() == {first: "2026-11-03"}
    case.make("pass", "2026-11-05").make("file", "2026-11-06")
    assert case.met()[first] == "2026-11-05"
    assert case.running()[target] == "2026-11-06"


def test_an_opinion_waits_for_the_reply_and_a_day_set_by_the_office_counts() -> None:
    case = pre().make("accept", "2026-11-03")
    case.make("opine", "2026-11-04", opinion_round=1, reply_due_on=date(2026, 11, 11))
    (reply,) = (run for run in case.runs() if run.rule_id == "PRE-REPLY")
    assert (str(reply.start), str(reply.until)) == ("2026-11-04", "2026-11-11")
    assert case.met()["PRE-FIRST"] == "2026-11-04"
    assert case.case_type.state(case.state).turn is Turn.PARTY
    case.make("reply", "2026-11-06")
    assert case.met()["PRE-REPLY"] == "2026-11-06"
    assert case.running() == {}


def test_passing_starts_the_filing_and_filing_the_payment_from_the_notice() -> None:
    case = passed()
    assert case.running() == {"PRE-FILE": "2026-11-05"}
    case.make("file", "2026-11-06", notice_on=date(2026, 11, 9))
    assert case.met()["PRE-FILE"] == "2026-11-06"
    assert case.running() == {"PRE-PAY": "2026-11-09", "PRE-TARGET": "2026-11-06"}


def test_the_day_of_payment_is_the_day_to_report_number_and_voucher() -> None:
    case = paid()
    assert case.met()["PRE-PAY"] == "2026-11-10"
    assert case.running()["PRE-REPORT-NO"] == "2026-11-10"
    case.make("report", "2026-11-10")
    assert case.met()["PRE-REPORT-NO"] == "2026-11-10"


def test_between_report_and_mark_stands_the_check_of_consistency() -> None:
    case = paid().make("report", "2026-11-10").make("compare", "2026-11-11")
    assert case.state == "comparing"
    case.make("mark", "2026-11-12").make("grant", "2026-11-18")
    assert case.met()["PRE-TARGET"] == "2026-11-18"
    assert case.running() == {}


@pytest.mark.parametrize("state", ["passed", "filed", "paid", "reported", "comparing"])
def test_the_mark_can_be_lost_wherever_it_is_not_yet_made(state: str) -> None:
    codes = {move.code for move in Case(PRE, "2026-11-02").case_type.moves_from(state)}
    assert "mark-lost" in codes


def test_a_lost_mark_leaves_no_limit_of_the_fast_lane() -> None:
    case = passed().make("file", "2026-11-06").make("mark-lost", "2026-11-12")
    assert case.running() == {}
    assert {"PRE-PAY", "PRE-TARGET"} <= case.dropped()


def test_a_change_before_grant_puts_a_marked_case_on_the_normal_track() -> None:
    case = paid().make("report", "2026-11-10").make("mark", "2026-11-11")
    case.make("changed", "2026-11-13")
    assert case.state == "mark-lost"
    assert case.running() == {}
    assert set(found(PRE, "changed").values()) == {Level.WARNING}


def test_an_office_action_in_the_fast_lane_is_answered_within_its_own_limit() -> None:
    case = paid().make("report", "2026-11-10").make("mark", "2026-11-11")
    case.make("office-action", "2026-11-13")
    assert case.running()["PRE-OA"] == "2026-11-13"
    case.make("office-action-replied", "2026-11-16")
    assert case.met()["PRE-OA"] == "2026-11-16"


@pytest.mark.parametrize(
    ("stored", "late", "words"),
    [
        ({"pay_channel": "网上"}, True, "逾期缴费"),
        ({"pay_channel": "银行汇款"}, False, "非网上缴费"),
        ({"pay_channel": "柜台"}, False, "非网上缴费"),
        ({"pay_channel": "网上", "paid_in_full": False}, False, "未一次缴足"),
        ({"pay_channel": "网上", "consistency": "不一致"}, False, "不一致"),
    ],
)
def test_a_payment_late_elsewhere_or_short_and_another_text_forbid_the_mark(
    stored: dict[str, str | bool], *, late: bool, words: str
) -> None:
    said = found(PRE, "mark", stored=stored, late={"PRE-PAY": late}, made=frozenset({"compare"}))
    ((message, level),) = said.items()
    assert words in message
    assert "未能标记，转普通程序" in message
    assert level is Level.ERROR


def test_a_payment_in_time_online_and_in_full_is_marked_once_compared() -> None:
    stored = {"pay_channel": "网上", "paid_in_full": True, "consistency": "一致"}
    late = {"PRE-PAY": False}
    compared = frozenset({"compare"})
    assert found(PRE, "mark", stored=stored, late=late, made=compared) == {}
    assert found(PRE, "mark", stored=stored, late=late) == {"尚未登记核对一致性": Level.WARNING}


def test_recording_a_bad_payment_only_warns() -> None:
    said = found(PRE, "pay", asked={"pay_channel": "柜台"}, late={"PRE-PAY": True})
    assert len(said) == 2
    assert set(said.values()) == {Level.WARNING}


def test_silence_is_a_withdrawal_only_after_the_limit() -> None:
    case = pre().make("accept", "2026-11-03").make("opine", "2026-11-04")
    early = found(PRE, "deem-withdrawn", runs=case.runs(), late={"PRE-REPLY": False})
    assert set(early.values()) == {Level.ERROR}
    assert found(PRE, "deem-withdrawn", runs=case.runs(), late={"PRE-REPLY": True}) == {}


@pytest.mark.parametrize(("number", "before", "said"), [(1, None, 0), (2, 1, 0), (3, 2, 1)])
def test_a_third_opinion_is_warned_of(number: int, before: int | None, said: int) -> None:
    stored = {} if before is None else {"opinion_round": before}
    answer = found(PRE, "opine", asked={"opinion_round": number}, stored=stored)
    assert list(answer.values()) == [Level.WARNING] * said


@pytest.mark.parametrize("move", ["", "accept"])
@pytest.mark.parametrize(
    "key", ["already_filed", "pct", "divisional", "dual_filing", "secrecy_review"]
)
def test_what_cannot_be_pre_examined_is_stopped(move: str, key: str) -> None:
    form = {**GOOD_FORM, "facts": {**GOOD_FORM["facts"], key: True}}
    assert list(found(PRE, move, form=form, entity=ENTITY).values()) == [Level.ERROR]
    assert found(PRE, move, form=GOOD_FORM, entity=ENTITY) == {}


def test_the_registered_entity_is_the_first_applicant() -> None:
    form = {**GOOD_FORM, "applicant": {"name": "别人"}}
    assert found(PRE, "accept", form=form, entity=ENTITY) == {"备案主体须为第一申请人": Level.ERROR}


def test_self_check_and_commitment_are_asked_for() -> None:
    form = {**GOOD_FORM, "facts": {"entity": "华彩"}}
    assert found(PRE, "accept", form=form, entity=ENTITY) == {
        "缺自检表": Level.WARNING,
        "缺承诺书": Level.WARNING,
    }


@pytest.mark.parametrize(
    "entity",
    [
        replace(ENTITY, cancelled=True),
        replace(ENTITY, valid_to=date(2026, 11, 22)),
        replace(ENTITY, suspended_from=date(2026, 11, 1)),
    ],
)
def test_an_entity_that_is_out_cannot_be_accepted(entity: RegisteredEntity) -> None:
    assert list(found(PRE, "accept", form=GOOD_FORM, entity=entity).values()) == [Level.ERROR]


@pytest.mark.parametrize(
    ("move", "used", "said"), [("", 10, "已用完"), ("accept", 11, "已用完"), ("accept", 10, "最后")]
)
def test_a_used_up_quota_warns_and_does_not_forbid(move: str, used: int, said: str) -> None:
    # A case at acceptance is itself among those that used the quota.
    answer = found(PRE, move, form=GOOD_FORM, entity=replace(ENTITY, used=used))
    ((message, level),) = answer.items()
    assert said in message
    assert level is Level.WARNING


def test_conclusions_are_not_for_the_counter() -> None:
    case_type = load_catalogue().get(PRE)
    clerk = {move.code for move in allowed_moves(case_type, "in-review", Role.CLERK)}
    assert clerk.isdisjoint({"opine", "pass", "fail"})
    examiner = {move.code for move in allowed_moves(case_type, "in-review", Role.EXAMINER)}
    assert {"opine", "pass", "fail"} <= examiner


def test_an_evaluation_report_takes_two_months_from_submission_whatever_is_corrected() -> None:
    case = Case("evaluation-report", "2026-11-02").make("accept", "2026-11-03")
    case.make("submit", "2026-11-06", submitted_on=date(2026, 11, 5))
    case.make("correct", "2026-11-12").make("resubmit", "2026-11-16")
    assert case.running() == {"EVAL-2M": "2026-11-05"}
    case.make("issue", "2026-12-28", conclusion="未见缺陷").make("use", "2026-12-30")
    assert case.met()["EVAL-2M"] == "2026-12-28"
    assert case.state == "used"


def test_a_second_report_on_the_same_patent_is_pointed_out() -> None:
    said = found("evaluation-report", "accept", form={"right": {"evaluation": "未见缺陷"}})
    assert list(said.values()) == [Level.WARNING]


def priority(right_kind: str, move: str = "approved") -> Case:
    case = Case("priority-examination", "2026-08-03", right_kind)
    case.make("accept", "2026-08-04").make("recommend", "2026-08-05").make("forward", "2026-08-06")
    return case.make(move, "2026-08-20")


@pytest.mark.parametrize(
    ("right_kind", "move", "rules"),
    [
        ("invention", "approved", {"PRI-2026", "PRI-2026-OA"}),
        ("utility-model", "approved", {"PRI-2026-UM"}),
        ("design", "approved", {"PRI-2026-DESIGN"}),
        ("invention", "approved-reexamination", {"PRI-2026-REEXAM"}),
        ("utility-model", "approved-invalidation", {"PRI-2026-INVALIDATION"}),
        ("design", "approved-invalidation", {"PRI-2026-INVALIDATION-DESIGN"}),
    ],
)
def test_priority_examination_is_timed_by_kind_and_procedure(
    right_kind: str, move: str, rules: set[str]
) -> None:
    assert priority(right_kind, move).running().keys() == rules


def test_a_reply_in_priority_examination_runs_from_service_and_ends_the_first_action() -> None:
    case = priority("invention").make(
        "office-action", "2026-10-08", office_action_on=date(2026, 9, 29)
    )
    assert case.running()["PRI-2026-REPLY"] == "2026-09-29"
    assert case.met()["PRI-2026-OA"] == "2026-10-08"
    case.make("office-action-replied", "2026-10-20").make("examined", "2027-03-01")
    assert case.met()["PRI-2026"] == "2027-03-01"


def test_each_limit_of_2017_gives_way_to_one_of_2026_that_has_no_number_yet() -> None:
    book = load_deadline_book()
    old = [rule for rule in book.rules.values() if rule.id.startswith("PRI-2017")]
    assert len(old) == 9
    for rule in old:
        new = book.get(rule.id.replace("2017", "2026"))
        assert book.on(new.id, date(2026, 8, 31)) is rule
        assert book.on(new.id, date(2026, 9, 1)) is new
        assert new.limit is None


def test_a_rapid_confirmation_is_heard_together_and_decided() -> None:
    case = Case("rapid-confirmation", "2026-08-03", "design").make("accept", "2026-08-04")
    case.make("recommend", "2026-08-06").make("forward", "2026-08-07").make(
        "approved", "2026-08-20"
    )
    assert case.running() == {"PRI-2026-INVALIDATION-DESIGN": "2026-08-20"}
    case.make("set-joint-hearing", "2026-09-01").make("hear", "2026-09-15")
    case.make("decide", "2026-10-20", invalidation_result="部分无效")
    assert case.met() == {"PRI-2026-INVALIDATION-DESIGN": "2026-10-20"}
    booking = case.case_type.move("set-joint-hearing").books
    assert booking is not None
    assert booking.kind is SittingKind.HEARING


def test_a_rapid_confirmation_hangs_on_the_notice_and_a_local_dispute() -> None:
    kind = "rapid-confirmation"
    assert list(found(kind, "accept").values()) == [Level.WARNING] * 2
    form = {"facts": {"invalidation_no": "4W1", "dispute_no": "侵1"}}
    assert found(kind, "accept", form=form) == {}
