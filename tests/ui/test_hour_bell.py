"""The bell of the window: full hours of China, and new days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

import pytest
from pytestqt.qtbot import QtBot

from app.ui.hour_bell import HourBell, to_next_hour


@dataclass
class Hand:
    """A clock whose hand a test moves."""

    at: datetime = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.mark.parametrize(
    ("now", "left_ms"),
    [(time(14, 30), 1_800_000), (time(14, 59, 59), 1_000), (time(14, 0), 3_600_000)],
)
def test_it_waits_for_the_next_full_hour_and_never_for_nothing(now: time, left_ms: int) -> None:
    assert to_next_hour(now) == left_ms


def test_it_tells_of_a_new_day_once_and_by_the_clock_of_china(qtbot: QtBot) -> None:
    hand = Hand()
    bell = HourBell(hand.now)
    told: list[str] = []
    bell.new_day.connect(lambda: told.append("day"))
    bell.struck.connect(lambda: told.append("hour"))
    hand.at = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # 23:00 in China
    bell.strike()
    hand.at = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # midnight in China
    bell.strike()
    bell.strike()
    bell.stop()
    assert told == ["hour", "day", "hour", "hour"]
