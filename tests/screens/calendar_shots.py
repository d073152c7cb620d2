"""Ways to the screens of the calendar and the rules, for ``make screens``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.rule_sheet import RuleAct
from app.ui.pages.calendar_page import CalendarPage
from app.ui.pages.settings.rules import RulesPanel
from app.ui.pages.settings_page import SettingsPage
from app.ui.workspace import PageId
from tests.screens.studio import Studio

Way = Callable[[Studio], QWidget | None]


def _page(studio: Studio) -> CalendarPage:
    studio.window.show_page(PageId.CALENDAR)
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, CalendarPage)
    page.tabs.setCurrentIndex(0)
    return page


def _on(day: date) -> Way:
    def go(studio: Studio) -> None:
        page = _page(studio)
        page.go_to(day)
        page.focus_first()

    return go


def _years(studio: Studio) -> None:
    page = _page(studio)
    page.go_to(date(2026, 10, 10))
    page.tabs.setCurrentIndex(1)


def _sitting(studio: Studio) -> QWidget | None:
    page = _page(studio)
    page.acts.book(date(2026, 11, 28))
    sheet = page.acts.sitting_sheet
    assert sheet is not None
    sheet.finder.search.setText("照明")
    studio.settle()
    return sheet


def _day(studio: Studio) -> QWidget | None:
    page = _page(studio)
    page.go_to(date(2026, 11, 25))
    studio.settle()
    assert page.day.load is not None
    page.acts.adjust(page.day.load)
    return page.acts.day_sheet


def _what_if(studio: Studio) -> QWidget | None:
    _day(studio)
    page = studio.window.current_page
    assert isinstance(page, CalendarPage)
    sheet = page.acts.day_sheet
    assert sheet is not None
    sheet.reason.setText("示例：全区停电检修")
    sheet.ask()
    studio.until(lambda: page.acts.flow is not None and page.acts.flow.sheet is not None)
    assert page.acts.flow is not None
    preview = page.acts.flow.sheet
    assert preview is not None
    preview.rejected.connect(sheet.reject)
    return preview


def _rules(studio: Studio) -> RulesPanel:
    studio.window.show_page(PageId.SETTINGS)
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, SettingsPage)
    panel = page.show_tab("rules")
    assert isinstance(panel, RulesPanel)
    studio.settle()
    panel.table.selectRow(0)
    return panel


def _rule_list(studio: Studio) -> None:
    _rules(studio)


def _promise(studio: Studio) -> QWidget | None:
    panel = _rules(studio)
    panel.open_sheet(RuleAct.PROMISE)
    return panel.sheet


WAYS: tuple[tuple[str, Way], ...] = (
    ("calendar", _on(date(2026, 11, 23))),
    ("calendar-holidays", _on(date(2026, 10, 10))),
    ("calendar-unknown", _on(date(2027, 2, 4))),
    ("calendar-years", _years),
    ("calendar-sitting", _sitting),
    ("calendar-day", _day),
    ("calendar-what-if", _what_if),
    ("settings-rules", _rule_list),
    ("settings-rules-promise", _promise),
)
"""Name and way of every screen; a sheet that is handed back is taken instead of the window."""
