"""设置 · 账号: administrators change them, everybody sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.terms import Role
from app.services.office import add_account, list_accounts
from app.support.errors import WrongPasswordError
from app.ui.pages.settings.accounts import AccountsPanel, Mode
from app.ui.pages.settings_page import SettingsPage
from tests.ui.pages.month_settings_kit import Office, enter, make_workplace, office

CLERK_PASSWORD = "another long password"


@pytest.fixture
def desk_office(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    with office(qapp, qtbot, make_workplace(tmp_path / "数据"), tmp_path) as made:
        yield made


@pytest.fixture
def clerks_office(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    workplace = make_workplace(tmp_path / "数据")
    add_account(workplace, "chen", "陈晓敏", Role.CLERK, CLERK_PASSWORD)
    workplace.close()
    with office(qapp, qtbot, enter(tmp_path / "数据", "chen", CLERK_PASSWORD), tmp_path) as made:
        yield made


def open_page(wanted: Office) -> SettingsPage:
    page = SettingsPage(wanted.workspace, wanted.ways)
    wanted.show(page)
    return page


def accounts_of(wanted: Office) -> AccountsPanel:
    panel = open_page(wanted).show_tab("accounts")
    assert isinstance(panel, AccountsPanel)
    return panel


def type_into(edit: QLineEdit, text: str) -> None:
    edit.clear()
    edit.setText(text)


def test_an_administrator_adds_an_account_that_can_sign_in(
    desk_office: Office, tmp_path: Path
) -> None:
    panel = accounts_of(desk_office)
    panel.new_button.click()
    type_into(panel.name, "chen")
    type_into(panel.display, "陈晓敏")
    panel.role.setCurrentIndex(panel.role.findData(Role.HANDLER))
    panel.password.setText(CLERK_PASSWORD)
    panel.again.setText(CLERK_PASSWORD)
    panel.save_button.click()
    desk_office.idle()
    assert panel.mode is Mode.CLOSED
    assert panel.table.model().rowCount() == 2
    desk_office.workspace.workplace.close()
    again = enter(tmp_path / "数据", "chen", CLERK_PASSWORD)
    assert again.desk.account.display_name == "陈晓敏"
    assert again.desk.account.role is Role.HANDLER
    again.close()


def test_enter_moves_through_the_account_form(desk_office: Office) -> None:
    panel = accounts_of(desk_office)
    panel.new_button.click()
    assert panel.name.hasFocus()
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert panel.display.hasFocus()
    QTest.keyClick(panel.display, Qt.Key.Key_Return)
    assert panel.role.hasFocus()
    panel.discard()


def test_a_taken_name_is_told_at_its_field(desk_office: Office) -> None:
    panel = accounts_of(desk_office)
    panel.new_button.click()
    type_into(panel.name, "Admin")
    panel.password.setText(CLERK_PASSWORD)
    panel.again.setText(CLERK_PASSWORD)
    assert panel.save()
    desk_office.idle()
    assert "同名" in panel.boxes["name"].remark
    assert desk_office.prompts.told == []
    panel.discard()


def test_passwords_that_differ_are_told_before_anything_is_done(desk_office: Office) -> None:
    panel = accounts_of(desk_office)
    panel.new_button.click()
    type_into(panel.name, "chen")
    panel.password.setText(CLERK_PASSWORD)
    panel.again.setText("something else")
    assert not panel.save()
    assert "不同" in panel.boxes["again"].remark
    assert len(list_accounts(desk_office.workspace.desk)) == 1
    panel.discard()


def test_an_account_is_switched_off_and_its_password_reset(
    desk_office: Office, tmp_path: Path
) -> None:
    place = desk_office.workspace.workplace
    add_account(place, "chen", "陈晓敏", Role.CLERK, CLERK_PASSWORD)
    panel = accounts_of(desk_office)
    panel.table.setCurrentIndex(panel.table.model().index(1, 0))
    assert panel.chosen is not None
    assert panel.chosen.name == "chen"
    panel.open_form(Mode.PASSWORD)
    panel.password.setText("brand new password")
    panel.again.setText("brand new password")
    assert panel.save()
    desk_office.idle()
    panel.active_button.click()
    desk_office.idle()
    assert [one.active for one in list_accounts(place.desk)] == [True, False]
    panel.active_button.click()
    desk_office.idle()
    place.close()
    with pytest.raises(WrongPasswordError):
        enter(tmp_path / "数据", "chen", CLERK_PASSWORD)
    enter(tmp_path / "数据", "chen", "brand new password").close()


def test_nobody_switches_off_the_own_account(desk_office: Office) -> None:
    panel = accounts_of(desk_office)
    panel.table.setCurrentIndex(panel.table.model().index(0, 0))
    assert not panel.active_button.isEnabled()


def test_the_last_administrator_keeps_the_role(desk_office: Office) -> None:
    panel = accounts_of(desk_office)
    panel.table.setCurrentIndex(panel.table.model().index(0, 0))
    panel.open_form(Mode.CHANGE)
    panel.role.setCurrentIndex(panel.role.findData(Role.CLERK))
    assert panel.save()
    desk_office.idle()
    assert list_accounts(desk_office.workspace.desk)[0].role is Role.ADMIN
    assert "管理员" in desk_office.prompts.told[0]
    panel.discard()


def test_a_clerk_sees_the_accounts_but_cannot_change_them(clerks_office: Office) -> None:
    panel = accounts_of(clerks_office)
    assert panel.table.model().rowCount() == 2
    assert panel.rights.isVisible()
    buttons = (panel.new_button, panel.change_button, panel.password_button, panel.active_button)
    assert not any(button.isEnabled() for button in buttons)
    panel.open_form(Mode.NEW)
    assert panel.mode is Mode.CLOSED
