"""``make screens``: every screen, light and dark, two sizes, into ``build/screens``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.terms import Phase, Track
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.recycle import delete_cases
from app.services.repeat_parties import find_repeats
from app.ui.design.theme import ThemeMode
from app.ui.dialogs.handover_sheet import HandoverSheet
from app.ui.pages.case_page import CasePage
from app.ui.widgets.data_table import DataTable
from app.ui.workspace import PageId
from tests.screens.calendar_shots import WAYS as CALENDAR_WAYS
from tests.screens.deadlines import deadline_shots
from tests.screens.entrance import entrance_shots
from tests.screens.evidence import evidence_shots
from tests.screens.papers import paper_shots
from tests.screens.registers import register_shots
from tests.screens.studio import Studio, open_studio

OUT = Path("build/screens")
SIZES = ((1366, 768), (1920, 1080))
MODES = (ThemeMode.LIGHT, ThemeMode.DARK)
TIGHT = (911, 512)
"""What a 1366×768 screen offers at 150 %."""
LARGE_POINTS = 14.0


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen: its name, and how to get there; the widget is the window if None comes back."""

    name: str
    go: Callable[[Studio], QWidget | None]


def page(page_id: PageId) -> Callable[[Studio], None]:
    def go(studio: Studio) -> None:
        studio.window.show_page(page_id)

    return go


def first_row(page_id: PageId) -> Callable[[Studio], None]:
    def go(studio: Studio) -> None:
        studio.window.show_page(page_id)
        studio.settle()
        table = studio.window.current_page.findChildren(DataTable)[0]
        table.selectRow(3)
        table.setFocus()

    return go


def dossier(track: Track, states: Sequence[str]) -> Callable[[Studio], None]:
    def go(studio: Studio) -> None:
        desk = studio.window.workspace.desk
        ids = find_ids(desk, CaseFilter(tracks=(track.value,), states=tuple(states)))
        studio.window.show_page(PageId.WORKBENCH)
        studio.window.ways.open_case(ids[0])

    return go


def new_case(track: Track, kind: str) -> Callable[[Studio], None]:
    def go(studio: Studio) -> None:
        studio.window.show_page(PageId.WORKBENCH)
        studio.window.ways.new_case(track, kind)

    return go


def move_sheet(studio: Studio) -> QWidget | None:
    desk = studio.window.workspace.desk
    ids = find_ids(desk, CaseFilter(kinds=("infringement-dispute",), states=("received",)))
    studio.window.show_page(PageId.INFRINGEMENT)
    studio.window.ways.open_move(ids[0], "accept")
    studio.settle()
    return QApplication.activeModalWidget()


def search(studio: Studio) -> None:
    studio.window.show_page(PageId.WORKBENCH)
    box = studio.window.top_bar.search
    studio.window.activateWindow()
    box.setFocus()
    QTest.keyClicks(box, "zm")
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    studio.until(studio.window.quick_search.isVisible)


def found(studio: Studio) -> None:
    studio.window.show_page(PageId.WORKBENCH)
    studio.window.top_bar.search.clear()
    studio.window.ways.open_cases(CaseFilter(text="照明"), "查找：照明")


def nothing_found(studio: Studio) -> None:
    studio.window.show_page(PageId.MEDIATION)
    studio.window.ways.open_list(Track.MEDIATION, CaseFilter(text="没有这样的案件"), "查找")


def figure(studio: Studio) -> None:
    studio.window.show_page(PageId.MONTH)
    studio.settle()


def settings_shots() -> Iterator[Shot]:
    for name in ("appearance", "accounts", "centre", "numbers", "backup", "security", "about"):

        def go(studio: Studio, name: str = name) -> None:
            studio.window.show_page(PageId.SETTINGS)
            studio.settle()
            studio.window.current_page.show_tab(name)

        yield Shot(f"settings-{name}", go)


def recycle(studio: Studio) -> None:
    desk = studio.window.workspace.desk
    ids = find_ids(desk, CaseFilter(phases=(Phase.INTAKE.value,)))
    if not find_ids(desk, CaseFilter(deleted=True)):
        delete_cases(desk, ids[:4])
    studio.window.show_page(PageId.RECYCLE)


def entities(studio: Studio) -> None:
    studio.window.show_page(PageId.PARTIES)
    studio.window.current_page.tabs.setCurrentIndex(1)


def party(studio: Studio) -> None:
    studio.window.show_page(PageId.PARTIES)
    studio.window.ways.open_party(1)


def material(studio: Studio) -> None:
    dossier(Track.INFRINGEMENT, ("received", "supplement"))(studio)
    studio.settle()
    case = studio.window.current_page
    assert isinstance(case, CasePage)
    case.show_tab("material")
    for line in case.material.rows[:2]:
        line.box.setChecked(True)


def supplement_sheet(studio: Studio) -> QWidget | None:
    desk = studio.window.workspace.desk
    ids = find_ids(desk, CaseFilter(kinds=("infringement-dispute",), states=("received",)))
    studio.window.show_page(PageId.INFRINGEMENT)
    studio.window.ways.open_move(ids[0], "ask-supplement")
    studio.settle()
    return QApplication.activeModalWidget()


def repeat_hints(studio: Studio) -> None:
    desk = studio.window.workspace.desk
    ids = find_ids(desk, CaseFilter(kinds=("infringement-dispute",)), limit=300)
    found = next((one for one in ids if find_repeats(desk, one)), ids[0])
    studio.window.show_page(PageId.WORKBENCH)
    studio.window.ways.open_case(found)
    studio.settle()
    case = studio.window.current_page
    assert isinstance(case, CasePage)
    case.show_tab("parties")


def handover(studio: Studio) -> QWidget | None:
    studio.window.show_page(PageId.SETTINGS)
    studio.settle()
    panel = studio.window.current_page.show_tab("accounts")
    panel.handover_button.click()
    sheet: HandoverSheet = panel.handover_sheet
    sheet.giver.setCurrentIndex(sheet.giver.count() - 1)
    return sheet


SHOTS: tuple[Shot, ...] = (
    Shot("workbench", page(PageId.WORKBENCH)),
    Shot("list-infringement", first_row(PageId.INFRINGEMENT)),
    Shot("list-fast-track", first_row(PageId.FAST_TRACK)),
    Shot("list-mediation", first_row(PageId.MEDIATION)),
    Shot("case-infringement", dossier(Track.INFRINGEMENT, ("served", "answered", "accepted"))),
    Shot("case-fast-track", dossier(Track.FAST_TRACK, ("filed", "passed", "paid", "marked"))),
    Shot("case-mediation", dossier(Track.MEDIATION, ("performing", "agreed", "accepted"))),
    Shot("intake-infringement", new_case(Track.INFRINGEMENT, "infringement-dispute")),
    Shot("intake-ecommerce", new_case(Track.INFRINGEMENT, "ecommerce-complaint")),
    Shot("intake-fast-track", new_case(Track.FAST_TRACK, "pre-examination")),
    Shot("intake-mediation", new_case(Track.MEDIATION, "mediation-administrative")),
    Shot("move", move_sheet),
    Shot("search", search),
    Shot("found", found),
    Shot("empty-list", nothing_found),
    Shot("parties", first_row(PageId.PARTIES)),
    Shot("entities", entities),
    Shot("party", party),
    Shot("month", figure),
    Shot("recycle", recycle),
    Shot("list-assistance", first_row(PageId.ASSISTANCE)),
    Shot("case-material", material),
    Shot("sheet-supplement", supplement_sheet),
    Shot("case-repeats", repeat_hints),
    Shot("sheet-handover", handover),
    *(Shot(name, go) for name, go in deadline_shots()),
    *(Shot(name, go) for name, go in CALENDAR_WAYS),
    *(Shot(name, go) for name, go in register_shots()),
    *(Shot(name, go) for name, go in evidence_shots()),
    *(Shot(name, go) for name, go in paper_shots()),
    *settings_shots(),
)


def take(studio: Studio, shot: Shot, suffix: str) -> None:
    widget = shot.go(studio)
    studio.grab(widget or studio.window, OUT / f"{shot.name}-{suffix}.png")
    if widget is not None:
        widget.close()
        studio.settle()


def main(wanted: Sequence[str]) -> None:
    """Take all screens, or those whose name begins with one of ``wanted``."""
    shots = [shot for shot in SHOTS if not wanted or any(shot.name.startswith(w) for w in wanted)]
    with open_studio() as studio:
        for mode in MODES:
            studio.stage.theme.set_mode(mode)
            for width, height in SIZES:
                studio.window.resize(width, height)
                for shot in shots:
                    take(studio, shot, f"{mode.value}-{width}")
        studio.stage.theme.set_mode(ThemeMode.LIGHT)
        studio.window.resize(*TIGHT)
        for shot in shots:
            take(studio, shot, "tight-911")
        studio.stage.theme.set_points(LARGE_POINTS)
        studio.window.resize(1366, 768)
        for shot in shots:
            take(studio, shot, "large-1366")
        studio.stage.theme.set_points(10.5)
        if not wanted or "entrance" in wanted:
            entrance_shots(studio, OUT, MODES)


if __name__ == "__main__":
    main(sys.argv[1:])
