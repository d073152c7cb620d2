"""October 2026 worked out by hand from what lies beside cases: steps, limits, transfers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.reports.book_kit import (
    credit,
    instalment,
    limit,
    pause,
    step,
    steps,
    takes_part,
    transfer,
)
from tests.reports.report_kit import Bench
from tests.reports.worked_month import Figures


def fill_books(bench: Bench) -> dict[str, Figures]:
    """Write cases with their rows; return figures: this month, year to date, last year's."""
    found: dict[str, Figures] = {}
    parts: tuple[Callable[[Bench], dict[str, Figures]], ...] = (
        _disputes, _transfers, _credit, _mediation, _pre_examinations, _others,
    )  # fmt: skip
    for part in parts:
        found |= part(bench)
    return found


def _dispute(bench: Bench, received: str, accepted: str, **more: object) -> int:
    row = {
        "received_on": date.fromisoformat(received),
        "accepted_on": date.fromisoformat(accepted),
        **more,
    }
    return bench.add_cases([row])[0]


def _disputes(bench: Bench) -> dict[str, Figures]:
    # Ruled on and closed in October, seven weeks too late; sued.
    late = _dispute(
        bench, "2026-05-28", "2026-06-01", decided_on=date(2026, 10, 20), outcome="infringes",
        closed_on=date(2026, 10, 25),
    )  # fmt: skip
    limit(bench, late, "INF-CLOSE", "2026-09-01", "met-late", "2026-10-20")
    limit(bench, late, "INF-INTERNAL-UM", "2026-07-01", "met-late", "2026-10-20")
    step(bench, late, "sued", "2026-10-22", "decision-served", "sued")
    # In hand, its limit ended on the first of October; suspended since the tenth.
    overdue = _dispute(bench, "2026-06-30", "2026-07-01")
    limit(bench, overdue, "INF-CLOSE", "2026-10-01", "running")
    step(bench, overdue, "suspend", "2026-10-10", "served", "suspended")
    # Settled in time; had been suspended for ten days in September.
    good = _dispute(
        bench, "2026-08-31", "2026-09-01", decided_on=date(2026, 10, 5), outcome="mediated",
        closed_on=date(2026, 10, 6),
    )  # fmt: skip
    limit(bench, good, "INF-CLOSE", "2026-12-01", "met", "2026-10-05")
    step(bench, good, "suspend", "2026-09-10", "served", "suspended")
    step(bench, good, "resume-served", "2026-09-20", "suspended", "served")
    # In hand; a suspension noted by hand runs over the end of October. One party is foreign.
    abroad = _dispute(bench, "2026-09-04", "2026-09-05")
    pause(bench, abroad, "中止", "2026-10-31", "2026-11-01")
    takes_part(bench, abroad, "foreign")
    # Suspended by hand until the last of October, which counts again; due that very day.
    again = _dispute(bench, "2026-07-30", "2026-07-31")
    pause(bench, again, "中止", "2026-10-01", "2026-10-31")
    limit(bench, again, "INF-CLOSE", "2026-10-31", "running")
    # Last year: due in September, ruled on in November, so overdue at the end of October.
    before = _dispute(
        bench, "2025-05-30", "2025-06-01", decided_on=date(2025, 11, 5),
        closed_on=date(2025, 11, 6), outcome="dismissed",
    )  # fmt: skip
    limit(bench, before, "INF-CLOSE", "2025-09-01", "met-late", "2025-11-05")
    # The judgment of a suit of the spring: annulled; another ruling stood in court.
    step(bench, before, "annulled", "2026-03-05", "sued", "deliberated")
    step(bench, late, "take-effect", "2026-10-24", "sued", "effective")
    return {
        "A6.1": (2, 2, 1), "A8": (0.5, 0.5, None), "A8.1": (1, 1, 0), "A8.2": (1, 1, 0),
        "A8.3": (0, 0, None), "A8.3.1": (0, 0, 0), "A8.3.2": (1, 1, 0),
        "A9": (2, 2, 0), "A10": (1, 1, 0), "A10.1": (0, 1, 0), "A10.2": (1, 1, 0),
        "A13": (0, 1, 0),
    }  # fmt: skip


def _transfers(bench: Bench) -> dict[str, Figures]:
    first = bench.add_cases([{"kind": "counterfeit-report"}, {"kind": "counterfeit-report"}])
    # One case went to two bodies; the answer of one came in November.
    transfer(bench, first[0], "police", "2026-10-09")
    transfer(bench, first[0], "enforcement", "2026-10-10", "2026-11-02", "filed")
    # Answered on the last day of October a year ago: no longer awaited then.
    transfer(bench, first[1], "police", "2025-09-01", "2025-10-31", "filed")
    return {
        "K1": (1, 1, 0), "K1.1": (1, 1, 0), "K1.2": (0, 0, 0), "K1.5": (1, 1, 0),
        "K2": (0, 0, 1), "K2.1": (0, 0, 1), "K3": (1, 1, 0),
    }  # fmt: skip


def _credit(bench: Bench) -> dict[str, Figures]:
    (case_id,) = bench.add_cases([{}])
    credit(bench, "repeat-infringement", "2026-10-01")
    credit(
        bench, "abnormal-filing", "2026-02-01", case_id,
        reported_on=date(2026, 10, 31), repaired_on=date(2026, 11, 1),
    )  # fmt: skip
    return {"J1": (1, 2, 0), "J1.1": (1, 1, 0), "J2": (1, 1, 0), "J3": (0, 0, 0)}


def _mediation(bench: Bench) -> dict[str, Figures]:
    (case_id,) = bench.add_cases(
        [{"kind": "mediation-court", "received_on": date(2026, 9, 1), "outcome": "agreed"}]
    )
    instalment(bench, case_id, "2026-10-01", 100_000, 100_000)
    instalment(bench, case_id, "2026-10-31", 50_000)
    instalment(bench, case_id, "2026-11-01", 70_000, 70_000)
    steps(bench, case_id, "2026-10-08", ("confirm", "performed", "default"))
    return {
        "D10": (1, 1, 0), "D10.1": (1, 1, 0), "D11": (150_000, 150_000, 0),
        "D11.1": (100_000, 100_000, 0), "D11.2": (2 / 3, 2 / 3, None),
        "D12": (1, 1, 0), "D13": (1, 1, 0),
    }  # fmt: skip


def _pre_examinations(bench: Bench) -> dict[str, Figures]:
    rows = [
        {"kind": "pre-examination", "accepted_on": date(2026, 10, 1)},
        {"kind": "pre-examination", "accepted_on": date(2026, 8, 30)},
    ]
    new, old = bench.add_cases(rows)
    # Three days to the first opinion, whatever follows.
    step(bench, new, "opine", "2026-10-04")
    step(bench, new, "opine", "2026-10-09")
    step(bench, new, "pass", "2026-10-10")
    # Two days, in September: the conclusion of October is no first answer.
    step(bench, old, "opine", "2026-09-01")
    step(bench, old, "pass", "2026-10-02")
    return {"F12.1": (3, 2.5, None)}


def _others(bench: Bench) -> dict[str, Figures]:
    on = date(2026, 10, 3)
    rows = [
        {"kind": "ecommerce-complaint", "details": {"links_removed": 3}},
        {
            "kind": "exhibition-complaint", "received_on": on, "accepted_on": on,
            "decided_on": on, "outcome": "measure", "details": {"exhibits_removed": 2},
        },
        {
            "kind": "counterfeit-report", "received_on": on, "accepted_on": on,
            "decided_on": on, "outcome": "penalised", "details": {"fine_fen": 500_000},
        },
        {
            "kind": "overseas-referral", "received_on": on, "accepted_on": on, "closed_on": on,
            "details": {"loss_avoided_fen": 900_000},
        },
        {"kind": "assistance-request", "received_on": on, "accepted_on": on},
        {"kind": "evaluation-report", "received_on": on, "decided_on": on, "outcome": "issued"},
        {"kind": "rapid-confirmation", "received_on": on},
    ]  # fmt: skip
    shop, fair, fake, abroad, helped, report, confirmed = bench.add_cases(rows)
    # Noted twice, one case and one number all the same.
    steps(bench, shop, "2026-10-02", ("platform-feedback", "platform-feedback", "lead-out"))
    step(bench, fair, "decide", "2026-10-03")
    steps(bench, fake, "2026-10-03", ("file", "publish-penalised", "transfer", "hand-over-crime"))
    steps(bench, abroad, "2026-10-03", ("give-opinion", "refer", "respond-abroad"))
    steps(bench, helped, "2026-10-03", ("assign-expert", "give-opinion", "answer", "refer"))
    steps(bench, report, "2026-10-03", ("submit",))
    steps(bench, confirmed, "2026-10-03", ("forward", "approved", "decide"))
    once: Figures = (1, 1, 0)
    return {
        "B4": once, "B4.1": (3, 3, 0), "B5.1": once,
        "C1": once, "C2": once, "C3": once, "C3.1": once, "C5": (2, 2, 0),
        # The two reports of the transfers came in January.
        "E1": (1, 3, 0),
        "E2": once, "E3": once, "E4": once, "E5": once, "E5.1": (500_000, 500_000, 0),
        "E6": once, "E7": once,
        "I1": once, "I2": once, "I3": once, "I4": once, "I5": once,
        "I6": (900_000, 900_000, 0), "I7": once, "I8": (0, 0, 0),
        "H1": once, "H2": once, "H3": once, "H4": once, "H5": once, "H6": once, "H7": (0, 0, 0),
        "H8": once, "G1": once, "G1.2": once, "G1.3": once,
        "G3": once, "G3.2": once, "G3.3": once, "G3.4": once,
    }  # fmt: skip
