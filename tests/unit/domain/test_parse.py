"""Typed text to values and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fields import Choice, FieldKind, FieldSpec, FieldValue, choices_of
from app.domain.money import MAX_FEN
from app.domain.parse import ParseContext, display_value, parse_value
from app.domain.terms import Channel, PartyKind, RightKind
from app.domain.text import tidy, tidy_lines
from app.support.errors import Level

CONTEXT = ParseContext(
    now=datetime(2026, 11, 23, 6, 30, tzinfo=UTC),
    today=date(2026, 11, 23),
    towns=(Choice("442000105", "古镇镇"), Choice("442000001", "石岐街道")),
    handlers=(Choice("chen", "陈志明"), Choice("li", "李晓")),
    entities=(Choice("7", "华彩照明有限公司"),),
)
ACTS = (
    Choice("make", "制造"),
    Choice("offer", "许诺销售"),
    Choice("sell", "销售"),
    Choice("both", "制造、销售"),
)


def _spec(kind: FieldKind, **more: object) -> FieldSpec:
    return replace(FieldSpec("field", "栏目", kind), **more)  # type: ignore[arg-type]  # test helper


def _read(kind: FieldKind, text: str, **more: object) -> FieldValue:
    return parse_value(_spec(kind, **more), text, CONTEXT, "a.b")[0]


def _remarks(kind: FieldKind, text: str, **more: object) -> list[tuple[str, Level]]:
    problems = parse_value(_spec(kind, **more), text, CONTEXT, "a.b")[1]
    assert all(problem.field == "a.b" for problem in problems)
    return [(problem.message, problem.level) for problem in problems]


@pytest.mark.parametrize("kind", list(FieldKind))
def test_empty_text_is_nothing_and_no_problem(kind: FieldKind) -> None:
    assert parse_value(_spec(kind), " 　\n", CONTEXT) == (None, ())
    assert display_value(_spec(kind), None) == ""


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.TEXT, " 灯　", "灯"),
        (FieldKind.LONG_TEXT, " 一\n二 ", "一\n二"),
        (FieldKind.DATE, "5.6", date(2026, 5, 6)),
        (FieldKind.INSTANT, "14:30", datetime(2026, 11, 23, 6, 30, tzinfo=UTC)),
        (FieldKind.MONEY, "1.2万", 1_200_000),
        (FieldKind.INTEGER, "１，２００", 1200),
        (FieldKind.FLAG, "是", True),
        (FieldKind.FLAG, "×", False),
        (FieldKind.RIGHT_NUMBER, "ZL2024303801824", "202430380182.4"),
        (FieldKind.ID_NUMBER, "91512081ma62k0260e", "91512081MA62K0260E"),
        (FieldKind.PHONE, "１３８００１３８０００", "13800138000"),
        (FieldKind.POSTCODE, "５２８４２１", "528421"),
        (FieldKind.EMAIL, "ａ@b.cn", "a@b.cn"),
        (FieldKind.LOCARNO, "2605", "26-05"),
        (FieldKind.PARTY_NAME, "华彩 ", "华彩"),
        (FieldKind.TOWN, "石岐", "石岐街道"),
        (FieldKind.TOWN, "442000105", "古镇镇"),
        (FieldKind.HANDLER, "陈", "chen"),
        (FieldKind.ENTITY, "华彩照明有限公司", "7"),
    ],
)
def test_every_kind_of_field_reads_what_people_type(
    kind: FieldKind, text: str, value: FieldValue
) -> None:
    assert _read(kind, text) == value
    assert _remarks(kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FieldKind.DATE, "2026-2-30"),
        (FieldKind.INSTANT, "25:00"),
        (FieldKind.MONEY, "-3"),
        (FieldKind.INTEGER, "1.5"),
        (FieldKind.INTEGER, "9" * 5000),
        (FieldKind.FLAG, "也许"),
        (FieldKind.RIGHT_NUMBER, "12345"),
        (FieldKind.LOCARNO, "灯"),
        (FieldKind.HANDLER, "王"),
        (FieldKind.ENTITY, "无名"),
    ],
)
def test_unreadable_text_is_nothing_with_one_error(kind: FieldKind, text: str) -> None:
    assert _read(kind, text) is None
    assert [level for _, level in _remarks(kind, text)] == [Level.ERROR]


@pytest.mark.parametrize(
    ("kind", "text", "remark"),
    [
        (FieldKind.ID_NUMBER, "91350211M0000XUF46", "校验位不符，按规则应为"),
        (FieldKind.PHONE, "123", "电话号码"),
        (FieldKind.POSTCODE, "123", "邮编"),
        (FieldKind.EMAIL, "x", "邮箱"),
        (FieldKind.TOWN, "石湾镇", "不在本中心镇街内"),
    ],
)
def test_doubtful_text_is_kept_with_a_warning(kind: FieldKind, text: str, remark: str) -> None:
    assert _read(kind, text) == text
    ((message, level),) = _remarks(kind, text)
    assert remark in message
    assert level is Level.WARNING


def test_a_wrong_check_sign_is_kept_with_an_error_telling_the_right_one() -> None:
    assert _read(FieldKind.RIGHT_NUMBER, "202430380182.5") == "202430380182.5"
    assert _remarks(FieldKind.RIGHT_NUMBER, "202430380182.5") == [
        ("校验位不符，应为 4", Level.ERROR)
    ]


def test_a_patent_number_must_suit_the_chosen_kind() -> None:
    spec = _spec(FieldKind.RIGHT_NUMBER)
    context = replace(CONTEXT, right_kind=RightKind.INVENTION)
    _, problems = parse_value(spec, "202430380182.4", context)
    assert [item.message for item in problems] == ["号码属外观设计，与类型不符"]
    trademark = replace(CONTEXT, right_kind=RightKind.TRADEMARK)
    assert parse_value(spec, "第123号", trademark) == ("123", ())


def test_the_party_kind_decides_about_the_identity_number() -> None:
    spec = _spec(FieldKind.ID_NUMBER)
    person = replace(CONTEXT, party_kind=PartyKind.PERSON)
    assert parse_value(spec, "11010519491231002X", person)[1] == ()
    assert parse_value(spec, "91512081MA62K0260E", person)[1] != ()


@pytest.mark.parametrize("text", ["counter", "柜台", "柜", "COUNTER"])
def test_a_choice_is_read_by_code_term_or_clear_beginning(text: str) -> None:
    assert _read(FieldKind.CHOICE, text, choices=choices_of(Channel)) == "counter"


def test_an_unclear_beginning_or_an_unknown_word_is_no_choice() -> None:
    choices = (Choice("a", "制造商"), Choice("b", "制造者"))
    assert _remarks(FieldKind.CHOICE, "制造", choices=choices) == [
        ("没有“制造”这一项", Level.ERROR)
    ]
    assert _read(FieldKind.CHOICE, "制造") == "制造"


@pytest.mark.parametrize(
    "text",
    [
        "制造、许诺销售",
        "制造，许诺销售",
        "make; offer",
        "制造 许诺销售",
        "制造/许诺/制造",
        "、制造,许诺销售、",
    ],
)
def test_several_choices_are_split_at_any_usual_sign(text: str) -> None:
    assert _read(FieldKind.CHOICES, text, choices=ACTS) == ("make", "offer")


def test_a_term_may_hold_a_separator_itself() -> None:
    assert _read(FieldKind.CHOICES, "许诺销售、制造、销售", choices=ACTS) == ("offer", "both")


def test_one_unknown_choice_spoils_the_list() -> None:
    assert _remarks(FieldKind.CHOICES, "制造、出口", choices=ACTS) == [
        ("没有“出口”这一项", Level.ERROR)
    ]
    assert _read(FieldKind.CHOICES, "甲、乙") == ("甲", "乙")


def test_nothing_on_offer_means_any_text() -> None:
    bare = ParseContext(now=CONTEXT.now, today=CONTEXT.today)
    for kind in (FieldKind.HANDLER, FieldKind.ENTITY, FieldKind.TOWN):
        assert parse_value(_spec(kind), "某", bare) == ("某", ())


def test_too_long_a_text_is_an_error_that_counts_characters() -> None:
    assert _remarks(FieldKind.TEXT, "灯" * 6, max_length=5) == [("超出 5 字，现 6 字", Level.ERROR)]
    assert _remarks(FieldKind.TEXT, "灯" * 5, max_length=5) == []


def test_a_day_that_must_be_past_is_refused_when_ahead() -> None:
    spec = FieldSpec("received_at", "收件时间", FieldKind.INSTANT)
    assert parse_value(spec, "明天 9:00", CONTEXT)[1][0].message == "收件时间不能晚于今天"
    assert parse_value(spec, "今天 23:59", CONTEXT)[1] == ()


def test_names_of_accounts_and_entities_are_shown() -> None:
    assert display_value(_spec(FieldKind.HANDLER), "chen", CONTEXT.handlers) == "陈志明"
    assert display_value(_spec(FieldKind.HANDLER), "gone", CONTEXT.handlers) == "gone"


_LINES = st.text(max_size=40)
_VALUES: dict[FieldKind, st.SearchStrategy[FieldValue]] = {
    FieldKind.TEXT: _LINES.map(tidy).filter(bool),
    FieldKind.LONG_TEXT: _LINES.map(tidy_lines).filter(bool),
    FieldKind.PARTY_NAME: _LINES.map(tidy).filter(bool),
    FieldKind.DATE: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    FieldKind.INSTANT: st.integers(0, 9 * 10**9).map(
        lambda seconds: datetime(1901, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    FieldKind.MONEY: st.integers(0, MAX_FEN),
    FieldKind.INTEGER: st.integers(0, 10**9),
    FieldKind.FLAG: st.booleans(),
    FieldKind.CHOICE: st.sampled_from([item.code for item in ACTS]),
    FieldKind.CHOICES: st.lists(
        st.sampled_from(["make", "offer", "sell"]), min_size=1, unique=True
    ).map(tuple).filter(lambda item: ("make", "sell") not in pairwise(item)),
    FieldKind.LOCARNO: st.builds("{:02}-{:02}".format, st.integers(1, 32), st.integers(0, 99)),
    FieldKind.TOWN: st.sampled_from(["古镇镇", "石岐街道"]),
    FieldKind.HANDLER: st.sampled_from(["chen", "li"]),
    FieldKind.RIGHT_NUMBER: st.just("202430380182.4"),
}  # fmt: skip


@given(st.sampled_from(list(_VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), _VALUES[kind])))
def test_a_shown_value_is_read_back(pair: tuple[FieldKind, FieldValue]) -> None:
    kind, value = pair
    choices = ACTS if kind in (FieldKind.CHOICE, FieldKind.CHOICES) else ()
    spec = _spec(kind, choices=choices)
    names = CONTEXT.handlers if kind is FieldKind.HANDLER else ()
    found, problems = parse_value(spec, display_value(spec, value, names), CONTEXT)
    assert found == value
    assert not [item for item in problems if item.level is Level.ERROR]
