"""The evidence of a case as a list that can be put in another order by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.services.evidence.views import EvidenceLine
from app.ui.viewmodels.evidence import elsewhere_detail, second_text

Index: TypeAlias = QModelIndex | QPersistentModelIndex
ROWS = "application/x-kuaiwei-evidence"
LINE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class EvidenceList(QAbstractListModel):
    """Rows of evidence (证据列表); ``order_asked`` carries the row the dragged go before."""

    order_asked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[EvidenceLine, ...] = ()

    def show_lines(self, lines: Sequence[EvidenceLine]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def line_at(self, row: int) -> EvidenceLine | None:
        """Return the line of a row, None where there is none."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def row_of(self, evidence_id: int) -> int | None:
        """Return the row of a piece, None if it is not listed."""
        return next((at for at, line in enumerate(self.lines) if line.id == evidence_id), None)

    def touch(self, sha256: str) -> None:
        """Have the rows of a file painted again, its small picture being there now."""
        for at, line in enumerate(self.lines):
            if line.sha256 == sha256:
                index = self.index(at, 0)
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    # --- Qt ----------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many pieces there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row tells for a role."""
        line = self.line_at(index.row())
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return second_text(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return elsewhere_detail(line) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen and dragged, and dropped between, not on, each other."""
        base = super().flags(index)
        if index.isValid():
            return base | Qt.ItemFlag.ItemIsDragEnabled
        return base | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Allow moving only."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Take only one's own rows; files are taken by the panel around the list."""
        return [ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return a token: what is dragged are the chosen rows."""
        data = QMimeData()
        data.setData(ROWS, b"rows")
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the new order; False, so that the list itself moves nothing."""
        if data.hasFormat(ROWS):
            self.order_asked.emit(row if row >= 0 else len(self.lines))
        return False
