"""Cases as a table: forty thousand scroll as easily as forty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.services.case_queries import case_lines
from app.services.desk import Desk
from app.services.views import CaseLine
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.columns import ColumnSpec


class CaseTable(ColumnTable[CaseLine]):
    """A snapshot of case ids, a hundred lines read at a time (案件表)."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        columns: Sequence[ColumnSpec[CaseLine]],
        parent: QObject | None = None,
    ) -> None:
        """Make an empty table; ``desk`` is asked at each read, since a new profile renews it."""
        super().__init__(columns, lambda ids: case_lines(desk(), ids), lambda line: line.id, parent)
