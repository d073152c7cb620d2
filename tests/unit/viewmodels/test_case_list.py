"""What the filter bar asks for becomes one filter, and reads back as chips."""

from __future__ import annotations

from datetime import date

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.domain.terms import Track
from app.services.case_filter import CaseFilter, DateField, DateSpan
from app.ui.viewmodels.case_columns import Office, party_cell
from app.ui.viewmodels.case_list import (
    Criteria,
    MonthChoice,
    active_filters,
    filter_of,
    quick_views,
    without,
)
from app.ui.viewmodels.columns import code_cell, money_cell
from app.ui.viewmodels.party_list import quota_text
from app.ui.viewmodels.workbench import change, points, share

OFFICE = Office("chen", {"chen": "陈晓敏"}, ("中山市", "古镇镇"), date(2026, 11, 23))
VIEWS = quick_views(load_catalogue(), Track.INFRINGEMENT, OFFICE)


def test_everything_asked_for_joins_in_one_filter() -> None:
    criteria = Criteria(
        view="mine",
        text="华彩",
        states=("served",),
        month=MonthChoice(DateField.CLOSED, YearMonth(2026, 10)),
    )
    wanted = filter_of(criteria, VIEWS)
    assert wanted.handler == "chen"
    assert wanted.text == "华彩"
    assert wanted.states == ("served",)
    assert wanted.spans == (DateSpan(DateField.CLOSED, date(2026, 10, 1), date(2026, 10, 31)),)
    assert wanted.tracks == ("infringement",)


def test_new_this_month_ends_today() -> None:
    spans = filter_of(Criteria(view="new"), VIEWS).spans
    assert spans == (DateSpan(DateField.RECEIVED, date(2026, 11, 1), date(2026, 11, 23)),)


def test_a_figures_own_filter_stands_instead_of_the_view() -> None:
    given = CaseFilter(outcomes=("agreed",))
    assert filter_of(Criteria(view="mine", given=given), VIEWS) == given


def test_each_active_filter_can_be_taken_away_alone() -> None:
    criteria = Criteria(given=CaseFilter(), heading="结案", text="灯", states=("a",), handler="")
    keys = [one.key for one in active_filters(criteria, {"a": "甲"}, OFFICE)]
    assert keys == ["given", "text", "states", "handler"]
    for key in keys:
        left = [one.key for one in active_filters(without(criteria, key), {}, OFFICE)]
        assert left == [other for other in keys if other != key]


def test_unassigned_is_said_in_words() -> None:
    (chip,) = active_filters(Criteria(handler=""), {}, OFFICE)
    assert chip.text == "承办 未分派"


def test_a_party_is_shown_short_and_copied_whole() -> None:
    cell = party_cell("中山市古镇华彩照明有限公司 等3家", OFFICE)
    assert cell.text == "华彩照明 等3家"
    assert cell.full == "中山市古镇华彩照明有限公司 等3家"


def test_codes_up_to_a_patent_numbers_width_stay_whole() -> None:
    assert code_cell("202430512345.X").text == "202430512345.X"
    long = code_cell("国作登字-2026-F-00123456")
    assert long.text.endswith("…")
    assert long.full == "国作登字-2026-F-00123456"


def test_amounts_are_copied_as_numbers_of_yuan() -> None:
    cell = money_cell(12_345_60)
    assert (cell.text, cell.number) == ("12,345.60", 12345.6)
    assert money_cell(None).text == ""


def test_changes_against_last_year_need_a_last_year() -> None:
    assert change(112, 100) == "+12%"
    assert change(97, 100) == "\N{MINUS SIGN}3%"
    assert change(5, 0) == "—"
    assert share(13, 16) == "81.2%"
    assert share(0, 0) == "—"
    assert points(13, 16, 0, 0) == "—"
    assert points(1, 2, 1, 4) == "+25.0"


def test_a_quota_is_said_in_figures_beside_its_bar() -> None:
    assert quota_text(4, 8) == "4 / 8  ▰▰▰▰▱▱▱▱"
    assert quota_text(9, 8) == "9 / 8  ▰▰▰▰▰▰▰▰"
    assert quota_text(3, 0) == "3（不限）"
