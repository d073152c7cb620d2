"""工作交接: what lies with a clerk is shown, and goes to another in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.draft import CaseDraft
from app.domain.terms import Role
from app.services.case_filter import CaseFilter
from app.services.case_queries import count_cases
from app.services.desk import Desk
from app.services.office import add_account
from app.services.open_case import open_cases
from app.ui.dialogs.handover_sheet import HandoverSheet
from app.ui.pages.settings.accounts import AccountsPanel
from app.ui.pages.settings_page import SettingsPage
from tests.ui.pages.month_settings_kit import Office, enter, make_workplace, office

CLERK_PASSWORD = "another long password"


def receive(desk: Desk, respondent: str, handler: str) -> int:
    draft = CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": "华彩照明有限公司", "kind": "company"},),
            "respondent": ({"name": respondent, "acts": ("销售",)},),
            "right": ({"kind": "design", "number": "202430512345.X", "title": "吊灯"},),
            "facts": ({"received_at": desk.now, "product": "吊灯", "handler": handler},),
        },
    )
    return open_cases(desk, draft)[0].id


@pytest.fixture
def head_office(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    workplace = make_workplace(tmp_path / "数据")
    add_account(workplace, "chen", "陈晓敏", Role.CLERK, CLERK_PASSWORD)
    add_account(workplace, "li", "李建文", Role.HANDLER, CLERK_PASSWORD)
    for respondent in ("星煌灯饰厂", "亮晶灯饰行", "明亮灯具店"):
        receive(workplace.desk, respondent, "chen")
    with office(qapp, qtbot, workplace, tmp_path) as made:
        yield made


def panel_of(wanted: Office) -> AccountsPanel:
    page = SettingsPage(wanted.workspace, wanted.ways)
    wanted.show(page)
    panel = page.show_tab("accounts")
    assert isinstance(panel, AccountsPanel)
    return panel


def sheet_of(wanted: Office, giver: str) -> HandoverSheet:
    panel = panel_of(wanted)
    panel.handover_button.click()
    sheet = panel.handover_sheet
    assert sheet is not None
    sheet.giver.setCurrentIndex(sheet.giver.findData(giver))
    return sheet


def held(wanted: Office, account: str) -> int:
    return count_cases(wanted.workspace.desk, CaseFilter(handler=account))


def test_all_open_cases_go_when_none_is_selected(head_office: Office) -> None:
    sheet = sheet_of(head_office, "chen")
    assert "3" in sheet.primary.text()
    sheet.taker.setCurrentIndex(sheet.taker.findData("li"))
    sheet.reason.setText("休产假")
    sheet.ask()
    head_office.idle()
    assert (held(head_office, "chen"), held(head_office, "li")) == (0, 3)
    assert "3" in head_office.ways.said[-1]


def test_only_the_selected_cases_go(head_office: Office) -> None:
    sheet = sheet_of(head_office, "chen")
    sheet.table.selectRow(0)
    assert "1" in sheet.primary.text()
    sheet.taker.setCurrentIndex(sheet.taker.findData("li"))
    sheet.reason.setText("岗位调整")
    sheet.ask()
    head_office.idle()
    assert (held(head_office, "chen"), held(head_office, "li")) == (2, 1)


def test_without_taker_or_reason_nothing_goes_and_the_sheet_says_why(head_office: Office) -> None:
    sheet = sheet_of(head_office, "chen")
    sheet.ask()
    head_office.idle()
    assert sheet.boxes["taker"].remark.startswith("▲")
    assert sheet.boxes["reason"].remark.startswith("▲")
    assert held(head_office, "chen") == 3
    sheet.reject()


def test_an_account_with_nothing_in_hand_cannot_be_handed_over(head_office: Office) -> None:
    sheet = sheet_of(head_office, "li")
    assert not sheet.primary.isEnabled()
    assert sheet.summary.text() == "名下没有在办案件。"
    sheet.reject()


def test_a_clerk_is_not_offered_the_handover(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    workplace = make_workplace(tmp_path / "数据")
    add_account(workplace, "chen", "陈晓敏", Role.CLERK, CLERK_PASSWORD)
    workplace.close()
    with office(qapp, qtbot, enter(tmp_path / "数据", "chen", CLERK_PASSWORD), tmp_path) as made:
        assert panel_of(made).handover_button.isHidden()
