"""设置: each tab on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.centre import Book
from app.domain.terms import Role
from app.services.number_books import list_numbers
from app.services.office import add_account
from app.services.store_facts import backup_lines
from app.services.store_folder import is_store
from app.support.errors import WrongPasswordError
from app.support.settings import BACKUP_FOLDER, FONT_SIZE, THEME
from app.ui.design.theme import ThemeMode
from app.ui.pages.settings.appearance import AppearancePanel
from app.ui.pages.settings.backup import BackupPanel
from app.ui.pages.settings.centre import CentrePanel
from app.ui.pages.settings.numbers import NumbersPanel
from app.ui.pages.settings.security import SecurityPanel
from app.ui.pages.settings_page import SettingsPage
from tests.ui.pages.month_settings_kit import (
    PASSWORD,
    Office,
    enter,
    make_workplace,
    office,
)

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


def centre_of(wanted: Office) -> CentrePanel:
    panel = open_page(wanted).show_tab("centre")
    assert isinstance(panel, CentrePanel)
    return panel


def security_of(wanted: Office) -> SecurityPanel:
    panel = open_page(wanted).show_tab("security")
    assert isinstance(panel, SecurityPanel)
    return panel


def type_into(edit: QLineEdit, text: str) -> None:
    edit.clear()
    edit.setText(text)


def test_the_look_changes_at_once_and_is_kept(desk_office: Office) -> None:
    panel = open_page(desk_office).show_tab("appearance")
    assert isinstance(panel, AppearancePanel)
    panel._modes.button(2).click()
    panel.points.setValue(12.5)
    theme, settings = desk_office.workspace.theme, desk_office.workspace.settings
    assert (theme.mode, theme.points) == (ThemeMode.DARK, 12.5)
    assert (settings.get(THEME), settings.get(FONT_SIZE)) == ("dark", 12.5)
    theme.set_points(9.0)
    assert panel.points.value() == 9.0
    assert panel.slider.value() == 18


def test_a_new_pattern_is_previewed_and_gives_the_next_number(desk_office: Office) -> None:
    panel = centre_of(desk_office)
    assert panel.patterns.preview(Book.INTAKE) == "收〔2026〕0001"
    type_into(panel.patterns.editors[Book.INTAKE][0], "灯收")
    assert panel.patterns.preview(Book.INTAKE) == "灯收〔2026〕0001"
    panel.save_row.save_button.click()
    desk_office.idle()
    desk = desk_office.workspace.desk
    assert desk.centre.number_pattern(Book.INTAKE).format(2026, 1) == "灯收〔2026〕0001"
    assert not panel.is_changed


def test_the_next_number_counts_on_from_what_was_given_out(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    workplace = make_workplace(tmp_path / "数据", months=1)
    with office(qapp, qtbot, workplace, tmp_path) as made:
        last = list_numbers(workplace.desk, Book.INTAKE, 2026)[-1].serial
        panel = centre_of(made)
        assert panel.patterns.preview(Book.INTAKE) == f"收〔2026〕{last + 1:04}"


def test_a_wrong_pattern_is_told_beside_it_and_nothing_is_saved(desk_office: Office) -> None:
    panel = centre_of(desk_office)
    before = desk_office.workspace.desk.centre
    type_into(panel.patterns.editors[Book.INTAKE][1], "{prefix}{seq}")
    assert not panel.save()
    assert "缺 {year}" in panel.patterns.preview(Book.INTAKE)
    assert desk_office.workspace.desk.centre == before
    panel.discard()


def test_unverified_facts_carry_a_tag_until_they_are_confirmed(desk_office: Office) -> None:
    panel = centre_of(desk_office)
    tag = panel.tags["letterhead"]
    assert tag.isVisible()
    assert tag.pill.toolTip()
    assert panel.tags["platforms"].isHidden()
    tag.button.click()
    assert tag.isHidden()
    assert panel.is_changed
    assert panel.save()
    desk_office.idle()
    kept = desk_office.workspace.desk.centre.unverified
    assert "letterhead" not in kept
    assert "markets" in kept


def test_every_unverified_key_has_a_tag(desk_office: Office) -> None:
    panel = centre_of(desk_office)
    assert set(desk_office.workspace.desk.centre.unverified) <= set(panel.tags)


def test_a_delegation_near_its_end_is_warned_of(desk_office: Office) -> None:
    panel = centre_of(desk_office)
    type_into(panel.last, "2026-12-1")
    assert panel.save()
    desk_office.idle()
    assert "还有 8 天" in panel.boxes["valid_until"].remark


def test_leaving_asks_only_when_something_was_typed(desk_office: Office) -> None:
    page = open_page(desk_office)
    panel = page.show_tab("centre")
    assert isinstance(panel, CentrePanel)
    assert page.can_leave()
    assert desk_office.prompts.asked == []
    type_into(panel.short, "中山灯具")
    assert not page.can_leave()
    assert desk_office.prompts.asked == ["有改动没有保存"]
    page.show_tab("about")
    assert page.current is panel
    desk_office.prompts.choice = 1
    page.show_tab("about")
    assert page.current is not panel
    assert not panel.is_changed
    assert desk_office.workspace.desk.centre.short_name == "中山灯饰"


def test_a_change_elsewhere_does_not_overwrite_typed_text(desk_office: Office) -> None:
    page = open_page(desk_office)
    panel = page.show_tab("centre")
    assert isinstance(panel, CentrePanel)
    type_into(panel.short, "中山灯具")
    page.mark_stale()
    assert panel.short.text() == "中山灯具"
    panel.discard()


def test_a_clerk_sees_the_centre_but_cannot_change_it(clerks_office: Office) -> None:
    panel = centre_of(clerks_office)
    assert panel.name.text()
    assert panel.name.isReadOnly()
    assert panel.rights.isVisible()
    assert panel.save_row.isHidden()
    assert panel.tags["name"].button.isHidden()


def test_the_new_password_opens_the_store_after_it_was_closed(
    desk_office: Office, tmp_path: Path
) -> None:
    panel = security_of(desk_office)
    panel.old.setText(PASSWORD)
    panel.new.setText("quite another one")
    panel.again.setText("quite another one")
    panel.save_button.click()
    desk_office.idle()
    assert not panel.is_changed
    desk_office.workspace.workplace.close()
    with pytest.raises(WrongPasswordError):
        enter(tmp_path / "数据", "admin", PASSWORD)
    enter(tmp_path / "数据", "admin", "quite another one").close()


def test_a_wrong_present_password_is_told_at_its_field(desk_office: Office, tmp_path: Path) -> None:
    panel = security_of(desk_office)
    panel.old.setText("not my password")
    panel.new.setText("quite another one")
    panel.again.setText("quite another one")
    assert panel.save()
    desk_office.idle()
    assert "现在的密码不对" in panel.boxes["old"].remark
    panel.discard()
    desk_office.workspace.workplace.close()
    enter(tmp_path / "数据", "admin", PASSWORD).close()


def test_a_renewed_recovery_key_is_printed_and_asked_back(
    desk_office: Office, tmp_path: Path
) -> None:
    panel = security_of(desk_office)
    panel.renew_button.click()
    desk_office.idle()
    key = panel.recovery_key
    assert len(key.split("-")) == 8
    assert panel.is_changed
    desk_office.prompts.paths.append(tmp_path / "恢复码.pdf")
    panel.print_button.click()
    assert key.split("-")[0] in PdfReader(tmp_path / "恢复码.pdf").pages[0].extract_text()
    panel.answer.setText("!!!!")
    panel.check_button.click()
    assert "不符" in panel.boxes["answer"].remark
    assert panel.question is not None
    panel.answer.setText(panel.question.answer.lower())
    panel.check_button.click()
    assert panel.shown.isHidden()
    assert panel.recovery_key == ""
    assert not panel.is_changed


def test_a_clerk_cannot_renew_the_recovery_key(clerks_office: Office) -> None:
    panel = security_of(clerks_office)
    assert not panel.renew_button.isEnabled()
    assert panel.rights.isVisible()


def test_a_backup_is_made_into_the_folder_and_listed(desk_office: Office, tmp_path: Path) -> None:
    panel = open_page(desk_office).show_tab("backup")
    assert isinstance(panel, BackupPanel)
    panel.folder.setText(str(tmp_path / "备份盘"))
    panel.now_button.click()
    desk_office.idle()
    assert desk_office.workspace.settings.get(BACKUP_FOLDER) == str(tmp_path / "备份盘")
    made = backup_lines(desk_office.workspace.workplace.opened, tmp_path / "备份盘")
    assert len(made) == panel.table.model().rowCount() == 1
    assert is_store(made[0].folder)
    assert panel.now_button.isEnabled()


def test_a_relative_backup_folder_is_refused_at_its_field(desk_office: Office) -> None:
    panel = open_page(desk_office).show_tab("backup")
    assert isinstance(panel, BackupPanel)
    panel.folder.setText("备份盘")
    panel.now_button.click()
    desk_office.idle()
    assert "完整" in panel.boxes["folder"].remark
    assert desk_office.workspace.settings.get(BACKUP_FOLDER) == ""
    panel.discard()


def test_a_number_book_lists_its_numbers_and_opens_the_case(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    workplace = make_workplace(tmp_path / "数据", months=2)
    with office(qapp, qtbot, workplace, tmp_path) as made:
        panel = open_page(made).show_tab("numbers")
        assert isinstance(panel, NumbersPanel)
        lines = list_numbers(workplace.desk, Book.INTAKE, 2026)
        assert panel.table.model().rowCount() == len(lines) > 0
        panel.table.setCurrentIndex(panel.table.model().index(0, 0))
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
        assert made.ways.cases == [lines[0].case_id]


def test_an_empty_number_book_says_what_would_fill_it(desk_office: Office) -> None:
    panel = open_page(desk_office).show_tab("numbers")
    assert isinstance(panel, NumbersPanel)
    assert panel.empty.isVisible()
    assert panel.table.isHidden()


def test_every_editor_of_every_tab_has_a_name(desk_office: Office) -> None:
    page = open_page(desk_office)
    for tab in page.tab_names:
        panel = page.show_tab(tab)
        editors = [*panel.findChildren(QComboBox), *panel.findChildren(QLineEdit)]
        inner = (QComboBox,)
        for editor in editors:
            if isinstance(editor.parent(), inner) or editor.objectName() == "qt_spinbox_lineedit":
                continue
            assert editor.accessibleName(), (tab, editor)


@pytest.mark.parametrize(
    ("points", "width", "height"), [(10.5, 1150, 660), (10.5, 819, 400), (14.0, 1240, 620)]
)
def test_every_tab_fits_the_width(
    desk_office: Office, points: float, width: int, height: int
) -> None:
    page = open_page(desk_office)
    desk_office.workspace.theme.set_points(points)
    page.resize(width, height)
    for tab in page.tab_names:
        panel = page.show_tab(tab)
        QApplication.processEvents()
        room = panel.parentWidget()
        assert room is not None
        assert panel.minimumSizeHint().width() <= room.width(), tab
