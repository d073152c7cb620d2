"""归档: the volume of a closed case is filed, indexed and printed from one sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.terms import Outcome, Phase
from app.services.evidence.adding import add_files
from app.services.evidence.archive import read_volume
from app.services.evidence.changing import delete_evidence
from app.services.evidence.listing import list_evidence, recycled
from app.services.evidence.views import EvidenceFacts
from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.ui.dialogs.archive_sheet import ArchiveSheet
from app.ui.pages.archive_acts import ArchiveActs
from app.ui.pages.case_page import CasePage
from app.ui.pages.recycle_page import RecyclePage
from app.ui.pages.registers_page import RegistersPage
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, settle
from tests.ui.pages.evidence_ui_kit import choose_row, pdf_file, picture_file

Show = Callable[[Page], None]


def closed_case(workspace: Workspace, folder: Path) -> int:
    """Return a case that was withdrawn, with three pages of evidence."""
    desk = workspace.desk
    (case_id,) = complaint(desk, "星煌灯饰厂")
    files = (pdf_file(folder, "合同.pdf", 2), picture_file(folder, "门头.png"))
    add_files(desk, case_id, files, EvidenceFacts())
    version = read_dossier(desk, case_id).line.version
    withdrawn = MoveRequest("withdraw", desk.today, outcome=Outcome.WITHDRAWN, reason="自行和解")
    move_case(desk, case_id, version, withdrawn)
    assert read_dossier(desk, case_id).line.phase is Phase.DONE
    return case_id


@pytest.fixture
def printed() -> list[tuple[int, str]]:
    return []


@pytest.fixture
def case_id(workspace: Workspace, tmp_path: Path) -> int:
    return closed_case(workspace, tmp_path)


@pytest.fixture
def sheet(
    workspace: Workspace,
    ways: Ways,
    show: Show,
    case_id: int,
    printed: list[tuple[int, str]],
) -> ArchiveSheet:
    page = CasePage(workspace, ways, case_id, move=lambda *_: None)
    show(page)
    acts = ArchiveActs(workspace, ways, page, lambda at, folder: printed.append((at, folder)))
    acts.open(case_id)
    page.archive = acts
    assert acts.sheet is not None
    return acts.sheet


def test_the_menu_of_a_closed_case_offers_to_file_it_and_that_of_an_open_one_does_not(
    workspace: Workspace, ways: Ways, show: Show, case_id: int
) -> None:
    (open_id,) = complaint(workspace.desk, "宏达灯饰厂")
    offered = []
    for one in (case_id, open_id):
        page = CasePage(workspace, ways, one, move=lambda *_: None)
        show(page)
        words = [action.text() for action in page.more_button.menu().actions()]
        offered.append("归档…" in words)
    assert offered == [True, False]


def test_the_sheet_proposes_a_number_and_shows_the_index_with_its_pages(
    sheet: ArchiveSheet,
) -> None:
    assert sheet.archive_no.text().startswith("2026-")
    rows = [
        [sheet.model.index(row, at).data() for at in (1, 4)]
        for row in range(sheet.model.rowCount())
    ]
    assert rows[-2:] == [["合同", "1—2"], ["门头", "3"]]
    assert not any(button.isEnabled() for button in sheet.prints.values())


def test_filing_keeps_what_was_typed_with_the_loose_papers_and_counts_their_pages(
    sheet: ArchiveSheet, workspace: Workspace, ways: Ways, case_id: int
) -> None:
    sheet.box_no.setText("2026-7")
    sheet.loose.add_button.click()
    for edit, text in zip(
        sheet.loose.rows[0], ("送达回证原件", "", "2026-11-20", "4"), strict=True
    ):
        edit.setText(text)
    sheet.ask()
    volume = read_volume(workspace.desk, case_id)
    assert volume.id is not None
    assert (volume.box_no, volume.retention, volume.pages) == ("2026-7", "30年", 7)
    assert (volume.items[-1].title, volume.items[-1].page_to) == ("送达回证原件", 7)
    assert sheet.isVisible()
    assert sheet.loose.texts[0].pages == "4"
    assert ways.said[-1].endswith("7 页。")
    sheet.reject()


def test_a_loose_paper_without_pages_is_refused_beside_the_lines(
    sheet: ArchiveSheet, workspace: Workspace, case_id: int
) -> None:
    sheet.loose.add_button.click()
    sheet.loose.rows[0][0].setText("笔录")
    sheet.loose.rows[0][3].setText("若干")
    sheet.ask()
    assert "第 1 份" in sheet.boxes["loose"].remark
    assert read_volume(workspace.desk, case_id).id is None
    sheet.reject()


def test_a_number_of_another_volume_is_refused_beside_its_field(
    sheet: ArchiveSheet, workspace: Workspace, ways: Ways, tmp_path: Path, qtbot: QtBot
) -> None:
    number = sheet.archive_no.text()
    sheet.ask()
    sheet.reject()
    other = closed_case(workspace, tmp_path)
    acts = ArchiveActs(workspace, ways, sheet.window(), lambda *_: None)
    acts.open(other)
    assert acts.sheet is not None
    acts.sheet.archive_no.setText(number)
    acts.sheet.ask()
    assert "已用于另一案卷" in acts.sheet.boxes["archive_no"].remark
    acts.sheet.reject()


def test_what_is_printed_for_a_filed_volume_is_made_as_a_paper_of_the_case(
    sheet: ArchiveSheet, case_id: int, printed: list[tuple[int, str]]
) -> None:
    sheet.ask()
    assert not sheet.prints["box-list"].isEnabled()
    sheet.prints["spine-label"].click()
    assert printed == [(case_id, "spine-label")]
    assert not sheet.isVisible()


def test_deleted_evidence_is_restored_from_the_bin_to_its_case(
    workspace: Workspace, ways: Ways, show: Show, case_id: int, qtbot: QtBot
) -> None:
    ids = [line.id for line in list_evidence(workspace.desk, case_id)]
    delete_evidence(workspace.desk, ids)
    page = RecyclePage(workspace, ways)
    show(page)
    assert page.tabs.tabText(1) == "证据 2"
    page.tabs.setCurrentIndex(1)
    part = page.evidence
    left = next(at for at, one in enumerate(part.model.columns) if one.key == "left")
    assert part.model.index(0, left).data() == "还有 30 天"
    choose_row(part.table, 0)
    part.restore()
    settle(qtbot, workspace)
    assert len(list_evidence(workspace.desk, case_id)) == 1
    assert page.tabs.tabText(1) == "证据 1"


def test_evidence_is_erased_only_with_a_reason(
    workspace: Workspace, ways: Ways, show: Show, case_id: int, answers: Answers
) -> None:
    ids = [line.id for line in list_evidence(workspace.desk, case_id)]
    delete_evidence(workspace.desk, ids)
    page = RecyclePage(workspace, ways)
    show(page)
    page.tabs.setCurrentIndex(1)
    page.evidence.table.selectAll()
    page.evidence.purge()
    assert len(recycled(workspace.desk)) == 2
    answers.texts.append("当事人要求撤回")
    page.evidence.purge()
    assert recycled(workspace.desk) == ()


def test_filed_volumes_are_listed_by_year_and_by_box_with_their_index(
    sheet: ArchiveSheet, workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot, case_id: int
) -> None:
    sheet.box_no.setText("2026-7")
    sheet.ask()
    sheet.reject()
    page = RegistersPage(workspace, ways)
    show(page)
    page.tabs.setCurrentIndex(3)
    part = page.archive
    settle(qtbot, workspace)
    assert list(part.list.model.ids) == [case_id]
    choose_row(part.table, 0)
    assert part.heading.text().startswith("2026-")
    part.box.setText("2026-8")
    part.reload()
    settle(qtbot, workspace)
    assert not part.list.model.rowCount()
    assert part.clear_filter()
    settle(qtbot, workspace)
    assert list(part.list.model.ids) == [case_id]
