"""From history to time limits: starts, services, pauses, ends and what a reopening undoes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import count

from app.domain.catalogue import load_catalogue
from app.domain.clockwork import ClockRun, Happening, Replay, replay
from app.domain.deadline_book import load_deadline_book
from app.domain.fields import FieldValue
from app.domain.service_dates import SERVICE_RULES, service_day
from app.domain.terms import ServiceMethod
from app.support.clock import CHINA

CATALOGUE = load_catalogue()
BOOK = load_deadline_book()
DISPUTE = "infringement-dispute"
FAIR = "exhibition-complaint"
RECEIVED = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)
EVENING = 18


class History:
    """A case's history, written down step by step."""

    def __init__(self, kind: str = DISPUTE, right_kind: str = "design") -> None:
        self.kind = self.first = kind
        self.right_kind = right_kind
        self.lines: list[Happening] = []

    def step(
        self,
        move: str,
        on: str,
        asked: Mapping[str, FieldValue] | None = None,
        at: datetime | None = None,
    ) -> History:
        day = date.fromisoformat(on)
        written = at or datetime(day.year, day.month, day.day, EVENING, tzinfo=CHINA)
        self.lines.append(Happening(self.kind, move, day, written, asked or {}))
        return self

    def become(self, kind: str, on: str) -> History:
        self.kind = kind
        return self.step("change-kind", on)

    def play(self) -> Replay:
        return replay(CATALOGUE.get, BOOK, self.first, RECEIVED, self.right_kind, iter(self.lines))

    def runs(self, rule: str) -> list[ClockRun]:
        return [run for run in self.play().runs if run.rule_id == rule]

    def run(self, rule: str) -> ClockRun:
        (found,) = self.runs(rule)
        return found

    def running(self) -> set[str]:
        return {run.rule_id for run in self.play().runs if run.runs}


def served(day: str, method: str = "direct") -> dict[str, FieldValue]:
    return {"service_method": method, "served_on": date.fromisoformat(day)}


def test_receipt_starts_the_review_and_docketing_ends_it() -> None:
    history = History()
    assert history.running() == {"INF-ACCEPT"}
    assert history.run("INF-ACCEPT").start == date(2026, 3, 2)
    history.step("accept", "2026-03-05")
    review = history.run("INF-ACCEPT")
    assert (review.met, review.met_by) == (date(2026, 3, 5), "accept")
    assert history.running() == {"INF-SERVE", "INF-CLOSE", "INF-INTERNAL"}


def test_the_promise_depends_on_the_kind_of_right() -> None:
    for kind in ("invention", "utility-model"):
        history = History(right_kind=kind).step("accept", "2026-03-05")
        assert history.running() == {"INF-SERVE", "INF-CLOSE", "INF-INTERNAL-UM"}
    assert History(right_kind="").step("accept", "2026-03-05").running() == {
        "INF-SERVE",
        "INF-CLOSE",
    }


def test_a_supplement_stops_the_review_which_begins_afresh_when_the_papers_are_in() -> None:
    """收件 3-2；3-4 通知补正，限 3-16；3-12 补齐：审查自 3-12 重新起算。"""
    history = History().step(
        "ask-supplement", "2026-03-04", {"supplement_due_on": date(2026, 3, 16)}
    )
    assert history.running() == {"SUPP-DUE"}
    assert history.run("SUPP-DUE").until == date(2026, 3, 16)
    history.step("supplemented", "2026-03-12")
    first, second = history.runs("INF-ACCEPT")
    assert (first.ordinal, first.dropped_on) == (1, date(2026, 3, 4))
    assert (second.ordinal, second.start, second.runs) == (2, date(2026, 3, 12), True)
    assert history.run("SUPP-DUE").met == date(2026, 3, 12)
    (pause,) = history.play().pauses
    assert (pause.kind, pause.began_on, pause.ended_on) == (
        "补正",
        date(2026, 3, 4),
        date(2026, 3, 12),
    )


def test_docketing_straight_out_of_a_supplement_leaves_no_review_behind() -> None:
    history = History().step("ask-supplement", "2026-03-04").step("accept", "2026-03-09")
    assert "INF-ACCEPT" not in history.running()
    assert all(pause.ended_on for pause in history.play().pauses)


def test_a_supplement_without_a_day_has_no_limit_of_its_own() -> None:
    assert History().step("ask-supplement", "2026-03-04").running() == set()


def test_two_rounds_of_supplement_number_the_runs() -> None:
    history = History()
    for first, last in (("2026-03-03", "2026-03-05"), ("2026-03-06", "2026-03-10")):
        history.step("ask-supplement", first).step("supplemented", last)
    assert [run.ordinal for run in history.runs("INF-ACCEPT")] == [1, 2, 3]
    assert [run.runs for run in history.runs("INF-ACCEPT")] == [False, False, True]


def test_the_answer_runs_from_service_and_is_met_on_the_day_the_answer_came() -> None:
    history = (
        History().step("accept", "2026-03-05").step("serve", "2026-03-09", served("2026-03-08"))
    )
    answer = history.run("INF-ANSWER")
    assert (answer.start, answer.begun_by) == (date(2026, 3, 8), "serve")
    history.step("answer", "2026-03-25", {"answered_on": date(2026, 3, 23)})
    assert history.run("INF-ANSWER").met == date(2026, 3, 23)
    assert history.run("INF-FWD-ANSWER").start == date(2026, 3, 23)
    history.step("forward-answer", "2026-03-26")
    assert history.run("INF-FWD-ANSWER").met == date(2026, 3, 26)


def test_service_by_notice_counts_thirty_days_on_and_they_are_no_time_of_the_case() -> None:
    """公告 3-10，经过 30 日，4-9 视为送达；其间不计入结案期限。"""
    history = History().step("accept", "2026-03-05")
    history.step("serve", "2026-03-10", served("2026-03-10", "notice"))
    assert history.run("INF-ANSWER").start == date(2026, 4, 9)
    (pause,) = history.play().pauses
    assert (pause.kind, pause.began_on, pause.ended_on) == (
        "公告",
        date(2026, 3, 10),
        date(2026, 4, 9),
    )


def test_every_way_of_service_has_its_rule_and_only_the_notice_takes_time() -> None:
    day = date(2026, 3, 10)
    assert set(SERVICE_RULES) == set(ServiceMethod)
    late = {method: service_day(method, day).served_on - day for method in ServiceMethod}
    assert {method for method, days in late.items() if days} == {ServiceMethod.NOTICE}
    assert late[ServiceMethod.NOTICE] == timedelta(days=30)
    assert "2026-04-09" in service_day(ServiceMethod.NOTICE, day).text


def test_service_without_a_method_is_taken_as_direct() -> None:
    history = History().step("accept", "2026-03-05")
    history.step("serve", "2026-03-09", {"served_on": date(2026, 3, 8)})
    assert history.run("INF-ANSWER").start == date(2026, 3, 8)


def test_a_suspension_lasts_until_the_case_is_taken_up_again() -> None:
    history = (
        History().step("accept", "2026-03-05").step("serve", "2026-03-09", served("2026-03-09"))
    )
    history.step("suspend", "2026-03-20", {"suspend_ground": "权属纠纷"})
    (pause,) = history.play().pauses
    assert (pause.kind, pause.began_on, pause.ended_on) == ("中止", date(2026, 3, 20), None)
    assert pause.asked["suspend_ground"] == "权属纠纷"
    history.step("resume-heard", "2026-05-06")
    (pause,) = history.play().pauses
    assert pause.ended_on == date(2026, 5, 6)
    assert history.run("INF-CLOSE").runs


def test_the_end_of_a_case_meets_the_closing_and_drops_the_rest() -> None:
    history = (
        History().step("accept", "2026-03-05").step("serve", "2026-03-09", served("2026-03-09"))
    )
    history.step("suspend", "2026-03-20").step("withdraw", "2026-03-30")
    assert history.running() == set()
    assert history.run("INF-CLOSE").met == date(2026, 3, 30)
    assert history.run("INF-ANSWER").dropped_on == date(2026, 3, 30)
    (pause,) = history.play().pauses
    assert pause.ended_on == date(2026, 3, 30)


def test_a_ruling_meets_the_closing_and_its_service_starts_the_time_to_sue() -> None:
    history = ruled()
    assert history.run("INF-CLOSE").met == date(2026, 5, 6)
    assert history.running() == set()
    history.step("serve-decision", "2026-05-08", served("2026-05-08", "post"))
    assert history.run("INF-SUE").start == date(2026, 5, 8)
    history.step("take-effect", "2026-05-26", {"effective_on": date(2026, 5, 25)})
    assert history.running() == {"INF-PUBLISH", "INF-ENFORCE"}
    assert history.run("INF-PUBLISH").start == date(2026, 5, 25)


def test_a_ruling_that_stops_nothing_has_nothing_to_publish_or_enforce() -> None:
    history = ruled().step(
        "take-effect", "2026-05-26", {"effective_on": date(2026, 5, 25), "no_stop_order": True}
    )
    assert history.running() == set()


def ruled() -> History:
    history = (
        History().step("accept", "2026-03-05").step("serve", "2026-03-09", served("2026-03-09"))
    )
    history.step("answer", "2026-03-20", {"answered_on": date(2026, 3, 20)})
    return history.step("deliberate", "2026-04-20").step("rule", "2026-05-06")


def test_taking_up_a_closed_case_lets_its_limits_go_on() -> None:
    history = (
        History().step("accept", "2026-03-05").step("serve", "2026-03-09", served("2026-03-09"))
    )
    before = history.running()
    history.step("withdraw", "2026-03-30").step("archive", "2026-04-01")
    assert history.running() == set()
    history.step("reopen", "2026-04-10")
    assert history.running() == before
    assert history.run("INF-CLOSE").start == date(2026, 3, 5)


def test_a_refusal_taken_back_begins_the_review_afresh() -> None:
    history = History().step("refuse", "2026-03-05").step("reopen-intake", "2026-04-10")
    first, second = history.runs("INF-ACCEPT")
    assert not first.runs
    assert (second.start, second.runs) == (date(2026, 4, 10), True)


def test_hours_run_from_an_instant_to_an_instant() -> None:
    told = datetime(2026, 10, 27, 15, 20, tzinfo=CHINA)
    answered = datetime(2026, 10, 28, 11, 5, tzinfo=CHINA)
    history = History(FAIR)
    assert history.run("EXH-TRANSFER").start == RECEIVED
    history.step("accept", "2026-10-27").step("notify", "2026-10-27", {"notified_at": told})
    assert history.run("EXH-ANSWER").start == told
    history.step("answer", "2026-10-29", {"answered_at": answered})
    assert history.run("EXH-ANSWER").met == answered


def test_what_was_written_down_later_than_it_happened_counts_to_the_end_of_its_day() -> None:
    history = History(FAIR).step("accept", "2026-03-02", at=datetime(2026, 3, 5, 10, tzinfo=CHINA))
    assert history.run("EXH-TRANSFER").met == datetime(2026, 3, 2, 23, 59, tzinfo=CHINA)


def test_nothing_in_hours_is_counted_from_a_day_alone() -> None:
    history = History(FAIR).step("accept", "2026-03-02").step("notify", "2026-03-02")
    assert "EXH-ANSWER" not in history.running()


def test_a_complaint_supplemented_at_a_fair_begins_its_hours_when_the_papers_came() -> None:
    came = datetime(2026, 3, 3, 14, 10, tzinfo=CHINA)
    history = History(FAIR).step("ask-supplement", "2026-03-02")
    history.step("supplemented", "2026-03-03", at=came)
    assert [run.start for run in history.runs("EXH-TRANSFER")] == [RECEIVED, came]


def test_another_kind_drops_the_limits_of_the_old_one_and_starts_its_own_from_receipt() -> None:
    """登记错了类型不多给一天：核查期限自收到材料之日 3-2 起算，不自转换之日起算。"""
    history = History().step("accept", "2026-03-05").become("counterfeit-report", "2026-03-20")
    assert history.running() == {"CFT-VERIFY"}
    assert history.run("CFT-VERIFY").start == date(2026, 3, 2)
    assert history.run("INF-CLOSE").dropped_on == date(2026, 3, 20)


def test_a_transfer_waits_for_feedback_only_until_the_day_agreed() -> None:
    report = "counterfeit-report"
    agreed = {"feedback_due_on": date(2026, 5, 8)}
    history = History(report).step("accept", "2026-03-03").step("transfer", "2026-03-09", agreed)
    assert history.run("CFT-VERIFY").met == date(2026, 3, 9)
    assert history.run("CFT-FEEDBACK").until == date(2026, 5, 8)
    assert History(report).step("transfer", "2026-03-09").running() == set()


def test_a_hearing_of_a_penalty_case_is_no_time_of_the_case() -> None:
    history = History("counterfeit-report").step("accept", "2026-03-03")
    for number, move in zip(
        count(4), ("file", "reply-filed", "report", "give-notice", "set-hearing", "hear")
    ):
        history.step(move, f"2026-03-{number:02}", served("2026-03-07"))
    (pause,) = history.play().pauses
    assert (pause.kind, pause.began_on, pause.ended_on) == (
        "听证",
        date(2026, 3, 8),
        date(2026, 3, 9),
    )
    assert history.running() == {"CFT-CLOSE", "INF-INTERNAL"}


def test_a_move_this_program_no_longer_knows_changes_nothing() -> None:
    assert History().step("edited", "2026-03-03").running() == {"INF-ACCEPT"}
