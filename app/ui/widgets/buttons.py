"""Buttons of four kinds, and filter chips."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.ui.design.icons import IconName
from app.ui.design.theme import Theme


class ButtonKind(StrEnum):
    """How much a button asks to be pressed (按钮类型)."""

    PRIMARY = "primary"  # 每页一个
    PLAIN = "plain"
    QUIET = "quiet"  # 像链接
    DANGER = "danger"  # 会删除或作废


class Button(QPushButton):
    """A button with words, perhaps an icon, and its shortcut behind the words."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: ButtonKind = ButtonKind.PLAIN,
        icon: IconName | None = None,
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._icon = theme, kind, icon
        self._words, self._hint = "", ""
        self._shortcut = QKeySequence(shortcut)
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def kind(self) -> ButtonKind:
        """Which kind it was made as."""
        return self._kind

    def set_text(self, words: str, *, hint: str = "") -> None:
        """Show other words; ``hint`` names a shortcut that is not the button's own."""
        self._words, self._hint = words, hint or _native(self._shortcut)
        self._write(self._hint)
        self.setAccessibleName(words.replace("&", ""))

    def show_hint(self, shown: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show or fold away the shortcut behind the words, where room is short."""
        self._write(self._hint if shown else "")

    def _write(self, hint: str) -> None:
        self.setText(f"{self._words} {hint}" if hint else self._words)
        if not self._shortcut.isEmpty():
            # Every setText makes Qt forget the shortcut in favour of the words' access key.
            self.setShortcut(self._shortcut)

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu when pressed."""
        self.setProperty("hasMenu", "true")
        self.setMenu(menu)

    def follow(self, action: QAction) -> None:
        """Take words, shortcut hint, enabled state and visibility from an action and trigger it."""
        self._read(action)
        action.changed.connect(lambda: self._read(action))
        self.clicked.connect(action.trigger)

    def _read(self, action: QAction) -> None:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.set_text(action.text(), hint=key)
        self.setEnabled(action.isEnabled())
        self.setVisible(action.isVisible())
        self.setToolTip(action.toolTip() if action.toolTip() != action.text() else "")

    def _recolour(self) -> None:
        if self._icon is None:
            return
        colours = self._theme.colours
        colour = {
            ButtonKind.PRIMARY: colours.on_accent,
            ButtonKind.PLAIN: colours.second,
            ButtonKind.QUIET: colours.accent,
            ButtonKind.DANGER: colours.danger,
        }[self._kind]
        gap = 4 if self._words else 0
        self.setIcon(self._theme.icon(self._icon, colour, 16, gap))
        self.setIconSize(QSize(self._theme.px(16) + self._theme.px(gap), self._theme.px(16)))


class IconButton(Button):
    """A square button without words, for the few places where an icon is plain enough."""

    def __init__(
        self, theme: Theme, icon: IconName, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", icon=icon, parent=parent)
        self.setProperty("iconOnly", "true")
        self.setAccessibleName(name)
        self.setToolTip(name)


class FilterChip(QPushButton):
    """A view or filter that is on or off, with how many it holds (筛选)."""

    def __init__(
        self,
        text: str,
        *,
        count: int | None = None,
        checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = text
        self.setProperty("chip", "true")
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many the chip would list; None shows nothing."""
        self.setText(self._words if count is None else f"{self._words} {count:,}")


def _native(shortcut: QKeySequence) -> str:
    return shortcut.toString(QKeySequence.SequenceFormat.NativeText)
