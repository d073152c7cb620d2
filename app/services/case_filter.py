"""The one query object behind tile, list, chart and export (案件筛选)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum


class DateField(StrEnum):
    """A date that cases are counted by (计数日期)."""

    RECEIVED = "received_on"
    ACCEPTED = "accepted_on"
    DECIDED = "decided_on"
    FILED = "filed_on"
    PAID = "paid_on"
    MARKED = "marked_on"
    GRANTED = "granted_on"
    CLOSED = "closed_on"


class SortField(StrEnum):
    """What a case list can be sorted by (排序)."""

    NUMBER = "intake_no"
    TITLE = "title"
    FIRST_SIDE = "first_side"
    SECOND_SIDE = "second_side"
    PRODUCT = "product"
    RIGHT_NUMBER = "right_number"
    STATE = "state"
    HANDLER = "handler"
    TOWN = "town"
    CHANNEL = "channel"
    OUTCOME = "outcome"
    KIND = "kind"
    RECEIVED = "received_at"
    ACCEPTED = "accepted_on"
    DECIDED = "decided_on"
    CLOSED = "closed_on"
    AGREED = "agreed_fen"
    CLAIMED = "claimed_fen"
    DUE = "next_due"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Cases whose date lies from ``first`` to ``last``, both inclusive; no date, no match."""

    field: DateField
    first: date
    last: date


class Book(StrEnum):
    """Rows that belong to cases and have days of their own (台账)."""

    STEPS = "case_event"  # 经过
    TRANSFERS = "transfer"  # 移送台账
    CREDIT = "credit_event"  # 信用记录
    INSTALMENTS = "instalment"  # 履行期次


@dataclass(frozen=True, slots=True)
class RowSpan:
    """Rows of a book whose ``day`` lies from ``first`` to ``last``, both inclusive.

    ``where`` holds columns with the values allowed. ``pending`` names a day that must still be
    missing at the end of ``last``: empty, or later. ``first_only``: the case has no such row
    before ``first``.
    """

    book: Book
    day: str
    first: date
    last: date
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pending: str = ""
    first_only: bool = False


@dataclass(frozen=True, slots=True)
class LimitTest:
    """How a case kept to its time limits of the given rules, promises left out (期限遵守).

    With ``overdue_on``: one of them was due on or before that day and not met by its end.
    Otherwise about closed cases: ``late`` if one was missed by the end of the case, not
    ``late`` if all were kept and there was at least one. All by the limits as they stand now,
    prolongations and pauses included; removed ones are not asked.
    """

    rules: tuple[str, ...]
    late: bool = False
    overdue_on: date | None = None


@dataclass(frozen=True, slots=True)
class DueSpan:
    """Cases with a running limit due from ``first`` to ``last``, both inclusive (到期区间).

    Limits in hours whose instant lies before ``since`` are left out: those are overdue.
    """

    first: date
    last: date
    statutory_only: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are meant; empty tuples and None mean no restriction.

    ``open_on`` asks for cases received on or before the day and not closed by its end.
    ``handler`` "" means unassigned. ``text`` is searched word by word (all must occur).

    ``overdue_at``: a running limit was due before the instant's day, or one in hours before the
    instant itself. ``awaiting``: others have to act.
    ``no_next_step_on``: in hand and the office has to act, but no limit runs or is paused and
    nothing is planned from that day on. ``provisional``: a running limit whose day is not firm.
    ``rule_id``: a running limit of that rule, or of those it replaced. Given together, due span,
    provisional and rule are asked of the same limit. ``ids``: these cases and no others.

    ``rows``: the case has a row like each of these. ``suspended_on``: its handling was suspended
    (中止) at the end of that day. ``foreign``: one of its parties is from abroad. In
    ``outcomes`` and ``classes`` an empty text means that there is none. ``classes`` are Locarno
    sub-classes.
    """

    tracks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    venue_kinds: tuple[str, ...] = ()
    right_kinds: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    handler: str | None = None
    party_id: int | None = None
    text: str = ""
    spans: tuple[DateSpan, ...] = ()
    open_on: date | None = None
    deleted: bool = False
    due: DueSpan | None = None
    overdue_at: datetime | None = None
    awaiting: bool = False
    no_next_step_on: date | None = None
    provisional: bool = False
    rule_id: str = ""
    ids: tuple[int, ...] = ()
    venue_names: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    rows: tuple[RowSpan, ...] = ()
    limit: LimitTest | None = None
    suspended_on: date | None = None
    foreign: bool = False

    @property
    def asks_for_limits(self) -> bool:
        """Whether a running limit decides which cases are meant."""
        overdue = self.overdue_at is not None
        return overdue or self.due is not None or self.provisional or bool(self.rule_id)


def shared_part(wanted: CaseFilter) -> CaseFilter:
    """Return the part of a filter that an index serves best; figures sharing it share a query."""
    if wanted.open_on is not None:
        return CaseFilter(open_on=wanted.open_on, deleted=wanted.deleted)
    if wanted.rows:
        return CaseFilter(rows=wanted.rows[:1], deleted=wanted.deleted)
    return CaseFilter(spans=wanted.spans[:1], deleted=wanted.deleted)


def own_part(wanted: CaseFilter) -> CaseFilter:
    """Return what :func:`shared_part` leaves: a filter is the conjunction of both."""
    if wanted.open_on is not None:
        return replace(wanted, open_on=None)
    if wanted.rows:
        return replace(wanted, rows=wanted.rows[1:])
    return replace(wanted, spans=wanted.spans[1:])


@dataclass(frozen=True, slots=True)
class CaseOrder:
    """In which order cases are listed; ties fall back to the newest id."""

    by: SortField = SortField.RECEIVED
    descending: bool = field(default=True)
