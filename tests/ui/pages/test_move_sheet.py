"""The sheet of a step looks ahead while it is typed in."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.ui.dialogs.move_sheet import MoveSheet
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import complaint, settle


def test_the_limit_a_step_will_start_follows_the_typed_day_of_service(
    workspace: Workspace, qtbot: QtBot
) -> None:
    desk = workspace.desk
    case_id = complaint(desk, "星煌灯饰厂")[0]
    line = read_dossier(desk, case_id).line
    move_case(desk, case_id, line.version, MoveRequest("accept", desk.today))
    sheet = MoveSheet(workspace, case_id, "serve")
    sheet.open()

    # Monday 23 November + 15 days = Tuesday 8 December.
    qtbot.waitUntil(lambda: "2026-12-08" in "".join(sheet.dialog.effects.texts))
    # Served on Sunday 22 November + 15 days = Monday 7 December.
    sheet.dialog.state.set_text("served_on", "11-22")
    qtbot.waitUntil(lambda: "2026-12-07" in "".join(sheet.dialog.effects.texts))

    assert "文书" in sheet.dialog.effects.texts
    sheet.dialog.reject()
    settle(qtbot, workspace)
