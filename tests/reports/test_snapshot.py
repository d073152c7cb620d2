"""What a month says at one moment: every figure with its cases, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from app.models.case import Case
from app.reports.indicator import Unit
from app.reports.month import Column, MonthReport
from app.reports.month_closing import find_problems
from app.reports.month_snapshot import take_moment
from app.services.case_queries import find_ids
from app.services.closing.differences import differences
from app.services.closing.snapshots import digest_of, snapshot_bytes, snapshot_from_bytes
from app.services.closing.views import CaseEffect, FigureDifference
from app.services.month_figures import Count, Total
from app.support.errors import Level, StaleRecordError
from tests.reports.random_cases import random_rows
from tests.reports.report_kit import Bench
from tests.reports.worked_month import MONTH, fill


def counted(report: MonthReport) -> set[str]:
    """Return the codes of the indicators that count cases."""
    return {row.indicator.code for row in report.rows if isinstance(row.indicator.measure, Count)}


def test_the_cases_kept_with_a_figure_are_those_a_click_on_it_opens(bench: Bench) -> None:
    bench.add_cases(random_rows(300))
    moment = take_moment(bench.desk, MONTH, 1)
    seen = 0
    for row in moment.report.rows:
        for place, column in enumerate(Column):
            wanted = row.filter_for(column)
            if wanted is None:
                assert row.indicator.code not in moment.snapshot.members
                continue
            kept = moment.snapshot.members[row.indicator.code][place]
            assert set(kept) == set(find_ids(bench.desk, wanted)), row.indicator.code
            if row.indicator.code in counted(moment.report):
                assert len(kept) == row.value(column)
                seen += len(kept)
    assert seen > 1000


def test_the_same_month_gives_the_same_bytes_and_reads_back_whole(bench: Bench) -> None:
    fill(bench)
    snapshot = take_moment(bench.desk, MONTH, 1).snapshot
    data = snapshot_bytes(snapshot)
    assert data == snapshot_bytes(take_moment(bench.desk, MONTH, 1).snapshot)
    assert snapshot_from_bytes(data) == snapshot
    assert data.endswith(b"}\n")
    assert json.loads(data)["month"] == "2026-10"


def test_the_digest_stands_on_figures_not_on_the_registers(bench: Bench) -> None:
    fill(bench)
    before = take_moment(bench.desk, MONTH, 1).snapshot
    with bench.desk.store.writing(actor="wang") as unit:
        unit.session.get_one(Case, 2).product = "台灯"
    same = take_moment(bench.desk, MONTH, 1).snapshot
    assert digest_of(same.figures, same.checks) == digest_of(before.figures, before.checks)
    with bench.desk.store.writing(actor="wang") as unit:
        unit.session.get_one(Case, 2).received_on = date(2026, 9, 30)
    other = take_moment(bench.desk, MONTH, 1).snapshot
    assert digest_of(other.figures, other.checks) != digest_of(before.figures, before.checks)


def test_a_month_that_keeps_changing_while_it_is_read_is_refused(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(bench)
    numbers = iter(range(100, 200))
    monkeypatch.setattr("app.reports.month_snapshot.newest_audit", lambda _desk: next(numbers))
    with pytest.raises(StaleRecordError, match="有人在改动"):
        take_moment(bench.desk, MONTH, 1)


def change_at_random(bench: Bench, seed: int) -> None:
    """Give every third case the facts of another, delete every seventh and add some."""
    others = random_rows(120, seed)
    with bench.desk.store.writing(actor="wang", reason="核对原件后更正") as unit:
        for number in range(1, 120, 3):
            row = unit.session.get_one(Case, number)
            for name, value in others[number].items():
                if name != "kind":
                    setattr(row, name, value)
        for number in range(2, 120, 7):
            unit.session.get_one(Case, number).deleted_at = bench.desk.now
    bench.add_cases(random_rows(10, seed + 1))


@pytest.mark.parametrize("seed", range(5))
def test_every_difference_of_a_count_is_the_cases_that_came_minus_those_that_went(
    bench: Bench, seed: int
) -> None:
    bench.add_cases(random_rows(120, seed + 50))
    before = take_moment(bench.desk, MONTH, 1)
    change_at_random(bench, seed)
    after = take_moment(bench.desk, MONTH, 2)
    found = differences(bench.desk, before.snapshot, after.snapshot)
    assert len(found) > 50
    counts = counted(after.report)
    for item in found:
        effects = [cause.effect for cause in item.causes]
        assert item.causes or item.unit == Unit.ENTITIES.term, item.code
        if item.code in counts:
            came, went = effects.count(CaseEffect.ENTERED), effects.count(CaseEffect.LEFT)
            assert (item.after or 0) - (item.before or 0) == came - went, item.code
        assert all(cause.number and cause.changes for cause in item.causes)
    changed = {(item.code, item.column) for item in found}
    assert changed == {
        (row.indicator.code, place)
        for row, old in zip(after.report.rows, before.report.rows, strict=True)
        for place, column in enumerate(Column)
        if row.value(column) != old.value(column)
    }


def test_sums_and_averages_name_the_cases_whose_facts_changed(bench: Bench) -> None:
    fill(bench)
    before = take_moment(bench.desk, MONTH, 1)
    with bench.desk.store.writing(actor="wang", reason="补登到账") as unit:
        unit.session.get_one(Case, 1).paid_fen = 1_200_050
    after = take_moment(bench.desk, MONTH, 2)
    found = differences(bench.desk, before.snapshot, after.snapshot)
    assert {item.code for item in found} == {
        row.indicator.code
        for row in after.report.rows
        if isinstance(row.indicator.measure, Total)
        and row.values != before.report.row(row.indicator.code).values
    }
    month = next(item for item in found if (item.code, item.column) == ("A12.1", 0))
    (cause,) = month.causes
    (change,) = cause.changes
    assert (cause.case_id, cause.effect) == (1, CaseEffect.CHANGED)
    assert (change.fact, change.before, change.after) == ("已付金额", "2,000.00 元", "12,000.50 元")
    assert (change.actor, change.reason) == ("wang", "补登到账")


def only(found: tuple[FigureDifference, ...], code: str) -> FigureDifference:
    """Return the month's difference of a code."""
    return next(item for item in found if (item.code, item.column) == (code, 0))


def test_a_case_put_into_the_recycle_bin_is_told_as_such(bench: Bench) -> None:
    fill(bench)
    before = take_moment(bench.desk, MONTH, 1)
    with bench.desk.store.writing(actor="wang", reason="重复登记") as unit:
        unit.session.get_one(Case, 3).deleted_at = bench.desk.now
    after = take_moment(bench.desk, MONTH, 2)
    (cause,) = only(differences(bench.desk, before.snapshot, after.snapshot), "A1").causes
    (change,) = cause.changes
    assert cause.effect is CaseEffect.LEFT
    assert (change.fact, change.after, change.reason) == ("移入回收站", "2026-11-03", "重复登记")


def test_a_case_no_figure_knew_before_is_explained_from_its_traces(bench: Bench) -> None:
    fill(bench)
    (old,) = bench.add_cases([{"received_on": date(2019, 5, 5), "closed_on": date(2020, 6, 1)}])
    with bench.desk.store.writing(actor="wang", reason="更早的更正") as unit:
        unit.session.get_one(Case, old).received_on = date(2020, 5, 5)
    before = take_moment(bench.desk, MONTH, 1)
    assert old not in before.snapshot.cases
    with bench.desk.store.writing(actor="wang", reason="年份录错") as unit:
        unit.session.get_one(Case, old).received_on = date(2026, 10, 5)
    after = take_moment(bench.desk, MONTH, 2)
    (cause,) = only(differences(bench.desk, before.snapshot, after.snapshot), "A1").causes
    (change,) = cause.changes
    assert (change.fact, change.before, change.after) == ("收件日", "2020-05-05", "2026-10-05")
    assert change.reason == "年份录错"


def test_a_relation_that_differs_is_grave_and_names_the_cases_that_break_it(
    bench: Bench,
) -> None:
    fill(bench)
    assert not [item for item in find_problems(bench.desk, MONTH) if item.level is Level.ERROR]
    (bare,) = bench.add_cases(
        [
            {
                "received_on": date(2026, 10, 1),
                "accepted_on": date(2026, 10, 3),
                "closed_on": date(2026, 10, 9),
            },
        ]
    )
    (backward,) = bench.add_cases(
        [
            {
                "received_on": date(2026, 9, 1),
                "accepted_on": date(2026, 10, 20),
                "closed_on": date(2026, 9, 9),
                "outcome": "withdrawn",
            },
        ]
    )
    found = {item.code: item for item in find_problems(bench.desk, MONTH)}
    assert (found["J6"].level, found["J6"].case_ids) == (Level.ERROR, (bare,))
    assert (found["J1"].level, found["J1"].case_ids) == (Level.ERROR, (backward,))
    assert found["no-outcome"].case_ids == (bare,)
    assert found["dates"].case_ids == (backward,)
    assert {found["dates"].level, found["no-outcome"].level} == {Level.WARNING}
    levels = [item.level for item in find_problems(bench.desk, MONTH)]
    assert levels == sorted(levels, key=tuple(Level).index)


def test_a_hint_names_the_cases_of_the_larger_side_only(bench: Bench) -> None:
    fill(bench)
    rows = [
        {"received_on": date(2026, 9, 20), "accepted_on": date(2026, 10, 8), "handler": "li"}
        for _ in range(3)
    ]
    late = bench.add_cases(rows)
    found = {item.code: item for item in find_problems(bench.desk, MONTH)}
    assert found["J9"].level is Level.WARNING
    assert set(late) <= set(found["J9"].case_ids)
    assert 3 not in found["J9"].case_ids


def test_only_a_known_format_is_read_back(bench: Bench) -> None:
    fill(bench)
    data = snapshot_bytes(replace(take_moment(bench.desk, MONTH, 1).snapshot, revision=4))
    assert snapshot_from_bytes(data).revision == 4
    with pytest.raises(ValueError, match="format 9"):
        snapshot_from_bytes(data.replace(b'"format":1', b'"format":9'))
