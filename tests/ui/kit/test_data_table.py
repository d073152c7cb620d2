"""The table: copying, sorting, opening, columns."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.design.shapes import Shape
from app.ui.design.theme import Theme
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.table_copy import CopiedCell, as_html, as_tsv
from app.ui.widgets.table_roles import CellRole, Pill
from app.ui.widgets.table_widths import share_widths


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> DataTable:
    made = DataTable(theme, "案件")
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["案号", "身份证号", "件数"])
    for at, name in enumerate(("number", "id", "count")):
        model.setHeaderData(at, Qt.Orientation.Horizontal, name, CellRole.KEY)
    for number, code, count in (("乙", "440000199001011234", 2), ("甲", "001", 10)):
        figure = QStandardItem(str(count))
        figure.setData(count, CellRole.NUMBER)
        model.appendRow([QStandardItem(number), QStandardItem(code), figure])
    model.setParent(made)
    made.setModel(model)
    qtbot.addWidget(made)
    made.resize(600, 300)
    with qtbot.waitExposed(made):
        made.show()
    # Qt remembers the modifiers of the last test's keys, and selecting rows goes by them.
    QTest.keyRelease(made, Qt.Key.Key_Shift)
    return made


def click_header(table: DataTable, section: int) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def drag_header(table: DataTable, start: QPoint, by: int) -> None:
    """Drag in the heading as a hand does: press, two moves, release."""
    spot, left = table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(spot, left, pos=start)
    QTest.mouseMove(spot, start + QPoint(by // 2, 0))
    QTest.mouseMove(spot, start + QPoint(by, 0))
    QTest.mouseRelease(spot, left, pos=start + QPoint(by, 0))


def first_column(table: DataTable) -> list[str]:
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_third_click_on_a_header_clears_the_sort(table: DataTable) -> None:
    header = table.horizontalHeader()
    assert header.sortIndicatorSection() == -1
    click_header(table, 0)
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
        0,
        Qt.SortOrder.AscendingOrder,
    )
    click_header(table, 0)
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    click_header(table, 0)
    assert header.sortIndicatorSection() == -1


def test_copied_rows_keep_codes_as_text_and_figures_as_numbers(table: DataTable) -> None:
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "乙\t440000199001011234\t2"
    assert "<td style=\"mso-number-format:'\\@'\">440000199001011234</td><td>2</td>" in data.html()


def test_copying_with_shift_adds_the_headings(table: DataTable) -> None:
    table.selectAll()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_C, both)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["案号\t身份证号\t件数", "乙\t440000199001011234\t2", "甲\t001\t10"]


def test_hidden_columns_are_not_copied(table: DataTable) -> None:
    table.setColumnHidden(1, True)
    table.selectRow(1)
    assert table.copied_rows() == [[CopiedCell("甲"), CopiedCell("10", number=True)]]


def test_a_cell_with_tab_newline_or_markup_stays_one_cell() -> None:
    row = [CopiedCell('甲\t"乙"\n丙'), CopiedCell("<b>&")]
    assert as_tsv([row]) == '"甲\t""乙""\n丙"\t<b>&'
    assert as_html([row]).count("<td") == 2
    assert "&lt;b&gt;&amp;" in as_html([row])


def test_enter_and_double_click_open_the_row(qtbot: QtBot, table: DataTable) -> None:
    table.setCurrentIndex(table.model().index(1, 2))
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert (opened.args[0].row(), opened.args[0].column()) == (1, 0)
    with qtbot.waitSignal(table.opened):
        at = table.visualRect(table.model().index(0, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_group_headings_span_the_table_and_are_neither_opened_nor_copied(
    qtbot: QtBot, table: DataTable
) -> None:
    model = table.model()
    assert isinstance(model, QStandardItemModel)
    heading = QStandardItem("今天 1")
    heading.setData(True, CellRole.GROUP)
    model.insertRow(0, [heading, QStandardItem(), QStandardItem()])
    model.layoutChanged.emit()
    assert table.columnSpan(0, 0) == 3
    table.setCurrentIndex(model.index(0, 0))
    with qtbot.assertNotEmitted(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)
    table.selectAll()
    assert [row[0].text for row in table.copied_rows()] == ["乙", "甲"]


def test_columns_come_back_by_name_in_the_users_order(table: DataTable) -> None:
    header = table.horizontalHeader()
    header.moveSection(2, 0)
    table.setColumnHidden(1, True)
    end = header.sectionViewportPosition(2) + header.sectionSize(2)
    drag_header(table, QPoint(end - 1, 8), -23)
    width = header.sectionSize(2)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    kept = table.layout_text()
    header.moveSection(0, 2)
    table.setColumnHidden(1, False)
    header.resizeSection(2, 60)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert table.restore_layout(kept)
    assert header.visualIndex(2) == 0
    assert header.sectionSize(2) == width
    assert table.isColumnHidden(1)
    assert first_column(table) == sorted(first_column(table), reverse=True)


def test_a_click_on_a_heading_keeps_no_widths(table: DataTable) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + header.sectionSize(1) // 2, 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    kept = json.loads(table.layout_text())
    assert kept["sort"]
    assert [one["width"] for one in kept["columns"]] == [0] * header.count()


def test_a_dragged_width_is_kept_and_comes_back(theme: Theme, table: DataTable) -> None:
    header = table.horizontalHeader()
    end = header.sectionViewportPosition(0) + header.sectionSize(0)
    drag_header(table, QPoint(end - 1, 8), 37)
    width = header.sectionSize(0)
    kept = table.layout_text()
    table.resize(900, 300)
    assert header.sectionSize(0) == width
    again = DataTable(theme, "again", table)
    again.setModel(table.model())
    assert again.restore_layout(kept)
    assert again.horizontalHeader().sectionSize(0) == width


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 9, "columns": [], "sort": ""}'])
def test_a_layout_that_cannot_be_read_changes_nothing(table: DataTable, text: str) -> None:
    before = table.layout_text()
    assert not table.restore_layout(text)
    assert table.layout_text() == before


def test_the_columns_menu_never_hides_the_last_column(table: DataTable) -> None:
    table.setColumnHidden(0, True)
    table.setColumnHidden(1, True)
    states = [(item.isChecked(), item.isEnabled()) for item in table.columns_menu().actions()]
    assert states == [(False, True), (False, True), (True, False)]


def test_only_elastic_columns_give_way() -> None:
    assert share_widths({0: 200, 1: 150, 2: 150}, 400, 80, {1, 2}) == {0: 200, 1: 100, 2: 100}
    assert share_widths({0: 200, 1: 150}, 200, 80, {1}) == {0: 200, 1: 80}
    assert share_widths({0: 200, 1: 50}, 300, 80, {1}) == {0: 200, 1: 100}


def test_a_state_cell_paints_its_shape(qtbot: QtBot, table: DataTable) -> None:
    model = table.model()
    plain = table.viewport().grab().toImage()
    model.setData(model.index(0, 0), Pill("乙", shape=Shape.TRIANGLE), CellRole.PILL)
    assert table.viewport().grab().toImage() != plain
