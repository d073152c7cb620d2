"""The calendar of due days without Qt: what a day shows, says and lists (期限日历)."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.calendar import DayKind
from app.domain.dates import YearMonth
from app.domain.due import Moment, china_day
from app.domain.terms import Tone
from app.services.calendar_book import (
    EditLine,
    YearLine,
    known_until,
    list_edits,
    list_years,
    month_days,
)
from app.services.day_limits import DueLine, limits_on
from app.services.deadline_views import (
    DayLoad,
    MovedDeadline,
    SittingLine,
    WhatIf,
)
from app.services.desk import Desk
from app.services.sittings import list_sittings
from app.support.clock import china_time
from app.ui.viewmodels.columns import (
    WEEKDAYS,
    Cell,
    ColumnSpec,
    Emphasis,
    day_cell,
    person,
    second_cell,
    short_day,
)

STATUTORY_MARK, INTERNAL_MARK = "●", "○"
OFF_MARK, WORK_MARK = "休", "班"
_FIRST_YEAR, _LAST_YEAR = 1901, 2198
_MARKS = {DayKind.HOLIDAY.term: OFF_MARK, DayKind.MAKE_UP.term: WORK_MARK}


@dataclass(frozen=True, slots=True)
class GridDay:
    """What one cell of the month shows (日历格).

    ``mark`` is 休 or 班 where the day is no plain one. ``provisional``: only supposed from the
    week, since no notice tells the year. ``spoken`` is the whole of it in words.
    """

    on: date
    works: bool
    mark: str = ""
    name: str = ""
    statutory: int = 0
    internal: int = 0
    late: bool = False
    sittings: int = 0
    provisional: bool = False
    edited: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class MonthState:
    """What a month's page shows (月历)."""

    month: YearMonth
    loads: Mapping[date, DayLoad]
    known_until: date | None

    def days(self) -> tuple[GridDay, ...]:
        """Return the cells in order, those of the months beside it in its weeks too."""
        return tuple(grid_day(load) for _, load in sorted(self.loads.items()))

    def sums(self) -> tuple[int, int, int]:
        """Return how many statutory and internal limits end in it, and how many sittings."""
        days = [load for on, load in self.loads.items() if YearMonth.of(on) == self.month]
        statutory = sum(load.statutory_due for load in days)
        internal = sum(load.due for load in days) - statutory
        return statutory, internal, sum(load.sittings for load in days)


@dataclass(frozen=True, slots=True)
class DayState:
    """What is due and planned on a day (当日)."""

    on: date
    limits: tuple[DueLine, ...] = ()
    sittings: tuple[SittingLine, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class YearsState:
    """What the calendar is made of, newest first (历表)."""

    years: tuple[YearLine, ...]
    edits: tuple[EditLine, ...]


def month_weeks(month: YearMonth) -> tuple[tuple[date, ...], ...]:
    """Return the weeks that a month touches, Monday first, days of its neighbours among them."""
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return tuple(tuple(week) for week in weeks)


def stepped(on: date, days: int) -> date:
    """Return the day so many days away; the day itself beyond the years handled."""
    found = on + timedelta(days=days)
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else on


def months_on(on: date, months: int) -> date:
    """Return the same day of another month, its last one if that is shorter."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return on
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on.day, last))


def month_end(on: date, *, last: bool) -> date:
    """Return the first or the last day of the month of a day."""
    return on.replace(day=calendar.monthrange(on.year, on.month)[1] if last else 1)


def grid_day(load: DayLoad) -> GridDay:
    """Return the cell of a day."""
    return GridDay(
        load.on,
        load.works,
        _MARKS.get(load.kind_term, ""),
        load.name,
        load.statutory_due,
        load.due - load.statutory_due,
        late=load.overdue > 0,
        sittings=load.sittings,
        provisional=not is_firm(load),
        edited=load.edited,
        spoken=spoken(load),
    )


def spoken(load: DayLoad) -> str:
    """Return a day in words, for tool tips and assistive tools."""
    parts = [long_day(load.on), kind_words(load)]
    if load.due:
        internal = load.due - load.statutory_due
        parts.append(f"届满 {load.due} 项（法定 {load.statutory_due}，内部 {internal}）")
    if load.overdue:
        parts.append(f"其中已逾期 {load.overdue} 项")
    if load.sittings:
        parts.append(f"排期 {load.sittings} 场")
    return "，".join(parts)


def long_day(on: date) -> str:
    """Return ``2026年11月23日 周一``."""
    return f"{on.year}年{on.month}月{on.day}日 周{WEEKDAYS[on.weekday()]}"


def kind_words(load: DayLoad) -> str:
    """Return what kind of day it is, the holiday's name behind: ``放假 国庆节``."""
    words = f"{load.kind_term} {load.name}".strip()
    return words if is_firm(load) else f"{words}（暂定）"


def is_firm(load: DayLoad) -> bool:
    """Tell whether somebody said what the day is, be it a notice or a person."""
    return load.known or load.edited


def kind_tone(load: DayLoad) -> Tone:
    """Return how the kind's pill is coloured: what is only supposed wants attention."""
    return Tone.NEUTRAL if is_firm(load) else Tone.ATTENTION


def source_words(load: DayLoad) -> str:
    """Return by whose word the day is what it is."""
    if load.edited:
        return f"来源：{load.made_by}调整。原因：{load.reason}"
    if not is_firm(load):
        return f"来源：{load.made_by}，暂定。导入该年放假安排后重新计算。"
    return f"来源：{load.made_by}"


# --- reading ---------------------------------------------------------------------


def load_month(desk: Desk, month: YearMonth, *, mine: bool) -> MonthState:
    """Read a month; ``mine`` counts only the limits of the signed-in clerk's cases."""
    handler = desk.account.name if mine else None
    loads = {load.on: load for load in month_days(desk, month, handler)}
    return MonthState(month, loads, known_until(desk))


def load_day(desk: Desk, on: date, *, mine: bool) -> DayState:
    """Read what is due and planned on a day, statutory limits first."""
    handler = desk.account.name if mine else None
    return DayState(on, limits_on(desk, on, handler), list_sittings(desk, on, on))


def load_years(desk: Desk) -> YearsState:
    """Read which years are known and which days were set by hand."""
    years = sorted(list_years(desk), key=lambda one: (-one.year, not one.used))
    return YearsState(tuple(years), list_edits(desk))


# --- words and columns -----------------------------------------------------------


def moment_words(moment: Moment | None) -> str:
    """Return a due date: ``2026-11-23 周一``, with the minute for one in hours, — if paused."""
    if moment is None:
        return "—"
    day = china_day(moment)
    words = f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"
    if isinstance(moment, datetime):
        words = f"{words} {china_time(moment):%H:%M}"
    return words


def dotted(term: str, *, statutory: bool) -> str:
    """Return a limit's name behind its dot: filled if the law sets it, hollow if the office."""
    return f"{STATUTORY_MARK if statutory else INTERNAL_MARK} {term}"


def limit_columns(today: date) -> tuple[ColumnSpec[DueLine], ...]:
    """Return the columns of a day's limits, seen from ``today``."""
    return (
        ColumnSpec("term", "期限", lambda item: _limit_cell(item, today), elastic=True),
        ColumnSpec("number", "案号", lambda item: Cell(item.number)),
    )


def _limit_cell(item: DueLine, today: date) -> Cell:
    """Return the limit behind its dot; one that has passed shows the triangle too."""
    words = dotted(item.term, statutory=item.statutory)
    if isinstance(item.due, datetime):
        words = f"{words} {china_time(item.due):%H:%M}"
    if item.provisional:
        words = f"{words}（暂定）"
    late = china_day(item.due) < today
    return Cell(
        f"▲ {words}" if late else words,
        emphasis=Emphasis.DANGER if late else Emphasis.TEXT,
        full=f"{words}　{item.number}　{item.title}",
    )


def sitting_columns() -> tuple[ColumnSpec[SittingLine], ...]:
    """Return the columns of a day's schedule."""
    return (
        ColumnSpec("at", "时间", lambda line: Cell(f"{china_time(line.starts_at):%H:%M}")),
        ColumnSpec("kind", "事项", _kind_cell),
        ColumnSpec("number", "案号", lambda line: Cell(line.number)),
        ColumnSpec("place", "地点", lambda line: second_cell(line.place), elastic=True),
    )


def _kind_cell(line: SittingLine) -> Cell:
    if line.cancelled:
        return Cell(f"{line.kind_term}（取消）", emphasis=Emphasis.SECOND, full=line.cancelled)
    if line.clashes:
        words = f"▲ {line.kind_term}"
        return Cell(words, emphasis=Emphasis.DANGER, full="冲突：" + "；".join(line.clashes))
    return Cell(line.kind_term)


def moved_columns(names: Mapping[str, str]) -> tuple[ColumnSpec[MovedDeadline], ...]:
    """Return the columns of what a change would move; ``names`` are the people's by account."""
    return (
        ColumnSpec("number", "案号", lambda one: Cell(one.number)),
        ColumnSpec(
            "term",
            "期限",
            lambda one: Cell(dotted(one.term, statutory=one.statutory)),
            elastic=True,
        ),
        ColumnSpec("before", "原届满", lambda one: second_cell(moment_words(one.before))),
        ColumnSpec("after", "改后", lambda one: Cell(moment_words(one.after))),
        ColumnSpec("firmness", "日期性质", _firmness_cell),
        ColumnSpec("handler", "承办人", lambda one: second_cell(person(names, one.handler))),
    )


def _firmness_cell(one: MovedDeadline) -> Cell:
    before, after = (
        "暂定" if provisional else "确定"
        for provisional in (one.provisional_before, one.provisional_after)
    )
    if before == after:
        return second_cell(after)
    return Cell(f"{before}→{after}", tone=Tone.ATTENTION if one.provisional_after else Tone.GOOD)


def total_words(found: WhatIf) -> str:
    """Return the sum of a preview: ``将重新计算 1,234 件，其中 17 件的日期会变``."""
    changed = sum(1 for one in found.moved if one.before != one.after)
    firm = sum(1 for one in found.moved if one.provisional_before and not one.provisional_after)
    loose = sum(1 for one in found.moved if one.provisional_after and not one.provisional_before)
    words = f"将重新计算 {found.looked_at:,} 件，其中 {changed:,} 件的日期会变"
    if firm:
        words = f"{words}，{firm:,} 件由暂定转为确定"
    if loose:
        words = f"{words}，{loose:,} 件由确定转为暂定"
    return f"{words}。"


def year_columns() -> tuple[ColumnSpec[YearLine], ...]:
    """Return the columns of the known years."""
    return (
        ColumnSpec("year", "年度", lambda one: Cell(str(one.year))),
        ColumnSpec("source", "来源", _source_cell),
        ColumnSpec("issued", "发布日", lambda one: day_cell(one.issued_on)),
        ColumnSpec("reference", "文号", lambda one: second_cell(one.reference), elastic=True),
    )


def _source_cell(one: YearLine) -> Cell:
    """Return who told of the year; where several did, all but one give way."""
    words = f"{one.source.term}（导入）" if one.imported else one.source.term
    return Cell(words) if one.used else second_cell(f"{words}，未采用")


def edit_columns() -> tuple[ColumnSpec[EditLine], ...]:
    """Return the columns of the days set by hand."""
    return (
        ColumnSpec("on", "日期", lambda one: Cell(short_day(one.on), full=one.on.isoformat())),
        ColumnSpec("works", "改为", lambda one: Cell("上班" if one.works else "休息")),
        ColumnSpec("reason", "原因", lambda one: second_cell(one.reason), elastic=True),
    )
