"""A month closed, sent, corrected and closed again: both revisions stay, the change is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.terms import Role
from app.models.case import Case
from app.reports.month import Column, month_report
from app.reports.month_closing import (
    approve_month,
    changes_since_closing,
    check_month,
    close_month,
    save_revision,
)
from app.reports.workbook.canonical import file_hashes
from app.reports.workbook.export import export_month
from app.services.closing.closing import reopen, send
from app.services.closing.reading import (
    closing_of,
    list_revisions,
    list_steps,
    revision_content,
    revision_snapshot,
    revision_workbook,
)
from app.services.closing.views import ClosingLine, MonthState
from app.services.desk import Desk
from app.services.views import AccountLine
from app.support.errors import (
    MonthLockedError,
    NotFoundError,
    OutputFileError,
    RuleViolationError,
    StaleRecordError,
)
from tests.reports.report_kit import Bench
from tests.reports.worked_month import MONTH, fill

PROVINCE = "省知识产权局"
WRONG_DAY, RIGHT_DAY = date(2026, 10, 8), date(2026, 9, 30)


def closed(desk: Desk) -> ClosingLine:
    """Take the month all the way to the frozen revision."""
    assert not check_month(desk, MONTH).grave
    approve_month(desk, MONTH)
    return close_month(desk, MONTH)


def correct(bench: Bench) -> None:
    """Correct the day of receipt of the third case: it was September, not October."""
    with bench.desk.store.writing(actor="li", reason="收件日录错，按收件登记簿更正") as unit:
        unit.session.get_one(Case, 3).received_on = RIGHT_DAY


def facts_of(path: Path) -> Mapping[str, Any]:
    sheet = openpyxl.load_workbook(path)["清单"]
    rows = sheet.iter_rows(min_row=4, values_only=True)
    return {str(row[0]): row[1] for row in rows if row[0] != "工作表"}


def rows_of(path: Path, name: str) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(path)[name]
    headings, *rows = list(sheet.iter_rows(min_row=3, values_only=True))
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


@pytest.fixture
def centre(bench: Bench) -> Bench:
    """Return a bench with October's cases and people whose names are shown."""
    fill(bench)
    bench.add_account("wang", "王芳")
    bench.add_account("li", "李雷")
    return bench


def test_the_whole_story_of_a_corrected_month(centre: Bench, tmp_path: Path) -> None:
    desk, first, second = centre.desk, tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    line = closed(desk)
    assert (line.state, line.revision, line.closed_by) == (MonthState.CLOSED, 1, "王芳")
    kept = export_month(desk, MONTH, first)
    assert (kept.revision, kept.state) == (1, "已关账")
    line = send(desk, MONTH, PROVINCE)
    assert (line.state, line.sent_to, line.sent_on) == (MonthState.SENT, PROVINCE, desk.today)

    correct(centre)
    changes = changes_since_closing(desk, MONTH)
    assert changes is not None
    assert changes.case_ids == (3,)
    assert changes.figures > 2
    assert export_month(desk, MONTH, tmp_path / "again.xlsx").sha256 == kept.sha256

    line = reopen(desk, MONTH, "更正一件收件日")
    assert (line.state, line.revision, line.working_revision) == (MonthState.OPEN, 1, 2)
    assert (line.checked_at, line.checked_by, line.approved_at, line.approved_by) == (
        None, "", None, "",
    )  # fmt: skip
    line = closed(desk)
    assert (line.state, line.revision, line.reason) == (MonthState.CLOSED, 2, "更正一件收件日")
    newer = export_month(desk, MONTH, second)
    assert newer.revision == 2
    assert newer.sha256 != kept.sha256

    older = export_month(desk, MONTH, tmp_path / "old.xlsx", revision=1)
    assert (tmp_path / "old.xlsx").read_bytes() == first.read_bytes()
    assert older == replace(kept, file=tmp_path / "old.xlsx")
    two, one = list_revisions(desk, MONTH)
    assert hashlib.sha256(revision_workbook(desk, one.id)).hexdigest() == one.sha256
    assert (one.sha256, two.sha256) == (kept.sha256, newer.sha256)
    assert [item.sent_to for item in one.sendings] == [PROVINCE]
    assert two.sendings == ()
    assert [item.kind.term for item in reversed(list_steps(desk, MONTH))] == [
        "核对", "审核", "关账", "报送", "重开", "核对", "审核", "关账",
    ]  # fmt: skip
    assert changes_since_closing(desk, MONTH) == replace(
        changes, revision=2, figures=0, case_ids=()
    )


def test_revision_two_tells_what_changed_in_which_case_by_whom_and_why(
    centre: Bench, tmp_path: Path
) -> None:
    desk, path = centre.desk, tmp_path / "2.xlsx"
    closed(desk)
    before = month_report(desk, MONTH)
    correct(centre)
    reopen(desk, MONTH, "更正一件收件日")
    closed(desk)
    export_month(desk, MONTH, path)
    after = month_report(desk, MONTH)
    rows = rows_of(path, "差异")
    (a1,) = [row for row in rows if (row["代码"], row["栏"]) == ("A1", "本月")]
    assert (a1["原数"], a1["现数"], a1["增减"]) == (3, 2, -1)
    assert (a1["案号"], a1["影响"], a1["事实"]) == ("收2026-3", "不再计入", "收件日")
    assert (a1["原值"], a1["现值"]) == (WRONG_DAY.isoformat(), RIGHT_DAY.isoformat())
    assert (a1["改动人"], a1["改动时间"]) == ("李雷", "2026-11-03 12:00")
    assert a1["改动原因"] == "收件日录错，按收件登记簿更正"
    expected = {
        (row.indicator.code, place)
        for row, old in zip(after.rows, before.rows, strict=True)
        for place, column in zip(("本月", "本年累计", "上年同月"), Column, strict=True)
        if row.value(column) != old.value(column)
    }
    assert {(row["代码"], row["栏"]) for row in rows} == expected
    assert "更正一件收件日" in str(openpyxl.load_workbook(path)["差异"]["A2"].value)


def test_the_manifest_chains_each_revision_to_the_one_before(centre: Bench, tmp_path: Path) -> None:
    desk, paths = centre.desk, [tmp_path / "1.xlsx", tmp_path / "2.xlsx"]
    closed(desk)
    export_month(desk, MONTH, paths[0])
    reopen(desk, MONTH, "补一枚公章")
    closed(desk)
    export_month(desk, MONTH, paths[1])
    one, two = map(facts_of, paths)
    assert (one["版次"], one["状态"], one["上一版校验值"]) == (1, "已关账", None)
    assert (one["关账时间"], one["关账人"], one["审核人"]) == (
        "2026-11-03T04:00:00Z", "王芳", "王芳",
    )  # fmt: skip
    assert two["上一版校验值"] == file_hashes(paths[0])["清单"]
    assert list_revisions(desk, MONTH)[0].manifest_sha256 == file_hashes(paths[1])["清单"]
    assert rows_of(paths[0], "差异") == rows_of(paths[1], "差异") == []
    for path in paths:
        told = {row["内容"]: row["校验值"] for row in rows_of(path, "清单") if row["校验值"]}
        hashes = file_hashes(path)
        assert told == {name: hashes[name] for name in told}
        assert set(told) == set(hashes) - {"清单"}


def test_the_draft_of_a_reopened_month_is_the_next_revision_with_its_differences(
    centre: Bench, tmp_path: Path
) -> None:
    closed(centre.desk)
    correct(centre)
    reopen(centre.desk, MONTH, "更正一件收件日")
    draft = export_month(centre.desk, MONTH, tmp_path / "draft.xlsx")
    assert (draft.revision, draft.state) == (2, "未关账")
    assert facts_of(tmp_path / "draft.xlsx")["状态"] == "未关账"
    assert draft.rows["差异"] > 0
    book = openpyxl.load_workbook(tmp_path / "draft.xlsx")
    assert "草稿" in str(book["汇总"].oddHeader.center.text)


def test_the_frozen_content_holds_figures_checks_registers_and_cases(centre: Bench) -> None:
    report = month_report(centre.desk, MONTH)
    closed(centre.desk)
    (line,) = list_revisions(centre.desk, MONTH)
    frozen = revision_snapshot(centre.desk, line.id)
    assert [item.values for item in frozen.figures] == [row.values for row in report.rows]
    assert [item.verdict for item in frozen.checks] == [
        item.verdict.value for item in report.checks
    ]
    assert {table.name: len(table.rows) for table in frozen.tables} == {
        name: line.rows[name]
        for name in ("侵权维权登记", "快速预审登记", "调解登记", "维权援助登记")
    }
    assert "2026-10-10" in {row[3] for row in frozen.tables[0].rows}
    content = revision_content(centre.desk, line.id)
    assert hashlib.sha256(content).hexdigest() == line.content_sha256


def test_a_closed_file_says_nothing_of_a_draft(centre: Bench, tmp_path: Path) -> None:
    closed(centre.desk)
    export_month(centre.desk, MONTH, tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    assert all(sheet.oddHeader.center.text is None for sheet in book)
    cover = {row["项目"]: row["内容"] for row in rows_of(tmp_path / "m.xlsx", "封面")}
    assert (cover["状态"], cover["核对人"], cover["审核人"]) == ("已关账", "王芳", "王芳")


def test_figures_other_than_those_checked_are_neither_approved_nor_closed(centre: Bench) -> None:
    check_month(centre.desk, MONTH)
    correct(centre)
    with pytest.raises(RuleViolationError, match="数字有了变动"):
        approve_month(centre.desk, MONTH)
    check_month(centre.desk, MONTH)
    approve_month(centre.desk, MONTH)
    with centre.desk.store.writing(actor="li") as unit:
        unit.session.get_one(Case, 3).received_on = WRONG_DAY
    with pytest.raises(RuleViolationError, match="数字有了变动"):
        close_month(centre.desk, MONTH)
    assert closing_of(centre.desk, MONTH).revision == 0
    assert list(centre.desk.vault.names()) == []
    assert closed(centre.desk).revision == 1


def test_a_change_between_reading_and_freezing_closes_nothing(
    centre: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = centre.desk
    check_month(desk, MONTH)
    approve_month(desk, MONTH)

    def meanwhile(*arguments: object, **_more: object) -> bytes:
        with desk.store.writing(actor="li") as unit:
            unit.session.get_one(Case, 3).product = "灯"
        return b"x"

    with monkeypatch.context() as patch:
        patch.setattr("app.reports.workbook.export.to_bytes", meanwhile)
        with pytest.raises(StaleRecordError, match="期间有人改动"):
            close_month(desk, MONTH)
    assert closing_of(desk, MONTH).state is MonthState.APPROVED
    assert list(desk.vault.names()) == []
    assert not desk.vault.marks()
    assert close_month(desk, MONTH).revision == 1


def test_grave_findings_block_and_leave_the_month_open(centre: Bench) -> None:
    (bare,) = centre.add_cases(
        [
            {
                "received_on": date(2026, 10, 1),
                "accepted_on": date(2026, 10, 3),
                "closed_on": date(2026, 10, 9),
            },
        ]
    )
    checked = check_month(centre.desk, MONTH)
    assert [item.code for item in checked.grave] == ["J6"]
    assert checked.grave[0].case_ids == (bare,)
    assert checked.line.state is MonthState.OPEN
    with pytest.raises(MonthLockedError, match="还没有核对"):
        approve_month(centre.desk, MONTH)


def test_a_month_that_is_not_over_cannot_be_closed(centre: Bench) -> None:
    checked = check_month(centre.desk, MONTH.next)
    assert [item.code for item in checked.grave] == ["not-over"]
    assert closing_of(centre.desk, MONTH.next).state is MonthState.OPEN


def test_the_month_before_is_missed_once_closing_has_begun(centre: Bench) -> None:
    codes = [item.code for item in check_month(centre.desk, MONTH).findings]
    assert "previous-open" not in codes
    closed(centre.desk)
    codes = [item.code for item in check_month(centre.desk, MONTH.next).findings]
    assert "previous-open" not in codes
    codes = [item.code for item in check_month(centre.desk, MONTH.plus(2)).findings]
    assert "previous-open" in codes


def test_a_handler_checks_and_closes_but_a_head_approves_and_reopens(centre: Bench) -> None:
    head = centre.desk
    handler = replace(head, account=AccountLine("li", "李雷", Role.HANDLER))
    check_month(handler, MONTH)
    with pytest.raises(Exception, match="须由负责人、管理员办理"):
        approve_month(handler, MONTH)
    assert not approve_month(head, MONTH).same_hand
    line = close_month(handler, MONTH)
    assert (line.checked_by, line.approved_by, line.closed_by) == ("李雷", "王芳", "李雷")
    with pytest.raises(Exception, match="须由负责人、管理员办理"):
        reopen(handler, MONTH, "改")
    reopen(head, MONTH, "改")
    check_month(head, MONTH)
    assert approve_month(head, MONTH).same_hand


def test_a_closed_month_names_its_lock_and_an_open_one_what_is_missing(centre: Bench) -> None:
    desk = centre.desk
    with pytest.raises(MonthLockedError, match="还没有经负责人审核，不能关账"):
        close_month(desk, MONTH)
    with pytest.raises(MonthLockedError, match="还没有关账，不能报送"):
        send(desk, MONTH, PROVINCE)
    with pytest.raises(MonthLockedError, match="没有关账，不需要重开"):
        reopen(desk, MONTH, "改")
    closed(desk)
    lock = "2026年10月已关账（第1版，王芳 11月3日关账），要改动请先由负责人重开并写明原因。"
    for step in (check_month, approve_month, close_month):
        with pytest.raises(MonthLockedError) as caught:
            step(desk, MONTH)
        assert caught.value.message == lock
    with pytest.raises(RuleViolationError, match="没有写明原因"):
        reopen(desk, MONTH, "  ")
    with pytest.raises(RuleViolationError, match="没有登记"):
        send(desk, MONTH, " ")
    with pytest.raises(RuleViolationError, match="没有登记"):
        send(desk, MONTH, PROVINCE, date(2026, 11, 4))
    with pytest.raises(RuleViolationError, match="没有登记"):
        send(desk, MONTH, PROVINCE, date(2026, 11, 2))


def test_a_revision_that_never_was_cannot_be_exported(centre: Bench, tmp_path: Path) -> None:
    closed(centre.desk)
    with pytest.raises(NotFoundError, match="没有第2版"):
        export_month(centre.desk, MONTH, tmp_path / "m.xlsx", revision=2)
    (line,) = list_revisions(centre.desk, MONTH)
    with pytest.raises(OutputFileError):
        save_revision(centre.desk, line.id, tmp_path / "none" / "m.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
    save_revision(centre.desk, line.id, tmp_path / "m.xlsx")
    assert (tmp_path / "m.xlsx").read_bytes() == revision_workbook(centre.desk, line.id)
