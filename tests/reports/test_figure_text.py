"""Figures as people read them."""

from __future__ import annotations

import pytest

from app.reports.figure_text import change_text, figure_text
from app.reports.indicator import Unit
from app.reports.month import load_indicators


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        (Unit.CASES, 1508, "1,508"),
        (Unit.YUAN, 1_200_050, "12,000.50"),
        (Unit.DAYS, 24.55001, "24.6"),
        (Unit.PERCENT, 0.884, "88.4%"),
        (Unit.PERCENT, None, "—"),
        (Unit.CASES, 0, "0"),
    ],
)
def test_each_unit_has_its_way_of_writing(unit: Unit, value: float | None, text: str) -> None:
    assert figure_text(unit, value) == text


@pytest.mark.parametrize(
    ("code", "change", "text"),
    [("A1", 0.226, "+22.6%"), ("A4", -0.033, "−3.3%"), ("F4", 0.034, "+3.4"), ("A1", None, "—")],
)
def test_a_change_is_per_cent_or_points_for_ratios(
    code: str, change: float | None, text: str
) -> None:
    assert change_text(load_indicators()[code], change) == text
