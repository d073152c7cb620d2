"""The first tab of a case: one click on a date gives its reasons; decisions keep theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.fields import FieldValue
from app.domain.terms import Standing, Tone
from app.services.deadline_views import Band, BandKind, DeadlineLine
from app.services.deadlines import read_deadlines, read_pauses
from app.services.move_case import move_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.ui.dialogs.move_dialog import MoveDialog
from app.ui.pages.case_page import CasePage
from app.ui.viewmodels.case_deadlines import DuePicture
from app.ui.viewmodels.case_dossier import stages, usual_move
from app.ui.viewmodels.decision_state import DecisionState
from app.ui.widgets.due_line import DueLine
from app.ui.widgets.page import Page
from app.ui.widgets.table_roles import CellRole
from app.ui.workspace import Workspace
from tests.store.desk_kit import open_one, short_draft, walk
from tests.ui.pages.conftest import Ways, complaint, settle

Show = Callable[[Page], None]
ANSWER = "INF-ANSWER"


@pytest.fixture
def page(workspace: Workspace, ways: Ways, show: Show) -> Iterator[CasePage]:
    """Show a dispute that was received, docketed and served today."""
    case_id = complaint(workspace.desk, "星煌灯饰厂")[0]
    for move in ("accept", "serve"):
        line = read_dossier(workspace.desk, case_id).line
        served: dict[str, FieldValue] = {
            "service_method": "direct",
            "served_on": workspace.desk.today,
        }
        asked = served if move == "serve" else {}
        request = MoveRequest(move, workspace.desk.today, asked=asked)
        move_case(workspace.desk, case_id, line.version, request)
    made = CasePage(workspace, ways, case_id, move=lambda *_: None)
    show(made)
    yield made
    if made.acts.sheet is not None:
        made.acts.sheet.done(0)


def line_of(page: CasePage, rule: str) -> DeadlineLine:
    return next(one for one in page.limits.lines if one.key.rule_id == rule)


def decide(page: CasePage, qtbot: QtBot, workspace: Workspace, **texts: str) -> MoveDialog:
    """Type into the open sheet and press its button."""
    sheet = page.acts.sheet
    assert sheet is not None
    for key, text in texts.items():
        assert isinstance(sheet.state, DecisionState)
        sheet.state.set_text(key, text)
    for cell in sheet.grid.cells:
        cell.editor.show(sheet.state.text(cell.address))
    sheet.primary.click()
    settle(qtbot, workspace)
    return sheet


def test_the_limits_are_the_first_tab_and_the_first_row_has_its_reasons(page: CasePage) -> None:
    assert page.tabs.tabText(0) == "期限与经过"
    first = page.deadlines.line
    assert first is not None
    assert page.side.why.line is first
    assert page.side.why.picture.picture is not None
    assert page.side.why.day.text().startswith("2026-1")


def test_law_is_a_filled_dot_and_what_the_office_set_itself_a_hollow_one(page: CasePage) -> None:
    model = page.deadlines.model
    for row in range(model.rowCount()):
        line = model.line_at(row)
        assert line is not None
        mark = model.index(row, 0).data(CellRole.MARK)
        assert mark == ("●" if line.statutory else "○")
    assert {line.statutory for line in page.limits.lines} == {True, False}


def test_a_day_under_a_stage_opens_its_reasons(page: CasePage) -> None:
    page.show_tab("history")
    at = next(at for at, stage in enumerate(page._stages) if stage.current)
    assert page._stages[at].day == "至 2026-12-08"
    width = page.timeline.width() / len(page._stages)
    place = QPoint(round(width * (at + 0.5)), 10)
    QTest.mouseClick(page.timeline, Qt.MouseButton.LeftButton, pos=place)
    assert page.tabs.currentIndex() == 0
    assert page.side.why.line is not None
    assert page.side.why.line.key.rule_id == ANSWER


def test_enter_goes_into_the_reasons_and_escape_back_to_the_row(
    page: CasePage, qtbot: QtBot
) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.deadlines.table.setFocus()
    QTest.keyClick(page.deadlines.table, Qt.Key.Key_Down)
    chosen = page.deadlines.line
    QTest.keyClick(page.deadlines.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.side.why.copy_button
    assert page.handle_escape()
    assert QApplication.focusWidget() is page.deadlines.table
    assert page.deadlines.line is chosen
    assert not page.handle_escape()


def test_the_chosen_limit_stays_chosen_when_the_case_is_read_anew(page: CasePage) -> None:
    line = page.limits.lines[-1]
    page.deadlines.choose(line.key)
    page.mark_stale()
    assert page.deadlines.line is not None
    assert page.deadlines.line.key == line.key
    assert page.side.why.line is page.deadlines.line


def test_the_explanation_is_copied_with_number_and_every_step(page: CasePage) -> None:
    page.side.why.copy_button.click()
    text = QGuiApplication.clipboard().text()
    line = page.side.why.line
    assert line is not None
    assert page.dossier is not None
    assert text.startswith(page.dossier.line.number)
    assert all(step in text for step in line.why.steps)


def test_moving_a_limit_asks_a_reason_and_keeps_what_the_rule_gives(
    page: CasePage, qtbot: QtBot, workspace: Workspace
) -> None:
    answer = line_of(page, ANSWER)
    page.deadlines.choose(answer.key)
    page.acts.move(answer)
    sheet = decide(page, qtbot, workspace, until="2026-12-20")
    assert "reason" in {cell.address for cell in sheet.grid.cells if cell.remark.text}
    decide(page, qtbot, workspace, reason="双方同意")
    assert page.acts.sheet is None
    moved = line_of(page, ANSWER)
    assert (moved.due, moved.derived_due) == (date(2026, 12, 20), date(2026, 12, 8))
    assert "规则算得 2026-12-08" in page.side.why.decided.text()


def test_a_removed_limit_stays_in_the_list_and_can_be_taken_back(
    page: CasePage, qtbot: QtBot, workspace: Workspace
) -> None:
    page.acts.remove(line_of(page, ANSWER))
    decide(page, qtbot, workspace, reason="重复")
    removed = line_of(page, ANSWER)
    assert removed.standing is Standing.REMOVED
    verbs = [action.text() for action in page.acts.menu(removed, page).actions()]
    assert verbs[0] == "恢复…"
    page.acts.restore(removed)
    decide(page, qtbot, workspace, reason="并非重复")
    assert line_of(page, ANSWER).standing is Standing.RUNNING


def test_a_limit_that_cannot_be_prolonged_does_not_offer_it(page: CasePage) -> None:
    for line in page.limits.lines:
        actions = page.acts.menu(line, page).actions()
        if line.standing is Standing.RUNNING:
            assert actions[0].isEnabled() == (line.extendable > 0)


def test_a_limit_of_ones_own_is_added_as_an_internal_one(
    page: CasePage, qtbot: QtBot, workspace: Workspace
) -> None:
    page.deadlines.add_button.click()
    decide(page, qtbot, workspace, term="等客户来电", until="2026-12-01", reason="约定")
    line = next(one for one in page.limits.lines if one.term == "等客户来电")
    assert not line.statutory
    assert line.due == date(2026, 12, 1)


def test_what_the_service_refuses_is_told_in_the_sheet_and_the_words_stay(
    page: CasePage, qtbot: QtBot, workspace: Workspace
) -> None:
    page.acts.add()
    sheet = decide(page, qtbot, workspace, term="过去", until="2026-11-02", reason="试")
    assert page.acts.sheet is sheet
    assert any("早于今天" in cell.remark.text for cell in sheet.grid.cells)
    assert sheet.state.text("term") == "过去"
    assert sheet.primary.isEnabled()


def test_a_time_not_counted_is_recorded_shown_and_ended(
    page: CasePage, qtbot: QtBot, workspace: Workspace
) -> None:
    desk, case_id = workspace.desk, page.case_id
    page.deadlines.pause_button.click()
    decide(page, qtbot, workspace, kind="中止", ground="请求宣告无效", began_on="2026-11-23")
    (pause,) = read_pauses(desk, case_id)
    assert pause.ended_on is None
    assert any(line.standing is Standing.PAUSED for line in read_deadlines(desk, case_id))
    page.acts.end_pause(pause)
    decide(page, qtbot, workspace, ended_on="2026-11-23")
    (pause,) = read_pauses(desk, case_id)
    assert pause.ended_on == date(2026, 11, 23)


# --- the picture ------------------------------------------------------------------


def picture(**changes: object) -> DuePicture:
    start = date(2026, 11, 6)
    bands = (
        Band(start + timedelta(days=1), date(2026, 11, 21), BandKind.COUNTED),
        Band(date(2026, 11, 22), date(2026, 11, 23), BandKind.ROLLED),
    )
    whole = DuePicture(
        start,
        "11-06 送达",
        date(2026, 11, 23),
        "11-23 周一",
        bands,
        statutory=True,
        provisional=False,
        tone=Tone.NEUTRAL,
        today=date(2026, 11, 23),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.fixture
def line(workspace: Workspace, qtbot: QtBot) -> DueLine:
    made = DueLine(workspace.theme)
    qtbot.addWidget(made)
    made.resize(340, 76)
    return made


def colour_at(widget: QWidget, at: QPointF) -> QColor:
    return widget.grab().toImage().pixelColor(at.toPoint())


def test_the_end_is_filled_by_law_and_hollow_otherwise(line: DueLine, workspace: Workspace) -> None:
    end = QPointF(340 - 8, 24)
    line.set_picture(picture())
    filled = colour_at(line, end)
    line.set_picture(picture(statutory=False))
    assert filled == QColor(workspace.theme.colours.warning)
    assert colour_at(line, end) == QColor(workspace.theme.colours.surface)


def test_a_day_that_is_not_firm_has_a_broken_line(line: DueLine, workspace: Workspace) -> None:
    def broken() -> bool:
        image = line.grab().toImage()
        accent = QColor(workspace.theme.colours.accent)
        return any(image.pixelColor(x, 24) != accent for x in range(30, 200))

    line.set_picture(picture())
    assert not broken()
    line.set_picture(picture(provisional=True))
    assert broken()


def test_the_stretch_under_the_mouse_says_what_it_is(line: DueLine) -> None:
    line.set_picture(picture())
    assert line.words_at(325) == "11-22 至 11-23 顺延 2 日"
    assert line.words_at(100) == "11-07 至 11-21 计入 15 日"
    assert "顺延" in line.accessibleDescription()
    assert line.sizeHint().height() > 70
    line.set_picture(None)
    assert line.words_at(100) == ""


def test_a_limit_that_a_step_ended_gives_its_place_to_the_next_one(
    page: CasePage, workspace: Workspace
) -> None:
    page.show_limit(line_of(page, ANSWER).key)
    case = read_dossier(workspace.desk, page.case_id).line
    request = MoveRequest(
        "answer", workspace.desk.today, asked={"answered_on": workspace.desk.today}
    )
    move_case(workspace.desk, page.case_id, case.version, request)
    page.refresh()
    assert line_of(page, ANSWER).standing is Standing.MET
    assert page.deadlines.line is page.limits.lines[0]
    assert page.deadlines.line.standing is Standing.RUNNING
    # One that had ended before is chosen to be read, and stays.
    page.show_limit(line_of(page, ANSWER).key)
    page.refresh()
    assert page.deadlines.line == line_of(page, ANSWER)


def test_the_keyboard_stays_on_the_page_when_the_button_that_had_it_goes(
    page: CasePage,
) -> None:
    page.show_tab("material")
    page.material.notice_button.show()
    page.material.notice_button.setFocus()
    assert page.window().focusWidget() is page.material.notice_button
    page.refresh()  # after docketing no notice is offered
    assert not page.material.notice_button.isVisible()
    assert page.window().focusWidget() is page.tabs


def test_papers_that_are_awaited_come_before_docketing(workspace: Workspace) -> None:
    case_id = complaint(workspace.desk, "星煌灯饰厂")[0]
    line = read_dossier(workspace.desk, case_id).line
    asked: dict[str, FieldValue] = {"supplement_due_on": date(2026, 12, 2)}
    request = MoveRequest("ask-supplement", workspace.desk.today, asked=asked)
    move_case(workspace.desk, case_id, line.version, request)
    offered = read_dossier(workspace.desk, case_id).moves
    usual = usual_move(sorted(offered, key=lambda move: move.code))  # docketing first
    assert usual is not None
    assert usual.code == "supplemented"


def test_the_day_to_pay_stands_under_the_present_stage(workspace: Workspace) -> None:
    desk = workspace.desk
    case_type = desk.catalogue.get("pre-examination")
    opened = open_one(desk, short_draft(case_type))
    walk(desk, opened.id, ("accept", "pass", "file"))
    # Filed on Monday 23 November, to be paid by the next working day: no stage of the strip.
    found = stages(case_type, read_dossier(desk, opened.id), read_deadlines(desk, opened.id))
    (present,) = [stage for stage in found if stage.current]
    assert present.limit is not None
    assert present.limit.rule_id == "PRE-PAY"
    assert "2026-11-24" in present.day
