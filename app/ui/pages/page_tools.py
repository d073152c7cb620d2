"""What several pages need: the office as lists see it, keeping one's place, kept columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QItemSelection, QItemSelectionModel, QObject, QTimer

from app.domain.terms import Role
from app.services.recycle import delete_cases, restore_cases
from app.services.views import CaseLine
from app.support.errors import KuaiWeiError
from app.support.settings import SettingSpec
from app.ui.design.layouts import ScaledBox, column
from app.ui.design.theme import Theme
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.columns import LineT
from app.ui.widgets.cards import Card
from app.ui.widgets.data_table import DataTable
from app.ui.workspace import Navigator, Workspace

translate = QCoreApplication.translate

MoveOpener: TypeAlias = Callable[[int, str], None]
"""Opens the dialog of a move, by case and move code, and makes the move (办理动作)."""


def selected_ids(table: DataTable, model: ColumnTable[LineT]) -> tuple[int, ...]:
    """Return the ids of the chosen rows in row order."""
    rows = sorted(index.row() for index in table.selectionModel().selectedRows())
    return tuple(found for row in rows if (found := model.id_at(row)) is not None)


def show_ids_in_place(table: DataTable, model: ColumnTable[LineT], ids: Sequence[int]) -> None:
    """Show other ids, the chosen rows and what is scrolled to staying as they are by id."""
    keep_place(table, model, lambda: model.show_ids(ids))


def keep_place(table: DataTable, model: ColumnTable[LineT], change: Callable[[], object]) -> None:
    """Make a change that resets the model; choose the same ids after it, at the same height."""
    chosen = selected_ids(table, model)
    row = table.currentIndex().row()
    current = model.id_at(row)
    height = table.rowViewportPosition(row) if current is not None else 0
    change()
    if not model.rowCount():
        return
    kept = [at for one in chosen if (at := model.row_of(one)) is not None]
    at = model.row_of(current) if current is not None else None
    if at is None:
        at = max(0, min(row, model.rowCount() - 1)) if current is not None else _first_row(model)
    kept = kept or ([at] if at is not None else [])
    _select(table, kept, at)
    if at is not None and current is not None:
        bar = table.verticalScrollBar()
        bar.setValue(bar.value() + table.rowViewportPosition(at) - height)
    else:
        table.scrollToTop()


def _first_row(model: ColumnTable[LineT]) -> int | None:
    return next((row for row in range(min(2, model.rowCount())) if model.id_at(row)), None)


def _select(table: DataTable, rows: Sequence[int], current: int | None) -> None:
    chooser, model = table.selectionModel(), table.model()
    flags = QItemSelectionModel.SelectionFlag
    selection = QItemSelection()
    for row in rows:
        selection.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
    chooser.select(selection, flags.ClearAndSelect)
    if current is not None:
        chooser.setCurrentIndex(model.index(current, 0), flags.NoUpdate)


class ColumnKeeper(QObject):
    """Remembers a table's columns in the user's settings; until then wide ones follow the room."""

    def __init__(
        self, workspace: Workspace, table: DataTable, model: ColumnTable[LineT], page: str
    ) -> None:
        super().__init__(table)
        self._workspace, self._table = workspace, table
        self._spec = SettingSpec(f"layout.{page}", "", "列表的列")
        elastic = [at for at, spec in enumerate(model.columns) if spec.elastic]
        self._wide = {at: spec.wide for at, spec in enumerate(model.columns) if spec.wide}
        for at, spec in enumerate(model.columns):
            table.setColumnHidden(at, spec.hidden or bool(spec.wide))
        table.set_elastic(*elastic)
        kept = workspace.settings.get(self._spec)
        self._own = bool(kept) and table.restore_layout(kept)
        table.layout_changed.connect(self._keep)
        model.modelReset.connect(self._hide_again)
        self._hide_again()

    def adapt(self) -> None:
        """Show wide columns where there is room, as long as the user arranged nothing."""
        if self._own:
            return
        width, px = self._table.width(), self._workspace.theme.px
        changed = [
            at
            for at, least in self._wide.items()
            if self._table.isColumnHidden(at) == (width >= px(least))
        ]
        for at in changed:
            self._table.setColumnHidden(at, not self._table.isColumnHidden(at))
        if changed:
            # Once the table has taken its new size; before, Qt keeps the old scroll range.
            QTimer.singleShot(0, self._table, self._table.fit_columns)

    def _hide_again(self) -> None:
        """Have Qt leave hidden columns out of the length, which a reset model makes it forget."""
        for at in range(self._table.horizontalHeader().count()):
            if self._table.isColumnHidden(at):
                self._table.showColumn(at)
                self._table.hideColumn(at)

    def _keep(self) -> None:
        self._own = True
        self._workspace.settings.set(self._spec, self._table.layout_text())


def undo_deletion(workspace: Workspace, ids: Sequence[int]) -> Callable[[], None]:
    """Return what takes cases out of the recycle bin again; needs no page."""

    def undo() -> None:
        try:
            restore_cases(workspace.desk, ids)
        except KuaiWeiError as error:
            workspace.errors.show(error)

    return undo


def flush_body(theme: Theme, card: Card) -> ScaledBox:
    """Return a column without gaps in a flush card: bar, table and foot touch hairlines."""
    inside = column(theme, gap=0)
    card.body.addLayout(inside)
    return inside


def delete_cases_undoably(
    workspace: Workspace, navigator: Navigator, lines: Sequence[CaseLine]
) -> bool:
    """Move cases to the recycle bin and offer to undo it; False if nothing was moved.

    Docketed ones ask for a reason; an account that may not delete them is told by the service.
    """
    if not lines:
        return False
    reason = ""
    head = workspace.desk.account.role in (Role.SUPERVISOR, Role.ADMIN)
    if head and any(line.case_no for line in lines):
        asked = workspace.prompts.ask_text(
            translate("PageTools", "移入回收站"),
            translate("PageTools", "已立案的案件移入回收站须写明原因："),
        )
        if asked is None:
            return False
        reason = asked
    ids = [line.id for line in lines]
    try:
        delete_cases(workspace.desk, ids, reason)
    except KuaiWeiError as error:
        workspace.errors.show(error)
        return False
    one = (
        lines[0].number
        if len(lines) == 1
        else translate("PageTools", "{n} 件").format(n=len(lines))
    )
    navigator.tell(
        translate("PageTools", "已移入回收站：{what}").format(what=one),
        undo=undo_deletion(workspace, ids),
    )
    return True
