"""October 2026 worked out by hand: a few cases and every figure they must give."""

from __future__ import annotations

from datetime import date

from app.domain.dates import YearMonth
from tests.reports.report_kit import Bench

MONTH = YearMonth(2026, 10)
Figures = tuple[float | None, float | None, float | None]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def fill(bench: Bench) -> dict[str, Figures]:
    """Write the cases and return the figures: this month, year to date, same month last year."""
    bench.add_cases(
        [
            # Settled in October, docketed in September: 30 days.
            {
                "received_on": _day("2026-08-30"), "accepted_on": _day("2026-09-01"),
                "decided_on": _day("2026-10-01"), "closed_on": _day("2026-10-01"),
                "outcome": "mediated", "right_kind": "design", "venue_kind": "market",
                "agreed_fen": 1_200_050, "paid_fen": 200_000,
            },
            # Ruled on the last day of October, still open: 14 days would count once closed.
            {
                "received_on": _day("2026-10-01"), "accepted_on": _day("2026-10-02"),
                "decided_on": _day("2026-10-31"), "outcome": "infringes",
                "right_kind": "invention", "venue_kind": "factory",
            },
            # Refused: received and ended in October, never docketed.
            {
                "received_on": _day("2026-10-08"), "closed_on": _day("2026-10-09"),
                "outcome": "not-accepted", "right_kind": "design",
            },
            # An e-commerce opinion, docketed and closed within October: 4 days.
            {
                "kind": "ecommerce-complaint", "received_on": _day("2026-10-10"),
                "accepted_on": _day("2026-10-11"), "decided_on": _day("2026-10-12"),
                "closed_on": _day("2026-10-15"), "outcome": "opinion-infringes",
                "right_kind": "design", "venue_kind": "platform",
            },
            # Last October: received, docketed, still open at its end, withdrawn in November.
            {
                "received_on": _day("2025-10-20"), "accepted_on": _day("2025-10-21"),
                "closed_on": _day("2025-11-01"), "outcome": "withdrawn",
                "right_kind": "utility-model", "venue_kind": "shop",
            },
            # November 2026: counts nowhere.
            {"received_on": _day("2026-11-01"), "accepted_on": _day("2026-11-01")},
            # A court's mediation, agreed in October.
            {
                "kind": "mediation-court", "received_on": _day("2026-10-03"),
                "accepted_on": _day("2026-10-04"), "decided_on": _day("2026-10-24"),
                "outcome": "agreed", "claimed_fen": 5_000_000, "agreed_fen": 3_000_000,
                "paid_fen": 1_000_000,
            },
            {
                "kind": "mediation-people", "received_on": _day("2026-03-03"),
                "accepted_on": _day("2026-03-04"), "decided_on": _day("2026-03-14"),
                "closed_on": _day("2026-03-15"), "outcome": "not-agreed",
            },
            # Pre-examination: passed, filed, marked and granted in one month.
            {
                "kind": "pre-examination", "received_on": _day("2026-10-01"),
                "accepted_on": _day("2026-10-02"), "decided_on": _day("2026-10-07"),
                "filed_on": _day("2026-10-08"), "marked_on": _day("2026-10-10"),
                "granted_on": _day("2026-10-28"), "outcome": "passed", "right_kind": "design",
            },
            {
                "kind": "pre-examination", "received_on": _day("2026-09-28"),
                "accepted_on": _day("2026-10-02"), "decided_on": _day("2026-10-08"),
                "closed_on": _day("2026-10-08"), "outcome": "failed",
                "right_kind": "utility-model",
            },
            # Another help of the fast track is no pre-examination.
            {"kind": "priority-examination", "received_on": _day("2026-10-01")},
        ]
    )  # fmt: skip
    return {
        "A1": (3, 4, 1), "A1.1": (2, 3, 1), "A1.3": (1, 1, 0),
        "A2": (2, 3, 1), "A2.1": (1, 1, 0), "A2.2": (0, 0, 1), "A2.3": (1, 2, 0),
        "A2.6": (1, 2, 1), "A2.8": (1, 1, 0),
        "A3": (1, 1, 0),
        "A4": (2, 2, 0), "A4.2": (1, 1, 0), "A4.5": (1, 1, 0),
        "A4.11": (1, 1, 0), "A4.13": (1, 1, 0),
        "A5": (1, 1, 0), "A5.1": (1, 1, 0),
        "A6": (1, 1, 1),
        "A7": (17, 17, None), "A7.1": (17, 17, None),
        "A11": (3, 4, 1), "A11.1": (1, 1, 0), "A11.2": (0, 0, 1), "A11.3": (0, 1, 0),
        "A11.5": (1, 1, 0), "A11.6": (1, 1, 0),
        "A12": (1_200_050, 1_200_050, 0), "A12.1": (200_000, 200_000, 0),
        "D1": (1, 2, 0), "D1.2": (0, 1, 0), "D1.3": (1, 1, 0),
        "D2": (1, 2, 0), "D2.2": (0, 1, 0), "D2.3": (1, 1, 0),
        "D3": (1, 1, 0), "D3.3": (1, 1, 0),
        "D4": (0, 1, 0), "D5": (1.0, 0.5, None),
        "D6": (0, 1, 0), "D7": (1, 1, 0),
        "D8": (5_000_000, 5_000_000, 0), "D8.1": (3_000_000, 3_000_000, 0),
        "D8.2": (1_000_000, 1_000_000, 0), "D9": (20, 15, None),
        "F2": (1, 2, 0), "F2.2": (0, 1, 0), "F2.3": (1, 1, 0),
        "F3": (1, 1, 0), "F3.3": (1, 1, 0),
        "F4": (0.5, 0.5, None), "F4.1": (0.5, 0.5, None),
        "F5": (2, 2, 0), "F5.2": (1, 1, 0), "F5.3": (1, 1, 0),
        "F7": (1, 1, 0), "F7.2": (1, 1, 0),
        "F9": (1, 1, 0), "F9.3": (1, 1, 0), "F10": (1, 1, 0), "F10.3": (1, 1, 0),
        "F11": (1, 1, 0), "F11.3": (1, 1, 0),
        "F12": (8, 8, None), "F13": (20, 20, None),
        "F14": (1, 1, 0), "F15": (1, 1, 0), "F16": (1.0, 1.0, None),
        "B1": (1, 1, 0), "B2": (1, 1, 0), "B3": (1, 1, 0), "B3.1": (1, 1, 0),
        "B6": (1, 1, None), "B7": (1, 1, 0), "G2": (1, 1, 0),
    }  # fmt: skip
