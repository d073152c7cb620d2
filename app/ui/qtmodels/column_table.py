"""A table over ids whose lines are fetched in chunks when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.support.errors import KuaiWeiError
from app.ui.design.shapes import Shape
from app.ui.qtmodels.roles import CellRole, Ink, Pill
from app.ui.viewmodels.columns import Cell, ColumnSpec, Emphasis

LineT = TypeVar("LineT")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

CHUNK = 100
KEPT_CHUNKS = 60
_NOWHERE = QModelIndex()
_INKS = {
    Emphasis.SECOND: Ink.SECOND,
    Emphasis.ACCENT: Ink.ACCENT,
    Emphasis.DANGER: Ink.DANGER,
    Emphasis.WARNING: Ink.WARNING,
}
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ColumnTable(QAbstractTableModel, Generic[LineT]):
    """Rows by id, columns by spec, lines on demand (按列规格的表).

    The ids are a snapshot, so rows do not move while somebody reads. ``sort_asked`` carries the
    sort code of a column and whether it descends; an empty code means the list's own order.
    Negative ids are group headings.
    """

    sort_asked = Signal(str, bool)
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[ColumnSpec[LineT]],
        fetch: Callable[[Sequence[int]], Sequence[LineT]],
        key: Callable[[LineT], int],
        parent: QObject | None = None,
    ) -> None:
        """Make an empty table; ``fetch`` returns the lines of ids, lost ones left out."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch, self._key = fetch, key
        self._ids: tuple[int, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._rows: dict[int, int] = {}
        self._chunks: OrderedDict[int, dict[int, LineT]] = OrderedDict()

    @property
    def columns(self) -> Sequence[ColumnSpec[LineT]]:
        """The columns in their first order."""
        return self._columns

    def renew_columns(self, columns: Sequence[ColumnSpec[LineT]]) -> None:
        """Take the same columns made anew, for another day; shown at the next reset."""
        self._columns = tuple(columns)

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids in row order, group headings left out."""
        return tuple(one for one in self._ids if one > 0) if self._headings else self._ids

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows; lines are read anew."""
        self._show(tuple(ids), ())

    def show_groups(self, groups: Sequence[tuple[str, Sequence[int]]]) -> None:
        """Show rows under headings."""
        ids: list[int] = []
        for number, (_, members) in enumerate(groups, start=1):
            ids += (-number, *members)
        self._show(tuple(ids), tuple(heading for heading, _ in groups))

    def _show(self, ids: tuple[int, ...], headings: tuple[str, ...]) -> None:
        self.beginResetModel()
        self._ids, self._headings = ids, headings
        self._rows = {one: row for row, one in enumerate(ids)}
        self._chunks.clear()
        self.endResetModel()

    def row_of(self, line_id: int) -> int | None:
        """Return the row of an id, None if it is not listed."""
        return self._rows.get(line_id)

    def id_at(self, row: int) -> int | None:
        """Return the id of a row, None for a heading or no row."""
        if 0 <= row < len(self._ids) and self._ids[row] > 0:
            return self._ids[row]
        return None

    def line_at(self, row: int) -> LineT | None:
        """Return the line of a row; None for a heading or a line that is gone meanwhile."""
        line_id = self.id_at(row)
        if line_id is None:
            return None
        number = row // CHUNK
        chunk = self._chunks.get(number)
        if chunk is None:
            chunk = self._load(number)
        else:
            self._chunks.move_to_end(number)
        return chunk.get(line_id)

    def _load(self, number: int) -> dict[int, LineT]:
        start = number * CHUNK
        wanted = [one for one in self._ids[start : start + CHUNK] if one > 0]
        try:
            chunk = {self._key(line): line for line in self._fetch(wanted)}
        except KuaiWeiError as error:
            chunk = {}
            self.failed.emit(error)
        self._chunks[number] = chunk
        while len(self._chunks) > KEPT_CHUNKS:
            self._chunks.popitem(last=False)
        return chunk

    # --- Qt ----------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are; rows have no children."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell tells for a role."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if self._ids[row] < 0:
            return self._heading_data(row, column, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[column].right else None
        line = self.line_at(row)
        if line is None:
            return None
        return _cell_data(self._columns[column].cell(line), role)

    def _heading_data(self, row: int, column: int, role: int) -> object:
        if column == 0 and role == CellRole.GROUP:
            return True
        if column == 0 and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[-self._ids[row] - 1]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, headings not."""
        if index.isValid() and self._ids[index.row()] < 0:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return heading and stable key of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        spec = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Columns", spec.heading)
        if role == Qt.ItemDataRole.TextAlignmentRole and spec.right:
            return _RIGHT
        return spec.key if role == CellRole.KEY else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the list's owner to sort; the table itself never does."""
        code = self._columns[column].sort if 0 <= column < len(self._columns) else ""
        self.sort_asked.emit(code, bool(code) and order == Qt.SortOrder.DescendingOrder)


def _pill(cell: Cell) -> Pill | None:
    """Return the pill of a cell that has a tone; the shape follows the tone unless marked."""
    if cell.tone is None or not cell.text:
        return None
    return Pill(cell.text, cell.tone, Shape(cell.mark) if cell.mark else None)


def _cell_data(cell: Cell, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.text
    if role == CellRole.PILL:
        return _pill(cell)
    if role == CellRole.MARK:
        return Shape(cell.mark) if cell.mark else None
    if role == CellRole.INK:
        return _INKS.get(cell.emphasis)
    if role == CellRole.NUMBER:
        return cell.number
    if role == CellRole.FULL:
        return cell.full or None
    if role == Qt.ItemDataRole.ToolTipRole:
        return cell.full or cell.text or None
    return None
