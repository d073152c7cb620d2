"""Every day from 2007 on beside an independent source, the package ``holidays``.

That package's years are written from the notices of the State Council by other people than
those of ``chinesecalendar`` and of the program's own year files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import holidays
import pytest

from app.domain.calendar import DayEdit, DayKind, WorkCalendar
from app.services.calendars import shipped_calendar

CALENDAR = shipped_calendar()
FIRST = date(2007, 1, 1)
LAST = CALENDAR.known_until
YEARS = CALENDAR.known_years

EXPLAINED: Mapping[date, str] = {}
"""Days on which both disagree, each with the notice that settles it; there is none so far."""


def days_of(years: tuple[int, ...]) -> Iterator[date]:
    day, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    while day <= last:
        yield day
        day += timedelta(days=1)


def differences(calendar: WorkCalendar) -> set[date]:
    independent = holidays.country_holidays("CN", years=range(YEARS[0], YEARS[-1] + 2))
    return {
        day for day in days_of(YEARS) if calendar.is_working(day) != independent.is_working_day(day)
    }


def test_the_comparison_covers_every_day_of_twenty_years() -> None:
    assert (YEARS[0], LAST) == (2007, date(YEARS[-1], 12, 31))
    assert tuple(range(YEARS[0], YEARS[-1] + 1)) == YEARS
    assert YEARS[-1] >= 2026
    assert len(list(days_of(YEARS))) == (date(YEARS[-1], 12, 31) - FIRST).days + 1


def test_every_working_day_equals_the_independent_source_or_is_explained() -> None:
    assert differences(CALENDAR) == set(EXPLAINED)


@pytest.mark.parametrize("year", YEARS)
def test_both_know_the_holidays_and_make_up_days_of_each_year(year: int) -> None:
    """Weekends alone would agree on most days; what a notice decided must be there as well."""
    independent = holidays.country_holidays("CN", years=range(year, year + 2))
    decided = [day for day in days_of((year,)) if day.weekday() < 5]
    off = [day for day in decided if not CALENDAR.is_working(day)]
    made_up = [day for day in days_of((year,)) if CALENDAR.day(day).kind is DayKind.MAKE_UP]
    assert len(off) >= 11
    assert len(made_up) >= 3
    assert all(not independent.is_working_day(day) for day in off)
    assert all(independent.is_working_day(day) for day in made_up)


def test_a_single_wrong_day_would_be_found() -> None:
    day = date(2026, 10, 10)
    assert differences(CALENDAR.edited(DayEdit(day, works=False, reason="错"))) == {day}
