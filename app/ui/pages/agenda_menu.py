"""What can be done from a line of 要办的事: open the case, see why, make a move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from app.services.deadline_views import AgendaItem
from app.services.read_case import read_dossier
from app.support.errors import KuaiWeiError
from app.ui.pages.case_preview import moves_menu
from app.ui.pages.page_tools import MoveOpener
from app.ui.qtmodels.agenda_table import AgendaTable
from app.ui.widgets.data_table import DataTable
from app.ui.workspace import Navigator, Workspace

WHY_KEY = "W"


class AgendaMenu(QObject):
    """The menu of a line, by the right button or the menu key, and the key for why (期限菜单)."""

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        move: MoveOpener,
        table: DataTable,
        model: AgendaTable,
    ) -> None:
        """Serve a table for as long as it lives."""
        super().__init__(table)
        self._workspace, self._navigator, self._move = workspace, navigator, move
        self._table, self._model = table, model
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_at)
        table.installEventFilter(self)
        key = QShortcut(QKeySequence(WHY_KEY), table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._show_why)

    def build(self, item: AgendaItem) -> QMenu:
        """Return the menu of a line; its moves are those the case offers to this account now."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened = menu.addAction(self.tr("打开案件\tEnter"))
        opened.triggered.connect(lambda: self._navigator.open_case(item.key.case_id))
        why = menu.addAction(self.tr("为什么是这一天\t{key}").format(key=WHY_KEY))
        why.triggered.connect(lambda: self.explain(item))
        menu.addSeparator()
        self._add_moves(menu, item.key.case_id)
        return menu

    def explain(self, item: AgendaItem) -> None:
        """Open the case at the reasons of the limit."""
        self._navigator.open_case(item.key.case_id, item.key)

    def _add_moves(self, menu: QMenu, case_id: int) -> None:
        words = self.tr("办理下一步")
        try:
            moves = read_dossier(self._workspace.desk, case_id).moves
        except KuaiWeiError:
            moves = ()
        if not moves:
            menu.addAction(words).setEnabled(False)
            return
        steps = moves_menu(moves, menu, lambda code: self._move(case_id, code))
        steps.setTitle(words)
        menu.addMenu(steps)

    def _show_why(self) -> None:
        item = self._model.line_at(self._table.currentIndex().row())
        if item is not None:
            self.explain(item)

    def _show_at(self, at: QPoint) -> None:
        item = self._model.line_at(self._table.indexAt(at).row())
        if item is not None:
            self.build(item).popup(self._table.viewport().mapToGlobal(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With the menu key the menu belongs to the current line, wherever the pointer is."""
        keyboard = QContextMenuEvent.Reason.Keyboard
        if not isinstance(event, QContextMenuEvent) or event.reason() != keyboard:
            return False
        self._show_at(self._table.visualRect(self._table.currentIndex()).center())
        return True
