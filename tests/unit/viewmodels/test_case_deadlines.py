"""How the limits of a case read: order, state, where they stand in the strip, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.domain.case_type import Milestone, Move
from app.domain.catalogue import load_catalogue
from app.domain.fields import FieldKind, FieldSpec
from app.domain.terms import Standing, Tone
from app.services.centres import shipped_centre
from app.services.deadline_views import Band, BandKind, DeadlineKey, DeadlineLine, PauseLine, Why
from app.support.clock import CHINA
from app.ui.viewmodels.case_deadlines import (
    PRESENT,
    deadline_columns,
    explanation,
    full_moment,
    in_order,
    moment_text,
    pause_words,
    picture_of,
    picture_words,
    stage_limits,
    standing_of,
    start_text,
    until_words,
    worded,
)
from app.ui.viewmodels.columns import Emphasis
from app.ui.viewmodels.decision_state import DecisionForm, DecisionState
from app.ui.viewmodels.form_context import FormContext

TODAY = date(2026, 11, 23)
DISPUTE = load_catalogue().get("infringement-dispute")


def limit(rule: str = "INF-ANSWER", **changes: object) -> DeadlineLine:
    """Return the limit of the drawing: answer due on Monday 23 November after a weekend."""
    bands = (
        Band(date(2026, 11, 6), date(2026, 11, 6), BandKind.SKIPPED),
        Band(date(2026, 11, 7), date(2026, 11, 21), BandKind.COUNTED),
        Band(date(2026, 11, 22), date(2026, 11, 23), BandKind.ROLLED),
    )
    why = Why("法定", "15 日", ("当日不计", "顺延"), "办法", "", True, "2025-02-01 起", (), bands)
    line = DeadlineLine(
        DeadlineKey(1, rule),
        "答辩",
        True,
        Standing.RUNNING,
        date(2026, 11, 6),
        "serve",
        date(2026, 11, 23),
        False,
        None,
        "今天",
        False,
        why,
    )
    return replace(line, **changes)  # type: ignore[arg-type]


def test_what_runs_stands_first_by_day_and_law_before_promise_on_the_same_day() -> None:
    done = limit("A", standing=Standing.MET, due=date(2026, 11, 1))
    removed = limit("B", standing=Standing.REMOVED, due=date(2026, 10, 1))
    promise = limit("C", statutory=False)
    law, paused = limit("D"), limit("E", standing=Standing.PAUSED, due=None)
    earlier = limit("F", due=date(2026, 11, 20))
    ordered = in_order((removed, done, promise, paused, law, earlier))
    assert "".join(line.key.rule_id for line in ordered) == "FDCEAB"


def test_each_standing_has_words_and_a_tone_of_its_own() -> None:
    day = date(2026, 11, 9)
    assert standing_of(limit(), TODAY) == ("今日届满", Tone.ATTENTION)
    assert standing_of(limit(overdue=True), TODAY) == ("逾期", Tone.BAD)
    assert standing_of(limit(due=date(2026, 11, 24)), TODAY) == ("进行中", Tone.NEUTRAL)
    later = limit(due=date(2027, 2, 1), provisional=True)
    assert standing_of(later, TODAY) == ("进行中 · 暂定", Tone.NEUTRAL)
    assert standing_of(limit(standing=Standing.MET, met_on=day), TODAY) == ("11-09 完成", Tone.GOOD)
    late = limit(standing=Standing.MET_LATE, met_on=day)
    assert standing_of(late, TODAY) == ("11-09 逾期完成", Tone.BAD)
    assert standing_of(limit(standing=Standing.PAUSED), TODAY) == ("已中止", Tone.PAUSED)
    assert standing_of(limit(standing=Standing.REMOVED), TODAY) == ("已删除", Tone.NEUTRAL)


def test_days_carry_the_year_only_when_it_is_another_and_hours_the_time() -> None:
    instant = datetime(2026, 11, 24, 9, 30, tzinfo=CHINA)
    assert moment_text(TODAY, TODAY) == "11-23 周一"
    assert moment_text(date(2027, 2, 1), TODAY) == "2027-02-01 周一"
    assert moment_text(instant, TODAY) == "11-24 09:30"
    assert moment_text(None, TODAY) == "—"
    assert full_moment(instant) == "2026-11-24 周二 09:30"
    assert start_text(worded(DISPUTE, limit()), TODAY).startswith("11-06 ")
    assert start_text(worded(DISPUTE, limit(begun_by="")), TODAY) == "11-06 收件"


def test_the_beginning_is_told_by_the_words_of_the_step_and_not_by_its_code() -> None:
    assert worded(DISPUTE, limit()).begun_by == DISPUTE.move("serve").term.rstrip("…")


def test_law_is_filled_promise_hollow_provisional_of_second_rank() -> None:
    term, _, due, left, standing = (spec.cell for spec in deadline_columns(lambda: TODAY))
    assert (term(limit()).mark, term(limit(statutory=False)).mark) == ("●", "○")
    assert due(limit(provisional=True)).emphasis is Emphasis.SECOND
    assert left(limit(overdue=True, countdown="逾期 1 天")).emphasis is Emphasis.DANGER
    assert left(limit()).emphasis is Emphasis.WARNING
    assert standing(limit()).tone is Tone.ATTENTION
    moved = due(limit(derived_due=date(2026, 11, 20)))
    assert moved.text == "11-23 周一 *"
    assert "规则算得 11-20 周五" in moved.full


def test_a_limit_stands_under_the_stage_that_the_step_meeting_it_reaches() -> None:
    answer, ending = limit(), limit("INF-CLOSE", due=date(2027, 2, 1), provisional=True)
    review = limit("INF-ACCEPT", due=date(2026, 11, 30))
    over = limit("INF-SERVE", standing=Standing.MET)
    found = stage_limits(DISPUTE, "served", (ending, answer, over))
    assert found[PRESENT] is answer
    assert found["decided_on"] is ending
    assert "closed_on" not in found
    assert over not in found.values()
    assert stage_limits(DISPUTE, "received", (review,))["accepted_on"] is review


def test_a_limit_that_the_next_step_meets_stands_here_though_another_step_would_close() -> None:
    answer = Move("answer", "答辩", ("served",), "answered", meets=("INF-ANSWER",))
    close = Move(
        "close", "结案", ("heard",), "closed", sets=(Milestone.CLOSED,), meets=("INF-ANSWER",)
    )
    kind = replace(DISPUTE, moves=(answer, close))
    assert set(stage_limits(kind, "served", (limit(),))) == {PRESENT}
    assert set(stage_limits(kind, "heard", (limit(),))) == {"closed_on"}


def test_the_strip_says_when_a_day_is_past_not_law_or_not_firm() -> None:
    assert until_words(limit()) == "至 2026-11-23"
    promise = limit(statutory=False, why=replace(limit().why, nature="承诺"))
    assert until_words(promise) == "承诺至 2026-11-23"
    assert until_words(limit(provisional=True)) == "至 2026-11-23（暂定）"
    assert until_words(limit(overdue=True)) == "逾期（2026-11-23）"


def test_the_picture_leaves_the_day_of_the_event_out_and_is_told_in_words() -> None:
    picture = picture_of(worded(DISPUTE, limit()), TODAY)
    assert [band.kind for band in picture.bands] == [BandKind.COUNTED, BandKind.ROLLED]
    words = picture_words(picture)
    assert "11-22 至 11-23 顺延 2 日" in words
    assert words.endswith("11-23 周一 届满")
    assert picture_words(replace(picture, provisional=True)).endswith("暂定")


def test_the_explanation_to_paste_holds_number_day_steps_source_and_doubts() -> None:
    why = replace(limit().why, verified=False, warnings=("历表未公布。",), note="另见实施意见")
    text = explanation(limit(why=why, provisional=True), "粤中知法裁字〔2026〕163号")
    assert text.splitlines() == [
        "粤中知法裁字〔2026〕163号 答辩 · 法定 · 15 日：2026-11-23 周一（暂定）",
        "1. 当日不计",
        "2. 顺延",
        "依据：办法",
        "2025-02-01 起",
        "另见实施意见",
        "条文待核实。",
        "▲ 历表未公布。",
    ]


def test_a_time_not_counted_is_told_with_ground_and_paper() -> None:
    pause = PauseLine(1, "中止", date(2026, 11, 10), None, "请求宣告无效", "〔2026〕5号")
    assert pause_words(pause) == "2026-11-10 起　中止　请求宣告无效（〔2026〕5号）"
    ended = replace(pause, ended_on=date(2026, 11, 20), ground="中止", paper="")
    assert pause_words(ended) == "2026-11-10 至 2026-11-20　中止"


def test_a_decision_lacking_a_fact_says_so_there_and_hands_out_values_when_whole() -> None:
    centre = shipped_centre("zhongshan-lighting")
    assert centre is not None
    form = DecisionForm(
        "改期",
        (
            FieldSpec("until", "改为", FieldKind.DATE, required=True),
            FieldSpec("reason", "理由", FieldKind.LONG_TEXT, required=True),
        ),
        preset={"reason": "等待鉴定"},
    )
    state = DecisionState(form, FormContext(datetime(2026, 11, 23, 9, tzinfo=CHINA), centre))
    assert [item.field for item in state.problems()] == ["until"]
    state.set_text("until", "12-8")
    assert state.problems() == ()
    assert state.request() == {"until": date(2026, 12, 8), "reason": "等待鉴定"}
    assert state.tidied("until") == "2026-12-08"
