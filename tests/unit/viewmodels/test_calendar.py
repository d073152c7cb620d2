"""The calendar without a window: cells, words, previews, rules and schedule as typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.calendar import DayKind, DaySource
from app.domain.dates import YearMonth
from app.domain.deadline import Unit
from app.domain.terms import SittingKind, Tone
from app.services.day_limits import DueLine
from app.services.deadline_views import DayLoad, DeadlineKey, MovedDeadline, RuleLine, WhatIf
from app.ui.viewmodels.calendar import (
    MonthState,
    grid_day,
    kind_tone,
    kind_words,
    limit_columns,
    moment_words,
    month_weeks,
    months_on,
    moved_columns,
    source_words,
    spoken,
    stepped,
    total_words,
)
from app.ui.viewmodels.columns import Emphasis
from app.ui.viewmodels.rule_settings import (
    detail_words,
    draft_problems,
    matching,
    read_limit,
    rule_columns,
    verified_words,
)
from app.ui.viewmodels.schedule import SittingTexts, names, read_draft, sitting_problems

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


def load(**changed: object) -> DayLoad:
    plain = DayLoad(
        MONDAY, True, DayKind.WORKING.term, "", DaySource.NOTICE.term, True, False, "", 0, 0, 0, 0
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def moved(**changed: object) -> MovedDeadline:
    plain = MovedDeadline(
        DeadlineKey(1, "INF-REPLY"), "裁1号", "甲 诉 乙", "chen", "答辩", True, MONDAY, MONDAY
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def rule(**changed: object) -> RuleLine:
    plain = RuleLine(
        "INF-REPLY", "提交答辩书", "收到副本", "15 日", "15 日", "", "法定", "全国",
        "《专利行政执法办法》第14条", "", False, False, True, None, None, 0,
    )  # fmt: skip
    return replace(plain, **changed)  # type: ignore[arg-type]


# --- cells -----------------------------------------------------------------------


def test_a_holiday_carries_the_word_off_and_a_make_up_day_the_word_work() -> None:
    off = grid_day(load(works=False, kind_term=DayKind.HOLIDAY.term, name="国庆节"))
    make_up = grid_day(load(kind_term=DayKind.MAKE_UP.term, name="国庆节"))
    weekend = grid_day(load(works=False, kind_term=DayKind.WEEKEND.term))
    assert (off.mark, make_up.mark, weekend.mark) == ("休", "班", "")


def test_limits_of_the_law_and_of_the_office_are_counted_apart() -> None:
    cell = grid_day(load(due=5, statutory_due=2))
    assert (cell.statutory, cell.internal, cell.late) == (2, 3, False)
    assert grid_day(load(due=1, overdue=1)).late


def test_a_day_of_an_unknown_year_is_provisional_in_cell_pill_and_words() -> None:
    unknown = load(known=False, made_by=DaySource.WEEK.term)
    assert grid_day(unknown).provisional
    assert kind_words(unknown) == "工作日（暂定）"
    assert kind_tone(unknown) is Tone.ATTENTION
    assert "暂定" in source_words(unknown)


def test_a_day_set_by_hand_is_firm_even_in_an_unknown_year_and_tells_its_reason() -> None:
    edited = load(known=False, edited=True, made_by=DaySource.EDIT.term, reason="停电")
    assert not grid_day(edited).provisional
    assert source_words(edited) == "来源：手工调整。原因：停电"


def test_a_day_is_spoken_whole() -> None:
    day = load(due=3, statutory_due=2, overdue=3, sittings=1)
    assert spoken(day) == (
        "2026年11月23日 周一，工作日，届满 3 项（法定 2，内部 1），其中已逾期 3 项，排期 1 场"
    )


def test_the_sums_of_a_month_leave_out_the_days_of_its_neighbours() -> None:
    inside, outside = load(due=3, statutory_due=1, sittings=2), load(on=date(2026, 12, 1), due=9)
    month = MonthState(YearMonth(2026, 11), {one.on: one for one in (inside, outside)}, None)
    assert month.sums() == (1, 2, 2)


# --- walking ---------------------------------------------------------------------


def test_a_month_is_shown_in_whole_weeks_from_monday() -> None:
    weeks = month_weeks(YearMonth(2026, 11))
    assert weeks[0][0] == date(2026, 10, 26)
    assert weeks[-1][-1] == date(2026, 12, 6)


@pytest.mark.parametrize(
    ("on", "months", "there"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2198, 12, 1), 1, date(2198, 12, 1)),
    ],
)
def test_a_month_further_is_the_same_day_or_the_last_one(
    on: date, months: int, there: date
) -> None:
    assert months_on(on, months) == there


def test_walking_ends_where_the_years_handled_end() -> None:
    assert stepped(date(2198, 12, 31), 7) == date(2198, 12, 31)
    assert stepped(date(2026, 12, 31), 1) == date(2027, 1, 1)


# --- lists -----------------------------------------------------------------------


def test_a_limit_of_the_law_has_a_filled_dot_and_a_past_one_a_triangle() -> None:
    term = limit_columns(MONDAY)[0].cell
    plain = DueLine(DeadlineKey(1, "X"), "裁1号", "甲 诉 乙", "答辩", True, MONDAY, False)
    assert term(plain).text == "● 答辩"
    late = term(replace(plain, statutory=False, due=date(2026, 11, 20), provisional=True))
    assert late.text == "▲ ○ 答辩（暂定）"
    assert late.emphasis is Emphasis.DANGER


def test_a_limit_in_hours_shows_its_minute_in_china_time() -> None:
    assert moment_words(datetime(2026, 11, 23, 9, 30, tzinfo=UTC)) == "2026-11-23 周一 17:30"
    assert moment_words(MONDAY) == "2026-11-23 周一"
    assert moment_words(None) == "—"


def test_the_total_tells_changed_days_and_what_becomes_firm_apart() -> None:
    firm = moved(provisional_before=True)
    later = moved(after=date(2026, 11, 24))
    found = WhatIf("改", 1234, (firm, later))
    assert total_words(found) == ("将重新计算 1,234 件，其中 1 件的日期会变，1 件由暂定转为确定。")


def test_a_moved_limit_shows_both_days_and_the_handlers_name() -> None:
    one = moved(after=date(2026, 11, 24), provisional_before=True)
    texts = [column.cell(one).text for column in moved_columns({"chen": "陈晓敏"})]
    assert texts == [
        "裁1号", "● 答辩", "2026-11-23 周一", "2026-11-24 周二", "暂定→确定", "陈晓敏",
    ]  # fmt: skip


# --- rules -----------------------------------------------------------------------


def test_rules_are_found_by_every_typed_word_and_by_what_nobody_checked() -> None:
    checked = rule(rule_id="FT-FEE", term="缴费", source="专利法", verified=True)
    own = rule(rule_id="INF-ACCEPT", term="立案审查", confirmed=True)
    lines = (rule(), checked, own)
    assert matching(lines, "答辩 14条", unverified=False) == (lines[0],)
    assert matching(lines, "ft-fee", unverified=False) == (checked,)
    assert matching(lines, "", unverified=True) == (lines[0],)


def test_a_rule_says_who_checked_it() -> None:
    words = [verified_words(one) for one in (rule(), rule(verified=True), rule(confirmed=True))]
    assert words == ["待核实", "已核实", "本中心已核"]


def test_an_own_limit_is_marked_beside_what_the_program_came_with() -> None:
    own = rule(limit="10 日", promise="5 日")
    cells = {column.key: column.cell(own) for column in rule_columns()}
    assert cells["limit"].text == "10 日（改）"
    assert cells["promise"].text == "○ 5 日"
    assert "程序自带期限 15 日，本中心改为 10 日" in "".join(detail_words(own))


def test_a_limit_is_read_back_from_its_words() -> None:
    assert read_limit("5 个工作日") == (5, Unit.WORKING_DAY)
    assert read_limit("15 日") == (15, Unit.DAY)
    assert read_limit("24 小时") == (24, Unit.HOUR)
    assert read_limit("") is None


@pytest.mark.parametrize("limit", ["", "0", "-3", "10000", "三"])
def test_a_limit_must_be_a_sensible_number_with_a_reason(limit: str) -> None:
    assert [one.field for one in draft_problems(limit, "会议纪要")] == ["limit"]
    assert [one.field for one in draft_problems("5", " ")] == ["reason"]


# --- schedule --------------------------------------------------------------------


def test_a_sitting_is_read_from_what_was_typed() -> None:
    texts = SittingTexts("mediation", "11.25", "下午2点半", "90分钟", " 一号庭 ", "张敏, 何静")
    draft = read_draft(texts, 7, NOW)
    assert draft is not None
    assert draft.starts_at == datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
    assert (draft.kind, draft.minutes) == (SittingKind.MEDIATION, 90)
    assert (draft.place, draft.people) == ("一号庭", "张敏、何静")


def test_what_lacks_is_told_at_its_field() -> None:
    texts = SittingTexts(day="2026-11-25", time="何时", minutes="0")
    assert [one.field for one in sitting_problems(texts, None, NOW)] == ["case", "time", "minutes"]
    assert [one.field for one in sitting_problems(replace(texts, day="哪天"), 1, NOW)] == [
        "day",
        "minutes",
    ]
    assert read_draft(texts, 1, NOW) is None


def test_names_are_separated_alike_however_typed() -> None:
    assert names("张敏，何静; 李建文、") == "张敏、何静、李建文"
