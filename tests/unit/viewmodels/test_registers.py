"""What the registers say: which limit presses, dots, words, and what typed texts mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.credit import CREDIT_ACTS, EXPIRED, REPAIRED, STANDS, CreditAct
from app.domain.terms import Tone
from app.domain.transfers import OWN_STEPS, Body, TransferResult
from app.services.handling_views import CreditLine, TransferClockLine, TransferLine
from app.ui.viewmodels.register_drafts import DayReader, result_choices, starts_words
from app.ui.viewmodels.registers import (
    CREDIT_CAUTION,
    FEEDBACK,
    UNVERIFIED,
    act_words,
    clock_words,
    credit_columns,
    credit_facts,
    limit_cell,
    matter_cell,
    next_limit,
    pressing_first,
    standing_tone,
    transfer_columns,
    waiting_for,
)

TODAY = date(2026, 11, 23)  # 周一
NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # 14:30 in China
CLOCK = TransferClockLine(
    rule_id="CRM-POLICE",
    term="公安机关立案审查",
    whose="市公安局",
    due=date(2026, 11, 26),
    statutory=True,
    provisional=False,
    source="《移送规定》第8条",
    done_on=None,
    overdue=False,
    countdown="3 个工作日",
)
LINE = TransferLine(
    id=1,
    case_id=7,
    number="粤中知法裁字〔2026〕171号",
    title="华彩照明 诉 星煌灯饰厂",
    body=Body.POLICE.value,
    body_term="公安机关",
    body_name="市公安局",
    decided_at=datetime(2026, 11, 20, 2, 20, tzinfo=UTC),
    sent_on=date(2026, 11, 20),
    paper_no="",
    received_on=date(2026, 11, 23),
    feedback_due_on=None,
    feedback_on=None,
    feedback_overdue=False,
    result="",
    result_term="",
    note="",
    clocks=(CLOCK,),
)
CREDIT = CreditLine(
    id=1,
    party_id=2,
    party_name="星煌灯饰厂",
    case_id=7,
    number="粤中知法裁字〔2026〕171号",
    act=CreditAct.FALSE_MATERIAL.value,
    act_term=CreditAct.FALSE_MATERIAL.term,
    basis="粤中知罚〔2026〕3号",
    effective_on=date(2026, 9, 10),
    expires_on=None,
    repaired_on=None,
    reported_to="",
    reported_on=None,
    note="",
    standing=STANDS,
)


def agreed(day: date, countdown: str = "", *, late: bool = False) -> TransferLine:
    return replace(LINE, feedback_due_on=day, feedback_overdue=late, feedback_countdown=countdown)


# --- which limit ---------------------------------------------------------------------


def test_the_limit_that_ends_first_is_shown_and_the_agreed_feedback_counts_as_one() -> None:
    first = next_limit(agreed(date(2026, 11, 25)))
    assert first is not None
    assert (first.term, first.statutory) == (FEEDBACK, False)
    later = next_limit(agreed(date(2026, 11, 30)))
    assert later is not None
    assert (later.term, later.statutory) == ("公安机关立案审查", True)


def test_a_limit_that_was_met_is_not_waited_for() -> None:
    assert next_limit(replace(LINE, clocks=(replace(CLOCK, done_on=TODAY),))) is None


def test_what_presses_stands_first_and_entries_without_a_limit_last() -> None:
    later = replace(LINE, id=2, clocks=(replace(CLOCK, due=date(2026, 12, 18)),))
    none = replace(LINE, id=3, clocks=())
    assert [one.id for one in pressing_first((none, later, LINE))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sent_on": None, "received_on": None}, "待移送"),
        ({"received_on": None}, "待接收"),
        ({}, "待反馈"),
        ({"feedback_on": TODAY, "clocks": (CLOCK,)}, "待办结"),
        ({"feedback_on": TODAY}, ""),
    ],
)
def test_an_entry_without_a_limit_says_what_it_waits_for(
    change: dict[str, object], words: str
) -> None:
    assert waiting_for(replace(LINE, **({"clocks": ()} | change))) == words  # type: ignore[arg-type]


# --- words ---------------------------------------------------------------------------


def test_a_statutory_limit_has_a_filled_dot_and_an_agreed_one_a_hollow_one() -> None:
    statutory, other = limit_cell(LINE, TODAY), limit_cell(agreed(date(2026, 11, 24)), TODAY)
    assert (statutory.mark, other.mark) == ("●", "○")
    assert "法定期限" in statutory.full
    assert "约定期限" in other.full


def test_a_running_limit_tells_its_day_and_what_is_left() -> None:
    cell = limit_cell(LINE, TODAY)
    assert (cell.text, cell.tone) == ("11-26 · 3 个工作日", Tone.NEUTRAL)
    assert matter_cell(LINE).full == "公安机关立案审查（市公安局）"


def test_an_overdue_limit_tells_how_long_in_red() -> None:
    cell = limit_cell(agreed(date(2026, 11, 20), "逾期 1 个工作日", late=True), TODAY)
    assert (cell.text, cell.tone) == ("逾期 1 个工作日", Tone.BAD)


def test_a_limit_in_hours_tells_the_hour_on_its_day() -> None:
    hours = replace(
        CLOCK, due=datetime(2026, 11, 23, 9, 0, tzinfo=UTC), countdown="今天 还有 2 小时"
    )
    cell = limit_cell(replace(LINE, clocks=(hours,)), TODAY)
    assert (cell.text, cell.tone) == ("今天 17:00 · 还有 2 小时", Tone.ATTENTION)


def test_a_provisional_day_says_so() -> None:
    unsure = replace(CLOCK, provisional=True)
    assert limit_cell(replace(LINE, clocks=(unsure,)), TODAY).text == "11-26 · 暂定"
    assert "暂定" in clock_words(unsure, TODAY).when


def test_a_finished_entry_is_green() -> None:
    done = replace(LINE, clocks=(), feedback_on=TODAY)
    assert limit_cell(done, TODAY).tone is Tone.GOOD


def test_a_clock_tells_how_it_ended_and_what_of_it_is_not_verified() -> None:
    met = clock_words(replace(CLOCK, done_on=TODAY), TODAY)
    assert (met.state, met.tone) == ("11-23 完成", Tone.GOOD)
    late = clock_words(replace(CLOCK, done_on=TODAY, overdue=True), TODAY)
    assert (late.state, late.tone) == ("11-23 逾期完成", Tone.BAD)
    assert UNVERIFIED not in met.source
    assert UNVERIFIED in clock_words(replace(CLOCK, verified=False), TODAY).source


def test_days_of_another_year_keep_their_year_and_all_are_copied_whole() -> None:
    by_key = {spec.key: spec for spec in transfer_columns(TODAY)}
    cell = by_key["sent"].cell(replace(LINE, sent_on=date(2025, 12, 30)))
    assert cell.text == "2025-12-30"
    near = by_key["sent"].cell(LINE)
    assert (near.text, near.full) == ("11-20", "2026-11-20")
    assert by_key["decided"].cell(LINE).full == "2026-11-20 周五 10:20"


# --- credit --------------------------------------------------------------------------


def test_an_entry_that_stands_asks_for_attention_a_repaired_one_is_done() -> None:
    tones = [standing_tone(one) for one in (STANDS, REPAIRED, EXPIRED)]
    assert tones == [Tone.ATTENTION, Tone.GOOD, Tone.NEUTRAL]


def test_every_act_names_its_source_and_what_nobody_verified() -> None:
    for act, spec in CREDIT_ACTS.items():
        words = act_words(act)
        assert words.startswith(spec.source)
        assert (f"（{UNVERIFIED}）" in words) is not spec.verified


def test_an_open_end_and_a_missing_report_are_said_in_words() -> None:
    by_key = {spec.key: spec.cell(CREDIT).text for spec in credit_columns(TODAY)}
    assert (by_key["until"], by_key["reported"]) == ("未定", "未报送")
    facts = {fact.label: fact.value for fact in credit_facts(CREDIT, TODAY)}
    assert (facts["到期"], facts["报送"]) == ("未定", "未报送")


def test_the_register_says_that_a_hint_is_no_finding() -> None:
    assert "提示，非认定" in CREDIT_CAUTION


# --- typing --------------------------------------------------------------------------


def test_own_steps_are_offered_only_after_an_answer() -> None:
    before = [result for _, result in result_choices(LINE)]
    assert TransferResult.NOT_FILED in before
    assert not set(before) & set(OWN_STEPS)
    after = dict(result_choices(replace(LINE, feedback_on=TODAY)))
    assert after["已提请复议（本中心）"] is TransferResult.REVIEW_ASKED


def test_the_sheet_says_which_limits_an_entry_will_start() -> None:
    police = starts_words(Body.POLICE)
    assert "批准移送起 24 小时" in police
    assert "请写到时分" in police
    assert "没有法定" in starts_words(Body.OTHER)


def test_every_wrong_field_is_told_at_once_and_in_its_place() -> None:
    reader = DayReader(NOW, TODAY)
    assert reader.day("sent_on", "") is None
    assert reader.day("received_on", "没有这天") is None
    assert reader.day("effective_on", " ", "请填写。") is None
    assert reader.past_day("early", "2026-9-9", "", since=date(2026, 9, 10)) is not None
    assert reader.past_day("late", "2026-11-24", "", since=date(2026, 9, 10)) is not None
    assert reader.words("basis", "　", "请写。") == ""
    fields = [problem.field for problem in reader.problems]
    assert fields == ["received_on", "effective_on", "early", "late", "basis"]


def test_days_are_read_as_everywhere_in_the_program() -> None:
    reader = DayReader(NOW, TODAY)
    assert reader.day("sent_on", "昨天") == date(2026, 11, 22)
    assert reader.instant("decided_at", "11-20 10:20") == datetime(2026, 11, 20, 2, 20, tzinfo=UTC)
    assert reader.problems == ()
