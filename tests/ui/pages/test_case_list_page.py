"""The case list: what it shows is what its filter finds, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.terms import Track
from app.services.case_filter import CaseFilter, DueSpan, SortField
from app.services.case_queries import find_ids
from app.services.deadline_decisions import add_deadline
from app.services.move_case import MoveRequest, move_case
from app.services.read_case import read_dossier
from app.ui.change_bridge import ChangeBridge
from app.ui.pages.case_list_page import CaseListPage
from app.ui.pages.page_tools import selected_ids
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, mediation, settle

Show = Callable[[Page], None]


def make(workspace: Workspace, ways: Ways, track: Track = Track.INFRINGEMENT) -> CaseListPage:
    return CaseListPage(workspace, ways, track, move=lambda case_id, move: None)


def docket(workspace: Workspace, case_id: int) -> None:
    desk = workspace.desk
    version = read_dossier(desk, case_id).line.version
    move_case(desk, case_id, version, MoveRequest("accept", desk.today))


def test_the_list_shows_exactly_what_its_filter_finds(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部", "明亮店")
    mediation(workspace.desk)
    page = make(workspace, ways)
    show(page)
    assert page.model.ids == find_ids(workspace.desk, page.wanted)
    assert len(page.model.ids) == 3


def test_every_chip_counts_what_it_lists(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    page = make(workspace, ways)
    show(page)
    for chip in page.chips.values():
        chip.click()
        settle(qtbot, workspace)
        counted = int(chip.text().rsplit(" ", 1)[1])
        assert counted == len(page.model.ids), chip.text()


def test_a_heading_sorts_in_the_store_and_the_third_click_unsorts(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    complaint(workspace.desk, "丙厂", "甲厂", "乙厂")
    page = make(workspace, ways)
    show(page)
    usual = page.model.ids
    header = page.table.horizontalHeader()
    second = [column.key for column in page.model.columns].index("second")
    header.setSortIndicator(second, Qt.SortOrder.AscendingOrder)
    settle(qtbot, workspace)
    assert page.order.by is SortField.SECOND_SIDE
    assert page.model.ids == find_ids(workspace.desk, page.wanted, page.order)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    settle(qtbot, workspace)
    assert page.model.ids == usual


def test_a_list_behind_a_due_figure_begins_with_what_is_due_first(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    desk = workspace.desk
    later, sooner, other = complaint(desk, "丙厂", "甲厂", "乙厂")
    today = desk.today
    for case_id, away in ((later, 3), (sooner, 2), (other, 400)):
        add_deadline(desk, case_id, "回访", today + timedelta(days=away), "约定")
    wanted = CaseFilter(due=DueSpan(today, today + timedelta(days=3)))
    page = CaseListPage(
        workspace, ways, None, move=lambda case_id, move: None, fixed=wanted, heading="本周到期"
    )
    show(page)
    assert page.model.ids == (sooner, later)
    # The user's own order comes first, and the third click brings back the list's own.
    header = page.table.horizontalHeader()
    due = [column.key for column in page.model.columns].index("due")
    header.setSortIndicator(due, Qt.SortOrder.DescendingOrder)
    settle(qtbot, workspace)
    assert page.model.ids == (later, sooner)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    settle(qtbot, workspace)
    assert page.model.ids == (sooner, later)


def test_the_chosen_case_stays_chosen_when_others_come_in(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部", "明亮店")
    page = make(workspace, ways)
    show(page)
    row = page.model.row_of(ids[1])
    assert row is not None
    page.table.selectRow(row)
    complaint(workspace.desk, "后来厂")
    page.mark_stale()
    settle(qtbot, workspace)
    assert selected_ids(page.table, page.model) == (ids[1],)
    assert page.model.row_of(ids[1]) != row


def test_a_deleted_case_comes_back_by_undo(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot, bridge: ChangeBridge
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    page = make(workspace, ways)
    bridge.changed.connect(page.mark_stale)
    show(page)
    row = page.model.row_of(ids[0])
    assert row is not None
    page.table.selectRow(row)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    page.delete_selected() if not ways.said else None
    settle(qtbot, workspace)
    assert page.model.ids == (ids[1],)
    assert ways.undo is not None
    ways.undo()
    qtbot.waitUntil(lambda: len(page.model.ids) == 2)


def test_a_docketed_case_is_deleted_only_with_a_reason(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot, answers: Answers
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂")
    docket(workspace, ids[0])
    page = make(workspace, ways)
    show(page)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.selectRow(0)
    page.delete_selected()
    assert answers.told
    assert find_ids(workspace.desk, CaseFilter()) == tuple(ids)
    answers.texts.append("重复录入")
    page.delete_selected()
    settle(qtbot, workspace)
    assert find_ids(workspace.desk, CaseFilter()) == ()


def test_enter_opens_the_current_case(workspace: Workspace, ways: Ways, show: Show) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    page = make(workspace, ways)
    show(page)
    row = page.model.row_of(ids[0])
    assert row is not None
    page.table.selectRow(row)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert ways.opened == [ids[0]]


def test_filters_narrow_the_list_and_escape_clears_them(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    page = make(workspace, ways)
    show(page)
    page.filters.text.setText("亮晶")
    qtbot.waitUntil(lambda: page.model.ids == (ids[1],))
    assert page.handle_escape()
    settle(qtbot, workspace)
    assert set(page.model.ids) == set(ids)
    assert not page.handle_escape()


def test_copied_rows_carry_whole_names(workspace: Workspace, ways: Ways, show: Show) -> None:
    complaint(workspace.desk, "星煌灯饰厂")
    page = make(workspace, ways)
    show(page)
    page.table.selectRow(0)
    page.table.copy_selection(with_headers=True)
    head, line = QGuiApplication.clipboard().text().splitlines()[:2]
    cells = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert cells["请求人"] == "中山市古镇华彩照明有限公司"
    assert cells["期限"].startswith("2026-11-30 周一")
    first = page.model.index(0, 1).data()
    assert first == "华彩照明"


def test_the_usual_columns_need_no_horizontal_scroll_bar(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    ids = complaint(workspace.desk, *(f"特别长的名称灯饰照明电器厂{n}" for n in range(40)))
    docket(workspace, ids[0])
    mediation(workspace.desk, 1_234_567_89)
    for track in (Track.INFRINGEMENT, Track.MEDIATION, Track.FAST_TRACK):
        page = make(workspace, ways, track)
        show(page)
        page.preview.setVisible(True)
        qtbot.waitUntil(lambda page=page: page.table.horizontalScrollBar().maximum() == 0)
        assert page.table.columnWidth(0) >= 90


def test_an_empty_list_says_how_to_begin(workspace: Workspace, ways: Ways, show: Show) -> None:
    page = make(workspace, ways, Track.MEDIATION)
    show(page)
    assert page.primary_action is not None
    page.primary_action.trigger()
    assert ways.new == [Track.MEDIATION]
    assert not page.table.isVisible()


def test_a_figures_list_shows_the_figures_cases(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    complaint(workspace.desk, "星煌灯饰厂")
    one = mediation(workspace.desk)
    wanted = CaseFilter(tracks=("mediation",))
    page = CaseListPage(workspace, ways, None, move=lambda *_: None, fixed=wanted, heading="调解")
    show(page)
    assert page.model.ids == (one,)
    assert page.title == "调解"
    assert not page.handle_escape()
