"""What is done from the calendar: booking, setting days, importing a year (期限日历的操作)."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from app.domain.terms import Tone
from app.services.calendar_book import edit_day, import_year, remove_edit
from app.services.deadline_views import DayLoad, SittingLine, WhatIf
from app.services.desk import Desk
from app.services.sittings import book_sitting, cancel_sitting, change_sitting
from app.services.what_if import if_day, if_year
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.dialogs.change_flow import Change, ChangeFlow
from app.ui.dialogs.day_sheet import DayChange, DaySheet
from app.ui.dialogs.sitting_sheet import SittingSheet
from app.ui.viewmodels.calendar import long_day
from app.ui.viewmodels.schedule import SittingDraft
from app.ui.workspace import Navigator, Workspace


class CalendarActs(QObject):
    """Opens the sheets and does what they ask; ``changed`` once something was written."""

    changed = Signal()

    def __init__(self, workspace: Workspace, navigator: Navigator, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._navigator, self._page = workspace, navigator, page
        self.day_sheet: DaySheet | None = None
        self.sitting_sheet: SittingSheet | None = None
        self.flow: ChangeFlow | None = None

    # --- calendar ----------------------------------------------------------

    def adjust(self, load: DayLoad) -> None:
        """Ask how a day shall be and why, list what moves, then set it."""
        sheet = DaySheet(self._workspace.theme, load, self._page.window())
        sheet.asked.connect(self._day_asked)
        sheet.finished.connect(sheet.deleteLater)
        self.day_sheet = sheet
        sheet.open()

    def _day_asked(self, wanted: object) -> None:
        sheet = self.day_sheet
        if not isinstance(wanted, DayChange) or sheet is None:
            return
        on, works, reason = wanted.on, wanted.works, wanted.reason

        def look(desk: Desk, progress: Progress) -> WhatIf:
            return if_day(desk, on, works, progress)

        def make(desk: Desk, progress: Progress) -> int:
            return edit_day(desk, on, works, reason, progress)

        title = self.tr("调整 {day}").format(day=long_day(on))
        flow = self._start(Change(title, look, make), sheet)
        flow.made.connect(sheet.accept)
        flow.refused.connect(self._day_refused)
        flow.given_up.connect(partial(sheet.set_busy, busy=False))

    def _day_refused(self, error: object) -> None:
        if self.day_sheet is None or not self.day_sheet.show_failure(error):
            self._workspace.errors.show(error)

    def import_file(self) -> None:
        """Ask for a year's file, list what moves, then take it."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        file = self._workspace.prompts.open_path(
            self.tr("导入放假安排"),
            Path(QStandardPaths.writableLocation(documents)),
            self.tr("放假安排 (*.toml)"),
        )
        if file is None:
            return

        def look(desk: Desk, progress: Progress) -> WhatIf:
            return if_year(desk, file, progress)

        def make(desk: Desk, progress: Progress) -> int:
            return import_year(desk, file, progress)

        flow = self._start(Change(self.tr("导入放假安排"), look, make), self._page.window())
        flow.refused.connect(self._workspace.errors.show)

    def undo_edit(self, on: date) -> None:
        """Let a day be again what notice or week say, after listing what moves."""
        title = self.tr("撤销 {day} 的调整").format(day=long_day(on))

        def look(desk: Desk, progress: Progress) -> WhatIf:
            return if_day(desk, on, None, progress)

        def make(desk: Desk, progress: Progress) -> int:
            return remove_edit(desk, on, progress)

        flow = self._start(Change(title, look, make), self._page.window())
        flow.refused.connect(self._workspace.errors.show)

    def _start(self, change: Change, window: QWidget) -> ChangeFlow:
        self.flow = ChangeFlow(self._workspace, change, window)
        self.flow.made.connect(self._made)
        self.flow.destroyed.connect(self._flow_gone)
        self.flow.start()
        return self.flow

    def _flow_gone(self) -> None:
        self.flow = None

    def _made(self, moved: int) -> None:
        words = self.tr("历表已改，{n} 件的日期随之变动。").format(n=f"{moved:,}")
        self._navigator.tell(words, tone=Tone.GOOD)
        self.changed.emit()

    # --- schedule ----------------------------------------------------------

    def book(self, on: date, sitting: SittingLine | None = None) -> None:
        """Ask for a new entry of the schedule on a day, or how an old one shall be."""
        sheet = SittingSheet(self._workspace, on, sitting, self._page.window())
        sheet.asked.connect(self._sitting_asked)
        sheet.finished.connect(sheet.deleteLater)
        self.sitting_sheet = sheet
        sheet.open()

    def _sitting_asked(self, wanted: object) -> None:
        sheet, desk = self.sitting_sheet, self._workspace.desk
        if not isinstance(wanted, SittingDraft) or sheet is None:
            return
        line = sheet.sitting
        self._workspace.runner.run(
            self.tr("排期"),
            lambda _progress: _write(desk, wanted, line),
            on_success=self._sitting_written,
            on_failure=self._sitting_refused,
        )

    def _sitting_written(self, _result: object) -> None:
        if self.sitting_sheet is not None:
            self.sitting_sheet.accept()
        self.changed.emit()

    def _sitting_refused(self, error: object) -> None:
        if self.sitting_sheet is None or not self.sitting_sheet.show_failure(error):
            self._workspace.errors.show(error)

    def cancel(self, line: SittingLine) -> None:
        """Cancel an entry with a reason; it stays listed."""
        title = self.tr("取消排期 {number}").format(number=line.number)
        reason = self._workspace.prompts.ask_text(title, self.tr("取消的原因："))
        if reason is None:
            return
        try:
            cancel_sitting(self._workspace.desk, line.id, reason)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self.changed.emit()


def _write(desk: Desk, wanted: SittingDraft, line: SittingLine | None) -> None:
    when, place, people = wanted.starts_at, wanted.place, wanted.people
    if line is None:
        book_sitting(
            desk, wanted.case_id, wanted.kind, when, wanted.minutes, place, people, wanted.note
        )
    else:
        change_sitting(desk, line.id, when, wanted.minutes, place, people, wanted.note)
