"""Working days: what is known, from whom, and counting along them."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import (
    DayEdit,
    DayKind,
    DaySource,
    WorkCalendar,
    YearCalendar,
    year_from_mapping,
)
from app.domain.mappings import DataError
from app.services.calendars import package_years, read_year_file, shipped_calendar, shipped_years
from app.support.errors import InputFileError, RuleViolationError
from tests.unit.calendar.naive import WORKING, all_days

CALENDAR = shipped_calendar()
DAYS = st.dates(date(2007, 1, 1), date(2030, 12, 31))
NOTICE_2027 = """
year = 2027
issued_on = 2026-11-20
reference = "测试用的虚构通知"
off = [{ name = "元旦", from = 2026-12-31, to = 2027-01-02 }, { name = "春节", from = 2027-02-05 }]
make_up = [{ name = "春节", from = 2027-02-14 }]
"""


def year(number: int, issued_on: date | None, *off: date) -> YearCalendar:
    source = DaySource.NOTICE if issued_on else DaySource.PACKAGE
    return YearCalendar(number, source, dict.fromkeys(off, "节"), {}, issued_on)


def test_every_day_of_three_years_is_as_the_notices_list_it() -> None:
    assert [day for day in all_days() if CALENDAR.is_working(day)] == WORKING
    for number in (2025, 2026):
        assert sum(CALENDAR.is_working(day) for day in all_days() if day.year == number) == 248


def test_the_package_agrees_with_the_year_files_on_every_day() -> None:
    packaged = {item.year: item for item in package_years()}
    filed = {item.year: item for item in shipped_years()}
    assert set(filed) == {2025, 2026}
    assert {number: filed[number].differences(packaged[number]) for number in filed} == {
        2025: (),
        2026: (),
    }


def test_a_difference_between_two_sources_is_listed() -> None:
    one = year(2026, date(2025, 11, 1), date(2026, 1, 1), date(2026, 1, 2))
    other = year(2026, None, date(2026, 1, 1), date(2026, 1, 5))
    assert one.differences(other) == (date(2026, 1, 2), date(2026, 1, 5))


def test_years_from_2007_are_known_and_the_program_says_from_whom() -> None:
    assert CALENDAR.known_years == tuple(range(2007, 2027))
    assert CALENDAR.known_until == date(2026, 12, 31)
    assert CALENDAR.day(date(2024, 5, 1)).source is DaySource.PACKAGE
    assert CALENDAR.day(date(2025, 5, 1)).source is DaySource.NOTICE
    assert CALENDAR.day(date(2025, 5, 12)).source is DaySource.NOTICE
    assert CALENDAR.day(date(2027, 5, 3)).source is DaySource.WEEK
    told = CALENDAR.year(2026)
    assert told is not None
    assert told.reference == "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）"
    assert told.issued_on == date(2025, 11, 4)
    assert CALENDAR.year(2027) is None


@pytest.mark.parametrize(
    ("on", "kind", "name"),
    [
        (date(2026, 2, 28), DayKind.MAKE_UP, "春节"),
        (date(2026, 2, 21), DayKind.HOLIDAY, "春节"),
        (date(2026, 3, 1), DayKind.WEEKEND, ""),
        (date(2026, 3, 2), DayKind.WORKING, ""),
        (date(2015, 9, 3), DayKind.HOLIDAY, "抗战胜利纪念日"),
        (date(2018, 12, 29), DayKind.MAKE_UP, "元旦"),
        (date(2018, 12, 31), DayKind.HOLIDAY, "元旦"),
        (date(2020, 1, 31), DayKind.HOLIDAY, "春节"),
    ],
)
def test_a_day_is_told_with_its_kind_and_the_name_of_its_holiday(
    on: date, kind: DayKind, name: str
) -> None:
    day = CALENDAR.day(on)
    assert (day.kind, day.name, day.works) == (kind, name, kind.works)
    assert CALENDAR.is_working(on) == kind.works


def test_the_later_notice_wins_and_a_dated_one_over_the_package() -> None:
    first, second, third = (date(2026, 3, day) for day in (2, 3, 4))
    early, late = year(2026, date(2025, 11, 1), first), year(2026, date(2026, 1, 5), second)
    for order in ((early, late), (late, early)):
        calendar = WorkCalendar((year(2026, None, third), *order))
        off = [day for day in (first, second, third) if not calendar.is_working(day)]
        assert off == [second]
        assert calendar.year(2026) == late


def test_an_edit_of_one_day_wins_and_keeps_its_reason() -> None:
    edited = CALENDAR.edited(
        DayEdit(date(2026, 3, 2), works=False, reason="停电"),
        DayEdit(date(2026, 2, 21), works=True, reason="值班"),
        DayEdit(date(2026, 3, 3), works=False, reason="台风"),
        DayEdit(date(2026, 3, 3), works=True, reason="台风未至"),
    )
    day = edited.day(date(2026, 3, 2))
    assert (day.kind, day.source, day.reason) == (DayKind.HOLIDAY, DaySource.EDIT, "停电")
    assert edited.day(date(2026, 2, 21)).kind is DayKind.MAKE_UP
    assert edited.is_working(date(2026, 3, 3))
    assert edited.day(date(2026, 3, 3)).reason == "台风未至"
    assert CALENDAR.is_working(date(2026, 3, 2)), "the calendar edited stays as it was"
    assert edited.nth_working_day(date(2026, 2, 28), 1) == date(2026, 3, 3)


def test_nothing_is_known_past_the_first_gap() -> None:
    gap = WorkCalendar((year(2025, None), year(2027, None)))
    assert gap.known_until == date(2025, 12, 31)
    assert gap.knows(date(2027, 1, 1))
    assert not gap.knows(date(2025, 12, 31), date(2027, 1, 1))
    assert WorkCalendar(()).known_until is None


def test_the_days_before_new_year_may_change_until_the_next_notice_is_in() -> None:
    assert CALENDAR.may_still_change(date(2026, 12, 20), date(2026, 12, 28))
    assert CALENDAR.may_still_change(date(2026, 12, 31), date(2027, 1, 4))
    assert not CALENDAR.may_still_change(date(2026, 12, 1), date(2026, 12, 27))
    assert not CALENDAR.may_still_change(date(2025, 12, 1), date(2025, 12, 31))


def test_a_notice_may_move_days_of_the_december_before() -> None:
    following = year_from_mapping(tomllib.loads(NOTICE_2027))
    calendar = WorkCalendar((*CALENDAR.years, following))
    assert calendar.known_until == date(2027, 12, 31)
    assert not calendar.is_working(date(2026, 12, 31))
    assert calendar.is_working(date(2027, 2, 14))
    assert not calendar.may_still_change(date(2026, 12, 28), date(2026, 12, 31))


@given(day=DAYS, count=st.integers(1, 400))
@settings(deadline=None)
def test_counting_forth_and_measuring_are_inverse(day: date, count: int) -> None:
    found = CALENDAR.nth_working_day(day, count)
    assert CALENDAR.is_working(found)
    assert CALENDAR.working_days_between(day, found) == count
    back = CALENDAR.nth_working_day(day, -count)
    assert CALENDAR.is_working(back)
    assert CALENDAR.working_days_between(day, back) == -count
    working_start = CALENDAR.first_working_day_from(day)
    there = CALENDAR.nth_working_day(working_start, count)
    assert CALENDAR.nth_working_day(there, -count) == working_start


@given(day=DAYS)
@settings(deadline=None)
def test_the_first_working_day_from_and_after_a_day(day: date) -> None:
    here, after = CALENDAR.first_working_day_from(day), CALENDAR.first_working_day_after(day)
    assert here == (day if CALENDAR.is_working(day) else after)
    assert after == CALENDAR.nth_working_day(day, 1) > day
    between = [day + timedelta(days=step) for step in range(1, (after - day).days)]
    assert [item.on for item in CALENDAR.days_off(day, after)] == between


def test_no_working_days_lie_between_a_day_and_itself() -> None:
    assert CALENDAR.working_days_between(date(2026, 3, 2), date(2026, 3, 2)) == 0
    assert CALENDAR.nth_working_day(date(2026, 3, 1), 0) == date(2026, 3, 1)


@pytest.mark.parametrize("count", [60_000, -80_000])
def test_a_count_out_of_all_range_is_refused_with_a_sentence(count: int) -> None:
    with pytest.raises(RuleViolationError, match="2199"):
        CALENDAR.nth_working_day(date(2026, 3, 1), count)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("year = 2027", "", "year"),
        ("year = 2027", 'year = "2027"', "year"),
        ("issued_on = 2026-11-20", "", "issued_on"),
        ("2027-02-05", "2028-02-05", "2028-02-05"),
        ("2026-12-31", "2026-11-30", "off"),
        ("from = 2027-02-05", "from = 2026-11-30", "2026-11-30"),
        ("to = 2027-01-02", "to = 2026-12-30", "to"),
        ("to = 2027-01-02", "to = 2027-03-02", "to"),
        ("from = 2027-02-05", "from = 2027-01-01", "2027-01-01"),
        ("from = 2027-02-14", "from = 2027-02-15", "不是周末"),
        ("from = 2027-02-14", "from = 2027-01-02", "既放假又上班"),
        ("make_up", "made_up", "made_up"),
        ('{ name = "春节", from = 2027-02-14 }', '{ from = 2027-02-14 }', "name"),
    ],
)  # fmt: skip
def test_a_year_file_with_a_slip_is_refused_by_name(old: str, new: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        year_from_mapping(tomllib.loads(NOTICE_2027.replace(old, new)))


def test_a_year_file_without_any_holiday_is_refused() -> None:
    data = {"year": 2027, "issued_on": "2026-11-20", "reference": "x"}
    with pytest.raises(DataError, match="off"):
        year_from_mapping(data)


def test_a_centre_can_hand_in_the_file_of_a_new_year(tmp_path: Path) -> None:
    file = tmp_path / "cn_2027.toml"
    file.write_text(NOTICE_2027, encoding="utf-8")
    assert read_year_file(file).year == 2027
    assert shipped_calendar([file]).known_until == date(2027, 12, 31)


@pytest.mark.parametrize(
    "content", [b"year = ", b"\xff\xfe", b"year = 2027\n", b"#" * (1024 * 1024 + 1)]
)
def test_an_unusable_year_file_is_told_and_never_taken_in_part(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "cn_2027.toml"
    file.write_bytes(content)
    with pytest.raises(InputFileError, match="没有采用") as caught:
        read_year_file(file)
    assert caught.value.hint


def test_a_missing_year_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="读不出来"):
        read_year_file(tmp_path / "none.toml")
