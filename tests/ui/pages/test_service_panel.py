"""送达: steps that serve are recorded by themselves, other papers by a sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.terms import ServiceMethod
from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.services.service_records import list_services
from app.ui.pages.case_page import CasePage
from app.ui.pages.service_panel import ServicePanel
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, complaint

Show = Callable[[Page], None]


def step(workspace: Workspace, case_id: int, move: str, **asked: object) -> None:
    desk = workspace.desk
    version = read_dossier(desk, case_id).line.version
    move_case(desk, case_id, version, MoveRequest(move, desk.today, asked=asked))  # type: ignore[arg-type]  # plain test values


def served_case(workspace: Workspace) -> int:
    (case_id,) = complaint(workspace.desk, "星煌灯饰厂")
    step(workspace, case_id, "accept", panel="张某、李某、王某")
    return case_id


def panel_of(page: CasePage) -> ServicePanel:
    page.show_tab("services")  # made when first looked at
    (panel,) = page.findChildren(ServicePanel)
    return panel


def test_a_step_that_serves_leaves_a_record_with_the_day_of_service(workspace: Workspace) -> None:
    case_id = served_case(workspace)
    day = date(2026, 11, 23)
    step(workspace, case_id, "serve", service_method="notice", served_on=day)
    (line,) = list_services(workspace.desk, case_id)
    assert (line.paper, line.recipient) == ("答辩通知书", "星煌灯饰厂")
    assert (line.acted_on, line.served_on) == (day, date(2026, 12, 23))


def test_the_sheet_tells_the_day_of_service_before_anything_is_saved(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = CasePage(workspace, ways, served_case(workspace), move=lambda *_: None)
    show(page)
    panel = panel_of(page)
    panel.record()
    sheet = panel.sheet
    assert sheet is not None
    sheet.method.setCurrentIndex(sheet.method.findData(ServiceMethod.NOTICE))
    sheet.day.setText("2026-11-02")
    assert "送达日 2026-12-02" in sheet.served.text()
    sheet.reject()
    assert list_services(workspace.desk, page.case_id) == ()


def test_another_paper_is_recorded_by_the_sheet_and_what_lacks_is_said_beside_its_field(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    page = CasePage(workspace, ways, served_case(workspace), move=lambda *_: None)
    show(page)
    panel = panel_of(page)
    panel.record()
    sheet = panel.sheet
    assert sheet is not None
    sheet.method.setCurrentIndex(sheet.method.findData(ServiceMethod.LEFT))
    sheet.paper.setText("口头审理通知书")
    sheet.ask()
    assert sheet.boxes["signer"].remark.startswith("▲")
    sheet.signer.setText("居委会 何某")
    sheet.ask()
    (line,) = list_services(workspace.desk, page.case_id)
    assert (line.paper, line.recipient, line.signer) == (
        "口头审理通知书",
        "星煌灯饰厂",
        "居委会 何某",
    )
