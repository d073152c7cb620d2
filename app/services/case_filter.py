"""The one query object behind tile, list, chart and export (案件筛选)."""

from __future__ import annotations

from dataclasses import dataclass, field
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

    @property
    def asks_for_limits(self) -> bool:
        """Whether a running limit decides which cases are meant."""
        overdue = self.overdue_at is not None
        return overdue or self.due is not None or self.provisional or bool(self.rule_id)


@dataclass(frozen=True, slots=True)
class CaseOrder:
    """In which order cases are listed; ties fall back to the newest id."""

    by: SortField = SortField.RECEIVED
    descending: bool = field(default=True)
