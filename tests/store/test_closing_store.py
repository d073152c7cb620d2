"""A closed month in a real store: kept over years, found by checks, safe from a crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from app.domain.dates import YearMonth
from app.models import migrations
from app.models.closing import MonthRevision
from app.models.evidence import StoredFile
from app.models.migrate import load_steps
from app.reports.month import month_report
from app.reports.month_closing import approve_month, check_month, close_month
from app.reports.month_snapshot import take_moment
from app.services.case_queries import find_ids
from app.services.closing.closing import reopen, send
from app.services.closing.differences import differences
from app.services.closing.members import read_members
from app.services.closing.reading import (
    closing_of,
    list_closings,
    list_revisions,
    list_steps,
    read_revision,
    revision_content,
    revision_workbook,
)
from app.services.closing.views import CaseEffect, ClosingLine, MonthState
from app.services.desk import Desk
from app.services.office import Workplace
from app.services.program import Program
from app.services.read_case import read_dossier
from app.services.sample.fill import fill_store
from app.services.store_check import check_store
from app.support.errors import NotFoundError
from tests.store.desk_kit import PASSWORD, audit_of, count, dispute, open_one
from tests.store.store_kit import gate

MONTH = YearMonth(2026, 10)


def closed(desk: Desk) -> ClosingLine:
    """Take the month all the way to the frozen revision."""
    check_month(desk, MONTH)
    approve_month(desk, MONTH)
    return close_month(desk, MONTH)


def test_a_store_opened_again_keeps_state_revisions_and_bytes(
    program: Program, workplace: Workplace, tmp_path: Path
) -> None:
    desk = workplace.desk
    open_one(desk, dispute())
    closed(desk)
    send(desk, MONTH, "省知识产权局", note="机要")
    reopen(desk, MONTH, "更正")
    closed(desk)
    before = (closing_of(desk, MONTH), list_revisions(desk, MONTH), list_steps(desk, MONTH))
    books = [revision_workbook(desk, line.id) for line in before[1]]
    workplace.close()
    again = program.sign_in(tmp_path / "store", "admin", PASSWORD)
    try:
        desk = again.desk
        after = (closing_of(desk, MONTH), list_revisions(desk, MONTH), list_steps(desk, MONTH))
        assert after == before
        assert [revision_workbook(desk, line.id) for line in after[1]] == books
        assert after[0].revision == len(set(books)) == 2
        assert [one.note for one in after[1][1].sendings] == ["机要"]
        assert check_store(again).ok
    finally:
        again.close()


def test_the_vault_holds_content_and_workbook_of_each_revision_and_nothing_else(
    desk: Desk,
) -> None:
    closed(desk)
    (line,) = list_revisions(desk, MONTH)
    assert {line.sha256, line.content_sha256} == set(desk.vault.names())
    assert not desk.vault.marks()
    assert revision_content(desk, line.id).startswith(b'{"audit_id":')


def test_a_failed_commit_leaves_neither_row_nor_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_month(desk, MONTH)
    approve_month(desk, MONTH)

    def broken(*_arguments: object) -> None:
        raise RuntimeError("power")

    with monkeypatch.context() as patch:
        patch.setattr("app.services.closing.closing._note", broken)
        with pytest.raises(RuntimeError):
            close_month(desk, MONTH)
    assert (count(desk, MonthRevision), count(desk, StoredFile)) == (0, 0)
    assert list(desk.vault.names()) == []
    assert closing_of(desk, MONTH).state is MonthState.APPROVED
    assert close_month(desk, MONTH).is_closed


def test_every_step_leaves_an_audit_row_with_its_reason(desk: Desk) -> None:
    closed(desk)
    reopen(desk, MONTH, "更正收件日")
    trail = audit_of(desk, "month_closing")
    assert [(item.after or {}).get("state") for item in trail] == [
        "open", "checked", "approved", "closed", "open",
    ]  # fmt: skip
    assert trail[-1].reason == "更正收件日"
    assert len(audit_of(desk, "month_revision")) == 1


def test_untouched_months_are_open_and_a_year_lists_twelve(desk: Desk) -> None:
    closed(desk)
    lines = list_closings(desk, 2026)
    assert [line.month.month for line in lines] == list(range(1, 13))
    assert [line.month for line in lines if line.is_closed] == [MONTH]
    assert lines[0] == ClosingLine(YearMonth(2026, 1))
    with pytest.raises(NotFoundError):
        read_revision(desk, 99)


def test_a_store_of_before_closing_is_upgraded_and_keeps_its_rows(tmp_path: Path) -> None:
    steps = load_steps(migrations)
    older = gate(*(step for step in steps if step.version < 4))
    made = older.create(tmp_path / "s", "管理员", "口令一二三").opened
    row = '("on", works, reason, id, created_at, created_by, updated_at, updated_by)'
    values = "('2026-10-01', 0, '国庆', 1, '2026-01-01', 't', '2026-01-01', 't')"
    with made.store.writing(actor="t") as unit:
        unit.session.execute(text(f"INSERT INTO calendar_edit {row} VALUES {values}"))
    made.close()
    opened = gate(*steps).open(tmp_path / "s", "管理员", "口令一二三")
    try:
        with opened.store.reading() as session:
            tables = set(inspect(session.connection()).get_table_names())
            assert session.scalar(text("SELECT reason FROM calendar_edit")) == "国庆"
        assert {"month_closing", "month_revision", "month_sending", "month_step"} <= tables
    finally:
        opened.close()


def test_in_a_lived_store_too_the_kept_cases_are_those_a_click_opens(desk: Desk) -> None:
    fill_store(
        desk, [MONTH.previous, MONTH], seed=2, disputes=15, fast_track=8, mediations=8, assistance=8
    )
    report = month_report(desk, MONTH)
    filters = [wanted for row in report.rows for wanted in row.filters if wanted is not None]
    members = read_members(desk, filters)
    assert [set(ids) for ids in members] == [set(find_ids(desk, wanted)) for wanted in filters]
    by_rows = [bool(ids) for ids, wanted in zip(members, filters, strict=True) if wanted.rows]
    assert sum(by_rows) > 5


def test_where_no_fact_of_the_case_changed_the_last_step_explains_the_figure(desk: Desk) -> None:
    fill_store(desk, [MONTH], seed=2, disputes=6, fast_track=1, mediations=1, assistance=1)
    now = take_moment(desk, MONTH, 2).snapshot
    (case_id, *rest), *others = now.members["A1"]
    before = replace(
        now,
        taken_at=datetime(2000, 1, 1, tzinfo=UTC),
        members={**now.members, "A1": (tuple(rest), *others)},
        figures=tuple(
            replace(item, values=(len(rest), *item.values[1:])) if item.code == "A1" else item
            for item in now.figures
        ),
    )
    (found,) = differences(desk, before, now)
    ((cause,),) = (found.causes,)
    (change,) = cause.changes
    newest = read_dossier(desk, case_id).events[0]
    assert (cause.case_id, cause.effect) == (case_id, CaseEffect.ENTERED)
    assert (change.fact, change.after, change.at) == ("办理经过", newest.text, newest.at)
