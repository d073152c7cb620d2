"""What every page works with: the open store, the theme, tasks, errors, questions, ways to go."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.terms import Tone, Track
from app.services.case_filter import CaseFilter
from app.services.deadline_views import DeadlineKey
from app.services.desk import Desk
from app.services.office import Workplace
from app.services.papers.views import PaperPress
from app.support.settings import Settings
from app.ui.design.theme import Theme
from app.ui.errors import ErrorPresenter
from app.ui.prompts import Prompter
from app.ui.tasks.runner import TaskRunner


class PageId(StrEnum):
    """The pages of the navigation (导航)."""

    WORKBENCH = "workbench"  # 工作台
    INFRINGEMENT = "infringement"  # 侵权维权
    FAST_TRACK = "fast-track"  # 快速预审
    MEDIATION = "mediation"  # 调解
    ASSISTANCE = "assistance"  # 维权援助
    PARTIES = "parties"  # 企业与当事人
    REGISTERS = "registers"  # 台账
    CALENDAR = "calendar"  # 期限日历
    MONTH = "month"  # 月报
    RECYCLE = "recycle"  # 回收站
    SETTINGS = "settings"  # 设置


LIST_PAGES = {
    Track.INFRINGEMENT: PageId.INFRINGEMENT,
    Track.FAST_TRACK: PageId.FAST_TRACK,
    Track.MEDIATION: PageId.MEDIATION,
    Track.ASSISTANCE: PageId.ASSISTANCE,
}


class Navigator(Protocol):
    """The ways from one page to another; pages know these, not each other (去向)."""

    def open_case(self, case_id: int, deadline: DeadlineKey | None = None, tab: str = "") -> None:
        """Open the dossier of a case, at the reasons of a limit or a tab if given."""

    def new_case(self, track: Track, kind: str | None = None) -> None:
        """Open an empty intake form, of the track's first kind or of ``kind``."""

    def edit_case(self, case_id: int) -> None:
        """Open the form of a case that is there already."""

    def resume_form(self, form: str) -> None:
        """Open a form that was left unsaved."""

    def open_list(self, track: Track, wanted: CaseFilter, heading: str) -> None:
        """Show the list page of ``track`` restricted to ``wanted``, named by a chip."""

    def open_cases(self, wanted: CaseFilter, heading: str) -> None:
        """Show cases of any track that a figure counted, as a list over the present page."""

    def open_party(self, party_id: int) -> None:
        """Open a party with its cases."""

    def compare(self, case_id: int, make_paper: Callable[[str], object]) -> None:
        """Open registered views and photos of a case side by side; Esc comes back.

        ``make_paper`` makes a paper of the case from a template folder.
        """

    def show_page(self, page_id: str) -> bool:
        """Go to a page of the navigation."""

    def go_back(self) -> bool:
        """Return to where the user was."""

    def tell(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Say something in the quiet bar."""


class Workspace(QObject):
    """Handed to every page; holds no state but the desk, which a new centre profile renews."""

    desk_changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        *,
        theme: Theme,
        runner: TaskRunner,
        errors: ErrorPresenter,
        prompts: Prompter,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.theme = theme
        self.runner = runner
        self.errors = errors
        self.prompts = prompts
        self.settings = settings
        self._press: PaperPress | None = None

    def press(self) -> PaperPress:
        """Return what makes files of papers; called from work aside, since it loads much first."""
        if self._press is None:
            from app.reports.documents.press import DocumentPress

            self._press = DocumentPress()
        return self._press

    @property
    def workplace(self) -> Workplace:
        """The open store with its files, accounts and backups."""
        return self._workplace

    @property
    def desk(self) -> Desk:
        """The first argument of every use-case."""
        return self._workplace.desk

    def set_desk(self, desk: Desk) -> None:
        """Work with a renewed centre profile from now on."""
        self._workplace = Workplace(desk, self._workplace.opened)
        self.desk_changed.emit()
