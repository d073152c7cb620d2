"""Recording a new case: all or none, once in the audit, parties and rights shared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft, Row
from app.models.case import Case, CaseEvent, CaseLink, CaseParty, CaseText
from app.models.office import IssuedNumber
from app.models.party import Party
from app.models.right import Right
from app.services import write_case
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.form_drafts import keep_form, list_forms
from app.services.number_books import list_numbers
from app.services.open_case import MAX_CHAIN, check_case, open_cases
from app.services.read_case import read_dossier
from app.services.unit_of_work import UnitOfWork
from app.support.errors import Level, RuleViolationError
from tests.store.desk_kit import (
    CATALOGUE,
    RECEIVED_AT,
    audit_of,
    case_row,
    count,
    dispute,
    last_audit,
    open_one,
    short_draft,
)


def parties(desk: Desk) -> list[Party]:
    with desk.store.reading() as session:
        return list(session.scalars(select(Party).order_by(Party.id)))


def test_one_case_against_several_respondents_is_one_case(desk: Desk) -> None:
    opened = open_one(desk, dispute("星煌灯饰厂", "光韵灯饰商行", "明月照明店"))
    line = read_dossier(desk, opened.id).line
    assert line.second_side == "星煌灯饰厂 等3家"
    assert opened.title == line.title == "华彩照明 诉 星煌灯饰厂 等3家"
    assert (opened.intake_no, opened.case_no) == ("收〔2026〕0001", None)


def test_one_case_each_gives_linked_cases_with_intake_numbers_of_their_own(desk: Desk) -> None:
    opened = open_cases(desk, dispute("甲灯饰厂", "乙灯饰厂", "丙灯饰厂", each=True))
    assert [item.intake_no for item in opened] == [f"收〔2026〕000{n}" for n in (1, 2, 3)]
    for item in opened:
        others = {link.case.id for link in read_dossier(desk, item.id).links}
        assert others == {other.id for other in opened} - {item.id}
    sides = [read_dossier(desk, item.id).line.second_side for item in opened]
    assert sides == ["甲灯饰厂", "乙灯饰厂", "丙灯饰厂"]


def test_many_cases_of_one_intake_are_linked_to_the_first_only(desk: Desk) -> None:
    opened = open_cases(desk, dispute(*(f"{n}号灯饰厂" for n in range(7)), each=True))
    assert count(desk, CaseLink) == 6
    assert len(read_dossier(desk, opened[0].id).links) == 6


def test_more_cases_than_a_person_files_at_once_are_refused(desk: Desk) -> None:
    names = [f"{number}号灯饰厂" for number in range(MAX_CHAIN + 1)]
    with pytest.raises(RuleViolationError, match="一次最多收"):
        open_cases(desk, dispute(*names, each=True))
    assert count(desk, Case) == 0


def test_an_error_saves_nothing_and_names_the_field(desk: Desk) -> None:
    before = last_audit(desk)
    with pytest.raises(RuleViolationError) as caught:
        open_cases(desk, dispute(right={"number": "202430380182.5"}))
    errors = [item for item in caught.value.problems if item.level is Level.ERROR]
    assert [item.field for item in errors] == ["right.number"]
    assert (count(desk, Case), count(desk, Party), count(desk, IssuedNumber)) == (0, 0, 0)
    assert last_audit(desk) == before


def test_a_failure_at_the_last_respondent_saves_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write_case.write_case
    calls: list[int] = []

    def fail_at_the_third(
        unit: UnitOfWork, case_type: CaseType, case: Case, draft: CaseDraft
    ) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise RuntimeError("cut off")
        real(unit, case_type, case, draft)

    monkeypatch.setattr("app.services.open_case.write_case", fail_at_the_third)
    with pytest.raises(RuntimeError):
        open_cases(desk, dispute("甲灯饰厂", "乙灯饰厂", "丙灯饰厂", each=True))
    assert (count(desk, Case), count(desk, Party), count(desk, IssuedNumber)) == (0, 0, 0)
    monkeypatch.undo()
    assert open_one(desk, dispute()).intake_no == "收〔2026〕0001"


def test_a_wrong_check_sign_of_a_credit_code_warns_and_does_not_block(desk: Desk) -> None:
    draft = dispute(requester={"id_number": "91442000MA4UK1234F"})
    warnings = {item.field: item.level for item in check_case(desk, draft)}
    assert warnings["requester.id_number"] is Level.WARNING
    opened = open_one(desk, draft)
    assert read_dossier(desk, opened.id).parties[0].id_number == "91442000MA4UK1234F"


def test_the_stored_form_goes_in_the_transaction_that_saves_it(desk: Desk) -> None:
    keep_form(desk, "form-1", "infringement-dispute", {"requester.name": "华彩"})
    with pytest.raises(RuleViolationError):
        open_cases(desk, dispute(right={"number": "x"}), form="form-1")
    assert [item.form for item in list_forms(desk)] == ["form-1"]
    open_cases(desk, dispute(), form="form-1")
    assert list_forms(desk) == ()


def test_a_new_case_is_one_insertion_in_the_audit_by_the_signed_in_account(desk: Desk) -> None:
    before = last_audit(desk)
    opened = open_one(desk, dispute("甲灯饰厂", "乙灯饰厂"))
    found = audit_of(desk, after=before)
    assert {entry.actor for entry in found} == {"admin"}
    assert {entry.action for entry in found} == {"insert"}
    assert len({entry.batch for entry in found}) == 1
    tables = sorted(entry.table_name for entry in found)
    assert tables == ["case", *["case_party"] * 3, "issued_number", *["party"] * 3, "right"]
    (entry,) = (item for item in found if item.table_name == "case")
    assert entry.row_id == opened.id
    assert entry.after is not None
    assert entry.after["intake_no"] == opened.intake_no
    assert entry.before is None


def test_a_case_has_its_event_search_text_and_listed_intake_number(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    (event,) = read_dossier(desk, opened.id).events
    assert (event.text, event.actor, event.to_state) == ("收件", "admin", "received")
    assert (count(desk, CaseEvent), count(desk, CaseText)) == (1, 1)
    (number,) = list_numbers(desk, "intake", 2026)
    assert (number.number, number.case_id) == (opened.intake_no, opened.id)


def test_the_bus_hears_of_a_new_case_after_it_is_committed(desk: Desk) -> None:
    heard: list[tuple[ChangeSet, int]] = []
    stop = desk.store.bus.subscribe(lambda change: heard.append((change, count(desk, Case))))
    opened = open_cases(desk, dispute(), origin="form-1")
    stop()
    ((change, seen),) = heard
    assert seen == 1
    assert change.origin == "form-1"
    assert ("case", opened[0].id) in change.rows


def test_the_same_identity_number_is_the_same_party_under_another_name(desk: Desk) -> None:
    number = "91442000MA4UK1234E"
    open_one(desk, dispute(requester={"name": "华彩照明有限公司", "id_number": number}))
    open_one(desk, dispute(requester={"name": "华彩光电有限公司", "id_number": number}))
    assert [party.name for party in parties(desk) if party.id_number] == ["华彩光电有限公司"]


def test_the_same_name_in_another_spelling_is_the_same_party(desk: Desk) -> None:
    open_one(desk, dispute("星煌灯饰厂（个体工商户）"))
    open_one(desk, dispute("星煌 灯饰厂"))
    assert count(desk, Party) == 2


def test_the_same_name_with_another_identity_number_is_another_party(desk: Desk) -> None:
    for number in ("91442000MA4UK1234E", "91442000MA4UK5678F"):
        open_one(desk, dispute(requester={"name": "华彩照明有限公司", "id_number": number}))
    same = [party for party in parties(desk) if party.name == "华彩照明有限公司"]
    assert [party.id_number for party in same] == ["91442000MA4UK1234E", "91442000MA4UK5678F"]


def test_a_number_learnt_later_is_added_to_the_party_known_by_name(desk: Desk) -> None:
    open_one(desk, dispute(requester={"name": "华彩照明有限公司"}))
    open_one(
        desk, dispute(requester={"name": "华彩照明有限公司", "id_number": "91442000MA4UK1234E"})
    )
    (party,) = (item for item in parties(desk) if item.name == "华彩照明有限公司")
    assert party.id_number == "91442000MA4UK1234E"


def test_an_empty_field_never_wipes_what_is_known_of_a_party(desk: Desk) -> None:
    open_one(desk, dispute(requester={"phone": "13800138000", "address": "同兴路 1 号"}))
    open_one(desk, dispute(requester={"phone": "", "address": None}))
    party = parties(desk)[0]
    assert (party.phone, party.address) == ("13800138000", "同兴路 1 号")


def test_a_right_is_kept_once_and_shared_by_its_cases(desk: Desk) -> None:
    first = open_one(desk, dispute("甲灯饰厂", right={"title": "吊灯"}))
    second = open_one(desk, dispute("乙灯饰厂"))
    with desk.store.reading() as session:
        (right,) = session.scalars(select(Right))
        assert (right.number, right.title) == ("202430380182.4", "吊灯")
    assert case_row(desk, first.id).right_id == case_row(desk, second.id).right_id == right.id


def test_a_patent_number_alone_tells_the_kind_of_right(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    assert read_dossier(desk, opened.id).line.right_kind == "design"
    with desk.store.reading() as session:
        assert [row.kind for row in session.scalars(select(Right))] == ["design"]


def test_a_reporter_left_empty_makes_no_party(desk: Desk) -> None:
    draft = CaseDraft(
        "counterfeit-report",
        {
            "reporter": ({"kind": "company", "name": None, "phone": ""},),
            "reported": ({"name": "光韵灯饰商行"},),
            "facts": ({"received_at": RECEIVED_AT},),
        },
    )
    open_one(desk, draft)
    assert [party.name for party in parties(desk)] == ["光韵灯饰商行"]
    assert count(desk, CaseParty) == 1


def test_a_right_left_empty_makes_no_right_and_an_unfolded_empty_row_no_party(desk: Desk) -> None:
    draft = short_draft(CATALOGUE.get("mediation-administrative"))
    empty: dict[str, tuple[Row, ...]] = {
        "right": ({"number": None, "title": ""},),
        "third_party": ({"kind": "company"},),
    }
    opened = open_one(desk, CaseDraft(draft.kind, {**draft.sections, **empty}))
    assert (count(desk, Right), count(desk, Party)) == (0, 2)
    assert case_row(desk, opened.id).right_id is None


def test_what_an_anonymous_reporter_left_is_kept_and_found(desk: Desk) -> None:
    draft = CaseDraft(
        "counterfeit-report",
        {
            "reporter": ({"kind": "company", "phone": "13912345678"},),
            "reported": ({"name": "光韵灯饰商行"},),
            "facts": ({"received_at": RECEIVED_AT},),
        },
    )
    opened = open_one(desk, draft)
    assert read_dossier(desk, opened.id).draft.value("reporter", "phone") == "13912345678"
    assert count(desk, Party) == 1


def test_the_day_of_receipt_is_chinas_day(desk: Desk) -> None:
    late = datetime(2026, 10, 31, 16, 30, tzinfo=UTC)  # 1 November, half past midnight, in China
    opened = open_one(desk, dispute(facts={"received_at": late}))
    row = case_row(desk, opened.id)
    assert row.received_at == late
    assert row.received_on.isoformat() == "2026-11-01"
