"""月报: every figure is a door to exactly its cases."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.dates import YearMonth
from app.reports.indicator import Unit
from app.reports.month import Column
from app.services.case_queries import count_cases
from app.services.recycle import delete_cases
from app.ui.pages.month_page import MonthPage
from app.ui.tasks.task import Task
from tests.ui.pages.month_settings_kit import PASSWORD, Office, enter, make_workplace, office


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "数据"
    make_workplace(folder, months=14).close()
    return folder


@pytest.fixture
def desk_office(qapp: QApplication, qtbot: QtBot, filled: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(filled, tmp_path / "数据")
    workplace = enter(tmp_path / "数据", "admin", PASSWORD)
    with office(qapp, qtbot, workplace, tmp_path) as made:
        yield made


@pytest.fixture
def page(desk_office: Office) -> MonthPage:
    made = MonthPage(desk_office.workspace, desk_office.ways)
    desk_office.show(made)
    return made


def choose(page: MonthPage, desk_office: Office, code: str, column: int = 3) -> None:
    """Walk to a figure and press Enter."""
    page.table.setCurrentIndex(page.table.model().index(page.row_of(code), column))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk_office.idle()


def test_the_last_whole_month_is_counted_when_the_page_is_shown(page: MonthPage) -> None:
    assert page.month == YearMonth(2026, 10)
    assert page.report is not None
    assert page.report.row("A1").value()
    assert page.state.isHidden()


def test_a_figure_opens_exactly_its_cases(page: MonthPage, desk_office: Office) -> None:
    assert page.report is not None
    tried = 0
    for row in page.report.rows:
        if row.indicator.unit is not Unit.CASES or not row.value():
            continue
        choose(page, desk_office, row.indicator.code)
        assert len(page.cases.ids) == row.value(), row.indicator.code
        tried += 1
    assert tried > 20
    assert "这就是表中那个数" in page.cases.note.text()


def test_the_year_and_last_years_month_are_doors_too(page: MonthPage, desk_office: Office) -> None:
    assert page.report is not None
    row = page.report.row("A1")
    for at, column in ((4, Column.YEAR), (5, Column.LAST_YEAR)):
        choose(page, desk_office, "A1", at)
        assert len(page.cases.ids) == row.value(column)
        assert str(row.value(column)) in page.cases.heading.text()


def test_the_list_opens_with_the_figures_own_filter(page: MonthPage, desk_office: Office) -> None:
    choose(page, desk_office, "A4")
    page.cases.list_button.click()
    wanted, heading = desk_office.ways.filters[-1]
    assert count_cases(desk_office.workspace.desk, wanted) == len(page.cases.ids)
    assert heading.startswith("2026年10月 A4 办结")


def test_a_case_of_the_list_opens_by_keyboard(page: MonthPage, desk_office: Office) -> None:
    choose(page, desk_office, "A1")
    page.cases.table.setCurrentIndex(page.cases.table.model().index(1, 0))
    QTest.keyClick(page.cases.table, Qt.Key.Key_Return)
    assert desk_office.ways.cases == [page.cases.ids[1]]


def test_a_ratio_says_that_no_cases_stand_behind_it(page: MonthPage, desk_office: Office) -> None:
    choose(page, desk_office, "F4")
    assert page.cases.ids == ()
    assert "没有对应的案件" in page.cases.note.text()
    assert page.cases.list_button.isHidden()


def test_the_copied_list_holds_every_case_and_a_heading(
    page: MonthPage, desk_office: Office
) -> None:
    choose(page, desk_office, "A1")
    page.cases.copy_button.click()
    desk_office.idle()
    text = QGuiApplication.clipboard().text()
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert rows[0][0] == "案号"
    assert len(rows) == len(page.cases.ids) + 1


def test_a_block_of_figures_is_copied_as_numbers(page: MonthPage) -> None:
    page.table.setCurrentIndex(page.table.model().index(page.row_of("A1"), 4))
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    QTest.keyClick(page.table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    cells = page.table.copied_rows()
    assert page.report is not None
    row = page.report.row("A1")
    assert [cell.text for cell in cells[0]] == [str(row.value()), str(row.value(Column.YEAR))]
    assert all(cell.number for cell in cells[0])


def test_a_deleted_case_leaves_figure_and_list_together(
    page: MonthPage, desk_office: Office
) -> None:
    choose(page, desk_office, "A1")
    before = len(page.cases.ids)
    delete_cases(desk_office.workspace.desk, page.cases.ids[:1], "重复收件")
    page.mark_stale()
    assert "重算" in page.state.accessibleName()
    assert page.table.model().rowCount()
    desk_office.idle()
    assert page.report is not None
    assert page.report.row("A1").value() == len(page.cases.ids) == before - 1
    assert page.state.isHidden()


def test_keys_step_through_the_months_but_not_into_the_future(
    page: MonthPage, desk_office: Office
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_PageDown, control)
    desk_office.idle()
    assert page.month == YearMonth(2026, 11)
    assert not page.later.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_PageDown, control)
    assert page.month == YearMonth(2026, 11)
    QTest.keyClick(page.earlier, Qt.Key.Key_PageUp)
    desk_office.idle()
    assert page.report is not None
    assert page.report.month == page.month == YearMonth(2026, 10)


def test_a_late_answer_for_another_month_is_not_shown(page: MonthPage, desk_office: Office) -> None:
    page.earlier.click()
    page.earlier.click()
    desk_office.idle()
    assert page.report is not None
    assert page.report.month == YearMonth(2026, 8)


def test_parts_fold_away_and_the_figure_stays_chosen(page: MonthPage) -> None:
    page.table.setCurrentIndex(page.table.model().index(page.row_of("A4"), 3))
    page.parts.click()
    assert page.row_of("A4.1") == -1
    assert page.table.currentIndex().row() == page.row_of("A4")
    assert page.table.currentIndex().column() == 3


def test_every_identity_is_told_in_words(page: MonthPage) -> None:
    assert page.report is not None
    page.checks._all.click()
    assert len(page.checks.texts()) == len(page.report.checks)
    assert f"/ {len(page.report.checks)} 相符" in page.checks.pill.accessibleName()


def test_the_export_writes_the_months_workbook(
    page: MonthPage, desk_office: Office, tmp_path: Path
) -> None:
    out = tmp_path / "月报.xlsx"
    desk_office.prompts.paths.append(tmp_path / "月报")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    desk_office.qtbot.waitUntil(lambda: bool(desk_office.prompts.suggested))
    desk_office.idle()
    assert desk_office.prompts.suggested[-1].name == "月报-中山灯饰-2026-10.xlsx"
    assert "汇总" in load_workbook(out, read_only=True).sheetnames
    assert "月报.xlsx" in page.written.text.text()
    assert page.written.isVisible()
    assert page.export_button.isEnabled()


def test_a_cancelled_export_leaves_nothing(
    page: MonthPage, desk_office: Office, tmp_path: Path
) -> None:
    desk_office.prompts.paths.append(tmp_path / "out" / "月报.xlsx")
    (tmp_path / "out").mkdir()
    desk_office.workspace.runner.started.connect(Task.cancel)
    page.export_button.click()
    desk_office.idle()
    assert list((tmp_path / "out").iterdir()) == []
    assert page.written.isHidden()
    assert desk_office.prompts.told == []


def test_an_export_that_cannot_be_written_is_told(
    page: MonthPage, desk_office: Office, tmp_path: Path
) -> None:
    desk_office.prompts.paths.append(tmp_path / "没有" / "这个文件夹" / "月报.xlsx")
    page.export_button.click()
    desk_office.idle()
    assert len(desk_office.prompts.told) == 1
    assert page.export_button.isEnabled()


@pytest.mark.parametrize(
    ("points", "width", "height"), [(10.5, 1150, 660), (10.5, 819, 400), (14.0, 1240, 620)]
)
def test_nothing_needs_a_horizontal_scroll_bar(
    page: MonthPage, desk_office: Office, points: float, width: int, height: int
) -> None:
    desk_office.workspace.theme.set_points(points)
    page.resize(width, height)
    choose(page, desk_office, "A4")
    assert page.width() == width
    assert not page.table.horizontalScrollBar().maximum()
    assert not page.cases.table.horizontalScrollBar().maximum()
