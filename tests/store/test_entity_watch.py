"""Which registered entities are pointed out, counted from the cases of the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.registered_entity import Watch
from app.models.case import Case
from app.models.party import RegisteredEntity
from app.services.desk import Desk
from app.services.entity_watch import entity_watch
from app.services.sample.fill import fill_store
from tests.store.sample_kit import MONTHS, workplace


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    place = workplace(tmp_path / "store")
    fill_store(place.desk, MONTHS[:2], seed=3, disputes=0, fast_track=40, mediations=0)
    yield place.desk
    place.close()


def busiest(desk: Desk) -> tuple[int, list[int]]:
    """Return the entity with most requests of this year, and the ids of those requests."""
    with desk.store.reading() as session:
        found: dict[int, list[int]] = {}
        for case in session.scalars(select(Case).where(Case.kind == "pre-examination")):
            if case.entity_id is not None and case.received_on.year == desk.today.year:
                found.setdefault(case.entity_id, []).append(case.id)
    return max(found.items(), key=lambda item: len(item[1]))


def of(desk: Desk, entity_id: int, on: date | None = None) -> set[Watch]:
    return {item.watch for item in entity_watch(desk, on) if item.entity_id == entity_id}


def change(desk: Desk, entity_id: int, **facts: object) -> None:
    with desk.store.writing(actor="test") as unit:
        row = unit.session.get_one(RegisteredEntity, entity_id)
        row.valid_to, row.suspended_from, row.cancelled_on = date(2028, 12, 31), None, None
        for name, value in facts.items():
            setattr(row, name, value)


def conclude(desk: Desk, cases: list[int], outcome: str) -> None:
    with desk.store.writing(actor="test") as unit:
        for case_id in cases:
            case = unit.session.get_one(Case, case_id)
            case.accepted_on, case.outcome = case.received_on, outcome


def test_the_quota_counts_this_years_requests_but_not_those_refused(desk: Desk) -> None:
    entity_id, cases = busiest(desk)
    conclude(desk, cases, "passed")
    change(desk, entity_id, quota=len(cases))
    assert of(desk, entity_id) == {Watch.QUOTA_OUT}
    assert of(desk, entity_id, date(2027, 1, 4)) == set()
    conclude(desk, cases, "not-accepted")
    assert of(desk, entity_id) == set()


def test_the_rate_of_failure_is_of_the_requests_accepted_in_the_year(desk: Desk) -> None:
    entity_id, cases = busiest(desk)
    assert len(cases) >= 3
    conclude(desk, cases, "failed")
    change(desk, entity_id, quota=0)
    assert of(desk, entity_id) == {Watch.CANCEL}
    conclude(desk, cases[1:], "passed")
    assert of(desk, entity_id) == set()


def test_grave_hints_come_first_and_a_cancelled_entity_gives_none(desk: Desk) -> None:
    entity_id, cases = busiest(desk)
    conclude(desk, cases, "failed")
    change(desk, entity_id, quota=1, valid_to=desk.today + timedelta(days=10))
    mine = [item.watch for item in entity_watch(desk) if item.entity_id == entity_id]
    assert mine == [Watch.CANCEL, Watch.QUOTA_OUT, Watch.EXPIRING]
    change(desk, entity_id, cancelled_on=desk.today)
    assert of(desk, entity_id) == set()


def test_an_entity_is_cancelled_from_its_day_on(desk: Desk) -> None:
    entity_id, _ = busiest(desk)
    change(desk, entity_id, suspended_from=desk.today, cancelled_on=desk.today + timedelta(days=3))
    assert Watch.SUSPENDED in of(desk, entity_id, desk.today + timedelta(days=2))
    assert of(desk, entity_id, desk.today + timedelta(days=3)) == set()
