"""The agenda: buckets of a day, whose cases, which cases nobody will be reminded of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.dates import YearMonth
from app.domain.terms import Role, SittingKind, Standing
from app.models.case import Case
from app.models.deadline import Deadline
from app.services.agenda import read_agenda
from app.services.calendar_book import month_days
from app.services.case_filter import CaseFilter, CaseOrder, DueSpan, SortField
from app.services.case_queries import case_lines, count_cases, find_ids
from app.services.day_limits import limits_on
from app.services.deadline_views import Bucket
from app.services.desk import Desk
from app.services.recycle import delete_cases
from app.services.sittings import book_sitting, cancel_sitting
from app.support.clock import CHINA, FixedClock
from tests.store.desk_kit import CATALOGUE, TODAY, acting, dispute, open_one, short_draft

# INF-ACCEPT: 5 working days from receipt. Today is Monday 2026-11-23, 14:30 in China.
RECEIVED = {
    "overdue": (2, date(2026, 11, 9)),
    "today": (16, date(2026, 11, 23)),
    "week": (20, date(2026, 11, 27)),
    "later": (23, date(2026, 11, 30)),
}


def received(day: int) -> datetime:
    return datetime(2026, 11, day, 1, 30, tzinfo=UTC)


def open_on(desk: Desk, day: int, handler: str = "") -> int:
    facts = {"received_at": received(day), "handler": handler}
    return open_one(desk, dispute(f"{day}日{handler}灯饰厂", facts=facts)).id


@pytest.fixture
def ids(desk: Desk) -> dict[str, int]:
    return {bucket: open_on(desk, day) for bucket, (day, _) in RECEIVED.items()}


def set_limits(desk: Desk, case_id: int, **values: object) -> None:
    with desk.store.writing(actor="test") as unit:
        for row in unit.session.query(Deadline).filter(Deadline.case_id == case_id):
            for name, value in values.items():
                setattr(row, name, value)


def test_limits_stand_in_their_bucket_in_order_of_due_date(desk: Desk, ids: dict[str, int]) -> None:
    agenda = read_agenda(desk)
    assert agenda.on == TODAY
    assert [(item.key.case_id, item.bucket.value, item.due) for item in agenda.items] == [
        (ids[bucket], bucket, due) for bucket, (_, due) in RECEIVED.items()
    ]
    assert {bucket.value: agenda.counts[bucket.value] for bucket in Bucket} == {
        "overdue": 1, "today": 1, "week": 1, "later": 1,
    }  # fmt: skip
    first = agenda.items[0]
    assert (first.rule, first.term, first.statutory) == ("INF-ACCEPT", "立案审查", True)
    assert first.countdown == "逾期 10 个工作日"
    assert agenda.items[1].countdown == "今天 还有 9 小时"


def test_another_day_sees_the_same_limits_from_there(desk: Desk, ids: dict[str, int]) -> None:
    before = read_agenda(desk, on=date(2026, 11, 9))
    assert [item.bucket.value for item in before.items] == ["today", "later", "later", "later"]
    # A Sunday ends its week, so the day after it is later.
    sunday = read_agenda(desk, on=date(2026, 11, 29))
    assert [item.bucket.value for item in sunday.items] == [
        "overdue", "overdue", "overdue", "later",
    ]  # fmt: skip
    assert len(ids) == sunday.counts["overdue"] + sunday.counts["later"]


def test_the_list_is_cut_and_the_counts_tell_of_all(desk: Desk, ids: dict[str, int]) -> None:
    agenda = read_agenda(desk, limit=2)
    assert [item.key.case_id for item in agenda.items] == [ids["overdue"], ids["today"]]
    assert agenda.counts["later"] == 1


def test_an_instant_that_is_past_is_overdue_on_its_own_day(desk: Desk, ids: dict[str, int]) -> None:
    past = datetime(2026, 11, 23, 14, 0, tzinfo=CHINA)
    set_limits(desk, ids["today"], due_at=past)
    agenda = read_agenda(desk)
    assert (agenda.counts["overdue"], agenda.counts["today"]) == (2, 0)
    assert agenda.items[1].bucket is Bucket.OVERDUE
    assert agenda.items[1].countdown == "逾期 30 分钟"
    # The lists say the same: the overdue one holds it, that of the day does not.
    late = CaseFilter(overdue_at=desk.now)
    assert set(find_ids(desk, late)) == {ids["overdue"], ids["today"]}
    assert find_ids(desk, CaseFilter(due=DueSpan(TODAY, TODAY, since=desk.now))) == ()
    soon = desk.now + timedelta(minutes=1)
    set_limits(desk, ids["today"], due_at=soon)
    assert find_ids(desk, late) == (ids["overdue"],)
    assert find_ids(desk, CaseFilter(due=DueSpan(TODAY, TODAY, since=desk.now))) == (ids["today"],)


def test_limits_that_do_not_run_and_deleted_cases_are_left_out(
    desk: Desk, ids: dict[str, int]
) -> None:
    set_limits(desk, ids["overdue"], standing=Standing.MET.value)
    delete_cases(desk, [ids["today"]], reason="重复")
    set_limits(desk, ids["today"], standing=Standing.RUNNING.value)
    assert [item.key.case_id for item in read_agenda(desk).items] == [ids["week"], ids["later"]]


def test_mine_keeps_to_my_cases_but_what_nobody_was_given_counts(desk: Desk) -> None:
    mine, others, nobodys = (open_on(desk, 20, name) for name in ("admin", "wang", ""))
    agenda = read_agenda(desk, mine=True)
    assert [item.key.case_id for item in agenda.items] == [mine]
    assert agenda.counts["unassigned"] == 1
    assert {item.key.case_id for item in read_agenda(desk).items} == {mine, others, nobodys}
    theirs = read_agenda(acting(desk, Role.HANDLER, "wang"), mine=True)
    assert [item.key.case_id for item in theirs.items] == [others]


def test_an_agenda_of_one_handler_counts_what_the_filter_of_that_handler_lists(desk: Desk) -> None:
    mine, theirs = open_on(desk, 2, "admin"), open_on(desk, 2, "wang")
    add_limit(desk, theirs, date(2027, 5, 1))
    set_limits(desk, theirs, provisional=True)
    agenda = read_agenda(desk, handler="wang")
    assert {item.key.case_id for item in agenda.items} == {theirs}
    assert agenda.counts["overdue"] == 1
    assert agenda.counts["provisional"] == 1
    assert find_ids(desk, CaseFilter(handler="wang", overdue_at=desk.now)) == (theirs,)
    # A named handler is asked for before one's own.
    both = read_agenda(desk, mine=True, handler="wang")
    assert both.items == agenda.items
    assert mine not in {item.key.case_id for item in both.items}


def test_a_live_case_without_limit_or_sitting_has_no_next_step(
    desk: Desk, ids: dict[str, int]
) -> None:
    case_id = ids["overdue"]
    assert read_agenda(desk).no_next_step == ()
    set_limits(desk, case_id, standing=Standing.MET.value)
    assert read_agenda(desk).no_next_step == (case_id,)
    starts_at = datetime(2026, 11, 24, 9, 0, tzinfo=CHINA)
    sitting = book_sitting(desk, case_id, SittingKind.HEARING, starts_at, 60, "一号庭", "")
    assert read_agenda(desk).no_next_step == ()
    # Once it is over it reminds nobody any more.
    assert read_agenda(desk, on=date(2026, 11, 25)).no_next_step == (case_id,)
    cancel_sitting(desk, sitting, "改期")
    assert read_agenda(desk).no_next_step == (case_id,)
    assert read_agenda(desk).counts["no-next-step"] == 1


def test_a_paused_limit_is_a_next_step(desk: Desk, ids: dict[str, int]) -> None:
    set_limits(desk, ids["week"], standing=Standing.PAUSED.value, due_on=None)
    agenda = read_agenda(desk)
    assert agenda.no_next_step == ()
    assert ids["week"] not in {item.key.case_id for item in agenda.items}


def test_a_case_that_waits_for_others_is_awaited_and_not_without_next_step(
    desk: Desk, ids: dict[str, int]
) -> None:
    ours, theirs = ids["week"], ids["later"]
    for case_id in (ours, theirs):
        set_limits(desk, case_id, standing=Standing.MET.value)
    with desk.store.writing(actor="test") as unit:
        unit.session.get_one(Case, theirs).state = "served"
    agenda = read_agenda(desk)
    assert agenda.no_next_step == (ours,)
    assert agenda.counts["awaiting"] == 1
    assert find_ids(desk, CaseFilter(awaiting=True)) == (theirs,)


def test_a_state_of_several_kinds_is_nobodys_turn_before_the_kind_is_known(desk: Desk) -> None:
    """Heard here, a dispute is this office's; heard together, a confirmation is the bureau's."""
    confirmation = short_draft(CATALOGUE.get("rapid-confirmation"))
    ours, theirs = open_on(desk, 20), open_one(desk, confirmation).id
    for case_id in (ours, theirs):
        set_limits(desk, case_id, standing=Standing.MET.value)
        with desk.store.writing(actor="test") as unit:
            unit.session.get_one(Case, case_id).state = "heard"
    assert find_ids(desk, CaseFilter(no_next_step_on=TODAY)) == (ours,)
    assert find_ids(desk, CaseFilter(awaiting=True)) == (theirs,)


def test_every_tile_of_cases_counts_what_its_list_holds(desk: Desk, ids: dict[str, int]) -> None:
    for place, case_id in enumerate(sorted(ids.values())):
        set_limits(desk, case_id, standing=Standing.MET.value)
        with desk.store.writing(actor="test") as unit:
            unit.session.get_one(Case, case_id).state = ("received", "served")[place % 2]
    agenda = read_agenda(desk)
    listed = find_ids(desk, CaseFilter(no_next_step_on=TODAY))
    assert sorted(agenda.no_next_step) == sorted(listed)
    assert agenda.counts["no-next-step"] == len(listed) == 2
    assert agenda.counts["awaiting"] == count_cases(desk, CaseFilter(awaiting=True)) == 2


def test_a_done_case_needs_no_next_step(desk: Desk, ids: dict[str, int]) -> None:
    set_limits(desk, ids["week"], standing=Standing.MET.value)
    with desk.store.writing(actor="test") as unit:
        unit.session.get_one(Case, ids["week"]).phase = "done"
    assert read_agenda(desk).no_next_step == ()


def test_who_waits_for_others_is_counted_by_state_and_kind(desk: Desk, ids: dict[str, int]) -> None:
    assert read_agenda(desk).counts["awaiting"] == 0
    with desk.store.writing(actor="test") as unit:
        unit.session.get_one(Case, ids["week"]).state = "served"
        unit.session.get_one(Case, ids["later"]).state = "supplement"
    counts = read_agenda(desk).counts
    assert find_ids(desk, CaseFilter(awaiting=True, states=("served",))) == (ids["week"],)
    assert counts["awaiting"] == len(find_ids(desk, CaseFilter(awaiting=True)))
    assert counts["supplement"] == 1


def test_each_filter_lists_the_cases_of_its_limits(desk: Desk, ids: dict[str, int]) -> None:
    def found(wanted: CaseFilter) -> set[int]:
        return set(find_ids(desk, wanted))

    week = DueSpan(TODAY, date(2026, 11, 29))
    assert found(CaseFilter(due=week)) == {ids["today"], ids["week"]}
    assert found(CaseFilter(due=DueSpan(date.min, TODAY))) == {ids["overdue"], ids["today"]}
    assert found(CaseFilter(overdue_at=desk.now)) == {ids["overdue"]}
    assert found(CaseFilter(rule_id="INF-ACCEPT")) == set(ids.values())
    assert found(CaseFilter(rule_id="INF-ANSWER")) == set()
    assert found(CaseFilter(provisional=True)) == set()
    set_limits(desk, ids["week"], provisional=True, statutory=False)
    assert found(CaseFilter(provisional=True)) == {ids["week"]}
    assert found(CaseFilter(due=replace(week, statutory_only=True))) == {ids["today"]}
    # Both must hold for the same limit.
    assert found(CaseFilter(due=DueSpan(TODAY, TODAY), provisional=True)) == set()


def test_a_list_line_shows_the_earliest_running_limit(desk: Desk, ids: dict[str, int]) -> None:
    (line,) = case_lines(desk, [ids["week"]])
    assert (line.next_due, line.next_due_term, line.next_due_statutory) == (
        date(2026, 11, 27), "立案审查", True,
    )  # fmt: skip
    set_limits(desk, ids["week"], standing=Standing.DROPPED.value)
    (line,) = case_lines(desk, [ids["week"]])
    assert (line.next_due, line.next_due_term) == (None, "")


def test_the_day_turns_at_midnight_in_china(desk: Desk, ids: dict[str, int]) -> None:
    night = replace(desk, clock=FixedClock(datetime(2026, 11, 23, 16, 0, tzinfo=UTC)))
    agenda = read_agenda(night)
    assert agenda.on == date(2026, 11, 24)
    assert agenda.items[1].key.case_id == ids["today"]
    assert agenda.items[1].bucket is Bucket.OVERDUE


def add_limit(desk: Desk, case_id: int, due_on: date, due_at: datetime | None = None) -> None:
    with desk.store.writing(actor="test") as unit:
        unit.session.add(
            Deadline(
                case_id=case_id, rule_id="", ordinal=9, promised=False, rule_used="",
                term="自定", statutory=False, started_on=TODAY, begun_by="", due_on=due_on,
                due_at=due_at, provisional=False, standing=Standing.RUNNING.value,
            )
        )  # fmt: skip


def test_the_week_ends_with_its_sunday(desk: Desk, ids: dict[str, int]) -> None:
    add_limit(desk, ids["later"], date(2026, 11, 29))
    agenda = read_agenda(desk)
    assert (agenda.counts["week"], agenda.counts["later"]) == (2, 1)
    assert [item.bucket for item in agenda.items][3] is Bucket.WEEK


def test_on_the_card_of_a_day_the_law_stands_first_then_what_has_an_hour(
    desk: Desk, ids: dict[str, int]
) -> None:
    own, by_day, by_hour = ids["overdue"], ids["today"], ids["week"]
    set_limits(desk, own, due_on=TODAY, statutory=False)
    at_five = datetime(2026, 11, 23, 17, 0, tzinfo=CHINA)
    set_limits(desk, by_hour, due_on=TODAY, due_at=at_five)
    assert [item.key.case_id for item in limits_on(desk, TODAY)] == [by_hour, by_day, own]


def test_of_the_limits_of_a_day_one_whose_hour_is_past_is_the_next(
    desk: Desk, ids: dict[str, int]
) -> None:
    add_limit(desk, ids["today"], TODAY, due_at=desk.now - timedelta(minutes=1))
    (line,) = case_lines(desk, [ids["today"]])
    assert (line.next_due, line.next_due_term, line.next_due_late) == (TODAY, "自定", True)
    add_limit(desk, ids["week"], TODAY, due_at=desk.now + timedelta(minutes=1))
    (line,) = case_lines(desk, [ids["week"]])
    assert (line.next_due, line.next_due_late) == (TODAY, False)


def test_the_earliest_of_two_limits_is_the_next(desk: Desk, ids: dict[str, int]) -> None:
    add_limit(desk, ids["week"], date(2026, 11, 24))
    (line,) = case_lines(desk, [ids["week"]])
    assert (line.next_due, line.next_due_term) == (date(2026, 11, 24), "自定")
    add_limit(desk, ids["later"], date(2026, 12, 24))
    (line,) = case_lines(desk, [ids["later"]])
    assert line.next_due == date(2026, 11, 30)


def test_a_limit_left_in_a_deleted_case_is_not_shown(desk: Desk, ids: dict[str, int]) -> None:
    delete_cases(desk, [ids["week"]], reason="重复")
    add_limit(desk, ids["week"], date(2026, 11, 24))
    assert ids["week"] not in {item.key.case_id for item in read_agenda(desk).items}


def close(desk: Desk, case_id: int, kind: str | None = None) -> None:
    """Let a case be done, with the limits the cache still held for it."""
    with desk.store.writing(actor="test") as unit:
        case = unit.session.get_one(Case, case_id)
        case.phase, case.kind = "done", kind or case.kind


def told_of(desk: Desk, case_id: int, due_on: date) -> set[str]:
    """Return who tells of a limit that is overdue: agenda, figure, list line, calendar."""
    agenda = read_agenda(desk)
    (line,) = case_lines(desk, [case_id])
    by_due = find_ids(desk, CaseFilter(), CaseOrder(SortField.DUE, descending=False))
    (day,) = (one for one in month_days(desk, YearMonth.of(due_on)) if one.on == due_on)
    says = {
        "agenda": case_id in {item.key.case_id for item in agenda.items},
        "count": agenda.counts["overdue"] == 1,
        "tile": count_cases(desk, CaseFilter(overdue_at=desk.now)) == 1,
        "list": find_ids(desk, CaseFilter(due=DueSpan(due_on, due_on))) == (case_id,),
        "rule": case_id in find_ids(desk, CaseFilter(provisional=True)),
        "line": line.next_due == due_on,
        "order": by_due[0] == case_id,
        "calendar": day.due == 1,
        "day": {one.key.case_id for one in limits_on(desk, due_on)} == {case_id},
    }
    return {who for who, tells in says.items() if tells}


EVERYBODY = {"agenda", "count", "tile", "list", "rule", "line", "order", "calendar", "day"}


def test_a_limit_left_in_a_closed_case_is_told_nowhere(desk: Desk, ids: dict[str, int]) -> None:
    case_id, due_on = ids["overdue"], RECEIVED["overdue"][1]
    set_limits(desk, case_id, provisional=True)
    assert told_of(desk, case_id, due_on) == EVERYBODY
    close(desk, case_id)
    assert told_of(desk, case_id, due_on) == set()


def test_a_limit_that_the_closing_move_began_is_told_everywhere(
    desk: Desk, ids: dict[str, int]
) -> None:
    case_id, due_on = ids["overdue"], RECEIVED["overdue"][1]
    # Who reported is told of the refusal within a time that begins with it.
    close(desk, case_id, "counterfeit-report")
    set_limits(desk, case_id, provisional=True, rule_id="CFT-REPLY", begun_by="refuse")
    assert told_of(desk, case_id, due_on) == EVERYBODY
    set_limits(desk, case_id, begun_by="accept")
    assert told_of(desk, case_id, due_on) == set()


def test_what_somebody_set_by_hand_for_a_closed_case_is_told_everywhere(
    desk: Desk, ids: dict[str, int]
) -> None:
    case_id, due_on = ids["overdue"], RECEIVED["overdue"][1]
    close(desk, case_id)
    set_limits(desk, case_id, provisional=True, rule_id="", begun_by="")
    assert told_of(desk, case_id, due_on) == EVERYBODY


def test_lists_by_due_date_begin_with_the_earliest_and_end_with_those_without(
    desk: Desk, ids: dict[str, int]
) -> None:
    add_limit(desk, ids["later"], date(2026, 11, 10))
    set_limits(desk, ids["today"], standing=Standing.MET.value)
    up = CaseOrder(SortField.DUE, descending=False)
    down = CaseOrder(SortField.DUE)
    wanted = [ids[key] for key in ("overdue", "later", "week", "today")]
    assert list(find_ids(desk, CaseFilter(), up)) == wanted
    assert list(find_ids(desk, CaseFilter(), down)) == [*reversed(wanted[:3]), wanted[3]]


def test_a_filter_of_named_cases_keeps_to_them(desk: Desk, ids: dict[str, int]) -> None:
    chosen = (ids["week"], ids["overdue"])
    assert set(find_ids(desk, CaseFilter(ids=chosen))) == set(chosen)
    assert find_ids(desk, CaseFilter(ids=chosen, states=("supplement",))) == ()
