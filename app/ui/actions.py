"""The commands of the window by name: words, icon, shortcut, menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.design.icons import IconName
from app.ui.design.theme import Theme


class ActionId(StrEnum):
    """Every command that the window itself offers (命令)."""

    SEARCH = "search"
    BACK = "back"
    REFRESH = "refresh"
    UNDO = "undo"
    FOLD_NAVIGATION = "fold-navigation"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual-size"
    LOCK = "lock"
    HELP = "help"
    ABOUT = "about"
    QUIT = "quit"


class MenuId(StrEnum):
    """Sections of the application menu."""

    GO = "go"
    VIEW = "view"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands are offered."""

    can_go_back: bool = False
    can_undo: bool = False


def always(situation: Situation) -> bool:
    """Offer the command in every situation."""
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command; ``text`` is Chinese at the source and translated when shown."""

    id: ActionId
    text: str
    menu: MenuId
    shortcut: str = ""
    icon: IconName | None = None
    enabled_when: Callable[[Situation], bool] = always


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.SEARCH,
        str(QT_TRANSLATE_NOOP("Actions", "查找(&F)")),
        MenuId.GO,
        "Ctrl+K",
        IconName.SEARCH,
    ),
    ActionSpec(
        ActionId.BACK,
        str(QT_TRANSLATE_NOOP("Actions", "返回(&B)")),
        MenuId.GO,
        "Alt+Left",
        IconName.BACK,
        lambda situation: situation.can_go_back,
    ),
    ActionSpec(
        ActionId.REFRESH,
        str(QT_TRANSLATE_NOOP("Actions", "刷新(&R)")),
        MenuId.GO,
        "F5",
        IconName.REFRESH,
    ),
    ActionSpec(
        ActionId.UNDO,
        str(QT_TRANSLATE_NOOP("Actions", "撤销删除(&U)")),
        MenuId.GO,
        "Ctrl+Z",
        IconName.UNDO,
        lambda situation: situation.can_undo,
    ),
    ActionSpec(
        ActionId.FOLD_NAVIGATION,
        str(QT_TRANSLATE_NOOP("Actions", "收起导航(&N)")),
        MenuId.VIEW,
        "Ctrl+B",
    ),
    ActionSpec(
        ActionId.LARGER, str(QT_TRANSLATE_NOOP("Actions", "放大文字(&L)")), MenuId.VIEW, "Ctrl+="
    ),
    ActionSpec(
        ActionId.SMALLER, str(QT_TRANSLATE_NOOP("Actions", "缩小文字(&S)")), MenuId.VIEW, "Ctrl+-"
    ),
    ActionSpec(
        ActionId.USUAL_SIZE,
        str(QT_TRANSLATE_NOOP("Actions", "默认文字大小(&0)")),
        MenuId.VIEW,
        "Ctrl+0",
    ),
    ActionSpec(
        ActionId.LOCK,
        str(QT_TRANSLATE_NOOP("Actions", "锁定(&K)")),
        MenuId.PROGRAM,
        "Ctrl+L",
        IconName.LOCK,
    ),
    ActionSpec(
        ActionId.HELP,
        str(QT_TRANSLATE_NOOP("Actions", "帮助(&H)")),
        MenuId.PROGRAM,
        "F1",
        IconName.HELP,
    ),
    ActionSpec(
        ActionId.ABOUT,
        str(QT_TRANSLATE_NOOP("Actions", "关于快维(&A)")),
        MenuId.PROGRAM,
        "",
        IconName.INFO,
    ),
    ActionSpec(
        ActionId.QUIT, str(QT_TRANSLATE_NOOP("Actions", "退出(&X)")), MenuId.PROGRAM, "Ctrl+Q"
    ),
)


class ActionBoard(QObject):
    """The window's actions by id; a command nobody bound is not offered (命令板)."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._actions: Mapping[ActionId, QAction] = {spec.id: self._make(spec) for spec in ACTIONS}
        theme.changed.connect(self._recolour)
        self._recolour()

    def action(self, action_id: ActionId) -> QAction:
        """Return the action."""
        return self._actions[action_id]

    def bind(self, action_id: ActionId, handler: Callable[[], object]) -> None:
        """Offer a command and say what it does."""
        action = self._actions[action_id]
        action.triggered.connect(lambda _checked=False: handler())
        action.setVisible(True)
        self._window.addAction(action)

    def update(self, situation: Situation) -> None:
        """Enable what the situation allows."""
        for spec in ACTIONS:
            self._actions[spec.id].setEnabled(spec.enabled_when(situation))

    def fill(self, menu: QMenu) -> None:
        """Put the commands into a menu, sections apart."""
        for menu_id in MenuId:
            menu.addSeparator()
            menu.addActions([self._actions[spec.id] for spec in ACTIONS if spec.menu is menu_id])

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", spec.text), self._window)
        action.setObjectName(spec.id.value)
        action.setVisible(False)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        return action

    def _recolour(self) -> None:
        for spec in ACTIONS:
            if spec.icon is not None:
                self._actions[spec.id].setIcon(self._theme.icon(spec.icon))
