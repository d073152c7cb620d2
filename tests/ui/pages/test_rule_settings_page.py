"""期限规则: found by words, corrected only while unchecked, nothing moved before it was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.dates import YearMonth
from app.domain.deadline import Unit
from app.domain.terms import Role
from app.services.calendar_book import month_days
from app.services.deadline_views import RuleLine
from app.services.rule_settings import list_rules, set_promise
from app.ui.dialogs.what_if_sheet import WhatIfSheet
from app.ui.pages.settings.rules import RulesPanel
from app.ui.pages.settings_page import SettingsPage
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, settle

Show = Callable[[Page], None]
UNCHECKED = "INF-ACCEPT"  # 立案审查, 5 个工作日, 待核实: an open case counts by it


@dataclass
class Stage:
    """The panel in its page, with what it reaches for."""

    page: SettingsPage
    workspace: Workspace
    ways: Ways
    answers: Answers
    qtbot: QtBot

    @property
    def panel(self) -> RulesPanel:
        found = self.page.current
        assert isinstance(found, RulesPanel)
        return found

    def settle(self) -> None:
        settle(self.qtbot, self.workspace)

    def press(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def stored(self, rule_id: str = UNCHECKED) -> RuleLine:
        return next(one for one in list_rules(self.workspace.desk) if one.rule_id == rule_id)

    def choose(self, rule_id: str) -> RuleLine:
        at = [one.rule_id for one in self.panel.shown].index(rule_id)
        self.panel.table.selectRow(at)
        return self.panel.shown[at]

    def preview(self) -> WhatIfSheet:
        panel = self.panel
        self.qtbot.waitUntil(lambda: panel.flow is not None and panel.flow.sheet is not None)
        assert panel.flow is not None
        assert panel.flow.sheet is not None
        return panel.flow.sheet

    def due(self, on: date) -> int:
        days = month_days(self.workspace.desk, YearMonth.of(on))
        return next(one.due for one in days if one.on == on)


def opened(workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(workspace, ways)
    show(page)
    page.show_tab("rules")
    settle(qtbot, workspace)
    return page


@pytest.fixture
def stage(workspace: Workspace, ways: Ways, answers: Answers, qtbot: QtBot, show: Show) -> Stage:
    complaint(workspace.desk, "星煌灯饰厂")
    page = opened(workspace, ways, show, qtbot)
    return Stage(page, workspace, ways, answers, qtbot)


def test_every_rule_is_listed_and_words_narrow_the_list(stage: Stage) -> None:
    panel, number = stage.panel, len(list_rules(stage.workspace.desk))
    assert panel.table.model().rowCount() == number
    panel.search.setText("答辩")
    stage.qtbot.waitUntil(lambda: 0 < panel.table.model().rowCount() < number)
    assert all("答辩" in f"{one.term}{one.starts}{one.note}" for one in panel.shown)
    assert panel.count.text() == f"{len(panel.shown)} / {number} 条"


def test_the_chip_lists_what_nobody_has_checked(stage: Stage) -> None:
    stage.press(stage.panel.unverified)
    assert stage.panel.shown
    assert not any(one.verified or one.confirmed for one in stage.panel.shown)


def test_a_checked_rule_cannot_be_corrected_but_may_be_promised_shorter(stage: Stage) -> None:
    checked = next(one for one in stage.panel.shown if one.verified and one.limit)
    stage.choose(checked.rule_id)
    assert not stage.panel.limit_button.isEnabled()
    assert not stage.panel.confirm_button.isEnabled()
    assert stage.panel.promise_button.isEnabled()


def test_a_limit_is_corrected_only_after_the_list_of_what_moves(stage: Stage) -> None:
    stage.choose(UNCHECKED)
    stage.press(stage.panel.limit_button)
    sheet = stage.panel.sheet
    assert sheet is not None
    assert (sheet.limit.text(), sheet.unit.currentData()) == ("5", Unit.WORKING_DAY)
    sheet.limit.setText("3")
    sheet.reason.setText("属地规定")
    sheet.ask()
    preview = stage.preview()
    rows = [preview.row_texts(at) for at in range(preview.table.model().rowCount())]
    assert any("2026-11-30 周一" in row and "2026-11-26 周四" in row for row in rows)
    assert stage.stored().limit == "5 个工作日"
    stage.press(preview.primary)
    stage.qtbot.waitUntil(lambda: stage.stored().limit == "3 个工作日")
    stage.settle()
    # Received on Monday 11-23: 24, 25 and 26 are the three working days.
    assert stage.due(date(2026, 11, 26)) > 0
    assert stage.choose(UNCHECKED).limit == "3 个工作日"


def test_confirming_moves_nothing_and_needs_no_preview(stage: Stage) -> None:
    stage.choose(UNCHECKED)
    stage.press(stage.panel.confirm_button)
    sheet = stage.panel.sheet
    assert sheet is not None
    assert sheet.limit.isReadOnly()
    sheet.ask()
    assert sheet.boxes["reason"].remark.startswith("▲")
    sheet.reason.setText("已查阅原文第13条")
    sheet.ask()
    stage.qtbot.waitUntil(lambda: stage.stored().confirmed)
    stage.settle()
    assert stage.stored().limit == stage.stored().shipped
    assert not stage.panel.confirm_button.isEnabled()


def test_a_promise_stands_beside_the_limit_and_can_be_taken_back(stage: Stage) -> None:
    stage.choose(UNCHECKED)
    stage.press(stage.panel.promise_button)
    sheet = stage.panel.sheet
    assert sheet is not None
    sheet.limit.setText("2")
    sheet.reason.setText("中心承诺")
    sheet.ask()
    stage.press(stage.preview().primary)
    stage.qtbot.waitUntil(lambda: bool(stage.stored().promise))
    stage.settle()
    assert stage.stored().limit == "5 个工作日"
    assert stage.choose(UNCHECKED).promise == "2 个工作日"
    stage.press(stage.panel.clear_button)
    stage.press(stage.preview().primary)
    stage.qtbot.waitUntil(lambda: not stage.stored().promise)


def test_giving_up_the_preview_keeps_the_sheet_and_the_rule(stage: Stage) -> None:
    stage.choose(UNCHECKED)
    stage.press(stage.panel.limit_button)
    sheet = stage.panel.sheet
    assert sheet is not None
    sheet.limit.setText("3")
    sheet.reason.setText("属地规定")
    sheet.ask()
    stage.preview().reject()
    stage.settle()
    assert sheet.isVisible()
    assert sheet.primary.isEnabled()
    assert stage.stored().limit == "5 个工作日"
    sheet.reject()


def test_only_heads_of_the_centre_are_offered_changes(
    workspace: Workspace, ways: Ways, show: Show, qtbot: QtBot
) -> None:
    set_promise(workspace.desk, UNCHECKED, 2, Unit.WORKING_DAY, "中心承诺")
    account = replace(workspace.desk.account, role=Role.HANDLER)
    workspace.set_desk(replace(workspace.desk, account=account))
    page = opened(workspace, ways, show, qtbot)
    panel = page.current
    assert isinstance(panel, RulesPanel)
    panel.table.selectRow([one.rule_id for one in panel.shown].index(UNCHECKED))
    buttons = (
        panel.limit_button,
        panel.confirm_button,
        panel.promise_button,
        panel.clear_button,
    )
    assert not any(button.isEnabled() for button in buttons)
    assert not panel.rights.isHidden()
