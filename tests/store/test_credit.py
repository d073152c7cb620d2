"""The credit register: entries rest on effective papers; suspicions stay hints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.credit import CREDIT_ACTS, CreditAct, credit_standing
from app.domain.terms import Role
from app.models.case import Case, CaseEvent, CaseParty
from app.services.credit import (
    CreditEntry,
    list_credit,
    record_credit,
    repair_credit,
    report_credit,
)
from app.services.desk import Desk
from app.services.read_case import read_dossier
from app.support.errors import NotAllowedError, NotFoundError, RuleViolationError
from tests.store.desk_kit import TODAY, acting, audit_of, dispute, last_audit, open_one

PAPER = "中知法裁字〔2026〕3号行政裁决书"


@pytest.fixture
def case_id(desk: Desk) -> int:
    return open_one(desk, dispute()).id


@pytest.fixture
def entry(desk: Desk, case_id: int) -> CreditEntry:
    with desk.store.reading() as session:
        query = select(CaseParty.party_id).where(
            CaseParty.case_id == case_id, CaseParty.role == "respondent"
        )
        party_id = session.scalars(query).one()
    return CreditEntry(party_id, CreditAct.FALSE_MATERIAL, PAPER, date(2026, 10, 1))


def take_effect(desk: Desk, case_id: int) -> None:
    with desk.store.writing(actor="wang") as unit:
        case = unit.session.get_one(Case, case_id)
        unit.session.add(
            CaseEvent(
                case_id=case_id,
                at=unit.now,
                on=TODAY,
                actor="wang",
                move="take-effect",
                from_state="decided",
                to_state="effective",
                kind=case.kind,
            )
        )


def test_the_register_knows_the_seven_acts_and_repeat_infringement() -> None:
    assert len(CreditAct) == 8
    assert set(CREDIT_ACTS) == set(CreditAct)
    assert all(spec.source for spec in CREDIT_ACTS.values())


def test_an_entry_without_paper_or_before_it_is_effective_is_refused(
    desk: Desk, entry: CreditEntry
) -> None:
    for bad, field in (
        (replace(entry, basis=" "), "basis"),
        (replace(entry, effective_on=None), "effective_on"),
        (replace(entry, effective_on=date(2026, 11, 24)), "effective_on"),
        (replace(entry, expires_on=date(2026, 9, 30)), "expires_on"),
    ):
        with pytest.raises(RuleViolationError) as raised:
            record_credit(desk, bad)
        assert [problem.field for problem in raised.value.problems] == [field]
        assert "提示，非认定" in raised.value.message
    assert list_credit(desk) == ()


@pytest.mark.parametrize("act", [CreditAct.REPEAT_INFRINGEMENT, CreditAct.REFUSED_RULING])
def test_an_act_against_a_ruling_waits_until_the_ruling_is_effective(
    desk: Desk, entry: CreditEntry, case_id: int, act: CreditAct
) -> None:
    about = replace(entry, act=act, case_id=case_id)
    with pytest.raises(RuleViolationError) as raised:
        record_credit(desk, about)
    assert [problem.message for problem in raised.value.problems] == ["这件案件的裁决尚未生效。"]
    take_effect(desk, case_id)
    record_credit(desk, about)
    (line,) = list_credit(desk)
    assert (line.act, line.basis, line.case_id) == (act.value, PAPER, case_id)


def test_the_party_must_take_part_in_the_case_named(
    desk: Desk, entry: CreditEntry, case_id: int
) -> None:
    other = open_one(desk, dispute("别家灯饰厂")).id
    with pytest.raises(RuleViolationError):
        record_credit(desk, replace(entry, case_id=other))
    with pytest.raises(NotFoundError):
        record_credit(desk, replace(entry, party_id=999))


def test_an_entry_is_audited_and_told_in_the_case(
    desk: Desk, entry: CreditEntry, case_id: int
) -> None:
    before = last_audit(desk)
    record_credit(desk, replace(entry, case_id=case_id))
    assert len(audit_of(desk, "credit_event", after=before)) == 1
    event = read_dossier(desk, case_id).events[0]
    assert (event.text, PAPER in event.note) == ("信用记录", True)


def test_the_register_is_read_whole_or_by_party_with_its_standing(
    desk: Desk, entry: CreditEntry
) -> None:
    old = record_credit(desk, replace(entry, expires_on=date(2026, 11, 22)))
    today = record_credit(desk, replace(entry, expires_on=TODAY))
    standing = {line.id: line.standing for line in list_credit(desk)}
    assert standing == {old: "已到期", today: "有效"}
    assert [line.id for line in list_credit(desk, standing_only=True)] == [today]
    assert list_credit(desk, party_id=999) == ()
    assert len(list_credit(desk, party_id=entry.party_id)) == 2


def test_repair_is_a_supervisor_s_with_a_ground_and_ends_the_standing(
    desk: Desk, entry: CreditEntry
) -> None:
    credit = record_credit(desk, entry)
    chief = acting(desk, Role.SUPERVISOR)
    with pytest.raises(NotAllowedError):
        repair_credit(acting(desk, Role.HANDLER), credit, TODAY, "已履行")
    for day, ground in (
        (TODAY, " "),
        (date(2026, 9, 30), "已履行"),
        (date(2026, 11, 24), "已履行"),
    ):
        with pytest.raises(RuleViolationError):
            repair_credit(chief, credit, day, ground)
    repair_credit(chief, credit, TODAY, "已履行裁决")
    (line,) = list_credit(desk)
    assert (line.standing, line.repaired_on) == ("已修复", TODAY)
    assert "已履行裁决" in line.note


def test_a_report_names_receiver_and_day(desk: Desk, entry: CreditEntry) -> None:
    credit = record_credit(desk, entry)
    with pytest.raises(RuleViolationError):
        report_credit(desk, credit, " ", TODAY)
    with pytest.raises(NotFoundError):
        report_credit(desk, 999, "省局", TODAY)
    report_credit(desk, credit, "省局", TODAY)
    (line,) = list_credit(desk)
    assert (line.reported_to, line.reported_on) == ("省局", TODAY)


def test_an_entry_without_a_known_end_stands() -> None:
    assert credit_standing(date(2099, 1, 1), None, None) == "有效"
