"""Days, instants and months as people type them, in China time (日期)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.domain.text import half_width, tidy
from app.support.clock import CHINA, china_time

_EARLIEST, _LATEST = 1900, 2199
_RELATIVE = {
    "今天": 0,
    "今日": 0,
    "today": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_FULL = re.compile(r"(\d{4}|\d{2})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"(\d{1,2})(?:月|[-/.])(\d{1,2})日?")
_COMPACT_MONTH_DAY = re.compile(r"(\d{2})(\d{2})")
_TIME = re.compile(
    r"(上午|早上|下午|晚上|中午)?(\d{1,2})(?:[:点时](?:(\d{1,2})(?::(\d{2})|分)?|(半))?|(?<=\d\d)(\d\d))"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})")
_AFTERNOON = ("下午", "晚上")
_NOON = 12


class DateTextError(ValueError):
    """The text is no day, time or month; the message is Chinese and complete."""


def parse_date(text: str, today: date) -> date:
    """Read a day: ``2025-5-6``, ``20250506``, ``2025年5月6日``, ``5.6``, ``0506``, ``昨天`` …

    Without a year the current year is meant, also where that day is still to come;
    with a two-digit year, this century.

    Raises:
        DateTextError: not a day, or a day that does not exist.
    """
    plain = re.sub(r"\s+", "", half_width(tidy(text))).lower()
    if plain in _RELATIVE:
        return today + timedelta(days=_RELATIVE[plain])
    match = _FULL.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if match is not None:
        year_text, month, day = match.groups()
        year = int(year_text) + (2000 if len(year_text) == 2 else 0)
        return _day(year, int(month), int(day))
    match = _MONTH_DAY.fullmatch(plain) or _COMPACT_MONTH_DAY.fullmatch(plain)
    if match is not None:
        month, day = match.groups()
        return _day(today.year, int(month), int(day))
    raise DateTextError("日期写法看不懂，如 2026-5-6")


def _day(year: int, month: int, day: int) -> date:
    """Return the day, or say that there is none."""
    if not _EARLIEST <= year <= _LATEST:
        raise DateTextError(f"年份 {year} 不在 1900 至 2199 之间")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DateTextError(f"没有 {year}年{month}月{day}日 这一天") from error


def parse_instant(text: str, now: datetime) -> datetime:
    """Read a day with a time of day, China time; return it aware in UTC, whole minutes.

    ``14:30``, ``1430`` and ``下午2点半`` mean today; ``2026-11-23 14:30`` and ``昨天 9:05``
    another day; ``现在`` the present minute. A day alone means its first minute, except
    today, which means now. An ISO 8601 text with an offset is taken at its word.

    Raises:
        DateTextError: neither a day nor a time, or one that does not exist.
    """
    plain = re.sub(r"\s*:\s*", ":", half_width(tidy(text)))
    present = now.astimezone(UTC).replace(second=0, microsecond=0)
    if plain in ("现在", "刚才", "now"):
        return present
    if _ISO.fullmatch(plain):
        return _iso(plain)
    today = china_time(now).date()
    day_text, at = _split(plain.replace("T", " "))
    day = parse_date(day_text, today) if day_text else today
    if at is None:
        return present if day == today else _utc(day, time())
    return _utc(day, _time(at))


def _iso(plain: str) -> datetime:
    """Return an ISO instant in UTC."""
    try:
        return datetime.fromisoformat(plain).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise DateTextError("没有这个时间") from error


def _split(plain: str) -> tuple[str, re.Match[str] | None]:
    """Split into the text of the day and the found time; either may be missing."""
    whole = _TIME.fullmatch(plain)
    if whole:
        return "", whole
    glued = re.fullmatch(r"(.*(?:日|天|\s))\s*(\S+)", plain)
    found = _TIME.fullmatch(glued.group(2)) if glued else None
    if glued is None or found is None:
        return plain, None
    return glued.group(1), found


def _time(match: re.Match[str]) -> time:
    """Return the time of day that ``_TIME`` found."""
    part, hour_text, minute, second, half, glued = match.groups()
    hour = int(hour_text)
    if part in _AFTERNOON and hour < _NOON:
        hour += _NOON
    minutes = 30 if half else int(minute or glued or 0)
    try:
        return time(hour, minutes, int(second or 0))
    except ValueError as error:
        raise DateTextError(f"没有 {match.group()} 这个时间") from error


def _utc(day: date, at: time) -> datetime:
    """Return China's ``day`` and ``at`` as an instant in UTC."""
    return datetime.combine(day, at, CHINA).astimezone(UTC)


def day_start(day: date) -> datetime:
    """Return the first instant of a day in China, in UTC; for half-open ranges of instants."""
    return _utc(day, time())


def format_date(day: date) -> str:
    """Return ``2026-11-23``."""
    return day.isoformat()


def format_instant(instant: datetime) -> str:
    """Return ``2026-11-23 14:30`` in China time; seconds only when there are any."""
    local = china_time(instant)
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of a year, the period of every report (月份)."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse months outside 1 to 12 and years outside 1900 to 2199."""
        if not (1 <= self.month <= 12 and _EARLIEST <= self.year <= _LATEST):
            raise DateTextError(f"没有 {self.year}年{self.month}月 这个月份")

    @classmethod
    def parse(cls, text: str) -> YearMonth:
        """Read ``2026-10``, ``2026.10``, ``202610`` or ``2026年10月``.

        Raises:
            DateTextError: no such month.
        """
        plain = re.sub(r"\s+", "", half_width(tidy(text)))
        match = re.fullmatch(r"(\d{4})(?:(?:年|[-/.])(\d{1,2})月?|(\d{2}))", plain)
        if match is None:
            raise DateTextError("月份写法看不懂，如 2026-10")
        return cls(int(match.group(1)), int(match.group(2) or match.group(3)))

    @classmethod
    def of(cls, day: date) -> YearMonth:
        """Return the month of a day."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> YearMonth:
        """Return the month that many months later, earlier when negative."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return YearMonth(year, month + 1)

    @property
    def previous(self) -> YearMonth:
        """Return the month before."""
        return self.plus(-1)

    @property
    def next(self) -> YearMonth:
        """Return the month after."""
        return self.plus(1)

    @property
    def last_year(self) -> YearMonth:
        """Return the same month of the year before (上年同月)."""
        return YearMonth(self.year - 1, self.month)

    @property
    def january(self) -> YearMonth:
        """Return the first month of the same year, where year-to-date begins."""
        return YearMonth(self.year, 1)

    @property
    def first_day(self) -> date:
        """Return the first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Return the last day."""
        return self.plus(1).first_day - timedelta(days=1)

    @property
    def term(self) -> str:
        """Return ``2026年10月``."""
        return f"{self.year}年{self.month}月"

    def __str__(self) -> str:
        """Return ``2026-10``."""
        return f"{self.year}-{self.month:02}"


def month_span(month: YearMonth) -> tuple[date, date]:
    """Return the first and the last day of a month, both inclusive."""
    return month.first_day, month.last_day
