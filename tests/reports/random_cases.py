"""Many cases by chance, the same for the same seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any


def random_rows(number: int, seed: int = 7) -> list[dict[str, Any]]:
    """Return cases of many kinds with days around October 2025 and 2026."""
    chance = random.Random(seed)  # noqa: S311 - a fixed mix of rows, no secret
    outcomes = ["infringes", "mediated", "withdrawn", "transferred", "opinion-not", None]
    ends = {
        "mediation-court": ["agreed", "not-agreed"],
        "pre-examination": ["passed", "failed", "withdrawn", "not-accepted"],
    }
    kinds = ["infringement-dispute", "ecommerce-complaint", "counterfeit-report", *ends]
    kinds += ["assistance-request", "overseas-referral", "rapid-confirmation"]
    rows = []
    for _ in range(number):
        day = date(2025, 8, 1) + timedelta(days=chance.randrange(460))
        kind = chance.choice(kinds)
        steps = [day + timedelta(days=chance.randrange(5 * n, 5 * n + 9)) for n in range(7)]
        names = ("accepted_on", "decided_on", "filed_on", "marked_on", "granted_on", "closed_on")
        row: dict[str, Any] = {
            name: step if chance.random() < 0.8 else None
            for name, step in zip(names, steps, strict=False)
        }
        row |= {"kind": kind, "received_on": day}
        row["outcome"] = chance.choice(ends.get(kind, outcomes))
        row["right_kind"] = chance.choice(["design", "invention", "utility-model", ""])
        row["venue_kind"] = chance.choice(["market", "platform", "shop", ""])
        row["agreed_fen"] = chance.choice([None, chance.randrange(10**8)])
        row["paid_fen"] = chance.choice([None, chance.randrange(10**8)])
        rows.append(row)
    return rows
