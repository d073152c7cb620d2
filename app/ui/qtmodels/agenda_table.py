"""The agenda as a table: limits under the headings of their buckets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from app.services.deadline_views import AgendaItem, DeadlineKey
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.columns import ColumnSpec
from app.ui.viewmodels.workbench_agenda import AgendaGroup


class AgendaTable(ColumnTable[AgendaItem]):
    """Limits already read, each with a number that stays its own over reloads (期限表)."""

    def __init__(
        self, columns: Sequence[ColumnSpec[AgendaItem]], parent: QObject | None = None
    ) -> None:
        """Make an empty table."""
        super().__init__(columns, self._lines, self._number, parent)
        self._numbers: dict[DeadlineKey, int] = {}
        self._items: dict[int, AgendaItem] = {}

    def show_agenda(self, groups: Sequence[AgendaGroup]) -> None:
        """Show other limits."""
        items = [item for group in groups for item in group.items]
        self._items = {self._number(item): item for item in items}
        numbers = [(self._heading(group), [*map(self._number, group.items)]) for group in groups]
        self.show_groups(numbers)

    def _heading(self, group: AgendaGroup) -> str:
        words = QCoreApplication.translate("Figures", group.bucket.term)
        return self.tr("{bucket} {count} 项").format(bucket=words, count=f"{group.count:,}")

    def _number(self, item: AgendaItem) -> int:
        return self._numbers.setdefault(item.key, len(self._numbers) + 1)

    def _lines(self, numbers: Sequence[int]) -> Sequence[AgendaItem]:
        return [self._items[number] for number in numbers]
