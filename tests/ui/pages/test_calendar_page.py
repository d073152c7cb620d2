"""期限日历: walking the month, the day's card, the schedule, and changes shown before made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.terms import Role, SittingKind
from app.services.calendar_book import edit_day, list_edits, month_days
from app.services.sittings import book_sitting, list_sittings
from app.support.clock import CHINA
from app.ui.pages.calendar_page import CalendarPage
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, settle

Show = Callable[[Page], None]
# The clock of these tests stands on Monday 2026-11-23; 5 working days after it end on 11-30.
TODAY, ACCEPT_BY = date(2026, 11, 23), date(2026, 11, 30)
NOTICE = """
year = 2027
issued_on = 2026-11-20
reference = "测试用的虚构通知"
off = [{ name = "元旦", from = 2027-01-01, to = 2027-01-03 }]
make_up = []
"""


@dataclass
class Stage:
    """A page that is shown, with what it reaches for."""

    page: CalendarPage
    workspace: Workspace
    ways: Ways
    answers: Answers
    qtbot: QtBot
    case_ids: list[int] = field(default_factory=list)

    def settle(self) -> None:
        QTest.qWait(150)
        settle(self.qtbot, self.workspace)

    def go(self, on: date) -> None:
        self.page.go_to(on)
        self.settle()

    def press(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def limits(self) -> list[str]:
        model = self.page.day.limit_model
        return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


@pytest.fixture
def stage(workspace: Workspace, ways: Ways, answers: Answers, qtbot: QtBot, show: Show) -> Stage:
    ids = complaint(workspace.desk, "星煌灯饰厂")
    page = CalendarPage(workspace, ways)
    show(page)
    return Stage(page, workspace, ways, answers, qtbot, ids)


# --- walking ---------------------------------------------------------------------


def test_it_opens_on_today_in_the_month_and_the_arrows_walk_over_its_edge(stage: Stage) -> None:
    page = stage.page
    page.focus_first()
    assert page.chosen_day == TODAY
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    stage.settle()
    assert page.grid.day == page.chosen_day == ACCEPT_BY
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    stage.settle()
    assert page.chosen_day == date(2026, 12, 1)
    assert page.month_label.text() == "2026年12月"
    assert str(page.grid.month) == "2026-12"
    QTest.keyClick(page.grid, Qt.Key.Key_PageUp)
    QTest.keyClick(page.grid, Qt.Key.Key_End)
    stage.settle()
    assert page.chosen_day == ACCEPT_BY


def test_buttons_go_by_month_and_back_to_today(stage: Stage) -> None:
    stage.press(stage.page.later)
    assert stage.page.month_label.text() == "2026年12月"
    stage.press(stage.page.today_button)
    assert stage.page.chosen_day == TODAY


def test_a_click_on_a_day_chooses_it_even_one_of_the_next_month(stage: Stage) -> None:
    grid = stage.page.grid
    at = grid.cell(date(2026, 12, 2)).center()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(int(at.x()), int(at.y())))
    stage.settle()
    assert stage.page.chosen_day == date(2026, 12, 2)


def test_the_chosen_day_is_announced_with_all_it_holds(stage: Stage) -> None:
    stage.go(ACCEPT_BY)
    name = stage.page.grid.accessibleName()
    assert "2026年11月30日 周一" in name
    assert "届满" in name


def test_escape_comes_back_from_the_day_to_the_month(stage: Stage) -> None:
    page = stage.page
    stage.go(ACCEPT_BY)
    page.focus_first()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(page.day.limits.hasFocus)
    assert page.handle_escape()
    stage.qtbot.waitUntil(page.grid.hasFocus)
    assert not page.handle_escape()


# --- the day ---------------------------------------------------------------------


def test_a_day_lists_its_limits_and_a_row_opens_the_case(stage: Stage) -> None:
    stage.go(ACCEPT_BY)
    assert any("立案审查" in words for words in stage.limits())
    page = stage.page
    page.day.limits.selectRow(0)
    QTest.keyClick(page.day.limits, Qt.Key.Key_Return)
    assert stage.ways.opened == stage.case_ids


def test_the_list_of_a_day_opens_the_cases_that_end_on_it(stage: Stage) -> None:
    stage.go(ACCEPT_BY)
    stage.press(stage.page.day.open_list)
    wanted, heading = stage.ways.figures[-1]
    assert wanted.due is not None
    assert (wanted.due.first, wanted.due.last) == (ACCEPT_BY, ACCEPT_BY)
    assert "11月30日" in heading


def test_mine_counts_only_the_clerks_own_cases(stage: Stage) -> None:
    stage.go(ACCEPT_BY)
    assert stage.limits()
    stage.press(stage.page.mine_chip)
    assert stage.page.is_mine
    assert not stage.limits()
    assert not stage.page.all_chip.isChecked()


def test_a_holiday_a_make_up_day_and_an_unknown_year_say_by_whose_word(stage: Stage) -> None:
    page = stage.page
    stage.go(date(2026, 10, 1))
    assert page.day.kind.accessibleName() == "放假 国庆节"
    assert page.day.source.text() == "来源：国务院通知"
    stage.go(date(2026, 10, 10))
    assert page.day.kind.accessibleName().startswith("调休上班")
    stage.go(date(2027, 2, 4))
    assert page.day.kind.accessibleName() == "工作日（暂定）"
    assert "仅按周末推定" in page.day.source.text()


# --- the schedule ----------------------------------------------------------------


def at(hour: int) -> datetime:
    return datetime(2026, 11, 25, hour, tzinfo=CHINA)


def test_a_sitting_is_booked_for_a_case_found_by_its_number(stage: Stage) -> None:
    stage.go(date(2026, 11, 25))
    stage.press(stage.page.day.book)
    sheet = stage.page.acts.sitting_sheet
    assert sheet is not None
    sheet.ask()
    assert sheet.boxes["case"].remark
    sheet.finder.search.setText("星煌")
    stage.qtbot.waitUntil(lambda: sheet.finder.hits.count() == 1)
    stage.settle()
    QTest.keyClick(sheet.finder.search, Qt.Key.Key_Return)
    assert sheet.finder.case_id == stage.case_ids[0]
    sheet.time.setText("9:00")
    sheet.place.setText("第一审理室")
    sheet.ask()
    stage.settle()
    lines = list_sittings(stage.workspace.desk, date(2026, 11, 25), date(2026, 11, 25))
    assert [(one.starts_at, one.place) for one in lines] == [(at(9), "第一审理室")]
    assert stage.page.day.sitting_model.rowCount() == 1


def test_a_clash_is_shown_while_typing_and_does_not_forbid(stage: Stage) -> None:
    desk = stage.workspace.desk
    book_sitting(desk, stage.case_ids[0], SittingKind.HEARING, at(9), 120, "第一审理室")
    stage.page.acts.book(date(2026, 11, 25))
    sheet = stage.page.acts.sitting_sheet
    assert sheet is not None
    sheet.finder.take(stage.case_ids[0], "案件")
    sheet.time.setText("10:00")
    sheet.place.setText("第一审理室")
    stage.qtbot.waitUntil(lambda: sheet.warning.text().startswith("▲"))
    assert not sheet.warning.isHidden()
    sheet.ask()
    stage.settle()
    stage.go(date(2026, 11, 25))
    assert stage.page.day.sitting_model.rowCount() == 2
    assert stage.page.day.clash.text().startswith("▲")


def test_a_sitting_is_moved_and_cancelled_with_a_reason(stage: Stage) -> None:
    desk, page = stage.workspace.desk, stage.page
    book_sitting(desk, stage.case_ids[0], SittingKind.MEDIATION, at(9), 60, "调解室")
    page.mark_stale()
    stage.go(date(2026, 11, 25))
    stage.press(page.day.change)
    sheet = page.acts.sitting_sheet
    assert sheet is not None
    sheet.time.setText("15:00")
    sheet.ask()
    stage.settle()
    assert page.day.sitting is not None
    assert page.day.sitting.starts_at == at(15)
    stage.answers.texts = ["当事人申请"]
    stage.press(page.day.cancel)
    assert page.day.sitting is not None
    assert page.day.sitting.cancelled == "当事人申请"
    assert not page.day.change.isEnabled()


# --- changing the calendar -------------------------------------------------------


def adjusted(stage: Stage, on: date, reason: str) -> None:
    stage.go(on)
    stage.press(stage.page.day.adjust)
    sheet = stage.page.acts.day_sheet
    assert sheet is not None
    sheet.reason.setText(reason)
    sheet.ask()
    stage.qtbot.waitUntil(
        lambda: stage.page.acts.flow is not None and stage.page.acts.flow.sheet is not None
    )


def test_a_day_is_set_only_after_the_list_of_what_moves_was_seen(stage: Stage) -> None:
    adjusted(stage, date(2026, 11, 26), "停电停机")
    flow, desk = stage.page.acts.flow, stage.workspace.desk
    assert flow is not None
    assert flow.sheet is not None
    assert not list_edits(desk)
    rows = [flow.sheet.row_texts(at) for at in range(flow.sheet.table.model().rowCount())]
    assert any("2026-11-30 周一" in row and "2026-12-01 周二" in row for row in rows)
    assert "件的日期会变" in flow.sheet.total.text()
    stage.press(flow.sheet.primary)
    stage.qtbot.waitUntil(lambda: bool(list_edits(desk)))
    stage.settle()
    assert [one.reason for one in list_edits(desk)] == ["停电停机"]
    stage.go(date(2026, 12, 1))
    assert any("立案审查" in words for words in stage.limits())
    assert stage.ways.said


def test_giving_up_the_preview_writes_nothing_and_keeps_what_was_typed(stage: Stage) -> None:
    adjusted(stage, date(2026, 11, 26), "停电停机")
    flow, sheet = stage.page.acts.flow, stage.page.acts.day_sheet
    assert flow is not None
    assert flow.sheet is not None
    assert sheet is not None
    flow.sheet.reject()
    stage.settle()
    assert not list_edits(stage.workspace.desk)
    assert sheet.isVisible()
    assert sheet.reason.text() == "停电停机"
    assert sheet.primary.isEnabled()
    sheet.reject()


def test_a_day_needs_a_reason_and_a_change(stage: Stage) -> None:
    stage.press(stage.page.day.adjust)
    sheet = stage.page.acts.day_sheet
    assert sheet is not None
    sheet.works.setChecked(True)
    sheet.ask()
    assert sheet.boxes["reason"].remark.startswith("▲")
    assert sheet.boxes["works"].remark.startswith("▲")
    sheet.reject()


def test_a_day_set_by_hand_is_listed_and_can_be_taken_back(stage: Stage) -> None:
    desk, page = stage.workspace.desk, stage.page
    edit_day(desk, date(2026, 11, 26), False, "停电停机")
    page.mark_stale()
    page.tabs.setCurrentIndex(1)
    stage.settle()
    page.years.edits.selectRow(0)
    stage.press(page.years.undo)
    stage.qtbot.waitUntil(lambda: page.acts.flow is not None and page.acts.flow.sheet is not None)
    assert page.acts.flow is not None
    assert page.acts.flow.sheet is not None
    stage.press(page.acts.flow.sheet.primary)
    stage.qtbot.waitUntil(lambda: not list_edits(desk))


def test_a_years_notice_is_imported_after_its_preview(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "2027.toml"
    file.write_text(NOTICE, encoding="utf-8")
    monkeypatch.setattr(stage.answers, "open_path", lambda *_: file)
    page = stage.page
    page.acts.import_file()
    stage.qtbot.waitUntil(lambda: page.acts.flow is not None and page.acts.flow.sheet is not None)
    assert page.acts.flow is not None
    assert page.acts.flow.sheet is not None
    stage.press(page.acts.flow.sheet.primary)
    stage.qtbot.waitUntil(lambda: page.years.known.text().startswith("历表已知至 2027-12-31"))
    assert str(page.years.year_model.index(0, 0).data()) == "2027"


def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text("year = ", encoding="utf-8")
    monkeypatch.setattr(stage.answers, "open_path", lambda *_: file)
    stage.page.acts.import_file()
    stage.qtbot.waitUntil(lambda: bool(stage.answers.told))
    assert "没有采用" in stage.answers.told[0]


def test_cancelling_the_recomputation_writes_nothing_and_the_preview_stays(stage: Stage) -> None:
    adjusted(stage, date(2026, 11, 26), "停电停机")
    flow, desk = stage.page.acts.flow, stage.workspace.desk
    assert flow is not None
    assert flow.sheet is not None
    preview = flow.sheet
    preview.primary.click()
    progress = preview.findChildren(ProgressSheet)[-1]
    progress.reject()
    stage.settle()
    assert not list_edits(desk)
    assert preview.primary.isEnabled()
    preview.reject()
    stage.settle()
    assert stage.page.acts.day_sheet is not None
    stage.page.acts.day_sheet.reject()


def test_only_heads_of_the_centre_are_offered_changes_of_the_calendar(
    workspace: Workspace, ways: Ways, show: Show
) -> None:
    account = replace(workspace.desk.account, role=Role.CLERK)
    workspace.set_desk(replace(workspace.desk, account=account))
    page = CalendarPage(workspace, ways)
    show(page)
    assert page.day.adjust.isHidden()
    assert page.years.import_button.isHidden()
    assert not page.years.rights.isHidden()


def test_the_month_counts_what_the_service_counts(stage: Stage) -> None:
    loads = month_days(stage.workspace.desk, stage.page.grid.month)
    due = sum(one.due for one in loads if one.on.month == TODAY.month)
    assert due > 0
    assert f"内部 {due - sum(one.statutory_due for one in loads)}" in stage.page.legend.text()
