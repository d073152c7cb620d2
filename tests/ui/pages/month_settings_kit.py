"""A real store, a told prompter and a navigator that remembers, for 月报 and 设置."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.domain.terms import Tone, Track
from app.models.key_document import Argon2Cost
from app.services.case_filter import CaseFilter
from app.services.centres import shipped_centres
from app.services.deadline_views import DeadlineKey
from app.services.office import Workplace, set_up_store, sign_in
from app.services.requests import Administrator
from app.services.sample.fill import fill_store
from app.services.store_gate import StoreGate
from app.support.clock import CHINA, FixedClock
from app.support.settings import Settings
from app.ui.design.theme import Theme, ThemeMode
from app.ui.errors import ErrorPresenter
from app.ui.tasks.runner import TaskRunner
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace

CLOCK = FixedClock(datetime(2026, 11, 23, 14, 30, tzinfo=CHINA))
PASSWORD = "correct horse battery"


@dataclass
class Told:
    """Answers as told; what was asked and told is kept."""

    paths: list[Path] = field(default_factory=list)
    choice: int | None = None
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    suggested: list[Path] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        self.asked.append(verb)
        return True

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> int | None:
        self.asked.append(title)
        return self.choice

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        self.asked.append(title)
        return self.texts.pop(0) if self.texts else None

    def tell(self, title: str, text: str, *, detail: str = "") -> None:
        self.told.append(text)

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        self.suggested.append(suggested)
        return self.paths.pop(0) if self.paths else None

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def open_paths(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        return (self.paths.pop(0),) if self.paths else ()

    def folder(self, title: str, start: Path) -> Path | None:
        return self.paths.pop(0) if self.paths else None


@dataclass
class Ways:
    """A navigator that goes nowhere and remembers where it was sent."""

    cases: list[int] = field(default_factory=list)
    filters: list[tuple[CaseFilter, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open_case(self, case_id: int, deadline: DeadlineKey | None = None, tab: str = "") -> None:
        self.cases.append(case_id)

    def new_case(self, track: Track, kind: str | None = None) -> None: ...

    def edit_case(self, case_id: int) -> None: ...

    def resume_form(self, form: str) -> None: ...

    def open_list(self, track: Track, wanted: CaseFilter, heading: str) -> None: ...

    def open_cases(self, wanted: CaseFilter, heading: str) -> None:
        self.filters.append((wanted, heading))

    def open_party(self, party_id: int) -> None: ...

    def compare(self, case_id: int, make_paper: object) -> None: ...

    def show_page(self, page_id: str) -> bool:
        return True

    def go_back(self) -> bool:
        return True

    def tell(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        self.said.append(text)


@dataclass
class Office:
    """An open store with all a page is handed."""

    workspace: Workspace
    prompts: Told
    ways: Ways
    qtbot: QtBot
    shown: list[Page] = field(default_factory=list)

    def idle(self) -> None:
        """Wait until no task is left."""
        self.qtbot.waitUntil(lambda: not self.workspace.runner.live, timeout=20_000)

    def show(self, page: Page, width: int = 1150, height: int = 660) -> None:
        """Show a page and wait for its first load."""
        self.shown.append(page)
        self.qtbot.addWidget(page)
        page.resize(width, height)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        self.idle()
        # The sheet of a slow first load may have taken the keyboard.
        with self.qtbot.waitActive(page):
            page.activateWindow()


def make_gate() -> StoreGate:
    """Return a gate whose passwords are cheap to check."""
    return StoreGate(CLOCK, password_cost=Argon2Cost(1, 8, 1))


def make_workplace(folder: Path, *, months: int = 0) -> Workplace:
    """Return a new store of the lighting centre with some months of sample cases."""
    made = set_up_store(
        make_gate(),
        folder,
        next(one for one in shipped_centres() if one.code == "zhongshan-lighting"),
        Administrator("admin", "管理员", PASSWORD),
        catalogue=load_catalogue(),
        clock=CLOCK,
    ).workplace
    if months:
        wanted = [YearMonth(2026, 11).plus(-at) for at in range(months)]
        fill_store(made.desk, sorted(wanted), seed=3, disputes=14, fast_track=10, mediations=6)
    return made


def enter(folder: Path, account: str, password: str) -> Workplace:
    """Sign in."""
    return sign_in(make_gate(), folder, account, password, catalogue=load_catalogue(), clock=CLOCK)


@contextmanager
def office(
    qapp: QApplication, qtbot: QtBot, workplace: Workplace, folder: Path
) -> Iterator[Office]:
    """Give pages what they need and close it all at the end."""
    theme = Theme(qapp, mode=ThemeMode.LIGHT)
    prompts = Told()
    workspace = Workspace(
        workplace,
        theme=theme,
        runner=TaskRunner(),
        errors=ErrorPresenter(prompts, folder / "log"),
        prompts=prompts,
        settings=Settings(folder / "settings.json"),
    )
    yield Office(workspace, prompts, Ways(), qtbot)
    workspace.runner.close()
    qapp.processEvents()
    workplace.close()
    qapp.setStyleSheet("")
    theme.deleteLater()
