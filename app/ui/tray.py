"""A word from the tray when something is due; it never asks and never takes the keyboard."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QSystemTrayIcon

from app.support.progress import Progress
from app.support.settings import REMINDERS, WORKBENCH_SCOPE
from app.ui.design.icons import IconName
from app.ui.design.theme import Theme
from app.ui.tasks.task import Lane
from app.ui.viewmodels.workbench_agenda import Pressing, read_pressing, whose
from app.ui.workspace import Workspace

_SHOWN_MS = 8_000


class Tray(Protocol):
    """What the reminder needs of the tray (通知区域)."""

    pressed: SignalInstance

    def say(self, title: str, text: str) -> None:
        """Show a message that goes by itself."""

    def remove(self) -> None:
        """Leave the tray."""


class SystemTray(QObject):
    """The tray of this desktop; icon and message lead to the same place."""

    pressed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        picture = theme.icon(IconName.BRAND, theme.colours.accent, 32)
        self._icon = QSystemTrayIcon(picture, self)
        self._icon.setToolTip(name)
        self._icon.messageClicked.connect(self.pressed)
        self._icon.activated.connect(self._activated)
        self._icon.show()

    def say(self, title: str, text: str) -> None:
        """Show a message and keep it as the icon's tool tip."""
        self._icon.setToolTip(f"{title}\n{text}")
        if QSystemTrayIcon.supportsMessages():
            self._icon.showMessage(title, text, self._icon.icon(), _SHOWN_MS)

    def remove(self) -> None:
        """Leave the tray."""
        self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.pressed.emit()


def system_tray(theme: Theme, name: str, parent: QObject) -> Tray | None:
    """Return the tray of this desktop, None where there is none."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    return cast("Tray", SystemTray(theme, name, parent))


class Reminder(QObject):
    """Tells at the start and on the hour what is due and overdue (到期提醒).

    It speaks again only while something is due today or when the figures have changed: a
    message that says the same for weeks is no longer read. ``pressed`` asks for the workbench.
    """

    pressed = Signal()

    def __init__(
        self, workspace: Workspace, tray: Tray | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._tray = workspace, tray
        self._told: Pressing | None = None
        if tray is not None:
            tray.pressed.connect(self.pressed)
            self.look()

    def look(self) -> None:
        """Read what presses and say it; called at the start and on the hour."""
        if self._tray is None or not self._workspace.settings.get(REMINDERS):
            return
        desk = self._workspace.desk
        handler = whose(self._workspace.settings.get(WORKBENCH_SCOPE), desk.account)

        def read(progress: Progress) -> Pressing:
            del progress
            return read_pressing(desk, handler=handler)

        self._workspace.runner.run(
            "",
            read,
            lane=Lane.READ,
            on_success=self._tell,
            # Nobody waits for it; what is wrong with the store the pages tell.
            on_failure=lambda _: None,
        )

    def _tell(self, result: object) -> None:
        now = cast("Pressing", result)
        if self._tray is not None and now.text and (now.today or now != self._told):
            self._tray.say(self.tr("快维 期限提醒"), now.text)
        self._told = now

    def close(self) -> None:
        """Say nothing more."""
        if self._tray is not None:
            self._tray.remove()
            self._tray = None
