"""How far off a due date is, as it is read beside it (倒计时)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.domain.calendar import WorkCalendar
from app.domain.due import Moment, china_day
from app.support.clock import CHINA, china_time

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_DAY_HOURS = 24 * _HOUR
_MOST_WORKING_DAYS = 10
"""Up to two weeks of work people count in working days; beyond, in days of the calendar."""


def is_overdue(due: Moment, now: datetime) -> bool:
    """Tell whether an instant, or the last hour of a day in China, is past."""
    return end_of(due) < now if isinstance(due, datetime) else end_of(due) <= now


def end_of(due: Moment) -> datetime:
    """Return the instant until which a limit may be met: the day's 24:00, or the instant."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due, time(), CHINA) + timedelta(days=1)


def countdown_text(due: Moment | None, now: datetime, calendar: WorkCalendar) -> str:
    """Return how far off a limit is; empty for one that does not run.

    On the last day, and for an instant within a day, hours are counted:
    ``今天 还有 6 小时``. Before, working days while they are few, ``3 个工作日``, else days,
    ``25 天``. Past the end ``逾期 1 个工作日``; ``逾期 1 天`` while no working day has passed
    since; an instant of the same day ``逾期 2 小时``.
    """
    if due is None:
        return ""
    day, today = china_day(due), china_time(now).date()
    if is_overdue(due, now):
        return f"逾期 {_past(due, day, today, now, calendar)}"
    left = end_of(due) - now
    if day == today:
        return f"今天 还有 {_hours(left)}"
    if isinstance(due, datetime) and left < _DAY_HOURS:
        return f"还有 {_hours(left)}"
    working = calendar.working_days_between(today, day)
    if 0 < working <= _MOST_WORKING_DAYS:
        return f"{working} 个工作日"
    return f"{(day - today).days} 天"


def _past(due: Moment, day: date, today: date, now: datetime, calendar: WorkCalendar) -> str:
    if isinstance(due, datetime) and day == today:
        return _hours(now - due)
    working = calendar.working_days_between(day, today)
    return f"{working} 个工作日" if working else f"{(today - day).days} 天"


def _hours(span: timedelta) -> str:
    """Return full hours, and minutes within the last one; never nothing."""
    if span >= _HOUR:
        return f"{span // _HOUR} 小时"
    return f"{max(span // _MINUTE, 1)} 分钟"
