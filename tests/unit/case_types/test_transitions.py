"""Who may make which move, and what a move must be given."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.domain.case_type import CaseType
from app.domain.catalogue import load_catalogue
from app.domain.fields import FieldValue
from app.domain.terms import Outcome, Role
from app.domain.transitions import allowed_moves, check_move, outcome_of
from app.support.errors import NotFoundError

CATALOGUE = load_catalogue()
DISPUTE = CATALOGUE.get("infringement-dispute")
PRE_EXAM = CATALOGUE.get("pre-examination")
MEDIATION = CATALOGUE.get("mediation-people")


def codes(case_type: CaseType, state: str, role: Role) -> set[str]:
    return {move.code for move in allowed_moves(case_type, state, role)}


@pytest.mark.parametrize("role", [Role.CLERK, Role.HANDLER, Role.SUPERVISOR, Role.ADMIN])
@pytest.mark.parametrize("case_type", CATALOGUE.case_types.values(), ids=lambda item: item.code)
def test_the_office_staff_may_docket_every_kind(case_type: CaseType, role: Role) -> None:
    assert "accept" in codes(case_type, case_type.first_state.code, role)


def test_an_examiner_works_on_the_fast_track_only() -> None:
    assert "opine" in codes(PRE_EXAM, "in-review", Role.EXAMINER)
    assert codes(DISPUTE, "received", Role.EXAMINER) == set()
    assert codes(MEDIATION, "accepted", Role.EXAMINER) == set()


def test_a_mediator_works_on_mediation_and_settlements_only() -> None:
    assert "agree" in codes(MEDIATION, "in-session", Role.MEDIATOR)
    assert codes(DISPUTE, "mediating", Role.MEDIATOR) == {"settle"}
    assert codes(PRE_EXAM, "in-review", Role.MEDIATOR) == set()


def test_only_supervisors_end_or_reopen_a_case() -> None:
    assert "exit" not in codes(DISPUTE, "served", Role.HANDLER)
    assert codes(DISPUTE, "closed", Role.CLERK) == {"archive"}
    assert "reopen" in codes(DISPUTE, "closed", Role.SUPERVISOR)


def test_a_move_from_another_state_is_refused() -> None:
    (problem,) = check_move(DISPUTE, "received", "rule", Role.ADMIN, None, "", {})
    assert problem.field == ""


def test_a_move_of_another_role_is_refused() -> None:
    (problem,) = check_move(DISPUTE, "served", "exit", Role.CLERK, None, "理由", {})
    assert "受理员" in problem.message


@pytest.mark.parametrize(
    ("outcome", "fields"),
    [(None, ["outcome"]), (Outcome.AGREED, ["outcome"]), (Outcome.INFRINGES, [])],
)
def test_a_ruling_needs_one_of_its_outcomes(outcome: Outcome | None, fields: list[str]) -> None:
    found = check_move(DISPUTE, "deliberated", "rule", Role.SUPERVISOR, outcome, "", {})
    assert [problem.field for problem in found] == fields


def test_the_only_outcome_is_taken_without_asking() -> None:
    move = DISPUTE.move("settle")
    asked: dict[str, FieldValue] = {"agreed_fen": 500_000}
    assert check_move(DISPUTE, "mediating", "settle", Role.MEDIATOR, None, "", asked) == ()
    assert outcome_of(move, None) is Outcome.MEDIATED


def test_a_chosen_outcome_is_recorded_and_none_stays_none() -> None:
    assert outcome_of(DISPUTE.move("rule"), Outcome.DISMISSED) is Outcome.DISMISSED
    assert outcome_of(DISPUTE.move("hear"), None) is None


def test_a_refusal_needs_a_reason_of_more_than_spaces() -> None:
    found = check_move(DISPUTE, "received", "refuse", Role.SUPERVISOR, None, " 　", {})
    assert [problem.field for problem in found] == ["reason"]
    assert check_move(DISPUTE, "received", "refuse", Role.SUPERVISOR, None, "主体不符", {}) == ()


def test_a_filing_needs_its_application_number() -> None:
    found = check_move(PRE_EXAM, "passed", "file", Role.EXAMINER, None, "", {})
    assert [problem.field for problem in found] == ["application_no"]


def test_unknown_facts_and_codes_outside_the_choices_are_refused() -> None:
    asked: dict[str, FieldValue] = {"defects": ("缺视图", "没有的缺陷"), "shoe_size": 42}
    found = check_move(PRE_EXAM, "in-review", "opine", Role.EXAMINER, None, "", asked)
    assert {problem.field for problem in found} == {"defects", "shoe_size"}


def test_a_kind_is_found_by_code_or_chinese_term() -> None:
    assert CATALOGUE.by_text(" 专利侵权纠纷 ") is DISPUTE
    assert CATALOGUE.by_text("pre-examination") is PRE_EXAM
    with pytest.raises(NotFoundError):
        CATALOGUE.by_text("纠纷")
    with pytest.raises(NotFoundError):
        CATALOGUE.get("专利侵权纠纷")


@pytest.mark.parametrize("role", [Role.CLERK, Role.HANDLER])
def test_what_the_head_decides_is_recorded_by_others_only_with_the_name_of_who_approved(
    role: Role,
) -> None:
    case_type = DISPUTE
    panel = {"panel": "张某、李某、王某"}

    def fields(asked: Mapping[str, FieldValue], who: Role) -> list[str]:
        found = check_move(case_type, "received", "accept", who, None, "", asked)
        return [item.field for item in found]

    assert fields(panel, role) == ["approved_by"]
    assert fields({**panel, "approved_by": "郭副局长"}, role) == []
    assert fields(panel, Role.SUPERVISOR) == []
