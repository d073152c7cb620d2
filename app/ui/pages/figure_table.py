"""A table whose cells are figures to be chosen one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from app.ui.design.theme import Theme
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.table_copy import CopiedCell
from app.ui.widgets.table_delegate import CellDelegate
from app.ui.widgets.table_roles import CellRole

Index = QModelIndex | QPersistentModelIndex


class _FigureDelegate(CellDelegate):
    """Tints the current row and rings the current cell."""

    _row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell, knowing its row."""
        self._row = index.row()
        super().paint(painter, option, index)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, group: bool, selected: bool
    ) -> None:
        view = option.widget
        current = isinstance(view, QTableView) and view.currentIndex().row() == self._row
        super()._paint_ground(
            painter, option, group=group, selected=selected or (current and not group)
        )

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super()._paint_focus(painter, option, index)
        if not option.state & QStyle.StateFlag.State_HasFocus:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(option.rect).adjusted(1, 1, -1, -2)
        painter.drawRoundedRect(box, self._theme.px(4), self._theme.px(4))


class FigureTable(DataTable):
    """Arrows walk from cell to cell; Enter, or a click, chooses the figure (数字表).

    Ctrl+C copies the chosen block of cells, Ctrl+A the whole table.
    """

    chosen = Signal(QModelIndex)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setItemDelegate(_FigureDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the current cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Repaint both rows, since the whole current row is tinted."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def copied_rows(self, *, with_headers: bool = False) -> Sequence[Sequence[CopiedCell]]:
        """Return the block around the chosen cells, group headings left out."""
        chosen, model = self.selectionModel(), self.model()
        if not chosen.hasSelection():
            return []
        cells = chosen.selectedIndexes()
        columns = sorted({cell.column() for cell in cells})
        rows = [
            [self._copied(model.index(row, at)) for at in columns]
            for row in sorted({cell.row() for cell in cells})
            if model.index(row, 0).data(CellRole.GROUP) is not True
        ]
        if with_headers and rows:
            rows.insert(0, [CopiedCell(self._heading(at)) for at in columns])
        return rows

    def _copied(self, index: QModelIndex) -> CopiedCell:
        number = index.data(CellRole.NUMBER)
        if isinstance(number, int | float) and not isinstance(number, bool):
            return CopiedCell(str(number), number=True)
        return CopiedCell(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.siblingAtColumn(0).data(CellRole.GROUP) is not True:
            self.chosen.emit(index)
