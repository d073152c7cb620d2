"""The transfer ledger: its limits run from its own dates and end when they are met."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.deadline_book import load_deadline_book
from app.domain.transfers import CLOCKS, OWN_STEPS, Body, TransferResult, body_of, results_of
from app.services.desk import Desk
from app.services.handling_views import TransferClockLine, TransferLine
from app.services.move_case import move_case
from app.services.read_case import OWN_EVENTS, read_dossier
from app.services.requests import MoveRequest
from app.services.transfers import (
    LEDGER_EVENT,
    TransferEntry,
    due_transfers,
    list_transfers,
    note_feedback,
    note_receipt,
    note_sent,
    record_transfer,
)
from app.support.clock import CHINA
from app.support.errors import NotFoundError, RuleViolationError
from tests.store.desk_kit import CATALOGUE, dispute, open_one

POLICE = TransferEntry(Body.POLICE, "中山市公安局某分局")
FRIDAY = datetime(2026, 11, 20, 10, 20, tzinfo=CHINA)


@pytest.fixture
def case_id(desk: Desk) -> int:
    return open_one(desk, dispute()).id


def entry(desk: Desk) -> TransferLine:
    (line,) = list_transfers(desk)
    return line


def clock(desk: Desk, rule_id: str) -> TransferClockLine:
    return next(line for line in entry(desk).clocks if line.rule_id == rule_id)


def test_every_clock_of_the_ledger_names_a_rule_that_can_be_counted() -> None:
    book = load_deadline_book()
    assert all(book.get(item.rule).limit is not None for item in CLOCKS)


def test_police_get_the_papers_within_24_hours_through_the_weekend(
    desk: Desk, case_id: int
) -> None:
    transfer = record_transfer(desk, case_id, replace(POLICE, decided_at=FRIDAY))
    # Approved Friday 10:20: counted from 11:00, so until Saturday 11:00 (03:00 UTC).
    limit = clock(desk, "CRM-TRANSFER")
    assert limit.due == datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    assert (limit.statutory, limit.whose, limit.done_on) == (True, "本中心", None)
    assert limit.overdue  # now is Monday 14:30
    note_sent(desk, transfer, date(2026, 11, 21), "移送〔2026〕1号")
    done = clock(desk, "CRM-TRANSFER")
    assert (done.done_on, done.overdue) == (date(2026, 11, 21), False)
    note_sent(desk, transfer, date(2026, 11, 22))
    assert clock(desk, "CRM-TRANSFER").overdue
    assert entry(desk).paper_no == "移送〔2026〕1号"


def test_police_decide_within_three_days_of_taking_the_case(desk: Desk, case_id: int) -> None:
    transfer = record_transfer(desk, case_id, replace(POLICE, sent_on=date(2026, 11, 19)))
    note_receipt(desk, transfer, date(2026, 11, 20))
    limit = clock(desk, "CRM-POLICE")
    # The 20th is not counted: 21, 22, 23.
    assert (limit.due, limit.overdue) == (date(2026, 11, 23), False)
    assert limit.whose == POLICE.body_name
    note_feedback(desk, transfer, date(2026, 11, 22), TransferResult.FILED)
    assert clock(desk, "CRM-POLICE").done_on == date(2026, 11, 22)


def test_after_filing_the_exhibits_go_within_three_days_and_that_ends_it(
    desk: Desk, case_id: int
) -> None:
    transfer = record_transfer(desk, case_id, replace(POLICE, received_on=date(2026, 11, 18)))
    note_feedback(desk, transfer, date(2026, 11, 20), TransferResult.FILED)
    assert clock(desk, "CRM-HANDOVER").due == date(2026, 11, 23)
    assert entry(desk).open
    note_feedback(desk, transfer, date(2026, 11, 23), TransferResult.HANDED_OVER)
    assert not entry(desk).open
    assert [line.rule_id for line in entry(desk).clocks] == ["CRM-POLICE"]
    assert entry(desk).feedback_on == date(2026, 11, 20)  # the answer's day stays


def test_a_refusal_opens_three_days_for_review_and_then_for_supervision(
    desk: Desk, case_id: int
) -> None:
    transfer = record_transfer(desk, case_id, replace(POLICE, received_on=date(2026, 11, 12)))
    note_feedback(desk, transfer, date(2026, 11, 13), TransferResult.NOT_FILED)
    # 14, 15, 16 November; the 16th is a Monday.
    assert clock(desk, "CRM-REVIEW").due == date(2026, 11, 16)
    note_feedback(desk, transfer, date(2026, 11, 19), TransferResult.UPHELD)
    assert [line.rule_id for line in entry(desk).clocks] == ["CRM-REVIEW-PROCURATORATE"]
    # 20, 21, 22; the 22nd is a Sunday, so Monday the 23rd.
    assert clock(desk, "CRM-REVIEW-PROCURATORATE").due == date(2026, 11, 23)


def test_customs_detention_starts_thirty_and_twenty_working_days(desk: Desk, case_id: int) -> None:
    customs = TransferEntry(Body.CUSTOMS, "某海关", sent_on=date(2026, 11, 2))
    transfer = record_transfer(desk, case_id, customs)
    note_feedback(desk, transfer, date(2026, 11, 20), TransferResult.DETAINED)
    rules = {line.rule_id: line.due for line in entry(desk).clocks}
    # 20 working days after 20 November: 5 a week, so Friday 18 December.
    assert rules.keys() == {"CUS-DETERMINE", "CUS-RELEASE"}
    assert rules["CUS-RELEASE"] == date(2026, 12, 18)


def test_feedback_is_overdue_after_its_day_until_it_comes(desk: Desk, case_id: int) -> None:
    other = TransferEntry(Body.ENFORCEMENT, "综合执法队", feedback_due_on=date(2026, 11, 20))
    transfer = record_transfer(desk, case_id, other)
    assert entry(desk).feedback_overdue
    (due,) = due_transfers(desk)
    assert (due.term, due.due, due.overdue, due.statutory) == (
        "对方反馈",
        date(2026, 11, 20),
        True,
        False,
    )
    note_feedback(desk, transfer, date(2026, 11, 23), TransferResult.HANDLED)
    assert not entry(desk).feedback_overdue
    assert due_transfers(desk) == ()
    assert list_transfers(desk, open_only=True) == ()


def test_feedback_due_today_is_not_overdue(desk: Desk, case_id: int) -> None:
    record_transfer(
        desk, case_id, TransferEntry(Body.OTHER, "某局", feedback_due_on=date(2026, 11, 23))
    )
    assert not entry(desk).feedback_overdue


def test_the_ledger_is_told_apart_by_body_and_case(desk: Desk, case_id: int) -> None:
    second = open_one(desk, dispute("明辉灯饰厂")).id
    record_transfer(desk, case_id, POLICE)
    record_transfer(desk, second, TransferEntry(Body.COURT, "某法院"))
    assert [line.case_id for line in list_transfers(desk)] == [second, case_id]
    assert [line.case_id for line in list_transfers(desk, body=Body.POLICE)] == [case_id]
    assert [line.case_id for line in list_transfers(desk, case_id=second)] == [second]


def test_days_ahead_backwards_or_without_an_answer_are_refused(desk: Desk, case_id: int) -> None:
    for bad in (
        replace(POLICE, body_name=" "),
        replace(POLICE, sent_on=date(2026, 11, 24)),
        replace(POLICE, decided_at=datetime(2026, 11, 23, 15, 0, tzinfo=CHINA)),
        replace(POLICE, sent_on=date(2026, 11, 20), received_on=date(2026, 11, 19)),
    ):
        with pytest.raises(RuleViolationError):
            record_transfer(desk, case_id, bad)
    transfer = record_transfer(desk, case_id, replace(POLICE, sent_on=date(2026, 11, 20)))
    with pytest.raises(RuleViolationError):
        note_feedback(desk, transfer, date(2026, 11, 19), TransferResult.FILED)
    with pytest.raises(RuleViolationError):
        note_feedback(desk, transfer, date(2026, 11, 21), TransferResult.HANDED_OVER)
    with pytest.raises(NotFoundError):
        note_receipt(desk, 999, date(2026, 11, 20))
    assert entry(desk).feedback_on is None


def test_each_step_is_told_in_the_history(desk: Desk, case_id: int) -> None:
    transfer = record_transfer(desk, case_id, POLICE)
    note_sent(desk, transfer, date(2026, 11, 20))
    note_receipt(desk, transfer, date(2026, 11, 20))
    note_feedback(desk, transfer, date(2026, 11, 21), TransferResult.FILED, "已立案侦查")
    events = read_dossier(desk, case_id).events[:4]
    assert {event.text for event in events} == {"移送台账"}
    assert "立案。已立案侦查" in events[0].note


def test_every_body_may_say_that_it_is_done_or_send_the_case_back() -> None:
    for body in Body:
        assert {TransferResult.HANDLED, TransferResult.RETURNED} <= set(results_of(body))


def test_every_answer_that_starts_a_limit_is_offered_for_its_body() -> None:
    for item in CLOCKS:
        assert set(item.results) <= set(results_of(item.body))
    assert set(OWN_STEPS) <= {result for body in Body for result in results_of(body)}


def test_no_line_about_handling_bears_the_name_of_a_move() -> None:
    moves = {move.code for kind in CATALOGUE.case_types.values() for move in kind.moves}
    own = {"sitting", "material", LEDGER_EVENT, "credit", "hand-over", "service"}
    assert own <= OWN_EVENTS.keys()
    assert not moves & own


def test_a_step_that_hands_the_case_over_enters_the_ledger_by_itself(
    desk: Desk, case_id: int
) -> None:
    dossier = read_dossier(desk, case_id)
    asked = {"transfer_to": "中山市市场监督管理综合执法支队"}
    request = MoveRequest("refer", desk.today, reason="属于假冒专利", asked=asked)
    move_case(desk, case_id, dossier.line.version, request)
    line = entry(desk)
    assert (line.body, line.body_name) == (Body.ENFORCEMENT, asked["transfer_to"])
    assert (line.sent_on, line.feedback_on) == (desk.today, None)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("中山市公安局经侦支队", Body.POLICE),
        ("拱北海关", Body.CUSTOMS),
        ("广州知识产权法院", Body.COURT),
        ("市人民检察院", Body.PROCURATORATE),
        ("市场监督管理综合执法支队", Body.ENFORCEMENT),
        ("省版权局", Body.OTHER),
    ],
)
def test_the_name_of_a_body_tells_its_kind(name: str, body: Body) -> None:
    assert body_of(name) is body
