"""From start to due date: pauses, prolongation, hours, what is said beside the date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.calendar import DayEdit
from app.domain.deadline_book import load_deadline_book
from app.domain.due import Due, Pause, add_months, compute_due
from app.services.calendars import shipped_calendar
from app.support.clock import CHINA
from app.support.errors import RuleViolationError

BOOK = load_deadline_book()
CALENDAR = shipped_calendar()


def due(name: str, start: date | datetime, *pauses: Pause, extra: int = 0) -> Due:
    return compute_due(BOOK.get(name), start, CALENDAR, pauses, extra)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def test_the_start_day_itself_need_not_be_known() -> None:
    found = due("CFT-REPLY", date(2006, 12, 31))
    assert (found.due, found.provisional) == (date(2007, 1, 10), False)
    assert due("CFT-REPLY", date(2006, 12, 28)).provisional
    assert not due("INF-SUE", date(2006, 12, 20)).provisional  # only the end, 01-04, decides
    notice = due("INF-HEARING-NOTICE", date(2027, 1, 1))  # counts December days only
    assert (notice.due, notice.provisional) == (date(2026, 12, 29), False)
    assert due("INF-HEARING-NOTICE", date(2027, 1, 5)).provisional


@pytest.mark.parametrize(
    ("name", "start", "began", "ended", "expected"),
    [
        # 15 D from Mon 03-02 end on 03-17. Paused after 8 days, 7 remain: 04-01 + 7 = 04-08.
        ("INF-ANSWER", "2026-03-02", "2026-03-10", "2026-04-01", "2026-04-08"),
        # 15 WD from Mon 03-02. Worked 03 to 06: 4. Eleven remain from 03-17: Tue 03-31.
        ("CFT-VERIFY", "2026-03-02", "2026-03-06", "2026-03-16", "2026-03-31"),
        # 3 M from 01-05 end on 04-05; 28 days paused make 05-03, which rolls to Wed 05-06.
        ("INF-CLOSE", "2026-01-05", "2026-02-10", "2026-03-10", "2026-05-06"),
        # Raw end 10-05 within the holidays, due 10-09. Paused on 10-07: one day is left.
        ("INF-ANSWER", "2025-09-20", "2025-10-07", "2025-10-20", "2025-10-21"),
        # Paused on the due day itself or later: the time has run out already.
        ("INF-ANSWER", "2026-03-02", "2026-03-17", "2026-04-01", "2026-03-17"),
        # Paused since before the start: counted from the resumption. 03-10 + 15 = 03-25.
        ("INF-ANSWER", "2026-03-02", "2026-02-20", "2026-03-10", "2026-03-25"),
        # Ended before the start: no effect.
        ("INF-ANSWER", "2026-03-02", "2026-02-10", "2026-02-20", "2026-03-17"),
    ],
)
def test_what_remains_at_a_pause_runs_on_from_the_resumption(
    name: str, start: str, began: str, ended: str, expected: str
) -> None:
    pause = Pause(date.fromisoformat(began), date.fromisoformat(ended), "中止", "中止通知书")
    found = due(name, date.fromisoformat(start), pause)
    assert str(found.due) == expected
    told = any("中止通知书" in step and ended in step for step in found.steps)
    assert told == (found.due != due(name, date.fromisoformat(start)).due)


def test_two_pauses_are_taken_in_one_after_the_other() -> None:
    # 3 M from 03-02 end on 06-02. Ten days make 06-12, five more 06-17.
    one = Pause(date(2026, 3, 10), date(2026, 3, 20), "公告")
    two = Pause(date(2026, 5, 11), date(2026, 5, 16), "鉴定")
    assert due("INF-CLOSE", date(2026, 3, 2), two, one).due == date(2026, 6, 17)


def test_a_pause_within_another_or_of_no_length_adds_nothing() -> None:
    long = Pause(date(2026, 3, 10), date(2026, 4, 10), "中止")
    within = Pause(date(2026, 3, 12), date(2026, 3, 13), "中止")
    nothing = Pause(date(2026, 3, 10), date(2026, 3, 10), "公告")
    alone = due("INF-CLOSE", date(2026, 3, 2), long)
    assert due("INF-CLOSE", date(2026, 3, 2), within, long, nothing) == alone


@pytest.mark.parametrize(
    ("name", "left"), [("INF-ANSWER", "余 7 日"), ("CFT-VERIFY", "余 9 个工作日")]
)
def test_a_pause_without_an_end_leaves_no_date_but_what_remains(name: str, left: str) -> None:
    found = due(name, date(2026, 3, 2), Pause(date(2026, 3, 10), None, "无效宣告", "中止通知书"))
    assert found.due is None
    assert left in found.steps[-2 if found.rule.note else -1]
    assert found.met_by(date(2030, 1, 1))


def test_nothing_is_said_of_a_roll_while_the_count_stands_still() -> None:
    found = due("INF-ANSWER", date(2025, 9, 20), Pause(date(2025, 9, 25), None, "无效宣告"))
    assert not any("顺延" in step for step in found.steps)


def test_an_open_pause_swallows_a_later_one() -> None:
    pauses = (
        Pause(date(2026, 3, 10), None, "无效宣告"),
        Pause(date(2026, 3, 12), date(2026, 3, 13), "鉴定"),
    )
    found = due("INF-ANSWER", date(2026, 3, 2), *pauses)
    assert found.due is None
    assert any("无效宣告、鉴定" in step for step in found.steps)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RuleViolationError, match="恢复日早于中止日"):
        Pause(date(2026, 3, 2), date(2026, 3, 1), "鉴定")


@pytest.mark.parametrize(
    ("name", "start", "extra", "expected"),
    [
        ("INF-CLOSE", "2026-01-05", 1, "2026-05-06"),  # 05-05 is off
        ("INF-CLOSE", "2026-01-05", 2, "2026-06-05"),
        ("INF-CLOSE-2015", "2024-11-30", 1, "2025-03-31"),  # 03-30 is a Sunday
        ("CFT-VERIFY", "2026-03-02", 15, "2026-04-14"),  # 03-23; six to 03-31, nine more
        ("CFT-CLOSE", "2026-03-02", 30, "2026-06-30"),
        ("CFT-CLOSE-OLD", "2026-03-02", 15, "2026-04-17"),  # 04-02, then 15 D
        ("PRE-FIRST", "2026-03-02", 2, "2026-03-09"),
    ],
)
def test_a_prolongation_is_counted_before_the_roll(
    name: str, start: str, extra: int, expected: str
) -> None:
    found = due(name, date.fromisoformat(start), extra=extra)
    assert str(found.due) == expected
    assert any(step.startswith(f"延长 {extra} ") for step in found.steps)


@pytest.mark.parametrize(("name", "extra"), [("INF-CLOSE", 3), ("INF-CLOSE", -1), ("INF-SUE", 1)])
def test_more_than_the_rule_allows_is_refused(name: str, extra: int) -> None:
    with pytest.raises(RuleViolationError, match=r"最多延长 2 个月|不能延长"):
        due(name, date(2026, 1, 5), extra=extra)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-11-20T14:30", "2026-11-21T15:00"),  # Friday afternoon, Saturday counts
        ("2026-11-20T14:00", "2026-11-21T15:00"),
        ("2026-11-20T14:59", "2026-11-21T15:00"),
        ("2026-09-30T23:10", "2026-10-02T00:00"),  # through the night and National Day
        ("2024-02-28T08:00", "2024-02-29T09:00"),
        ("2026-12-31T16:45", "2027-01-01T17:00"),
    ],
)
def test_hours_run_on_from_the_next_full_hour_through_nights_and_holidays(
    start: str, expected: str
) -> None:
    found = due("CRM-TRANSFER", at(start))
    assert found.due == at(expected)
    assert isinstance(found.due, datetime)
    assert found.due.tzinfo is UTC
    assert not found.provisional


def test_a_rule_in_days_takes_the_day_in_china_of_an_instant() -> None:
    late = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)  # 01:00 on 2 March in China
    assert due("INF-ANSWER", late).due == due("INF-ANSWER", date(2026, 3, 2)).due


def test_a_rule_in_hours_wants_a_time_of_day() -> None:
    with pytest.raises(RuleViolationError, match="按小时计算"):
        due("EXH-TRANSFER", date(2026, 3, 2))


@pytest.mark.parametrize("name", ["CRM-TRANSFER", "INF-HEARING-NOTICE"])
def test_a_pause_of_what_cannot_be_paused_is_refused(name: str) -> None:
    with pytest.raises(RuleViolationError, match="不能中止"):
        due(name, at("2026-03-02T10:00"), Pause(date(2026, 3, 2), date(2026, 3, 3), "鉴定"))


def test_rules_without_a_number_are_refused_with_their_remark() -> None:
    without = [rule for rule in BOOK.rules.values() if rule.limit is None]
    assert {"INF-PANEL"} <= {rule.id for rule in without}
    for rule in without:
        with pytest.raises(RuleViolationError, match=rule.id) as caught:
            compute_due(rule, date(2026, 3, 2), CALENDAR)
        assert caught.value.hint == rule.note


def test_the_same_day_means_the_same_day_even_on_a_day_of_rest() -> None:
    assert due("PRE-REPORT-NO", date(2026, 10, 3)).due == date(2026, 10, 3)


def test_a_patents_term_and_the_grace_period_do_not_roll() -> None:
    found = due("EXH-GRACE", date(2026, 4, 3))
    assert found.due == date(2026, 10, 3)
    assert any("不顺延" in warning for warning in found.warnings)
    assert due("TERM", date(2024, 2, 29)).due == date(2039, 2, 28)


@pytest.mark.parametrize(
    ("name", "start", "said"),
    [
        ("INF-CLOSE", "2026-01-05", "待核实"),
        ("INF-CLOSE", "2025-01-31", "早于施行日；当时适用的见 INF-CLOSE-2015"),
        ("INF-CLOSE-2015", "2025-02-01", "适用至 2025-01-31"),
        ("INF-SUE", "2026-12-20", "缺 2027 年的放假安排"),
        ("INF-SUE", "2026-12-14", "年底几天可能"),
        ("EC-OPINION", "2026-03-02", "地方规则"),
        ("PRE-FIRST", "2026-03-02", "中心承诺规则"),
    ],
)
def test_what_a_reader_must_know_is_said(name: str, start: str, said: str) -> None:
    assert any(said in text for text in due(name, date.fromisoformat(start)).warnings)


def test_hours_are_told_to_be_counted_without_a_text_that_says_so() -> None:
    (warning,) = due("CRM-TRANSFER", at("2026-03-02T10:30")).warnings
    assert warning.endswith("待核实。")


def test_nothing_is_said_that_does_not_apply() -> None:
    last_day = due("INF-CLOSE-2015", date(2025, 1, 31)).warnings
    assert not any("适用至" in text for text in last_day)
    into_unknown = due("CFT-REPLY", date(2026, 12, 29)).warnings
    assert [text for text in into_unknown if "暂定" in text or "年底" in text] == [
        "缺 2027 年的放假安排，仅按周末推定，日期暂定，导入日历后须重算。"
    ]
    prolonged = due("CFT-CLOSE-OLD", date(2026, 1, 20), extra=15)
    assert prolonged.due == date(2026, 3, 9)  # 02-20 and 15 days: Saturday 03-07
    assert not any("以月末为届满日" in step for step in prolonged.steps)


def test_a_verified_rule_in_force_within_known_years_needs_no_warning() -> None:
    assert due("INF-SUE", date(2026, 3, 2)).warnings == ()
    assert due("INF-SUE", date(2021, 6, 1)).warnings == ()


@pytest.mark.parametrize(
    ("name", "start", "steps"),
    [
        (
            "CFT-REPLY",
            "2025-09-26",
            (
                "2025-09-26（周五） 作出立案或不予立案的决定，当日不计，自 2025-09-27 起算。",
                "不计入：2025-10-01 至 10-08 国庆节、中秋节放假；2025-09-27 周末。",
                "调休上班，计入：2025-09-28。",
                "5 个工作日，届满于 2025-10-10（周五）。",
            ),
        ),
        (
            "INF-SUE",
            "2026-02-05",
            (
                "2026-02-05（周四） 当事人收到处理决定，当日不计，自 2026-02-06 起算。",
                "15 日，届满于 2026-02-20（周五）。",
                "届满日休息：2026-02-20 至 02-23 春节放假，顺延至 2026-02-24（周二）。",
            ),
        ),
        (
            "MED-CLOSE",
            "2025-12-31",
            (
                "2025-12-31（周三） 立案，当日不计，自 2026-01-01 起算。",
                "届满的月份没有 31 日，以月末为届满日。",
                "2 个月，届满于 2026-02-28（周六）。",
                "届满日为调休上班日，不顺延。",
                "说明：调解不成的，终止调解并撤销案件。",
            ),
        ),
        (
            "PRE-FIRST",
            "2026-03-02",
            (
                "2026-03-02（周一） 受理，当日不计，自 2026-03-03 起算。",
                "期限为 2–3 个工作日，按较长的计算。",
                "3 个工作日，届满于 2026-03-05（周四）。",
            ),
        ),
        (
            "INF-HEARING-NOTICE",
            "2026-10-12",
            (
                "2026-10-12（周一） 口头审理，当日不计，向前倒数。",
                "不计入：2026-10-11 周末。",
                "调休上班，计入：2026-10-10。",
                "3 个工作日，最迟 2026-10-08（周四）。",
            ),
        ),
    ],
)
def test_the_steps_tell_why_this_date(name: str, start: str, steps: tuple[str, ...]) -> None:
    found = due(name, date.fromisoformat(start))
    assert found.steps[: len(steps)] == steps
    assert found.source == BOOK.get(name).source


def test_a_day_set_by_hand_moves_the_date_and_its_reason_is_told() -> None:
    edited = CALENDAR.edited(DayEdit(date(2026, 3, 17), works=False, reason="台风"))
    found = compute_due(BOOK.get("INF-SUE"), date(2026, 3, 2), edited)
    assert found.due == date(2026, 3, 18)
    assert any("休息（台风）" in step for step in found.steps)


def test_many_weekends_are_summed_up() -> None:
    steps = due("CUS-RELEASE-EX-OFFICIO", date(2026, 8, 31)).steps
    assert any("周末 " in step and "天" in step for step in steps)
    assert not any("2026-09-05" in step for step in steps)


def test_posted_in_time_is_in_time_only_where_transit_is_not_counted() -> None:
    confirm, sue = due("MED-CONFIRM", date(2026, 3, 2)), due("INF-SUE", date(2026, 3, 2))
    last = date(2026, 4, 1)
    assert confirm.due == last
    assert confirm.met_by(last)
    assert not confirm.met_by(last + timedelta(days=1))
    assert confirm.met_by(last + timedelta(days=3), posted_on=last)
    assert not confirm.met_by(last + timedelta(days=3), posted_on=last + timedelta(days=1))
    assert not sue.met_by(date(2026, 3, 18), posted_on=date(2026, 3, 17))
    hours = due("CRM-TRANSFER", at("2026-03-02T10:30"))
    assert hours.met_by(at("2026-03-03T11:00"))
    assert not hours.met_by(at("2026-03-03T11:01"))


@pytest.mark.parametrize("start", [date(2190, 1, 1), date(9999, 12, 31), date(1, 1, 1)])
def test_a_date_out_of_all_range_is_refused_with_a_sentence(start: date) -> None:
    with pytest.raises(RuleViolationError, match="2199"):
        due("TERM", start)
    with pytest.raises(RuleViolationError, match="2199"):
        add_months(date(9999, 12, 1), 1)
