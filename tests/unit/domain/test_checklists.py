"""Checklists: every kind has one, and each condition follows from the facts of the case."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.checklist_conditions import CaseFacts
from app.domain.checklists import CHECKLISTS, checklist_of
from app.domain.draft import CaseDraft
from app.domain.fields import FieldValue

DISPUTE = checklist_of("infringement-dispute")


def facts(
    requester: Mapping[str, FieldValue] | None = None,
    holder: str = "",
    right_kind: str = "invention",
    respondents: int = 1,
) -> CaseFacts:
    draft = CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": "华彩照明", **(requester or {})},),
            "respondent": tuple({"name": f"被{number}"} for number in range(respondents)),
            "right": ({"number": "1", "holder": holder},),
        },
    )
    return CaseFacts(draft, right_kind)


def conditional(found: CaseFacts) -> set[str]:
    return {item.code for item in DISPUTE.items if not item.required and item.needed(found)}


@pytest.mark.parametrize("kind", load_catalogue().case_types)
def test_every_kind_of_case_has_a_checklist(kind: str) -> None:
    assert kind in CHECKLISTS
    assert any(item.required for item in checklist_of(kind).items)


def test_codes_are_unique_and_every_conditional_item_says_when() -> None:
    intake = {item.code for spec in CHECKLISTS.values() for item in spec.items}
    assert all(intake)
    for spec in CHECKLISTS.values():
        codes = [item.code for item in spec.items]
        assert len(codes) == len(set(codes)), spec.code
        assert all(item.applies is None or item.condition for item in spec.items)


def test_a_later_step_shares_no_code_with_an_intake_list() -> None:
    later = ("answer", "judicial-confirmation", "police-transfer")
    for code in later:
        assert all(":" in item.code for item in CHECKLISTS[code].items)
    rest = [spec for spec in CHECKLISTS.values() if spec.code in load_catalogue().case_types]
    assert not any(":" in item.code for spec in rest for item in spec.items)


def test_a_patentee_alone_with_an_invention_needs_nothing_more() -> None:
    assert conditional(facts({"capacity": "专利权人"}, holder="华彩照明")) == set()


@pytest.mark.parametrize(
    ("requester", "holder", "right_kind", "asked"),
    [
        ({"agent_name": "赵律师"}, "", "invention", {"power-of-attorney"}),
        ({"agent_firm": "某律师事务所"}, "", "invention", {"power-of-attorney"}),
        ({"capacity": "独占被许可人"}, "", "invention", {"licence"}),
        ({"capacity": "普通被许可人"}, "", "invention", {"licence"}),
        ({"capacity": "继承人"}, "", "invention", {"inheritance"}),
        ({"capacity": "共有人"}, "", "invention", {"co-owner-waiver"}),
        ({}, "张三、李四", "invention", {"co-owner-waiver"}),
        ({}, "张三；李四", "invention", {"co-owner-waiver"}),
        ({}, "", "design", {"evaluation-report"}),
        ({}, "", "utility-model", {"evaluation-report"}),
        ({}, "", "trademark", set()),
        ({"nationality": "德国"}, "", "invention", {"legalised"}),
        ({"kind": "foreign"}, "", "invention", {"legalised"}),
        ({"kind": "foreign", "nationality": "香港"}, "", "invention", {"notarised"}),
        ({"nationality": "中国台湾"}, "", "invention", {"notarised"}),
        ({"nationality": "中国"}, "", "invention", set()),
    ],
)
def test_a_condition_follows_from_the_facts(
    requester: Mapping[str, FieldValue], holder: str, right_kind: str, asked: set[str]
) -> None:
    assert conditional(facts(requester, holder, right_kind)) == asked


def test_the_request_comes_with_one_copy_for_each_respondent() -> None:
    (request,) = (item for item in DISPUTE.items if item.code == "request")
    assert [request.copies(facts(respondents=number)) for number in (1, 3)] == [2, 4]
    (identity,) = (item for item in DISPUTE.items if item.code == "identity")
    assert identity.copies(facts(respondents=3)) == 0


def test_what_was_read_in_no_source_is_marked_as_to_be_checked() -> None:
    marks = {item.code: item.verified for item in DISPUTE.items}
    assert marks["right-proof"]
    assert marks["co-owner-waiver"]
    assert not marks["publication"]
    assert not any(item.verified for item in checklist_of("exhibition-complaint").items)


def test_a_court_s_letter_is_asked_where_a_court_entrusted_the_mediation() -> None:
    draft = CaseDraft("mediation-court", {"facts": ({"referring_court": "某法院"},)})
    spec = checklist_of("mediation-court")
    (letter,) = (item for item in spec.items if item.code == "court-letter")
    assert letter.needed(CaseFacts(draft))
    assert not letter.needed(CaseFacts(CaseDraft("mediation-people", {})))
