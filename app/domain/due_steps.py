"""The sentences that explain a due date, and the warnings beside it (期限说明)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.calendar import Day, DayKind, WorkCalendar, next_day
from app.domain.deadline import DeadlineRule, Region, Roll, Unit

_WEEKDAYS = "一二三四五六日"
_MOST_RUNS = 4


@dataclass(slots=True)
class Steps:
    """Collects the sentences of one count, in order."""

    _texts: list[str] = field(default_factory=list)

    def all(self, rule: DeadlineRule) -> tuple[str, ...]:
        """Return all sentences, the rule's own remark last."""
        remark = (f"说明：{rule.note}。".replace("。。", "。"),) if rule.note else ()
        return (*self._texts, *remark)

    def hours(self, rule: DeadlineRule, at: datetime, begins: datetime, end: datetime) -> None:
        """Tell how a limit in hours was counted."""
        self._add(f"{_instant(at)} {rule.starts}，当小时不计，自 {_instant(begins)} 起算。")
        self._add(f"{rule.length}，夜间和休息日照计，届满于 {_instant(end)}。")

    def start(self, rule: DeadlineRule, first: date) -> None:
        """Tell from where the count runs."""
        if rule.limit == 0:
            self._add(f"{told(first)} {rule.starts}，应于当日完成。")
        elif rule.before:
            self._add(f"{told(first)} {rule.starts}，当日不计，向前倒数。")
        else:
            after = first + timedelta(days=1)
            self._add(f"{told(first)} {rule.starts}，当日不计，自 {after} 起算。")

    def designated(self, rule: DeadlineRule, first: date, until: date) -> None:
        """Tell a last day that the office set itself."""
        self._add(f"{told(first)} {rule.starts}。")
        self._add(f"届满日由本中心指定：{told(until)}。")

    def length(
        self, rule: DeadlineRule, first: date, raw: date, calendar: WorkCalendar, extra: int
    ) -> None:
        """Tell the length, the days that were skipped, and the end before pauses and rolling."""
        if rule.shortest:
            self._add(f"期限为 {rule.length}，按较长的计算。")
        if extra and rule.extension:
            self._add(f"延长 {extra} {rule.extension.unit.measure}：{rule.extension.approval}。")
        if rule.unit is Unit.WORKING_DAY:
            span = (raw - timedelta(days=1), first - timedelta(days=1))
            self._skipped(*(span if rule.before else (first, raw)), calendar)
        if rule.unit in (Unit.MONTH, Unit.YEAR) and raw.day < first.day and next_day(raw).day == 1:
            self._add(f"届满的月份没有 {first.day} 日，以月末为届满日。")
        if rule.limit:
            way = "最迟" if rule.before else "届满于"
            prolonged = "连同延长" if extra else ""
            self._add(f"{rule.limit} {_measure(rule)}{prolonged}，{way} {told(raw)}。")

    def paused(
        self, ground: str, paper: str, pause: tuple[date, date], due: date, raw: date
    ) -> None:
        """Tell what a pause that has ended did to the date."""
        began, ended = pause
        reason = f"{ground}（{paper}）" if paper else ground
        self._add(
            f"{began} 因{reason}中止，{ended} 恢复：不中止应于 {due} 届满，"
            f"余下的期限自恢复次日续算，届满于 {told(raw)}。"
        )

    def still_paused(self, ground: str, paper: str, began: date, left: str) -> None:
        """Tell that the count stands still, and how much of it remains."""
        reason = f"{ground}（{paper}）" if paper else ground
        self._add(f"{began} 因{reason}中止，尚未恢复；余 {left}，恢复后续算。")

    def roll(self, rule: DeadlineRule, raw: date, due: date, calendar: WorkCalendar) -> None:
        """Tell why the last day moved, or why it did not though it is a Saturday or Sunday."""
        if due != raw:
            rest = _runs(calendar.days_off(raw - timedelta(days=1), due))
            self._add(f"届满日休息：{'；'.join(rest)}，顺延至 {told(due)}。")
        elif rule.roll is Roll.NEXT_WORKING_DAY and calendar.day(raw).kind is DayKind.MAKE_UP:
            self._add("届满日为调休上班日，不顺延。")

    def _skipped(self, after: date, until: date, calendar: WorkCalendar) -> None:
        """Tell the days that were not counted, and the weekend days that were."""
        off = calendar.days_off(after, until)
        if off:
            self._add(f"不计入：{'；'.join(_summed(off))}。")
        span = (after + timedelta(days=step) for step in range(1, (until - after).days + 1))
        made_up = [str(day) for day in span if calendar.day(day).kind is DayKind.MAKE_UP]
        if made_up:
            self._add(f"调休上班，计入：{'、'.join(made_up)}。")

    def _add(self, text: str) -> None:
        self._texts.append(text)


def told(day: date) -> str:
    """Return ``2026-11-23（周一）``."""
    return f"{day.isoformat()}（周{_WEEKDAYS[day.weekday()]}）"


def warnings_of(
    rule: DeadlineRule,
    first: date,
    calendar: WorkCalendar | None = None,
    span: tuple[date, date] | None = None,
) -> tuple[str, ...]:
    """Return what a reader must know before relying on the date.

    ``calendar`` and ``span``, the days that decided, are absent for a rule in hours.
    """
    found = list(_about_rule(rule, first))
    if rule.unit is Unit.HOUR:
        found.append("按小时计的期限，夜间和休息日照计；未见相反规定，待核实。")
    if calendar is not None and span is not None:
        found += _about_calendar(calendar, *span)
    return tuple(found)


def _about_rule(rule: DeadlineRule, first: date) -> Iterator[str]:
    if not rule.verified:
        yield "规则待核实：未读到条文原文，请核对后采用。"
    elif not rule.rolls:
        yield "本期限届满日遇休息日是否顺延，待核实；从严不顺延。"
    if rule.valid_from is not None and first < rule.valid_from:
        older = f"；当时适用的见 {rule.replaces}" if rule.replaces else ""
        yield f"规则自 {rule.valid_from} 起施行，起算日 {first} 早于施行日{older}。"
    if rule.valid_to is not None and first > rule.valid_to:
        yield f"规则适用至 {rule.valid_to}，起算日 {first} 已在其后。"
    if rule.region is not Region.NATIONAL:
        yield f"{rule.region.term}规则，各地各中心可能不同。"


def _about_calendar(calendar: WorkCalendar, first: date, last: date) -> Iterator[str]:
    unknown = [
        str(year) for year in range(first.year, last.year + 1) if calendar.year(year) is None
    ]
    if unknown:
        yield f"缺 {'、'.join(unknown)} 年的放假安排，仅按周末推定，日期暂定，导入日历后须重算。"
    elif calendar.may_still_change(first, last):
        yield "年底几天可能因下一年元旦的调休而变动，待下一年放假安排导入后核对。"


def _summed(off: Iterable[Day]) -> list[str]:
    """Return holidays as runs; weekends as runs too while they are few, else their number."""
    days = list(off)
    holidays = [day for day in days if day.kind is DayKind.HOLIDAY]
    weekends = [day for day in days if day.kind is not DayKind.HOLIDAY]
    runs = _runs(weekends)
    if len(runs) > _MOST_RUNS:
        runs = [f"周末 {len(weekends)} 天"]
    return [*_runs(holidays), *runs]


def _runs(days: Iterable[Day]) -> list[str]:
    """Return consecutive days of one name as one text: ``2025-10-01 至 10-08 国庆节放假``."""
    groups: list[list[Day]] = []
    for day in days:
        last = groups[-1][-1] if groups else None
        joins = (
            last is not None and last.on + timedelta(days=1) == day.on and _name(last) == _name(day)
        )
        if joins:
            groups[-1].append(day)
        else:
            groups.append([day])
    return [f"{_range(group[0].on, group[-1].on)} {_name(group[0])}" for group in groups]


def _name(day: Day) -> str:
    if day.kind is DayKind.WEEKEND:
        return "周末"
    return f"{day.name}放假" if day.name else f"休息（{day.reason}）"


def _range(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    return f"{first} 至 {last if first.year != last.year else last.strftime('%m-%d')}"


def _measure(rule: DeadlineRule) -> str:
    return rule.unit.measure if rule.unit else ""


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
