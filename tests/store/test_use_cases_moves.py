"""Moves: every one of every kind by the right role, dates in bounds, reopening, change of kind."""

from __future__ import annotations

from collections import deque
from datetime import date

import pytest

from app.domain.case_type import EXIT_MOVE, EXIT_STATE, CaseType, Move
from app.domain.terms import Outcome, Phase, Role, Track
from app.domain.transitions import allowed_moves, may_make
from app.services.desk import Desk
from app.services.move_case import change_kind, move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.services.save_case import save_case
from app.services.views import CaseDossier
from app.support.errors import NotAllowedError, NotFoundError, RuleViolationError, StaleRecordError
from tests.store.desk_kit import (
    CATALOGUE,
    KINDS,
    TODAY,
    acting,
    audit_of,
    case_row,
    dispute,
    full_draft,
    last_audit,
    open_one,
    request,
    short_draft,
    step,
    tidy_draft,
    walk,
)

CASE_TYPES = tuple(CATALOGUE.case_types.values())
every_type = pytest.mark.parametrize("case_type", CASE_TYPES, ids=lambda item: item.code)


def path_to(case_type: CaseType, state: str) -> tuple[str, ...]:
    """Return the shortest row of moves from the first state to ``state``."""
    waiting: deque[tuple[str, tuple[str, ...]]] = deque([(case_type.first_state.code, ())])
    seen = {case_type.first_state.code}
    while waiting:
        here, codes = waiting.popleft()
        if here == state:
            return codes
        for move in case_type.moves_from(here):
            if move.target not in seen:
                seen.add(move.target)
                waiting.append((move.target, (*codes, move.code)))
    raise AssertionError(f"{case_type.code}: {state} cannot be reached")


def lowest_role(case_type: CaseType, move: Move) -> Role:
    return next(role for role in Role if may_make(case_type, move, role))


def at_state(desk: Desk, case_type: CaseType, state: str) -> CaseDossier:
    opened = open_one(desk, short_draft(case_type))
    return walk(desk, opened.id, path_to(case_type, state))


@pytest.mark.slow
@every_type
def test_every_move_can_be_made_by_its_role_and_does_what_it_says(
    desk: Desk, case_type: CaseType
) -> None:
    for move in case_type.moves:
        for source in move.sources:
            dossier = at_state(desk, case_type, source)
            actor = acting(desk, lowest_role(case_type, move))
            number = dossier.line.case_no
            asked = request(move)
            found = move_case(actor, dossier.line.id, dossier.line.version, asked)
            after = read_dossier(desk, dossier.line.id)
            assert after.line.state == move.target
            assert after.line.phase is case_type.state(move.target).phase
            assert after.line.version == dossier.line.version + 1
            row = case_row(desk, dossier.line.id)
            assert {getattr(row, item.value) for item in move.sets} <= {TODAY}
            if asked.outcome is not None:
                assert row.outcome == asked.outcome.value
            assert (found is None) == (number is None and not move.dockets)
            event = after.events[0]
            assert (event.from_state, event.to_state) == (source, move.target)
            reason = event.note.partition("提醒：")[0].strip()
            assert (event.actor, reason) == ("wang", asked.reason)


@every_type
def test_a_role_that_may_not_make_a_move_is_refused(desk: Desk, case_type: CaseType) -> None:
    state = case_type.first_state.code
    dossier = at_state(desk, case_type, state)
    for role in Role:
        actor = acting(desk, role)
        offered = {item.code for item in read_dossier(actor, dossier.line.id).moves}
        assert offered == {item.code for item in allowed_moves(case_type, state, role)}
        for move in case_type.moves_from(state):
            if move.code not in offered:
                with pytest.raises(RuleViolationError):
                    move_case(actor, dossier.line.id, 1, request(move))
    assert read_dossier(desk, dossier.line.id).line.version == 1


@every_type
def test_a_supervisor_can_end_a_case_in_every_state_that_is_not_done(
    desk: Desk, case_type: CaseType
) -> None:
    chief = acting(desk, Role.SUPERVISOR, "liang")
    for state in case_type.states:
        dossier = at_state(desk, case_type, state.code)
        line = dossier.line
        with pytest.raises(RuleViolationError):
            move_case(chief, line.id, line.version, MoveRequest(EXIT_MOVE, TODAY, reason=" "))
        ending = MoveRequest(EXIT_MOVE, TODAY, reason="并入他案")
        if state.phase is Phase.DONE:
            with pytest.raises(RuleViolationError):
                move_case(chief, line.id, line.version, ending)
            continue
        with pytest.raises(RuleViolationError):
            move_case(acting(desk, Role.HANDLER), line.id, line.version, ending)
        move_case(chief, line.id, line.version, ending)
        after = read_dossier(desk, line.id)
        assert (after.line.state, after.line.closed_on) == (EXIT_STATE, TODAY)
        assert after.line.outcome_term == "负责人终结"
        assert (after.events[0].text, after.events[0].note) == ("负责人终结", "并入他案")


def test_a_move_is_one_change_of_the_case_in_the_audit_with_its_reason(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    before = last_audit(desk)
    refuse = MoveRequest("refuse", TODAY, reason="不属本中心管辖")
    move_case(desk, opened.id, 1, refuse)
    (entry,) = audit_of(desk, after=before)
    assert entry.after == {
        "state": "not-accepted",
        "phase": "done",
        "closed_on": TODAY.isoformat(),
        "outcome": "not-accepted",
    }
    assert (entry.reason, entry.actor) == ("不属本中心管辖", "admin")


@pytest.mark.parametrize(
    ("on", "message"), [(date(2026, 11, 1), "早于收件"), (date(2026, 11, 24), "晚于今天")]
)
def test_a_day_before_receipt_or_after_today_is_refused(desk: Desk, on: date, message: str) -> None:
    opened = open_one(desk, dispute())
    with pytest.raises(RuleViolationError) as caught:
        move_case(desk, opened.id, 1, MoveRequest("accept", on))
    (problem,) = caught.value.problems
    assert problem.field == "on"
    assert message in problem.message
    assert case_row(desk, opened.id).case_no is None


def test_the_day_of_receipt_itself_will_do(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    assert step(desk, opened.id, "accept", date(2026, 11, 2)).line.accepted_on == date(2026, 11, 2)


def test_what_a_move_asks_is_checked_and_kept(desk: Desk) -> None:
    opened = open_one(desk, short_draft(CATALOGUE.get("mediation-administrative")))
    step(desk, opened.id, "accept")
    with pytest.raises(RuleViolationError) as caught:
        move_case(desk, opened.id, 2, MoveRequest("agree", TODAY, asked={"agreed_fen": -1}))
    assert caught.value.problems[0].field == "agreed_fen"
    move_case(desk, opened.id, 2, MoveRequest("agree", TODAY, asked={"agreed_fen": 880_000}))
    assert read_dossier(desk, opened.id).line.agreed_fen == 880_000


@every_type
def test_editing_the_form_later_keeps_what_the_moves_asked(desk: Desk, case_type: CaseType) -> None:
    form = {spec.key for section in case_type.sections for spec in section.fields}
    asked = {spec.key: move for move in case_type.moves for spec in move.asks}
    for key in asked.keys() - form:
        move = asked[key]
        dossier = at_state(desk, case_type, move.sources[0])
        after = step(desk, dossier.line.id, move.code)
        facts = {**after.draft.rows("facts")[0], "handler": "admin"}
        sections = {**after.draft.sections, "facts": (facts,)}
        before = case_row(desk, after.line.id)
        draft = type(after.draft)(after.draft.kind, sections)
        save_case(desk, after.line.id, after.line.version, draft)
        row = case_row(desk, after.line.id)
        if hasattr(row, key):
            assert getattr(row, key) == getattr(before, key) is not None
        else:
            assert row.details[key] == before.details[key]


def test_a_move_from_a_stale_form_or_of_a_case_gone_is_refused(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    step(desk, opened.id, "accept")
    with pytest.raises(StaleRecordError):
        move_case(desk, opened.id, 1, MoveRequest("serve", TODAY))
    with pytest.raises(RuleViolationError, match="已立案"):
        move_case(desk, opened.id, 2, MoveRequest("hear", TODAY))
    with pytest.raises(NotFoundError):
        move_case(desk, 999, 1, MoveRequest("accept", TODAY))


def test_a_reopened_case_counts_as_open_and_undecided_again(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    done = walk(desk, opened.id, ("accept", "serve", "settle", "close"))
    assert (done.line.outcome_term, done.line.closed_on) == ("调解结案", TODAY)
    line = step(desk, opened.id, "reopen").line
    assert (line.state, line.outcome_term) == ("served", "")
    assert (line.closed_on, line.decided_on, line.case_no) == (None, None, done.line.case_no)
    assert [event.text for event in read_dossier(desk, opened.id).events][:2] == [
        "恢复办理",
        "结案",
    ]


def test_a_case_reopened_behind_its_decision_keeps_the_decision(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    ruled = ("accept", "serve", "answer", "deliberate", "rule", "take-effect", "close")
    walk(desk, opened.id, ruled)
    line = step(desk, opened.id, "reopen-effective").line
    assert (line.outcome_term, line.decided_on, line.closed_on) == ("驳回", TODAY, None)
    filed = open_one(desk, short_draft(CATALOGUE.get("pre-examination")))
    walk(desk, filed.id, ("accept", "pass", "file", "not-granted"))
    assert step(desk, filed.id, "reopen-filed").line.outcome_term == "预审合格"


def test_a_withdrawn_case_loses_that_outcome_wherever_it_reopens(desk: Desk) -> None:
    opened = open_one(desk, short_draft(CATALOGUE.get("mediation-administrative")))
    walk(desk, opened.id, ("accept", "withdraw", "archive"))
    line = step(desk, opened.id, "reopen-performance").line
    assert (line.outcome_term, line.closed_on) == ("", None)


def test_a_change_of_kind_keeps_history_parties_and_case_number(desk: Desk) -> None:
    opened = open_one(desk, dispute("甲灯饰厂", "乙灯饰厂", facts={"product": "吊灯"}))
    number = step(desk, opened.id, "accept").line.case_no
    change_kind(desk, opened.id, 2, "counterfeit-report", "查明为假冒专利")
    after = read_dossier(desk, opened.id)
    assert (after.line.kind, after.line.case_no) == ("counterfeit-report", number)
    assert after.line.state == CATALOGUE.get("counterfeit-report").first_state.code
    assert (after.line.accepted_on, after.line.closed_on) == (None, None)
    assert [party.role_term for party in after.parties] == ["举报人", "被举报人", "被举报人"]
    assert after.draft.value("facts", "product") == "吊灯"
    texts = [event.text for event in after.events]
    assert texts == ["转换办理途径", "立案", "收件"]
    assert "专利侵权纠纷 → " in after.events[0].note
    step(desk, opened.id, "accept")
    assert read_dossier(desk, opened.id).line.case_no == number


@pytest.mark.parametrize("old", KINDS)
def test_a_case_full_of_facts_can_change_to_any_other_kind(desk: Desk, old: str) -> None:
    for new in (item for item in KINDS if item != old):
        opened = open_one(desk, full_draft(CATALOGUE.get(old)))
        change_kind(desk, opened.id, 1, new, "换途径")
        after = read_dossier(desk, opened.id)
        assert after.line.kind == new
        assert after.line.track == CATALOGUE.get(new).track.value
        known = {section.key: section for section in CATALOGUE.get(new).sections}
        for key, rows in tidy_draft(after.draft).items():
            assert all(name in known[key].by_key for row in rows for name in row)
        assert after.parties


def test_only_a_supervisor_changes_the_kind_and_says_why(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    with pytest.raises(NotAllowedError):
        change_kind(acting(desk, Role.HANDLER), opened.id, 1, "counterfeit-report", "因故")
    for kind, reason in (("counterfeit-report", "  "), ("infringement-dispute", "因故")):
        with pytest.raises(RuleViolationError):
            change_kind(desk, opened.id, 1, kind, reason)
    with pytest.raises(NotFoundError):
        change_kind(desk, opened.id, 1, "no-such-kind", "因故")
    assert read_dossier(desk, opened.id).line.version == 1


def test_every_track_has_a_kind_that_dockets() -> None:
    assert {item.track for item in CASE_TYPES if any(m.dockets for m in item.moves)} == set(Track)
    assert Outcome.ENDED.term == "负责人终结"
