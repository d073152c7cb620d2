"""From a start and a rule to the due date, with every step of the way (期限计算)."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

from app.domain.calendar import WorkCalendar, handled, out_of_range
from app.domain.deadline import DeadlineRule, Roll, Unit
from app.domain.due_steps import Steps, warnings_of
from app.support.clock import china_time
from app.support.errors import RuleViolationError

Moment: TypeAlias = date | datetime
"""A day, or an aware instant for a rule in hours."""


def china_day(moment: Moment) -> date:
    """Return the day in China of a day or an instant."""
    return china_time(moment).date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True)
class Pause:
    """A time that is not counted (中止). The day it begins counts, the day it ends does not."""

    began_on: date
    ended_on: date | None
    ground: str
    paper: str = ""

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.ended_on is not None and self.ended_on < self.began_on:
            raise RuleViolationError(
                "中止的恢复日早于中止日，没有算出日期。", hint="请更正中止的起止日期。"
            )


@dataclass(frozen=True, slots=True)
class Due:
    """A due date with its reasons (届满日).

    ``due`` is a day, an aware instant in UTC for a rule in hours, or None while the count is
    paused. ``provisional`` means that a year it depends on has no published calendar:
    nothing firm may be said then (暂定). ``steps`` explain the date in order.
    """

    rule: DeadlineRule
    start: Moment
    due: Moment | None
    provisional: bool
    steps: tuple[str, ...]
    source: str
    warnings: tuple[str, ...]

    def met_by(self, done: Moment, posted_on: date | None = None) -> bool:
        """Tell whether a step was in time; the day of posting counts where transit does not."""
        if self.due is None:
            return True
        if isinstance(self.due, datetime) and isinstance(done, datetime):
            return done <= self.due
        day = posted_on if posted_on is not None and self.rule.without_transit else china_day(done)
        return day <= china_day(self.due)


def compute_due(
    rule: DeadlineRule,
    start: Moment,
    calendar: WorkCalendar,
    pauses: Iterable[Pause] = (),
    extra: int = 0,
) -> Due:
    """Return when a limit that runs from ``start`` ends.

    Args:
        rule: the limit.
        start: the day of the event; for a rule in hours the aware instant.
        calendar: what is known of working days.
        pauses: the times not counted, in any order; they may overlap.
        extra: the approved prolongation, in the unit of the rule's extension.

    Raises:
        RuleViolationError: the rule has no number, needs a time of day, does not allow the
            prolongation or a pause, or the result is out of range.
    """
    united = _united(pauses)
    _refuse(rule, start, united, extra)
    if rule.unit is Unit.HOUR and isinstance(start, datetime):
        return _in_hours(rule, start, extra)
    return _in_days(rule, start, calendar, united, extra)


def designated_due(
    rule: DeadlineRule,
    start: Moment,
    calendar: WorkCalendar,
    until: date,
    pauses: Iterable[Pause] = (),
    extra: int = 0,
) -> Due:
    """Return when a limit ends whose last day the office set itself (指定期限).

    Where the rule has a number the office may set less time, never more: then the rule's day
    stands, with a warning.

    Raises:
        RuleViolationError: as :func:`compute_due`.
    """
    if rule.limit is None:
        steps = Steps()
        steps.designated(rule, china_day(start), until)
        rests = () if calendar.is_working(until) else (f"指定的届满日 {until} 为休息日。",)
        warnings = (*warnings_of(rule, china_day(start)), *rests)
        return Due(
            rule,
            start,
            until,
            provisional=False,
            steps=steps.all(rule),
            source=rule.source,
            warnings=warnings,
        )
    worked = compute_due(rule, start, calendar, pauses, extra)
    if worked.due is None or until == china_day(worked.due):
        return worked
    if until < china_day(worked.due):
        said = f"本中心指定的届满日 {until} 早于规则的届满日，以指定的为准。"
        return replace(worked, due=until, provisional=False, steps=(*worked.steps, said))
    said = f"本中心指定的届满日 {until} 晚于规则的届满日，仍以规则为准。"
    return replace(worked, warnings=(*worked.warnings, said))


def add_months(day: date, count: int) -> date:
    """Return the corresponding day; where the month has none, its last day (民法典第202条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        raise out_of_range()
    last = months.monthrange(year, month + 1)[1]
    return handled(date(year, month + 1, min(day.day, last)))


def _refuse(rule: DeadlineRule, start: Moment, pauses: Sequence[Pause], extra: int) -> None:
    """Raise for everything that cannot be counted."""
    if rule.limit is None:
        raise RuleViolationError(
            f"规则 {rule.id}“{rule.term}”没有规定具体期限，算不出日期。", hint=rule.note
        )
    if rule.unit is Unit.HOUR and not isinstance(start, datetime):
        raise RuleViolationError(
            f"规则 {rule.id} 按小时计算，只有日期算不出时刻。",
            hint="请连同时刻一起给出，如 2026-11-23T14:30。",
        )
    if pauses and (rule.unit is Unit.HOUR or rule.before):
        raise RuleViolationError(
            f"规则 {rule.id} 按小时或向前倒数计算，不能中止。", hint="请去掉中止后再算。"
        )
    most = rule.extension.limit if rule.extension else 0
    if not 0 <= extra <= most:
        allowed = f"最多延长 {most} {rule.extension.unit.measure}" if rule.extension else "不能延长"
        raise RuleViolationError(
            f"规则 {rule.id} {allowed}，没有算出日期。", hint="请核对批准的延长期限。"
        )


def _in_hours(rule: DeadlineRule, start: datetime, extra: int) -> Due:
    """Count full hours after the hour of the event, through nights and days of rest."""
    local = china_time(start)
    begins = local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    end = begins + timedelta(hours=(rule.limit or 0) + extra)
    steps = Steps()
    steps.hours(rule, local, begins, end)
    return Due(
        rule,
        start,
        end.astimezone(UTC),
        provisional=False,
        steps=steps.all(rule),
        source=rule.source,
        warnings=warnings_of(rule, handled(local.date())),
    )


def _in_days(
    rule: DeadlineRule,
    start: Moment,
    calendar: WorkCalendar,
    pauses: Sequence[Pause],
    extra: int,
) -> Due:
    """Count days, months or years; then take the pauses in; then roll."""
    first = handled(china_day(start))
    steps = Steps()
    steps.start(rule, first)
    raw = _raw_end(rule, first, calendar, extra)
    steps.length(rule, first, raw, calendar, extra)
    due = _rolled(rule, raw, calendar)
    paused = False
    for pause in pauses:
        began = max(pause.began_on, first)
        if began >= due or (pause.ended_on is not None and pause.ended_on <= began):
            continue
        if pause.ended_on is None:
            paused = True
            left = _left(rule, began, (raw, due), calendar)
            steps.still_paused(pause.ground, pause.paper, began, left)
            break
        raw = _resumed(rule, (began, pause.ended_on), (raw, due), calendar)
        steps.paused(pause.ground, pause.paper, (began, pause.ended_on), due, raw)
        due = _rolled(rule, raw, calendar)
    if not paused:
        steps.roll(rule, raw, due, calendar)
    span = _span(rule, first, raw, due)
    return Due(
        rule,
        start,
        None if paused else due,
        provisional=not calendar.knows(*span),
        steps=steps.all(rule),
        source=rule.source,
        warnings=warnings_of(rule, first, calendar, span),
    )


def _raw_end(rule: DeadlineRule, first: date, calendar: WorkCalendar, extra: int) -> date:
    """Return the last day before rolling and without pauses, the prolongation included."""
    limit, unit = rule.limit or 0, rule.unit or Unit.DAY
    if rule.extension is None or extra == 0:
        return _counted(first, -limit if rule.before else limit, unit, calendar)
    if rule.extension.unit is unit:
        return _counted(first, limit + extra, unit, calendar)
    base = _counted(first, limit, unit, calendar)
    return _counted(base, extra, rule.extension.unit, calendar)


def _counted(day: date, limit: int, unit: Unit, calendar: WorkCalendar) -> date:
    """Return the end of a limit whose first day is the day after ``day``."""
    if unit is Unit.WORKING_DAY:
        return calendar.nth_working_day(day, limit)
    if unit is Unit.DAY:
        return handled(day + timedelta(days=limit))
    return add_months(day, limit * 12 if unit is Unit.YEAR else limit)


def _resumed(
    rule: DeadlineRule, pause: tuple[date, date], end: tuple[date, date], calendar: WorkCalendar
) -> date:
    """Return the new raw end: what remained at the pause, counted from the resumption."""
    (began, ended), (raw, due) = pause, end
    if rule.unit is Unit.WORKING_DAY:
        return calendar.nth_working_day(ended, calendar.working_days_between(began, due))
    return handled(ended + timedelta(days=_days_left(began, raw)))


def _days_left(began: date, raw: date) -> int:
    """Return the calendar days left; one when only days of rest before the roll are."""
    return max((raw - began).days, 1)


def _left(rule: DeadlineRule, began: date, end: tuple[date, date], calendar: WorkCalendar) -> str:
    """Return how much of a limit is left when it is paused, as text."""
    raw, due = end
    if rule.unit is Unit.WORKING_DAY:
        return f"{calendar.working_days_between(began, due)} 个工作日"
    return f"{_days_left(began, raw)} 日"


def _rolled(rule: DeadlineRule, raw: date, calendar: WorkCalendar) -> date:
    """Return the first working day from the raw end on, where the rule rolls."""
    if rule.roll is Roll.NEXT_WORKING_DAY:
        return calendar.first_working_day_from(raw)
    return raw


def _span(rule: DeadlineRule, first: date, raw: date, due: date) -> tuple[date, date]:
    """Return the first and the last day whose kind decides on the due date."""
    if rule.unit is not Unit.WORKING_DAY:
        return raw, due
    if rule.before:
        return due, first - timedelta(days=1)
    return first + timedelta(days=1), due


def _united(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return the pauses in order, overlapping ones as one, so that no day is taken out twice."""
    found: list[Pause] = []
    real = (item for item in pauses if item.ended_on != item.began_on)
    for pause in sorted(real, key=lambda item: item.began_on):
        before = found[-1] if found else None
        if before is None or (before.ended_on is not None and before.ended_on < pause.began_on):
            found.append(pause)
            continue
        found[-1] = Pause(
            before.began_on,
            None
            if before.ended_on is None or pause.ended_on is None
            else max(before.ended_on, pause.ended_on),
            "、".join(dict.fromkeys((before.ground, pause.ground))),
            "、".join(dict.fromkeys(filter(None, (before.paper, pause.paper)))),
        )
    return tuple(found)
