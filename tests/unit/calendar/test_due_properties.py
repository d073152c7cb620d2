"""What holds for every rule, every start and every pause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.deadline import DeadlineRule, Unit
from app.domain.deadline_book import load_deadline_book
from app.domain.due import Due, Pause, add_months, compute_due
from app.services.calendars import shipped_calendar
from tests.unit.calendar.naive import months_later

BOOK = load_deadline_book()
CALENDAR = shipped_calendar()
COUNTED = tuple(rule for rule in BOOK.rules.values() if rule.limit is not None)
IN_DAYS = tuple(rule for rule in COUNTED if rule.unit is not Unit.HOUR)
FORWARD = tuple(rule for rule in IN_DAYS if not rule.before)

STARTS = st.dates(date(2007, 1, 1), date(2035, 12, 31))
LENGTHS = st.integers(0, 400)


def on(found: Due) -> date:
    assert found.due is not None
    assert not isinstance(found.due, datetime)
    return found.due


@given(start=STARTS, days=LENGTHS, rule=st.sampled_from(IN_DAYS))
@settings(deadline=None)
def test_a_later_start_never_gives_an_earlier_date(
    start: date, days: int, rule: DeadlineRule
) -> None:
    later = start + timedelta(days=days)
    assert on(compute_due(rule, start, CALENDAR)) <= on(compute_due(rule, later, CALENDAR))


@given(start=STARTS, more=st.integers(0, 60), rule=st.sampled_from(FORWARD))
@settings(deadline=None)
def test_a_longer_limit_never_gives_an_earlier_date(
    start: date, more: int, rule: DeadlineRule
) -> None:
    longer = replace(rule, limit=(rule.limit or 0) + more)
    assert on(compute_due(rule, start, CALENDAR)) <= on(compute_due(longer, start, CALENDAR))


@given(start=STARTS, offset=st.integers(-30, 400), rule=st.sampled_from(FORWARD))
@settings(deadline=None)
def test_a_pause_of_no_length_changes_nothing(start: date, offset: int, rule: DeadlineRule) -> None:
    day = start + timedelta(days=offset)
    paused = compute_due(rule, start, CALENDAR, [Pause(day, day, "鉴定")])
    assert paused == compute_due(rule, start, CALENDAR)


@given(
    start=STARTS,
    pauses=st.lists(st.tuples(st.integers(-30, 200), st.integers(0, 60)), max_size=4),
    longer=st.integers(0, 30),
    rule=st.sampled_from(FORWARD),
)
@settings(deadline=None)
def test_pausing_and_pausing_longer_never_give_an_earlier_date(
    start: date, pauses: list[tuple[int, int]], longer: int, rule: DeadlineRule
) -> None:
    def made(more: int) -> list[Pause]:
        begins = [(start + timedelta(days=offset), length) for offset, length in pauses]
        return [Pause(day, day + timedelta(days=length + more), "鉴定") for day, length in begins]

    plain = on(compute_due(rule, start, CALENDAR))
    once = on(compute_due(rule, start, CALENDAR, made(0)))
    assert plain <= once <= on(compute_due(rule, start, CALENDAR, made(longer)))


@given(start=STARTS, cut=st.integers(0, 40), length=st.integers(0, 40))
@settings(deadline=None)
def test_a_pause_told_in_two_parts_or_twice_is_the_same_pause(
    start: date, cut: int, length: int
) -> None:
    first = start + timedelta(days=3)
    middle, last = first + timedelta(days=cut), first + timedelta(days=cut + length)
    whole = Pause(first, last, "鉴定")
    for rule in (BOOK.get("CFT-VERIFY"), BOOK.get("INF-CLOSE")):
        once = compute_due(rule, start, CALENDAR, [whole]).due
        parts = [Pause(middle, last, "鉴定"), Pause(first, middle, "鉴定")]
        assert compute_due(rule, start, CALENDAR, parts).due == once
        assert compute_due(rule, start, CALENDAR, [whole, whole]).due == once


@given(start=STARTS, count=st.integers(0, 400))
@settings(deadline=None)
def test_months_end_on_the_same_day_or_on_the_months_last(start: date, count: int) -> None:
    assert add_months(start, count) == months_later(start, count)


@given(start=st.dates(date(2007, 1, 1), date(2040, 12, 31)), rule=st.sampled_from(IN_DAYS))
@settings(deadline=None)
def test_a_date_past_the_known_years_is_always_provisional_and_says_so(
    start: date, rule: DeadlineRule
) -> None:
    found = compute_due(rule, start, CALENDAR)
    last = on(found) if not rule.before else start - timedelta(days=1)
    past = last.year > 2026
    warned = any("暂定" in warning for warning in found.warnings)
    assert found.provisional == warned
    assert found.provisional or not past
    if start.year <= 2026 and on(found).year <= 2026:
        assert not found.provisional


@given(start=STARTS, rule=st.sampled_from(FORWARD))
@settings(deadline=None)
def test_a_rolling_or_working_day_limit_ends_on_a_working_day(
    start: date, rule: DeadlineRule
) -> None:
    found = on(compute_due(rule, start, CALENDAR))
    if rule.limit and rule.rolls:
        assert CALENDAR.is_working(found)
    if rule.unit is Unit.WORKING_DAY:
        assert CALENDAR.working_days_between(start, found) == rule.limit
