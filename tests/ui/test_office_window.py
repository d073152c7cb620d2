"""What the window itself tells: badge, day, calendar, and that every page opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.due import china_day
from app.services.agenda import read_agenda
from app.services.deadline_decisions import add_deadline
from app.services.deadlines import read_deadlines
from app.services.requests import Opening
from app.support.settings import WORKBENCH_SCOPE
from app.ui.application import Stage
from app.ui.design.theme import Theme, ThemeMode
from app.ui.desktop import Desktop
from app.ui.office_window import OfficeWindow
from app.ui.pages.case_page import CasePage
from app.ui.workspace import PageId
from tests.store.desk_kit import ADMIN, make_program, zhongshan
from tests.ui.desktop_kit import ToldPrompter, idle
from tests.ui.pages.conftest import complaint


@dataclass
class Hand:
    """A clock whose hand a test moves."""

    at: datetime = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, hand: Hand) -> Iterator[OfficeWindow]:
    program = make_program(tmp_path / "profile", hand)
    program.set_up(tmp_path / "库", zhongshan(), ADMIN).workplace.close()
    theme = Theme(qapp, mode=ThemeMode.LIGHT)
    desktop = Desktop(program, Stage(qapp, theme), ToldPrompter())
    desktop.start(Opening(tmp_path / "库", ADMIN.name, ADMIN.password))
    qtbot.waitUntil(lambda: desktop.window is not None)
    assert desktop.window is not None
    settle(qtbot, desktop.window)
    yield desktop.window
    desktop.close()
    qapp.setStyleSheet("")
    theme.deleteLater()


def settle(qtbot: QtBot, window: OfficeWindow) -> None:
    for _ in range(2):
        idle(qtbot, lambda: window.workspace.runner.live)
        QApplication.processEvents()


def badge(window: OfficeWindow) -> str:
    name = window.rail.button(PageId.WORKBENCH.value).accessibleName()
    return name.removeprefix("工作台").strip()


def test_the_frame_tells_what_today_is_and_how_far_the_calendar_is_known(
    window: OfficeWindow,
) -> None:
    assert window.top_bar.day == "11月23日 周一 · 工作日"
    assert window.status.note == "历表已知至 2026-12-31"


def test_the_frame_still_tells_what_today_is_after_the_centre_was_changed(
    window: OfficeWindow, qtbot: QtBot
) -> None:
    window.workspace.set_desk(window.workspace.desk)
    idle(qtbot, lambda: window.workspace.runner.live)
    assert window.top_bar.day == "11月23日 周一 · 工作日"


def test_the_badge_counts_what_is_due_and_follows_what_is_recorded(
    window: OfficeWindow, qtbot: QtBot, hand: Hand
) -> None:
    assert badge(window) == ""
    desk = window.workspace.desk
    complaint(desk, "星煌灯饰厂")
    day = china_day(read_agenda(desk).items[0].due)
    hand.at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    complaint(desk, "亮晶门市部")
    qtbot.waitUntil(lambda: badge(window) == "1")


def test_after_a_night_with_the_window_open_everything_counts_from_the_new_day(
    window: OfficeWindow, qtbot: QtBot, hand: Hand
) -> None:
    desk = window.workspace.desk
    complaint(desk, "星煌灯饰厂")
    settle(qtbot, window)
    day = china_day(read_agenda(desk).items[0].due) + timedelta(days=1)
    hand.at = datetime(day.year, day.month, day.day, 0, tzinfo=UTC)
    window.bell.strike()
    settle(qtbot, window)
    assert badge(window) == "1"
    assert window.top_bar.day.startswith(f"{day.month}月{day.day}日")


def test_the_badge_keeps_to_the_clerk_whose_work_is_looked_at(
    window: OfficeWindow, qtbot: QtBot, hand: Hand
) -> None:
    desk = window.workspace.desk
    complaint(desk, "星煌灯饰厂")
    day = china_day(read_agenda(desk).items[0].due)
    hand.at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    complaint(desk, "亮晶门市部")
    qtbot.waitUntil(lambda: badge(window) == "1")
    window.show_page(PageId.PARTIES)
    # A workbench that is still being made would forget a clerk it does not know.
    settle(qtbot, window)
    window.workspace.settings.set(WORKBENCH_SCOPE, "of:li")
    complaint(desk, "明辉厂")
    qtbot.waitUntil(lambda: badge(window) == "")


def test_why_opens_the_case_with_that_limit_chosen(window: OfficeWindow, qtbot: QtBot) -> None:
    desk = window.workspace.desk
    (case_id,) = complaint(desk, "星煌灯饰厂")
    add_deadline(desk, case_id, "回访", desk.today + timedelta(days=90), "约定")
    last = read_deadlines(desk, case_id)[-1]
    window.ways.open_case(case_id, last.key)
    settle(qtbot, window)
    page = window.current_page
    assert isinstance(page, CasePage)
    assert page.deadlines.line is not None
    assert page.deadlines.line.key == last.key
    assert page.deadlines.table.currentIndex().row() > 0


def test_a_press_on_the_tray_brings_the_workbench_to_the_front(window: OfficeWindow) -> None:
    window.show_page(PageId.PARTIES)
    window.reminder.pressed.emit()
    assert window.current_page is not None
    assert window.current_page.nav_id == PageId.WORKBENCH


@pytest.mark.parametrize("page_id", list(PageId))
def test_every_page_of_the_navigation_opens(
    window: OfficeWindow, qtbot: QtBot, page_id: PageId
) -> None:
    assert window.show_page(page_id)
    settle(qtbot, window)
    assert window.current_page is not None
    assert window.current_page.nav_id == page_id


def test_the_day_of_a_holiday_is_named(window: OfficeWindow, qtbot: QtBot, hand: Hand) -> None:
    hand.at = datetime(2026, 10, 1, 2, tzinfo=UTC)
    assert date(2026, 10, 1).weekday() == 3
    window.bell.strike()
    settle(qtbot, window)
    assert window.top_bar.day == "10月1日 周四 · 国庆节"
