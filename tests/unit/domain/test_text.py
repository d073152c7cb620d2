"""Names, codes and masks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import (
    compact_code,
    core_name,
    half_width,
    mask_id,
    name_key,
    short_name,
    tidy,
    tidy_lines,
)


def test_tidy_takes_out_controls_and_outer_spaces_of_both_widths() -> None:
    assert tidy("　 华彩\u200b灯饰\x07\t厂 　") == "华彩灯饰 厂"


def test_tidy_makes_one_line_of_several() -> None:
    assert tidy("甲\r\n\n乙\u2028丙") == "甲 乙 丙"


def test_tidy_lines_keeps_blank_lines_inside_only() -> None:
    assert tidy_lines("\n 甲 \r\n\r\n乙\v\n") == "甲\n\n乙"


def test_tidy_composes_accents() -> None:
    assert tidy("e\u0301") == "é"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidy_lines(text)
    assert tidy_lines(once) == once
    assert not any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in once)


def test_half_width_turns_every_full_width_sign_of_a_code() -> None:
    assert half_width("ＺＬ２０２４３０３８０１８２．４（Ａ）－：") == "ZL202430380182.4(A)-:"


def test_compact_code_has_neither_spaces_nor_lower_case() -> None:
    assert compact_code(" zl 2024 3 0380182．4 ") == "ZL202430380182.4"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中山市华彩照明有限公司", "中山市华彩照明有限责任公司"),
        ("华彩灯饰（中山）有限公司", "华彩灯饰(中山) 有限公司"),
        ("古镇星煌灯饰厂（个体工商户）", "古镇星煌灯饰厂"),
        ("ＡＢＣ照明·股份公司", "abc照明股份有限公司"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_place_and_form_still_tell_names_apart() -> None:
    assert name_key("中山市华彩照明有限公司") != name_key("东莞市华彩照明有限公司")
    assert name_key("华彩照明有限公司") != name_key("华彩照明厂")


@pytest.mark.parametrize(
    ("name", "short", "core"),
    [
        ("中山市古镇华彩照明有限公司", "华彩照明", "华彩照明"),
        ("广东省中山市古镇镇星煌灯饰厂", "星煌灯饰厂", "星煌灯饰"),
        ("中山市横栏镇星煌灯饰厂（个体工商户）", "星煌灯饰厂", "星煌灯饰"),
        ("佛山市顺德区美朗电器有限公司", "美朗电器", "美朗电器"),
        ("中山市有限公司", "中山市", "中山市"),
        ("王小明", "王小明", "王小明"),
        ("灯厂", "灯厂", "灯厂"),
    ],
)
def test_titles_leave_out_place_and_company_form(name: str, short: str, core: str) -> None:
    assert short_name(name) == short
    assert core_name(name) == core


def test_towns_of_the_centre_are_left_out_in_long_and_bare_form() -> None:
    assert short_name("厚街名匠家具有限公司", ("厚街镇",)) == "名匠家具"
    assert short_name("厚街镇名匠家具厂", ("厚街镇", "")) == "名匠家具厂"


@given(st.text(min_size=1))
def test_a_name_never_shrinks_to_nothing(name: str) -> None:
    if tidy(half_width(name)):
        assert core_name(name) or name_key(name) == ""


def test_masks_show_head_and_tail_of_long_numbers_only() -> None:
    assert mask_id("11010519491231002X") == "110***********002X"
    assert mask_id("1234567") == "*******"


def test_a_sub_district_named_after_its_city_is_left_out_whole() -> None:
    assert short_name("中山市中山港街道栩禾照明有限公司") == "栩禾照明"
