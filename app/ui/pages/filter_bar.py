"""The filters over a case list: words, states, handler, month; what is in force as chips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from app.ui.design.layouts import row
from app.ui.design.theme import Theme
from app.ui.viewmodels.case_columns import Office
from app.ui.viewmodels.case_list import MONTH_FIELDS, Criteria, MonthChoice, months_back
from app.ui.widgets.buttons import Button
from app.ui.widgets.search_box import SearchBox


class ChoiceMenu(QMenu):
    """A menu whose ticks are set one after another without closing it (多选菜单)."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick and stay open."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space and stay open."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class FilterBar(QWidget):
    """Holds the criteria of a list; ``changed`` tells that they differ (筛选栏)."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        office: Office,
        states: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._office, self._states = theme, office, states
        self._criteria = Criteria()
        box = row(theme, self, gap=8)
        self.text = SearchBox(theme, self.tr("在此列表中筛选"))
        self.text.setMaximumWidth(theme.px(260))
        self.text.searched.connect(self._set_text)
        self.state_button = self._menu_button(self.tr("状态"), self._make_states())
        self.handler_button = self._menu_button(self.tr("承办"), self._make_handlers())
        self.month_button = self._menu_button(self.tr("月份"), self._make_months())
        box.addWidget(self.text, 3)
        for button in (self.state_button, self.handler_button, self.month_button):
            box.addWidget(button)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def criteria(self) -> Criteria:
        """What is asked for."""
        return self._criteria

    def set_criteria(self, criteria: Criteria) -> None:
        """Ask for something else; tells nobody."""
        self._criteria = criteria
        if self.text.text().strip() != criteria.text:
            self.text.blockSignals(True)  # noqa: FBT003 - a Qt setter
            self.text.setText(criteria.text)
            self.text.blockSignals(False)  # noqa: FBT003 - a Qt setter
        for action in self._state_actions:
            action.setChecked(str(action.data()) in criteria.states)

    def _change(self, criteria: Criteria) -> None:
        if criteria != self._criteria:
            self.set_criteria(criteria)
            self.changed.emit()

    def _set_text(self, text: str) -> None:
        self._change(replace(self._criteria, text=text))

    def _menu_button(self, text: str, menu: QMenu) -> Button:
        button = Button(self._theme, text)
        menu.setParent(button, menu.windowFlags())
        button.set_menu(menu)
        return button

    def _make_states(self) -> QMenu:
        menu = ChoiceMenu(self)
        self._state_actions: list[QAction] = []
        for code, term in self._states.items():
            action = menu.addAction(term)
            action.setData(code)
            action.setCheckable(True)
            self._state_actions.append(action)
        menu.triggered.connect(self._set_states)
        return menu

    def _set_states(self) -> None:
        chosen = tuple(str(one.data()) for one in self._state_actions if one.isChecked())
        self._change(replace(self._criteria, states=chosen))

    def _make_handlers(self) -> QMenu:
        menu = QMenu(self)
        _add(menu, self.tr("不限"), lambda: self._set_handler(None))
        _add(menu, self.tr("我"), lambda: self._set_handler(self._office.me))
        _add(menu, self.tr("未分派"), lambda: self._set_handler(""))
        menu.addSeparator()
        for account, name in self._office.names.items():
            if account != self._office.me:
                _add(menu, name, partial(self._set_handler, account))
        return menu

    def _set_handler(self, handler: str | None) -> None:
        self._change(replace(self._criteria, handler=handler))

    def _make_months(self) -> QMenu:
        menu = QMenu(self)
        _add(menu, self.tr("不限"), lambda: self._set_month(None))
        for field, word in MONTH_FIELDS.items():
            part = menu.addMenu(word + self.tr("月份"))
            for month in months_back(self._office.today):
                choice = MonthChoice(field, month)
                _add(part, month.term, partial(self._set_month, choice))
        return menu

    def _set_month(self, month: MonthChoice | None) -> None:
        self._change(replace(self._criteria, month=month))


def _add(menu: QMenu, text: str, act: Callable[[], None]) -> None:
    # Qt would hand the ticked state over as an argument.
    menu.addAction(text).triggered.connect(lambda _=False: act())
