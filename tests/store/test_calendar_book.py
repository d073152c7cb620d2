"""The centre's calendar: notices and edited days move what is in hand, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.calendar import DaySource, YearCalendar, year_from_mapping
from app.domain.dates import YearMonth
from app.domain.terms import Role, SittingKind
from app.models.case import Case
from app.models.deadline import CalendarEdit, CalendarYear, Deadline
from app.services.agenda import read_agenda
from app.services.calendar_book import (
    edit_day,
    import_year,
    known_until,
    list_edits,
    list_years,
    month_days,
    remove_edit,
    year_data,
)
from app.services.calendars import shipped_years
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.recompute import needs_rebuild, rebuild_deadlines, recompute_open
from app.services.recycle import delete_cases, restore_cases
from app.services.sittings import book_sitting
from app.support.clock import CHINA, FixedClock
from app.support.errors import (
    InputFileError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    TaskCancelledError,
)
from app.support.progress import Progress
from tests.store.desk_kit import (
    acting,
    audit_of,
    case_row,
    count,
    dispute,
    forget_limits,
    last_audit,
    open_one,
)

DECEMBER = datetime(2026, 12, 30, 14, 30, tzinfo=CHINA)
NOTICE = """
year = 2027
issued_on = 2026-12-29
reference = "测试用的虚构通知"
off = [{ name = "元旦", from = 2027-01-01, to = 2027-01-04 }]
make_up = [{ name = "元旦", from = 2027-01-09 }]
"""


@pytest.fixture
def december(desk: Desk) -> Desk:
    return replace(desk, clock=FixedClock(DECEMBER))


def open_on(desk: Desk, on: datetime, handler: str = "") -> int:
    """Open a dispute: INF-ACCEPT, 5 working days from receipt."""
    facts = {"received_at": on, "handler": handler}
    return open_one(desk, dispute(f"{on:%m%d}{handler}灯饰厂", facts=facts)).id


@pytest.fixture
def case_id(december: Desk) -> int:
    # Monday 2026-12-28; by weekends alone: 29, 30, 31, 1, 4.
    return open_on(december, datetime(2026, 12, 28, 1, 30, tzinfo=UTC))


def written(folder: Path, text: str = NOTICE) -> Path:
    file = folder / "cn_2027.toml"
    file.write_text(text, encoding="utf-8")
    return file


def due_of(desk: Desk, case_id: int) -> tuple[date | None, bool]:
    with desk.store.reading() as session:
        row = session.query(Deadline).filter(Deadline.case_id == case_id).one()
        return row.due_on, row.provisional


def cancel_at(calls: int) -> Progress:
    seen: list[int] = []

    def progress(done: int, total: int, text: str) -> None:
        seen.append(done)
        if len(seen) >= calls:
            raise TaskCancelledError

    return progress


def test_an_imported_year_makes_provisional_dates_firm_and_moves_them(
    december: Desk, case_id: int, tmp_path: Path
) -> None:
    assert due_of(december, case_id) == (date(2027, 1, 4), True)
    assert known_until(december) == date(2026, 12, 31)
    after = last_audit(december)
    assert import_year(december, written(tmp_path)) == 1
    # 29, 30, 31 December; 1 to 4 January are holiday: 5 and 6 January.
    assert due_of(december, case_id) == (date(2027, 1, 6), False)
    assert known_until(december) == date(2027, 12, 31)
    assert [entry.table_name for entry in audit_of(december, after=after)] == ["calendar_year"]


def test_the_same_notice_again_replaces_and_a_later_one_wins(
    december: Desk, case_id: int, tmp_path: Path
) -> None:
    import_year(december, written(tmp_path))
    import_year(december, written(tmp_path, NOTICE.replace("01-04", "01-05")))
    assert count(december, CalendarYear) == 1
    assert due_of(december, case_id)[0] == date(2027, 1, 7)
    later = NOTICE.replace("2026-12-29", "2026-12-30").replace("01-04", "01-03")
    import_year(december, written(tmp_path, later))
    assert due_of(december, case_id)[0] == date(2027, 1, 5)
    older = NOTICE.replace("2026-12-29", "2026-12-01")
    assert import_year(december, written(tmp_path, older)) == 0
    lines = [line for line in list_years(december) if line.year == 2027]
    assert [(line.issued_on, line.used) for line in lines[-1:]] == [(date(2026, 12, 30), True)]
    assert len(lines) == 3
    assert all(line.imported and line.source is DaySource.NOTICE for line in lines)
    assert [line.used for line in lines] == [False, False, True]


@pytest.mark.parametrize("told", shipped_years(), ids=lambda told: str(told.year))
def test_what_is_kept_of_a_year_reads_back_the_same(told: YearCalendar) -> None:
    assert year_from_mapping(year_data(told)) == told


def test_a_file_that_cannot_be_right_changes_nothing(december: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="没有采用"):
        import_year(december, written(tmp_path, NOTICE.replace("01-09", "01-08")))
    assert count(december, CalendarYear) == 0


def test_an_edited_day_moves_what_is_in_hand_and_can_be_taken_back(
    december: Desk, case_id: int
) -> None:
    assert edit_day(december, date(2026, 12, 31), works=False, reason="停电") == 1
    assert due_of(december, case_id)[0] == date(2027, 1, 5)
    assert [(edit.on, edit.works, edit.reason) for edit in list_edits(december)] == [
        (date(2026, 12, 31), False, "停电")
    ]
    assert edit_day(december, date(2026, 12, 31), works=True, reason="来电了") == 1
    assert count(december, CalendarEdit) == 1
    edit_day(december, date(2026, 12, 31), works=False, reason="又停电")
    assert remove_edit(december, date(2026, 12, 31)) == 1
    assert due_of(december, case_id)[0] == date(2027, 1, 4)
    with pytest.raises(NotFoundError):
        remove_edit(december, date(2026, 12, 31))


def test_a_day_far_from_every_limit_moves_nothing(december: Desk, case_id: int) -> None:
    assert edit_day(december, date(2026, 6, 1), works=False, reason="台风") == 0
    assert due_of(december, case_id)[0] == date(2027, 1, 4)


def test_an_edit_wants_a_reason_and_a_head(december: Desk, tmp_path: Path) -> None:
    with pytest.raises(RuleViolationError, match="理由"):
        edit_day(december, date(2026, 12, 31), works=False, reason=" ")
    clerk = acting(december, Role.HANDLER)
    with pytest.raises(NotAllowedError):
        edit_day(clerk, date(2026, 12, 31), works=False, reason="停电")
    with pytest.raises(NotAllowedError):
        import_year(clerk, written(tmp_path))
    with pytest.raises(NotAllowedError):
        remove_edit(clerk, date(2026, 12, 31))
    assert count(december, CalendarEdit) == count(december, CalendarYear) == 0


def test_a_cancelled_import_leaves_calendar_and_dates_as_they_were(
    december: Desk, case_id: int, tmp_path: Path
) -> None:
    for calls in (1, 2):
        with pytest.raises(TaskCancelledError):
            import_year(december, written(tmp_path), cancel_at(calls))
        assert count(december, CalendarYear) == 0
        assert due_of(december, case_id) == (date(2027, 1, 4), True)
        assert known_until(december) == date(2026, 12, 31)
        assert read_agenda(december).items[0].provisional


def test_a_change_is_announced_once_with_the_table_of_limits(december: Desk, case_id: int) -> None:
    heard: list[ChangeSet] = []
    december.store.bus.subscribe(heard.append)
    edit_day(december, date(2026, 12, 31), works=False, reason="停电")
    assert len(heard) == 1
    assert heard[0].tables == {"calendar_edit", "deadline"}


def test_recomputing_without_a_change_writes_nothing(december: Desk, case_id: int) -> None:
    heard: list[ChangeSet] = []
    december.store.bus.subscribe(heard.append)
    assert recompute_open(december) == (1, 0)
    assert heard == []


def test_stored_limits_that_went_wrong_are_set_right(december: Desk, case_id: int) -> None:
    with december.store.writing(actor="test") as unit:
        row = unit.session.query(Deadline).one()
        row.due_on = date(2020, 1, 1)
        unit.session.add(
            Deadline(
                case_id=case_id, rule_id="INF-NONE", ordinal=1, promised=False, rule_used="",
                term="多余", statutory=True, started_on=date(2026, 1, 1), begun_by="",
                provisional=False, standing="running",
            )
        )  # fmt: skip
    assert recompute_open(december) == (1, 2)
    assert due_of(december, case_id) == (date(2027, 1, 4), True)


def test_cases_older_than_the_clock_get_their_limits_once(desk: Desk) -> None:
    ids = [open_on(desk, datetime(2026, 11, day, 1, 30, tzinfo=UTC)) for day in (16, 17)]
    assert not needs_rebuild(desk)
    with desk.store.writing(actor="test") as unit:
        unit.session.query(Deadline).delete()
        for case_id in ids:
            unit.session.get_one(Case, case_id).rules_on = None
    assert needs_rebuild(desk)
    assert rebuild_deadlines(desk) == 2
    assert not needs_rebuild(desk)
    assert case_row(desk, ids[0]).rules_on == date(2026, 11, 16)
    assert due_of(desk, ids[0]) == (date(2026, 11, 23), False)
    assert due_of(desk, ids[1]) == (date(2026, 11, 24), False)
    assert rebuild_deadlines(desk) == 0


def test_what_lies_in_the_recycle_bin_gets_no_limits_before_it_is_restored(desk: Desk) -> None:
    case_id = open_on(desk, datetime(2026, 11, 16, 1, 30, tzinfo=UTC))
    delete_cases(desk, [case_id])
    forget_limits(desk)
    assert rebuild_deadlines(desk) == 1
    assert count(desk, Deadline) == 0
    restore_cases(desk, [case_id])
    assert due_of(desk, case_id) == (date(2026, 11, 23), False)


def test_a_month_comes_in_whole_weeks_with_what_the_days_are(desk: Desk) -> None:
    days = month_days(desk, YearMonth(2026, 10))
    # 1 October 2026 is a Thursday, 31 October a Saturday.
    assert (days[0].on, days[-1].on, len(days)) == (date(2026, 9, 28), date(2026, 11, 1), 35)
    by_day = {day.on: day for day in days}
    national = by_day[date(2026, 10, 1)]
    assert (national.works, national.kind_term, national.name) == (False, "放假", "国庆节")
    assert (national.made_by, national.known, national.edited) == ("国务院通知", True, False)
    made_up = by_day[date(2026, 10, 10)]
    assert (made_up.works, made_up.kind_term) == (True, "调休上班")
    assert not month_days(desk, YearMonth(2027, 5))[0].known


def test_a_month_shows_what_is_due_overdue_and_planned(desk: Desk) -> None:
    late = open_on(desk, datetime(2026, 11, 2, 1, 30, tzinfo=UTC), "wang")
    open_on(desk, datetime(2026, 11, 20, 1, 30, tzinfo=UTC))
    # 23:30 UTC on the 25th is already the 26th in China.
    at = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    book_sitting(desk, late, SittingKind.HEARING, at, 60, "一号庭", "")
    edit_day(desk, date(2026, 11, 25), works=True, reason="照常")

    def loads(handler: str | None = None) -> dict[date, tuple[int, int, int, int]]:
        return {
            day.on: (day.due, day.statutory_due, day.overdue, day.sittings)
            for day in month_days(desk, YearMonth(2026, 11), handler)
            if day.due or day.sittings
        }

    assert loads() == {
        date(2026, 11, 9): (1, 1, 1, 0),
        date(2026, 11, 27): (1, 1, 0, 0),
        date(2026, 11, 26): (0, 0, 0, 1),
    }
    assert loads("wang") == {date(2026, 11, 9): (1, 1, 1, 0), date(2026, 11, 26): (0, 0, 0, 1)}
    edited = {day.on: day for day in month_days(desk, YearMonth(2026, 11))}[date(2026, 11, 25)]
    assert (edited.edited, edited.reason, edited.made_by) == (True, "照常", "手工")


def test_a_month_leaves_out_what_is_done_and_counts_its_last_day(desk: Desk) -> None:
    case_id = open_on(desk, datetime(2026, 11, 20, 1, 30, tzinfo=UTC))
    with desk.store.writing(actor="test") as unit:
        unit.session.query(Deadline).one().standing = "met"
    at = datetime(2026, 12, 6, 9, 0, tzinfo=CHINA)
    book_sitting(desk, case_id, SittingKind.HEARING, at, 60, "一号庭", "")
    days = month_days(desk, YearMonth(2026, 11))
    assert [(day.on, day.due, day.sittings) for day in days if day.due or day.sittings] == [
        (date(2026, 12, 6), 0, 1)
    ]


def test_a_stopped_rebuild_is_seen_and_gone_on_with(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [open_on(desk, datetime(2026, 11, day, 1, 30, tzinfo=UTC)) for day in (16, 17)]
    with desk.store.writing(actor="test") as unit:
        for case_id in ids:
            unit.session.get_one(Case, case_id).rules_on = None
    monkeypatch.setattr("app.services.recompute.CHUNK", 1)
    with pytest.raises(TaskCancelledError):
        rebuild_deadlines(desk, cancel_at(2))
    assert [case_row(desk, case_id).rules_on is None for case_id in ids] == [True, False]
    assert needs_rebuild(desk)
    assert rebuild_deadlines(desk) == 1
    assert not needs_rebuild(desk)
