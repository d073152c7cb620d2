"""What papers are filled with: every placeholder of the book, from the rows of the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from app.domain.deadline import Unit
from app.domain.documents.blocks import Mark, Picture
from app.domain.documents.check import names_used
from app.domain.documents.values import text_of
from app.domain.documents.vocabulary import WORDS, Value, Values
from app.domain.draft import Row
from app.domain.terms import SittingKind
from app.models.case import Case
from app.models.evidence import Evidence
from app.models.handling import Sitting
from app.services.desk import Desk
from app.services.materials import Tick, tick_many
from app.services.papers.facts import GROUPS, names_for, paper_values
from app.services.papers.facts_evidence import size_text
from app.services.papers.facts_forms import form_names
from app.services.papers.templates import shipped_templates
from app.services.papers.views import Recipient
from app.services.read_case import read_dossier
from app.services.rule_settings import set_promise
from tests.store.desk_kit import (
    CATALOGUE,
    KINDS,
    TODAY,
    dispute,
    full_draft,
    open_one,
    step,
    walk,
)
from tests.store.paper_facts_kit import HEARD_AT, Counting, fill_everything


def values_of(
    desk: Desk, case_id: int, recipient: Recipient | None = None, number: str = ""
) -> Values:
    with desk.store.reading() as session:
        case = session.get_one(Case, case_id)
        return paper_values(desk, session, case, recipient, number=number, on=TODAY)


def items(values: Values, name: str) -> list[dict[str, Value]]:
    found = values[name]
    assert isinstance(found, tuple)
    return [dict(item) for item in found]


@pytest.fixture
def case_id(desk: Desk) -> int:
    requester = {
        "phone": "13800138000",
        "agent_name": "林一",
        "kind": "company",
        "address": "中山市古镇镇东兴路8号",
        "capacity": "专利权人",
    }
    right: Row = {"title": "吊灯", "holder": "中山市华彩照明有限公司", "filed_on": date(2024, 7, 1)}
    facts: Row = {"claimed_fen": 5_000_000, "product": "吊灯", "handler": "admin", "link": "a b"}
    draft = dispute("星煌灯饰厂", "光明灯饰店", requester=requester, right=right, facts=facts)
    return open_one(desk, draft).id


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_supplies_exactly_the_names_its_kind_promises(desk: Desk, kind: str) -> None:
    opened = open_one(desk, full_draft(CATALOGUE.get(kind), 2))
    assert set(values_of(desk, opened.id)) == names_for(kind)


def test_every_word_is_supplied_by_one_group_with_the_items_it_names(
    desk: Desk, case_id: int
) -> None:
    names = [name for group in GROUPS for name in group.names]
    assert sorted(names) == sorted(WORDS)
    fill_everything(desk, case_id)
    values = values_of(desk, case_id)
    for word in WORDS.values():
        if not word.items:
            assert not isinstance(values[word.name], tuple), word.name
            continue
        rows = items(values, word.name)
        assert rows or word.name in ("第三人",), word.name
        for row in rows:
            assert set(word.items) <= set(row) <= {*word.items, "序号"}, word.name


def test_every_form_field_of_every_kind_is_a_name(desk: Desk) -> None:
    for kind in KINDS:
        case_type = CATALOGUE.get(kind)
        case_fields = {
            spec.term
            for section in case_type.sections
            if section.part.value == "case"
            for spec in section.fields
        } | {spec.term for move in case_type.moves for spec in move.asks}
        plain = {term.replace(" ", "").replace("/", "、") for term in case_fields}
        assert plain <= names_for(kind), kind
        assert not form_names(case_type) & set(WORDS)


def test_numbers_days_and_amounts_of_the_case(desk: Desk, case_id: int) -> None:
    assert values_of(desk, case_id)["案号"] == ""
    line = step(desk, case_id, "accept").line
    values = values_of(desk, case_id, number="粤中知受字〔2026〕3号")
    assert (values["案号"], values["编号"], values["收件号"]) == (
        line.case_no,
        line.case_no,
        line.intake_no,
    )
    assert values["文号"] == "粤中知受字〔2026〕3号"
    assert (values["受理日期"], values["签发日期"], values["今天"]) == (TODAY, TODAY, TODAY)
    assert (values["收件日期"], values["收件时刻"]) == (
        date(2026, 11, 2),
        datetime(2026, 11, 2, 1, 30, tzinfo=UTC),
    )
    assert (values["索赔金额"], values["协议金额"], values["协议金额大写"]) == ("50000.00", "", "")
    assert values["办理天数"] == 0
    assert values["案件类型"] == "专利侵权纠纷"
    assert values["承办人"] == "管理员"


def test_the_days_of_handling_end_with_the_decision(desk: Desk, case_id: int) -> None:
    step(desk, case_id, "accept")
    with desk.store.writing(actor="test") as unit:
        case = unit.session.get_one(Case, case_id)
        case.accepted_on, case.decided_on = TODAY - timedelta(40), TODAY - timedelta(10)
    assert values_of(desk, case_id)["办理天数"] == 30


def test_the_right_is_as_written_in_the_case_and_bears_zl_once_granted(
    desk: Desk, case_id: int
) -> None:
    values = values_of(desk, case_id)
    assert (values["专利号"], values["专利名称"]) == ("ZL202430380182.4", "吊灯")
    assert (values["专利类型"], values["申请日"]) == ("外观设计", date(2024, 7, 1))
    pending = open_one(desk, dispute("乙", right={"status": "审查中"}))
    assert values_of(desk, pending.id)["专利号"] == "202430380182.4"


def test_parties_keep_their_order_and_what_the_case_says_of_them(desk: Desk, case_id: int) -> None:
    values = values_of(desk, case_id)
    assert values["被请求人名称"] == "星煌灯饰厂、光明灯饰店"
    everybody = items(values, "当事人")
    assert [(row["序号"], row["地位"], row["名称"]) for row in everybody] == [
        (1, "请求人", "中山市华彩照明有限公司"),
        (2, "被请求人", "星煌灯饰厂"),
        (3, "被请求人", "光明灯饰店"),
    ]
    (requester,) = items(values, "请求人")
    assert requester["委托代理人"] == "林一"
    assert requester["主体类型"] == "企业法人"
    assert values["请求人身份"] == "专利权人"


def test_the_section_of_a_kind_says_what_a_party_is_called(desk: Desk) -> None:
    opened = open_one(desk, full_draft(CATALOGUE.get("ecommerce-complaint"), 1))
    rows = items(values_of(desk, opened.id), "当事人")
    assert [row["地位"] for row in rows] == ["投诉人", "被投诉人"]


def test_a_recipient_has_an_address_and_somebody_on_the_other_side(
    desk: Desk, case_id: int
) -> None:
    parties = read_dossier(desk, case_id).parties
    first = next(one for one in parties if one.role == "requester")
    second = next(one for one in parties if one.role == "respondent")
    to_first = values_of(desk, case_id, Recipient(first.party_id, first.name, "请求人"))
    assert to_first["对方当事人"] == "星煌灯饰厂、光明灯饰店"
    assert to_first["受送达人地址"] == "中山市古镇镇东兴路8号"
    assert to_first["受送达人电话"] == "13800138000"
    to_second = values_of(desk, case_id, Recipient(second.party_id, second.name, "被请求人"))
    assert to_second["对方当事人"] == "中山市华彩照明有限公司"
    outside = values_of(desk, case_id, Recipient(None, "某区法院", "", "城中路1号"))
    assert (outside["受送达人"], outside["对方当事人"]) == ("某区法院", "")
    assert outside["受送达人地址"] == "城中路1号"


def test_last_days_come_from_the_clock_and_a_promise_is_no_limit_of_a_paper(
    desk: Desk, case_id: int
) -> None:
    walk(desk, case_id, ["accept", "serve"])
    before = values_of(desk, case_id)
    set_promise(desk, "INF-CLOSE", 20, Unit.DAY, "承诺")
    values = values_of(desk, case_id)
    assert values["期限"] == before["期限"]
    assert values["结案截止日"] == before["结案截止日"]
    answer = values["答辩截止日"]
    assert isinstance(answer, date)
    limits = items(values, "期限")
    assert answer in [row["截止日"] for row in limits]
    assert any("第" in str(row["依据"]) for row in limits)
    assert isinstance(values["结案截止日"], date)


def test_the_supplement_day_is_the_one_designated(desk: Desk, case_id: int) -> None:
    step(desk, case_id, "ask-supplement")
    values = values_of(desk, case_id)
    assert values["补正截止日"] == values["补正期限"]
    assert values["应补正内容"] == "应补正内容"


def test_asked_facts_are_supplied_once_their_step_was_taken(desk: Desk, case_id: int) -> None:
    assert values_of(desk, case_id)["合议组成员"] == ""
    step(desk, case_id, "accept")
    values = values_of(desk, case_id)
    assert values["合议组成员"] == "甲、乙、丙"
    assert values["合议组"] == "甲、乙、丙"


def test_a_cancelled_hearing_does_not_count_and_times_are_chinese(desk: Desk, case_id: int) -> None:
    with desk.store.writing(actor="test") as unit:
        for day, reason in ((0, None), (5, "改期")):
            unit.session.add(
                Sitting(
                    case_id=case_id,
                    kind=SittingKind.HEARING.value,
                    starts_at=HEARD_AT + timedelta(days=day),
                    place="第一审理庭",
                    people="甲，乙 丙",
                    cancelled_reason=reason,
                )
            )
    values = values_of(desk, case_id)
    assert text_of(values["口审时间"]) == "2026年12月1日9时30分"
    (row,) = items(values, "排期")
    assert (row["类型"], row["人员"]) == ("口头审理", "甲、乙、丙")


def test_material_is_told_apart_into_what_came_and_what_lacks(desk: Desk, case_id: int) -> None:
    before = items(values_of(desk, case_id), "欠缺材料")
    assert not items(values_of(desk, case_id), "材料")
    tick_many(desk, case_id, (Tick("request", TODAY, 3),))
    values = values_of(desk, case_id)
    (came,) = items(values, "材料")
    assert (came["份数"], came["收到日期"]) == (3, TODAY)
    assert len(items(values, "欠缺材料")) == len(before) - 1


def test_evidence_has_running_pages_that_leave_out_what_has_none(desk: Desk, case_id: int) -> None:
    fill_everything(desk, case_id)
    rows = items(values_of(desk, case_id), "证据")
    assert [(row["名称"], row["页数"], row["起页"], row["止页"]) for row in rows] == [
        ("公证书", 3, 1, 3),
        ("录像", None, None, None),
        ("照片", 1, 4, 4),
    ]
    assert values_of(desk, case_id)["证据页数"] == 4
    assert rows[0]["哈希"] == "a" * 64
    assert (rows[0]["类别"], rows[0]["提交方"], rows[0]["录入人"]) == ("书证", "请求人", "管理员")


def test_deleted_evidence_is_in_no_list(desk: Desk, case_id: int) -> None:
    fill_everything(desk, case_id)
    with desk.store.writing(actor="test") as unit:
        row = unit.session.query(Evidence).filter(Evidence.title == "公证书").one()
        row.deleted_at = desk.now
    assert [row["起页"] for row in items(values_of(desk, case_id), "证据")] == [None, 1]


def test_a_comparison_is_two_pictures_with_their_own_marks(desk: Desk, case_id: int) -> None:
    fill_everything(desk, case_id)
    (row,) = items(values_of(desk, case_id), "比对")
    assert row["登记视图"] == Picture("a" * 64, "登记视图主视图", (Mark(0.1, 0.2, 0.3, 0.4, "甲"),))
    assert row["被控照片"] == Picture("c" * 64, "被控产品主视图", (Mark(0.5, 0.5, 0.1, 0.1),))


def test_only_papers_in_force_are_listed_and_indexed_with_their_pages(
    desk: Desk, case_id: int
) -> None:
    fill_everything(desk, case_id)
    values = values_of(desk, case_id)
    assert [row["名称"] for row in items(values, "文书")] == ["受理通知书", "答辩通知书"]
    index = items(values, "卷内文件")
    assert [(row["题名"], row["页号"]) for row in index] == [
        ("受理通知书", "1-2"),
        ("答辩通知书", "3"),
        ("公证书", "4-6"),
        ("录像", ""),
        ("照片", "7"),
        ("信封", "8-10"),
    ]
    assert (values["档号"], values["盒号"], values["卷内页数"]) == ("2026-D-1", "12", 10)


def test_without_the_names_of_a_group_its_rows_are_not_read(desk: Desk, case_id: int) -> None:
    fill_everything(desk, case_id)
    notice = shipped_templates()["acceptance-notice"]
    with desk.store.reading() as session:
        case = session.get_one(Case, case_id)
        engine = session.get_bind()
        assert isinstance(engine, Engine)
        asked: list[str] = []
        with Counting(engine, asked):
            wanted = names_used(notice)
            few = paper_values(desk, session, case, None, number="", on=TODAY, wanted=wanted)
        first = len(asked)
        with Counting(engine, asked):
            every = paper_values(desk, session, case, None, number="", on=TODAY)
    assert first <= 4
    assert first < len(asked) - first
    assert few.items() <= every.items()
    assert {"字头", "发文机关", "案号", "签发日期"} <= set(few)


def test_address_and_phone_of_the_centre_stand_in_papers(desk: Desk, case_id: int) -> None:
    placed = replace(desk, centre=replace(desk.centre, address="东兴路1号", phone="0760-1"))
    values = values_of(placed, case_id)
    assert (values["中心地址"], values["中心电话"]) == ("东兴路1号", "0760-1")
    assert values["字头"] == "粤中知"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0字节"), (1023, "1023字节"), (1024, "1.0KB"), (1_572_864, "1.5MB"), (3 << 30, "3.0GB")],
)
def test_sizes_are_told_for_people(size: int, text: str) -> None:
    assert size_text(size) == text
