"""A clerk at the keyboard of the running program: sets up, fills forms, moves cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from app.services.case_text import initials
from app.services.desk import Desk
from app.services.program import Program
from app.services.requests import Opening
from app.ui.application import Stage
from app.ui.design.theme import Theme, ThemeMode
from app.ui.desktop import Desktop
from app.ui.dialogs.first_run import FirstRunWizard
from app.ui.dialogs.move_dialog import MoveDialog
from app.ui.office_window import OfficeWindow
from app.ui.pages.case_page import CasePage
from app.ui.pages.intake_page import IntakePage
from app.ui.viewmodels.first_run import Step
from tests.ui.desktop_kit import Keyboard, ToldPrompter, ready

PASSWORD = "correct horse battery"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Clerk:
    """Somebody at the keyboard of a running program."""

    def __init__(self, qtbot: QtBot, desktop: Desktop, prompts: ToldPrompter) -> None:
        self.qtbot, self.desktop, self.prompts = qtbot, desktop, prompts
        self.keys = Keyboard(qtbot)

    @property
    def window(self) -> OfficeWindow:
        assert self.desktop.window is not None
        return self.desktop.window

    @property
    def desk(self) -> Desk:
        return self.window.workspace.desk

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desktop.runner.live, timeout=20_000)
        self.qtbot.wait(120)
        if QApplication.activeModalWidget() is None:
            ready(self.qtbot, self.window)

    # --- first run ---------------------------------------------------------------

    def set_up(self, folder: Path, backup: Path) -> None:
        wizard = self.desktop.dialog
        assert isinstance(wizard, FirstRunWizard)
        ready(self.qtbot, wizard)
        for _ in range(3):
            self.keys.press(Qt.Key.Key_Down)
        for box, text in (
            (wizard.centre.name, "广州花都皮革皮具知识产权快速维权中心"),
            (wizard.centre.city, "广州市花都区"),
            (wizard.centre.division, "440114"),
            (wizard.centre.prefix, "粤穗花"),
            (wizard.centre.towns, "狮岭镇、花山镇"),
        ):
            self.keys.go_to(box)
            self.keys.type(text)
        self.keys.push(wizard.next_button)
        self.keys.go_to(wizard.place.folder)
        self.keys.control(Qt.Key.Key_A)
        self.keys.type(str(folder))
        self.keys.push(wizard.next_button)
        for box, text in (
            (wizard.administrator.display, "陈晓敏"),
            (wizard.administrator.password, PASSWORD),
            (wizard.administrator.again, PASSWORD),
        ):
            self.keys.go_to(box)
            self.keys.type(text)
        self.keys.push(wizard.next_button)
        self.qtbot.waitUntil(lambda: wizard.step is Step.RECOVERY, timeout=20_000)
        ready(self.qtbot, wizard)
        assert wizard.made is not None
        groups = wizard.made.recovery_key.split("-")
        self.keys.go_to(wizard.recovery.answer)
        self.keys.type(groups[wizard.recovery.group - 1])
        self.keys.push(wizard.next_button)
        self.keys.go_to(wizard.backup.folder)
        self.keys.control(Qt.Key.Key_A)
        self.keys.type(str(backup))
        self.keys.push(wizard.next_button)
        self.qtbot.waitUntil(lambda: self.desktop.window is not None, timeout=20_000)
        ready(self.qtbot, self.window)
        self.settle()

    # --- forms -------------------------------------------------------------------

    def new_form(self, page_key: Qt.Key, kind: str) -> IntakePage:
        """Go to a list, press Ctrl+N, and step to the wanted kind."""
        self.keys.control(page_key)
        self.settle()
        self.keys.control(Qt.Key.Key_N)
        self.settle()
        page = self.window.current_page
        assert isinstance(page, IntakePage)
        for _ in range(6):
            if page.state.case_type.code == kind:
                return page
            self.keys.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
        raise AssertionError(kind)

    def fill(self, page: IntakePage, texts: Mapping[str, str]) -> None:
        """Reach each field by Enter, unfold what is folded, and type."""
        for where, text in texts.items():
            self._reach(page, where)
            self._write(text)

    def _reach(self, page: IntakePage, where: str) -> None:
        editor = page.form.editor_at(where)
        if editor is None or not editor.stop().isVisible():
            section = where.partition(".")[0].partition("[")[0]
            first = next(at for at, _ in page.form.stops() if at.startswith(section))
            self._walk(page, first)
            self.keys.press(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
        self._walk(page, where)

    def _walk(self, page: IntakePage, where: str) -> None:
        """Go to a field that is shown: on with Enter, back with Shift+Tab."""
        stops = list(page.form.stops())
        order = [at for at, _ in stops]
        here = next((n for n, (_, e) in enumerate(stops) if e.stop() is self.keys.focus), -1)
        target = page.form.editor_at(where)
        assert target is not None, where
        if order.index(where) < here:
            self.keys.go_back_to(target.stop())
        else:
            self.keys.go_to(target.stop())

    def _write(self, text: str) -> None:
        focus = self.keys.focus
        if isinstance(focus, QCheckBox):
            self.keys.press(Qt.Key.Key_Space)
        elif isinstance(focus, QComboBox):
            self.keys.type(initials(text).replace(" ", "") if not text.isascii() else text)
        elif isinstance(focus, QPushButton):
            for term in text.split("、"):
                for _ in range(12):
                    if isinstance(self.keys.focus, QPushButton) and self.keys.focus.text() == term:
                        self.keys.press(Qt.Key.Key_Space)
                        break
                    self.keys.press(Qt.Key.Key_Right)
        else:
            self.keys.control(Qt.Key.Key_A)
            self.keys.type(text)

    def save(self, page: IntakePage) -> None:
        self.keys.control(Qt.Key.Key_S)
        self.qtbot.waitUntil(lambda: self.window.current_page is not page, timeout=20_000)
        self.settle()

    # --- cases -------------------------------------------------------------------

    def open(self, text: str) -> CasePage:
        """Find a case by the search box and open it from the results."""
        self.keys.control(Qt.Key.Key_K)
        self.keys.control(Qt.Key.Key_A)
        self.keys.type(text)
        self.qtbot.waitUntil(self.window.quick_search.isVisible, timeout=10_000)
        self.keys.press(Qt.Key.Key_Down)
        self.keys.enter()
        self.settle()
        page = self.window.current_page
        assert isinstance(page, CasePage)
        return page

    def move(self, case: CasePage, code: str, texts: Mapping[str, str]) -> None:
        """Make a move from the dossier: the sheet is filled and confirmed by keyboard."""
        assert case.dossier is not None
        if case.dossier.moves[0].code == code:
            QTest.keyClick(self.window, Qt.Key.Key_Return, CONTROL)
        else:
            self.window.ways.open_move(case.case_id, code)
        self.confirm_sheet(texts)

    def extend(self, case: CasePage, texts: Mapping[str, str]) -> None:
        """Prolong the limit that is chosen in the first tab, as its menu does."""
        line = case.deadlines.line
        assert line is not None
        case.acts.extend(line)
        self.confirm_sheet(texts)

    def confirm_sheet(self, texts: Mapping[str, str]) -> None:
        """Fill the sheet that comes up and confirm it, all by keyboard."""
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MoveDialog))
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, MoveDialog)
        ready(self.qtbot, sheet)
        for key, text in texts.items():
            cell = next(cell for cell in sheet.grid.cells if cell.address == key)
            self.keys.go_to(cell.editor.stop())
            self._write(text)
        self.keys.control(Qt.Key.Key_S)
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=10_000)
        ready(self.qtbot, self.window)
        self.settle()


@contextmanager
def clerk_of(
    program: Program, prompts: ToldPrompter, qtbot: QtBot, application: QApplication
) -> Iterator[Clerk]:
    """Start the program at its first run and give the clerk who sits before it."""
    theme = Theme(application, mode=ThemeMode.LIGHT)
    desktop = Desktop(program, Stage(application, theme), prompts)
    desktop.start(Opening())
    yield Clerk(qtbot, desktop, prompts)
    desktop.close()
    application.setStyleSheet("")
    theme.deleteLater()
