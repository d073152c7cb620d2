"""The workbench on a real store: figures that open what they count, limits in their groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.due import china_day
from app.domain.terms import Role
from app.models.case import Case
from app.services.agenda import read_agenda
from app.services.case_queries import count_cases, find_ids
from app.services.deadline_views import AgendaItem
from app.services.materials import list_lapses
from app.services.move_case import move_case
from app.services.office import add_account
from app.services.requests import MoveRequest
from app.support.clock import CHINA, FixedClock
from app.support.settings import WORKBENCH_SCOPE
from app.ui.pages.workbench_page import WorkbenchPage
from app.ui.qtmodels.roles import CellRole
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, complaint, mediation, settle

Show = Callable[[Page], None]


def no_move(case_id: int, move: str) -> None:
    """Make no move."""


def live_on(workspace: Workspace, day: date) -> None:
    """Let it be noon of another day."""
    noon = FixedClock(datetime.combine(day, time(12), CHINA))
    workspace.set_desk(replace(workspace.desk, clock=noon))


def first_due(workspace: Workspace) -> date:
    return china_day(read_agenda(workspace.desk).items[0].due)


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
    assert headings(page)[0] == f"{heading} 1 项"


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


def staff(workspace: Workspace, *names: str) -> None:
    for name in names:
        add_account(workspace.workplace, name, f"{name}先生", Role.HANDLER, "correct horse")


def choose(page: WorkbenchPage, account: str) -> None:
    next(one for one in page.scope.clerk_menu.actions() if one.data() == account).trigger()


def give(workspace: Workspace, case_id: int, account: str) -> None:
    with workspace.desk.store.writing(actor="test") as unit:
        unit.session.get_one(Case, case_id).handler = account


def test_a_head_sees_one_clerk_and_every_figure_opens_that_clerks_cases(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    staff(workspace, "li")
    theirs, _ = complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    give(workspace, theirs, "wang")
    live_on(workspace, first_due(workspace) + timedelta(days=1))
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    assert page.figures.tiles["overdue"].figure == "2"
    staff(workspace, "wang")  # who comes while the page is open is offered as well
    page.mark_stale()
    settle(qtbot, workspace)
    with qtbot.waitSignal(page.badge_changed) as told:
        choose(page, "wang")
    settle(qtbot, workspace)
    assert told.args == ["1"]
    assert page.scope.clerk_chip.isChecked()
    assert not page.scope.all_chip.isChecked()
    assert headings(page)[0] == "已逾期 1 项"
    for key, tile in page.figures.tiles.items():
        tile.click()
        wanted, heading = ways.figures[-1]
        assert tile.figure == f"{len(find_ids(workspace.desk, wanted)):,}"
        if key != "unassigned":
            assert wanted.handler == "wang"
            assert heading.startswith("wang先生的")
    again = WorkbenchPage(workspace, ways, move=no_move)
    assert again.scope.handler == "wang"


def test_a_clerk_who_left_is_no_choice_any_more_and_the_centre_is_shown(
    workspace: Workspace, ways: Ways
) -> None:
    workspace.settings.set(WORKBENCH_SCOPE, "of:gone")
    page = WorkbenchPage(workspace, ways, move=no_move)
    assert page.scope.handler is None
    assert workspace.settings.get(WORKBENCH_SCOPE) == "all"


def test_only_heads_choose_among_clerks(workspace: Workspace, ways: Ways) -> None:
    staff(workspace, "li")
    desk = workspace.desk
    workspace.set_desk(replace(desk, account=replace(desk.account, role=Role.HANDLER)))
    page = WorkbenchPage(workspace, ways, move=no_move)
    assert not page.scope.clerk_menu.actions()
    assert page.scope.clerk_chip.isHidden()


def test_w_opens_the_reasons_of_the_limit(workspace: Workspace, ways: Ways, show: Show) -> None:
    (case_id,) = complaint(workspace.desk, "星煌灯饰厂")
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    page.focus_first()
    QTest.keyClick(page.table, Qt.Key.Key_W)
    (item,) = read_agenda(workspace.desk).items
    assert (ways.opened, ways.limits) == ([case_id], [item.key])


def test_the_menu_of_a_line_opens_explains_and_makes_a_move(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    (case_id,) = complaint(workspace.desk, "星煌灯饰厂")
    moves: list[tuple[int, str]] = []
    page = WorkbenchPage(workspace, ways, move=lambda case, move: moves.append((case, move)))
    show(page)
    item = page.model.line_at(1)
    assert item is not None
    opened, why, _, steps = page.menu.build(item).actions()
    opened.trigger()
    assert (ways.opened, ways.limits) == ([case_id], [])
    why.trigger()
    assert ways.limits == [item.key]
    offered = steps.menu()
    assert isinstance(offered, QMenu)
    next(one for one in offered.actions() if one.data() == "accept").trigger()
    assert moves == [(case_id, "accept")]


def test_the_menu_key_shows_the_menu_of_the_current_line(
    workspace: Workspace, ways: Ways, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    page.table.selectRow(2)
    shown: list[AgendaItem] = []

    class Menu:
        """A menu that stays away: offscreen there is no keyboard to grab."""

        def __init__(self, item: AgendaItem) -> None:
            shown.append(item)

        def popup(self, at: QPoint) -> None: ...

    monkeypatch.setattr(page.menu, "build", Menu)
    nowhere = QPoint(-1, -1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, nowhere, nowhere)
    QApplication.sendEvent(page.table, event)
    assert shown == [page.model.line_at(2)]


@pytest.mark.parametrize("width", [809, 1150, 1704])
def test_the_table_never_scrolls_sideways(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot, width: int
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    live_on(workspace, first_due(workspace) + timedelta(days=300))
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    page.resize(width, 480)
    bar = page.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_papers_that_did_not_come_are_listed_as_many_as_are_told(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    desk = workspace.desk
    three = complaint(desk, "星煌灯饰厂", "亮晶门市部", "明辉厂")
    days = {three[0]: 3, three[1]: 5, three[2]: 60}
    for case_id, away in days.items():
        due_on = desk.today + timedelta(days=away)
        asked = {"supplement_due_on": due_on}
        move_case(desk, case_id, 1, MoveRequest("ask-supplement", desk.today, asked=asked))
    live_on(workspace, desk.today + timedelta(days=20))
    page = WorkbenchPage(workspace, ways, move=no_move)
    show(page)
    assert page.state is not None
    (hint,) = (one for one in page.state.hints if one.heading == "补正已逾期")
    assert hint.wanted is not None
    lapsed = {item.case_id for item in list_lapses(workspace.desk)}
    assert lapsed == set(three[:2])
    assert set(find_ids(workspace.desk, hint.wanted)) == lapsed
    assert hint.text.startswith(f"{count_cases(workspace.desk, hint.wanted)} 件")
