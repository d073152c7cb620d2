"""Numbers of patents, trademarks and works."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.patent_number import (
    PatentNumber,
    RightNumberError,
    check_sign,
    display_right_number,
    normal_right_number,
    parse_patent_number,
)
from app.domain.terms import RightKind

TODAY = date(2026, 11, 23)
PUBLISHED = [
    "202430380182.4",
    "201710601862.3",
    "200920182473.2",
    "97101765.4",
    "95115608.X",
    "202430512345.X",
    "202430600001.4",
    "202530100017.3",
    "202520111222.4",
]


@pytest.mark.parametrize("text", PUBLISHED)
def test_published_numbers_carry_the_right_check_sign(text: str) -> None:
    number = parse_patent_number(text, TODAY)
    assert number.check_ok
    assert number.canonical == text


@pytest.mark.parametrize(
    "text",
    [
        "ZL202430380182.4",
        "zl 2024 3 0380182.4",
        "2024303801824",
        "ＺＬ２０２４３０３８０１８２．４",
        "CN202430380182.4",
        "CNZL202430380182.4",
        "ZL.2024 3 0380182 . 4",
        "专利号：ZL202430380182.4",
        "　ZL2024303801824　",
        "202430380182。4",
    ],
)
def test_every_usual_spelling_gives_the_same_number(text: str) -> None:
    number = parse_patent_number(text, TODAY)
    assert number == PatentNumber(2024, "3", "0380182", "4")
    assert number.display == "ZL202430380182.4"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("20243038018", "位数不对：应为 13 位或 9 位，现 11 位"),
        ("20243038018244", "现 14 位"),
        ("202430380182", "缺校验位，应为 202430380182.4"),
        ("97101765", "缺校验位，应为 97101765.4"),
        ("20243038018.4", "现 12 位"),
        ("202440380182.4", "种类位 4 不对"),
        ("202730380182.4", "年份 2027 尚未到来"),
        ("200230380182.4", "年份 2002 与13 位号不符"),
        ("84101765.4", "年份 2084 与9 位号不符"),
        ("04101765.4", "年份 2004 与9 位号不符"),
        ("CN308765432S", "公告号"),
        ("灯具专利", "只含数字"),
    ],
)
def test_what_is_wrong_with_a_number_is_named(text: str, words: str) -> None:
    with pytest.raises(RightNumberError, match=words):
        parse_patent_number(text, TODAY)


def test_a_wrong_check_sign_is_read_and_the_expected_one_told() -> None:
    number = parse_patent_number("202430380182.5", TODAY)
    assert not number.check_ok
    assert number.expected_check == "4"


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        ("1", RightKind.INVENTION),
        ("2", RightKind.UTILITY_MODEL),
        ("3", RightKind.DESIGN),
        ("8", RightKind.INVENTION),
        ("9", RightKind.UTILITY_MODEL),
    ],
)
def test_the_kind_digit_tells_the_kind_of_patent(kind: str, right: RightKind) -> None:
    assert PatentNumber(2024, kind, "0000001", "0").right_kind is right


@pytest.mark.parametrize("year", ["85", "99", "00", "03"])
def test_old_numbers_run_from_1985_to_2003(year: str) -> None:
    number = parse_patent_number(f"{year}300001.{check_sign(f'{year}300001'[:8])}", TODAY)
    assert number.old_form
    assert 1985 <= number.year <= 2003


numbers = st.builds(
    lambda year, kind, serial: PatentNumber(
        year, kind, f"{serial:07}", check_sign(f"{year}{kind}{serial:07}")
    ),
    st.integers(2003, TODAY.year),
    st.sampled_from("12389"),
    st.integers(0, 9_999_999),
)


@given(numbers)
def test_a_number_is_read_back_from_each_of_its_forms(number: PatentNumber) -> None:
    for text in (number.canonical, number.display, number.canonical.replace(".", "")):
        assert parse_patent_number(text, TODAY) == number


@given(numbers, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_never_passes_the_check(
    number: PatentNumber, place: int, shift: int
) -> None:
    digits = list(number.digits)
    digits[place] = str((int(digits[place]) + shift) % 10)
    assert check_sign("".join(digits)) != number.check


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12345678", "12345678"),
        ("第12345678号", "12345678"),
        ("12345678 第11类", "12345678/11"),
        ("12345678（11类）", "12345678/11"),
        ("G1234567", "G1234567"),
    ],
)
def test_trademark_numbers_keep_their_class(text: str, number: str) -> None:
    assert normal_right_number(RightKind.TRADEMARK, text, TODAY) == number


@pytest.mark.parametrize("text", ["abc", "1234567890", "123/46", "123/0"])
def test_what_is_no_trademark_number_is_refused(text: str) -> None:
    with pytest.raises(RightNumberError):
        normal_right_number(RightKind.TRADEMARK, text, TODAY)


def test_copyright_numbers_are_kept_as_typed() -> None:
    text = " 国作登字-2024-F-00012345 "
    assert normal_right_number(RightKind.COPYRIGHT, text, TODAY) == text.strip()


def test_a_number_is_shown_as_its_kind_is_written() -> None:
    assert display_right_number(RightKind.DESIGN, "202430380182.4") == "ZL202430380182.4"
    assert display_right_number(RightKind.DESIGN, "") == ""
    assert display_right_number(RightKind.TRADEMARK, "123/11") == "123（第11类）"
    assert display_right_number(RightKind.TRADEMARK, "123") == "123"
    assert display_right_number(None, "x") == "x"
