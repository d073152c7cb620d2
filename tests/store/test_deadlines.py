"""A case's time limits follow from its history, and the stored ones never differ from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.terms import Outcome, Standing
from app.models.deadline import CalendarEdit, Deadline, RuleSetting
from app.services.deadline_decisions import add_pause, extend_deadline
from app.services.deadline_views import Band, BandKind
from app.services.deadlines import read_deadlines, read_pauses
from app.services.desk import Desk
from app.services.read_case import draft_of, read_dossier
from app.services.recycle import delete_cases, restore_cases
from app.services.save_case import save_case
from app.support.clock import CHINA
from tests.store import deadline_kit as kit
from tests.store.deadline_kit import accepted, line, make, received, served, stored
from tests.store.desk_kit import CATALOGUE, TODAY, case_row, count


@pytest.mark.parametrize(("start", "rule", "due"), kit.WORKED)
def test_the_nine_worked_examples_come_out_of_a_cases_moves(
    desk: Desk, start: date, rule: str, due: date
) -> None:
    if rule == "INF-INTERNAL-UM":
        case_id = accepted(desk, start, number="201520000001.6", kind="utility-model")
    else:
        case_id = accepted(desk, start)
    if rule == "INF-ANSWER":
        make(desk, case_id, "serve", start, service_method="direct", served_on=start)
    if rule == "MED-CONFIRM":
        make(desk, case_id, "serve", start, service_method="direct", served_on=start)
        make(desk, case_id, "settle", start, agreement_text="停止侵权")

    assert line(desk, case_id, rule).due == due
    assert stored(desk, case_id)[(rule, 1)].due_on == due


def test_the_request_for_papers_stops_the_review_and_completion_starts_it_anew(desk: Desk) -> None:
    # Received Mon 2026-03-02: 5 working days end Mon 03-09. Papers asked for on 03-04, complete
    # on Fri 03-13: 5 working days from then end Fri 03-20.
    case_id = received(desk, date(2026, 3, 2))
    assert line(desk, case_id, "INF-ACCEPT").due == date(2026, 3, 9)

    due_on = date(2026, 3, 16)
    items = {"supplement_items": "身份证明"}
    make(desk, case_id, "ask-supplement", date(2026, 3, 4), supplement_due_on=due_on, **items)
    assert line(desk, case_id, "INF-ACCEPT").standing is Standing.DROPPED
    asked = line(desk, case_id, "SUPP-DUE")
    assert (asked.due, asked.why.length) == (due_on, "由本中心指定")

    make(desk, case_id, "supplemented", date(2026, 3, 13))
    assert line(desk, case_id, "SUPP-DUE").standing is Standing.MET
    assert line(desk, case_id, "INF-ACCEPT", 2).due == date(2026, 3, 20)


def test_a_suspension_stops_the_closing_limit_and_what_is_left_runs_on_after_it(
    desk: Desk,
) -> None:
    # Docketed 2026-01-05, 3 months: 04-05 is a Sunday within 清明 (04-04..06): due 04-07.
    # Suspended 02-02 (62 days left to 04-05), resumed 03-02: 03-02 + 62 days = 05-03, in the
    # Labour Day holiday (05-01..05): rolls to 05-06.
    case_id = served(desk, date(2026, 1, 6), date(2026, 1, 5))
    assert line(desk, case_id, "INF-CLOSE").due == date(2026, 4, 7)

    make(
        desk,
        case_id,
        "suspend",
        date(2026, 2, 2),
        reason="请求中止",
        suspend_ground="专利权被请求宣告无效",
        invalidation_no="4W110001",
    )
    paused = line(desk, case_id, "INF-CLOSE")
    assert (paused.due, paused.standing) == (None, Standing.PAUSED)
    assert "（4W110001）" in "".join(paused.why.steps)
    (pause,) = read_pauses(desk, case_id)
    assert (pause.id, pause.kind, pause.ground, pause.paper) == (
        None,
        "中止",
        "专利权被请求宣告无效",
        "4W110001",
    )

    make(desk, case_id, "resume-served", date(2026, 3, 2))
    resumed = line(desk, case_id, "INF-CLOSE")
    assert (resumed.due, resumed.standing) == (date(2026, 5, 6), Standing.RUNNING)
    # The answer, 15 days from 01-06, is no limit of the office: it is not paused.
    assert line(desk, case_id, "INF-ANSWER").due == date(2026, 1, 21)


def test_a_pause_entered_by_hand_counts_for_the_rules_that_leave_it_out(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 8, 3))
    before = line(desk, case_id, "INF-CLOSE").due
    assert before == date(2026, 11, 3)

    add_pause(desk, case_id, "鉴定", date(2026, 9, 1), date(2026, 9, 21), "委托鉴定", "委托书")

    # 63 days were left on 09-01; 09-21 + 63 = Mon 11-23.
    assert line(desk, case_id, "INF-CLOSE").due == date(2026, 11, 23)
    # The policy target of 10 days names nothing that is left out.
    assert line(desk, case_id, "INF-INTERNAL").due == date(2026, 8, 13)


@pytest.mark.parametrize(
    ("opened", "used", "most"),
    [(date(2025, 1, 31), "INF-CLOSE-2015", 1), (date(2025, 2, 1), "INF-CLOSE", 2)],
)
def test_a_case_keeps_the_rules_of_the_day_it_was_received(
    desk: Desk, opened: date, used: str, most: int
) -> None:
    case_id = received(desk, opened)
    make(desk, case_id, "accept", date(2025, 2, 10), panel=kit.PANEL)

    found = line(desk, case_id, "INF-CLOSE")
    assert stored(desk, case_id)[("INF-CLOSE", 1)].rule_used == used
    assert found.extendable == most
    assert opened.isoformat() in found.why.regime


def test_correcting_the_day_of_receipt_moves_the_limits_and_the_rules_with_it(desk: Desk) -> None:
    case_id = received(desk, date(2025, 2, 3))
    assert line(desk, case_id, "INF-ACCEPT").due == date(2025, 2, 10)  # Sat 02-08 works

    with desk.store.reading() as session:
        case = case_row(desk, case_id)
        draft = draft_of(CATALOGUE, session, case)
    (facts,) = draft.rows("facts")
    at = datetime(2025, 1, 20, 9, 30, tzinfo=CHINA)
    changed = replace(draft, sections={**draft.sections, "facts": ({**facts, "received_at": at},)})
    save_case(desk, case_id, case.version, changed)

    assert case_row(desk, case_id).rules_on == date(2025, 1, 20)
    found = stored(desk, case_id)[("INF-ACCEPT", 1)]
    assert (found.rule_used, found.due_on) == ("INF-ACCEPT-2015", date(2025, 1, 26))


def test_a_limit_met_after_its_day_stays_visible_as_met_late(desk: Desk) -> None:
    case_id = served(desk, date(2026, 10, 12))  # 15 days: Tue 10-27
    make(desk, case_id, "answer", date(2026, 10, 30), answered_on=date(2026, 10, 28))

    found = line(desk, case_id, "INF-ANSWER")
    assert (found.standing, found.due) == (Standing.MET_LATE, date(2026, 10, 27))
    assert found.met_on == date(2026, 10, 28)
    assert line(desk, case_id, "INF-SERVE").standing is Standing.MET


def test_an_answer_written_down_late_but_given_in_time_was_in_time(desk: Desk) -> None:
    case_id = served(desk, date(2026, 10, 12))
    make(desk, case_id, "answer", date(2026, 10, 30), answered_on=date(2026, 10, 27))

    assert line(desk, case_id, "INF-ANSWER").standing is Standing.MET


def test_the_end_of_a_case_stops_what_still_runs(desk: Desk) -> None:
    case_id = served(desk, date(2026, 10, 12))
    make(
        desk,
        case_id,
        "withdraw",
        date(2026, 10, 20),
        outcome=Outcome.WITHDRAWN,
        reason="双方和解",
    )

    standings = {item.key.rule_id: item.standing for item in read_deadlines(desk, case_id)}
    assert standings["INF-ANSWER"] is Standing.DROPPED
    assert Standing.RUNNING not in standings.values()


def test_what_lies_in_the_bin_is_on_no_list_and_comes_back_as_it_was(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 11, 2))
    before = {key: row.due_on for key, row in stored(desk, case_id).items()}

    delete_cases(desk, [case_id], "重复收件")
    assert stored(desk, case_id) == {}

    restore_cases(desk, [case_id])
    assert {key: row.due_on for key, row in stored(desk, case_id).items()} == before


def test_saving_a_form_that_changes_no_date_writes_no_limit_again(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 11, 2))
    ids = {row.id for row in stored(desk, case_id).values()}
    with desk.store.reading() as session:
        case = case_row(desk, case_id)
        draft = draft_of(CATALOGUE, session, case)
    (facts,) = draft.rows("facts")
    heard: list[frozenset[str]] = []
    stop = desk.store.bus.subscribe(lambda changes: heard.append(changes.tables))
    changed = replace(draft, sections={**draft.sections, "facts": ({**facts, "town": "古镇镇"},)})
    save_case(desk, case_id, case.version, changed)
    stop()

    assert {row.id for row in stored(desk, case_id).values()} == ids
    assert Deadline.__tablename__ not in heard[-1]


def test_a_promise_stands_beside_the_law_and_is_drawn_as_such(desk: Desk) -> None:
    earlier = accepted(desk, date(2026, 11, 2))
    make(desk, earlier, "serve", date(2026, 11, 3), service_method="direct")
    with desk.store.writing(actor="admin") as unit:
        unit.session.add(
            RuleSetting(rule_id="INF-SERVE", promised=True, limit=2, unit="working-day")
        )
    case_id = accepted(desk, TODAY)

    promise = line(desk, case_id, "INF-SERVE", promised=True)
    assert (promise.due, promise.statutory) == (date(2026, 11, 25), False)
    assert (promise.why.nature, promise.why.source) == ("承诺", "本中心承诺")
    assert line(desk, case_id, "INF-SERVE").due == date(2026, 11, 30)
    assert line(desk, case_id, "INF-SERVE").statutory
    # Nobody had promised anything when the earlier case was served.
    assert not any(item.key.promised for item in read_deadlines(desk, earlier))


@pytest.mark.expects_log("INF-SERVE could not be worked out")
def test_a_promise_that_cannot_be_counted_never_keeps_a_case_from_being_saved(desk: Desk) -> None:
    with desk.store.writing(actor="admin") as unit:
        unit.session.add(RuleSetting(rule_id="INF-SERVE", promised=True, limit=24, unit="hour"))
    case_id = accepted(desk, date(2026, 11, 20))

    failed = line(desk, case_id, "INF-SERVE", promised=True)
    assert failed.due is None
    assert failed.standing is Standing.RUNNING
    assert any("算不出日期" in step for step in failed.why.steps)


def test_a_centre_corrects_only_what_is_not_verified(desk: Desk) -> None:
    case_id = served(desk, date(2026, 11, 16))
    with desk.store.writing(actor="admin") as unit:
        unit.session.add_all(
            RuleSetting(rule_id=rule, promised=False, limit=10, unit="day", confirmed=True)
            for rule in ("INF-ANSWER", "INF-SUE")
        )
        unit.session.flush()
        clockwork = desk.clockworks.current(unit.session)

    found = line(desk, case_id, "INF-ANSWER")
    assert (found.due, found.why.verified) == (date(2026, 11, 26), True)
    assert "由本中心核对" in found.why.note
    assert clockwork.book.get("INF-SUE").limit == 15


def test_an_edited_day_counts_at_the_next_look_without_opening_the_store_again(desk: Desk) -> None:
    case_id = accepted(desk, TODAY)
    assert line(desk, case_id, "INF-SERVE").due == date(2026, 11, 30)
    with desk.store.writing(actor="admin") as unit:
        unit.session.add(CalendarEdit(on=date(2026, 11, 25), works=False, reason="停电"))

    assert line(desk, case_id, "INF-SERVE").due == date(2026, 12, 1)


def test_the_picture_shows_every_day_from_start_to_end_in_its_kind(desk: Desk) -> None:
    # 15 days from 2026-02-05 end on 02-20 within 春节 (02-15..23) and roll to 02-24.
    case_id = served(desk, date(2026, 2, 5))

    assert line(desk, case_id, "INF-ANSWER").why.bands == (
        Band(date(2026, 2, 5), date(2026, 2, 5), BandKind.SKIPPED),
        Band(date(2026, 2, 6), date(2026, 2, 20), BandKind.COUNTED),
        Band(date(2026, 2, 21), date(2026, 2, 24), BandKind.ROLLED),
    )
    # 5 working days: the weekend of 02-07 is skipped.
    assert line(desk, case_id, "INF-SERVE").why.bands[1:] == (
        Band(date(2026, 2, 6), date(2026, 2, 6), BandKind.COUNTED),
        Band(date(2026, 2, 7), date(2026, 2, 8), BandKind.SKIPPED),
        Band(date(2026, 2, 9), date(2026, 2, 12), BandKind.COUNTED),
    )


def test_the_picture_tells_pause_and_prolongation_apart(desk: Desk) -> None:
    case_id = accepted(desk, date(2026, 8, 3))
    add_pause(desk, case_id, "鉴定", date(2026, 9, 1), date(2026, 9, 21), "委托鉴定", "")
    key = line(desk, case_id, "INF-CLOSE").key
    extend_deadline(desk, key, 1, "负责人", "审批表", "案情复杂", TODAY)

    found = line(desk, case_id, "INF-CLOSE")
    kinds = [band.kind for band in found.why.bands]
    assert BandKind.EXTENDED in kinds
    assert Band(date(2026, 9, 2), date(2026, 9, 21), BandKind.PAUSED) in found.why.bands
    assert found.why.bands[-1].last == found.due
    spans = zip(found.why.bands, found.why.bands[1:], strict=False)
    assert all((later.first - earlier.last).days == 1 for earlier, later in spans)


def test_a_case_older_than_the_clock_gets_its_limits_at_its_next_step(desk: Desk) -> None:
    case_id = received(desk, date(2026, 11, 16))
    with desk.store.writing(actor="admin") as unit:
        unit.session.get_one(type(case_row(desk, case_id)), case_id).rules_on = None
        for row in stored(desk, case_id).values():
            unit.session.delete(unit.session.merge(row))
    make(desk, case_id, "accept", date(2026, 11, 18), panel=kit.PANEL)

    assert line(desk, case_id, "INF-ACCEPT").standing is Standing.MET
    assert stored(desk, case_id)[("INF-CLOSE", 1)].due_on == date(2027, 2, 18)
    assert stored(desk, case_id)[("INF-CLOSE", 1)].provisional
    assert count(desk, Deadline) == len(read_deadlines(desk, case_id))
    assert read_dossier(desk, case_id).line.version > 1
