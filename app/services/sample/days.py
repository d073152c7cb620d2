"""Days on which an office works, near enough for invented dates (示例日期)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from app.support.clock import CHINA

_OPENS, _CLOSES = 9 * 60, 17 * 60 + 30
_SATURDAY = 5
_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (5, 3), *((10, day) for day in range(1, 8))})


def is_workday(day: date) -> bool:
    """Tell whether the office is open: no weekend, none of the holidays that never move."""
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _HOLIDAYS


def workdays(first: date, last: date) -> tuple[date, ...]:
    """Return the working days from ``first`` to ``last``, both inclusive; at least one day."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return tuple(day for day in days if is_workday(day)) or (first,)


def add_workdays(day: date, count: int) -> date:
    """Return the ``count``-th working day after ``day``; for 0 that day itself, if open."""
    weeks, rest = divmod(count, 5)
    found = day + timedelta(days=7 * weeks)
    while rest or not is_workday(found):
        found += timedelta(days=1)
        if rest and is_workday(found):
            rest -= 1
    return found


def office_minute(rng: Random) -> int:
    """Return a minute of the day within office hours."""
    return _OPENS + int(rng.random() * (_CLOSES - _OPENS))


def instant(day: date, minute: int) -> datetime:
    """Return the China-time ``minute`` of ``day`` in UTC."""
    return datetime.combine(day, time(minute // 60, minute % 60), CHINA).astimezone(UTC)
