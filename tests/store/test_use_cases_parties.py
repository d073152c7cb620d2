"""Parties and registered entities: suggestions, renaming, contacts, quota."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.entities import EntityFacts, list_entities, register_entity, save_entity
from app.services.form_values import entity_choices, handler_choices, parse_context, town_choices
from app.services.parties import (
    add_contact,
    find_party_ids,
    list_contacts,
    party_lines,
    read_party,
    remove_contact,
    save_party,
    suggest_parties,
)
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases
from app.support.errors import NotFoundError, RuleViolationError, StaleRecordError
from tests.store.desk_kit import CATALOGUE, dispute, open_one, short_draft, step, walk


def requester_of(desk: Desk, case_id: int) -> int:
    return read_dossier(desk, case_id).parties[0].party_id


def test_at_most_five_parties_are_suggested_most_seen_first(desk: Desk) -> None:
    for number in range(7):
        open_one(desk, dispute(f"星河{number}号灯饰厂"))
    open_one(desk, dispute("星河3号灯饰厂"))
    found = suggest_parties(desk, "星河")
    assert len(found) == 5
    assert (found[0].name, found[0].cases) == ("星河3号灯饰厂", 2)


@pytest.mark.parametrize("typed", ["", "星", " 星 ", "--", "（）"])
def test_too_little_text_suggests_nobody(desk: Desk, typed: str) -> None:
    open_one(desk, dispute("星河灯饰厂"))
    assert suggest_parties(desk, typed) == ()


@pytest.mark.parametrize(
    "typed", ["华彩", "华彩 照明", "91442000MA4UK", "1380013", "138-0013 8000"]
)
def test_a_party_is_suggested_by_name_code_and_phone(desk: Desk, typed: str) -> None:
    facts = {"id_number": "91442000MA4UK1234E", "phone": "13800138000", "address": "同兴路"}
    open_one(desk, dispute(requester={"name": "华彩照明有限公司", **facts}))
    (found,) = suggest_parties(desk, typed)
    assert (found.name, found.address) == ("华彩照明有限公司", "同兴路")
    assert found.values["phone"] == "13800138000"


def test_a_deleted_case_does_not_count_for_its_parties(desk: Desk) -> None:
    first, second = open_one(desk, dispute()), open_one(desk, dispute())
    delete_cases(desk, [second.id])
    ids = find_party_ids(desk, "星煌")
    (line,) = party_lines(desk, ids)
    assert (line.cases, line.as_respondent, line.registered) == (1, 1, False)
    assert suggest_parties(desk, "星煌")[0].cases == 1
    assert read_dossier(desk, first.id).parties[1].other_cases == 0


def test_a_new_name_reaches_cases_in_hand_and_not_those_done(desk: Desk) -> None:
    ended, running = open_one(desk, dispute()), open_one(desk, dispute())
    walk(desk, ended.id, ("withdraw",))
    party = requester_of(desk, running.id)
    save_party(desk, party, 1, {**read_party(desk, party), "name": "紫光照明有限公司"})
    assert read_dossier(desk, running.id).line.first_side == "紫光照明有限公司"
    assert read_dossier(desk, running.id).line.title == "紫光照明 诉 星煌灯饰厂"
    assert read_dossier(desk, ended.id).line.first_side == "中山市华彩照明有限公司"
    assert find_ids(desk, CaseFilter(text="紫光")) == (running.id,)
    assert find_ids(desk, CaseFilter(text="zgzm")) == (running.id,)
    assert find_ids(desk, CaseFilter(text="华彩")) == (ended.id,)
    assert find_party_ids(desk, "紫光") == (party,)


def test_a_name_that_differs_only_in_signs_reaches_the_cases_too(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    party = read_dossier(desk, opened.id).parties[1].party_id
    save_party(desk, party, 1, {"name": "星煌灯饰厂（个体工商户）"})
    assert read_dossier(desk, opened.id).line.second_side == "星煌灯饰厂（个体工商户）"


def test_a_party_is_saved_with_a_name_and_from_the_newest_version_only(desk: Desk) -> None:
    party = requester_of(desk, open_one(desk, dispute()).id)
    with pytest.raises(RuleViolationError):
        save_party(desk, party, 1, {"name": " "})
    save_party(desk, party, 1, {"name": "华彩照明有限公司", "phone": "13800138000"})
    with pytest.raises(StaleRecordError):
        save_party(desk, party, 1, {"name": "华彩照明有限公司", "phone": "1"})
    with pytest.raises(NotFoundError):
        save_party(desk, 999, 1, {"name": "甲"})
    with pytest.raises(NotFoundError):
        read_party(desk, 999)
    assert read_party(desk, party)["phone"] == "13800138000"


def test_parties_are_listed_by_name_and_kind(desk: Desk) -> None:
    open_one(desk, dispute("丙店", requester={"name": "甲店", "kind": "person"}))
    names = [line.name for line in party_lines(desk, find_party_ids(desk))]
    assert sorted(names) == sorted(["甲店", "丙店"])
    assert len(find_party_ids(desk, kind="person")) == 1


def test_contacts_come_and_go(desk: Desk) -> None:
    party = requester_of(desk, open_one(desk, dispute()).id)
    add_contact(desk, party, " 陈志明 ", post="法务", phone="13800138000")
    (contact,) = list_contacts(desk, party)
    assert (contact.name, contact.post) == ("陈志明", "法务")
    with pytest.raises(RuleViolationError):
        add_contact(desk, party, "  ")
    remove_contact(desk, contact.id)
    remove_contact(desk, contact.id)
    assert list_contacts(desk, party) == ()


FACTS = EntityFacts("备2026-01", date(2026, 1, 5), date(2028, 12, 31), quota=20, grade="A")


def test_an_entity_counts_what_it_used_of_the_years_quota(desk: Desk) -> None:
    entity = register_entity(desk, {"name": "华彩照明有限公司"}, FACTS)
    kind = CATALOGUE.get("pre-examination")
    named = {"entity": "华彩照明有限公司"}
    ids = [open_one(desk, short_draft(kind, **named)).id for _ in range(5)]
    walk(desk, ids[0], ("accept", "pass"))
    walk(desk, ids[1], ("accept",))
    walk(desk, ids[2], ("refuse",))
    delete_cases(desk, [ids[3]])
    last_year = datetime(2025, 12, 30, 1, 0, tzinfo=UTC)
    open_one(desk, short_draft(kind, **named, received_at=last_year))
    open_one(desk, short_draft(kind, entity="别家灯饰厂"))
    (line,) = list_entities(desk, 2026)
    assert (line.id, line.quota, line.used, line.accepted, line.passed) == (entity, 20, 3, 2, 1)
    assert list_entities(desk, 2025)[0].used == 1
    assert [item.name for item in list_entities(desk, 2026, "华彩")] == ["华彩照明有限公司"]
    assert list_entities(desk, 2026, "别家") == ()
    assert [item.code for item in entity_choices(desk)] == ["华彩照明有限公司"]
    assert party_lines(desk, [line.party_id])[0].registered


def test_an_entity_is_registered_once_and_with_facts_that_can_be(desk: Desk) -> None:
    entity = register_entity(desk, {"name": "华彩照明有限公司"}, FACTS)
    for party, facts in (
        ({"name": "华彩照明有限公司"}, FACTS),
        ({"name": " "}, FACTS),
        ({"name": "乙"}, EntityFacts(quota=-1)),
        (
            {"name": "乙"},
            EntityFacts(registered_on=date(2026, 2, 1), valid_to=date(2026, 1, 1)),
        ),
    ):
        with pytest.raises(RuleViolationError):
            register_entity(desk, party, facts)
    suspended = EntityFacts(
        suspended_from=date(2026, 5, 1), suspended_until=date(2026, 10, 31), suspended_reason="虚报"
    )
    save_entity(desk, entity, 1, suspended)
    with pytest.raises(StaleRecordError):
        save_entity(desk, entity, 1, FACTS)
    with pytest.raises(NotFoundError):
        save_entity(desk, 999, 1, FACTS)
    (line,) = list_entities(desk, 2026)
    assert (line.suspended_until, line.quota) == (date(2026, 10, 31), 0)


def test_what_is_typed_may_refer_to_towns_and_people_of_the_centre(desk: Desk) -> None:
    context = parse_context(desk)
    assert context.towns == town_choices(desk)
    assert "古镇镇" in {item.code for item in context.towns}
    assert [(item.code, item.term) for item in handler_choices(desk)] == [("admin", "管理员")]
    assert context.today == desk.today
    assert step(desk, open_one(desk, dispute()).id, "accept").line.handler == "admin"
