"""The reminder in the tray: what it says and when; it never asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.domain.due import china_day
from app.services.agenda import read_agenda
from app.support.clock import CHINA, FixedClock
from app.support.settings import REMINDERS
from app.ui import tray as module
from app.ui.pages.settings.appearance import AppearancePanel
from app.ui.tray import Reminder, system_tray
from app.ui.viewmodels.workbench_agenda import Pressing
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, complaint, settle


class FakeTray(QObject):
    """A tray that remembers what was said."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.gone = False

    def say(self, title: str, text: str) -> None:
        self.said.append(text)

    def remove(self) -> None:
        self.gone = True


class Figures:
    """Figures that a test sets, in place of those of the store."""

    def __init__(self) -> None:
        self.now = Pressing(3, 1)

    def __call__(self, desk: object, *, handler: str | None) -> Pressing:
        return self.now


@pytest.fixture
def tray(qtbot: QtBot) -> FakeTray:
    return FakeTray()


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> Figures:
    made = Figures()
    monkeypatch.setattr(module, "read_pressing", made)
    return made


@pytest.fixture
def reminder(
    workspace: Workspace, tray: FakeTray, figures: Figures, qtbot: QtBot
) -> Iterator[Reminder]:
    made = Reminder(workspace, tray)
    settle(qtbot, workspace)
    yield made
    made.close()


def test_at_the_start_it_tells_what_is_due_and_overdue(reminder: Reminder, tray: FakeTray) -> None:
    assert tray.said == ["今天到期 3 件，已逾期 1 件"]


def test_on_the_hour_it_tells_again_while_something_is_due_today(
    reminder: Reminder, tray: FakeTray, workspace: Workspace, qtbot: QtBot
) -> None:
    reminder.look()
    settle(qtbot, workspace)
    assert len(tray.said) == 2


def test_old_news_is_not_repeated_but_a_change_is_told(
    reminder: Reminder, tray: FakeTray, figures: Figures, workspace: Workspace, qtbot: QtBot
) -> None:
    for figures.now in (Pressing(0, 1), Pressing(0, 1), Pressing(0, 2), Pressing(0, 0)):
        reminder.look()
        settle(qtbot, workspace)
    assert tray.said[1:] == ["已逾期 1 件", "已逾期 2 件"]


def test_switched_off_it_says_nothing_and_begins_again_when_switched_on(
    workspace: Workspace, tray: FakeTray, figures: Figures, qtbot: QtBot
) -> None:
    workspace.settings.set(REMINDERS, False)
    reminder = Reminder(workspace, tray)
    settle(qtbot, workspace)
    assert tray.said == []
    workspace.settings.set(REMINDERS, True)
    reminder.look()
    settle(qtbot, workspace)
    reminder.close()
    assert len(tray.said) == 1


def test_the_settings_switch_reminders_off_and_on(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = AppearancePanel(workspace, ways)
    qtbot.addWidget(panel)
    assert panel.reminders.isChecked()
    panel.reminders.click()
    assert not workspace.settings.get(REMINDERS)
    panel.reminders.click()
    assert workspace.settings.get(REMINDERS)


def test_a_press_on_the_tray_asks_for_the_workbench(
    reminder: Reminder, tray: FakeTray, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reminder.pressed):
        tray.pressed.emit()


def test_a_closed_reminder_leaves_the_tray_and_says_no_more(
    reminder: Reminder, tray: FakeTray, workspace: Workspace, qtbot: QtBot
) -> None:
    reminder.close()
    reminder.look()
    settle(qtbot, workspace)
    assert tray.gone
    assert len(tray.said) == 1


def test_without_a_tray_nothing_happens(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    with_nothing = Reminder(workspace, system_tray(workspace.theme, "快维", workspace))
    assert not workspace.runner.live
    with_nothing.close()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)
def test_the_tray_of_the_desktop_can_be_shown_and_left(workspace: Workspace) -> None:
    made = module.SystemTray(workspace.theme, "快维")
    made.say("快维 期限提醒", "今天到期 3 件")
    made.remove()
    made.deleteLater()


def test_a_case_due_today_is_told_from_the_store(
    workspace: Workspace, tray: FakeTray, qtbot: QtBot
) -> None:
    complaint(workspace.desk, "星煌灯饰厂")
    day = china_day(read_agenda(workspace.desk).items[0].due)
    noon = FixedClock(datetime.combine(day, time(12), CHINA))
    workspace.set_desk(replace(workspace.desk, clock=noon))
    reminder = Reminder(workspace, tray)
    settle(qtbot, workspace)
    reminder.close()
    assert tray.said == ["今天到期 1 件"]
