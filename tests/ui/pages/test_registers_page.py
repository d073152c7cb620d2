"""台账: transfers with limits, credit entries with papers, sheets that refuse in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.credit import CreditAct
from app.domain.terms import Role
from app.domain.transfers import Body, TransferResult
from app.services.credit import CreditEntry, list_credit, record_credit
from app.services.handling_views import TransferLine
from app.services.read_case import read_dossier
from app.services.transfers import TransferEntry, list_transfers, note_feedback, record_transfer
from app.support.clock import CHINA
from app.ui.dialogs.credit_sheet import CreditDaySheet, CreditSheet
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.dialogs.transfer_sheet import AnswerSheet, TransferDaySheet, TransferSheet
from app.ui.pages.party_page import PartyPage
from app.ui.pages.registers_page import RegistersPage
from app.ui.widgets.labels import Label
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, settle

Show = Callable[[Page], None]
# The clock of these tests stands on Monday 2026-11-23, 14:30 in China.
FRIDAY = datetime(2026, 11, 20, 10, 20, tzinfo=CHINA)
POLICE = TransferEntry(Body.POLICE, "中山市公安局古镇分局", decided_at=FRIDAY)
PAPER = "粤中知罚〔2026〕3号行政处罚决定书"


@dataclass
class Stage:
    """A page that is shown, with what it reaches for."""

    page: RegistersPage
    workspace: Workspace
    ways: Ways
    answers: Answers
    qtbot: QtBot
    case_id: int

    def settle(self) -> None:
        settle(self.qtbot, self.workspace)

    def press(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def again(self) -> None:
        self.page.mark_stale()
        self.settle()

    def ask(self, sheet: FieldSheet) -> None:
        sheet.ask()
        self.settle()

    def texts(self, column: str) -> list[str]:
        model = self.page.panel.list.model
        at = [spec.key for spec in model.columns].index(column)
        return [str(model.index(row, at).data()) for row in range(model.rowCount())]

    def entry(self) -> TransferLine:
        (line,) = list_transfers(self.workspace.desk)
        return line

    @property
    def party_id(self) -> int:
        parties = read_dossier(self.workspace.desk, self.case_id).parties
        return next(one.party_id for one in parties if one.role == "respondent")

    def credit(self, act: CreditAct = CreditAct.FALSE_MATERIAL) -> int:
        entry = CreditEntry(self.party_id, act, PAPER, date(2026, 10, 1), self.case_id)
        return record_credit(self.workspace.desk, entry)


@pytest.fixture
def stage(workspace: Workspace, ways: Ways, answers: Answers, qtbot: QtBot, show: Show) -> Stage:
    (case_id,) = complaint(workspace.desk, "星煌灯饰厂")
    page = RegistersPage(workspace, ways)
    show(page)
    return Stage(page, workspace, ways, answers, qtbot, case_id)


def side_words(stage: Stage) -> str:
    return "\n".join(label.text() for label in stage.page.panel.side.findChildren(Label))


# --- the transfer ledger -------------------------------------------------------------


def test_an_empty_register_says_what_would_fill_it(stage: Stage) -> None:
    transfers, credit = stage.page.transfers, stage.page.credit
    assert transfers.table.isHidden()
    assert credit.table.isHidden()
    assert not transfers.answer_button.isEnabled()
    assert not credit.report_button.isEnabled()
    words = [label.text() for label in stage.page.findChildren(Label)]
    assert any("点“登记移送”" in one for one in words)
    assert any("点“登记信用记录”" in one for one in words)


def test_a_case_is_found_and_its_transfer_recorded_with_the_limit_it_starts(stage: Stage) -> None:
    action = stage.page.primary_action
    assert action is not None
    action.trigger()
    sheet = stage.page.transfers.acts.sheet
    assert isinstance(sheet, TransferSheet)
    assert "24 小时" in sheet.about.text()
    stage.ask(sheet)
    assert sheet.boxes["case"].remark.startswith("▲")
    assert sheet.boxes["body_name"].remark.startswith("▲")
    sheet.finder.search.setText("星煌")
    stage.qtbot.waitUntil(lambda: sheet.finder.hits.count() == 1)
    QTest.keyClick(sheet.finder.search, Qt.Key.Key_Return)
    sheet.name.setText("中山市公安局古镇分局")
    sheet.decided.setText("11-23 9:30")
    stage.ask(sheet)
    assert stage.entry().case_id == stage.case_id
    assert stage.ways.said
    # Approved today 9:30, counted from 10:00: until Tuesday 10:00, less than a day away.
    assert stage.texts("due") == ["11-24 · 还有 19 小时"]


def test_days_in_the_wrong_order_are_refused_at_their_field_and_nothing_is_lost(
    stage: Stage,
) -> None:
    stage.page.record()
    sheet = stage.page.transfers.acts.sheet
    assert isinstance(sheet, TransferSheet)
    sheet.finder.take(stage.case_id, "案件")
    sheet.name.setText("中山海关")
    sheet.sent.setText("2026-11-20")
    stage.ask(sheet)
    assert sheet.boxes["sent_on"].remark == "▲ 日期早于前一环节。"
    assert sheet.isVisible()
    assert sheet.name.text() == "中山海关"
    assert list_transfers(stage.workspace.desk) == ()
    sheet.reject()


def test_the_card_tells_each_limit_with_its_day_whose_it_is_and_its_source(stage: Stage) -> None:
    record_transfer(stage.workspace.desk, stage.case_id, POLICE)
    stage.again()
    assert stage.texts("due") == ["逾期 1 个工作日"]
    assert stage.page.transfers.heading.text() == "中山市公安局古镇分局"
    words = side_words(stage)
    assert "移送公安机关" in words
    assert "2026-11-21 周六 11:00 · 法定 · 本中心" in words
    assert "第5条" in words


def test_sending_and_receipt_are_noted_on_the_chosen_entry(stage: Stage) -> None:
    record_transfer(stage.workspace.desk, stage.case_id, POLICE)
    stage.again()
    panel = stage.page.transfers
    stage.press(panel.sent_button)
    sheet = panel.acts.sheet
    assert isinstance(sheet, TransferDaySheet)
    sheet.day.setText("11-19")
    stage.ask(sheet)
    assert sheet.boxes["sent_on"].remark == "▲ 日期早于前一环节。"
    sheet.day.setText("11-20")
    sheet.paper.setText("粤中知移〔2026〕4号")
    stage.ask(sheet)
    assert (stage.entry().sent_on, stage.entry().paper_no) == (
        date(2026, 11, 20),
        "粤中知移〔2026〕4号",
    )
    stage.press(panel.receipt_button)
    receipt = panel.acts.sheet
    assert isinstance(receipt, TransferDaySheet)
    stage.ask(receipt)
    assert stage.entry().received_on == date(2026, 11, 23)
    # Three calendar days after the receipt of today: Thursday 2026-11-26.
    assert stage.texts("due") == ["11-26 · 3 个工作日"]


def test_an_answer_starts_the_offices_own_limit_and_a_finished_entry_leaves_the_open_ones(
    stage: Stage,
) -> None:
    desk, panel = stage.workspace.desk, stage.page.transfers
    entry = replace(POLICE, sent_on=date(2026, 11, 20), received_on=date(2026, 11, 20))
    record_transfer(desk, stage.case_id, entry)
    stage.again()
    stage.press(panel.answer_button)
    sheet = panel.acts.sheet
    assert isinstance(sheet, AnswerSheet)
    sheet.outcome.setCurrentIndex(sheet.outcome.findData(TransferResult.NOT_FILED))
    stage.ask(sheet)
    assert stage.texts("answer") == ["11-23 不予立案"]
    assert stage.texts("matter") == ["提请公安机关复议"]
    stage.press(panel.answer_button)
    own = panel.acts.sheet
    assert isinstance(own, AnswerSheet)
    own.outcome.setCurrentIndex(own.outcome.findData(TransferResult.REVIEW_ASKED))
    stage.ask(own)
    assert stage.texts("number") == []
    stage.press(panel.all_chip)
    assert stage.texts("due") == ["已了结"]


def test_the_ledger_is_narrowed_to_a_kind_of_body_and_escape_widens_it_again(stage: Stage) -> None:
    desk, panel = stage.workspace.desk, stage.page.transfers
    record_transfer(desk, stage.case_id, POLICE)
    record_transfer(desk, stage.case_id, TransferEntry(Body.COURT, "广州知识产权法院"))
    stage.again()
    panel.bodies.setCurrentIndex(panel.bodies.findData(Body.COURT))
    stage.settle()
    assert stage.texts("body") == ["广州知识产权法院"]
    assert stage.page.handle_escape()
    stage.settle()
    assert len(stage.texts("body")) == 2
    assert not stage.page.handle_escape()


def test_enter_opens_the_case_of_a_transfer(stage: Stage) -> None:
    record_transfer(stage.workspace.desk, stage.case_id, POLICE)
    stage.again()
    stage.page.transfers.table.selectRow(0)
    QTest.keyClick(stage.page.transfers.table, Qt.Key.Key_Return)
    assert stage.ways.opened == [stage.case_id]


def test_a_new_answer_elsewhere_is_shown_and_the_chosen_row_stays(stage: Stage) -> None:
    desk, panel = stage.workspace.desk, stage.page.transfers
    first = record_transfer(desk, stage.case_id, POLICE)
    record_transfer(desk, stage.case_id, TransferEntry(Body.COURT, "广州知识产权法院"))
    stage.again()
    panel.table.selectRow(1)
    note_feedback(desk, first, date(2026, 11, 23), TransferResult.RETURNED)
    stage.again()
    assert panel.list.line is not None
    assert panel.list.line.body_name == "广州知识产权法院"


# --- the credit register -------------------------------------------------------------


def test_a_party_of_the_chosen_case_is_entered_on_an_effective_paper(stage: Stage) -> None:
    stage.page.tabs.setCurrentIndex(1)
    assert stage.page.primary_action is not None
    assert stage.page.primary_action.text() == "登记信用记录"
    stage.page.primary_action.trigger()
    sheet = stage.page.credit.acts.sheet
    assert isinstance(sheet, CreditSheet)
    stage.ask(sheet)
    for key in ("case_id", "basis", "effective_on"):
        assert sheet.boxes[key].remark.startswith("▲")
    sheet.finder.take(stage.case_id, "案件")
    stage.settle()
    assert sheet.party.currentText() == "星煌灯饰厂（被请求人）"
    sheet.act.setCurrentIndex(sheet.act.findData(CreditAct.FALSE_MATERIAL))
    assert "待核实" in sheet.source.text()
    sheet.basis.setText(PAPER)
    sheet.effective.setText("2026-12-1")
    stage.ask(sheet)
    assert sheet.boxes["effective_on"].remark == "▲ 文书尚未生效。"
    sheet.effective.setText("2026-10-1")
    stage.ask(sheet)
    (line,) = list_credit(stage.workspace.desk)
    assert (line.party_id, line.act, line.basis) == (stage.party_id, "false-material", PAPER)
    assert stage.texts("standing") == ["有效"]


def test_a_repeat_without_an_effective_ruling_is_refused_beside_the_case(stage: Stage) -> None:
    stage.page.tabs.setCurrentIndex(1)
    stage.page.record()
    sheet = stage.page.credit.acts.sheet
    assert isinstance(sheet, CreditSheet)
    sheet.finder.take(stage.case_id, "案件")
    stage.settle()
    sheet.act.setCurrentIndex(sheet.act.findData(CreditAct.REPEAT_INFRINGEMENT))
    sheet.basis.setText(PAPER)
    sheet.effective.setText("2026-10-1")
    stage.ask(sheet)
    assert sheet.boxes["case_id"].remark == "▲ 这件案件的裁决尚未生效。"
    assert list_credit(stage.workspace.desk) == ()
    sheet.reject()


def test_typing_another_case_takes_the_parties_of_the_first_away(stage: Stage) -> None:
    stage.page.tabs.setCurrentIndex(1)
    stage.page.record()
    sheet = stage.page.credit.acts.sheet
    assert isinstance(sheet, CreditSheet)
    sheet.finder.take(stage.case_id, "案件")
    stage.settle()
    assert sheet.party.count() > 0
    sheet.finder.search.setFocus()
    QTest.keyClicks(sheet.finder.search, "x")
    assert sheet.party.count() == 0
    sheet.reject()


def test_report_and_repair_are_noted_and_a_repaired_entry_leaves_those_that_stand(
    stage: Stage,
) -> None:
    stage.credit()
    stage.page.tabs.setCurrentIndex(1)
    stage.again()
    panel, desk = stage.page.credit, stage.workspace.desk
    stage.press(panel.report_button)
    report = panel.acts.sheet
    assert isinstance(report, CreditDaySheet)
    report.day.setText("2026-9-30")
    stage.ask(report)
    assert report.boxes["words"].remark == "▲ 请填写报送单位。"
    assert "早于生效日期" in report.boxes["day"].remark
    report.words.setText("中山市市场监督管理局")
    report.day.setText("昨天")
    stage.ask(report)
    assert stage.texts("reported") == ["11-22 已报"]
    stage.press(panel.repair_button)
    repair = panel.acts.sheet
    assert isinstance(repair, CreditDaySheet)
    repair.words.setText("已主动撤回并提交说明")
    stage.ask(repair)
    assert list_credit(desk)[0].standing == "已修复"
    assert stage.texts("standing") == []
    stage.press(panel.all_chip)
    assert stage.texts("standing") == ["已修复"]


def test_only_heads_are_offered_the_repair(workspace: Workspace, ways: Ways, show: Show) -> None:
    account = replace(workspace.desk.account, role=Role.CLERK)
    workspace.set_desk(replace(workspace.desk, account=account))
    page = RegistersPage(workspace, ways)
    show(page)
    assert page.credit.repair_button.isHidden()
    assert not page.credit.report_button.isHidden()


def test_enter_opens_the_party_and_a_button_its_case(stage: Stage) -> None:
    stage.credit()
    stage.page.tabs.setCurrentIndex(1)
    stage.again()
    stage.page.credit.table.selectRow(0)
    QTest.keyClick(stage.page.credit.table, Qt.Key.Key_Return)
    assert stage.ways.parties == [stage.party_id]
    stage.press(stage.page.credit.case_button)
    assert stage.ways.opened == [stage.case_id]


def test_the_partys_own_page_shows_its_entries_and_nothing_where_there_are_none(
    stage: Stage, show: Show
) -> None:
    page = PartyPage(stage.workspace, stage.ways, stage.party_id)
    show(page)
    assert page.credit.isHidden()
    stage.credit()
    page.mark_stale()
    assert not page.credit.isHidden()
    shown = [label.text() for label in page.credit.findChildren(Label)]
    assert any(PAPER in one for one in shown)
