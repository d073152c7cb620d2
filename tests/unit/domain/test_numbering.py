"""Patterns of case numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbering import NumberPattern, NumberPatternError

FORMAL = NumberPattern("{prefix}〔{year}〕{seq}号", "粤中知法裁字")
PADDED = NumberPattern("{prefix}{year}-{seq:04}", "电")


def test_numbers_look_as_the_pattern_says() -> None:
    assert FORMAL.format(2026, 12) == "粤中知法裁字〔2026〕12号"
    assert PADDED.format(2026, 12) == "电2026-0012"
    assert PADDED.format(2026, 12345) == "电2026-12345"


@pytest.mark.parametrize(
    "text",
    [
        "粤中知法裁字〔2026〕12号",
        "粤中知法裁字(2026)12号",
        "粤中知法裁字【2026】 12 号",
        "粤中知法裁字［２０２６］１２号",
    ],
)
def test_any_bracket_and_width_is_read(text: str) -> None:
    assert FORMAL.parse(text) == (2026, 12)


@pytest.mark.parametrize(
    "text",
    ["粤莞知法裁字〔2026〕12号", "粤中知法裁字〔2026〕012号", "粤中知法裁字〔26〕12号", "", "12"],
)
def test_other_texts_are_not_read(text: str) -> None:
    assert FORMAL.parse(text) is None


def test_padding_must_be_there() -> None:
    assert PADDED.parse("电2026-12") is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{prefix}{jahr}{seq}", "不认识 {jahr}"),
        ("{prefix}{year}{seq:x}", "不认识 {seq:x}"),
        ("{prefix}{year}{}", "不认识 {}"),
        ("{prefix}{year}", "缺 {seq}"),
        ("{prefix}{seq}", "缺 {year}"),
        ("{year}{year}{seq}", "只能用一次"),
        ("{year}{seq}{", "花括号"),
    ],
)
def test_unusable_patterns_are_refused_by_name(pattern: str, words: str) -> None:
    with pytest.raises(NumberPatternError) as caught:
        NumberPattern(pattern)
    assert words in str(caught.value)


@given(
    st.sampled_from(
        [
            "{prefix}〔{year}〕{seq}号",
            "{prefix}{year}-{seq:04}",
            "{seq:03}{year}",
            "{year}{seq}{prefix}",
            "{prefix}{year}{seq}",
        ]
    ),
    st.text(st.characters(blacklist_characters="{}", blacklist_categories=("Cs", "Cc", "Cf"))),
    st.integers(1985, 9999),
    st.integers(1, 10**7),
)
def test_every_pattern_reads_its_own_numbers(
    pattern: str, prefix: str, year: int, seq: int
) -> None:
    book = NumberPattern(pattern, prefix)
    found = book.parse(book.format(year, seq))
    if not any(sign.isdigit() for sign in prefix):
        assert found == (year, seq)
    else:  # digits may run together, but never into a number that looks different
        assert found is None or book.parse(book.format(*found)) == found
