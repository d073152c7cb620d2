from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.terms import Role
from app.services.deadline_views import MovePreview
from app.services.requests import MoveRequest
from app.support.errors import Problem
from app.ui.design.theme import Theme
from app.ui.dialogs.move_dialog import MoveDialog
from app.ui.viewmodels.move_state import MoveState
from tests.ui.forms.form_kit import Office

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_sheet(qtbot: QtBot, theme: Theme, office: Office, move: str) -> MoveDialog:
    services = office.services()
    case_type = services.catalogue.get("infringement-dispute")
    context = services.context()
    state = MoveState(
        case_type, case_type.move(move), state="received", role=Role.SUPERVISOR, context=context
    )
    sheet = MoveDialog(theme, state, services.sources(context), "华彩照明 诉 星煌灯饰厂")
    qtbot.addWidget(sheet, before_close_func=lambda made: made.done(0))
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    return sheet


def test_the_sheet_asks_once_it_is_complete_and_its_button_names_the_verb(
    qtbot: QtBot, theme: Theme, office: Office
) -> None:
    sheet = open_sheet(qtbot, theme, office, "refuse")
    asked: list[object] = []
    sheet.asked.connect(asked.append)
    assert sheet.primary.text().startswith("不予受理")

    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)
    assert asked == []
    QTest.keyClicks(QApplication.focusWidget(), "out of scope")
    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)

    (request,) = asked
    assert isinstance(request, MoveRequest)
    assert request.reason == "out of scope"


def test_what_the_service_refuses_stands_at_its_field(
    qtbot: QtBot, theme: Theme, office: Office
) -> None:
    sheet = open_sheet(qtbot, theme, office, "accept")

    sheet.show_problems((Problem("on", "日期早于收件日。"),))

    cell = sheet.grid.cells[0]
    assert cell.remark.text == "日期早于收件日。"
    assert QApplication.focusWidget() is cell.editor.widget


def test_what_the_step_will_do_is_listed_with_papers_limits_and_warnings(
    qtbot: QtBot, theme: Theme, office: Office
) -> None:
    sheet = open_sheet(qtbot, theme, office, "accept")

    sheet.show_preview(
        MovePreview(
            papers=(("D05", "受理通知书"),),
            starts=("结案：自 11-23 起 3 个月，至 2027-02-23（暂定）",),
            meets=("立案审查",),
            warnings=("材料还缺：请求书",),
        )
    )

    texts = sheet.effects.texts
    assert "受理通知书（D05）" in texts
    assert "结案：自 11-23 起 3 个月，至 2027-02-23（暂定）" in texts
    assert "材料还缺：请求书" in texts
    assert texts.index("起算") < texts.index("完成")


def test_what_is_forbidden_is_not_asked_until_a_change_makes_it_possible(
    qtbot: QtBot, theme: Theme, office: Office
) -> None:
    sheet = open_sheet(qtbot, theme, office, "accept")
    asked: list[object] = []
    sheet.asked.connect(asked.append)
    sheet.state.set_text("panel", "何静、李建文、张敏")
    sheet.state.set_text("standing_proof", "已核")
    sheet.show_preview(MovePreview(blocks=("委托期限已过，不能裁决",)))

    sheet.ask()
    assert asked == []
    assert sheet.general.text == "委托期限已过，不能裁决"

    sheet.state.set_text("reason", "委托书已补")
    sheet.ask()
    assert len(asked) == 1
