"""Two cases through the real window, every date of them worked out by hand in the comments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.terms import Standing
from app.services.deadline_views import DeadlineLine
from app.services.deadlines import preview_move, read_deadlines
from app.services.desk import Desk
from app.services.program import Program
from app.services.requests import MoveRequest
from app.support.clock import FixedClock
from tests.store.desk_kit import make_program
from tests.ui.clerk_kit import Clerk, clerk_of
from tests.ui.desktop_kit import ToldPrompter

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard", extend=True
)
LATER = FixedClock(datetime(2026, 10, 12, 6, 30, tzinfo=UTC))
DISPUTE = {
    "requester.name": "广州市花都华彩皮具有限公司",
    "requester.contact_name": "黄先生",
    "requester.phone": "13800001234",
    "respondent[0].name": "星煌皮具厂",
    "right.number": "ZL202430512345X",
    "right.title": "手提包",
    "facts.received_at": "2025-09-26 10:00",
    "facts.venue_kind": "专业市场",
}
REQUEST = {
    "facts.received_at": "2026-09-21 09:20",
    "facts.entity": "广州市花都华彩皮具有限公司",
    "applicant[0].name": "广州市花都华彩皮具有限公司",
    "facts.right_kind": "外观设计",
    "facts.product": "双肩包",
}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return make_program(tmp_path / "profile", LATER)


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, program: Program) -> Iterator[Clerk]:
    with clerk_of(program, ToldPrompter(), qtbot, qapp) as found:
        yield found


def line_of(desk: Desk, case_id: int, rule: str) -> DeadlineLine:
    lines = [line for line in read_deadlines(desk, case_id) if line.key.rule_id == rule]
    return lines[-1]


def due(desk: Desk, case_id: int, rule: str) -> object:
    return line_of(desk, case_id, rule).due


def test_a_dispute_with_answer_suspension_extension_hearing_and_ruling(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.set_up(tmp_path / "库", tmp_path / "备份")
    desk = clerk.desk
    form = clerk.new_form(Qt.Key.Key_2, "infringement-dispute")
    clerk.fill(form, DISPUTE)
    clerk.save(form)
    case = clerk.open("星煌")
    key = case.case_id
    # Received on Friday 26 September 2025; 5 working days. Sunday the 28th is a make-up workday
    # (1), 29th (2), 30th (3), National Day 1 to 8 October, 9th (4), 10th (5).
    assert due(desk, key, "INF-ACCEPT") == date(2025, 10, 10)

    clerk.move(case, "accept", {"on": "2025-09-30", "panel": "张某、李某、王某"})
    assert line_of(desk, key, "INF-ACCEPT").standing is Standing.MET
    # Docketed on Tuesday 30 September; 5 working days: 9 (1), 10 (2), Saturday 11 made up (3),
    # 13 (4), 14 October (5).
    assert due(desk, key, "INF-SERVE") == date(2025, 10, 14)
    # 3 months: 30 December, a Tuesday.
    assert due(desk, key, "INF-CLOSE") == date(2025, 12, 30)
    # The policy target of 10 days for designs: 10 October, a Friday and working day.
    assert due(desk, key, "INF-INTERNAL") == date(2025, 10, 10)

    clerk.move(case, "serve", {"on": "2025-10-13", "served_on": "2025-10-13"})
    # 15 days after 13 October: 28 October, a Tuesday.
    assert due(desk, key, "INF-ANSWER") == date(2025, 10, 28)

    clerk.move(case, "answer", {"on": "2025-10-27", "answered_on": "2025-10-27"})
    assert line_of(desk, key, "INF-ANSWER").standing is Standing.MET
    # 5 working days after 27 October: 28, 29, 30, 31, 3 November.
    assert due(desk, key, "INF-FWD-ANSWER") == date(2025, 11, 3)

    clerk.move(
        case,
        "suspend",
        {
            "on": "2025-11-05",
            "suspend_ground": "专利权被请求宣告无效",
            "invalidation_no": "6W123456",
            "reason": "已收到无效宣告请求受理通知书",
        },
    )
    closing = line_of(desk, key, "INF-CLOSE")
    assert (closing.standing, closing.due) == (Standing.PAUSED, None)

    clerk.move(case, "resume-heard", {"on": "2026-01-12"})
    # 55 days were left from 5 November to 30 December. 12 January + 55 = 8 March 2026, a Sunday:
    # Monday 9 March.
    assert due(desk, key, "INF-CLOSE") == date(2026, 3, 9)

    case.deadlines.choose(closing.key)
    clerk.extend(case, {"amount": "1", "approved_by": "张局长", "reason": "案情复杂"})
    # One month more: 30 January without the pause, so that 86 days were left on 5 November.
    # 12 January + 86 = 8 April 2026, a Wednesday after Qingming (4 to 6 April).
    assert due(desk, key, "INF-CLOSE") == date(2026, 4, 8)
    assert case.side.why.day.text() == "2026-04-08 周三"

    clerk.move(case, "set-hearing", {"on": "2026-01-20", "hearing_at": "2026-02-05 09:30"})
    clerk.move(case, "hear", {"on": "2026-02-05"})
    clerk.move(case, "deliberate", {"on": "2026-02-12"})
    clerk.move(case, "rule", {"on": "2026-03-02", "outcome": "裁决侵权成立"})
    closing = line_of(desk, key, "INF-CLOSE")
    assert (closing.standing, closing.met_on) == (Standing.MET, date(2026, 3, 2))

    clerk.move(case, "serve-decision", {"on": "2026-03-05", "served_on": "2026-03-05"})
    # 15 days after 5 March: 20 March, a Friday.
    assert due(desk, key, "INF-SUE") == date(2026, 3, 20)

    clerk.move(case, "take-effect", {"on": "2026-03-23", "effective_on": "2026-03-21"})
    # 20 working days after Saturday 21 March: 23 to 27 (5), 30 March to 3 April (10), Qingming
    # 4 to 6 April, 7 to 10 (14), 13 to 17 (19), 20 April (20).
    assert due(desk, key, "INF-PUBLISH") == date(2026, 4, 20)
    # 3 months: Sunday 21 June, within Dragon Boat (19 to 21 June): Monday 22 June.
    assert due(desk, key, "INF-ENFORCE") == date(2026, 6, 22)

    clerk.move(case, "publish", {"on": "2026-04-10"})
    clerk.move(case, "close", {"on": "2026-04-15"})
    lines = read_deadlines(desk, key)
    assert {line.standing for line in lines} <= {Standing.MET, Standing.MET_LATE, Standing.DROPPED}
    assert case.dossier is not None
    assert case.dossier.line.closed_on == date(2026, 4, 15)


def test_a_fast_track_request_loses_its_mark_by_paying_a_day_late(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.set_up(tmp_path / "库", tmp_path / "备份")
    desk = clerk.desk
    form = clerk.new_form(Qt.Key.Key_3, "pre-examination")
    clerk.fill(form, REQUEST)
    clerk.save(form)
    case = clerk.open("双肩包")
    key = case.case_id
    # Received on Monday 21 September 2026; 2 working days: 22 (1), 23 (2).
    assert due(desk, key, "PRE-ACCEPT") == date(2026, 9, 23)

    clerk.move(case, "accept", {"on": "2026-09-22"})
    # Design, 3 working days: 23 (1), 24 (2), Mid-Autumn 25 to 27 September, Monday 28 (3).
    assert due(desk, key, "PRE-FIRST") == date(2026, 9, 28)

    clerk.move(case, "pass", {"on": "2026-09-28"})
    assert line_of(desk, key, "PRE-FIRST").standing is Standing.MET
    # 10 days after 28 September: 8 October, the first working day after National Day.
    assert due(desk, key, "PRE-FILE") == date(2026, 10, 8)

    clerk.move(
        case,
        "file",
        {"on": "2026-09-30", "application_no": "2026305000016", "notice_on": "2026-09-30"},
    )
    # Notice on Wednesday 30 September; the next working day follows the holiday: 8 October.
    assert due(desk, key, "PRE-PAY") == date(2026, 10, 8)

    clerk.move(case, "pay", {"on": "2026-10-09", "voucher_no": "20261009001"})
    paying = line_of(desk, key, "PRE-PAY")
    assert (paying.standing, paying.met_on) == (Standing.MET_LATE, date(2026, 10, 9))
    # Number and voucher are due on the day of payment.
    assert due(desk, key, "PRE-REPORT-NO") == date(2026, 10, 9)

    clerk.move(case, "report", {"on": "2026-10-09"})
    refused = preview_move(desk, key, MoveRequest("mark", date(2026, 10, 12)))
    assert any("逾期" in text for text in refused.blocks)
    clerk.move(case, "mark-lost", {"on": "2026-10-12", "reason": "逾期一日缴费"})
    assert case.dossier is not None
    assert case.dossier.line.state == "mark-lost"
