"""The hash recipe of docs/workbook.md, by value."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.reports.workbook.canonical import canonical_cell, content_hash


@pytest.mark.parametrize(
    ("value", "token"),
    [
        (None, "null"),
        ("", "null"),
        ("5", '"5"'),
        (5, "5"),
        (5.0, "5"),
        (1200, "1200"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0"),
        (Decimal("12000.50"), "12000.5"),
        (9_999_999_999.99, "9999999999.99"),
        (date(2026, 10, 31), "46326"),
        (datetime(2026, 10, 31), "46326"),  # noqa: DTZ001 - spreadsheets know no zone
        ("e\u0301\r\n灯\t", '"é\\n灯\\t"'),
    ],
)
def test_each_kind_of_cell_has_one_token(value: object, token: str) -> None:
    assert canonical_cell(value) == token


def test_the_hash_is_that_of_the_lines_without_formula_columns() -> None:
    text = '["代码","本月"]\n["A1",38]\n[null,null]\n'
    found = content_hash(["代码", "同比（公式）", "本月"], [["A1", "=1", 38], []])
    assert found == hashlib.sha256(text.encode()).hexdigest()
