"""The pages of the navigation in their order, with words, icons and shortcuts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.domain.terms import Track
from app.ui.design.icons import IconName
from app.ui.navigation import WindowNavigator
from app.ui.pages.case_list_page import CaseListPage
from app.ui.pages.parties_page import PartiesPage
from app.ui.pages.recycle_page import RecyclePage
from app.ui.pages.workbench_page import WorkbenchPage
from app.ui.widgets.page import Page, PageSpec, Shell
from app.ui.workspace import PageId, Workspace


def _month_page(workspace: Workspace, ways: WindowNavigator) -> Page:
    # With it come the spreadsheet and PDF libraries, a quarter of a second that no start needs.
    from app.ui.pages.month_page import MonthPage

    return MonthPage(workspace, ways)


def _settings_page(workspace: Workspace, ways: WindowNavigator) -> Page:
    from app.ui.pages.settings_page import SettingsPage

    return SettingsPage(workspace, ways)


def _registers_page(workspace: Workspace, ways: WindowNavigator) -> Page:
    from app.ui.pages.registers_page import RegistersPage

    return RegistersPage(workspace, ways)


def _calendar_page(workspace: Workspace, ways: WindowNavigator) -> Page:
    from app.ui.pages.calendar_page import CalendarPage

    return CalendarPage(workspace, ways)


def page_specs(workspace: Workspace, ways: WindowNavigator) -> tuple[PageSpec, ...]:
    """Return the navigation in its order; each page is built when first shown."""

    def cases(track: Track) -> Callable[[Shell], Page]:
        return lambda _: CaseListPage(workspace, ways, track, move=ways.open_move)

    translate = QCoreApplication.translate
    return (
        PageSpec(
            PageId.WORKBENCH,
            translate("Navigation", "工作台"),
            IconName.WORKBENCH,
            lambda _: WorkbenchPage(workspace, ways, move=ways.open_move),
            "Ctrl+1",
        ),
        PageSpec(
            PageId.INFRINGEMENT,
            Track.INFRINGEMENT.term,
            IconName.INFRINGEMENT,
            cases(Track.INFRINGEMENT),
            "Ctrl+2",
        ),
        PageSpec(
            PageId.FAST_TRACK,
            Track.FAST_TRACK.term,
            IconName.FAST_TRACK,
            cases(Track.FAST_TRACK),
            "Ctrl+3",
        ),
        PageSpec(
            PageId.MEDIATION,
            Track.MEDIATION.term,
            IconName.MEDIATION,
            cases(Track.MEDIATION),
            "Ctrl+4",
        ),
        PageSpec(
            PageId.ASSISTANCE,
            Track.ASSISTANCE.term,
            IconName.ASSISTANCE,
            cases(Track.ASSISTANCE),
            "Ctrl+5",
        ),
        PageSpec(
            PageId.PARTIES,
            translate("Navigation", "企业与当事人"),
            IconName.PARTIES,
            lambda _: PartiesPage(workspace, ways),
            "Ctrl+6",
        ),
        PageSpec(
            PageId.REGISTERS,
            translate("Navigation", "台账"),
            IconName.REGISTERS,
            lambda _: _registers_page(workspace, ways),
            "Ctrl+7",
        ),
        PageSpec(
            PageId.CALENDAR,
            translate("Navigation", "期限日历"),
            IconName.CALENDAR,
            lambda _: _calendar_page(workspace, ways),
            "Ctrl+8",
        ),
        PageSpec(
            PageId.MONTH,
            translate("Navigation", "月报"),
            IconName.MONTH,
            lambda _: _month_page(workspace, ways),
            "Ctrl+9",
        ),
        PageSpec(
            PageId.RECYCLE,
            translate("Navigation", "回收站"),
            IconName.BIN,
            lambda _: RecyclePage(workspace, ways),
            bottom=True,
        ),
        PageSpec(
            PageId.SETTINGS,
            translate("Navigation", "设置"),
            IconName.SETTINGS,
            lambda _: _settings_page(workspace, ways),
            "Ctrl+,",
            bottom=True,
        ),
    )
