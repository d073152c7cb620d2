"""The ways between pages: the only module that knows which page follows which."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.terms import Tone, Track
from app.services.case_filter import CaseFilter
from app.services.deadline_views import DeadlineKey
from app.services.form_drafts import list_forms
from app.services.read_case import read_dossier
from app.services.views import OpenedCase
from app.support.errors import KuaiWeiError
from app.ui.dialogs.move_sheet import MoveSheet
from app.ui.forms.form_opening import FormOpening
from app.ui.forms.form_services import form_services
from app.ui.forms.lanes import RunnerLanes
from app.ui.pages.case_list_page import CaseListPage
from app.ui.pages.case_page import CasePage
from app.ui.pages.comparison_page import ComparisonPage
from app.ui.pages.intake_page import IntakePage
from app.ui.pages.party_page import PartyPage
from app.ui.widgets.page import Page, Shell
from app.ui.workspace import LIST_PAGES, Workspace


class WindowNavigator(QObject):
    """Builds the pages that open over others and goes to them (去向)."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._shell: Shell | None = None

    def attach(self, shell: Shell) -> None:
        """Say which window shows the pages; called once, by the window."""
        self._shell = shell

    @property
    def shell(self) -> Shell:
        """The window that shows the pages."""
        if self._shell is None:
            raise RuntimeError("the navigator has no window yet")
        return self._shell

    # --- cases -------------------------------------------------------------------

    def open_case(self, case_id: int, deadline: DeadlineKey | None = None, tab: str = "") -> None:
        """Open the dossier of a case, at the reasons of a limit or a tab if given."""
        try:
            page = CasePage(
                self._workspace, self, case_id, move=self.open_move, again=self.same_requester
            )
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        if not self.shell.push_page(page):
            return
        if deadline is not None:
            page.show_limit(deadline)
        elif tab:
            page.show_tab(tab)

    def new_case(self, track: Track, kind: str | None = None) -> None:
        """Open an empty intake form."""
        first = self._workspace.desk.catalogue.of_track(track)[0]
        self._open_form(FormOpening(kind or first.code))

    def same_requester(self, case_id: int) -> None:
        """Open an intake form with the right-holder and right of a case already filled in."""
        dossier = read_dossier(self._workspace.desk, case_id)
        page = self._open_form(FormOpening(dossier.line.kind, draft=dossier.draft))
        if page is not None:
            page.state.same_requester_again()
            page.focus_first()

    def edit_case(self, case_id: int) -> None:
        """Open the form of a case that is there already."""
        dossier = read_dossier(self._workspace.desk, case_id)
        line = dossier.line
        self._open_form(
            FormOpening(line.kind, line.id, line.version, line.number, draft=dossier.draft)
        )

    def resume_form(self, form: str) -> None:
        """Open a form that was left unsaved, over the case it changed if there is one."""
        kept = next((item for item in list_forms(self._workspace.desk) if item.form == form), None)
        if kept is None:
            self.tell(self.tr("这份草稿已经保存或放弃了。"))
            return
        draft, number = None, ""
        if kept.case_id is not None:
            dossier = read_dossier(self._workspace.desk, kept.case_id)
            draft, number = dossier.draft, dossier.line.number
        self._open_form(
            FormOpening(
                kept.kind,
                kept.case_id,
                kept.case_version or 0,
                number,
                draft=draft,
                form=kept.form,
                texts=kept.texts,
            )
        )

    def _open_form(self, opening: FormOpening) -> IntakePage | None:
        workspace = self._workspace
        token = object()
        lanes = RunnerLanes(workspace.runner, workspace.errors.show, workspace)
        page = IntakePage(
            workspace.theme,
            form_services(workspace.desk, token),
            lanes,
            workspace.prompts,
            workspace.errors.show,
            opening,
        )
        lanes.serve(page)
        page.saved.connect(self._saved)
        page.close_asked.connect(lambda: self._leave(page))
        return page if self.shell.push_page(page) else None

    def _leave(self, page: Page) -> None:
        """Go back from ``page``, if it is still the one that is shown."""
        if self.shell.current_page is page:
            self.go_back()

    def _saved(self, result: object) -> None:
        """Say what was saved."""
        if isinstance(result, tuple):
            opened = [item for item in result if isinstance(item, OpenedCase)]
            self.tell(saved_text(opened), tone=Tone.GOOD)
        else:
            self.tell(self.tr("已保存修改。"), tone=Tone.GOOD)

    def open_move(self, case_id: int, move: str) -> None:
        """Ask what a move needs and make it; refusals are shown in the sheet."""
        try:
            sheet = MoveSheet(self._workspace, case_id, move)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        sheet.moved.connect(self._moved)
        sheet.open()

    def _moved(self, case_no: str) -> None:
        self.tell(
            self.tr("已编案号 {number}").format(number=case_no) if case_no else self.tr("已办理。"),
            tone=Tone.GOOD,
        )

    # --- lists and parties ----------------------------------------------------------

    def open_list(self, track: Track, wanted: CaseFilter, heading: str) -> None:
        """Show the list page of a track restricted to ``wanted``."""
        if not self.shell.show_page(LIST_PAGES[track]):
            return
        page = self.shell.current_page
        if isinstance(page, CaseListPage):
            page.show_filter(wanted, heading)

    def open_cases(self, wanted: CaseFilter, heading: str) -> None:
        """Show cases of any track as a list over the present page."""
        page = CaseListPage(
            self._workspace, self, None, move=self.open_move, fixed=wanted, heading=heading
        )
        self.shell.push_page(page)

    def open_party(self, party_id: int) -> None:
        """Open a party with its cases."""
        self.shell.push_page(PartyPage(self._workspace, self, party_id))

    def compare(self, case_id: int, make_paper: Callable[[str], object]) -> None:
        """Open registered views and photos of a case side by side."""
        self.shell.push_page(ComparisonPage(self._workspace, self, case_id, make_paper))

    # --- the window ------------------------------------------------------------------

    def show_page(self, page_id: str) -> bool:
        """Go to a page of the navigation."""
        return self.shell.show_page(page_id)

    def push_page(self, page: Page) -> bool:
        """Open a page over the present one."""
        return self.shell.push_page(page)

    def go_back(self) -> bool:
        """Return to where the user was."""
        return self.shell.go_back()

    def tell(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Say something in the quiet bar."""
        self.shell.show_message(text, undo=undo, tone=tone)


def saved_text(opened: list[OpenedCase]) -> str:
    """Return what to say after saving new cases: their numbers, shortened when many."""
    if not opened:
        return "已保存。"
    if len(opened) == 1:
        return f"已收件：{opened[0].intake_no}　{opened[0].title}"
    return f"已收 {len(opened)} 件：{opened[0].intake_no} 至 {opened[-1].intake_no}"
