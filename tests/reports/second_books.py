"""The files of an open export read into memory, and small tools to count in them.

The standard library only. Days are compared as ISO texts, which order as the days do.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

Row = dict[str, object]
Value = float | None
Column = dict[str, Value]
ByCase = Mapping[object, Sequence[Row]]

DISPUTE, REPORT = "infringement-dispute", "counterfeit-report"
SHOP_ONLINE, SHOW = "ecommerce-complaint", "exhibition-complaint"
OPINIONS = ("opinion-infringes", "opinion-not", "opinion-unclear")


@dataclass(frozen=True)
class Span:
    """From one day to another, both counted."""

    first: str
    last: str


@dataclass(frozen=True)
class Books:
    """What the figures come from; cases and entities without what lies in the recycle bin."""

    cases: Sequence[Row] = ()
    entities: Sequence[Row] = ()
    credit: Sequence[Row] = ()
    steps: ByCase = field(default_factory=dict)
    transfers: ByCase = field(default_factory=dict)
    instalments: ByCase = field(default_factory=dict)
    deadlines: ByCase = field(default_factory=dict)
    pauses: ByCase = field(default_factory=dict)
    foreign: frozenset[object] = frozenset()


def read_books(folder: Path) -> Books:
    """Read the export."""
    abroad = {row["id"] for row in read_lines(folder / "parties.jsonl") if row["kind"] == "foreign"}
    return Books(
        cases=_alive(folder / "cases.jsonl"),
        entities=_alive(folder / "entities.jsonl"),
        credit=read_lines(folder / "credit.jsonl"),
        steps=_by_case(folder / "events.jsonl"),
        transfers=_by_case(folder / "transfers.jsonl"),
        instalments=_by_case(folder / "instalments.jsonl"),
        deadlines=_by_case(folder / "deadlines.jsonl"),
        pauses=_by_case(folder / "pauses.jsonl"),
        foreign=frozenset(
            row["case_id"]
            for row in read_lines(folder / "case_parties.jsonl")
            if row["party_id"] in abroad
        ),
    )


def read_lines(path: Path) -> list[Row]:
    """Return the objects of a file, one a line."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def _alive(path: Path) -> list[Row]:
    return [row for row in read_lines(path) if row["deleted_at"] is None]


def _by_case(path: Path) -> ByCase:
    found: dict[object, list[Row]] = defaultdict(list)
    for row in read_lines(path):
        found[row["case_id"]].append(row)
    return found


def of_code(books: Books, column: str, code: str) -> list[Row]:
    """Return the cases of a track or kind."""
    return [case for case in books.cases if case[column] == code]


def month_span(year: int, month: int) -> Span:
    """Return the first and last day of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    last = date.fromordinal(after.toordinal() - 1)
    return Span(f"{year:04}-{month:02}-01", last.isoformat())


def within(rows: Iterable[Row], column: str, span: Span) -> list[Row]:
    """Return the rows whose day lies in the span."""
    found = []
    for row in rows:
        day = row[column]
        if isinstance(day, str) and span.first <= day <= span.last:
            found.append(row)
    return found


def until(row: Row, column: str, last: str) -> bool:
    """Tell whether something had happened by the end of a day."""
    day = row[column]
    return isinstance(day, str) and day <= last


def pending(cases: Iterable[Row], last: str) -> list[Row]:
    """Return the cases received and accepted by the end of a day and not closed by then."""
    return [
        case
        for case in cases
        if until(case, "received_on", last)
        and until(case, "accepted_on", last)
        and not until(case, "closed_on", last)
    ]


def finished(cases: Iterable[Row], span: Span) -> list[Row]:
    """Return the cases closed in the span that had been accepted by its end."""
    closed = within(cases, "closed_on", span)
    return [case for case in closed if until(case, "accepted_on", span.last)]


def ended(cases: Iterable[Row], column: str, span: Span, *outcomes: str) -> list[Row]:
    """Return the cases with that day in the span and one of these outcomes."""
    return [case for case in within(cases, column, span) if case["outcome"] in outcomes]


def with_step(books: Books, cases: Iterable[Row], span: Span, *moves: str) -> list[Row]:
    """Return the cases that took one of these steps in the span, each once."""
    return [
        case
        for case in cases
        if any(
            step["move"] in moves for step in within(books.steps.get(case["id"], ()), "on", span)
        )
    ]


def many(rows: Iterable[Row], column: str, *codes: str) -> int:
    """Return how many rows have one of these codes."""
    return sum(row[column] in codes for row in rows)


def add_up(rows: Iterable[Row], column: str) -> int:
    """Return the sum of a column; empty values add nothing."""
    amounts = [row[column] for row in rows]
    return sum(amount for amount in amounts if isinstance(amount, int))


def add_details(cases: Iterable[Row], key: str) -> int:
    """Return the sum of one of the cases' further facts."""
    found = 0
    for case in cases:
        details = case["details"]
        amount = details.get(key) if isinstance(details, dict) else None
        found += amount if isinstance(amount, int) else 0
    return found


def share(part: int, whole: int) -> Value:
    """Return the quotient, nothing over nothing."""
    return part / whole if whole else None


def days_between(first: object, last: object) -> int:
    """Return the calendar days from one day to another."""
    return (date.fromisoformat(str(last)) - date.fromisoformat(str(first))).days


def day_counts(rows: Iterable[Row], first: str, last: str) -> list[int]:
    """Return the days between two columns, of the rows that have both."""
    return [days_between(row[first], row[last]) for row in rows if row[first] and row[last]]


def mean(numbers: Sequence[int]) -> Value:
    """Return the average, nothing of nothing."""
    return sum(numbers) / len(numbers) if numbers else None


def middle(numbers: Sequence[int]) -> Value:
    """Return the median, nothing of nothing."""
    if not numbers:
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
