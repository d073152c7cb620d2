"""The only source of the present time; everything else is handed a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

# China keeps one zone without daylight saving since 1991, so a fixed offset needs no tzdata.
CHINA = timezone(timedelta(hours=8), "CST")


class Clock(Protocol):
    """Tells the present instant (时钟)."""

    def now(self) -> datetime:
        """Return the present instant in UTC, aware."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC, whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for tests, samples and screenshots."""

    at: datetime

    def now(self) -> datetime:
        """Return the instant it was made with."""
        return self.at.astimezone(UTC)


def china_time(instant: datetime) -> datetime:
    """Return ``instant`` (aware) in China time, as people read it."""
    return instant.astimezone(CHINA)


def china_today(clock: Clock) -> date:
    """Return today's date in China."""
    return china_time(clock.now()).date()
