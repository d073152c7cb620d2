"""Records of service: each method gives its day, and wrong facts are refused."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.terms import ServiceMethod
from app.services.desk import Desk
from app.services.read_case import read_dossier
from app.services.service_records import list_services, record_service, remove_service
from app.support.errors import NotFoundError, RuleViolationError
from tests.store.desk_kit import audit_of, dispute, last_audit, open_one

PAPER = "答辩通知书"


@pytest.fixture
def case_id(desk: Desk) -> int:
    return open_one(desk, dispute()).id


def test_a_public_notice_counts_as_served_thirty_days_later(desk: Desk, case_id: int) -> None:
    line = record_service(desk, case_id, PAPER, "", ServiceMethod.NOTICE, date(2026, 11, 10))
    # 11 November is the first of thirty days: 10 December.
    assert line.served_on == date(2026, 12, 10)
    assert "30 日" in line.why


@pytest.mark.parametrize(
    "method", [item for item in ServiceMethod if item is not ServiceMethod.NOTICE]
)
def test_any_other_method_counts_from_its_own_day(
    desk: Desk, case_id: int, method: ServiceMethod
) -> None:
    day = date(2026, 11, 10)
    line = record_service(desk, case_id, PAPER, "星煌灯饰厂", method, day, signer="王某")
    assert (line.served_on, line.method_term) == (day, method.term)


def test_records_are_listed_latest_first_and_told_in_the_history(desk: Desk, case_id: int) -> None:
    before = last_audit(desk)
    for day in (9, 10):
        record_service(
            desk, case_id, PAPER, "星煌灯饰厂", ServiceMethod.DIRECT, date(2026, 11, day)
        )
    assert [line.acted_on.day for line in list_services(desk, case_id)] == [10, 9]
    event = read_dossier(desk, case_id).events[0]
    assert (event.text, event.on) == ("送达记录", date(2026, 11, 10))
    assert "星煌灯饰厂" in event.note
    assert len(audit_of(desk, "service", after=before)) == 2


@pytest.mark.parametrize(
    ("paper", "recipient", "method", "day", "field"),
    [
        (" ", "甲", ServiceMethod.DIRECT, date(2026, 11, 10), "paper"),
        (PAPER, "", ServiceMethod.POST, date(2026, 11, 10), "recipient"),
        (PAPER, "甲", ServiceMethod.LEFT, date(2026, 11, 10), "signer"),
        (PAPER, "甲", ServiceMethod.DIRECT, date(2026, 11, 24), "acted_on"),
        (PAPER, "甲", ServiceMethod.DIRECT, date(2026, 11, 1), "acted_on"),
    ],
)
def test_a_wrong_record_is_refused(
    desk: Desk,
    case_id: int,
    paper: str,
    recipient: str,
    method: ServiceMethod,
    day: date,
    field: str,
) -> None:
    with pytest.raises(RuleViolationError) as raised:
        record_service(desk, case_id, paper, recipient, method, day)
    assert [problem.field for problem in raised.value.problems] == [field]
    assert list_services(desk, case_id) == ()


def test_a_record_goes_only_with_a_reason_and_the_history_keeps_it(
    desk: Desk, case_id: int
) -> None:
    line = record_service(desk, case_id, PAPER, "甲", ServiceMethod.DIRECT, date(2026, 11, 10))
    with pytest.raises(RuleViolationError):
        remove_service(desk, line.id, " ")
    remove_service(desk, line.id, "登记有误")
    assert list_services(desk, case_id) == ()
    assert "登记有误" in read_dossier(desk, case_id).events[0].note
    with pytest.raises(NotFoundError):
        remove_service(desk, line.id, "再删")
