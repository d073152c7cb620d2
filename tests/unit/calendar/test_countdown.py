"""How far off a due date is: working days, days, hours on the last day, and what is past."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.countdown import countdown_text, is_overdue
from app.domain.due import Moment
from app.services.calendars import shipped_calendar
from app.support.clock import CHINA

CALENDAR = shipped_calendar()


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("due", "now", "text"),
    [
        # 2026-11-23 is a Monday.
        (date(2026, 11, 23), at(11, 23, 18), "今天 还有 6 小时"),
        (date(2026, 11, 23), at(11, 23, 23, 1), "今天 还有 59 分钟"),
        (date(2026, 11, 23), at(11, 23), "今天 还有 24 小时"),
        (date(2026, 11, 23), at(11, 24), "逾期 1 个工作日"),
        (date(2026, 11, 24), at(11, 23, 9), "1 个工作日"),
        (date(2026, 11, 26), at(11, 23, 9), "3 个工作日"),
        (date(2026, 11, 30), at(11, 27, 9), "1 个工作日"),
        (date(2026, 12, 7), at(11, 23, 9), "10 个工作日"),
        (date(2026, 12, 8), at(11, 23, 9), "15 天"),
        # 2 to 7 October is holiday, 10 October (Saturday) a make-up workday.
        (date(2026, 10, 10), at(9, 30, 9), "3 个工作日"),
        (date(2026, 11, 20), at(11, 23, 9), "逾期 1 个工作日"),
        (date(2026, 11, 20), at(11, 21, 9), "逾期 1 天"),
        (date(2026, 11, 20), at(11, 22, 9), "逾期 2 天"),
        # Saturday to Sunday: a day off, but no working day lies between.
        (date(2026, 11, 22), at(11, 21, 9), "1 天"),
        (at(11, 23, 17), at(11, 23, 11), "今天 还有 6 小时"),
        (at(11, 23, 17), at(11, 23, 17), "今天 还有 1 分钟"),
        (at(11, 23, 17), at(11, 23, 19), "逾期 2 小时"),
        (at(11, 24, 8), at(11, 23, 20), "还有 12 小时"),
        (at(11, 24, 20), at(11, 23, 9), "1 个工作日"),
        (at(11, 20, 17), at(11, 23, 19), "逾期 1 个工作日"),
        (None, at(11, 23), ""),
    ],
)
def test_the_countdown_reads_as_a_clerk_would_say_it(
    due: Moment | None, now: datetime, text: str
) -> None:
    assert countdown_text(due, now, CALENDAR) == text
    if isinstance(due, datetime):
        assert countdown_text(due.astimezone(UTC), now.astimezone(UTC), CALENDAR) == text


def test_a_day_runs_until_midnight_in_china() -> None:
    last = datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC)
    assert not is_overdue(date(2026, 11, 23), last)
    assert is_overdue(date(2026, 11, 23), datetime(2026, 11, 23, 16, 0, tzinfo=UTC))
