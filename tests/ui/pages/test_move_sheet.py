"""The sheet of a step looks ahead while it is typed in."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.fields import FieldValue
from app.domain.terms import SittingKind
from app.services.deadline_views import MovePreview
from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.services.sittings import book_sitting
from app.support.clock import CHINA
from app.ui.dialogs.move_effects import MoveEffects
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


def test_work_entered_late_takes_its_days_along(workspace: Workspace, qtbot: QtBot) -> None:
    desk = workspace.desk
    case_id = complaint(desk, "星煌灯饰厂")[0]
    line = read_dossier(desk, case_id).line
    move_case(desk, case_id, line.version, MoveRequest("accept", desk.today))
    sheet = MoveSheet(workspace, case_id, "serve")
    sheet.open()
    state = sheet.dialog.state
    assert state.text("served_on") == "2026-11-23"

    state.set_text("on", "11-19")
    assert state.text("served_on") == "2026-11-19"
    (cell,) = [one for one in sheet.dialog.grid.cells if one.address == "served_on"]
    assert cell.editor.read() == "2026-11-19"
    # A day of its own stays.
    state.set_text("served_on", "2026-11-17")
    state.set_text("on", "2026-11-18")
    assert state.text("served_on") == "2026-11-17"
    sheet.dialog.reject()
    settle(qtbot, workspace)


def test_the_proposed_last_day_is_counted_from_the_day_of_the_notice(
    workspace: Workspace, qtbot: QtBot
) -> None:
    case_id = complaint(workspace.desk, "星煌灯饰厂")[0]
    sheet = MoveSheet(workspace, case_id, "ask-supplement")
    sheet.open()
    state = sheet.dialog.state
    # Monday 23 November + 7 working days = Wednesday 2 December.
    assert state.text("supplement_due_on") == "2026-12-02"
    # Thursday 19 November + 7 working days = Monday 30 November.
    state.set_text("on", "2026-11-19")
    assert state.text("supplement_due_on") == "2026-11-30"
    state.set_text("supplement_due_on", "2026-12-31")
    state.set_text("on", "2026-11-20")
    assert state.text("supplement_due_on") == "2026-12-31"
    sheet.dialog.reject()
    settle(qtbot, workspace)


def test_the_sheet_grows_until_what_the_step_will_do_is_seen_whole(
    workspace: Workspace, qtbot: QtBot
) -> None:
    case_id = complaint(workspace.desk, "星煌灯饰厂")[0]
    sheet = MoveSheet(workspace, case_id, "ask-supplement")
    sheet.open()
    (scroll,) = sheet.dialog.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: "文书" in sheet.dialog.effects.texts)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0, timeout=2000)
    sheet.dialog.reject()
    settle(qtbot, workspace)


def test_a_hearing_in_a_room_that_is_taken_is_pointed_out_before_it_is_set(
    workspace: Workspace, qtbot: QtBot
) -> None:
    desk = workspace.desk
    first, second = complaint(desk, "星煌灯饰厂")[0], complaint(desk, "明月灯饰厂")[0]
    nine = datetime(2026, 12, 1, 9, 30, tzinfo=CHINA)
    book_sitting(desk, first, SittingKind.HEARING, nine, place="第一审理室")
    for code in ("accept", "serve"):
        line = read_dossier(desk, second).line
        served: dict[str, FieldValue] = {"service_method": "direct", "served_on": desk.today}
        asked = served if code == "serve" else {}
        move_case(desk, second, line.version, MoveRequest(code, desk.today, asked=asked))
    sheet = MoveSheet(workspace, second, "set-hearing")
    sheet.open()

    sheet.dialog.state.set_text("hearing_place", "第一审理室")
    sheet.dialog.state.set_text("hearing_at", "2026-12-01 10:00")
    qtbot.waitUntil(lambda: "冲突" in "".join(sheet.dialog.effects.texts))
    sheet.dialog.state.set_text("hearing_at", "2026-12-01 14:00")
    qtbot.waitUntil(lambda: "冲突" not in "".join(sheet.dialog.effects.texts))
    sheet.dialog.reject()
    settle(qtbot, workspace)


def test_what_forbids_a_step_stands_before_what_it_would_do(
    workspace: Workspace, qtbot: QtBot
) -> None:
    effects = MoveEffects(workspace.theme)
    qtbot.addWidget(effects)
    effects.show_lines(("状态改为“已裁决”",))
    effects.show_preview(MovePreview(warnings=("尚未指定合议组",), blocks=("委托书已到期",)))
    assert effects.texts == ("委托书已到期", "状态改为“已裁决”", "尚未指定合议组")
