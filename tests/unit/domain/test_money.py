"""Amounts of money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import (
    MAX_FEN,
    MoneyTextError,
    format_money,
    format_money_compact,
    parse_money,
)


@pytest.mark.parametrize(
    "text",
    [
        "1.2万",
        "12,000",
        "12000",
        "¥12000元",
        "￥１２，０００．００",
        "人民币12000元整",
        "1.2 萬元",
        "12千",
        "0.00012亿",
        "RMB12000",
    ],
)
def test_every_usual_spelling_of_an_amount_is_read(text: str) -> None:
    assert parse_money(text) == 1_200_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-5", "不能为负"),
        ("1.234", "最多到分"),
        ("0.000001234万", "最多到分"),
        ("12,00", "看不懂"),
        ("一万", "看不懂"),
        ("", "看不懂"),
        ("$100", "人民币"),
        ("100.01亿", "超过 100 亿元"),
        ("9" * 60, "超过 100 亿元"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(MoneyTextError, match=words):
        parse_money(text)


def test_the_upper_bound_itself_is_allowed() -> None:
    assert parse_money("100亿") == MAX_FEN


@given(st.integers(0, MAX_FEN))
def test_a_shown_amount_is_read_back(fen: int) -> None:
    assert parse_money(format_money(fen)) == fen


def test_amounts_are_shown_exactly_or_compactly() -> None:
    assert format_money(1_200_000) == "12,000.00 元"
    assert format_money(-105) == "-1.05 元"
    assert format_money_compact(1_200_000) == "1.2 万元"
    assert format_money_compact(95_000) == "950 元"
    assert format_money_compact(1_230_050_000) == "1,230.05 万元"
    assert format_money_compact(100_000_000) == "100 万元"
