"""The sample: legal, believable, repeatable, and exactly what the use-cases would have written."""

from __future__ import annotations

import contextlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.case_type import ENDED
from app.domain.check import check_draft
from app.domain.identity import id_number_remark, phone_remark
from app.domain.patent_number import PATENT_KINDS, parse_patent_number
from app.domain.terms import Outcome, PartyKind, Phase
from app.models.audit import AuditEntry
from app.models.case import (
    Case,
    CaseEvent,
    CaseLink,
    CaseParty,
    CaseText,
    Instalment,
    MediationSession,
)
from app.models.handling import Sitting
from app.models.office import Account, IssuedNumber, NumberBook
from app.models.party import Party, RegisteredEntity
from app.models.right import Right
from app.services.desk import Desk
from app.services.materials import read_checklist
from app.services.office import Workplace
from app.services.read_case import draft_of
from app.services.sample.fill import fill_store
from app.services.unit_of_work import UnitOfWork
from app.services.write_case import write_case
from app.support.errors import Level, TaskCancelledError
from tests.store.sample_kit import MONTHLY, MONTHS, TODAY, columns, some_cases, workplace


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


def test_each_month_gets_the_wanted_number_of_each_track(session: Session) -> None:
    found: Counter[tuple[str, str]] = Counter(
        (f"{day:%Y-%m}", track)
        for day, track in session.execute(select(Case.received_on, Case.track))
    )
    wanted = {"infringement": 80, "fast-track": 80, "mediation": 60, "assistance": 10}
    assert found == {(str(month), track): n for month in MONTHS for track, n in wanted.items()}


def test_a_sampled_draft_has_no_errors_under_the_forms_own_checks(
    desk: Desk, session: Session
) -> None:
    for case in some_cases(session, 25):
        draft = draft_of(desk.catalogue, session, case)
        found = check_draft(desk.catalogue.get(case.kind), draft, desk.centre, desk.today)
        assert [item for item in found if item.level is Level.ERROR] == []


def test_saving_a_sampled_case_again_through_the_use_case_changes_nothing(desk: Desk) -> None:
    with desk.store.reading() as session:
        ids = [case.id for case in some_cases(session, 12)]
    assert len(ids) > 100
    changed: dict[str, object] = {}
    with contextlib.suppress(InterruptedError), desk.store.writing(actor="test") as unit:
        entries = select(func.count()).select_from(AuditEntry)
        before = unit.session.scalar(entries)
        for case_id in ids:
            changed |= saved_again(desk, unit, case_id)
        # Parties, rights and the parts played in the case would leave their own entries.
        changed["audit"] = unit.session.scalar(entries) - before
        raise InterruptedError
    assert changed == {"audit": 0}


def saved_again(desk: Desk, unit: UnitOfWork, case_id: int) -> dict[str, object]:
    rows = (unit.session.get_one(Case, case_id), unit.session.get_one(CaseText, case_id))
    before = [columns(row) for row in rows]
    draft = draft_of(desk.catalogue, unit.session, rows[0])
    write_case(unit, desk.catalogue.get(rows[0].kind), rows[0], draft)
    unit.session.flush()
    return {
        f"{rows[0].kind} {rows[0].state} {key}": (old[key], value)
        for old, row in zip(before, rows, strict=True)
        for key, value in columns(row).items()
        if value != old[key]
    }


def test_every_kind_occurs_and_every_state_of_those_that_come_often(
    desk: Desk, session: Session
) -> None:
    cases = [
        (desk.catalogue.get(kind).states, state)
        for kind, state in session.execute(select(Case.kind, Case.state))
    ]
    kinds = set(session.scalars(select(Case.kind)))
    assert kinds == desk.catalogue.case_types.keys()
    # Kinds that share their states, as those of mediation, are one machine here.
    often = {states for states, many in Counter(states for states, _ in cases).items() if many > 99}
    assert len(often) >= 5
    for states in often:
        seen = {state for of, state in cases if of == states}
        assert {state.code for state in states if state != ENDED} - seen == set()
    assert any(state == ENDED.code for _, state in cases)


def test_the_history_follows_the_kinds_own_moves_to_the_present_state(
    desk: Desk, session: Session
) -> None:
    histories: defaultdict[int, list[CaseEvent]] = defaultdict(list)
    for event in session.scalars(select(CaseEvent).order_by(CaseEvent.id)):
        histories[event.case_id].append(event)
    for case in session.scalars(select(Case)):
        kind = desk.catalogue.get(case.kind)
        first, *rest = histories[case.id]
        assert (first.move, first.to_state) == ("receive", kind.first_state.code)
        for before, event in pairwise([first, *rest]):
            assert event.from_state == before.to_state
            assert event.at >= before.at
            if event.move != "session":
                move = kind.move(event.move)
                assert event.from_state in move.sources
                assert event.to_state == move.target
                assert bool(event.note) == move.reason
                assert event.details.keys() <= {spec.key for spec in move.asks}
                missing = {spec.key for spec in move.asks if spec.required} - event.details.keys()
                assert missing == set()
        assert case.state == histories[case.id][-1].to_state


def test_dates_and_outcome_are_those_of_the_moves_made(desk: Desk, session: Session) -> None:
    made: defaultdict[int, dict[str, object]] = defaultdict(dict)
    for event in session.scalars(select(CaseEvent).order_by(CaseEvent.id)):
        if event.move in ("receive", "session"):
            continue
        move = desk.catalogue.get(event.kind).move(event.move)
        made[event.case_id] |= {milestone.value: event.on for milestone in move.sets}
        if len(move.outcomes) == 1:
            made[event.case_id]["outcome"] = move.outcomes[0].value
    for case in session.scalars(select(Case)):
        for key, value in made[case.id].items():
            assert getattr(case, key) == value
        days = [case.received_on, case.accepted_on, case.decided_on, case.closed_on]
        known = [day for day in days if day is not None]
        assert known == sorted(known)
        assert known[-1] <= TODAY
        assert (case.phase == Phase.DONE.value) == (case.closed_on is not None)
        assert case.outcome is not None or case.closed_on is None


@pytest.mark.parametrize("wanted", ["intake", "others"])
def test_numbers_run_without_a_gap_in_the_order_of_the_days(session: Session, wanted: str) -> None:
    rows = session.scalars(select(IssuedNumber).order_by(IssuedNumber.serial)).all()
    books: defaultdict[tuple[str, int], list[IssuedNumber]] = defaultdict(list)
    for row in rows:
        if (row.book == "intake") == (wanted == "intake"):
            books[row.book, row.year].append(row)
    assert books
    shelves = {(row.book, row.year): row.next_serial for row in session.scalars(select(NumberBook))}
    for key, issued in books.items():
        assert [row.serial for row in issued] == list(range(1, len(issued) + 1))
        assert shelves[key] == len(issued) + 1
        assert [row.issued_at for row in issued] == sorted(row.issued_at for row in issued)
    column = Case.intake_no if wanted == "intake" else Case.case_no
    held = set(session.scalars(select(column).where(column.is_not(None))))
    assert held == {row.number for issued in books.values() for row in issued}


def test_a_docketed_case_and_only_such_a_one_has_a_case_number(session: Session) -> None:
    for case in session.scalars(select(Case)):
        assert (case.case_no is None) == (case.accepted_on is None)


def test_numbers_of_parties_and_patents_pass_their_checks(session: Session) -> None:
    for party in session.scalars(select(Party)):
        if party.id_number:
            assert id_number_remark(PartyKind(party.kind), party.id_number, TODAY) is None
        if party.phone:
            assert phone_remark(party.phone) is None
    for right in session.scalars(select(Right)):
        if right.kind in PATENT_KINDS:
            number = parse_patent_number(right.number, TODAY)
            assert number.check_ok
            assert number.right_kind.value == right.kind
    numbers = session.scalars(select(Party.id_number).where(Party.id_number != "")).all()
    assert len(numbers) == len(set(numbers))


def test_a_few_right_holders_come_again_and_again(session: Session) -> None:
    query = (
        select(CaseParty.party_id, func.count())
        .where(CaseParty.role == "requester")
        .group_by(CaseParty.party_id)
    )
    counts = sorted((number for _, number in session.execute(query)), reverse=True)
    assert sum(counts[: len(counts) // 10]) > sum(counts) * 0.3
    assert counts[-1] == 1


def test_most_disputes_end_without_a_ruling_and_most_requests_pass(session: Session) -> None:
    ended = Counter(
        session.scalars(
            select(Case.outcome).where(
                Case.kind == "infringement-dispute", Case.closed_on.is_not(None)
            )
        )
    )
    agreed = ended[Outcome.MEDIATED] + ended[Outcome.WITHDRAWN]
    rulings = ended[Outcome.INFRINGES] + ended[Outcome.NOT_INFRINGING]
    assert agreed > ended.total() * 0.65
    assert 0 < rulings < ended.total() * 0.15
    kinds = Counter(session.scalars(select(Case.kind)))
    assert kinds["ecommerce-complaint"] > kinds["infringement-dispute"]
    outcomes = Counter(
        session.scalars(
            select(Case.outcome).where(
                Case.kind == "pre-examination",
                Case.accepted_on.is_not(None),
                Case.received_on < date(2026, 10, 1),
            )
        )
    )
    assert 0.84 < outcomes[Outcome.PASSED] / outcomes.total() < 0.93


def test_registered_entities_stay_within_their_quota(session: Session) -> None:
    used: Counter[tuple[int, int]] = Counter()
    quotas = {row.id: row for row in session.scalars(select(RegisteredEntity))}
    query = select(Case).where(Case.kind == "pre-examination")
    for case in session.scalars(query):
        assert case.entity_id is not None
        entity = quotas[case.entity_id]
        used[entity.id, case.received_on.year] += 1
        assert used[entity.id, case.received_on.year] <= entity.quota
        assert entity.registered_on is not None
        assert entity.valid_to is not None
        assert entity.registered_on <= case.received_on <= entity.valid_to


def test_one_intake_against_several_respondents_is_linked(session: Session) -> None:
    links = session.scalars(select(CaseLink)).all()
    assert links
    for link in links[:50]:
        first, second = (session.get_one(Case, key) for key in (link.first_id, link.second_id))
        assert first.received_at == second.received_at
        assert (first.first_side, first.right_number) == (second.first_side, second.right_number)
        assert first.second_side != second.second_side


def test_payments_are_part_of_what_was_agreed(session: Session) -> None:
    sums: Counter[int] = Counter()
    for payment in session.scalars(select(Instalment)):
        sums[payment.case_id] += payment.amount_fen
        assert payment.paid_fen in (0, payment.amount_fen)
        assert (payment.paid_on is None) == (payment.paid_fen == 0)
        assert payment.paid_on is None or payment.paid_on <= TODAY
    assert sums
    for case_id, total in sums.items():
        assert session.get_one(Case, case_id).agreed_fen == total
    for case in session.scalars(select(Case).where(Case.paid_fen.is_not(None))):
        assert case.agreed_fen is not None
        assert case.paid_fen is not None
        assert case.paid_fen <= case.agreed_fen
    assert session.scalar(select(func.count()).select_from(MediationSession))


def test_cases_are_handled_by_accounts_of_the_store(session: Session) -> None:
    accounts = set(session.scalars(select(Account.name)))
    handlers = set(session.scalars(select(Case.handler)))
    assert len(handlers) > 5
    assert handlers <= accounts


def test_every_audited_row_has_its_entry(session: Session) -> None:
    entries = Counter(
        session.scalars(select(AuditEntry.table_name).where(AuditEntry.action == "insert"))
    )
    for table in (Case, CaseParty, Party, Right, CaseLink, IssuedNumber, Instalment, Sitting):
        assert entries[table.__tablename__] == session.scalar(
            select(func.count()).select_from(table)
        )


def contents(place: Workplace) -> list[object]:
    tables = (Case, CaseParty, CaseText, Party, Right, RegisteredEntity, IssuedNumber, CaseEvent)
    with place.desk.store.reading() as session:
        return [columns(row) for table in tables for row in session.scalars(select(table))]


def test_the_same_seed_gives_the_same_store_and_another_another(tmp_path: Path) -> None:
    found = []
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        place = workplace(tmp_path / name)
        fill_store(place.desk, MONTHS[1:3], seed=seed, disputes=20, fast_track=20, mediations=10)
        found.append(contents(place))
        place.close()
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_filling_twice_goes_on_with_numbers_and_keeps_parties_apart(tmp_path: Path) -> None:
    place = workplace(tmp_path / "store")
    for _ in range(2):
        fill_store(
            place.desk, MONTHS[1:2], seed=1, disputes=20, fast_track=18, mediations=10, assistance=2
        )
    with place.desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 100
        keys = session.scalars(select(Party.name_key)).all()
        assert len(keys) == len(set(keys))
        intake = select(IssuedNumber.serial).where(IssuedNumber.book == "intake")
        assert sorted(session.scalars(intake)) == list(range(1, 101))
    place.close()


def test_stopping_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    def stop(done: int, total: int, text: str) -> None:
        if text == "正在保存":
            raise TaskCancelledError

    place = workplace(tmp_path / "store")
    with pytest.raises(TaskCancelledError):
        fill_store(place.desk, MONTHS[1:2], seed=1, disputes=5, progress=stop)
    with place.desk.store.reading() as session:
        for table in (Case, Party, IssuedNumber, NumberBook):
            assert session.scalar(select(func.count()).select_from(table)) == 0
    place.close()


def test_a_docketed_case_in_hand_has_its_material_and_one_that_waits_for_papers_lacks_some(
    desk: Desk, session: Session
) -> None:
    open_ones = session.scalars(select(Case).where(Case.phase == Phase.OPEN.value).limit(8)).all()
    waiting = session.scalars(select(Case).where(Case.state == "supplement").limit(5)).all()
    assert open_ones
    assert waiting
    assert [read_checklist(desk, case.id).lacking for case in open_ones] == [()] * len(open_ones)
    assert all(read_checklist(desk, case.id).lacking for case in waiting)
