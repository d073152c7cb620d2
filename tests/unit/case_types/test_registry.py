"""Rules that every kind of case keeps, run over the whole registry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from app.domain.case_type import ENDED, CaseType, Milestone, exit_move
from app.domain.catalogue import load_catalogue
from app.domain.centre import Book
from app.domain.fields import FieldKind, FieldSpec, Part, SectionSpec
from app.domain.terms import Outcome, Phase, Role, Track
from app.domain.transitions import allowed_moves

CATALOGUE = load_catalogue()
DOCUMENT = Path(__file__).parents[3] / "docs" / "case-types.md"
TYPES = tuple(CATALOGUE.case_types.values())
every_type = pytest.mark.parametrize("case_type", TYPES, ids=lambda item: item.code)


def targets(case_type: CaseType, state: str) -> set[str]:
    return {move.target for move in case_type.moves_from(state)}


def reach(case_type: CaseType, start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = targets(case_type, waiting.pop()) - found
        found |= new
        waiting += new
    return found


def all_asks(case_type: CaseType) -> Iterator[FieldSpec]:
    return chain.from_iterable(move.asks for move in case_type.moves)


def case_fields(case_type: CaseType) -> Iterator[FieldSpec]:
    return chain.from_iterable(s.fields for s in case_type.sections if s.part is Part.CASE)


def lines(section: SectionSpec) -> list[list[FieldSpec]]:
    packed: list[list[FieldSpec]] = []
    room = 0
    for spec in section.fields:
        if spec.rare:
            continue
        if spec.width > room:
            packed.append([])
            room = 12
        packed[-1].append(spec)
        room -= spec.width
    return packed


def test_the_fourteen_kinds_of_the_four_tracks_are_found() -> None:
    assert {track: [item.code for item in CATALOGUE.of_track(track)] for track in Track} == {
        Track.INFRINGEMENT: [
            "infringement-dispute",
            "ecommerce-complaint",
            "exhibition-complaint",
            "counterfeit-report",
        ],
        Track.FAST_TRACK: [
            "pre-examination",
            "evaluation-report",
            "priority-examination",
            "rapid-confirmation",
        ],
        Track.MEDIATION: [
            "mediation-administrative",
            "mediation-people",
            "mediation-court",
            "mediation-exhibition",
        ],
        Track.ASSISTANCE: ["assistance-request", "overseas-referral"],
    }


def test_codes_and_terms_of_kinds_are_unique() -> None:
    assert len({item.term for item in TYPES}) == len({item.code for item in TYPES}) == len(TYPES)


@every_type
def test_codes_and_terms_of_states_moves_and_sections_are_unique(case_type: CaseType) -> None:
    for codes in (
        [item.code for item in case_type.states],
        [item.term for item in case_type.states],
        [item.code for item in (*case_type.moves, exit_move(case_type))],
        [item.key for item in case_type.sections],
    ):
        assert len(set(codes)) == len(codes)


@every_type
def test_the_moves_out_of_a_state_have_different_terms(case_type: CaseType) -> None:
    for state in case_type.states:
        terms = [move.term for move in case_type.moves_from(state.code)]
        assert len(set(terms)) == len(terms), state.code


@every_type
def test_moves_lead_from_known_states_to_another_known_state(case_type: CaseType) -> None:
    known = {item.code for item in case_type.states}
    for move in case_type.moves:
        assert {*move.sources, move.target} <= known, move.code
        stays = move.sources == (move.target,)
        assert stays or move.target not in move.sources, move.code
        # What leaves the state as it is must at least say something about a time limit.
        assert not stays or move.starts or move.meets or move.drops, move.code


@every_type
def test_every_state_is_reached_from_the_first(case_type: CaseType) -> None:
    assert reach(case_type, case_type.first_state.code) == {s.code for s in case_type.states}


@every_type
def test_every_state_that_is_not_done_leads_to_closing_without_the_exit(
    case_type: CaseType,
) -> None:
    done = {s.code for s in case_type.states if s.phase is Phase.DONE} - {ENDED.code}
    for state in case_type.states:
        if state.phase is not Phase.DONE:
            assert reach(case_type, state.code) & done, state.code
            assert any(move.code != "exit" for move in case_type.moves_from(state.code)), state.code


@every_type
def test_a_supervisor_has_an_exit_with_reason_from_every_state_not_done(
    case_type: CaseType,
) -> None:
    for state in case_type.states:
        codes = [m.code for m in allowed_moves(case_type, state.code, Role.SUPERVISOR)]
        assert ("exit" in codes) == (state.phase is not Phase.DONE)
    assert exit_move(case_type).reason
    assert ENDED in case_type.states


@every_type
def test_a_done_case_is_only_archived_or_reopened_by_a_supervisor(case_type: CaseType) -> None:
    for state in case_type.states:
        if state.phase is not Phase.DONE:
            continue
        moves = list(case_type.moves_from(state.code))
        assert moves, f"{state.code} cannot be reopened"
        for move in moves:
            if move.code == "archive" or move.target == state.code:
                continue
            assert move.code.startswith("reopen"), move.code
            assert move.roles == (Role.SUPERVISOR, Role.ADMIN)
            assert move.reason
            assert case_type.state(move.target).phase is not Phase.DONE


@every_type
def test_exactly_the_moves_to_a_done_state_date_the_closing(
    case_type: CaseType,
) -> None:
    for move in case_type.moves:
        if move.code == "archive" or move.sources == (move.target,):
            continue
        is_done = case_type.state(move.target).phase is Phase.DONE
        assert is_done == (Milestone.CLOSED in move.sets), move.code


@every_type
def test_an_outcome_dates_the_conclusion_or_the_closing(case_type: CaseType) -> None:
    for move in case_type.moves:
        if move.outcomes:
            assert {Milestone.DECIDED, Milestone.CLOSED} & set(move.sets), move.code


@every_type
def test_one_move_dockets_and_dates_the_acceptance(case_type: CaseType) -> None:
    docketing = [move for move in case_type.moves if move.dockets]
    assert case_type.book in set(Book)
    assert [move.code for move in docketing] == ["accept"]
    for move in case_type.moves:
        assert move.dockets == (Milestone.ACCEPTED in move.sets), move.code


@every_type
def test_fields_shown_at_once_fill_their_lines_with_at_most_four(case_type: CaseType) -> None:
    for section in case_type.sections:
        for line in lines(section):
            assert sum(spec.width for spec in line) == 12, (section.key, line[0].key)
            assert len(line) <= 4, (section.key, line[0].key)
        assert all(1 <= spec.width <= 12 for spec in section.fields)


@every_type
def test_a_form_fits_a_small_screen_without_scrolling(case_type: CaseType) -> None:
    shown = [section for section in case_type.sections if not section.rare]
    single = sum(len(lines(section)) for section in shown if not section.table)
    tables = [section for section in shown if section.table]
    assert all(len(lines(section)) == 1 for section in tables)
    assert single + 2 * len(tables) <= 7


@every_type
def test_required_fields_are_never_folded_away(case_type: CaseType) -> None:
    for section in case_type.sections:
        assert not any(spec.required and spec.rare for spec in section.fields), section.key


@every_type
def test_facts_have_one_place_in_a_case(case_type: CaseType) -> None:
    keys = [spec.key for spec in case_fields(case_type)]
    assert len(set(keys)) == len(keys)
    assert "received_at" in keys


@every_type
def test_choices_exist_exactly_for_choice_fields_and_hold_the_default(
    case_type: CaseType,
) -> None:
    fields = chain(*(s.fields for s in case_type.sections), all_asks(case_type))
    for spec in fields:
        chooses = spec.kind in {FieldKind.CHOICE, FieldKind.CHOICES}
        assert chooses == bool(spec.choices), spec.key
        if chooses and spec.default is not None:
            assert spec.default in {choice.code for choice in spec.choices}, spec.key


def test_a_key_means_the_same_kind_and_term_wherever_it_stands() -> None:
    seen: dict[tuple[Part, str], tuple[FieldKind, str, tuple[object, ...]]] = {}
    for case_type in TYPES:
        placed = [(s.part, spec) for s in case_type.sections for spec in s.fields]
        placed += [(Part.CASE, spec) for spec in all_asks(case_type)]
        for part, spec in placed:
            meaning = (spec.kind, spec.term, spec.choices)
            assert seen.setdefault((part, spec.key), meaning) == meaning, (
                case_type.code,
                spec.key,
            )


def test_a_section_key_means_the_same_part_role_and_shape_wherever_it_stands() -> None:
    seen: dict[str, tuple[object, ...]] = {}
    for case_type in TYPES:
        for section in case_type.sections:
            shape = (section.part, section.role, section.table)
            assert seen.setdefault(section.key, shape) == shape, section.key


def test_every_outcome_and_every_milestone_comes_from_some_move() -> None:
    moves = [m for item in TYPES for m in (*item.moves, exit_move(item))]
    assert {o for move in moves for o in move.outcomes} == set(Outcome)
    assert {m for move in moves for m in move.sets} == set(Milestone)


def test_the_documented_kinds_states_and_moves_are_the_real_ones() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    for case_type in TYPES:
        assert f"## {case_type.term}（`{case_type.code}`）" in written
        for state in case_type.states:
            ways = "、".join(m.term for m in case_type.moves_from(state.code))
            assert f"| {state.term} | {state.phase.term} | {ways} |" in written, state.code
        for section in case_type.sections:
            keys = " ".join(f"`{f.key}`{'*' * f.required}" for f in section.fields)
            assert f"| `{section.key}` {section.term} | {keys} |" in written, section.key


def test_the_documented_fields_are_the_real_ones_with_their_choices() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    for case_type in TYPES:
        fields = chain(*(s.fields for s in case_type.sections), all_asks(case_type))
        for spec in fields:
            choices = "、".join(
                c.term if c.code == c.term else f"`{c.code}` {c.term}" for c in spec.choices
            )
            line = f"| `{spec.key}` | {spec.term} | {spec.kind.value} | {choices} |"
            assert line in written, spec.key
