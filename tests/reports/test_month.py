"""The month's figures against SQL written by hand, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.dates import YearMonth
from app.domain.terms import Outcome
from app.reports.indicator import Entities, Ratio
from app.reports.month import Column, load_indicators, month_report, spans_of
from app.reports.month_checks import CHECKS, Check, CheckSpec, Operand, Relation, Verdict
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.month_figures import Count
from app.support.errors import TaskCancelledError
from tests.reports.report_kit import Bench, open_bench
from tests.reports.worked_month import MONTH, fill

KINDS = (
    "infringement-dispute",
    "ecommerce-complaint",
    "counterfeit-report",
    "exhibition-complaint",
    "pre-examination",
    "priority-examination",
    "mediation-court",
    "mediation-people",
    "assistance-request",
    "overseas-referral",
    "rapid-confirmation",
)
DAYS = st.dates(date(2025, 9, 1), date(2026, 12, 15))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(tmp_path_factory.mktemp("store")) as opened:
        yield opened


def test_every_count_of_a_worked_month_is_as_written_in_the_example(bench: Bench) -> None:
    expected = fill(bench)
    report = month_report(bench.desk, MONTH)
    found = {code: report.row(code).values for code in expected}
    assert found == expected


def test_a_figure_that_is_not_named_in_the_example_counts_nothing(bench: Bench) -> None:
    expected = fill(bench)
    report = month_report(bench.desk, MONTH)
    others = [row for row in report.rows if row.indicator.code not in expected]
    assert [row.indicator.code for row in others if any(row.values)] == []


@st.composite
def cases(draw: st.DrawFn) -> Mapping[str, Any]:
    def later(day: date | None) -> date | None:
        if day is None or draw(st.booleans()):
            return None
        return day + timedelta(days=draw(st.integers(0, 200)))

    received = draw(DAYS)
    accepted = later(received)
    decided = later(accepted)
    filed = later(decided)
    return {
        "kind": draw(st.sampled_from(KINDS)),
        "received_on": received,
        "accepted_on": accepted,
        "decided_on": decided,
        "filed_on": filed,
        "granted_on": later(filed),
        "closed_on": later(accepted or received),
        "outcome": draw(st.sampled_from([None, *(item.value for item in Outcome)])),
        "right_kind": draw(st.sampled_from(["", "design", "invention", "utility-model"])),
        "venue_kind": draw(st.sampled_from(["", "shop", "market", "platform", "other"])),
        "agreed_fen": draw(st.none() | st.integers(0, 10**9)),
    }


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(cases(), max_size=12))
def test_every_count_equals_the_list_it_opens_and_stocks_flow(
    shared: Bench, rows: list[Mapping[str, Any]]
) -> None:
    shared.clear()
    shared.add_cases(rows)
    report = month_report(shared.desk, MONTH)
    listed: dict[CaseFilter, int] = {}
    for row in report.rows:
        for column in Column:
            wanted = row.filter_for(column)
            if isinstance(row.indicator.measure, Count):
                assert wanted is not None
                if wanted not in listed:
                    listed[wanted] = len(find_ids(shared.desk, wanted))
                assert row.value(column) == listed[wanted], row.indicator
            if isinstance(row.indicator.measure, Ratio | Entities):
                assert wanted is None
    flows = {check.spec.code: check for check in report.checks}
    for code in ("J1", "J10", "J15"):
        assert flows[code].verdict is Verdict.HOLDS, flows[code].sentence


def test_year_to_date_runs_from_january_and_a_stock_is_that_of_the_months_end() -> None:
    month, year, last = spans_of(YearMonth(2026, 10))
    assert month == (date(2026, 10, 1), date(2026, 10, 31))
    assert year == (date(2026, 1, 1), date(2026, 10, 31))
    assert last == (date(2025, 10, 1), date(2025, 10, 31))


def test_last_february_of_a_leap_year_ends_on_the_29th() -> None:
    assert spans_of(YearMonth(2025, 2))[2] == (date(2024, 2, 1), date(2024, 2, 29))


def test_change_is_none_without_a_base_and_points_for_ratios(bench: Bench) -> None:
    this, last = date(2026, 10, 5), date(2025, 10, 5)
    bench.add_cases([{"received_on": this}] * 3 + [{"received_on": last}] * 2)
    bench.add_cases(
        [
            {"kind": "mediation-people", "received_on": day, "decided_on": day, "outcome": outcome}
            for day, outcome in (
                (this, "agreed"),
                (this, "agreed"),
                (this, "agreed"),
                (this, "not-agreed"),
                (last, "agreed"),
                (last, "not-agreed"),
            )
        ]
    )
    report = month_report(bench.desk, MONTH)
    assert report.row("A1").change == 0.5
    assert report.row("A2").change is None
    assert report.row("D5").values == (0.75, 0.75, 0.5)
    assert report.row("D5").change == 0.25
    assert report.row("F4").values == (None, None, None)


def test_a_deleted_case_is_counted_nowhere(bench: Bench) -> None:
    bench.add_cases([{"received_on": date(2026, 10, 5), "deleted_at": bench.desk.now}])
    assert not any(any(row.values) for row in month_report(bench.desk, MONTH).rows)


def test_a_closing_before_the_docketing_shows_as_a_difference(bench: Bench) -> None:
    row = {"received_on": date(2026, 9, 1), "accepted_on": date(2026, 10, 2)}
    bench.add_cases([{**row, "closed_on": date(2026, 9, 30), "outcome": "withdrawn"}])
    flow = next(item for item in month_report(bench.desk, MONTH).checks if item.spec.code == "J1")
    assert flow.verdict is Verdict.DIFFERS
    assert flow.sentence == "期初在办 0 ＋ 受理（立案） 1 － 办结 0 ＝ 期末在办 0"


def test_more_acceptances_than_receipts_is_only_a_hint() -> None:
    spec = CheckSpec("J", (Operand("A2", value=2),), Relation.AT_MOST, (Operand("A1", value=1),))
    assert Check(spec).verdict is Verdict.HINT


def test_checks_and_ratios_name_only_indicators_that_exist() -> None:
    known = load_indicators()
    assert {item.code for check in CHECKS for item in (*check.left, *check.right)} <= set(known)
    assert len({check.code for check in CHECKS}) == len(CHECKS)


def test_progress_can_stop_the_counting(bench: Bench) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        month_report(bench.desk, MONTH, stop)


def test_registered_entities_count_from_their_day_until_cancelled(tmp_path: Path) -> None:
    with open_bench(tmp_path) as bench:
        bench.add_entity(registered_on=date(2026, 10, 31))
        bench.add_entity(registered_on=date(2025, 5, 1), cancelled_on=date(2026, 10, 31))
        bench.add_entity(registered_on=date(2026, 11, 1))
        bench.add_entity(registered_on=date(2026, 2, 1))
        report = month_report(bench.desk, MONTH)
    assert report.row("F1").values == (2, 2, 1)
    assert report.row("F1.1").values == (1, 2, 0)
