"""Whose work the workbench shows: one's own, the whole centre's, or one clerk's."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.design.layouts import row
from app.ui.design.theme import Theme
from app.ui.widgets.buttons import FilterChip


class ScopeChips(QWidget):
    """Two chips, and for heads a third that opens the list of clerks (范围).

    ``chosen`` carries the account whose cases are wanted, or None for the whole centre.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        me: str,
        clerks: Mapping[str, str],
        handler: str | None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the chips; without ``clerks`` there is no third one."""
        super().__init__(parent)
        self._me, self._clerks = me, clerks
        self._handler = handler
        self.mine_chip = FilterChip(self.tr("我的"))
        self.all_chip = FilterChip(self.tr("全中心"))
        self.clerk_chip = FilterChip("")
        self.clerk_chip.setToolTip(self.tr("看某一位承办人的期限"))
        self.clerk_menu = QMenu(self)
        self._group = QActionGroup(self.clerk_menu)
        self.mine_chip.clicked.connect(lambda: self._choose(me))
        self.all_chip.clicked.connect(lambda: self._choose(None))
        self.clerk_chip.clicked.connect(self._ask)
        line = row(theme, self, gap=8)
        for chip in (self.mine_chip, self.all_chip, self.clerk_chip):
            line.addWidget(chip)
        self.show_clerks(clerks)

    @property
    def handler(self) -> str | None:
        """The account whose cases are wanted, None for the whole centre."""
        return self._handler

    def show_clerks(self, clerks: Mapping[str, str]) -> None:
        """Offer other clerks; who is looked at stays, also one who cannot sign in any more."""
        if clerks == self._clerks and self._group.actions():
            return  # the menu may be open just now
        self._clerks = clerks
        self.clerk_menu.clear()
        self._group.deleteLater()
        self._group = QActionGroup(self.clerk_menu)
        for account, name in clerks.items():
            self.clerk_menu.addAction(self._choice(account, name))
        self.clerk_chip.setVisible(bool(clerks))
        self._show()

    def heading(self, words: str) -> str:
        """Return the heading of a list of what is shown."""
        if self._handler is None:
            return words
        name = self._clerks.get(self._handler, self._handler)
        whose = self.tr("我") if self._handler == self._me else name
        return self.tr("{whose}的{words}").format(whose=whose, words=words)

    def _choice(self, account: str, name: str) -> QAction:
        action = QAction(name, self._group)
        action.setCheckable(True)
        action.setChecked(account == self._handler)
        action.setData(account)
        action.triggered.connect(lambda: self._choose(account))
        self._group.addAction(action)
        return action

    def _ask(self) -> None:
        self._show()  # a click on a chip turns it; only a choice decides
        chip = self.clerk_chip
        self.clerk_menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _choose(self, handler: str | None) -> None:
        self._handler = handler
        self._show()
        self.chosen.emit(handler)

    def _show(self) -> None:
        other = self._handler not in (None, self._me)
        self.mine_chip.setChecked(self._handler == self._me)
        self.all_chip.setChecked(self._handler is None)
        self.clerk_chip.setChecked(other)
        handler = self._handler or ""
        name = self._clerks.get(handler, handler) if other else self.tr("某人")
        self.clerk_chip.setText(f"{name} ▾")
        self.clerk_chip.setAccessibleName(self.tr("承办人：{name}").format(name=name))
        for action in self._group.actions():
            action.setChecked(action.data() == self._handler)
