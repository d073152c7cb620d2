"""A new centre's first day, by keyboard, through the real window and an encrypted store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.models.engine import open_connection
from app.models.key_file import unlock
from app.models.names import DATABASE_FILE
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.case_text import initials
from app.services.desk import Desk
from app.services.number_books import start_book
from app.services.program import Program
from app.services.read_case import read_dossier
from app.services.requests import Opening
from app.support.clock import FixedClock
from app.ui.application import Stage
from app.ui.design.theme import Theme, ThemeMode
from app.ui.desktop import Desktop
from app.ui.dialogs.first_run import FirstRunWizard
from app.ui.dialogs.move_dialog import MoveDialog
from app.ui.office_window import OfficeWindow
from app.ui.pages.case_page import CasePage
from app.ui.pages.intake_page import IntakePage
from app.ui.pages.month_page import MonthPage
from app.ui.viewmodels.first_run import Step
from tests.store.desk_kit import make_program
from tests.ui.desktop_kit import Keyboard, ToldPrompter, ready

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard", extend=True
)
PASSWORD = "correct horse battery"
NOW = FixedClock(datetime(2025, 12, 8, 6, 30, tzinfo=UTC))
CONTROL = Qt.KeyboardModifier.ControlModifier
HUADU_NUMBER = "粤穗花知法裁字〔2025〕11号"


class Clerk:
    """Somebody at the keyboard of a running program."""

    def __init__(self, qtbot: QtBot, desktop: Desktop, prompts: ToldPrompter) -> None:
        self.qtbot, self.desktop, self.prompts = qtbot, desktop, prompts
        self.keys = Keyboard(qtbot)

    @property
    def window(self) -> OfficeWindow:
        assert self.desktop.window is not None
        return self.desktop.window

    @property
    def desk(self) -> Desk:
        return self.window.workspace.desk

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desktop.runner.live, timeout=20_000)
        self.qtbot.wait(120)
        if QApplication.activeModalWidget() is None:
            ready(self.qtbot, self.window)

    # --- first run ---------------------------------------------------------------

    def set_up(self, folder: Path, backup: Path) -> None:
        wizard = self.desktop.dialog
        assert isinstance(wizard, FirstRunWizard)
        ready(self.qtbot, wizard)
        for _ in range(3):
            self.keys.press(Qt.Key.Key_Down)
        for box, text in (
            (wizard.centre.name, "广州花都皮革皮具知识产权快速维权中心"),
            (wizard.centre.city, "广州市花都区"),
            (wizard.centre.division, "440114"),
            (wizard.centre.prefix, "粤穗花"),
            (wizard.centre.towns, "狮岭镇、花山镇"),
        ):
            self.keys.go_to(box)
            self.keys.type(text)
        self.keys.push(wizard.next_button)
        self.keys.go_to(wizard.place.folder)
        self.keys.control(Qt.Key.Key_A)
        self.keys.type(str(folder))
        self.keys.push(wizard.next_button)
        for box, text in (
            (wizard.administrator.display, "陈晓敏"),
            (wizard.administrator.password, PASSWORD),
            (wizard.administrator.again, PASSWORD),
        ):
            self.keys.go_to(box)
            self.keys.type(text)
        self.keys.push(wizard.next_button)
        self.qtbot.waitUntil(lambda: wizard.step is Step.RECOVERY, timeout=20_000)
        ready(self.qtbot, wizard)
        assert wizard.made is not None
        groups = wizard.made.recovery_key.split("-")
        self.keys.go_to(wizard.recovery.answer)
        self.keys.type(groups[wizard.recovery.group - 1])
        self.keys.push(wizard.next_button)
        self.keys.go_to(wizard.backup.folder)
        self.keys.control(Qt.Key.Key_A)
        self.keys.type(str(backup))
        self.keys.push(wizard.next_button)
        self.qtbot.waitUntil(lambda: self.desktop.window is not None, timeout=20_000)
        ready(self.qtbot, self.window)
        self.settle()

    # --- forms -------------------------------------------------------------------

    def new_form(self, page_key: Qt.Key, kind: str) -> IntakePage:
        """Go to a list, press Ctrl+N, and step to the wanted kind."""
        self.keys.control(page_key)
        self.settle()
        self.keys.control(Qt.Key.Key_N)
        self.settle()
        page = self.window.current_page
        assert isinstance(page, IntakePage)
        for _ in range(6):
            if page.state.case_type.code == kind:
                return page
            self.keys.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
        raise AssertionError(kind)

    def fill(self, page: IntakePage, texts: Mapping[str, str]) -> None:
        """Reach each field by Enter, unfold what is folded, and type."""
        for where, text in texts.items():
            self._reach(page, where)
            self._write(text)

    def _reach(self, page: IntakePage, where: str) -> None:
        editor = page.form.editor_at(where)
        if editor is None or not editor.stop().isVisible():
            section = where.partition(".")[0].partition("[")[0]
            first = next(at for at, _ in page.form.stops() if at.startswith(section))
            self._walk(page, first)
            self.keys.press(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
        self._walk(page, where)

    def _walk(self, page: IntakePage, where: str) -> None:
        """Go to a field that is shown: on with Enter, back with Shift+Tab."""
        stops = list(page.form.stops())
        order = [at for at, _ in stops]
        here = next((n for n, (_, e) in enumerate(stops) if e.stop() is self.keys.focus), -1)
        target = page.form.editor_at(where)
        assert target is not None, where
        if order.index(where) < here:
            self.keys.go_back_to(target.stop())
        else:
            self.keys.go_to(target.stop())

    def _write(self, text: str) -> None:
        focus = self.keys.focus
        if isinstance(focus, QCheckBox):
            self.keys.press(Qt.Key.Key_Space)
        elif isinstance(focus, QComboBox):
            self.keys.type(initials(text).replace(" ", "") if not text.isascii() else text)
        elif isinstance(focus, QPushButton):
            for term in text.split("、"):
                for _ in range(12):
                    if isinstance(self.keys.focus, QPushButton) and self.keys.focus.text() == term:
                        self.keys.press(Qt.Key.Key_Space)
                        break
                    self.keys.press(Qt.Key.Key_Right)
        else:
            self.keys.control(Qt.Key.Key_A)
            self.keys.type(text)

    def save(self, page: IntakePage) -> None:
        self.keys.control(Qt.Key.Key_S)
        self.qtbot.waitUntil(lambda: self.window.current_page is not page, timeout=20_000)
        self.settle()

    # --- cases -------------------------------------------------------------------

    def open(self, text: str) -> CasePage:
        """Find a case by the search box and open it from the results."""
        self.keys.control(Qt.Key.Key_K)
        self.keys.control(Qt.Key.Key_A)
        self.keys.type(text)
        self.qtbot.waitUntil(self.window.quick_search.isVisible, timeout=10_000)
        self.keys.press(Qt.Key.Key_Down)
        self.keys.enter()
        self.settle()
        page = self.window.current_page
        assert isinstance(page, CasePage)
        return page

    def move(self, case: CasePage, code: str, texts: Mapping[str, str]) -> None:
        """Make a move from the dossier: the sheet is filled and confirmed by keyboard."""
        assert case.dossier is not None
        if case.dossier.moves[0].code == code:
            QTest.keyClick(self.window, Qt.Key.Key_Return, CONTROL)
        else:
            self.window.ways.open_move(case.case_id, code)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MoveDialog))
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, MoveDialog)
        ready(self.qtbot, sheet)
        for key, text in texts.items():
            cell = next(cell for cell in sheet.grid.cells if cell.address == key)
            self.keys.go_to(cell.editor.stop())
            self._write(text)
        self.keys.control(Qt.Key.Key_S)
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=10_000)
        ready(self.qtbot, self.window)
        self.settle()


@pytest.fixture
def prompts() -> ToldPrompter:
    return ToldPrompter()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return make_program(tmp_path / "profile", NOW)


@pytest.fixture
def clerk(
    qtbot: QtBot, qapp: QApplication, program: Program, prompts: ToldPrompter
) -> Iterator[Clerk]:
    theme = Theme(qapp, mode=ThemeMode.LIGHT)
    desktop = Desktop(program, Stage(qapp, theme), prompts)
    desktop.start(Opening())
    yield Clerk(qtbot, desktop, prompts)
    desktop.close()
    qapp.setStyleSheet("")
    theme.deleteLater()


COMPLAINT = {
    "requester.name": "广州市花都华彩皮具有限公司",
    "requester.contact_name": "黄先生",
    "requester.phone": "13800001234",
    "respondent[0].name": "星煌皮具厂",
    "respondent[0].stall": "A2-118",
    "respondent[1].name": "亮晶箱包店",
    "respondent[1].stall": "A3-056",
    "respondent[2].name": "明亮皮具行",
    "right.number": "ZL202430512345X",
    "right.title": "手提包",
    "facts.venue_kind": "专业市场",
}
FAST_TRACK = {
    "facts.entity": "广州市花都华彩皮具有限公司",
    "applicant[0].name": "广州市花都华彩皮具有限公司",
    "facts.right_kind": "外观设计",
    "facts.product": "双肩包",
}
MEDIATION = {
    "requester.name": "广州市花都华彩皮具有限公司",
    "respondent[0].name": "远达箱包厂",
    "facts.claimed_fen": "8万",
}
# domain.md 4.2: what the published excerpt states; the parties' names are invented.
HUADU = {
    "requester.name": "广州美发器具有限公司",
    "requester.legal_representative": "陈某",
    "requester.address": "广州市花都区狮岭镇",
    "requester.agent_name": "李某",
    "requester.agent_firm": "广州某专利代理事务所",
    "respondent[0].name": "广州卷发电器有限公司",
    "respondent[0].address": "广州市花都区花山镇",
    "right.number": "ZL202430380182.4",
    "right.title": "卷发棒(NV697)",
    "facts.received_at": "2025-06-16 10:00",
    "facts.venue_kind": "电商平台",
    "facts.platform": "1688",
    "facts.product": "卷发棒",
    "facts.model": "NV697",
    "facts.reasons": "请求人在1688平台购得被控侵权产品样品，请求责令停止侵权。",
    "facts.evidence": "样品及订单记录；现场检查笔录与清点数量；抽取的样品。",
}


def test_a_centres_first_day_by_keyboard(
    clerk: Clerk, program: Program, prompts: ToldPrompter, tmp_path: Path
) -> None:
    clerk.set_up(tmp_path / "库", tmp_path / "备份")
    desk = clerk.desk

    page = clerk.new_form(Qt.Key.Key_2, "infringement-dispute")
    clerk.fill(page, COMPLAINT)
    clerk.save(page)
    lines = case_lines(desk, find_ids(desk, CaseFilter(kinds=("infringement-dispute",))))
    assert {line.second_side for line in lines} == {"星煌皮具厂", "亮晶箱包店", "明亮皮具行"}
    assert [line.case_no for line in lines] == [None] * 3

    start_book(desk, "infringement", 2025, 10, "此前的号在纸质登记簿上")
    case = clerk.open("星煌")
    clerk.move(case, "accept", {"panel": "张某、李某、王某"})
    assert read_dossier(desk, case.case_id).line.case_no == "粤穗花知法裁字〔2025〕10号"

    page = clerk.new_form(Qt.Key.Key_2, "infringement-dispute")
    clerk.fill(page, HUADU)
    clerk.save(page)
    case = clerk.open("NV697")
    clerk.move(case, "accept", {"on": "2025-06-19", "panel": "张某、李某、王某"})
    clerk.move(case, "serve", {"on": "2025-06-24"})
    clerk.move(case, "answer", {"on": "2025-07-08"})
    clerk.move(case, "set-hearing", {"on": "2025-09-01", "hearing_at": "2025-09-10 09:30"})
    clerk.move(case, "hear", {"on": "2025-09-10"})
    clerk.move(case, "deliberate", {"on": "2025-09-15"})
    clerk.move(case, "rule", {"on": "2025-09-22", "outcome": "裁决侵权成立"})
    ruling = read_dossier(desk, case.case_id)
    assert ruling.line.case_no == HUADU_NUMBER
    assert (ruling.line.accepted_on, ruling.line.decided_on) == (
        date(2025, 6, 19),
        date(2025, 9, 22),
    )
    for where, text in HUADU.items():
        section, _, key = where.partition(".")
        row = ruling.draft.rows(section.partition("[")[0])[0]
        if key not in {"number", "received_at", "venue_kind"}:
            assert row[key] == text, where

    page = clerk.new_form(Qt.Key.Key_3, "pre-examination")
    clerk.fill(page, FAST_TRACK)
    clerk.save(page)

    page = clerk.new_form(Qt.Key.Key_4, "mediation-administrative")
    clerk.fill(page, MEDIATION)
    clerk.save(page)
    case = clerk.open("远达")
    for move, texts in (
        ("send", {}),
        ("accept", {}),
        ("schedule", {}),
        ("begin", {}),
        ("agree", {"agreed_fen": "5万"}),
    ):
        clerk.move(case, move, texts)
    assert read_dossier(desk, case.case_id).line.agreed_fen == 5_000_000

    clerk.keys.control(Qt.Key.Key_6)
    clerk.settle()
    month = clerk.window.current_page
    assert isinstance(month, MonthPage)
    month.show_month(month.month.next)
    clerk.settle()
    out = tmp_path / "月报.xlsx"
    prompts.paths.append(out)
    clerk.keys.control(Qt.Key.Key_E)
    clerk.qtbot.waitUntil(out.exists, timeout=20_000)
    clerk.settle()
    clerk.desktop.close()
    _figures_are_what_sql_counts(tmp_path / "库", out)


def _figures_are_what_sql_counts(store: Path, workbook: Path) -> None:
    rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name("汇总").to_python()
    head = next(at for at, row in enumerate(rows) if "代码" in row)
    code, month = rows[head].index("代码"), rows[head].index("本月")
    figures = {row[code]: row[month] for row in rows[head + 1 :] if row[code]}
    key = unlock(store, "admin", PASSWORD)
    connection = open_connection(store / DATABASE_FILE, key, must_exist=True)
    wanted = {
        "A1": "track='infringement' and received_on between :a and :b",
        "A2": "track='infringement' and accepted_on between :a and :b",
        "F2": "track='fast-track' and kind='pre-examination' and received_on between :a and :b",
        "D1": "track='mediation' and received_on between :a and :b",
    }
    span = {"a": "2025-12-01", "b": "2025-12-31"}
    try:
        for indicator, where in wanted.items():
            sql = f'select count(*) from "case" where deleted_at is null and {where}'
            (count,) = connection.execute(sql, span).fetchone()
            assert figures[indicator] == count, indicator
            assert count > 0, indicator
    finally:
        connection.close()
