"""A small real store, and what pages reach for, with answers prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.catalogue import load_catalogue
from app.domain.draft import CaseDraft
from app.domain.terms import Tone, Track
from app.models.key_document import Argon2Cost
from app.services.case_filter import CaseFilter
from app.services.centres import shipped_centres
from app.services.deadline_views import DeadlineKey
from app.services.desk import Desk
from app.services.office import Administrator, set_up_store
from app.services.open_case import open_cases
from app.services.store_gate import StoreGate
from app.support.clock import FixedClock
from app.support.settings import Settings
from app.ui.change_bridge import ChangeBridge
from app.ui.design.theme import Theme, ThemeMode
from app.ui.errors import ErrorPresenter
from app.ui.tasks.runner import TaskRunner
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)


@dataclass
class Answers:
    """A prompter that answers what a test prepared and remembers what it was asked."""

    texts: list[str | None] = field(default_factory=list)
    yes: bool = True
    told: list[str] = field(default_factory=list)

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        return self.yes

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> int | None:
        return None

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        self.told.append(label)
        return self.texts.pop(0) if self.texts else None

    def tell(self, title: str, text: str, *, detail: str = "") -> None:
        self.told.append(text)

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        return None

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        return None

    def open_paths(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        return ()

    def folder(self, title: str, start: Path) -> Path | None:
        return None


@dataclass
class Ways:
    """A navigator that remembers where it was asked to go."""

    opened: list[int] = field(default_factory=list)
    limits: list[DeadlineKey] = field(default_factory=list)
    parties: list[int] = field(default_factory=list)
    compared: list[int] = field(default_factory=list)
    new: list[Track] = field(default_factory=list)
    figures: list[tuple[CaseFilter, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    undo: Callable[[], None] | None = None
    went_back: int = 0

    def open_case(self, case_id: int, deadline: DeadlineKey | None = None, tab: str = "") -> None:
        self.opened.append(case_id)
        self.limits += [] if deadline is None else [deadline]

    def new_case(self, track: Track, kind: str | None = None) -> None:
        self.new.append(track)

    def edit_case(self, case_id: int) -> None:
        self.opened.append(-case_id)

    def resume_form(self, form: str) -> None:
        self.said.append(form)

    def open_list(self, track: Track, wanted: CaseFilter, heading: str) -> None:
        self.figures.append((wanted, heading))

    def open_cases(self, wanted: CaseFilter, heading: str) -> None:
        self.figures.append((wanted, heading))

    def open_party(self, party_id: int) -> None:
        self.parties.append(party_id)

    def compare(self, case_id: int, make_paper: Callable[[str], object]) -> None:
        self.compared.append(case_id)

    def show_page(self, page_id: str) -> bool:
        return True

    def go_back(self) -> bool:
        self.went_back += 1
        return True

    def tell(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        self.said.append(text)
        self.undo = undo


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def workspace(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: FixedClock, answers: Answers
) -> Iterator[Workspace]:
    made = set_up_store(
        StoreGate(clock, password_cost=CHEAP),
        tmp_path / "store",
        shipped_centres()[2],
        Administrator("admin", "陈晓敏", "correct horse"),
        catalogue=load_catalogue(),
        clock=clock,
    )
    runner = TaskRunner()
    theme = Theme(qapp, mode=ThemeMode.LIGHT)
    yield Workspace(
        made.workplace,
        theme=theme,
        runner=runner,
        errors=ErrorPresenter(answers, tmp_path / "log.txt"),
        prompts=answers,
        settings=Settings(tmp_path / "settings.json"),
    )
    runner.close()
    made.workplace.close()


@pytest.fixture
def bridge(workspace: Workspace) -> Iterator[ChangeBridge]:
    made = ChangeBridge(workspace.desk.store.bus)
    yield made
    made.close()


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot) -> Callable[[Page], None]:
    """Show a page in a common size and wait until it has read."""

    def shown(page: Page) -> None:
        qtbot.addWidget(page)
        page.resize(1150, 660)
        page.show()
        settle(qtbot, workspace)

    return shown


def settle(qtbot: QtBot, workspace: Workspace) -> None:
    """Wait until no read is under way, nor one that the events of the last bring about."""
    for _ in range(2):
        qtbot.waitUntil(lambda: not workspace.runner.live)
        QApplication.processEvents()


def complaint(
    desk: Desk,
    *respondents: str,
    requester: str = "中山市古镇华彩照明有限公司",
    handler: str | None = None,
) -> list[int]:
    """Record one dispute for each respondent; return the ids."""
    by = {"handler": handler} if handler else {}
    draft = CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": requester, "kind": "company", "capacity": "专利权人"},),
            "respondent": tuple({"name": name, "acts": ("销售",)} for name in respondents),
            "right": ({"kind": "design", "number": "202430512345.X", "title": "吊灯"},),
            "facts": ({"received_at": desk.now, "channel": "counter", "product": "吊灯", **by},),
        },
        one_case_each=True,
    )
    return [one.id for one in open_cases(desk, draft)]


def mediation(desk: Desk, claimed_fen: int = 12_000_00) -> int:
    """Record one mediation; return its id."""
    draft = CaseDraft(
        "mediation-administrative",
        {
            "requester": ({"name": "华彩照明有限公司"},),
            "respondent": ({"name": "星煌灯饰厂"},),
            "facts": ({"received_at": desk.now, "claimed_fen": claimed_fen, "product": "吊灯"},),
        },
    )
    return open_cases(desk, draft)[0].id
