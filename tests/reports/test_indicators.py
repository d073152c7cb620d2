"""Indicators that rest on steps, limits, transfers, credit and payments; figures by parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.reports.breakdown import breakdown, series, series_of
from app.reports.indicator import Entities, Ratio
from app.reports.month import Column, MonthReport, load_indicators, month_report
from app.services.case_filter import Book
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.month_figures import Count, Rows, StepDays, Total
from app.services.sample.fill import fill_store
from app.services.slices import ELSEWHERE, EMPTY, NO_CASE, UNASSIGNED, Dimension
from tests.reports.book_kit import credit, delete_case, instalment, limit, step, transfer
from tests.reports.report_kit import Bench
from tests.reports.worked_books import fill_books
from tests.reports.worked_month import MONTH
from tests.store.sample_kit import workplace

SAMPLED = YearMonth(2026, 10)
IN_OCTOBER = date(2026, 10, 5)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    place = workplace(tmp_path_factory.mktemp("sample") / "store")
    months = [SAMPLED.last_year, *(SAMPLED.plus(-back) for back in range(4))]
    fill_store(
        place.desk, sorted(months), seed=5, disputes=60, fast_track=30, mediations=25, assistance=10
    )
    yield place.desk
    place.close()


@pytest.fixture(scope="module")
def report(sampled: Desk) -> MonthReport:
    return month_report(sampled, SAMPLED)


def test_every_figure_beside_the_cases_is_as_worked_out_by_hand(bench: Bench) -> None:
    expected = fill_books(bench)
    found = month_report(bench.desk, MONTH)
    assert {code: found.row(code).values for code in expected} == expected


def test_of_the_new_lines_the_example_leaves_none_without_a_figure(bench: Bench) -> None:
    expected = fill_books(bench)
    of_books = {
        code
        for code, item in load_indicators().items()
        if item.basis.rows is not None or item.at_end is not None or item.scope.limit is not None
    }
    bodies = {f"K1.{number}" for number in range(1, 7)}
    elsewhere = {"E6", "G2.2", "G2.3", "B4.1"}
    assert of_books - bodies - elsewhere <= set(expected)


def test_every_count_of_a_sampled_store_equals_the_list_it_opens(
    sampled: Desk, report: MonthReport
) -> None:
    filled = 0
    for row in report.rows:
        for column in Column:
            wanted = row.filter_for(column)
            if isinstance(row.indicator.measure, Ratio | Entities):
                assert wanted is None
                continue
            assert wanted is not None
            if isinstance(row.indicator.measure, Count):
                found = find_ids(sampled, wanted)
                assert row.value(column) == len(found), row.indicator.code
                filled += bool(found)
    assert filled > 250


def test_steps_named_by_indicators_are_steps_of_their_kinds() -> None:
    catalogue = load_catalogue()
    for item in load_indicators().values():
        rows = item.basis.rows
        if rows is None or rows.book is not Book.STEPS:
            continue
        kinds = item.scope.kinds or tuple(
            code for code, one in catalogue.case_types.items() if one.track in item.scope.tracks
        )
        known = {move.code for kind in kinds for move in catalogue.get(kind).moves}
        states = {state.code for kind in kinds for state in catalogue.get(kind).states}
        where = dict(rows.where)
        assert set(where["move"]) <= known, item.code
        assert set(where.get("from_state", ())) <= states, item.code


def test_rules_named_by_indicators_exist(bench: Bench) -> None:
    with bench.desk.store.reading() as session:
        known = bench.desk.clockworks.current(session).book.rules
    tests = [item.scope.limit for item in load_indicators().values() if item.scope.limit]
    assert tests
    assert {rule for one in tests for rule in one.rules} <= set(known)


def test_what_was_met_late_is_overdue_only_until_then(bench: Bench) -> None:
    (case_id,) = bench.add_cases([{"accepted_on": date(2026, 5, 1)}])
    limit(bench, case_id, "INF-CLOSE", "2026-08-31", "met-late", "2026-09-30")
    overdue = {
        month: month_report(bench.desk, YearMonth(2026, month)).row("A6.1").value()
        for month in (7, 8, 9, 10)
    }
    assert overdue == {7: 0, 8: 1, 9: 0, 10: 0}


def test_a_removed_limit_or_a_promise_makes_nothing_late(bench: Bench) -> None:
    one, other = bench.add_cases([{"accepted_on": IN_OCTOBER, "closed_on": IN_OCTOBER}] * 2)
    limit(bench, one, "INF-CLOSE", "2026-09-01", "removed")
    limit(bench, other, "INF-ANSWER", "2026-09-01", "running")
    found = month_report(bench.desk, MONTH)
    assert found.row("A8.1").value() == found.row("A8.2").value() == 0
    assert found.row("A8").value() is None


def test_a_limit_that_ended_with_its_case_counts_by_the_day_of_closing(bench: Bench) -> None:
    rows = [{"accepted_on": date(2026, 9, 1), "closed_on": date(2026, 10, 9)}] * 2
    in_time, late = bench.add_cases(rows)
    limit(bench, in_time, "INF-CLOSE", "2026-10-09", "dropped")
    limit(bench, late, "INF-CLOSE", "2026-10-08", "dropped")
    found = month_report(bench.desk, MONTH)
    assert found.row("A8.1").value() == found.row("A8.2").value() == 1
    wanted = found.row("A8.2").filter_for()
    assert wanted is not None
    assert find_ids(bench.desk, wanted) == (late,)


def test_rows_of_a_deleted_case_count_nowhere(bench: Bench) -> None:
    (case_id,) = bench.add_cases([{"kind": "mediation-court"}])
    transfer(bench, case_id, "police", "2026-10-02")
    credit(bench, "abnormal-filing", "2026-10-02", case_id)
    instalment(bench, case_id, "2026-10-02", 100)
    step(bench, case_id, "confirm", "2026-10-02")
    delete_case(bench, case_id)
    assert not any(any(row.values) for row in month_report(bench.desk, MONTH).rows)


def test_the_parts_of_every_main_figure_add_up_to_it(sampled: Desk, report: MonthReport) -> None:
    for row in report.rows:
        item = row.indicator
        if item.depth or not isinstance(item.measure, Count | Total | Rows) or not row.value():
            continue
        for by in Dimension:
            parts = breakdown(sampled, item.code, SAMPLED, Column.MONTH, by)
            assert sum(part.value or 0 for part in parts) == row.value(), (item.code, by)


def test_each_part_opens_exactly_its_cases_and_no_case_is_in_two(
    sampled: Desk, report: MonthReport
) -> None:
    for code in ("A1", "A4", "A6", "F2", "D3", "B3", "K3", "A10", "E3"):
        wanted = report.row(code).filter_for(Column.YEAR)
        assert wanted is not None
        whole = find_ids(sampled, wanted)
        for by in Dimension:
            together: list[int] = []
            for part in breakdown(sampled, code, SAMPLED, Column.YEAR, by):
                assert part.filter is not None
                ids = find_ids(sampled, part.filter)
                assert len(ids) == part.value, (code, by, part.term)
                together += ids
            assert sorted(together) == sorted(whole), (code, by)


def test_what_is_not_filled_in_is_a_part_of_its_own_and_comes_last(bench: Bench) -> None:
    bench.add_cases(
        [
            {"received_on": IN_OCTOBER, "town": "古镇镇", "details": {"locarno": "26-05"}},
            *[{"received_on": IN_OCTOBER}] * 2,
            {"received_on": IN_OCTOBER, "venue_kind": "market", "venue_name": "灯都市场"},
            {"received_on": IN_OCTOBER, "venue_kind": "market", "outcome": "withdrawn"},
        ]
    )

    def terms(by: Dimension) -> list[tuple[str, float | None]]:
        parts = breakdown(bench.desk, "A1", MONTH, Column.MONTH, by)
        return [(part.term, part.value) for part in parts]

    assert terms(Dimension.TOWN) == [("古镇镇", 1), (EMPTY, 4)]
    assert terms(Dimension.OUTCOME) == [("撤回", 1), (EMPTY, 4)]
    assert terms(Dimension.HANDLER) == [(UNASSIGNED, 5)]
    assert terms(Dimension.MARKET) == [("灯都市场", 1), (ELSEWHERE, 3), (EMPTY, 1)]
    (named, count), empty = terms(Dimension.CLASS)
    assert named.startswith("26-05 ")
    assert (count, empty) == (1, (EMPTY, 4))


def test_entries_without_a_case_are_a_part_without_a_list(bench: Bench) -> None:
    (case_id,) = bench.add_cases([{"town": "横栏镇"}])
    credit(bench, "abnormal-filing", "2026-10-02", case_id)
    credit(bench, "abnormal-filing", "2026-10-03")
    parts = breakdown(bench.desk, "J1", MONTH, Column.MONTH, Dimension.TOWN)
    assert [(part.term, part.value, part.filter is None) for part in parts] == [
        ("横栏镇", 1, False),
        (NO_CASE, 1, True),
    ]


def test_nothing_is_split_behind_which_no_cases_stand(bench: Bench) -> None:
    assert breakdown(bench.desk, "D5", MONTH, Column.MONTH, Dimension.TOWN) == ()
    assert breakdown(bench.desk, "F1", MONTH, Column.MONTH, Dimension.TOWN) == ()


def test_a_series_is_the_months_own_figure_thirteen_times(sampled: Desk) -> None:
    codes = [
        code
        for code, item in load_indicators().items()
        if isinstance(item.measure, Count | Rows | StepDays | Ratio) and not item.depth
    ]
    found = series_of(sampled, codes, SAMPLED)
    for month in (SAMPLED, SAMPLED.previous, SAMPLED.last_year):
        rows = month_report(sampled, month)
        for code in codes:
            (point,) = (one for one in found[code] if one.month == month)
            assert point.value == rows.row(code).value(), (code, month)
            assert point.filter == rows.row(code).filter_for(), (code, month)
    points = series(sampled, "A1", SAMPLED)
    assert points == found["A1"]
    assert [points[0].month, points[-1].month, len(points)] == [SAMPLED.last_year, SAMPLED, 13]
