"""The one query object behind tile, list, chart and export (案件筛选)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
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


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Cases whose date lies from ``first`` to ``last``, both inclusive; no date, no match."""

    field: DateField
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are meant; empty tuples and None mean no restriction.

    ``open_on`` asks for cases received on or before the day and not closed by its end.
    ``handler`` "" means unassigned. ``text`` is searched word by word (all must occur).
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


@dataclass(frozen=True, slots=True)
class CaseOrder:
    """In which order cases are listed; ties fall back to the newest id."""

    by: SortField = SortField.RECEIVED
    descending: bool = field(default=True)
