"""Days, instants and months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import (
    DateTextError,
    YearMonth,
    day_start,
    format_date,
    format_instant,
    month_span,
    parse_date,
    parse_instant,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 6, 30, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-5-6", "2026/5/6", "2026.5.6", "20260506", "2026年5月6日", "2026 年 5 月 6 日", "5.6",
        "5/6", "5-6", "0506", "5月6日", "２０２６－０５－０６", "26.5.6", "2026-05-06",
    ],
)  # fmt: skip
def test_every_usual_spelling_of_a_day_is_read(text: str) -> None:
    assert parse_date(text, TODAY) == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("text", "days"),
    [("今天", 0), ("昨天", -1), ("前天", -2), ("明天", 1), ("后天", 2), ("Today", 0)],
)
def test_words_count_from_today(text: str, days: int) -> None:
    assert parse_date(text, TODAY) == TODAY + timedelta(days=days)


def test_without_a_year_the_current_one_is_meant_even_ahead() -> None:
    assert parse_date("12.28", TODAY) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-2-30", "没有 2026年2月30日"),
        ("13.1", "没有 2026年13月1日"),
        ("1899-1-1", "年份 1899"),
        ("2200-1-1", "年份 2200"),
        ("下周", "看不懂"),
        ("202605", "看不懂"),
    ],
)
def test_impossible_days_are_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(DateTextError, match=words):
        parse_date(text, TODAY)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_shown_day_is_read_back(day: date) -> None:
    assert parse_date(format_date(day), TODAY) == day


@pytest.mark.parametrize(
    ("text", "hour", "minute", "day"),
    [
        ("14:30", 14, 30, 23), ("1430", 14, 30, 23), ("14：30", 14, 30, 23), ("9点", 9, 0, 23),
        ("下午2点半", 14, 30, 23), ("下午2:30", 14, 30, 23), ("2026-11-22 14:30", 14, 30, 22),
        ("今天 9:05", 9, 5, 23), ("昨天9:05", 9, 5, 22), ("11月22日14时5分", 14, 5, 22),
        ("2026-11-22T08:00", 8, 0, 22), ("2026-11-22T00:00:00Z", 8, 0, 22), ("昨天", 0, 0, 22),
        ("2026-11-22 08:00+08:00", 8, 0, 22), ("今天", 14, 30, 23), ("现在", 14, 30, 23),
        ("上午12:00", 12, 0, 23), ("14:30:00", 14, 30, 23),
    ],
)  # fmt: skip
def test_every_usual_spelling_of_an_instant_is_read(
    text: str, hour: int, minute: int, day: int
) -> None:
    wanted = datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)
    assert parse_instant(text, NOW) == wanted


@pytest.mark.parametrize(
    "text", ["25:00", "14:61", "2026-2-30 9:00", "早些时候", "2026-13-01T00:00Z", "2460"]
)
def test_impossible_instants_are_refused(text: str) -> None:
    with pytest.raises(DateTextError):
        parse_instant(text, NOW)


@given(st.integers(0, 9 * 10**9))
def test_a_shown_instant_is_read_back(seconds: int) -> None:
    instant = datetime(1901, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert parse_instant(format_instant(instant), NOW) == instant


def test_a_day_in_china_starts_at_four_in_the_afternoon_utc() -> None:
    assert day_start(TODAY) == datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-10", "2026.10", "202610", "2026年10月", " 2026／10 "])
def test_months_are_read(text: str) -> None:
    assert YearMonth.parse(text) == YearMonth(2026, 10)


@pytest.mark.parametrize("text", ["2026-13", "2026", "2026-00", "十月", "1899-12"])
def test_impossible_months_are_refused(text: str) -> None:
    with pytest.raises(DateTextError):
        YearMonth.parse(text)


def test_a_month_knows_its_neighbours_and_its_span() -> None:
    month = YearMonth(2024, 2)
    assert month_span(month) == (date(2024, 2, 1), date(2024, 2, 29))
    assert YearMonth(2026, 1).previous == YearMonth(2025, 12)
    assert YearMonth(2025, 12).next == YearMonth(2026, 1)
    assert month.last_year == YearMonth(2023, 2)
    assert month.january == YearMonth(2024, 1)
    assert YearMonth.of(TODAY).term == "2026年11月"
    assert YearMonth(2025, 12) < YearMonth(2026, 1)


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_a_shown_month_is_read_back(year: int, month: int) -> None:
    assert YearMonth.parse(str(YearMonth(year, month))) == YearMonth(year, month)
