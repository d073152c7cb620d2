"""First what would move, then 应用: the way of every change that moves due dates (先看后改)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.deadline_views import WhatIf
from app.services.desk import Desk
from app.services.office import list_accounts
from app.support.progress import Progress
from app.ui.dialogs.what_if_sheet import WhatIfSheet
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane
from app.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the calendar or a rule (变动).

    ``look`` works out what it would move and writes nothing; None where nothing can move.
    ``make`` makes it and returns how many limits moved.
    """

    title: str
    look: Callable[[Desk, Progress], WhatIf] | None
    make: Callable[[Desk, Progress], int]


class ChangeFlow(QObject):
    """Takes a change from the preview to the store; each half shows progress and can stop.

    Exactly one of ``made``, ``refused`` and ``given_up`` is sent; ``made`` carries how many
    limits moved. Nothing is written unless 应用 was pressed.
    """

    made = Signal(int)
    refused = Signal(object)
    given_up = Signal()

    def __init__(self, workspace: Workspace, change: Change, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._change, self._window = workspace, change, window
        self.sheet: WhatIfSheet | None = None

    def start(self) -> None:
        """Work out what would move and list it; without a preview make the change at once."""
        look, desk = self._change.look, self._workspace.desk
        if look is None:
            self._make()
            return
        title = self.tr("推算：{what}").format(what=self._change.title)
        task = self._workspace.runner.run(
            title,
            lambda progress: look(desk, progress),
            lane=Lane.WRITE,
            on_success=self._looked,
            on_failure=self._refuse,
        )
        task.cancelled.connect(self._give_up)
        ProgressSheet(task, self._window)

    def _looked(self, result: object) -> None:
        if not isinstance(result, WhatIf):
            return
        people = {one.name: one.display_name for one in list_accounts(self._workspace.desk)}
        self.sheet = WhatIfSheet(self._workspace.theme, result, people, self._window)
        self.sheet.asked.connect(self._make)
        self.sheet.rejected.connect(self._give_up)
        self.sheet.open()

    def _make(self) -> None:
        make, desk = self._change.make, self._workspace.desk
        task = self._workspace.runner.run(
            self._change.title,
            lambda progress: make(desk, progress),
            lane=Lane.WRITE,
            on_success=self._done,
            on_failure=self._refuse,
        )
        task.cancelled.connect(self._stopped)
        ProgressSheet(task, self.sheet or self._window)

    def _stopped(self) -> None:
        """Go back to the preview: stopping wrote nothing, so 应用 may be pressed again."""
        if self.sheet is not None:
            self.sheet.set_busy(busy=False)
        else:
            self._give_up()

    def _done(self, moved: object) -> None:
        self._close_sheet()
        self.made.emit(int(str(moved)))
        self.deleteLater()

    def _refuse(self, error: object) -> None:
        self._close_sheet()
        self.refused.emit(error)
        self.deleteLater()

    def _give_up(self) -> None:
        self._close_sheet()
        self.given_up.emit()
        self.deleteLater()

    def _close_sheet(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.rejected.disconnect(self._give_up)
            sheet.accept()
            sheet.deleteLater()
