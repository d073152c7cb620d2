"""The days of a time limit as stretches for its picture (期限时间带)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.calendar import WorkCalendar
from app.domain.deadline import DeadlineRule, Roll, Unit
from app.domain.due import Pause, china_day, compute_due
from app.services.deadline_rows import Limit
from app.services.deadline_views import Band, BandKind
from app.support.errors import RuleViolationError

_DAY = timedelta(days=1)


def bands_of(limit: Limit, calendar: WorkCalendar, today: date) -> tuple[Band, ...]:
    """Return the stretches from the start to the end of a limit, in order.

    A count that stands still is drawn up to ``today``. A limit without a rule or date has
    no picture.
    """
    rule = limit.rule
    if rule is None or limit.worked is None:
        return ()
    start = china_day(limit.run.start)
    worked = limit.worked.due
    if worked is not None:
        end = china_day(worked)
    else:
        end = max([today, *(pause.began_on for pause in limit.pauses)])
    if rule.before:
        return _joined(_backwards(calendar, start, end))
    painter = _Painter(rule, calendar, limit.pauses, *_borders(limit, rule, calendar, end))
    return _joined(painter.days(start, end))


def _borders(
    limit: Limit, rule: DeadlineRule, calendar: WorkCalendar, end: date
) -> tuple[date, date]:
    """Return the last days of the count without prolongation and before rolling."""
    if rule.limit is None or limit.worked is None or limit.worked.due is None:
        return end, end
    plain = _ends(rule, limit, calendar, 0)
    raw: date | None = end
    if rule.roll is Roll.NEXT_WORKING_DAY:
        raw = _ends(replace(rule, rolls=False), limit, calendar, limit.extra)
    return (plain if limit.extra and plain is not None else end), raw or end


def _ends(rule: DeadlineRule, limit: Limit, calendar: WorkCalendar, extra: int) -> date | None:
    try:
        due = compute_due(rule, limit.run.start, calendar, limit.pauses, extra).due
    except RuleViolationError:
        return None
    return china_day(due) if due is not None else None


@dataclass(frozen=True, slots=True)
class _Painter:
    """Tells of each day what it is to a limit."""

    rule: DeadlineRule
    calendar: WorkCalendar
    pauses: tuple[Pause, ...]
    plain_end: date
    raw_end: date

    def days(self, start: date, end: date) -> Iterator[tuple[date, BandKind]]:
        """Yield the days from the start, which itself is not counted unless all is due then."""
        hourly = self.rule.unit is Unit.HOUR or end == start
        yield start, BandKind.COUNTED if hourly else BandKind.SKIPPED
        day = start + _DAY
        while day <= end:
            yield day, self._kind(day)
            day += _DAY

    def _kind(self, day: date) -> BandKind:
        if any(
            pause.began_on < day and (pause.ended_on is None or day <= pause.ended_on)
            for pause in self.pauses
        ):
            return BandKind.PAUSED
        if day > self.raw_end:
            return BandKind.ROLLED
        if self.rule.unit is Unit.WORKING_DAY and not self.calendar.is_working(day):
            return BandKind.SKIPPED
        return BandKind.EXTENDED if day > self.plain_end else BandKind.COUNTED


def _backwards(calendar: WorkCalendar, start: date, end: date) -> Iterator[tuple[date, BandKind]]:
    """Yield the days from the last on which it may be done to the event itself."""
    day = end
    while day < start:
        yield day, BandKind.COUNTED if calendar.is_working(day) else BandKind.SKIPPED
        day += _DAY
    yield start, BandKind.SKIPPED


def _joined(days: Iterable[tuple[date, BandKind]]) -> tuple[Band, ...]:
    bands: list[Band] = []
    for day, kind in days:
        if bands and bands[-1].kind is kind:
            bands[-1] = replace(bands[-1], last=day)
        else:
            bands.append(Band(day, day, kind))
    return tuple(bands)
