"""The rules and the working calendar in force at a centre, kept until somebody changes them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import DayEdit, WorkCalendar, YearCalendar, year_from_mapping
from app.domain.deadline import DeadlineRule, LimitKind, Region, Unit
from app.domain.deadline_book import DeadlineBook, load_deadline_book
from app.domain.mappings import DataError
from app.models.deadline import CalendarEdit, CalendarYear, RuleSetting
from app.services.calendars import package_years, shipped_years
from app.support.clock import china_time

PROMISE = "本中心承诺"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting:
    """A centre's own word on a rule, as stored (本中心的期限设置).

    ``since`` is the day it was given; a promise says nothing about what had ended before.
    """

    rule_id: str
    promised: bool
    limit: int
    unit: str
    confirmed: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Clockwork:
    """Everything a time limit is worked out with (期限计算依据).

    ``promises`` are the centre's own shorter limits by the id of the rule they stand beside;
    their ``valid_from`` is the day they were given.
    """

    book: DeadlineBook
    calendar: WorkCalendar
    promises: Mapping[str, DeadlineRule] = field(default_factory=dict)

    def promise(self, rule: DeadlineRule, newest: str) -> DeadlineRule | None:
        """Return the promise beside ``rule``, given for it or for the newest of its line."""
        return self.promises.get(newest) or self.promises.get(rule.id)


_Years: TypeAlias = tuple[tuple[int, Mapping[str, object]], ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """What a centre itself laid down, in the form that tells whether it changed."""

    years: _Years
    edits: tuple[DayEdit, ...]
    settings: tuple[Setting, ...]


class Clockworks:
    """Makes the clockwork of a store once, and again whenever its tables say otherwise.

    It may be asked from several threads, and inside a unit of work that has changed a rule.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shipped: tuple[DeadlineBook, tuple[YearCalendar, ...]] | None = None
        self._last: tuple[_Own, Clockwork] | None = None

    def current(self, session: Session) -> Clockwork:
        """Return the clockwork as ``session`` sees the centre's years, edits and settings."""
        own = _read_own(session)
        with self._lock:
            if self._last is not None and self._last[0] == own:
                return self._last[1]
            book, years = self._base()
            made = make_clockwork(book, (*years, *_own_years(own.years)), own.edits, own.settings)
            self._last = (own, made)
            return made

    def shipped(self) -> Clockwork:
        """Return the clockwork that ships with the program, without a centre's own word."""
        with self._lock:
            book, years = self._base()
        return make_clockwork(book, years, (), ())

    def _base(self) -> tuple[DeadlineBook, tuple[YearCalendar, ...]]:
        if self._shipped is None:
            self._shipped = load_deadline_book(), (*package_years(), *shipped_years())
        return self._shipped


def make_clockwork(
    book: DeadlineBook,
    years: Iterable[YearCalendar],
    edits: Iterable[DayEdit],
    settings: Iterable[Setting],
) -> Clockwork:
    """Return what shipped rules and years become by a centre's edits and settings."""
    rules = dict(book.rules)
    promises: dict[str, DeadlineRule] = {}
    for setting in settings:
        rule = rules.get(setting.rule_id)
        if rule is None or setting.unit not in set(Unit):
            log.warning("rule setting %s fits no rule and is left out", setting.rule_id)
            continue
        try:
            if setting.promised:
                promises[rule.id] = promised_rule(rule, setting)
            elif not book.rules[rule.id].verified:
                rules[rule.id] = corrected_rule(book.rules[rule.id], setting)
        except ValueError:
            log.warning("rule setting %s cannot be counted and is left out", setting.rule_id)
    calendar = WorkCalendar(tuple(years), tuple(edits))
    return Clockwork(DeadlineBook(MappingProxyType(rules)), calendar, MappingProxyType(promises))


def corrected_rule(rule: DeadlineRule, setting: Setting) -> DeadlineRule:
    """Return a rule that is not verified with the limit a centre found in the source.

    Raises:
        ValueError: such a rule could not be counted.
    """
    shipped = f"随程序提供的期限为 {rule.length}" if rule.limit is not None else "随程序未提供期限"
    word = "已由本中心核对来源" if setting.confirmed else "由本中心设定，尚未核对来源"
    return replace(
        rule,
        limit=setting.limit,
        unit=Unit(setting.unit),
        shortest=None,
        verified=setting.confirmed,
        article=rule.article or ("（本中心核对）" if setting.confirmed else ""),
        note="。".join(filter(None, (rule.note.rstrip("。"), f"期限{word}，{shipped}"))),
    )


def promised_rule(rule: DeadlineRule, setting: Setting) -> DeadlineRule:
    """Return a centre's own promise beside ``rule`` (承诺时限).

    Raises:
        ValueError: such a rule could not be counted.
    """
    return replace(
        rule,
        limit=setting.limit,
        unit=Unit(setting.unit),
        shortest=None,
        instrument=PROMISE,
        article="",
        verified=False,
        extension=None,
        note="",
        kind=LimitKind.INTERNAL,
        region=Region.CENTRE,
        valid_from=setting.since,
        valid_to=None,
        replaces="",
    )


def _read_own(session: Session) -> _Own:
    """Return the centre's own rows; they are few, and their content alone tells of a change."""
    years = session.execute(
        select(CalendarYear.year, CalendarYear.data).order_by(
            CalendarYear.year, CalendarYear.issued_on
        )
    )
    edits = session.execute(
        select(CalendarEdit.on, CalendarEdit.works, CalendarEdit.reason).order_by(CalendarEdit.on)
    )
    settings = session.execute(
        select(
            RuleSetting.rule_id,
            RuleSetting.promised,
            RuleSetting.limit,
            RuleSetting.unit,
            RuleSetting.confirmed,
            RuleSetting.created_at,
        ).order_by(RuleSetting.rule_id, RuleSetting.promised)
    )
    return _Own(
        tuple((year, dict(data)) for year, data in years),
        tuple(DayEdit(on, works, reason) for on, works, reason in edits),
        tuple(
            Setting(rule_id, promised, limit, unit, confirmed, china_time(made).date())
            for rule_id, promised, limit, unit, confirmed, made in settings
        ),
    )


def _own_years(rows: _Years) -> Iterable[YearCalendar]:
    """Return the imported years; one that cannot be read is left out, and the log tells."""
    for year, data in rows:
        try:
            yield year_from_mapping(data)
        except DataError:
            log.warning("the stored calendar of %s cannot be read and is left out", year)
