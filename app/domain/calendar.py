"""Working days in China: holidays, make-up workdays, edits of single days (工作日历)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from app.domain.mappings import DataError, Reader
from app.domain.terms import Term
from app.support.errors import RuleViolationError

_DAY = timedelta(days=1)
_SATURDAY = 5
_LATEST_YEAR = 2199
# The notice for a year may still move these days of the year before (29 to 31 December 2018).
_YEAR_END = (12, 28)


class DayKind(Term):
    """What a day is to an office (日期类别)."""

    WORKING = "working", "工作日"
    MAKE_UP = "make-up", "调休上班"
    WEEKEND = "weekend", "周末"
    HOLIDAY = "holiday", "放假"

    @property
    def works(self) -> bool:
        """Tell whether the office works."""
        return self in (DayKind.WORKING, DayKind.MAKE_UP)


class DaySource(Term):
    """Where the knowledge of a day comes from (日历来源)."""

    NOTICE = "notice", "国务院通知"
    PACKAGE = "package", "数据包"
    EDIT = "edit", "手工"
    WEEK = "week", "仅按周末推定"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar; ``name`` is the holiday's, ``reason`` an edit's (日历日)."""

    on: date
    kind: DayKind
    source: DaySource
    name: str = ""
    reason: str = ""

    @property
    def works(self) -> bool:
        """Tell whether the office works."""
        return self.kind.works


@dataclass(frozen=True, slots=True)
class DayEdit:
    """A single day set by hand, for this centre, with a reason (手工调整)."""

    on: date
    works: bool
    reason: str


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """One year as one source tells it (年度日历).

    ``off`` and ``make_up`` map days to the name of the holiday. ``issued_on`` is the day of
    the notice; a source without it gives way to every dated one. A notice may also name
    the last days of December of the year before.
    """

    year: int
    source: DaySource
    off: Mapping[date, str]
    make_up: Mapping[date, str]
    issued_on: date | None = None
    reference: str = ""

    def days(self) -> Iterator[Day]:
        """Yield the days that differ from a plain week or have a holiday's name."""
        for kind, named in ((DayKind.HOLIDAY, self.off), (DayKind.MAKE_UP, self.make_up)):
            for day, name in sorted(named.items()):
                yield Day(day, kind, self.source, name)

    def differences(self, other: YearCalendar) -> tuple[date, ...]:
        """Return the days on which both sources disagree whether the office works."""
        mine, others = WorkCalendar((self,)), WorkCalendar((other,))
        named = {*self.off, *self.make_up, *other.off, *other.make_up}
        return tuple(sorted(day for day in named if mine.is_working(day) != others.is_working(day)))


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """All that is known of working days; years nobody told of have weekends only (工作日历).

    Of several sources for a year the one issued last wins, and a dated one over an undated
    one; an edit of a single day wins over all.
    """

    years: tuple[YearCalendar, ...]
    edits: tuple[DayEdit, ...] = ()
    _chosen: Mapping[int, YearCalendar] = field(init=False, repr=False, compare=False)
    _special: Mapping[date, Day] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Settle which source tells each year, and collect the days that stand out."""
        chosen: dict[int, YearCalendar] = {}
        for year in sorted(self.years, key=lambda item: item.issued_on or date.min):
            chosen[year.year] = year
        days = [day for _, year in sorted(chosen.items()) for day in year.days()]
        # A notice's word on the December before comes after that year's own.
        special = {day.on: day for day in days if day.on.year in chosen}
        for edit in self.edits:
            kind = _edited_kind(edit)
            special[edit.on] = Day(edit.on, kind, DaySource.EDIT, reason=edit.reason)
        object.__setattr__(self, "_chosen", MappingProxyType(chosen))
        object.__setattr__(self, "_special", MappingProxyType(special))

    @property
    def known_years(self) -> tuple[int, ...]:
        """Return the years that a notice or the package tells of, ascending."""
        return tuple(sorted(self._chosen))

    @property
    def known_until(self) -> date | None:
        """Return the last day before the first unknown year; None when nothing is known."""
        if not self._chosen:
            return None
        year = min(self._chosen)
        while year + 1 in self._chosen:
            year += 1
        return date(year, 12, 31)

    def year(self, year: int) -> YearCalendar | None:
        """Return the source that tells a year, None when it is unknown."""
        return self._chosen.get(year)

    def edited(self, *edits: DayEdit) -> WorkCalendar:
        """Return the calendar with more edits; the later one of a day counts."""
        return WorkCalendar(self.years, (*self.edits, *edits))

    def knows(self, first: date, last: date | None = None) -> bool:
        """Tell whether every year from ``first`` to ``last`` (both inclusive) is known."""
        until = last or first
        return all(year in self._chosen for year in range(first.year, until.year + 1))

    def may_still_change(self, first: date, last: date) -> bool:
        """Tell whether the span touches days that next year's missing notice may move."""
        years = range(first.year, last.year + 1)
        ends = (date(year, *_YEAR_END) for year in years if year + 1 not in self._chosen)
        return any(end <= last and first <= date(end.year, 12, 31) for end in ends)

    def day(self, on: date) -> Day:
        """Return what a day is, by whose word, and under what name."""
        found = self._special.get(on)
        if found is not None:
            return found
        year = self._chosen.get(on.year)
        source = year.source if year else DaySource.WEEK
        kind = DayKind.WEEKEND if on.weekday() >= _SATURDAY else DayKind.WORKING
        return Day(on, kind, source)

    def is_working(self, day: date) -> bool:
        """Tell whether a day is a working day (工作日)."""
        found = self._special.get(day)
        return found.kind.works if found is not None else day.weekday() < _SATURDAY

    def first_working_day_from(self, day: date) -> date:
        """Return ``day`` itself when it is a working day, else the first one after it."""
        while not self.is_working(day):
            day = next_day(day)
        return day

    def first_working_day_after(self, day: date) -> date:
        """Return the first working day later than ``day``."""
        return self.first_working_day_from(next_day(day))

    def nth_working_day(self, after: date, count: int) -> date:
        """Return the ``count``-th working day after a day; before it when negative.

        Raises:
            RuleViolationError: the result lies beyond the dates the program handles.
        """
        step = _DAY if count >= 0 else -_DAY
        left, day = abs(count), after
        while left:
            day = _handled(day, step)
            left -= self.is_working(day)
        return day

    def working_days_between(self, after: date, until: date) -> int:
        """Return how many working days follow ``after`` up to ``until``, inclusive.

        Negative when ``until`` is the earlier one: then the days from ``until``, inclusive,
        to before ``after``. So it undoes :meth:`nth_working_day` in both directions.
        """
        if until < after:
            backwards = (until + _DAY * step for step in range((after - until).days))
            return -sum(map(self.is_working, backwards))
        return sum(
            self.is_working(after + _DAY * step) for step in range(1, (until - after).days + 1)
        )

    def days_off(self, after: date, until: date) -> tuple[Day, ...]:
        """Return the days that are no working days, after the first up to the last inclusive."""
        span = (after + _DAY * step for step in range(1, (until - after).days + 1))
        return tuple(self.day(day) for day in span if not self.is_working(day))


def next_day(day: date) -> date:
    """Return the day after.

    Raises:
        RuleViolationError: beyond the dates the program handles.
    """
    return _handled(day, _DAY)


def out_of_range() -> RuleViolationError:
    """Return the error for a date that no register will ever hold."""
    return RuleViolationError(
        f"日期推算超出 {_LATEST_YEAR} 年或早于 1900 年，没有得出日期。",
        hint="请检查起算日和期限的长短。",
    )


def handled(day: date) -> date:
    """Return a date when the program handles its year, 1900 to 2199.

    Raises:
        RuleViolationError: it does not.
    """
    if not 1900 <= day.year <= _LATEST_YEAR:  # as in app.domain.dates
        raise out_of_range()
    return day


def _handled(day: date, step: timedelta) -> date:
    return handled(day + step)


def _edited_kind(edit: DayEdit) -> DayKind:
    weekend = edit.on.weekday() >= _SATURDAY
    if edit.works:
        return DayKind.MAKE_UP if weekend else DayKind.WORKING
    return DayKind.WEEKEND if weekend else DayKind.HOLIDAY


def year_from_mapping(data: Mapping[str, object]) -> YearCalendar:
    """Build a year from parsed TOML: ``year issued_on reference off make_up``.

    ``off`` and ``make_up`` are lists of ``{name, from, to}`` (``to`` absent for one day).

    Raises:
        DataError: a key is missing, unknown or wrong, a day is listed twice, is of another
            year, or is a make-up workday that would be one anyway.
    """
    reader = Reader(data)
    reader.only("year", "issued_on", "reference", "off", "make_up")
    year = reader.whole("year")
    off = _named_days(reader.rows("off"), year)
    make_up = _named_days(reader.rows("make_up"), year)
    if not off:
        raise DataError("off 没有列出放假日期")
    for day in make_up:
        if day in off:
            raise DataError(f"{day.isoformat()} 既放假又上班")
        if day.weekday() < _SATURDAY:
            raise DataError(f"{day.isoformat()} 不是周末，不必调休上班")
    return YearCalendar(
        year, DaySource.NOTICE, off, make_up, reader.day("issued_on"), reader.text("reference")
    )


def _named_days(rows: Iterable[Reader], year: int) -> Mapping[date, str]:
    """Return the days of all rows with their names."""
    found: dict[date, str] = {}
    for row in rows:
        row.only("name", "from", "to")
        day, name = row.day("from"), row.text("name")
        last = row.optional_day("to") or day
        if not day <= last <= day + _DAY * 30:
            raise DataError(f"{row.path('to')} 早于起日或隔得太远")
        while day <= last:
            if day in found or not (day.year == year or (day.year, day.month) == (year - 1, 12)):
                raise DataError(f"{day.isoformat()} 重复，或不属于 {year} 年")
            found[day] = name
            day += _DAY
    return MappingProxyType(found)
