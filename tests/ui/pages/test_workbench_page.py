"""The workbench on a real store: figures that open what they count, limits in their groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.agenda import read_agenda
from app.services.case_queries import find_ids
from app.support.clock import CHINA, FixedClock
from app.support.settings import WORKBENCH_SCOPE
from app.ui.pages.workbench_page import WorkbenchPage
from app.ui.qtmodels.roles import CellRole
from app.ui.viewmodels.workbench_agenda import due_day
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, complaint, mediation, settle

Show = Callable[[Page], None]


def live_on(workspace: Workspace, day: date) -> None:
    """Let it be noon of another day."""
    noon = FixedClock(datetime.combine(day, time(12), CHINA))
    workspace.set_desk(replace(workspace.desk, clock=noon))


def first_due(workspace: Workspace) -> date:
    return due_day(read_agenda(workspace.desk).items[0].due)


def headings(page: WorkbenchPage) -> list[str]:
    rows = (page.model.index(row, 0) for row in range(page.model.rowCount()))
    return [str(index.data()) for index in rows if index.data(CellRole.GROUP)]


def test_each_tile_counts_the_cases_that_it_opens(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    mediation(workspace.desk)
    live_on(workspace, first_due(workspace) + timedelta(days=1))
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    assert int(page.figures.tiles["overdue"].figure) > 0
    for tile in page.figures.tiles.values():
        tile.click()
        wanted, _ = ways.figures[-1]
        assert tile.figure == f"{len(find_ids(workspace.desk, wanted)):,}"


@pytest.mark.parametrize(("later", "heading"), [(1, "已逾期"), (0, "今天"), (-1, "本周")])
def test_a_limit_stands_under_the_day_it_is_due(
    workspace: Workspace, ways: Ways, show: Show, later: int, heading: str
) -> None:
    live_on(workspace, date(2026, 11, 25))  # a Wednesday, and so is the day five working days on
    complaint(workspace.desk, "星煌灯饰厂")
    live_on(workspace, first_due(workspace) + timedelta(days=later))
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    assert headings(page)[0] == f"{heading} 1"


def test_enter_opens_the_case_of_the_limit(workspace: Workspace, ways: Ways, show: Show) -> None:
    (case_id,) = complaint(workspace.desk, "星煌灯饰厂")
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    page.focus_first()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert ways.opened == [case_id]


def test_mine_shows_my_limits_and_counts_my_cases_and_is_remembered(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    assert page.scope.all_chip.isChecked()
    everything = page.model.ids
    page.scope.mine_chip.click()
    settle(qtbot, workspace)
    account = workspace.desk.account.name
    assert all(item.handler == account for item in read_agenda(workspace.desk, mine=True).items)
    assert set(page.model.ids) <= set(everything)
    page.figures.tiles["overdue"].click()
    wanted, heading = ways.figures[-1]
    assert wanted.handler == account
    assert heading == "我的已逾期"
    assert WorkbenchPage(workspace, ways, move=no_move).scope.mine_chip.isChecked()
    assert workspace.settings.get(WORKBENCH_SCOPE) == "mine"


def test_the_chosen_limit_stays_chosen_over_a_reload(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    page.table.selectRow(2)
    chosen = page.model.line_at(2)
    page.mark_stale()
    settle(qtbot, workspace)
    assert page.model.line_at(page.table.currentIndex().row()) == chosen


def test_figures_without_room_for_a_tile_become_links_that_open_the_same(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    for key in page.figures.rest:
        assert page.figures.tiles[key].isHidden()
        page.links.links[key].click()
        opened = ways.figures[-1]
        page.figures.tiles[key].click()
        assert ways.figures[-1] == opened
    page.resize(1700, 900)
    assert not any(page.figures.tiles[key].isHidden() for key in page.figures.rest)
    assert page.links.isHidden()


def test_the_badge_tells_what_is_overdue_or_due_today(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    live_on(workspace, first_due(workspace))
    page = WorkbenchPage(workspace, ways, move=no_move)
    with qtbot.waitSignal(page.badge_changed) as told:
        show(page)
    assert told.args == ["2"]


def test_an_empty_workbench_says_what_would_fill_it(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    assert not page.table.isVisible()
    assert all(tile.figure == "0" for tile in page.figures.tiles.values())
