"""The parts of a case: made when looked at, reached and left by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.documents.life import PaperPart
from app.services.evidence.adding import add_files
from app.services.evidence.views import EvidenceFacts
from app.services.papers.files import attach_part
from app.ui.actions import ACTIONS
from app.ui.dialogs.paper_sheet import PaperSheet
from app.ui.pages.archive_panel import ArchivePanel
from app.ui.pages.case_page import CasePage
from app.ui.pages.comparison_page import ComparisonPage
from app.ui.pages.evidence_panel import EvidencePanel
from app.ui.pages.paper_panel import PaperPanel
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, settle
from tests.ui.pages.paper_kit import accepted, issued, made, panel_on, set_in_pages

Show = Callable[[Page], None]
ACCEPTANCE, ANSWER = "acceptance-notice", "answer-notice"


def opened(workspace: Workspace, ways: Ways, show: Show, case_id: int) -> CasePage:
    page = CasePage(workspace, ways, case_id, move=lambda *_: None)
    show(page)
    page.window().activateWindow()
    return page


def test_evidence_and_papers_are_counted_at_once_and_made_when_looked_at(
    workspace: Workspace, ways: Ways, show: Show, tmp_path: Path
) -> None:
    case_id = accepted(workspace, "星煌灯饰厂")
    note = tmp_path / "说明.txt"
    note.write_text("现场说明", encoding="utf-8")
    add_files(workspace.desk, case_id, [note], EvidenceFacts())
    page = opened(workspace, ways, show, case_id)
    texts = [page.tabs.tabText(at) for at in range(page.tabs.count())]
    assert "证据 1" in texts
    assert not page.findChildren(EvidencePanel)
    assert not page.findChildren(PaperPanel)
    page.show_tab("evidence")
    (panel,) = page.findChildren(EvidencePanel)
    assert panel.isVisible()
    assert [line.title for line in panel.lines] == ["说明"]
    page.refresh()
    assert page.findChildren(EvidencePanel) == [panel]


def test_the_tab_key_goes_on_from_a_case_without_papers(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = opened(workspace, ways, show, accepted(workspace, "星煌灯饰厂"))
    page.show_tab("papers")
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.parts.papers.isAncestorOf(focus)


def test_a_key_makes_a_paper_from_any_part_of_a_case(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = opened(workspace, ways, show, accepted(workspace, "星煌灯饰厂"))
    page.show_tab("facts")
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    picker = page.parts.papers.picker
    assert picker is not None
    assert picker.isVisible()
    picker.reject()


def test_a_reading_leaves_the_keyboard_in_the_list(
    workspace: Workspace, ways: Ways, show: Show, tmp_path: Path
) -> None:
    case_id = accepted(workspace, "星煌灯饰厂")
    note = tmp_path / "说明.txt"
    note.write_text("现场说明", encoding="utf-8")
    add_files(workspace.desk, case_id, [note], EvidenceFacts())
    page = opened(workspace, ways, show, case_id)
    page.show_tab("evidence")
    page.parts.evidence.list.setFocus()
    page.refresh()
    assert QApplication.focusWidget() is page.parts.evidence.list


def test_after_issuing_the_keyboard_stands_on_what_comes_next(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    sheet = made(panel, ANSWER)
    set_in_pages(qtbot, sheet)
    sheet.go_on()
    qtbot.waitUntil(lambda: sheet.fields is None)
    assert sheet.focusWidget() is sheet.primary
    set_in_pages(qtbot, sheet)
    sheet.close()


def test_a_batch_is_numbered_in_the_order_of_the_parties(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    panel.make_paper("rights-notice")
    drafts = panel.chosen
    assert len(drafts) > 1
    panel.acts.issue_all(drafts)
    qtbot.waitUntil(lambda: all(line.issued_on is not None for line in panel.lines))
    numbers = [line.number or "" for line in sorted(panel.lines, key=lambda line: line.id)]
    assert numbers == sorted(numbers)


def test_a_paper_asked_for_in_the_archive_register_opens_there(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    case_id = accepted(workspace, "星煌灯饰厂")
    panel = ArchivePanel(workspace, ways)
    qtbot.addWidget(panel)
    panel.show()
    panel.acts._make_paper(case_id, ACCEPTANCE)
    assert isinstance(panel.sheet, PaperSheet)
    assert panel.sheet.line.case_id == case_id
    assert ways.opened == []
    set_in_pages(qtbot, panel.sheet)
    panel.sheet.close()
    assert panel.sheet is None


def test_no_key_of_the_comparison_is_claimed_by_the_window_too(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = ComparisonPage(workspace, ways, accepted(workspace, "星煌灯饰厂"), lambda _: None)
    show(page)
    own = {one.key() for one in page.findChildren(QShortcut)}
    own |= {one.shortcut() for one in page.findChildren(QAction) if not one.shortcut().isEmpty()}
    assert own
    assert not own & {QKeySequence(one.shortcut) for one in ACTIONS if one.shortcut}


def test_the_tab_key_goes_through_an_empty_register(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    host = QWidget()
    box = QVBoxLayout(host)
    before = QLineEdit()
    panel = ArchivePanel(workspace, ways)
    box.addWidget(before)
    box.addWidget(panel)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    panel.reload()
    settle(qtbot, workspace)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)


def test_what_was_attached_to_a_paper_is_looked_at_in_its_own_window(
    workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    line = issued(workspace, panel, ANSWER)
    scan = tmp_path / "签章.png"
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(scan))
    attach_part(workspace.desk, line.id, PaperPart.SEALED, scan)
    panel.open_paper(line.id)
    sheet = panel.sheet
    assert sheet is not None
    set_in_pages(qtbot, sheet)
    own = sheet.preview.view.page_count
    sheet.facts.look_asked.emit(sheet.line.parts[0])
    qtbot.waitUntil(lambda: sheet.preview.view.page_count == 1)
    sheet.facts.look_asked.emit(None)
    qtbot.waitUntil(lambda: sheet.preview.view.page_count == own)
    assert own > 1
    set_in_pages(qtbot, sheet)
    sheet.close()


def test_in_a_low_window_the_strip_gives_its_place_to_a_list_with_its_buttons(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = opened(workspace, ways, show, accepted(workspace, "星煌灯饰厂"))
    page.show_tab("papers")
    assert page.timeline.isVisible()
    page.resize(700, 400)
    assert not page.timeline.isVisible()
    page.show_tab("deadlines")
    assert page.timeline.isVisible()
