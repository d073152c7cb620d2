"""Mediation: each step with its limits, papers and gates; the days counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.terms import Role, SittingKind, Track, Turn
from app.domain.transitions import allowed_moves
from app.support.errors import Level
from tests.unit.case_types.machine_kit import Case, found

KIND = "mediation-administrative"


def sent(method: str = "direct") -> Case:
    case = Case(KIND, "2026-11-02")
    return case.make("send", "2026-11-04", sent_on=date(2026, 11, 3), service_method=method)


def accepted() -> Case:
    return (
        sent()
        .make("consent", "2026-11-10", opinion_on=date(2026, 11, 9))
        .make("accept", "2026-11-12")
    )


def agreed() -> Case:
    case = accepted().make("schedule", "2026-11-13").make("begin", "2026-11-18")
    return case.make("agree", "2026-11-18", agreed_fen=5_000_000)


def test_the_opinion_runs_from_service_by_the_way_it_was_served() -> None:
    assert sent().running() == {"MED-REPLY": "2026-11-03"}
    # Public notice: 2026-11-03 and thirty days.
    assert sent("notice").running() == {"MED-REPLY": "2026-12-03"}


def test_consent_counts_on_the_day_it_came_and_starts_docketing() -> None:
    case = sent().make("consent", "2026-11-10", opinion_on=date(2026, 11, 9))
    assert case.met()["MED-REPLY"] == "2026-11-09"
    assert case.running() == {"MED-ACCEPT": "2026-11-09"}


def test_docketing_starts_the_limit_for_closing() -> None:
    case = accepted()
    assert case.met()["MED-ACCEPT"] == "2026-11-12"
    assert case.running() == {"MED-CLOSE": "2026-11-12"}


def test_acceptance_straight_from_the_copy_meets_the_reply_too() -> None:
    assert sent().make("accept", "2026-11-09").running() == {"MED-CLOSE": "2026-11-09"}


@pytest.mark.parametrize(("move", "state"), [("agree", "agreed"), ("fail", "failed")])
def test_agreement_and_failure_end_the_mediation_in_time(move: str, state: str) -> None:
    case = accepted().make("begin", "2026-11-18").make(move, "2026-12-01")
    assert case.state == state
    assert case.met()["MED-CLOSE"] == "2026-12-01"
    assert case.running() == {}


def test_signing_starts_the_thirty_days_for_confirmation_by_the_court() -> None:
    case = agreed()
    assert case.running() == {}
    case.make("sign", "2026-11-20", signed_on=date(2026, 11, 19))
    assert case.running() == {"MED-CONFIRM": "2026-11-19"}
    case.make("confirm", "2026-12-01")
    assert case.met()["MED-CONFIRM"] == "2026-12-01"


def test_parties_who_want_no_confirmation_have_no_such_limit() -> None:
    assert agreed().make("sign", "2026-11-20", no_confirmation=True).running() == {}
    later = agreed().make("sign", "2026-11-20").make("perform-unconfirmed", "2026-11-23")
    assert later.running() == {}


def test_performance_alone_leaves_the_way_to_the_court_open() -> None:
    case = agreed().make("sign", "2026-11-20").make("perform", "2026-11-23")
    assert case.running().keys() == {"MED-CONFIRM"}
    assert case.case_type.state(case.state).turn is Turn.PARTY


def test_a_suspension_at_the_patent_office_runs_a_year_beside_the_mediation() -> None:
    case = accepted().make("cnipa-suspend", "2026-11-16", cnipa_suspended_on=date(2026, 11, 13))
    assert case.running() == {"MED-CLOSE": "2026-11-12", "MED-OWNERSHIP": "2026-11-13"}
    case.make("schedule", "2026-11-17").make("begin", "2026-11-20")
    assert "MED-OWNERSHIP" in case.running()
    case.make("fail", "2026-12-20")
    assert case.met()["MED-OWNERSHIP"] == "2026-12-20"


@pytest.mark.parametrize(("subject", "said"), [("损害赔偿", 1), ("权属", 0)])
def test_only_ownership_is_a_ground_to_suspend(subject: str, said: int) -> None:
    answer = found(KIND, "cnipa-suspend", form={"facts": {"subject": subject}})
    assert list(answer.values()) == [Level.WARNING] * said


@pytest.mark.parametrize("move", ["", "accept"])
def test_what_cannot_be_mediated_here_is_stopped(move: str) -> None:
    licence = found(KIND, move, form={"facts": {"subject": "开放许可"}})
    assert list(licence.values()) == [Level.ERROR]
    fee = {"facts": {"subject": "授权前使用费"}, "right": {"status": "审查中"}}
    assert list(found(KIND, move, form=fee).values()) == [Level.ERROR]
    assert found(KIND, move, form={**fee, "right": {"status": "有效"}}) == {}


def test_refusing_for_silence_before_the_limit_is_warned_of() -> None:
    runs = sent().runs()
    assert list(found(KIND, "refuse", runs=runs, late={"MED-REPLY": False}).values()) == [
        Level.WARNING
    ]
    assert found(KIND, "refuse", runs=runs, late={"MED-REPLY": True}) == {}


def test_confirmation_after_thirty_days_and_payment_short_of_the_agreement_are_warned_of() -> None:
    assert list(found(KIND, "confirm", late={"MED-CONFIRM": True}).values()) == [Level.WARNING]
    short = found(KIND, "performed", asked={"paid_fen": 1}, stored={"agreed_fen": 2})
    assert list(short.values()) == [Level.WARNING]
    assert found(KIND, "performed", asked={"paid_fen": 2}, stored={"agreed_fen": 2}) == {}


def test_a_date_for_talks_goes_into_the_schedule() -> None:
    booking = load_catalogue().get(KIND).move("schedule").books
    assert booking is not None
    assert (booking.kind, booking.at, booking.place, booking.people) == (
        SittingKind.MEDIATION,
        "session_at",
        "session_place",
        "mediators",
    )


def test_results_are_for_mediators_and_officers_not_for_the_counter() -> None:
    case_type = load_catalogue().get(KIND)
    codes = {
        role: {move.code for move in allowed_moves(case_type, "in-session", role)}
        for role in (Role.CLERK, Role.MEDIATOR, Role.HANDLER)
    }
    assert codes[Role.CLERK].isdisjoint({"agree", "fail"})
    assert {"agree", "fail"} <= codes[Role.MEDIATOR] & codes[Role.HANDLER]


def test_only_the_authority_issues_a_mediation_deed() -> None:
    papers = {
        kind.code: kind.move("sign").papers for kind in load_catalogue().of_track(Track.MEDIATION)
    }
    assert {code for code, given in papers.items() if "D22" in given} == {KIND}
    assert all("D21" in given for given in papers.values())
