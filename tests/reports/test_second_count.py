"""Tile, list, workbook, SQL by hand and a second count from the open export: one number each."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from app.domain.dates import YearMonth
from app.reports.indicator import Unit
from app.reports.month import load_indicators, month_report
from app.reports.workbook.export import export_month
from app.services.sample.fill import fill_store
from tests.reports import second_books, second_count, second_others
from tests.reports.report_kit import Bench
from tests.reports.second_books import Value
from tests.reports.second_kit import (
    BLOCKS,
    STORES,
    Drawn,
    Figures,
    everything_agrees,
    first,
    lists_are_as_long_as_their_figures,
    second,
)
from tests.reports.worked_month import MONTH
from tests.reports.worked_month import fill as fill_worked_month
from tests.store.sample_kit import workplace


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(store=STORES)
@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.slow
def test_tile_list_sql_and_second_count_agree_for_random_stores(
    block: int, apart: Bench, tmp_path_factory: pytest.TempPathFactory, store: Drawn
) -> None:
    everything_agrees(apart, tmp_path_factory.getbasetemp(), MONTH, store)


def test_the_worked_month_comes_out_of_the_second_count_too(bench: Bench, tmp_path: Path) -> None:
    expected = fill_worked_month(bench)
    out = tmp_path.with_name(f"{tmp_path.name}-out")
    found = second(bench.desk, MONTH, out)
    assert {code: found[code] for code in expected} == expected


def workbook_figures(file: Path) -> Figures:
    """Read the summary by its headings, as the contract of the workbook allows."""
    book = load_workbook(file, read_only=True)
    lines = list(book["汇总"].iter_rows(min_row=3, values_only=True))
    book.close()
    places = {str(name): place for place, name in enumerate(lines[0]) if name}
    columns = [places[name] for name in ("本月", "本年累计", "上年同月")]
    found: dict[str, tuple[Value, Value, Value]] = {}
    for line in lines[1:]:
        if not line or not isinstance(code := line[places["代码"]], str):
            break
        one, two, three = (line[place] for place in columns)
        found[code] = (one, two, three)  # type: ignore[assignment]  # numbers or empty
    return found


@pytest.mark.slow
def test_a_sample_store_gives_the_same_figures_everywhere(tmp_path: Path) -> None:
    place = workplace(tmp_path / "store")
    months = [YearMonth(2026, 11).plus(-back) for back in range(14)]
    fill_store(place.desk, months, seed=11, disputes=20, fast_track=25, mediations=12, assistance=4)
    month = YearMonth(2026, 10)
    report = month_report(place.desk, month)
    counted = second(place.desk, month, tmp_path / "out")
    assert counted == first(report)
    lists_are_as_long_as_their_figures(place.desk, report)
    shown = workbook_figures(export_month(place.desk, month, tmp_path / "m.xlsx").file)
    place.close()
    assert set(shown) == set(counted)
    for code, item in load_indicators().items():
        scale = 100 if item.unit is Unit.YUAN else 1
        expected = tuple(None if value is None else value / scale for value in counted[code])
        assert shown[code] == pytest.approx(expected, abs=1e-6), code


def test_every_indicator_has_a_second_opinion() -> None:
    counted = second_count.figures(second_books.Books(), second_books.Span("", ""))
    assert set(counted) == set(load_indicators())


@pytest.mark.parametrize("module", [second_books, second_count, second_others])
def test_the_second_count_borrows_nothing_from_the_program(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    named: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {item.name for item in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add(node.module or "")
    own = {"tests.reports", "tests.reports.second_books"}
    assert {name.partition(".")[0] for name in named - own} <= set(sys.stdlib_module_names)
