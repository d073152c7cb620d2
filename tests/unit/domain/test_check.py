"""Checks of a whole draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from app.domain.case_type import CaseType, State
from app.domain.centre import CentreProfile, default_numbers
from app.domain.check import check_draft
from app.domain.draft import CaseDraft, Row
from app.domain.fields import (
    FieldKind,
    FieldSpec,
    FieldValue,
    Part,
    SectionSpec,
    choices_of,
    plain_choices,
)
from app.domain.terms import PartyKind, PartyRole, Phase, RightKind, Track
from app.support.errors import Level

TODAY = date(2026, 11, 23)
CENTRE = CentreProfile(
    code="test",
    name="试验中心",
    short_name="试验",
    industry="灯饰",
    city="中山市",
    division_code="442000",
    numbers=default_numbers("粤中"),
    locarno=("26-05",),
)
NAME = FieldSpec("name", "名称", FieldKind.PARTY_NAME, required=True)
KIND = FieldSpec(
    "kind", "类型", FieldKind.CHOICE, choices=choices_of(PartyKind), default=PartyKind.COMPANY
)
ID = FieldSpec("id_number", "证件号码", FieldKind.ID_NUMBER)
ACTS = FieldSpec("acts", "行为", FieldKind.CHOICES, choices=plain_choices("使用", "销售"))
PARTY = (NAME, KIND, ID, FieldSpec("phone", "电话", FieldKind.PHONE))
RIGHT = (
    FieldSpec("kind", "权利类型", FieldKind.CHOICE, choices=choices_of(RightKind)),
    FieldSpec("number", "专利号", FieldKind.RIGHT_NUMBER, required=True),
    FieldSpec("filed_on", "申请日", FieldKind.DATE),
    FieldSpec("granted_on", "授权公告日", FieldKind.DATE),
    FieldSpec("locarno", "洛迦诺", FieldKind.LOCARNO),
)
FACTS = (
    FieldSpec("received_at", "收件时间", FieldKind.INSTANT, required=True),
    FieldSpec("product", "产品", max_length=4),
    FieldSpec("claimed_fen", "请求金额", FieldKind.MONEY),
    FieldSpec("agreed_fen", "协议金额", FieldKind.MONEY),
    FieldSpec("paid_fen", "已付金额", FieldKind.MONEY),
    FieldSpec("copies", "份数", FieldKind.INTEGER),
    FieldSpec("no_suit", "未起诉", FieldKind.FLAG),
)
TYPE = CaseType(
    code="dispute",
    term="纠纷",
    track=Track.INFRINGEMENT,
    book="infringement",
    sections=(
        SectionSpec("requester", "请求人", Part.PARTY, PARTY, PartyRole.REQUESTER),
        SectionSpec(
            "respondent", "被请求人", Part.PARTY, (*PARTY, ACTS), PartyRole.RESPONDENT, table=True
        ),
        SectionSpec("right", "权利", Part.RIGHT, RIGHT),
        SectionSpec("facts", "事实", Part.CASE, FACTS),
        SectionSpec(
            "third_party", "第三人", Part.PARTY, PARTY, PartyRole.THIRD_PARTY, least=0, rare=True
        ),
    ),
    states=(State("received", "收件", Phase.INTAKE),),
    moves=(),
)
GOOD: Mapping[str, tuple[Row, ...]] = MappingProxyType(
    {
        "requester": ({"name": "华彩照明有限公司", "kind": "company"},),
        "respondent": ({"name": "星煌灯饰厂"},),
        "right": ({"number": "202430380182.4", "kind": "design"},),
        "facts": ({"received_at": datetime(2026, 11, 23, 1, 0, tzinfo=UTC)},),
    }
)


def _messages(
    changes: Mapping[str, tuple[Row, ...]], case_type: CaseType = TYPE, **more: frozenset[str]
) -> list[tuple[str, str, Level]]:
    draft = CaseDraft(case_type.code, {**GOOD, **changes})
    found = check_draft(case_type, draft, CENTRE, TODAY, **more)
    return [(item.field, item.message, item.level) for item in found]


def _with(section: str, **values: FieldValue) -> dict[str, tuple[Row, ...]]:
    return {section: ({**GOOD[section][0], **values},)}


def test_a_complete_draft_has_no_remarks() -> None:
    assert _messages({}) == []


def test_a_draft_of_another_kind_is_refused() -> None:
    assert check_draft(TYPE, CaseDraft("other"), CENTRE, TODAY)[0].level is Level.ERROR


def test_an_empty_draft_names_every_compulsory_field_in_the_order_of_the_form() -> None:
    found = check_draft(TYPE, CaseDraft("dispute"), CENTRE, TODAY)
    assert [(item.field, item.message) for item in found] == [
        ("requester.name", "请填名称"),
        ("respondent[0].name", "被请求人至少一行"),
        ("right.number", "请填专利号"),
        ("facts.received_at", "请填收件时间"),
    ]


def test_blank_rows_are_no_rows_even_with_defaults_in_them() -> None:
    blank: Row = {"name": " ", "kind": "company", "acts": ()}
    assert _messages({"respondent": (GOOD["respondent"][0], blank)}) == []
    assert _messages({"respondent": (blank,)}) == [
        ("respondent[0].name", "被请求人至少一行", Level.ERROR)
    ]


def test_a_table_may_ask_for_more_than_one_row() -> None:
    table = replace(TYPE.section("respondent"), least=2)
    case_type = replace(TYPE, sections=(*TYPE.sections[:1], table, *TYPE.sections[2:]))
    assert _messages({}, case_type) == [("respondent[1].name", "被请求人至少 2 行", Level.ERROR)]


def test_a_table_without_compulsory_fields_points_at_its_first() -> None:
    table = replace(TYPE.section("respondent"), fields=(ACTS,))
    case_type = replace(TYPE, sections=(table,))
    found = check_draft(case_type, CaseDraft("dispute"), CENTRE, TODAY)
    assert [item.field for item in found] == ["respondent[0].acts"]


def test_an_optional_section_is_checked_once_begun() -> None:
    assert _messages({"third_party": ({"name": ""},)}) == []
    assert _messages({"third_party": ({"phone": "13800138000"},)}) == [
        ("third_party.name", "请填名称", Level.ERROR)
    ]


def test_unknown_sections_and_fields_are_named() -> None:
    found = _messages({"parking": (), **_with("facts", colour="red")})
    assert ("parking", "没有“parking”这一栏", Level.ERROR) in found
    assert ("facts.colour", "没有“colour”这一项", Level.ERROR) in found
    found = _messages({"respondent": ({"name": "甲", "colour": "red"},)})
    assert found == [("respondent[0].colour", "没有“colour”这一项", Level.ERROR)]


def test_a_single_section_takes_one_row() -> None:
    rows = GOOD["facts"] * 2
    assert _messages({"facts": rows}) == [("facts", "事实只能填一份", Level.ERROR)]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("product", "灯" * 5, "超出 4 字，现 5 字"),
        ("product", 3, "产品的类型不对"),
        ("received_at", datetime(2026, 11, 24, 1, 0, tzinfo=UTC), "收件时间不能晚于今天"),
        ("received_at", date(2026, 11, 23), "收件时间的类型不对"),
        ("received_at", datetime(2026, 11, 23, 1, 0), "收件时间的类型不对"),  # noqa: DTZ001 - the point
        ("claimed_fen", -1, "请求金额不能为负"),
        ("claimed_fen", 10**13, "请求金额过大，请核对"),
        ("claimed_fen", True, "请求金额的类型不对"),
        ("copies", 10**9 + 1, "份数过大，请核对"),
        ("no_suit", 1, "未起诉的类型不对"),
    ],
)
def test_wrong_values_are_errors_beside_their_field(
    key: str, value: FieldValue, message: str
) -> None:
    assert _messages(_with("facts", **{key: value})) == [(f"facts.{key}", message, Level.ERROR)]


def test_no_is_an_answer() -> None:
    assert _messages(_with("facts", no_suit=False, copies=0)) == []


def test_codes_must_be_on_the_list() -> None:
    assert _messages(_with("requester", kind="ghost")) == [
        ("requester.kind", "没有“ghost”这一项", Level.ERROR)
    ]
    rows: Row = {"name": "甲", "acts": ("销售", "观看")}
    assert _messages({"respondent": (rows,)}) == [
        ("respondent[0].acts", "没有“观看”这一项", Level.ERROR)
    ]


def test_doubtful_licences_cards_and_telephones_only_warn() -> None:
    found = _messages(_with("requester", id_number="91350211M0000XUF46", phone="12"))
    assert [(field, level) for field, _, level in found] == [
        ("requester.id_number", Level.WARNING),
        ("requester.phone", Level.WARNING),
    ]
    assert _messages(_with("requester", kind="person", id_number="11010519491231002X")) == []


def test_a_wrong_check_sign_is_an_error_until_a_supervisor_takes_it() -> None:
    wrong = _with("right", number="202430380182.5")
    assert _messages(wrong) == [("right.number", "校验位不符，应为 4", Level.ERROR)]
    assert _messages(wrong, accepted=frozenset({"right.number"})) == [
        ("right.number", "校验位不符，应为 4", Level.WARNING)
    ]


def test_a_supervisor_cannot_take_anything_but_a_check_sign() -> None:
    assert _messages(_with("right", number="12"), accepted=frozenset({"right.number"})) == [
        ("right.number", "位数不对：应为 13 位或 9 位，现 2 位", Level.ERROR)
    ]


def test_number_and_kind_of_right_must_agree() -> None:
    assert _messages(_with("right", kind="invention")) == [
        ("right.number", "号码属外观设计，与类型不符", Level.ERROR)
    ]
    assert _messages(_with("right", kind="trademark", number="123/11")) == []


def test_a_number_is_not_younger_than_its_case_or_filing() -> None:
    received = datetime(2023, 5, 1, tzinfo=UTC)
    assert _messages(_with("facts", received_at=received)) == [
        ("right.number", "号码年份晚于收件年份", Level.ERROR)
    ]
    assert _messages(_with("right", filed_on=date(2023, 5, 1))) == [
        ("right.number", "号码年份晚于申请日", Level.WARNING)
    ]
    assert _messages(_with("right", filed_on=date(2024, 5, 1), kind=None)) == []


def test_grant_does_not_come_before_filing() -> None:
    days = {"filed_on": date(2024, 6, 1), "granted_on": date(2024, 5, 31)}
    assert _messages(_with("right", **days)) == [
        ("right.granted_on", "授权公告日早于申请日", Level.ERROR)
    ]
    assert _messages(_with("right", **{**days, "granted_on": date(2024, 6, 1)})) == []


def test_the_fast_track_warns_outside_the_approved_classes_and_kinds() -> None:
    outside = _with("right", locarno="06-01")
    fast = replace(TYPE, track=Track.FAST_TRACK)
    assert _messages(outside) == []
    assert _messages(outside, fast) == [
        ("right.locarno", "06-01 不在本中心获准分类内", Level.WARNING)
    ]
    assert _messages(_with("right", locarno="26-05"), fast) == []
    invention = _with("right", kind=None, number="201710601862.3")
    assert _messages(invention, fast) == [("right.kind", "本中心未获准预审发明", Level.WARNING)]
    assert _messages({"right": ({"kind": "design"},)}, fast) == [
        ("right.number", "请填专利号", Level.ERROR)
    ]
    assert _messages({"right": ()}, fast) == [("right.number", "请填专利号", Level.ERROR)]


def test_the_fast_track_also_looks_at_kind_and_class_among_the_facts() -> None:
    form = SectionSpec(
        "facts",
        "事实",
        Part.CASE,
        (
            FieldSpec("right_kind", "专利类型", FieldKind.CHOICE, choices=choices_of(RightKind)),
            FieldSpec("locarno", "洛迦诺", FieldKind.LOCARNO),
            FieldSpec("designer_id", "设计人证件号", FieldKind.ID_NUMBER),
        ),
    )
    fast = replace(TYPE, track=Track.FAST_TRACK, sections=(form,))
    row: Row = {"right_kind": "invention", "locarno": "06-01", "designer_id": "1101"}
    draft = CaseDraft("dispute", {"facts": (row,)})
    assert [(item.field, item.message) for item in check_draft(fast, draft, CENTRE, TODAY)] == [
        ("facts.designer_id", "身份证号应为 18 位，现 4 位"),
        ("facts.right_kind", "本中心未获准预审发明"),
        ("facts.locarno", "06-01 不在本中心获准分类内"),
    ]


def test_a_class_must_be_well_written() -> None:
    assert _messages(_with("right", locarno="灯")) == [
        ("right.locarno", "分类号写法如 26-05", Level.ERROR)
    ]


def test_one_party_on_both_sides_is_pointed_out() -> None:
    found = _messages({"respondent": ({"name": "华彩照明有限责任公司"},)})
    assert found == [("respondent[0].name", "与对方是同一主体", Level.WARNING)]


def test_a_third_party_may_also_be_a_respondent() -> None:
    assert _messages({"third_party": ({"name": "星煌灯饰厂"},)}) == []


def test_two_identical_respondents_are_pointed_out_by_name_or_number() -> None:
    twice: tuple[Row, ...] = ({"name": "星煌灯饰厂"}, {"name": "星煌灯饰厂（个体工商户）"})
    assert _messages({"respondent": twice}) == [
        ("respondent[1].name", "与前面的被请求人重复", Level.WARNING)
    ]
    code = "91512081MA62K0260E"
    twice = ({"name": "甲灯饰", "id_number": code}, {"name": "乙灯饰", "id_number": code})
    assert _messages({"respondent": twice}) == [
        ("respondent[1].name", "与前面的被请求人重复", Level.WARNING)
    ]


def test_a_design_cannot_be_infringed_by_use() -> None:
    used: dict[str, tuple[Row, ...]] = {"respondent": ({"name": "甲", "acts": ("使用",)},)}
    assert _messages(used) == [("respondent[0].acts", "外观设计无“使用”行为", Level.WARNING)]
    invention: tuple[Row, ...] = ({"number": "201710601862.3"},)
    assert _messages({**used, "right": invention}) == []


@pytest.mark.parametrize(
    ("claimed", "agreed", "paid", "fields"),
    [
        (100, 100, 100, []),
        (100, 101, None, ["facts.agreed_fen"]),
        (None, 100, 101, ["facts.paid_fen"]),
        (None, None, 5, []),
        (0, 1, 1, ["facts.agreed_fen"]),
    ],
)
def test_more_agreed_than_claimed_or_paid_than_agreed_warns(
    claimed: int | None, agreed: int | None, paid: int | None, fields: list[str]
) -> None:
    found = _messages(_with("facts", claimed_fen=claimed, agreed_fen=agreed, paid_fen=paid))
    assert [field for field, _, _ in found] == fields
    assert all(level is Level.WARNING for _, _, level in found)
