"""编号簿: a book may go on from the number where the paper register stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.centre import Book
from app.domain.terms import Role
from app.models.office import NumberBook
from app.services.office import add_account
from app.ui.pages.settings.numbers import NumbersPanel
from app.ui.pages.settings_page import SettingsPage
from tests.ui.pages.month_settings_kit import Office, enter, make_workplace, office

CLERK_PASSWORD = "another long password"


@pytest.fixture
def supervisors_office(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    with office(qapp, qtbot, make_workplace(tmp_path / "数据"), tmp_path) as made:
        yield made


def numbers_of(wanted: Office) -> NumbersPanel:
    page = SettingsPage(wanted.workspace, wanted.ways)
    wanted.show(page)
    panel = page.show_tab("numbers")
    assert isinstance(panel, NumbersPanel)
    panel.book.setCurrentIndex(panel.book.findData(Book.COUNTERFEIT))
    return panel


def next_serial(wanted: Office) -> int | None:
    with wanted.workspace.desk.store.reading() as session:
        rows = session.query(NumberBook).filter_by(book=Book.COUNTERFEIT.value).all()
    return rows[0].next_serial if rows else None


def test_a_book_goes_on_from_the_typed_number(supervisors_office: Office) -> None:
    panel = numbers_of(supervisors_office)
    supervisors_office.prompts.texts = ["１０", "此前的号在纸质登记簿上"]
    panel.begin_button.click()
    assert next_serial(supervisors_office) == 10
    assert "10" in supervisors_office.ways.said[-1]


@pytest.mark.parametrize("typed", ["十", "0", "-3", ""])
def test_what_is_no_number_changes_no_book(supervisors_office: Office, typed: str) -> None:
    panel = numbers_of(supervisors_office)
    supervisors_office.prompts.texts = [typed, "原因"]
    panel.begin_button.click()
    assert next_serial(supervisors_office) is None
    assert supervisors_office.ways.said == []


def test_a_clerk_is_not_offered_the_button(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    workplace = make_workplace(tmp_path / "数据")
    add_account(workplace, "chen", "陈晓敏", Role.CLERK, CLERK_PASSWORD)
    workplace.close()
    with office(qapp, qtbot, enter(tmp_path / "数据", "chen", CLERK_PASSWORD), tmp_path) as made:
        assert numbers_of(made).begin_button.isHidden()
