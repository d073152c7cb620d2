"""Each figure's rule in words, made from the indicators: none is left out, nothing is hushed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.reports import figure_rules as page
from app.reports.figure_rules import figure_rules, scope_words
from app.reports.indicator import Indicator, Ratio
from app.reports.month import load_indicators
from app.services.case_filter import CaseFilter, DateField, DateSpan, LimitTest

INDICATORS = load_indicators()


def rule_of(code: str) -> list[str]:
    """Return the cells of an indicator's line."""
    (line,) = [one for one in figure_rules().splitlines() if one.startswith(f"| {code} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("item", INDICATORS.values(), ids=list(INDICATORS))
def test_every_indicator_has_one_line_with_all_its_codes(item: Indicator) -> None:
    cells = rule_of(item.code)
    assert cells[:3] == [item.code, item.term, item.unit.term]
    if isinstance(item.measure, Ratio):
        assert all(code in cells[5] for code in (*item.measure.part, *item.measure.whole))
        return
    if item.basis.field is not None:
        assert f"`{item.basis.field.value}`" in cells[3]
    told = item.scope.outcomes + item.scope.kinds + item.scope.tracks + item.scope.venue_kinds
    if item.basis.rows is not None:
        told += tuple(code for _, codes in item.basis.rows.where for code in codes)
    assert all(f'`"{code}"`' in cells[4] for code in told), cells


def test_a_rule_reads_as_one_would_work_it_out() -> None:
    assert rule_of("A4.2")[3:] == [
        "`closed_on`（结案日）",
        "；".join(
            [
                '`track` 是 `"infringement"`',
                '`outcome` 是 `"mediated"`',
                "`accepted_on` 不为 `null` 且 ≤ 末日",
            ]
        ),
        "行数",
    ]
    assert rule_of("D5")[3:] == ["—", "—", "D3 ÷ （D3＋D4）"]


@pytest.mark.parametrize(
    "scope",
    [
        CaseFilter(handler="x"),
        CaseFilter(text="灯"),
        CaseFilter(deleted=True),
        CaseFilter(limit=LimitTest(("X",), overdue_on=date(2026, 1, 1))),
    ],
)
def test_a_restriction_without_words_is_an_error_not_a_gap(scope: CaseFilter) -> None:
    with pytest.raises(ValueError, match="no words"):
        list(scope_words(scope))


def test_a_further_day_of_the_scope_is_told() -> None:
    span = DateSpan(DateField.GRANTED, date(2026, 1, 1), date(2026, 1, 2))
    assert list(scope_words(CaseFilter(spans=(span,)))) == [
        "`granted_on` 在 2026-01-01 至 2026-01-02 之间"
    ]


def test_an_unknown_measure_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = replace(INDICATORS["A1"], measure=object())  # type: ignore[arg-type]
    monkeypatch.setattr(page, "load_indicators", lambda: {"A1": odd})
    with pytest.raises(ValueError, match="no words"):
        figure_rules()
