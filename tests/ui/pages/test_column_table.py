"""The table model under Qt's own checker, over many rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.ui.qtmodels.column_table import CHUNK, KEPT_CHUNKS, ColumnTable
from app.ui.qtmodels.roles import CellRole
from app.ui.viewmodels.columns import Cell, ColumnSpec, count_cell

COLUMNS: tuple[ColumnSpec[int], ...] = (
    ColumnSpec("word", "字", lambda number: Cell(f"第{number}行"), sort="word"),
    ColumnSpec("number", "数", count_cell, right=True),
)


class Counting:
    """Fetches lines and remembers how many at a time."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, ids: Sequence[int]) -> Sequence[int]:
        self.asked.append(len(ids))
        return tuple(one for one in ids if one != 13)


def make(fetch: Counting) -> ColumnTable[int]:
    return ColumnTable(COLUMNS, fetch, lambda number: number)


def test_the_model_keeps_qts_rules(qapp: QApplication) -> None:
    model = make(Counting())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_ids(range(1, 500))
    model.show_groups([("甲", (1, 2)), ("乙", (3,))])
    model.show_ids(())
    assert model.rowCount() == 0


def test_forty_thousand_rows_are_read_only_where_looked_at(qapp: QApplication) -> None:
    fetch = Counting()
    model = make(fetch)
    model.show_ids(range(1, 40_001))
    assert fetch.asked == []
    assert model.index(25_000, 0).data() == "第25001行"
    assert fetch.asked == [CHUNK]
    for row in range(0, 40_000, CHUNK):
        model.index(row, 0).data()
    assert len(model._chunks) == KEPT_CHUNKS


def test_a_line_that_is_gone_shows_as_nothing(qapp: QApplication) -> None:
    model = make(Counting())
    model.show_ids((12, 13, 14))
    assert model.index(1, 0).data() is None
    assert model.index(2, 0).data() == "第14行"


def test_group_headings_are_no_cases(qapp: QApplication) -> None:
    model = make(Counting())
    model.show_groups([("待审 2", (5, 6)), ("待补正 1", (7,))])
    assert model.ids == (5, 6, 7)
    assert model.index(3, 0).data() == "待补正 1"
    assert model.index(3, 0).data(CellRole.GROUP) is True
    assert model.id_at(3) is None
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.row_of(7) == 4


def test_sorting_is_asked_for_and_never_done(qapp: QApplication) -> None:
    model = make(Counting())
    asked: list[tuple[str, bool]] = []
    model.sort_asked.connect(lambda code, down: asked.append((code, down)))
    model.show_ids((3, 1, 2))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    assert asked == [("word", True), ("", False), ("", False)]
    assert model.ids == (3, 1, 2)
