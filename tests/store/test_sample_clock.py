"""The clock of the sample: limits, sittings and what was typed, as the use-cases leave them."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.terms import Phase, Standing
from app.domain.value_json import decode
from app.domain.values import value_problems
from app.models.case import Case, CaseEvent
from app.models.deadline import Deadline
from app.models.handling import Sitting
from app.services.deadline_sync import sync_deadlines
from app.services.desk import Desk
from app.services.sample.fill import fill_store
from app.services.unit_of_work import UnitOfWork
from app.support.clock import china_time
from app.support.errors import Level
from tests.store.sample_kit import CLOCK, MONTHLY, MONTHS, TODAY, columns, some_cases, workplace


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    place = workplace(tmp_path_factory.mktemp("sample") / "store")
    fill_store(place.desk, MONTHS, seed=7, **MONTHLY)
    yield place.desk
    place.close()


@pytest.fixture
def session(desk: Desk) -> Iterator[Session]:
    with desk.store.reading() as session:
        yield session


def worked_out(desk: Desk, unit: UnitOfWork, case_id: int) -> None:
    sync_deadlines(desk, unit, unit.session.get_one(Case, case_id))


def test_the_limits_are_those_the_use_cases_work_out_from_the_history(
    desk: Desk, session: Session
) -> None:
    ids = [case.id for case in some_cases(session, 25)]
    key = (Deadline.case_id, Deadline.rule_id, Deadline.ordinal, Deadline.promised)

    def limits(of: Session) -> list[dict[str, object]]:
        rows = of.scalars(select(Deadline).where(Deadline.case_id.in_(ids)).order_by(*key))
        return [
            {name: value for name, value in columns(row).items() if name != "id"} for row in rows
        ]

    before = limits(session)
    assert len(before) > len(ids)
    with contextlib.suppress(InterruptedError), desk.store.writing(actor="test") as unit:
        for case_id in ids:
            worked_out(desk, unit, case_id)
        unit.session.flush()
        assert limits(unit.session) == before
        raise InterruptedError


def test_few_cases_in_hand_are_overdue_and_some_limits_end_this_week(session: Session) -> None:
    due = session.execute(
        select(Deadline.case_id, Deadline.due_on).where(
            Deadline.standing == Standing.RUNNING.value, Deadline.due_on.is_not(None)
        )
    ).all()
    live = session.scalar(select(func.count()).where(Case.phase != Phase.DONE.value)) or 0
    overdue = {case_id for case_id, day in due if day < TODAY}
    assert 0 < len(overdue) < live * 0.08
    assert sum(day == TODAY for _, day in due) > 0
    assert sum(TODAY < day <= TODAY + timedelta(days=7) for _, day in due) > 10


def test_every_case_remembers_the_rules_of_the_day_it_came_in(session: Session) -> None:
    assert session.scalar(select(func.count()).where(Case.rules_on != Case.received_on)) == 0


def test_what_is_typed_with_a_step_reads_back_as_the_fields_kind(
    desk: Desk, session: Session
) -> None:
    asked: set[tuple[str, str, str]] = set()
    for event in session.scalars(select(CaseEvent)):
        if event.move in ("receive", "session"):
            continue
        specs = {spec.key: spec for spec in desk.catalogue.get(event.kind).move(event.move).asks}
        for key, value in event.details.items():
            read = decode(specs[key], value)
            problems = value_problems(specs[key], read, key, TODAY)
            assert [item for item in problems if item.level is Level.ERROR] == []
            asked.add((event.kind, event.move, key))
    assert ("pre-examination", "pay", "pay_channel") in asked
    assert ("mediation-court", "send", "service_method") in asked


def test_no_marked_request_was_paid_late_or_otherwise_than_online(session: Session) -> None:
    marked = select(CaseEvent.case_id).where(CaseEvent.move == "mark")
    late = select(Deadline).where(
        Deadline.rule_id == "PRE-PAY",
        Deadline.standing == Standing.MET_LATE.value,
        Deadline.case_id.in_(marked),
    )
    assert session.scalars(late).all() == []
    paid = select(CaseEvent).where(CaseEvent.move == "pay", CaseEvent.case_id.in_(marked))
    assert {event.details["pay_channel"] for event in session.scalars(paid)} == {"网上"}


def test_sittings_that_were_held_stand_in_the_schedule_and_some_lie_ahead(
    session: Session,
) -> None:
    now = CLOCK.now()
    sittings = session.scalars(select(Sitting)).all()
    assert {sitting.kind for sitting in sittings} == {"hearing", "mediation"}
    assert any(sitting.starts_at > now for sitting in sittings)
    assert all(sitting.place and sitting.people for sitting in sittings)
    held = {
        event.case_id: event.on
        for event in session.scalars(select(CaseEvent).where(CaseEvent.move == "hear"))
    }
    days: defaultdict[int, set[date]] = defaultdict(set)
    for sitting in sittings:
        days[sitting.case_id].add(china_time(sitting.starts_at).date())
    assert held
    assert all(day in days[case_id] for case_id, day in held.items())
