"""Due dates written down one by one, and a second way to reach each of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.deadline import DeadlineRule, Unit
from app.domain.due import compute_due
from app.services.calendars import shipped_calendar
from tests.unit.calendar.naive import naive_due

CALENDAR = shipped_calendar()
UNITS = {
    "W": Unit.WORKING_DAY,
    "B": Unit.WORKING_DAY,
    "D": Unit.DAY,
    "M": Unit.MONTH,
    "Y": Unit.YEAR,
}
ROWS = [
    tuple(line.split())
    for line in Path(__file__).with_name("dates.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def rule_of(limit: str) -> DeadlineRule:
    unit = limit[-1]
    return DeadlineRule(
        "X", "试算", "事件", int(limit[:-1]), UNITS[unit], "《测试》", before=unit == "B"
    )


def test_the_table_holds_the_worked_examples_of_the_reference_and_two_hundred_more() -> None:
    assert [" ".join(row) for row in ROWS[:9]] == [
        "2025-09-26 5W 2025-10-10",
        "2025-09-30 5W 2025-10-14",
        "2025-09-20 15D 2025-10-09",
        "2026-02-05 15D 2026-02-24",
        "2026-02-12 5W 2026-02-26",
        "2025-07-01 3M 2025-10-09",
        "2025-11-30 3M 2026-02-28",
        "2026-01-31 1M 2026-02-28",
        "2026-01-26 30D 2026-02-25",
    ]
    assert len({row[:2] for row in ROWS}) == len(ROWS) >= 209


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_a_date_of_the_table(row: tuple[str, str, str]) -> None:
    start, limit, due = row
    first = date.fromisoformat(start)
    found = compute_due(rule_of(limit), first, CALENDAR)
    assert str(found.due) == due
    assert not found.provisional
    assert str(naive_due(first, int(limit[:-1]), limit[-1])) == due
