"""Screens of time limits: the first tab of a case, why a date is, the sheets of decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.terms import Standing
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.deadline_views import DeadlineLine
from app.services.deadlines import read_deadlines
from app.ui.pages.case_page import CasePage
from app.ui.workspace import PageId
from tests.screens.studio import Studio

Go = Callable[[Studio], QWidget | None]
_RUNNING = (Standing.RUNNING, Standing.PAUSED)


def deadline_shots() -> Iterator[tuple[str, Go]]:
    """Yield the name of each screen and the way there."""
    dispute = "infringement-dispute"
    yield (
        "case-deadlines",
        _case(dispute, ("served",), lambda line: line.key.rule_id == "INF-ANSWER"),
    )
    yield "case-provisional", _case(dispute, (), lambda line: line.provisional)
    yield "case-promised", _case(dispute, (), lambda line: not line.statutory)
    yield "case-paused", _case(dispute, ("suspended",), lambda line: line.due is None)
    yield "case-hours", _case("pre-examination", ("passed", "filed"), _runs)
    yield "sheet-extend", _sheet(lambda page, line: page.acts.extend(line))
    yield "sheet-remove", _sheet(lambda page, line: page.acts.remove(line))
    yield "sheet-pause", _sheet(lambda page, _: page.acts.pause())
    yield "sheet-serve", _serve


def _runs(line: DeadlineLine) -> bool:
    return line.standing in _RUNNING


def _open(
    studio: Studio, kind: str, states: Sequence[str], wanted: Callable[[DeadlineLine], bool]
) -> CasePage | None:
    """Open the first case of these states with a running limit that is wanted."""
    desk = studio.window.workspace.desk
    for case_id in find_ids(desk, CaseFilter(kinds=(kind,), states=tuple(states)), limit=60):
        lines = [line for line in read_deadlines(desk, case_id) if _runs(line) and wanted(line)]
        if lines:
            studio.window.show_page(PageId.WORKBENCH)
            studio.window.ways.open_case(case_id)
            studio.settle()
            page = studio.window.current_page
            assert isinstance(page, CasePage)
            page.deadlines.choose(lines[0].key)
            page.deadlines.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return page
    return None


def _case(kind: str, states: Sequence[str], wanted: Callable[[DeadlineLine], bool]) -> Go:
    def go(studio: Studio) -> None:
        _open(studio, kind, states, wanted)

    return go


def _sheet(ask: Callable[[CasePage, DeadlineLine], object]) -> Go:
    def go(studio: Studio) -> QWidget | None:
        page = _open(studio, "infringement-dispute", (), lambda line: line.extendable > 0)
        line = None if page is None else page.deadlines.line
        if page is None or line is None:
            return None
        ask(page, line)
        studio.settle()
        return QApplication.activeModalWidget()

    return go


def _serve(studio: Studio) -> QWidget | None:
    desk = studio.window.workspace.desk
    ids = find_ids(desk, CaseFilter(kinds=("infringement-dispute",), states=("accepted",)))
    if not ids:
        return None
    studio.window.show_page(PageId.INFRINGEMENT)
    studio.window.ways.open_move(ids[0], "serve")
    studio.settle()
    return QApplication.activeModalWidget()
