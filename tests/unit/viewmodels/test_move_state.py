from __future__ import annotations

from datetime import date, datetime

from app.domain.catalogue import load_catalogue
from app.domain.terms import Outcome, Role
from app.services.centres import shipped_centre
from app.support.clock import CHINA
from app.ui.viewmodels.form_context import FormContext
from app.ui.viewmodels.move_state import MoveState


def new_state(move: str, state: str, case_no: str | None = None) -> MoveState:
    centre = shipped_centre("zhongshan-lighting")
    assert centre is not None
    case_type = load_catalogue().get("infringement-dispute")
    return MoveState(
        case_type,
        case_type.move(move),
        state=state,
        role=Role.SUPERVISOR,
        context=FormContext(datetime(2026, 11, 23, 14, 36, tzinfo=CHINA), centre, "chen"),
        case_no=case_no,
    )


def test_docketing_tells_the_number_it_will_give_and_the_button_names_the_verb() -> None:
    state = new_state("accept", "received")

    assert state.verb == "立案"
    assert "将编案号 粤中知法裁字〔2026〕N号" in state.effects()
    assert not any("将编案号" in line for line in new_state("accept", "received", "1号").effects())


def test_a_move_without_its_reason_has_a_problem_there() -> None:
    state = new_state("refuse", "received")
    assert [item.field for item in state.problems()] == ["reason"]

    state.set_text("reason", "不属于管辖")

    assert state.problems() == ()
    assert state.request().outcome is Outcome.NOT_ACCEPTED
    assert state.request().on == date(2026, 11, 23)


def test_several_outcomes_must_be_chosen_from() -> None:
    state = new_state("rule", "deliberated")
    assert "outcome" in {item.field for item in state.problems()}

    state.set_text("outcome", "裁决侵权成立")

    assert state.problems() == ()
    assert state.request().outcome is Outcome.INFRINGES


def test_a_day_to_come_and_an_unreadable_day_are_refused_once() -> None:
    state = new_state("accept", "received")
    for text in ("2026-11-24", "某日", ""):
        state.set_text("on", text)
        assert [item.field for item in state.problems()] == ["on"]
