"""What every move says of limits, papers, guards and sittings holds together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.case_type import CaseType, Clock, Move, exit_move
from app.domain.catalogue import load_catalogue
from app.domain.clockwork import RECEIVED_AT, SERVICE_METHOD, SUPPLEMENT_GROUND
from app.domain.deadline import Unit
from app.domain.deadline_book import load_deadline_book
from app.domain.fields import FieldKind
from app.domain.guard import GuardLevel
from app.domain.guards import load_guards
from app.domain.papers import PAPERS
from app.domain.terms import Phase, Role, SittingKind, Track, Turn
from app.domain.transitions import allowed_moves
from tests.unit.case_types.case_pages import matrix_page, types_page, who

CATALOGUE = load_catalogue()
BOOK = load_deadline_book()
DOCS = Path(__file__).parents[3] / "docs"
TYPES = tuple(CATALOGUE.case_types.values())
every_type = pytest.mark.parametrize("case_type", TYPES, ids=lambda item: item.code)


def clocks(case_type: CaseType) -> Iterator[Clock]:
    yield from case_type.opening
    for move in case_type.moves:
        yield from move.starts


def asked(move: Move) -> dict[str, FieldKind]:
    return {spec.key: spec.kind for spec in move.asks}


@every_type
def test_every_limit_that_a_kind_starts_is_the_newest_of_its_line(case_type: CaseType) -> None:
    for clock in clocks(case_type):
        rule = BOOK.get(clock.rule)
        assert rule.id == clock.rule
        assert BOOK.successor(rule) is None, clock.rule


@every_type
def test_what_a_move_meets_or_drops_was_started_in_that_kind(case_type: CaseType) -> None:
    started = {clock.rule for clock in clocks(case_type)}
    for move in case_type.moves:
        assert {*move.meets, *move.drops} <= started, move.code


@every_type
def test_every_limit_is_met_or_dropped_by_some_move(case_type: CaseType) -> None:
    ended = {rule for move in case_type.moves for rule in (*move.meets, *move.drops)}
    assert {clock.rule for clock in clocks(case_type)} <= ended


@every_type
def test_a_limit_begins_and_ends_with_something_the_move_asks(case_type: CaseType) -> None:
    for move in case_type.moves:
        kinds = asked(move)
        for clock in move.starts:
            if clock.begins:
                assert kinds[clock.begins] in {FieldKind.DATE, FieldKind.INSTANT}, clock.rule
            if clock.until:
                assert kinds[clock.until] is FieldKind.DATE, clock.rule
            if clock.unless:
                assert kinds[clock.unless] is FieldKind.FLAG, clock.rule
            if clock.served:
                assert kinds[SERVICE_METHOD] is FieldKind.CHOICE
                assert clock.begins, clock.rule
        if move.acts_on:
            assert kinds[move.acts_on] in {FieldKind.DATE, FieldKind.INSTANT}, move.code
    for clock in case_type.opening:
        assert clock.begins in {"", RECEIVED_AT}
        assert not clock.served


@every_type
def test_a_limit_in_hours_begins_at_an_instant_and_ends_at_one(case_type: CaseType) -> None:
    for move in case_type.moves:
        for clock in move.starts:
            if BOOK.get(clock.rule).unit is Unit.HOUR:
                assert asked(move)[clock.begins] is FieldKind.INSTANT, clock.rule
    for clock in case_type.opening:
        if BOOK.get(clock.rule).unit is Unit.HOUR:
            assert clock.begins == RECEIVED_AT


@every_type
def test_time_that_a_kind_stops_is_also_resumed_there_or_ends_with_the_case(
    case_type: CaseType,
) -> None:
    paused = {move.pauses for move in case_type.moves if move.pauses}
    resumed = {move.resumes for move in case_type.moves if move.resumes}
    assert paused == resumed
    for move in case_type.moves:
        if not move.pauses:
            continue
        for way in case_type.moves_from(move.target):
            done = case_type.state(way.target).phase is Phase.DONE
            assert done or way.resumes == move.pauses, (move.code, way.code)


@every_type
def test_a_request_for_supplement_stops_time_and_sets_a_day(case_type: CaseType) -> None:
    for move in case_type.moves:
        if move.code == "ask-supplement":
            assert move.pauses == SUPPLEMENT_GROUND
            assert [clock.until for clock in move.starts] == ["supplement_due_on"]
            assert "D04" in move.papers


@every_type
def test_papers_and_guards_are_in_their_catalogues(case_type: CaseType) -> None:
    assert set(case_type.papers) <= set(PAPERS)
    assert set(case_type.guards) <= set(load_guards())
    for move in case_type.moves:
        assert set(move.papers) <= set(PAPERS), move.code
        assert set(move.guards) <= set(load_guards()), move.code


def test_every_guard_is_used_by_some_kind() -> None:
    used = {code for item in TYPES for code in item.guards}
    used |= {code for item in TYPES for move in item.moves for code in move.guards}
    assert used == set(load_guards())


def test_a_guard_at_intake_only_warns() -> None:
    """A request that lacks standing is still received: it is refused in writing, not at a form."""
    for item in TYPES:
        if item.track is Track.INFRINGEMENT:
            levels = {load_guards()[code].level for code in item.guards}
            assert levels <= {GuardLevel.WARN}, item.code


@every_type
def test_a_sitting_is_booked_from_what_the_move_asks(case_type: CaseType) -> None:
    for move in case_type.moves:
        if move.books is not None:
            assert asked(move)[move.books.at] is FieldKind.INSTANT, move.code
            assert not move.books.place or move.books.place in asked(move), move.code


@every_type
def test_nobody_is_waited_for_exactly_when_a_case_is_done(case_type: CaseType) -> None:
    for state in case_type.states:
        if state.code == "ended":
            continue
        assert (state.turn is Turn.NOBODY) == (state.phase is Phase.DONE), state.code


def test_the_catalogue_of_papers_runs_from_d01_to_d41_with_different_titles() -> None:
    assert list(PAPERS) == [f"D{number:02}" for number in range(1, 42)]
    assert len({paper.title for paper in PAPERS.values()}) == 41
    assert (PAPERS["D19"].title, PAPERS["D09"].title) == ("行政裁决书", "答辩通知书")


def test_the_hearing_of_a_dispute_is_booked_with_its_panel() -> None:
    dispute = CATALOGUE.get("infringement-dispute")
    for code in ("set-hearing", "resume-hearing", "mediation-failed-hearing"):
        booking = dispute.move(code).books
        assert booking is not None
        assert (booking.kind, booking.at) == (SittingKind.HEARING, "hearing_at")
        assert (booking.place, booking.people) == ("hearing_place", "panel")


def test_rulings_measures_and_penalties_need_a_delegation_in_force() -> None:
    for kind, moves in {
        "infringement-dispute": ("rule", "dismiss"),
        "exhibition-complaint": ("decide",),
        "counterfeit-report": ("seal", "penalise", "no-penalty"),
    }.items():
        for code in moves:
            assert "delegation-valid" in CATALOGUE.get(kind).move(code).guards, code


def test_clerks_file_papers_but_officers_decide() -> None:
    dispute = CATALOGUE.get("infringement-dispute")
    assert who(dispute, dispute.move("serve")) == "各岗位"
    assert who(dispute, dispute.move("settle")) == "各岗位、调解员"
    assert who(dispute, dispute.move("rule")) == "承办人、负责人、管理员，经负责人批准"
    assert who(dispute, exit_move(dispute)) == "负责人、管理员"


def test_the_matrix_and_the_list_of_kinds_are_up_to_date() -> None:
    """After a change: ``make matrix``."""
    assert (DOCS / "case-matrix.md").read_text(encoding="utf-8") == matrix_page(CATALOGUE, BOOK)
    assert (DOCS / "case-types.md").read_text(encoding="utf-8") == types_page(CATALOGUE)


_NEVER_USUAL = {"refuse", "withdraw", "exit", "fail", "decline", "changed", "mark-lost", "default"}


@pytest.mark.parametrize("kind", CATALOGUE.case_types.values(), ids=lambda item: item.code)
def test_the_first_step_offered_from_a_state_is_never_the_sorry_one(kind: CaseType) -> None:
    for state in kind.states:
        if state.phase is Phase.DONE:
            continue
        first, *rest = allowed_moves(kind, state.code, Role.ADMIN)
        assert first.code not in _NEVER_USUAL or not rest, state.code


@pytest.mark.parametrize("kind", CATALOGUE.case_types.values(), ids=lambda item: item.code)
def test_the_usual_step_of_a_state_is_one_of_its_steps_and_comes_first(kind: CaseType) -> None:
    for state, move in kind.usual.items():
        assert allowed_moves(kind, state, Role.ADMIN)[0].code == move
