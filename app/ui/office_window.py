"""The window on an open store: pages, search, counts, status, backup at the end."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from app import __version__
from app.domain.terms import Phase, Tone
from app.services.case_filter import CaseFilter
from app.services.case_queries import count_cases
from app.services.form_drafts import list_forms
from app.support.clock import china_time
from app.support.errors import KuaiWeiError
from app.support.settings import BACKUP_FOLDER, WINDOW_GEOMETRY, WORKBENCH_SCOPE
from app.ui.change_bridge import ChangeBridge
from app.ui.hour_bell import HourBell
from app.ui.main_window import MainWindow
from app.ui.navigation import WindowNavigator
from app.ui.page_specs import page_specs
from app.ui.quick_search import QuickSearch
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane
from app.ui.tray import Reminder, system_tray
from app.ui.viewmodels.office import (
    CalendarFacts,
    backup_text,
    day_text,
    last_backup_at,
    read_calendar_facts,
)
from app.ui.viewmodels.workbench_agenda import urgent_filter, whose
from app.ui.workspace import LIST_PAGES, PageId, Workspace

_CALENDAR_TABLES = frozenset({"calendar_year", "calendar_edit"})


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
        workspace.desk_changed.connect(self._tell_calendar)
        self.quick_search = QuickSearch(workspace, self.top_bar.search, self)
        self.quick_search.all_asked.connect(self._search)
        self.quick_search.chosen.connect(self._ways.open_case)
        self._show_office()
        tray = system_tray(workspace.theme, self.tr("快维"), self)
        self.reminder = Reminder(workspace, tray, self)
        self.reminder.pressed.connect(self._go_to_workbench)
        self.bell = HourBell(lambda: workspace.desk.now, self)
        self.bell.new_day.connect(self._new_day)
        self.bell.struck.connect(self.reminder.look)
        self.show_page(PageId.WORKBENCH)
        self._count()
        self._tell_calendar()
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
        self.bell.stop()
        self.reminder.close()
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
        if any(table in _CALENDAR_TABLES for table, _ in rows):
            self._tell_calendar()

    def _tell_calendar(self) -> None:
        """Show what today is and how far the calendar is known; a start does not wait for it."""
        desk = self._workspace.desk
        self._workspace.runner.run(
            "",
            lambda _: read_calendar_facts(desk),
            lane=Lane.READ,
            on_success=self._show_calendar,
            on_failure=self._workspace.errors.show,
        )

    def _show_calendar(self, result: object) -> None:
        facts = cast("CalendarFacts", result)
        self.top_bar.set_day(day_text(facts.today, facts.kind))
        until = facts.known_until
        words = self.tr("历表已知至 {day}").format(day=until) if until else self.tr("没有工作日历")
        self.status.set_note(words)

    def _new_day(self) -> None:
        """Have everything counted from the new day after a night with the window open."""
        self._show_office()
        for page in self.built_pages():
            page.mark_stale()
        self._count()
        self._tell_calendar()

    def _go_to_workbench(self) -> None:
        """Come to the front with what is due; a page that holds unsaved work may refuse."""
        self.come_to_front()
        self.show_page(PageId.WORKBENCH)

    def _count(self) -> None:
        """Show how many cases each track has in hand, and how many press."""
        desk = self._workspace.desk
        handler = whose(self._workspace.settings.get(WORKBENCH_SCOPE), desk.account)
        urgent = count_cases(desk, urgent_filter(desk.today, handler))
        badge = f"{urgent:,}" if urgent else ""
        self.rail.set_count(PageId.WORKBENCH.value, badge, urgent=bool(badge))
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
