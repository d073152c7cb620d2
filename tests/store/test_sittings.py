"""The schedule: clashes warn and never forbid; a newer booking takes an older one's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.case_type import Booking, Move
from app.domain.fields import FieldValue
from app.domain.terms import SittingKind
from app.services.desk import Desk
from app.services.read_case import get_live_case, read_dossier
from app.services.recycle import delete_cases
from app.services.sittings import (
    book_from_move,
    book_sitting,
    cancel_sitting,
    change_sitting,
    clashes,
    list_case_sittings,
    list_sittings,
    names_in,
)
from app.support.clock import CHINA
from app.support.errors import NotFoundError, RuleViolationError
from tests.store.desk_kit import audit_of, dispute, last_audit, open_one

DAY = date(2026, 11, 25)  # a Wednesday
HEARING = Move(
    "set-hearing",
    "定口审…",
    ("served",),
    "hearing-set",
    books=Booking(SittingKind.HEARING, "hearing_at", "hearing_place", "panel"),
)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHINA)


@pytest.fixture
def case_id(desk: Desk) -> int:
    return open_one(desk, dispute()).id


def book(desk: Desk, case_id: int, starts_at: datetime, place: str = "", people: str = "") -> int:
    return book_sitting(desk, case_id, SittingKind.HEARING, starts_at, 60, place, people)


def from_move(desk: Desk, case_id: int, starts_at: datetime, place: str = "一号庭") -> None:
    asked: dict[str, FieldValue] = {"hearing_at": starts_at, "hearing_place": place}
    with desk.store.writing(actor="wang") as unit:
        case = get_live_case(unit.session, case_id)
        book_from_move(unit, case, HEARING, asked)


def test_the_schedule_shows_days_of_china_with_number_and_title(desk: Desk, case_id: int) -> None:
    book(desk, case_id, at(0, 30))
    book(desk, case_id, at(23, 30))
    book(desk, case_id, at(0, 0, DAY + timedelta(1)))
    lines = list_sittings(desk, DAY, DAY)
    assert [line.starts_at for line in lines] == [at(0, 30), at(23, 30)]
    opened = read_dossier(desk, case_id).line
    assert (lines[0].number, lines[0].title) == (opened.intake_no, opened.title)
    assert lines[0].kind_term == "口头审理"


@pytest.mark.parametrize(
    ("start", "place", "people", "clashing"),
    [
        (at(9, 30), "2 号庭", "", True),  # the same place, written otherwise
        (at(10), "２号庭", "", False),  # begins when the other ends
        (at(8, 30), "2号庭", "", True),  # ends half an hour into it
        (at(8), "2号庭", "", False),
        (at(9, 30), "3号庭", "", False),
        (at(9, 30), "", "李四，王五", True),
        (at(9, 30), "", "李四四", False),
        (at(9, 30), "", "", False),
    ],
)
def test_the_same_place_or_person_at_the_same_time_clashes(
    desk: Desk, case_id: int, start: datetime, place: str, people: str, *, clashing: bool
) -> None:
    taken = book(desk, case_id, at(9), "2号庭", "张三、李四")
    assert any("冲突" in text for text in clashes(desk, start, 60, place, people)) is clashing
    assert not any("冲突" in text for text in clashes(desk, start, 60, place, people, taken))


def test_a_clash_warns_on_both_lines_and_forbids_nothing(desk: Desk, case_id: int) -> None:
    book(desk, case_id, at(9), "二号庭", "张三")
    book(desk, case_id, at(9, 30), "二号庭", "张三")
    first, second = list_sittings(desk, DAY, DAY)
    assert "地点相同、张三须同时到场" in first.clashes[0]
    assert "地点相同、张三须同时到场" in second.clashes[0]


def test_a_sitting_that_runs_into_the_next_day_is_seen_there(desk: Desk, case_id: int) -> None:
    book_sitting(desk, case_id, SittingKind.INSPECTION, at(23), 180, "展馆")
    book(desk, case_id, at(1, 0, DAY + timedelta(1)), "展馆")
    (line,) = list_sittings(desk, DAY + timedelta(1), DAY + timedelta(1))
    assert "现场勘验" in line.clashes[0]


def test_a_day_off_and_hours_outside_the_office_are_hints(desk: Desk) -> None:
    assert clashes(desk, at(9), 60) == ()
    assert "周末" in clashes(desk, at(9, 0, date(2026, 11, 28)), 60)[0]
    assert "国庆" in clashes(desk, at(9, 0, date(2026, 10, 1)), 60)[0]
    assert clashes(desk, at(9, 0, date(2026, 10, 10)), 60) == ()  # a Saturday made up for
    assert "上班时间" in clashes(desk, at(17), 60)[0]
    assert "上班时间" in clashes(desk, at(8), 60)[0]


def test_a_cancelled_sitting_stays_listed_with_its_reason_and_clashes_no_more(
    desk: Desk, case_id: int
) -> None:
    first = book(desk, case_id, at(9), "二号庭")
    with pytest.raises(RuleViolationError):
        cancel_sitting(desk, first, " ")
    cancel_sitting(desk, first, "当事人请求改期")
    assert clashes(desk, at(9), 60, "二号庭") == ()
    (line,) = list_sittings(desk, DAY, DAY)
    assert (line.cancelled, line.clashes) == ("当事人请求改期", ())
    with pytest.raises(RuleViolationError):
        change_sitting(desk, first, at(10), 60, "", "")
    with pytest.raises(NotFoundError):
        cancel_sitting(desk, 999, "不存在")


def test_booking_changing_and_cancelling_are_told_in_the_history_and_audited(
    desk: Desk, case_id: int
) -> None:
    before = last_audit(desk)
    sitting = book(desk, case_id, at(9), "二号庭")
    change_sitting(desk, sitting, at(14), 90, "三号庭", "张三")
    cancel_sitting(desk, sitting, "撤回")
    events = read_dossier(desk, case_id).events[:3]
    assert [event.text for event in events] == ["排期"] * 3
    assert "改为" in events[1].note
    assert "撤回" in events[0].note
    assert len(audit_of(desk, "sitting", after=before)) == 3
    (line,) = list_case_sittings(desk, case_id)
    assert (line.starts_at, line.minutes, line.place) == (at(14), 90, "三号庭")


def test_a_move_books_its_sitting_with_place_and_the_panel_of_the_case(desk: Desk) -> None:
    case_id = open_one(desk, dispute()).id
    with desk.store.writing(actor="wang") as unit:
        case = get_live_case(unit.session, case_id)
        case.details = {**case.details, "panel": "张三、李四、王五"}
    from_move(desk, case_id, at(9))
    (line,) = list_case_sittings(desk, case_id)
    assert (line.starts_at, line.place, line.people) == (at(9), "一号庭", "张三、李四、王五")


def test_a_move_that_books_again_cancels_the_earlier_future_one(desk: Desk, case_id: int) -> None:
    held = book(desk, case_id, at(9, 0, date(2026, 11, 20)))  # before the present
    other = book_sitting(desk, case_id, SittingKind.INSPECTION, at(15))
    from_move(desk, case_id, at(9))
    from_move(desk, case_id, at(10))
    lines = {line.starts_at: line for line in list_case_sittings(desk, case_id)}
    assert "另行排期：2026-11-25 10:00" in lines[at(9)].cancelled
    standing = {line.id for line in lines.values() if not line.cancelled}
    assert standing == {held, other, lines[at(10)].id}


def test_booking_the_same_time_again_changes_the_entry(desk: Desk, case_id: int) -> None:
    from_move(desk, case_id, at(9))
    from_move(desk, case_id, at(9), "三号庭")
    (line,) = list_case_sittings(desk, case_id)
    assert (line.place, line.cancelled) == ("三号庭", "")


def test_a_move_that_books_nothing_leaves_the_schedule(desk: Desk, case_id: int) -> None:
    from_move(desk, case_id, at(9))
    with desk.store.writing(actor="wang") as unit:
        case = get_live_case(unit.session, case_id)
        book_from_move(unit, case, replace(HEARING, books=None), {"hearing_at": at(15)})
        book_from_move(unit, case, HEARING, {"hearing_at": None})
    assert [line.cancelled for line in list_case_sittings(desk, case_id)] == [""]


def test_a_sitting_takes_time_and_cases_in_the_bin_take_none(desk: Desk, case_id: int) -> None:
    for minutes in (0, -5, 24 * 60 + 1):
        with pytest.raises(RuleViolationError):
            book_sitting(desk, case_id, SittingKind.OTHER, at(9), minutes)
    book(desk, case_id, at(9))
    delete_cases(desk, (case_id,))
    assert list_sittings(desk, DAY, DAY) == ()
    with pytest.raises(RuleViolationError):
        book(desk, case_id, at(9))


def test_names_are_told_apart_however_they_are_separated() -> None:
    assert names_in("张三、李四，王五, 赵六 钱七") == {"张三", "李四", "王五", "赵六", "钱七"}
    assert names_in(" ") == frozenset()
