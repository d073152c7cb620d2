"""A new centre's first day, by keyboard, through the real window and an encrypted store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.models.engine import open_connection
from app.models.key_file import unlock
from app.models.names import DATABASE_FILE
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.number_books import start_book
from app.services.program import Program
from app.services.read_case import read_dossier
from app.support.clock import FixedClock
from app.ui.pages.month_page import MonthPage
from tests.store.desk_kit import make_program
from tests.ui.clerk_kit import PASSWORD, Clerk, clerk_of
from tests.ui.desktop_kit import ToldPrompter

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard", extend=True
)
NOW = FixedClock(datetime(2025, 12, 8, 6, 30, tzinfo=UTC))
HUADU_NUMBER = "粤穗花知法裁字〔2025〕11号"


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
    with clerk_of(program, prompts, qtbot, qapp) as found:
        yield found


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

    clerk.keys.control(Qt.Key.Key_9)
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
