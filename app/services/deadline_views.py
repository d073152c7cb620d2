"""Read models of time limits, the agenda and what would move; never rows of the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.due import Moment
from app.domain.terms import Standing, Term


@dataclass(frozen=True, slots=True)
class DeadlineKey:
    """Names one run of a time limit for good (期限键)."""

    case_id: int
    rule_id: str
    ordinal: int = 1
    promised: bool = False


class BandKind(Term):
    """What a stretch of days on the picture of a limit is (时间带)."""

    COUNTED = "counted", "计入"
    SKIPPED = "skipped", "不计入"
    PAUSED = "paused", "中止"
    EXTENDED = "extended", "延长"
    ROLLED = "rolled", "顺延"


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of days, both ends inclusive (时间带)."""

    first: date
    last: date
    kind: BandKind


@dataclass(frozen=True, slots=True)
class Why:
    """Why a limit ends on its day (为什么是这一天).

    ``nature`` is 法定, 内部 or 承诺; ``length`` reads ``5 个工作日``. ``regime`` tells by which
    day the rule was chosen. ``bands`` cover the days from the start to the end in order.
    """

    nature: str
    length: str
    steps: tuple[str, ...]
    source: str
    note: str
    verified: bool
    regime: str
    warnings: tuple[str, ...]
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One time limit of a case as shown (期限).

    ``due`` is a day, an aware instant for a limit in hours, None while paused. ``derived_due``
    is what the rule gives where somebody moved the limit to ``due``. ``countdown`` reads
    ``今天``, ``3 个工作日``, ``逾期 2 天``; empty when it does not run. ``extendable`` is how much
    may still be added, in ``extension_unit``.
    """

    key: DeadlineKey
    term: str
    statutory: bool
    standing: Standing
    start: Moment
    begun_by: str
    due: Moment | None
    provisional: bool
    met_on: date | None
    countdown: str
    overdue: bool
    why: Why
    derived_due: Moment | None = None
    decided: str = ""
    extendable: int = 0
    extension_unit: str = ""


@dataclass(frozen=True, slots=True)
class PauseLine:
    """A time not counted; ``id`` None for one that a move began (不计入期间)."""

    id: int | None
    kind: str
    began_on: date
    ended_on: date | None
    ground: str
    paper: str


class Bucket(Term):
    """When something is due, seen from a day (到期分组)."""

    OVERDUE = "overdue", "已逾期"
    TODAY = "today", "今天"
    WEEK = "week", "本周"
    LATER = "later", "以后"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One running limit in the agenda (待办期限).

    ``bucket`` is seen from the agenda's day. ``rule`` is the id of the rule that was applied,
    empty for a limit of one's own.
    """

    key: DeadlineKey
    number: str
    title: str
    product: str
    handler: str
    track: str
    case_state: str
    term: str
    statutory: bool
    due: Moment
    provisional: bool
    bucket: Bucket
    countdown: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due and overdue, and which cases nobody will be reminded of (期限议程).

    ``counts`` holds each bucket's number of limits by code, and ``supplement awaiting
    unassigned no-next-step provisional`` as numbers of cases. ``items`` are in order of
    due date, overdue first; ``no_next_step`` the ids of cases in hand in which the office has
    to act, without a running or paused limit and without a planned sitting. Cases that wait
    for others are counted under ``awaiting`` instead.
    """

    on: date
    counts: Mapping[str, int]
    items: tuple[AgendaItem, ...]
    no_next_step: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """A limit that a change would move (将变动的期限)."""

    key: DeadlineKey
    number: str
    title: str
    handler: str
    term: str
    statutory: bool
    before: Moment | None
    after: Moment | None
    provisional_before: bool = False
    provisional_after: bool = False


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The consequence of a change, listed before it is made (变动预览).

    ``looked_at`` running limits were worked out anew; ``moved`` are those whose day changes
    or that become firm.
    """

    title: str
    looked_at: int
    moved: tuple[MovedDeadline, ...]
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What a move will do, shown before it is made (办理预览).

    ``papers`` are code and title; ``starts`` read ``答辩：自 11-06 起 15 日，至 2026-11-23``;
    ``warnings`` do not forbid, ``blocks`` do.
    """

    papers: tuple[tuple[str, str], ...] = ()
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: str = ""
    warnings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as a centre sees it (期限规则).

    ``limit`` is the one in use, ``shipped`` the one the program came with. ``promise`` reads
    ``10 日`` or is empty. ``editable``: not verified, so that a centre may correct it.
    """

    rule_id: str
    term: str
    starts: str
    limit: str
    shipped: str
    promise: str
    nature: str
    region: str
    source: str
    note: str
    verified: bool
    confirmed: bool
    editable: bool
    valid_from: date | None
    valid_to: date | None
    open_deadlines: int


@dataclass(frozen=True, slots=True)
class DayLoad:
    """One day of the calendar page (日历日). ``made_by`` is the source's term."""

    on: date
    works: bool
    kind_term: str
    name: str
    made_by: str
    known: bool
    edited: bool
    reason: str
    due: int
    statutory_due: int
    overdue: int
    sittings: int


@dataclass(frozen=True, slots=True)
class SittingLine:
    """One entry of the schedule (排期). ``clashes`` tell with what it collides."""

    id: int
    case_id: int
    number: str
    title: str
    kind_term: str
    starts_at: datetime
    minutes: int
    place: str
    people: str
    note: str
    cancelled: str
    clashes: tuple[str, ...] = ()
