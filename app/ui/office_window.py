"""The window on an open store: pages, search, counts, status, backup at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QCloseEvent

from app import __version__
from app.domain.terms import Phase, Tone, Track
from app.services.case_filter import CaseFilter
from app.services.case_queries import count_cases
from app.services.form_drafts import list_forms
from app.support.clock import china_time
from app.support.errors import KuaiWeiError
from app.support.settings import BACKUP_FOLDER, WINDOW_GEOMETRY
from app.ui.change_bridge import ChangeBridge
from app.ui.design.icons import IconName
from app.ui.main_window import MainWindow
from app.ui.navigation import WindowNavigator
from app.ui.pages.case_list_page import CaseListPage
from app.ui.pages.parties_page import PartiesPage
from app.ui.pages.recycle_page import RecyclePage
from app.ui.pages.workbench_page import WorkbenchPage
from app.ui.quick_search import QuickSearch
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane
from app.ui.viewmodels.office import backup_text, day_text, last_backup_at
from app.ui.widgets.page import Page, PageSpec, Shell
from app.ui.workspace import LIST_PAGES, PageId, Workspace


class OfficeWindow(MainWindow):
    """The main window with the pages of this program (业务窗口)."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._ways = WindowNavigator(workspace)
        super().__init__(workspace.theme, page_specs(workspace, self._ways))
        self._ways.attach(self)
        self._finished = False
        self._bridge = ChangeBridge(workspace.desk.store.bus, self)
        self._bridge.changed.connect(self._store_changed)
        workspace.desk_changed.connect(self._show_office)
        self.quick_search = QuickSearch(workspace, self.top_bar.search, self)
        self.quick_search.all_asked.connect(self._search)
        self.quick_search.chosen.connect(self._ways.open_case)
        self._show_office()
        self.show_page(PageId.WORKBENCH)
        self._count()
        self._offer_drafts()

    @property
    def workspace(self) -> Workspace:
        """The open store with what pages work with."""
        return self._workspace

    @property
    def ways(self) -> WindowNavigator:
        """The ways between the pages."""
        return self._ways

    def restore(self) -> None:
        """Take the place and size of last time."""
        kept = self._workspace.settings.get(WINDOW_GEOMETRY)
        if kept:
            self.restore_geometry(kept)
        else:
            self.fill_small_screen()

    def release(self) -> None:
        """Let go of the store: no more news of changes, pages and database closed."""
        self._bridge.close()
        for page in self.built_pages():
            page.release()
        self._workspace.workplace.close()

    # --- what the frame shows ------------------------------------------------------

    def _show_office(self) -> None:
        desk, opened = self._workspace.desk, self._workspace.workplace.opened
        self.status.set_centre(desk.centre.short_name or desk.centre.name)
        self.status.set_store(self.tr("存储正常 · 已加密"))
        self.status.set_version(self.tr("快维") + f" {__version__}")
        self.top_bar.set_day(day_text(desk.today))
        self.top_bar.set_account(f"{desk.account.display_name} · {desk.account.role.term}")
        made = last_backup_at(opened.backups, self._workspace.settings.get(BACKUP_FOLDER))
        text, tone = backup_text(made, desk.now)
        self.status.set_backup(text, tone)

    def _store_changed(self, rows: frozenset[tuple[str, int]], origins: frozenset[object]) -> None:
        """Have every page load again when shown; the page that wrote knows already."""
        for page in self.built_pages():
            if origins != frozenset({page}):
                page.mark_stale()
        self._count()

    def _count(self) -> None:
        """Show how many cases each track has in hand."""
        desk = self._workspace.desk
        phases = (Phase.INTAKE.value, Phase.OPEN.value)
        for track, page_id in LIST_PAGES.items():
            number = count_cases(desk, CaseFilter(tracks=(track.value,), phases=phases))
            self.rail.set_count(page_id.value, f"{number:,}" if number else "")

    def _offer_drafts(self) -> None:
        """After a crash or an unfinished day: offer what was typed and not saved."""
        forms = list_forms(self._workspace.desk)
        if not forms:
            return
        newest = forms[0]
        when = china_time(newest.saved_at).strftime("%m-%d %H:%M")
        text = self.tr("有 {number} 份没有保存的表单，最近一份 {when}；在工作台“提示”中继续填写。")
        self.show_message(text.format(number=len(forms), when=when), tone=Tone.ATTENTION)

    def _search(self, text: str) -> None:
        if text.strip():
            self._ways.open_cases(
                CaseFilter(text=text.strip()), self.tr("查找：{text}").format(text=text.strip())
            )

    # --- the end ---------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the page properly, back up, then close; a failed backup is told, not hidden."""
        if self._finished:
            super().closeEvent(event)
            return
        page = self.current_page
        if page is not None and not page.can_leave():
            event.ignore()
            return
        self._workspace.settings.set(WINDOW_GEOMETRY, self.geometry_text())
        event.ignore()
        self._back_up_and_close()

    def _back_up_and_close(self) -> None:
        folder = self._workspace.settings.get(BACKUP_FOLDER)
        if not folder:
            self._end(None)
            return
        opened = self._workspace.workplace.opened
        task = self._workspace.runner.run(
            self.tr("正在备份"),
            lambda _: opened.back_up(Path(folder)),
            lane=Lane.WRITE,
            on_success=self._end,
            on_failure=self._backup_failed,
        )
        task.cancelled.connect(self._end_cancelled)
        ProgressSheet(task, self)

    def _backup_failed(self, error: object) -> None:
        if isinstance(error, KuaiWeiError):
            leave = self._workspace.prompts.confirm(
                self.tr("没有备份成"),
                f"{error.message}\n{error.hint}\n" + self.tr("数据本身不受影响，已全部保存。"),
                self.tr("仍然退出"),
                danger=True,
            )
            if not leave:
                return
        self._end(None)

    def _end_cancelled(self) -> None:
        self._end(None)

    def _end(self, _: object) -> None:
        self._finished = True
        self.close()
        self.closed.emit()


def _month_page(workspace: Workspace, ways: WindowNavigator) -> Page:
    # With it come the spreadsheet and PDF libraries, a quarter of a second that no start needs.
    from app.ui.pages.month_page import MonthPage

    return MonthPage(workspace, ways)


def _settings_page(workspace: Workspace, ways: WindowNavigator) -> Page:
    from app.ui.pages.settings_page import SettingsPage

    return SettingsPage(workspace, ways)


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
            lambda _: WorkbenchPage(workspace, ways),
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
            PageId.PARTIES,
            translate("Navigation", "企业与当事人"),
            IconName.PARTIES,
            lambda _: PartiesPage(workspace, ways),
            "Ctrl+5",
        ),
        PageSpec(
            PageId.MONTH,
            translate("Navigation", "月报"),
            IconName.MONTH,
            lambda _: _month_page(workspace, ways),
            "Ctrl+6",
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
