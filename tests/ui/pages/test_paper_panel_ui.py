"""文书: making, filling beside the pages, issuing, serving, printing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.documents.life import PaperState
from app.domain.terms import ServiceMethod
from app.services.deadlines import read_deadlines
from app.services.papers.drafts import read_form
from app.services.papers.files import paper_pdf
from app.services.papers.listing import list_papers, read_paper
from app.support.pdf_pages import PdfPages
from app.ui.dialogs.paper_fields import RECIPIENT
from app.ui.dialogs.paper_preview import Pressed
from app.ui.pages.case_page import CasePage
from app.ui.pages.paper_register import PaperRegisterPanel
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, settle
from tests.ui.pages.paper_kit import (
    FileAnswers,
    FilePrinter,
    accepted,
    issued,
    made,
    panel_on,
    set_in_pages,
)

_SMALL = 0.25
"""Pages are compared as small pictures."""
ACCEPTANCE, ANSWER = "acceptance-notice", "answer-notice"


@pytest.fixture
def answers() -> FileAnswers:
    return FileAnswers()


def unlike(one: bytes, other: bytes) -> int:
    """Return how much two pictures of the same size differ."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def test_a_case_without_papers_says_how_to_begin(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    page = CasePage(workspace, ways, accepted(workspace, "星煌灯饰厂"), move=lambda *_: None)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.show()
    page.show_tab("papers")
    panel = page.parts.papers
    assert panel.isVisible()
    assert not panel.table.isVisible()
    assert not panel.make_button.isVisible()


def test_the_picker_lists_papers_of_the_step_first_and_typing_finds_any(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    panel.make()
    picker = panel.picker
    assert picker is not None
    assert picker.list.item(0).text() == "本步骤"
    QTest.keyClicks(picker.search, "D09")
    picker.choose(ANSWER)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert [line.folder for line in panel.lines] == [ANSWER]
    assert panel.sheet is not None
    panel.sheet.close()


def test_one_draft_for_each_respondent_is_listed_and_chosen(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    case_id = accepted(workspace, "星煌灯饰厂")
    panel = panel_on(workspace, ways, qtbot, case_id)
    panel.make_paper("panel-notice")
    assert len(panel.chosen) == len(panel.lines) > 1
    assert panel.sheet is None
    assert str(len(panel.lines)) in panel.issue_button.text()


def test_the_pages_of_a_draft_are_shown_and_follow_typing(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    sheet = made(panel, ACCEPTANCE)
    set_in_pages(qtbot, sheet)
    assert sheet.preview.view.page_count >= 1
    assert sheet.fields is not None
    field = sheet.fields.editor("其他告知事项")
    assert isinstance(field, QPlainTextEdit)
    pressed: list[Pressed] = []
    sheet.preview.shown.connect(pressed.append)
    field.setPlainText("请于开庭前提交原件。")
    assert sheet.preview.busy
    set_in_pages(qtbot, sheet)
    with PdfPages(pressed[-1].pdf) as pages:
        text = "".join(pages.text(at) for at in range(pages.count))
    assert "请于开庭前提交原件" in text.replace("\r\n", "")
    assert read_form(workspace.desk, sheet.paper_id).texts == {}
    assert sheet.save()
    assert "原件" in read_form(workspace.desk, sheet.paper_id).texts["其他告知事项"]
    sheet.close()


def test_unsaved_typing_is_asked_about_before_the_sheet_closes(
    workspace: Workspace, ways: Ways, qtbot: QtBot, answers: FileAnswers
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    sheet = made(panel, ACCEPTANCE)
    assert sheet.fields is not None
    field = sheet.fields.editor("其他告知事项")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("另行通知")
    sheet.reject()
    assert sheet.isVisible()
    answers.choice = 0
    paper_id = sheet.paper_id
    sheet.reject()
    assert read_form(workspace.desk, paper_id).texts == {"其他告知事项": "另行通知"}


def test_what_lacks_is_listed_and_a_press_goes_to_its_field(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    sheet = made(panel, ACCEPTANCE)
    set_in_pages(qtbot, sheet)
    fields = sheet.fields
    assert fields is not None
    case_gaps = [one for one in fields.gap_buttons if not fields.knows(one.text())]
    assert sheet.gaps
    assert case_gaps
    asked: list[str] = []
    fields.gap_asked.disconnect()
    fields.gap_asked.connect(asked.append)
    sheet.go_on()
    assert case_gaps[0].text() in sheet.message.text
    assert read_paper(workspace.desk, sheet.paper_id).state is PaperState.DRAFT
    case_gaps[0].click()
    assert asked == [case_gaps[0].text()]
    sheet.close()


def test_another_recipient_may_be_a_body_outside_the_case(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    sheet = made(panel, ACCEPTANCE)
    assert sheet.fields is not None
    sheet.fields.recipient.setEditText("中山市照明行业协会")
    assert sheet.save()
    assert read_paper(workspace.desk, sheet.paper_id).recipient == "中山市照明行业协会"
    assert RECIPIENT in sheet.fields.boxes
    sheet.close()


def test_issuing_says_what_it_does_and_locks_the_paper(
    workspace: Workspace, ways: Ways, qtbot: QtBot, answers: FileAnswers
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    sheet = made(panel, ANSWER)
    set_in_pages(qtbot, sheet)
    answers.yes = False
    sheet.go_on()
    assert read_paper(workspace.desk, sheet.paper_id).state is PaperState.DRAFT
    answers.yes = True
    sheet.go_on()
    qtbot.waitUntil(lambda: sheet.fields is None)
    line = read_paper(workspace.desk, sheet.paper_id)
    assert line.state is PaperState.ISSUED
    assert "编定文号" in answers.questions[-1]
    assert line.number is not None
    assert line.number in ways.said[-1]
    assert not sheet.save_button.isVisible()
    assert sheet.facts.isVisible()
    set_in_pages(qtbot, sheet)
    sheet.close()


def test_serving_takes_the_step_and_tells_which_limit_began(
    workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    case_id = accepted(workspace, "星煌灯饰厂")
    panel = panel_on(workspace, ways, qtbot, case_id)
    line = issued(workspace, panel, ANSWER)
    receipt = tmp_path / "回证.png"
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    assert picture.save(str(receipt))
    before = {one.key.rule_id for one in read_deadlines(workspace.desk, case_id)}
    panel.choose((line.id,))
    panel.go_on()
    sheet = panel.acts.sheet
    assert sheet is not None
    assert sheet.step.isChecked()
    sheet.method.setCurrentIndex(sheet.method.findData(ServiceMethod.DIRECT))
    sheet.day.setText("2026-11-23")
    sheet.signer.setText("何某")
    sheet.receipt.edit.setText(str(receipt))
    sheet.ask()
    qtbot.waitUntil(lambda: panel.lines[0].served_on is not None)
    assert panel.lines[0].served_on == date(2026, 11, 23)
    after = {one.key.rule_id for one in read_deadlines(workspace.desk, case_id)}
    assert "INF-ANSWER" in after - before
    assert "期限起算" in ways.said[-1]


def test_a_missing_receipt_is_said_beside_its_field(
    workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    line = issued(workspace, panel, ANSWER)
    panel.acts.serve(line)
    sheet = panel.acts.sheet
    assert sheet is not None
    sheet.receipt.edit.setText(str(tmp_path / "没有.png"))
    sheet.ask()
    assert sheet.boxes["receipt"].remark.startswith("▲")
    sheet.reject()
    assert list_papers(workspace.desk, line.case_id)[0].served_on is None


def test_printing_asks_for_pages_and_prints_that_range_only(
    workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    line = issued(workspace, panel, ANSWER)
    printer = FilePrinter(tmp_path / "印出.pdf", 2, 2)
    panel.acts.printing.ask = printer
    panel.acts.print_papers((line,))
    qtbot.waitUntil(lambda: any("已送打印机" in said for said in ways.said))
    assert printer.asked == [line.pages]
    with PdfPages(printer.out.read_bytes()) as pages:
        assert pages.count == 1
        width, height = pages.size(0)
        printed = pages.render(0, _SMALL).data
    assert (round(width), round(height)) == (595, 842)
    with PdfPages(paper_pdf(workspace.desk, line.id, workspace.press()).pdf) as pages:
        first, second = (pages.render(at, _SMALL).data for at in (0, 1))
    assert unlike(printed, second) < unlike(printed, first)


def test_a_print_run_holds_envelope_and_receipt_each_on_its_own_sheet(
    workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    line = issued(workspace, panel, ANSWER)
    printer = FilePrinter(tmp_path / "印出.pdf")
    panel.acts.printing.ask = printer
    panel.acts.print_papers((line,), envelopes=True, receipts=True)
    qtbot.waitUntil(lambda: any("已送打印机" in said for said in ways.said))
    assert printer.asked[0] > (line.pages or 0)
    with PdfPages(printer.out.read_bytes()) as pages:
        sizes = {tuple(round(side) for side in pages.size(at)) for at in range(pages.count)}
    assert any(width > height for width, height in sizes)
    assert any(height > width for width, height in sizes)


def test_withdrawing_asks_for_a_reason_and_keeps_the_number(
    workspace: Workspace, ways: Ways, qtbot: QtBot, answers: FileAnswers
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    line = issued(workspace, panel, ANSWER)
    panel.acts.withdraw(line)
    assert read_paper(workspace.desk, line.id).state is PaperState.ISSUED
    answers.texts = ["受送达人名称有误"]
    panel.acts.withdraw(line)
    after = read_paper(workspace.desk, line.id)
    assert (after.state, after.number) == (PaperState.WITHDRAWN, line.number)


def test_several_drafts_are_exported_without_replacing_files(
    workspace: Workspace, ways: Ways, qtbot: QtBot, answers: FileAnswers, tmp_path: Path
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    panel.make_paper("panel-notice")
    lines = panel.chosen
    answers.paths = [tmp_path, tmp_path]
    panel.export()
    settle(qtbot, workspace)
    first = {file.name: file.read_bytes() for file in tmp_path.glob("*.pdf")}
    assert len(first) == len(lines)
    panel.export()
    settle(qtbot, workspace)
    assert len(list(tmp_path.glob("*.pdf"))) == 2 * len(lines)
    assert {name: (tmp_path / name).read_bytes() for name in first} == first


def test_the_register_lists_issued_papers_and_opens_the_case_at_its_papers(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    line = issued(workspace, panel, ANSWER)
    register = PaperRegisterPanel(workspace, ways)
    qtbot.addWidget(register)
    register.show()
    register.reload()
    settle(qtbot, workspace)
    register.table.selectRow(0)
    assert register.list.line is not None
    assert register.list.line.number == line.number
    register.table.opened.emit(register.table.currentIndex())
    assert ways.opened == [line.case_id]
    register.search.setText("没有这样的文号")
    register.search.searched.emit("没有这样的文号")
    settle(qtbot, workspace)
    assert register.list.model.rowCount() == 0


def test_a_day_that_cannot_be_read_is_said_beside_its_field_and_not_saved(
    workspace: Workspace, ways: Ways, qtbot: QtBot
) -> None:
    panel = panel_on(workspace, ways, qtbot, accepted(workspace, "星煌灯饰厂"))
    sheet = made(panel, "legal-review")
    fields = sheet.fields
    assert fields is not None
    days = [ask.name for ask in fields.state.form.asks if ask.kind.value == "day"]  # type: ignore[union-attr]  # shown just now
    editor = fields.editor(days[0])
    assert isinstance(editor, QLineEdit)
    editor.setText("十三月")
    assert not sheet.save()
    assert fields.boxes[days[0]].remark.startswith("▲")
    editor.clear()
    sheet.close()
