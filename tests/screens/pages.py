"""Grabs every page inside the real window over a sample store (页面截图)."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.domain.terms import Tone, Track
from app.models.key_document import Argon2Cost
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.centres import shipped_centres
from app.services.office import Administrator, Workplace, set_up_store
from app.services.recycle import delete_cases
from app.services.sample.fill import fill_store
from app.services.store_gate import StoreGate
from app.support.clock import CHINA, FixedClock
from app.support.settings import Settings
from app.ui.application import Appearance, make_application
from app.ui.design.icons import IconName
from app.ui.design.theme import ThemeMode
from app.ui.errors import ErrorPresenter
from app.ui.main_window import MainWindow
from app.ui.pages.case_list_page import CaseListPage
from app.ui.prompts import QtPrompter
from app.ui.tasks.runner import TaskRunner
from app.ui.widgets.page import Page, PageSpec, Shell
from app.ui.workspace import LIST_PAGES, PageId, Workspace

CLOCK = FixedClock(datetime(2026, 11, 23, 14, 30, tzinfo=CHINA))
CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
SIZES = ((1366, 768), (1920, 1080))
MODES = (ThemeMode.LIGHT, ThemeMode.DARK)


class WindowNavigator(QObject):
    """The ways between pages, as far as pictures need them."""

    def __init__(self) -> None:
        super().__init__()
        self.window: MainWindow | None = None
        self.workspace: Workspace | None = None

    def open_case(self, case_id: int) -> None:
        """Push a dossier."""
        from app.ui.pages.case_page import CasePage

        assert self.workspace is not None
        self.push(CasePage(self.workspace, self, case_id, move=lambda *_: None, again=None))

    def new_case(self, track: Track, kind: str | None = None) -> None:
        """Do nothing."""

    def edit_case(self, case_id: int) -> None:
        """Do nothing."""

    def resume_form(self, form: str) -> None:
        """Do nothing."""

    def open_list(self, track: Track, wanted: CaseFilter, heading: str) -> None:
        """Show a restricted list."""
        assert self.window is not None
        self.window.show_page(LIST_PAGES[track])
        page = self.window.current_page
        if isinstance(page, CaseListPage):
            page.show_filter(wanted, heading)

    def open_cases(self, wanted: CaseFilter, heading: str) -> None:
        """Push a list of any track."""
        assert self.workspace is not None
        self.push(
            CaseListPage(
                self.workspace, self, None, move=lambda *_: None, fixed=wanted, heading=heading
            )
        )

    def open_party(self, party_id: int) -> None:
        """Push a party."""
        from app.ui.pages.party_page import PartyPage

        assert self.workspace is not None
        self.push(PartyPage(self.workspace, self, party_id))

    def show_page(self, page_id: str) -> bool:
        """Go to a page."""
        return self.window is not None and self.window.show_page(page_id)

    def go_back(self) -> bool:
        """Go back."""
        return self.window is not None and self.window.go_back()

    def tell(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Say something."""
        if self.window is not None:
            self.window.show_message(text, undo=undo, tone=tone)

    def push(self, page: Page) -> None:
        """Push a page."""
        assert self.window is not None
        self.window.push_page(page)


def make_store(folder: Path, *, months: int, filled: bool = True) -> Workplace:
    """Return a new store, with sample cases if wanted."""
    profile = shipped_centres()[2]
    profile = next((one for one in shipped_centres() if "zhongshan" in one.code), profile)
    made = set_up_store(
        StoreGate(CLOCK, password_cost=CHEAP),
        folder,
        replace(
            profile, delegation=replace(profile.delegation, valid_until=date(2026, 12, 31))
        ),
        Administrator("admin", "陈晓敏", "correct horse"),
        catalogue=load_catalogue(),
        clock=CLOCK,
    )
    desk = made.workplace.desk
    if filled:
        wanted = tuple(YearMonth(2026, 11).plus(-back) for back in reversed(range(months)))
        fill_store(desk, wanted, seed=7)
        delete_cases(desk, find_ids(desk, CaseFilter(), limit=4), "重复录入")
    return made.workplace


def make_window(workspace: Workspace, navigator: WindowNavigator) -> MainWindow:
    """Return the real window with the real pages."""

    def cases(track: Track) -> Callable[[Shell], Page]:
        return lambda _: CaseListPage(workspace, navigator, track, move=lambda *_: None)

    def blank(title: str) -> Callable[[Shell], Page]:
        return lambda _: Page(workspace.theme, title)

    def recycle(_: Shell) -> Page:
        from app.ui.pages.recycle_page import RecyclePage

        return RecyclePage(workspace, navigator)

    def parties(_: Shell) -> Page:
        from app.ui.pages.parties_page import PartiesPage

        return PartiesPage(workspace, navigator)

    def workbench(_: Shell) -> Page:
        from app.ui.pages.workbench_page import WorkbenchPage

        return WorkbenchPage(workspace, navigator)

    specs = (
        PageSpec(PageId.WORKBENCH, "工作台", IconName.WORKBENCH, workbench, "Ctrl+1"),
        PageSpec(
            PageId.INFRINGEMENT, "侵权维权", IconName.INFRINGEMENT, cases(Track.INFRINGEMENT)
        ),
        PageSpec(PageId.FAST_TRACK, "快速预审", IconName.FAST_TRACK, cases(Track.FAST_TRACK)),
        PageSpec(PageId.MEDIATION, "调解", IconName.MEDIATION, cases(Track.MEDIATION)),
        PageSpec(PageId.PARTIES, "企业与当事人", IconName.PARTIES, parties),
        PageSpec(PageId.MONTH, "月报", IconName.MONTH, blank("月报")),
        PageSpec(PageId.RECYCLE, "回收站", IconName.BIN, recycle, bottom=True),
        PageSpec(PageId.SETTINGS, "设置", IconName.SETTINGS, blank("设置"), bottom=True),
    )
    window = MainWindow(workspace.theme, specs)
    window.top_bar.set_day("11月23日 周一 · 工作日")
    window.top_bar.set_account("陈晓敏 · 管理员")
    window.status.set_centre(workspace.desk.centre.short_name)
    window.status.set_store("存储正常 · 已加密")
    window.status.set_backup("最近可用备份 14:32")
    window.status.set_version("快维 1.0")
    navigator.window, navigator.workspace = window, workspace
    return window


@contextmanager
def studio(workplace: Workplace, folder: Path, stage_theme: object) -> Iterator[MainWindow]:
    """Yield a window over a store."""
    prompts = QtPrompter()
    runner = TaskRunner()
    workspace = Workspace(
        workplace,
        theme=stage_theme,  # type: ignore[arg-type]  # Theme, made by the caller
        runner=runner,
        errors=ErrorPresenter(prompts, folder / "log.txt"),
        prompts=prompts,
        settings=Settings(folder / "settings.json"),
    )
    navigator = WindowNavigator()
    window = make_window(workspace, navigator)
    window.runner = runner  # type: ignore[attr-defined]  # for settle()
    window.navigator = navigator  # type: ignore[attr-defined]  # for the dossiers
    yield window
    runner.close()
    window.close()


def settle(window: MainWindow) -> None:
    """Wait until everything is read and painted."""
    runner = window.runner  # type: ignore[attr-defined]
    for _ in range(400):
        QApplication.processEvents()
        if not runner.live:
            break
        import time

        time.sleep(0.01)
    import time

    deadline = time.monotonic() + 0.15
    while time.monotonic() < deadline:
        QApplication.processEvents()


def grab(window: MainWindow, folder: Path, name: str) -> None:
    """Write what the window shows."""
    settle(window)
    window.grab().save(str(folder / f"{name}.png"))


def main(folder: Path, wanted: tuple[str, ...] = ()) -> None:
    """Grab the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    stage = make_application(["pages"], Appearance(mode=ThemeMode.LIGHT))
    with tempfile.TemporaryDirectory() as place:
        workplace = make_store(Path(place) / "库", months=14)
        with studio(workplace, Path(place), stage.theme) as window:
            window.show()
            QCursor.setPos(1300, 760)
            for mode in MODES:
                stage.theme.set_mode(mode)
                for size in SIZES:
                    window.resize(*size)
                    shots(window, folder, f"{mode.value}-{size[0]}", wanted)
        workplace.close()
        stage.theme.set_mode(ThemeMode.LIGHT)
        bare = make_store(Path(place) / "空", months=0, filled=False)
        with studio(bare, Path(place) / "bare", stage.theme) as window:
            window.show()
            for mode in MODES:
                stage.theme.set_mode(mode)
                window.resize(*SIZES[0])
                for page in (
                    *LIST_PAGES.values(), PageId.WORKBENCH, PageId.PARTIES, PageId.RECYCLE,
                ):  # fmt: skip
                    window.show_page(page)
                    grab(window, folder, f"empty-{page}-{mode.value}")
        bare.close()


def shots(window: MainWindow, folder: Path, suffix: str, wanted: tuple[str, ...]) -> None:
    """Grab each page once."""
    pages = [*LIST_PAGES.values(), PageId.WORKBENCH, PageId.PARTIES, PageId.RECYCLE]
    for page in pages:
        if not wanted or page in wanted:
            window.show_page(page)
            grab(window, folder, f"{page}-{suffix}")
            if page == PageId.PARTIES:
                tabs = window.current_page.tabs  # type: ignore[union-attr]  # the page just shown
                tabs.setCurrentIndex(1)
                grab(window, folder, f"entities-{suffix}")
                tabs.setCurrentIndex(0)
    if not wanted or "case" in wanted:
        _dossiers(window, folder, suffix)


def _dossiers(window: MainWindow, folder: Path, suffix: str) -> None:
    navigator = window.navigator  # type: ignore[attr-defined]  # set by studio()
    desk = navigator.workspace.desk
    picks = (
        ("dispute", CaseFilter(kinds=("infringement-dispute",), states=("served", "answered"))),
        ("talks", CaseFilter(tracks=("mediation",), states=("agreed", "performing"))),
        ("exam", CaseFilter(kinds=("pre-examination",), states=("granted", "marked"))),
    )
    for name, asked in picks:
        window.show_page(PageId.INFRINGEMENT)
        found = find_ids(desk, asked, limit=3)
        if found:
            navigator.open_case(found[-1])
            grab(window, folder, f"case-{name}-{suffix}")
            tab = {"dispute": "parties", "talks": "mediation", "exam": "history"}[name]
            window.current_page.show_tab(tab)  # type: ignore[union-attr]  # a dossier
            grab(window, folder, f"case-{name}-{tab}-{suffix}")
    navigator.open_party(2)
    grab(window, folder, f"party-{suffix}")
    navigator.open_cases(CaseFilter(states=("supplement",)), "待补正")
    grab(window, folder, f"figure-{suffix}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
