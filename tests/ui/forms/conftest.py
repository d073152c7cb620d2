"""A form page with invented services, for the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.design.theme import Theme, ThemeMode
from app.ui.forms.form_opening import FormOpening
from app.ui.forms.lanes import DirectLanes
from app.ui.pages.intake_page import IntakePage
from tests.ui.forms.form_kit import Office

MakePage = Callable[..., IntakePage]


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, mode=ThemeMode.LIGHT)
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A parent that goes with its page when the test is over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def make_page(theme: Theme, office: Office, qtbot: QtBot) -> MakePage:
    def make(kind: str = "infringement-dispute", opening: FormOpening | None = None) -> IntakePage:
        page = IntakePage(
            theme,
            office.services(),
            DirectLanes(),
            office,  # type: ignore[arg-type]  # answers only what the page asks
            office.reported.append,
            opening or FormOpening(kind),
        )
        qtbot.addWidget(page, before_close_func=lambda made: made.release())
        page.resize(1150, 662)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus_first()
        return page

    return make
