"""The month's figures as people read them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.dates import YearMonth
from app.reports.indicator import Unit
from app.reports.month import Column, MonthReport, MonthRow, Value, load_indicators, spans_of
from app.reports.month_checks import Verdict
from app.support.clock import FixedClock
from app.ui.viewmodels.columns import Emphasis
from app.ui.viewmodels.month import (
    CheckLine,
    Figure,
    MonthLine,
    cases_note,
    change_text,
    checks_summary,
    figure_text,
    first_month,
    month_columns,
    month_groups,
    suggested_file,
)

MONTH = YearMonth(2026, 10)


def row(code: str, *values: Value, change: float | None = None) -> MonthRow:
    """Return a line of the table with invented figures."""
    item = load_indicators()[code]
    this, year, last = values
    first, second, third = (item.filter_for(*span) for span in spans_of(MONTH))
    return MonthRow(item, (this, year, last), (first, second, third), change)


@pytest.mark.parametrize(
    ("unit", "value", "shown"),
    [
        (Unit.CASES, 1508, "1,508"),
        (Unit.CASES, 0, "0"),
        (Unit.YUAN, 1_200_000, "12,000.00"),
        (Unit.DAYS, 24.55, "24.6"),
        (Unit.PERCENT, 0.8134, "81.3%"),
        (Unit.PERCENT, None, "—"),
    ],
)
def test_a_figure_is_shown_in_the_unit_of_its_line(unit: Unit, value: Value, shown: str) -> None:
    assert figure_text(unit, value) == shown


@pytest.mark.parametrize(
    ("code", "change", "shown"),
    [
        ("A1", 0.2258, "+22.6%"),
        ("A1", -0.0333, "\N{MINUS SIGN}3.3%"),
        ("A1", 0.0, "0.0%"),
        ("A1", None, "—"),
        ("F4", 0.034, "+3.4"),
    ],
)
def test_a_change_is_signed_and_a_ratio_changes_by_points(
    code: str, change: float | None, shown: str
) -> None:
    assert change_text(row(code, 1, 1, 1, change=change)) == shown


def test_a_figure_with_cases_can_be_pressed_and_a_ratio_cannot() -> None:
    month = next(one for one in month_columns() if one.key == Column.MONTH.value)
    assert month.cell(MonthLine(1, row("A4", 29, 331, 30))).emphasis is Emphasis.ACCENT
    assert month.cell(MonthLine(1, row("A4", 0, 331, 30))).emphasis is Emphasis.SECOND
    assert month.cell(MonthLine(1, row("F4", 0.8, 0.8, 0.8))).emphasis is Emphasis.TEXT


def test_money_is_copied_in_yuan() -> None:
    month = next(one for one in month_columns() if one.key == Column.MONTH.value)
    assert month.cell(MonthLine(1, row("A12", 1_234_50, 0, 0))).number == 1234.5


def test_the_heading_of_a_list_names_code_term_span_and_figure() -> None:
    line = row("A4.2", 17, 1190, 15)
    assert Figure(line, Column.MONTH).heading == "A4.2 调解结案 17 件"
    assert Figure(line, Column.YEAR).heading == "A4.2 调解结案（本年累计） 1,190 件"


def test_the_note_tells_when_the_list_is_no_longer_the_figure() -> None:
    figure = Figure(row("A4", 29, 331, 30), Column.MONTH)
    assert cases_note(figure, 29) == "这就是表中那个数"
    assert "重算" in cases_note(figure, 28)
    assert "算出" in cases_note(Figure(row("A7", 24.6, 1, 1), Column.MONTH), 29)


def test_without_parts_only_totals_are_listed_each_under_its_chapter() -> None:
    rows = tuple(row(code, 1, 1, 1) for code in ("A1", "A1.1", "F2", "F2.1"))
    report = MonthReport(MONTH, rows, ())
    groups = month_groups(report, parts=False)
    assert [heading for heading, _ in groups] == ["A 维权办案", "F 快速预审"]
    assert [line.row.indicator.code for _, lines in groups for line in lines] == ["A1", "F2"]
    assert sum(len(lines) for _, lines in month_groups(report, parts=True)) == 4


def test_an_identity_says_its_verdict_by_shape_and_words() -> None:
    wrong = CheckLine(Verdict.DIFFERS, "办结 3 ＝ 裁决 1", "多为未登记结果")
    assert wrong.text == "▲ 不符：办结 3 ＝ 裁决 1。多为未登记结果。"
    held = CheckLine(Verdict.HOLDS, "办结 3 ＝ 裁决 3", "")
    assert held.text.startswith("✓")
    assert checks_summary((wrong, held)) == "1 / 2 相符"


def test_the_last_whole_month_is_shown_first() -> None:
    new_year_in_china = FixedClock(datetime(2025, 12, 31, 16, 0, tzinfo=UTC))
    assert first_month(new_year_in_china) == YearMonth(2025, 12)


def test_the_proposed_file_is_named_after_centre_and_month() -> None:
    assert suggested_file(Path("文档"), "中山/灯饰", MONTH) == Path(
        "文档/月报-中山灯饰-2026-10.xlsx"
    )
