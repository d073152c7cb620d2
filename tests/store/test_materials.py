"""The checklist of a case: ticks, decisions, one notice of all that lacks, lapses proposed."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.draft import CaseDraft
from app.services.desk import Desk
from app.services.handling_views import MaterialItem
from app.services.materials import (
    Tick,
    add_item,
    default_supplement_day,
    list_lapses,
    notice_text,
    read_checklist,
    remove_item,
    set_needed,
    tick,
    tick_many,
)
from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.services.save_case import save_case
from app.support.errors import NotFoundError, RuleViolationError
from tests.store.desk_kit import TODAY, audit_of, dispute, last_audit, open_one, step

CAME = date(2026, 11, 20)


@pytest.fixture
def case_id(desk: Desk) -> int:
    return open_one(desk, dispute("星煌灯饰厂", "明辉灯饰厂")).id


def item(desk: Desk, case_id: int, code: str) -> MaterialItem:
    return next(item for item in read_checklist(desk, case_id).items if item.code == code)


def ask_supplement(desk: Desk, case_id: int, until: date | None) -> None:
    line = read_dossier(desk, case_id).line
    request = MoveRequest("ask-supplement", TODAY, asked={"supplement_due_on": until})
    move_case(desk, case_id, line.version, request)


def test_a_new_case_lacks_all_it_needs_and_nothing_else(desk: Desk, case_id: int) -> None:
    lacking = read_checklist(desk, case_id).lacking
    assert "请求书原件及副本（3 份）" in lacking  # two respondents and the original
    assert "专利权评价报告" in lacking  # a design
    assert "继承证明" not in lacking


def test_a_tick_holds_day_and_copies_and_by_default_as_many_as_are_asked(
    desk: Desk, case_id: int
) -> None:
    tick(desk, case_id, "request", CAME)
    tick(desk, case_id, "right-proof", CAME, 1)
    found = item(desk, case_id, "request")
    assert (found.received_on, found.copies, found.lacks) == (CAME, 3, False)
    assert item(desk, case_id, "right-proof").copies == 1
    assert "专利登记簿副本（有效权利证明）" not in read_checklist(desk, case_id).lacking
    tick(desk, case_id, "right-proof", None)
    assert item(desk, case_id, "right-proof").lacks


def test_several_ticks_are_one_line_of_history_and_each_leaves_an_audit_row(
    desk: Desk, case_id: int
) -> None:
    before, events = last_audit(desk), len(read_dossier(desk, case_id).events)
    tick_many(desk, case_id, (Tick("request", CAME), Tick("right-proof", CAME)))
    history = read_dossier(desk, case_id).events
    assert len(history) == events + 1
    assert (history[0].text, history[0].note) == (
        "登记材料",
        "收到请求书原件及副本、专利登记簿副本（有效权利证明）",
    )
    assert len(audit_of(desk, "case_material", after=before)) == 2
    tick_many(desk, case_id, (Tick("request", CAME), Tick("right-proof", CAME)))
    assert len(read_dossier(desk, case_id).events) == events + 1


def test_a_note_on_an_item_that_has_not_come_is_kept_and_told_as_a_note(
    desk: Desk, case_id: int
) -> None:
    tick_many(desk, case_id, (Tick("right-proof", None, note="原件在法院"),))
    found = item(desk, case_id, "right-proof")
    assert (found.note, found.received_on) == ("原件在法院", None)
    assert read_dossier(desk, case_id).events[0].note == "备注专利登记簿副本（有效权利证明）"
    tick_many(desk, case_id, (Tick("right-proof", CAME),))
    assert item(desk, case_id, "right-proof").note == "原件在法院"


def test_a_bad_tick_saves_none_of_them(desk: Desk, case_id: int) -> None:
    for bad in (Tick("right-proof", date(2026, 11, 24)), Tick("right-proof", CAME, 0)):
        with pytest.raises(RuleViolationError) as raised:
            tick_many(desk, case_id, (Tick("request", CAME), bad))
        assert [problem.field for problem in raised.value.problems] == ["right-proof"]
    with pytest.raises(NotFoundError):
        tick_many(desk, case_id, (Tick("request", CAME), Tick("no-such", CAME)))
    assert read_checklist(desk, case_id).received == 0


def test_a_conditional_item_follows_the_facts_until_somebody_decides(
    desk: Desk, case_id: int
) -> None:
    assert not item(desk, case_id, "power-of-attorney").needed
    # Ticked by mistake and taken back: the facts must go on to decide.
    tick(desk, case_id, "power-of-attorney", CAME)
    tick(desk, case_id, "power-of-attorney", None)
    dossier = read_dossier(desk, case_id)
    requester = {**dossier.draft.rows("requester")[0], "agent_name": "赵律师"}
    changed = CaseDraft(dossier.draft.kind, {**dossier.draft.sections, "requester": (requester,)})
    save_case(desk, case_id, dossier.line.version, changed)
    assert item(desk, case_id, "power-of-attorney").needed
    set_needed(desk, case_id, "power-of-attorney", needed=False)
    assert not item(desk, case_id, "power-of-attorney").needed


def test_a_required_item_cannot_be_waived_and_an_optional_one_can_be_asked(
    desk: Desk, case_id: int
) -> None:
    with pytest.raises(RuleViolationError):
        set_needed(desk, case_id, "request", needed=False)
    set_needed(desk, case_id, "inheritance", needed=True)
    assert "继承证明" in read_checklist(desk, case_id).lacking


def test_an_item_of_one_s_own_joins_the_list_and_only_such_a_one_goes(
    desk: Desk, case_id: int
) -> None:
    code = add_item(desk, case_id, "产品样品  一件")
    assert read_checklist(desk, case_id).lacking[-1] == item(desk, case_id, code).term
    with pytest.raises(RuleViolationError):
        add_item(desk, case_id, item(desk, case_id, code).term)
    with pytest.raises(RuleViolationError):
        add_item(desk, case_id, " ")
    tick(desk, case_id, code, CAME)
    assert item(desk, case_id, code).received_on == CAME
    with pytest.raises(RuleViolationError):
        remove_item(desk, case_id, "request")
    remove_item(desk, case_id, code)
    assert code not in {entry.code for entry in read_checklist(desk, case_id).items}


def test_a_later_step_has_its_own_list_beside_the_intake_s(desk: Desk, case_id: int) -> None:
    tick_many(desk, case_id, (Tick("answer:answer", CAME),), step="answer")
    assert read_checklist(desk, case_id, "answer").received == 1
    assert read_checklist(desk, case_id).received == 0


def test_the_notice_lists_everything_that_lacks_with_day_and_consequence(
    desk: Desk, case_id: int
) -> None:
    tick(desk, case_id, "request", CAME)
    text = notice_text(desk, case_id, date(2026, 12, 4))
    lacking = read_checklist(desk, case_id).lacking
    assert all(f"{place}. {term}；" in text for place, term in enumerate(lacking, start=1))
    assert f"尚缺下列 {len(lacking)} 项，现一次性告知" in text
    assert "请求书原件" not in text
    assert "2026年12月4日（含当日）前补正" in text
    assert "不予受理" in text


def test_the_notice_takes_the_day_already_designated_else_the_proposal(
    desk: Desk, case_id: int
) -> None:
    # 7 working days after Monday 2026-11-23: 24 25 26 27, 30, 1, 2 December.
    assert default_supplement_day(desk, case_id) == date(2026, 12, 2)
    assert "2026年12月2日" in notice_text(desk, case_id)
    ask_supplement(desk, case_id, date(2026, 12, 9))
    assert "2026年12月9日" in notice_text(desk, case_id)


def test_there_is_no_notice_of_nothing(desk: Desk, case_id: int) -> None:
    lacking = [entry.code for entry in read_checklist(desk, case_id).items if entry.lacks]
    tick_many(desk, case_id, [Tick(code, CAME) for code in lacking])
    assert read_checklist(desk, case_id).lacking == ()
    with pytest.raises(RuleViolationError):
        notice_text(desk, case_id)


def test_a_case_whose_papers_did_not_come_in_time_is_proposed_for_its_end(
    desk: Desk, case_id: int
) -> None:
    ask_supplement(desk, case_id, date(2026, 12, 4))
    assert list_lapses(desk, date(2026, 12, 4)) == ()  # the last day still counts
    (proposal,) = list_lapses(desk, date(2026, 12, 5))
    assert (proposal.case_id, proposal.due_on) == (case_id, date(2026, 12, 4))
    assert [code for code, _ in proposal.moves] == ["refuse", "withdraw"]
    assert proposal.lacking == len(read_checklist(desk, case_id).lacking)
    assert read_dossier(desk, case_id).line.state == "supplement"  # nothing by itself
    step(desk, case_id, "supplemented")
    assert list_lapses(desk, date(2026, 12, 5)) == ()


def test_without_a_designated_day_nothing_lapses(desk: Desk, case_id: int) -> None:
    ask_supplement(desk, case_id, None)
    assert list_lapses(desk, date(2030, 1, 1)) == ()
