"""What a sceptical reading of the kinds against the field's reference found, rule by rule."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.clockwork import Happening, replay
from app.domain.deadline import LimitKind
from tests.unit.case_types.machine_kit import BOOK, CATALOGUE, Case, at, found

REPORT = "counterfeit-report"


def day(text: str) -> date:
    return date.fromisoformat(text)


def dispute() -> Case:
    case = Case("infringement-dispute", "2026-03-02").make("accept", "2026-03-03")
    return case.make("serve", "2026-03-04", served_on=day("2026-03-04"))


def decided() -> Case:
    case = dispute().make("no-answer", "2026-03-20").make("deliberate", "2026-03-25")
    return case.make("rule", "2026-04-01")


def filed() -> Case:
    case = Case(REPORT, "2026-03-02").make("accept", "2026-03-02").make("file", "2026-03-10")
    return case.make("reply-filed", "2026-03-11")


def penalised() -> Case:
    case = filed().make("report", "2026-04-01")
    case.make("give-notice", "2026-04-03", served_on=day("2026-04-03"))
    return case.make("penalise", "2026-04-15")


def to_police(case: Case) -> Case:
    case.make("report-crime", "2026-04-01")
    case.make("approve-crime", "2026-04-02", transfer_approved_at=at("2026-04-02"))
    return case.make(
        "hand-over-crime",
        "2026-04-02",
        handed_to_police_at=at("2026-04-02"),
        police_received_on=day("2026-04-02"),
    )


def test_an_answer_that_comes_after_the_hearing_is_set_ends_its_limit_and_starts_the_next() -> None:
    case = dispute().make("set-hearing", "2026-03-10")
    assert "INF-ANSWER" in case.running()
    case.make("answer-hearing-set", "2026-03-16", answered_on=day("2026-03-13"))
    assert case.met()["INF-ANSWER"] == "2026-03-13"
    assert case.running()["INF-FWD-ANSWER"] == "2026-03-13"
    case.make("forward-answer-hearing-set", "2026-03-17")
    assert case.met()["INF-FWD-ANSWER"] == "2026-03-17"
    assert case.state == "hearing-set"


def test_a_case_suspended_or_mediated_after_the_answer_goes_back_to_the_answered() -> None:
    case = dispute().make("answer", "2026-03-10", answered_on=day("2026-03-10"))
    case.make("mediate", "2026-03-11").make("mediation-failed-answered", "2026-03-20")
    assert case.state == "answered"
    case.make("suspend", "2026-03-23").make("resume-answered", "2026-04-23")
    assert case.state == "answered"


def test_a_settlement_during_a_suspension_ends_it() -> None:
    case = dispute().make("suspend", "2026-03-23").make("settle", "2026-04-23")
    shown = replay(
        CATALOGUE.get, BOOK, case.kind, at(case.received), case.right_kind, case.happenings
    )
    assert [pause.ended_on for pause in shown.pauses] == [date(2026, 4, 23)]
    assert case.running() == {"MED-CONFIRM": "2026-04-23"}


def test_every_party_has_its_own_time_to_sue() -> None:
    """专利法第65条：自收到之日起十五日，各方分别计算。"""
    case = decided().make("serve-decision", "2026-04-02", served_on=day("2026-04-02"))
    case.make("serve-decision-other", "2026-04-08", served_on=day("2026-04-07"))
    suits = [run for run in case.runs() if run.rule_id == "INF-SUE"]
    assert [(str(run.start), run.runs) for run in suits] == [
        ("2026-04-02", True),
        ("2026-04-07", True),
    ]
    case.make("take-effect", "2026-04-23", effective_on=day("2026-04-22"))
    assert "INF-SUE" not in case.running()


def test_a_suit_counts_from_the_day_it_was_brought_not_from_when_the_court_told() -> None:
    case = decided().make("serve-decision", "2026-04-02", served_on=day("2026-04-02"))
    case.make("sued", "2026-05-06", sued_on=day("2026-04-15"))
    assert case.met()["INF-SUE"] == "2026-04-15"


def test_a_suit_told_of_late_takes_the_effect_back() -> None:
    case = decided().make("serve-decision", "2026-04-02", served_on=day("2026-04-02"))
    case.make("take-effect", "2026-04-20", effective_on=day("2026-04-17"))
    assert {"INF-PUBLISH", "INF-ENFORCE"} <= case.running().keys()
    case.make("sued-late", "2026-05-06", sued_on=day("2026-04-16"))
    assert case.running() == {}


def test_a_case_brought_to_the_court_of_enforcement_can_still_be_published() -> None:
    case = decided().make("serve-decision", "2026-04-02", served_on=day("2026-04-02"))
    case.make("take-effect", "2026-04-20").make("enforce", "2026-04-22")
    case.make("publish-enforcing", "2026-04-23")
    assert case.met()["INF-PUBLISH"] == "2026-04-23"
    assert case.state == "enforce"


def test_confirmation_is_in_time_by_the_day_it_was_asked_for() -> None:
    case = dispute().make("settle", "2026-03-20")
    case.make("confirm", "2026-05-06", confirmation_applied_on=day("2026-04-17"))
    assert case.met()["MED-CONFIRM"] == "2026-04-17"


def test_instalments_do_not_leave_the_time_to_ask_for_confirmation_running_for_ever() -> None:
    case = Case("mediation-people", "2026-03-02").make("accept", "2026-03-03")
    case.make("agree", "2026-03-10").make("sign", "2026-03-11", signed_on=day("2026-03-11"))
    case.make("perform", "2026-03-12")
    assert "MED-CONFIRM" in case.running()
    case.make("unconfirmed-performing", "2026-04-13")
    assert case.running() == {}
    assert case.state == "performing"


def test_a_penalty_is_published_whether_or_not_it_is_paid() -> None:
    """公示期限自作出处罚决定起算，与缴款无关。"""
    case = penalised()
    case.make("serve-penalty", "2026-04-16", served_on=day("2026-04-16"))
    case.make("publish-penalty-served", "2026-05-06")
    assert case.met()["CFT-PUBLISH"] == "2026-05-06"
    assert case.running() == {"CFT-PAY": "2026-04-16"}


def test_a_hearing_is_asked_for_in_time_by_the_day_of_asking_and_may_be_withdrawn() -> None:
    case = filed().make("report", "2026-04-01")
    case.make("give-notice", "2026-04-03", served_on=day("2026-04-03"))
    case.make("set-hearing", "2026-04-15", hearing_asked_on=day("2026-04-09"))
    assert case.met()["CFT-HEARING"] == "2026-04-09"
    case.make("waive-hearing", "2026-04-20").make("penalise", "2026-04-21")


def test_a_decision_not_to_punish_releases_what_was_kept() -> None:
    case = filed().make("seal", "2026-03-20").make("report", "2026-04-01")
    case.make("no-penalty", "2026-04-10")
    assert case.running() == {}
    assert case.met()["CFT-SEAL"] == "2026-04-10"


def test_a_file_sent_back_by_the_legal_review_is_investigated_further() -> None:
    case = filed().make("report", "2026-04-01").make("send-back", "2026-04-08")
    assert case.met()["CFT-REVIEW"] == "2026-04-08"
    assert case.state == "investigating"


def test_a_crime_not_approved_before_docketing_leaves_the_check_running() -> None:
    case = Case(REPORT, "2026-03-02").make("accept", "2026-03-02")
    case.make("report-crime", "2026-03-05").make("disapprove-crime-verifying", "2026-03-06")
    assert case.running() == {"CFT-VERIFY": "2026-03-02"}
    assert case.state == "verifying"


def test_exhibits_are_handed_over_within_their_own_limit_not_when_the_case_closes() -> None:
    case = to_police(filed().make("seal", "2026-03-20"))
    case.make("police-file", "2026-04-05", police_told_on=day("2026-04-05"))
    assert case.running() == {"CRM-HANDOVER": "2026-04-05", "CFT-SEAL": "2026-03-20"}
    case.make("hand-over-exhibits", "2026-04-20", exhibits_handed_on=day("2026-04-07"))
    assert case.met()["CRM-HANDOVER"] == "2026-04-07"
    assert case.running() == {}
    unmet = to_police(filed()).make("police-file", "2026-04-05", police_told_on=day("2026-04-05"))
    assert "CRM-HANDOVER" not in unmet.make("close-penalty", "2026-05-06").met()


def test_after_a_reconsideration_in_vain_the_procuratorate_is_asked_within_three_days() -> None:
    case = to_police(filed())
    case.make("police-refuse", "2026-04-06", police_told_on=day("2026-04-06"))
    case.make("ask-review", "2026-04-08")
    case.make("review-upheld", "2026-04-13", police_told_on=day("2026-04-13"))
    assert case.running() == {"CRM-REVIEW-PROCURATORATE": "2026-04-13"}
    case.make("ask-supervision", "2026-04-14")
    assert case.met()["CRM-REVIEW-PROCURATORATE"] == "2026-04-14"


def test_telling_the_reporter_of_a_refusal_is_a_step_of_its_own_and_binding_is_not() -> None:
    case = Case(REPORT, "2026-03-02").make("accept", "2026-03-02").make("refuse", "2026-03-09")
    assert case.running() == {"CFT-REPLY": "2026-03-09"}
    case.make("reply-refused", "2026-03-30", replied_on=day("2026-03-12"))
    assert case.met()["CFT-REPLY"] == "2026-03-12"
    bound = Case(REPORT, "2026-03-02").make("accept", "2026-03-02").make("refuse", "2026-03-09")
    assert "CFT-REPLY" not in bound.make("archive", "2026-03-30").met()
    nameless = Case(REPORT, "2026-03-02").make("refuse", "2026-03-09")
    assert nameless.make("reply-needless", "2026-03-10").running() == {}


def test_feedback_counts_from_the_day_it_came() -> None:
    case = Case(REPORT, "2026-03-02").make("accept", "2026-03-02")
    case.make("transfer", "2026-03-09", feedback_due_on=day("2026-05-08"))
    case.make("close", "2026-05-20", feedback_on=day("2026-05-07"))
    assert case.met()["CFT-FEEDBACK"] == "2026-05-07"


def test_a_deadline_abroad_can_be_answered_at_any_time_and_is_missed_when_left_out() -> None:
    case = Case("overseas-referral", "2026-03-02")
    case.make("accept", "2026-03-03", deadline_abroad=day("2026-03-31"))
    assert case.make("respond-abroad", "2026-03-20").met()["FOR-DEADLINE"] == "2026-03-20"
    assert any("境外期限" in text for text in found("overseas-referral", "accept"))
    given = found("overseas-referral", "accept", asked={"deadline_abroad": day("2026-03-31")})
    assert not any("境外期限" in text for text in given)


def test_hours_begin_afresh_when_the_papers_came_never_later_than_their_day() -> None:
    """补齐时间已填的从其时；补记而未填的从当日零时起，不给本中心多算。"""
    fair = Case("exhibition-complaint", "2026-03-02").make("ask-supplement", "2026-03-02")
    came = datetime(2026, 3, 3, 1, 15, tzinfo=UTC)
    fair.make("supplemented", "2026-03-03", supplemented_at=came)
    assert [str(run.start) for run in fair.runs() if run.runs] == [str(came)]

    late = Case("exhibition-complaint", "2026-03-02").make("ask-supplement", "2026-03-02")
    late.happenings.append(
        Happening("exhibition-complaint", "supplemented", date(2026, 3, 3), at("2026-03-05"))
    )
    assert [str(run.start) for run in late.runs() if run.runs] == ["2026-03-03 00:00:00+08:00"]


def test_another_provinces_norm_is_not_shown_as_the_law() -> None:
    assert BOOK.get("EC-OPINION").kind is LimitKind.INTERNAL
    assert not BOOK.get("EC-OPINION").verified


def test_reopening_into_the_exchange_leaves_no_review_running() -> None:
    case = Case("infringement-dispute", "2026-03-02").make("exit", "2026-03-03")
    case.make("reopen", "2026-03-04")
    assert "INF-ACCEPT" not in case.running()
    again = Case("infringement-dispute", "2026-03-02").make("exit", "2026-03-03")
    assert "INF-ACCEPT" in again.make("reopen-intake", "2026-03-04").running()
