"""Dossier, recycle bin, parties: each figure and each act is what it says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTableView

from app.services.entities import list_entities
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases
from app.ui.pages.case_page import CasePage
from app.ui.pages.parties_page import PartiesPage
from app.ui.pages.party_page import PartyPage
from app.ui.pages.recycle_page import RecyclePage
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, mediation

Show = Callable[[Page], None]


def test_a_dossier_offers_the_next_move_and_opens_its_parties(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    moved: list[tuple[int, str]] = []
    page = CasePage(workspace, ways, ids[0], move=lambda *asked: moved.append(asked))
    show(page)
    assert page.next_button.shortcut() == QKeySequence("Ctrl+Return")
    page.next_button.click()
    assert moved == [(ids[0], read_dossier(workspace.desk, ids[0]).moves[0].code)]
    texts = [page.tabs.tabText(at) for at in range(page.tabs.count())]
    material = next(text for text in texts if text.startswith("材料 0/"))
    first = ["期限与经过", "基本情况", "当事人 2", material, "证据", "文书"]
    assert texts == [*first, "权利", "关联 1", "历史"]


def test_a_dossier_keeps_its_tab_over_a_reload(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂")
    page = CasePage(workspace, ways, ids[0], move=lambda *_: None)
    show(page)
    page.show_tab("history")
    page.mark_stale()
    assert page.tabs.tabData(page.tabs.currentIndex()) == "history"


def test_a_case_that_is_gone_says_so(workspace: Workspace, ways: Ways, show: Show) -> None:
    page = CasePage(workspace, ways, 999, move=lambda *_: None)
    show(page)
    assert page.dossier is None


def test_a_sitting_and_a_payment_plan_are_recorded(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    case_id = mediation(workspace.desk)
    page = CasePage(workspace, ways, case_id, move=lambda *_: None)
    show(page)
    panel = page.mediation_panel
    assert panel is not None
    panel.held.setText("不是时间")
    panel.add_button.click()
    assert panel.remark.text()
    panel.held.setText("11-20 9:30")
    panel.place.setText("调解一室")
    panel.add_button.click()
    assert read_dossier(workspace.desk, case_id).sessions[0].place == "调解一室"
    panel = page.mediation_panel
    assert panel is not None
    panel.plan.add_button.click()
    for field, text in zip(panel.plan.rows[0], ("2026-12-1", "1.2万", "", ""), strict=True):
        field.setText(text)
    panel.plan.save_button.click()
    assert read_dossier(workspace.desk, case_id).instalments[0].amount_fen == 12_000_00


def choose(table: QTableView, row: int) -> None:
    """Select one row; ``selectRow`` would heed a modifier key that another test left down."""
    rows = QItemSelectionModel.SelectionFlag.Rows
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | rows
    table.selectionModel().select(table.model().index(row, 0), flags)


def test_the_bin_gives_back_and_erases_only_with_a_reason(
    workspace: Workspace, ways: Ways, show: Show, answers: Answers
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂", "亮晶门市部")
    delete_cases(workspace.desk, ids)
    page = RecyclePage(workspace, ways)
    show(page)
    assert set(page.model.ids) == set(ids)
    row = page.model.row_of(ids[0])
    assert row is not None
    choose(page.table, row)
    page.restore_button.click()
    assert page.model.ids == (ids[1],)
    choose(page.table, 0)
    page.purge_button.click()
    assert page.model.ids == (ids[1],)
    answers.texts.append("测试数据")
    page.purge_button.click()
    assert page.model.ids == ()


def test_a_party_is_renamed_in_its_cases_and_typed_text_is_guarded(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    ids = complaint(workspace.desk, "星煌灯饰厂")
    party_id = read_dossier(workspace.desk, ids[0]).parties[1].party_id
    page = PartyPage(workspace, ways, party_id)
    show(page)
    assert page.can_leave()
    page.fields["name"].setText("星辉灯饰厂")
    assert not page.can_leave()
    page.save_button.click()
    assert page.can_leave()
    assert read_dossier(workspace.desk, ids[0]).line.second_side == "星辉灯饰厂"


def test_an_entity_is_registered_and_its_problems_are_told(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = PartiesPage(workspace, ways)
    show(page)
    panel = page.entities
    page.tabs.setCurrentIndex(1)
    panel.begin_new()
    panel.name.setText("汐棠灯饰有限公司")
    panel.fields["quota"].setText("很多")
    panel.save_button.click()
    assert panel.remark.text()
    panel.fields["quota"].setText("20")
    panel.fields["valid_to"].setText("2027-12-31")
    panel.save_button.click()
    entities = list_entities(workspace.desk, 2026)
    assert [(one.name, one.quota) for one in entities] == [("汐棠灯饰有限公司", 20)]
    assert panel.model.rowCount() == 1
