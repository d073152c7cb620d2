"""Grabs 月报 and every tab of 设置 into build/screens; run it as a script."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.domain.terms import Role, Tone, Track
from app.models.key_document import Argon2Cost
from app.services.case_filter import CaseFilter
from app.services.centres import shipped_centres
from app.services.office import Workplace, add_account, set_up_store
from app.services.requests import Administrator
from app.services.sample.fill import fill_store
from app.services.store_gate import StoreGate
from app.support.clock import CHINA, FixedClock
from app.support.settings import Settings
from app.ui.application import Appearance, make_application
from app.ui.design.icons import IconName
from app.ui.design.theme import Theme, ThemeMode
from app.ui.design.tokens import DEFAULT_POINTS
from app.ui.errors import ErrorPresenter
from app.ui.main_window import MainWindow
from app.ui.pages.month_page import MonthPage
from app.ui.pages.settings.accounts import AccountsPanel, Mode
from app.ui.pages.settings.centre import CentrePanel
from app.ui.pages.settings_page import SettingsPage
from app.ui.prompts import QtPrompter
from app.ui.tasks.runner import TaskRunner
from app.ui.widgets.page import Page, PageSpec
from app.ui.workspace import Navigator, PageId, Workspace

CLOCK = FixedClock(datetime(2026, 11, 23, 14, 30, tzinfo=CHINA))
SHOTS = (
    ("light", ThemeMode.LIGHT, DEFAULT_POINTS, (1366, 768)),
    ("dark", ThemeMode.DARK, DEFAULT_POINTS, (1366, 768)),
    ("large", ThemeMode.LIGHT, 14.0, (1366, 768)),
    ("tight", ThemeMode.LIGHT, DEFAULT_POINTS, (911, 512)),
)


class Nowhere:
    """A navigator that goes nowhere."""

    def open_case(self, case_id: int) -> None:
        """Stay."""

    def new_case(self, track: Track, kind: str | None = None) -> None:
        """Stay."""

    def edit_case(self, case_id: int) -> None:
        """Stay."""

    def resume_form(self, form: str) -> None:
        """Stay."""

    def open_list(self, track: Track, wanted: CaseFilter, heading: str) -> None:
        """Stay."""

    def open_cases(self, wanted: CaseFilter, heading: str) -> None:
        """Stay."""

    def open_party(self, party_id: int) -> None:
        """Stay."""

    def show_page(self, page_id: str) -> bool:
        """Stay."""
        return bool(page_id)

    def go_back(self) -> bool:
        """Stay."""
        return True

    def tell(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Say nothing."""


def make_workplace(folder: Path) -> Workplace:
    """Return a store with some months of sample cases and two more accounts."""
    gate = StoreGate(CLOCK, password_cost=Argon2Cost(1, 8, 1))
    made = set_up_store(
        gate,
        folder,
        shipped_centres()[2],
        Administrator("admin", "管理员", "correct horse"),
        catalogue=load_catalogue(),
        clock=CLOCK,
    )
    desk = made.workplace.desk
    months = [YearMonth(2025, 8).plus(at) for at in range(16)]
    fill_store(desk, months, seed=7)
    add_account(made.workplace, "zhou", "周海宁", Role.SUPERVISOR, "long enough words")
    return made.workplace


def settle(workspace: Workspace) -> None:
    """Wait for background work and redraw."""
    end = time.monotonic() + 60
    while workspace.runner.live and time.monotonic() < end:
        QTest.qWait(20)
    for _ in range(5):
        QApplication.processEvents()


def make_window(workspace: Workspace, navigator: Navigator) -> MainWindow:
    """Return the window with the two pages."""
    theme: Theme = workspace.theme

    def month(_shell: object) -> Page:
        return MonthPage(workspace, navigator)

    def settings(_shell: object) -> Page:
        return SettingsPage(workspace, navigator)

    window = MainWindow(
        theme,
        [
            PageSpec(PageId.MONTH, "月报", IconName.MONTH, month, "Ctrl+6"),
            PageSpec(PageId.SETTINGS, "设置", IconName.SETTINGS, settings, "Ctrl+9", bottom=True),
        ],
    )
    window.top_bar.set_day("11月23日 周一")
    window.top_bar.set_account("管理员 · 管理员")
    window.status.set_centre(workspace.desk.centre.short_name)
    return window


def shoot(window: MainWindow, workspace: Workspace, folder: Path, name: str) -> None:
    """Grab the month with a figure chosen, then every tab of the settings."""
    window.show_page(PageId.MONTH)
    settle(workspace)
    page = window.current_page
    if isinstance(page, MonthPage):
        row = page.row_of("A4")
        page.table.setCurrentIndex(page.table.model().index(row, 3))
        page.focus_first()
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        settle(workspace)
    window.grab().save(str(folder / f"month-{name}.png"))
    window.show_page(PageId.SETTINGS)
    settings = window.current_page
    if not isinstance(settings, SettingsPage):
        return
    for tab in settings.tab_names:
        settings.show_tab(tab)
        settle(workspace)
        window.grab().save(str(folder / f"settings-{tab}-{name}.png"))
        if isinstance(settings.current, AccountsPanel):
            settings.current.open_form(Mode.NEW)
            settle(workspace)
            window.grab().save(str(folder / f"settings-{tab}-form-{name}.png"))
            settings.current.discard()
        if isinstance(settings.current, CentrePanel):
            for frame in settings.findChildren(QScrollArea):
                if not frame.isAncestorOf(settings.current):
                    continue
                for at, part in ((0.5, "middle"), (1.0, "end")):
                    bar = frame.verticalScrollBar()
                    bar.setValue(round(bar.maximum() * at))
                    settle(workspace)
                    window.grab().save(str(folder / f"settings-{tab}-{part}-{name}.png"))


def main(folder: Path) -> None:
    """Grab all, light and dark, in the usual, large and tight sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    stage = make_application(["screens"], Appearance(mode=ThemeMode.LIGHT))
    with tempfile.TemporaryDirectory() as place:
        workplace = make_workplace(Path(place) / "数据")
        prompts = QtPrompter()
        workspace = Workspace(
            workplace,
            theme=stage.theme,
            runner=TaskRunner(),
            errors=ErrorPresenter(prompts, Path(place) / "log"),
            prompts=prompts,
            settings=Settings(Path(place) / "settings.json"),
        )
        window = make_window(workspace, Nowhere())
        window.show()
        window.activateWindow()
        for name, mode, points, size in SHOTS:
            stage.theme.set_mode(mode)
            stage.theme.set_points(points)
            window.resize(*size)
            shoot(window, workspace, folder, name)
        workspace.runner.close()
        window.close()
        workplace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/screens"))
