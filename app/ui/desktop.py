"""From the start of the program to its end: sign-in or first run, then the window."""

from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from app.services.requests import Opening
from app.services.store_folder import is_store
from app.support import settings as known
from app.support.errors import KuaiWeiError
from app.support.logs import LOG_FILE
from app.support.progress import Progress
from app.ui.application import Appearance, Stage, make_application
from app.ui.design.theme import ThemeMode
from app.ui.dialogs.sign_in import SignInDialog
from app.ui.errors import ErrorPresenter, UncaughtErrors
from app.ui.prompts import Prompter, QtPrompter
from app.ui.single_instance import SingleInstance
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.runner import TaskRunner
from app.ui.tasks.task import Lane

if TYPE_CHECKING:
    from app.services.office import Workplace
    from app.services.program import Program
    from app.ui.office_window import OfficeWindow

# Modules named inside functions here are loaded when they are needed: the sign-in window is on
# the screen before the database's libraries and the pages are (decision 0009).
WARM_UP = ("app.services.office", "app.services.recompute", "app.ui.office_window")
"""Loaded in the background while the password is being typed."""
_LOOK_MS = 5
SAMPLE_FOLDER = "快维示例"


class Desktop(QObject):
    """Owns what lives as long as the program and hands it on (桌面).

    ``asking`` is sent when the sign-in window takes the password, ``ready`` when the main window
    shows its first page with its data.
    """

    asking = Signal()
    ready = Signal()
    ended = Signal()

    def __init__(
        self,
        program: Program,
        stage: Stage,
        prompts: Prompter | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self.theme = stage.theme
        self.prompts: Prompter = prompts or QtPrompter()
        self.errors = ErrorPresenter(self.prompts, program.paths.logs / LOG_FILE, parent=self)
        self.runner = TaskRunner(self)
        self.runner.failed.connect(self.errors.show)
        self.dialog: QDialog | None = None
        self.window: OfficeWindow | None = None
        self._entered: Workplace | None = None
        self._instance: SingleInstance | None = None
        self._loading: QTimer | None = None

    # --- ways in -----------------------------------------------------------------

    def start(self, opening: Opening) -> bool:
        """Show sign-in, first run or, with a password, the window; False if one is open already."""
        folder = opening.folder or self._program.default_store
        if not is_store(folder):
            self.first_run()
            return True
        if not self._claim(folder):
            return False
        if opening.password is not None:
            self._open_at_once(folder, opening)
        else:
            self.sign_in(folder)
        return True

    def sign_in(self, folder: Path) -> None:
        """Ask for account and password."""
        dialog = SignInDialog(
            self._program,
            folder,
            theme=self.theme,
            runner=self.runner,
            errors=self.errors,
            prompts=self.prompts,
        )
        dialog.signed_in.connect(self.open_workplace)
        dialog.new_store_asked.connect(self.first_run)
        self._show_dialog(dialog)
        QTimer.singleShot(0, self, self.asking.emit)
        QTimer.singleShot(0, self, self._warm_up)

    def _warm_up(self) -> None:
        """Load what the window will need while the user types the password."""
        self.runner.run("", lambda _: [import_module(name) for name in WARM_UP], lane=Lane.READ)

    def first_run(self) -> None:
        """Open the wizard that makes a store."""
        from app.services.place import check_store_place
        from app.ui.dialogs.first_run import FirstRunWizard, WizardParts

        wizard = FirstRunWizard(
            WizardParts(
                program=self._program,
                theme=self.theme,
                runner=self.runner,
                errors=self.errors,
                prompts=self.prompts,
                check_place=check_store_place,
                print_sheet=_print_sheet,
                chooser=random.SystemRandom(),
            )
        )
        wizard.finished_with.connect(self.open_workplace)
        wizard.sample_asked.connect(self.open_sample)
        self._show_dialog(wizard)

    def open_sample(self) -> None:
        """Make the sample centre, or open the one made earlier."""
        from app.services.sample.centre import SAMPLE_ADMINISTRATOR, make_sample_centre

        folder = self._program.paths.default_store.parent / SAMPLE_FOLDER
        who = SAMPLE_ADMINISTRATOR

        def work(progress: Progress) -> Workplace:
            if is_store(folder):
                return self._program.sign_in(folder, who.name, who.password)
            # The press loads its fonts; that is this task's time, not the window's.
            from app.reports.documents.press import DocumentPress

            return make_sample_centre(self._program, folder, progress, DocumentPress())[0]

        task = self.runner.run(self.tr("正在准备示例中心"), work, on_success=self.open_workplace)
        ProgressSheet(task, self.dialog)

    def _open_at_once(self, folder: Path, opening: Opening) -> None:
        account = opening.account or self._program.settings.get(known.LAST_ACCOUNT) or "admin"
        try:
            place = self._program.sign_in(folder, account, opening.password or "")
        except KuaiWeiError as error:
            self.sign_in(folder)
            self.errors.show(error)
            return
        self.open_workplace(place)

    def _show_dialog(self, dialog: QDialog) -> None:
        former, self.dialog = self.dialog, dialog
        dialog.rejected.connect(self._gave_up)
        dialog.show()
        if former is not None:
            former.hide()
            former.deleteLater()

    def _gave_up(self) -> None:
        """Closing sign-in or wizard before a window is open ends the program."""
        if self.window is None and self.sender() is self.dialog:
            self.ended.emit()

    # --- the window ------------------------------------------------------------------

    def open_workplace(self, place: object) -> None:
        """Open the window on an open store, once its cases have their time limits."""
        from app.services.office import Workplace
        from app.services.recompute import needs_rebuild, rebuild_deadlines

        if not isinstance(place, Workplace):
            return
        self._entered = place
        self._claim(place.opened.folder)
        desk = place.desk
        if not needs_rebuild(desk):
            self._open_window()
            return
        task = self.runner.run(
            self.tr("正在推算已有案件的期限"), lambda progress: rebuild_deadlines(desk, progress)
        )
        # Stopped or failed, the window opens all the same: the next start goes on with it.
        task.finished.connect(self._open_window)
        ProgressSheet(task, self.dialog)

    def _open_window(self) -> None:
        """Show the window and drop the dialog."""
        from app.ui.office_window import OfficeWindow
        from app.ui.workspace import Workspace

        place, self._entered = self._entered, None
        if place is None:
            return
        workspace = Workspace(
            place,
            theme=self.theme,
            runner=self.runner,
            errors=self.errors,
            prompts=self.prompts,
            settings=self._program.settings,
            parent=self,
        )
        self.window = OfficeWindow(workspace)
        self.window.closed.connect(self._window_closed)
        self.window.restore()
        self.window.show()
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
            self.dialog = None
        self._loading = QTimer(self, interval=_LOOK_MS)
        self._loading.timeout.connect(self._tell_ready)
        self._loading.start()

    def _tell_ready(self) -> None:
        """Say so once what the first page asked for has come."""
        if self._loading is not None and not self.runner.live:
            self._loading.stop()
            self.ready.emit()

    def _claim(self, folder: Path) -> bool:
        if self._instance is not None:
            self._instance.release()
        self._instance = SingleInstance(folder, self)
        self._instance.raise_asked.connect(self._come_to_front)
        return self._instance.claim()

    def _come_to_front(self) -> None:
        if self.window is not None:
            self.window.come_to_front()
        elif self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()

    def _window_closed(self) -> None:
        self.ended.emit()

    def close(self) -> None:
        """End tasks, close the store, give the folder free."""
        if self._loading is not None:
            self._loading.stop()
        self.runner.close()
        if self.window is not None:
            self.window.release()
            self.window.deleteLater()
            self.window = None
        if self._entered is not None:
            self._entered.close()
            self._entered = None
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None


def _print_sheet(place: Workplace, key: str, out: Path) -> None:
    from app.reports.recovery_sheet import RecoverySheet, write_recovery_sheet

    desk = place.desk
    sheet = RecoverySheet(desk.centre.name, str(place.opened.folder), key, desk.today)
    write_recovery_sheet(sheet, out)


def appearance_of(program: Program) -> Appearance:
    """Return the look the settings ask for."""
    settings = program.settings
    return Appearance(
        ThemeMode(settings.get(known.THEME)),
        float(settings.get(known.FONT_SIZE)),
        known.Language(settings.get(known.LANGUAGE)),
    )


def run_desktop(program: Program, opening: Opening) -> int:
    """Run the program with windows until it ends; return the exit status."""
    stage = make_application(["kuaiwei"], appearance_of(program))
    stage.application.setQuitOnLastWindowClosed(False)
    desktop = Desktop(program, stage)
    hooks = UncaughtErrors(desktop.errors)
    hooks.install()
    desktop.ended.connect(stage.application.quit)
    try:
        if not desktop.start(opening):
            return 0
        return stage.application.exec()
    finally:
        desktop.close()
        hooks.remove()
