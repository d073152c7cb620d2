"""Screens of papers: the tab of a case, the sheet, service, the register, the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.terms import ServiceMethod
from app.reports.documents.press import DocumentPress
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.papers.drafts import offers, start_drafts
from app.services.papers.issue import issue_paper
from app.services.papers.listing import list_papers, read_paper
from app.services.papers.serving import serve_paper
from app.services.papers.templates import read_texts
from app.services.papers.views import ServeRequest
from app.ui.dialogs.paper_sheet import PaperSheet
from app.ui.dialogs.template_editor import TemplateEditor
from app.ui.pages.case_page import CasePage
from app.ui.pages.paper_panel import PaperPanel
from app.ui.pages.registers_page import RegistersPage
from app.ui.pages.settings.templates import TemplatesPanel
from app.ui.pages.settings_page import SettingsPage
from app.ui.workspace import PageId
from tests.screens.studio import Studio

Go = Callable[[Studio], QWidget | None]
_WANTED = ("acceptance-notice", "answer-notice", "panel-notice")


def paper_shots() -> Iterator[tuple[str, Go]]:
    """Yield the name of each screen and the way there; the empty one comes first."""
    yield "papers-empty", _empty
    yield "papers-picker", _picker
    yield "papers-tab", _tab
    yield "paper-draft", _sheet(issued=False)
    yield "paper-issued", _sheet(issued=True)
    yield "paper-serve", _serve
    yield "registers-papers", _register
    yield "settings-templates", _templates
    yield "template-editor", _editor(1, "")
    yield "template-wrong", _editor(0, "@主送 {受送达认}：\n")


def _case(desk: Desk, state: str) -> int:
    wanted = CaseFilter(kinds=("infringement-dispute",), states=(state,))
    return find_ids(desk, wanted)[0]


def _bare_case(desk: Desk) -> int:
    """Return a case nobody made a paper for."""
    ids = find_ids(desk, CaseFilter(kinds=("infringement-dispute",)), limit=300)
    return next((one for one in ids if not list_papers(desk, one)), ids[0])


def _open(studio: Studio, case_id: int) -> PaperPanel:
    studio.window.show_page(PageId.WORKBENCH)
    studio.window.ways.open_case(case_id, tab="papers")
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, CasePage)
    return page.parts.papers


def _filled(studio: Studio) -> PaperPanel:
    desk = studio.window.workspace.desk
    case_id = _case(desk, "accepted")
    _fill(desk, case_id)
    panel = _open(studio, case_id)
    panel.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return panel


def _fill(desk: Desk, case_id: int) -> None:
    """Make what a case would have: a paper served, one issued, drafts; once."""
    there = list_papers(desk, case_id)
    waiting = any(one.number is not None and one.served_on is None for one in there)
    if waiting and any(one.number is None for one in there):
        return
    press = DocumentPress()
    folders = [one.folder for one in offers(desk, case_id)]
    ids: list[int] = []
    for folder in [*_WANTED, *folders]:
        if folder in folders and len(ids) < 5:
            ids += [start_drafts(desk, case_id, folder)[0]]
    for one in ids[:2]:
        issue_paper(desk, one, read_paper(desk, one).version, press, on=date(2026, 11, 22))
    if len(ids) > 1:
        way = ServiceMethod.DIRECT
        serve_paper(desk, ids[0], ServeRequest(way, date(2026, 11, 22), "何某", take_step=False))


def _empty(studio: Studio) -> None:
    _open(studio, _bare_case(studio.window.workspace.desk))


def _picker(studio: Studio) -> QWidget | None:
    panel = _open(studio, _bare_case(studio.window.workspace.desk))
    panel.make()
    return panel.picker


def _tab(studio: Studio) -> None:
    _filled(studio).table.selectRow(0)


def _sheet(*, issued: bool) -> Go:
    def go(studio: Studio) -> QWidget | None:
        panel = _filled(studio)
        line = next(one for one in panel.lines if (one.number is not None) == issued)
        panel.open_paper(line.id)
        sheet = panel.sheet
        assert sheet is not None
        _wait(studio, sheet)
        return sheet

    return go


def _wait(studio: Studio, sheet: PaperSheet) -> None:
    studio.until(lambda: not sheet.preview.busy and sheet.preview.view.settled)


def _serve(studio: Studio) -> QWidget | None:
    panel = _filled(studio)
    line = next(one for one in panel.lines if one.served_on is None and one.number is not None)
    panel.acts.serve(line)
    return panel.acts.sheet


def _register(studio: Studio) -> None:
    _filled(studio)
    studio.window.show_page(PageId.REGISTERS)
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, RegistersPage)
    page.tabs.setCurrentIndex(2)
    studio.settle()
    page.papers.table.selectRow(0)


def _panel(studio: Studio) -> TemplatesPanel:
    studio.window.show_page(PageId.SETTINGS)
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, SettingsPage)
    panel = page.show_tab("templates")
    assert isinstance(panel, TemplatesPanel)
    studio.settle()
    return panel


def _templates(studio: Studio) -> None:
    _panel(studio).table.selectRow(0)


def _editor(side: int, wrong: str) -> Go:
    def go(studio: Studio) -> QWidget | None:
        _panel(studio)
        workspace = studio.window.workspace
        texts = read_texts(workspace.desk, "acceptance-notice")
        # Opened with the fault in it, so that closing has nothing to ask about.
        texts = replace(texts, body=wrong + texts.body)
        editor = TemplateEditor(workspace, texts, studio.window)
        editor.open()
        editor.side_tabs.setCurrentIndex(side)
        studio.until(lambda: editor.problems is not None)
        studio.until(lambda: not editor.preview.busy and editor.preview.view.settled)
        return editor

    return go
