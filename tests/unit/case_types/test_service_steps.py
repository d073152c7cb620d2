"""Serving a paper belongs to the step that asks how it was served, and to no other."""

from __future__ import annotations

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.documents.service_steps import service_clock, service_step

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("kind", "state", "code", "step"),
    [
        ("infringement-dispute", "accepted", "D09", "serve"),
        ("infringement-dispute", "served", "D09", "serve-other-served"),
        ("infringement-dispute", "no-answer", "D09", "serve-other-no-answer"),
        ("infringement-dispute", "decided", "D19", "serve-decision"),
        ("infringement-dispute", "decision-served", "D19", "serve-decision-other"),
        ("counterfeit-report", "in-review", "D28", "give-notice"),
        ("counterfeit-report", "penalised", "D28", "serve-penalty"),
        ("mediation-administrative", "requested", "D02", "send"),
        # 送达回证 is the proof of service; the others start no limit by being served.
        ("infringement-dispute", "accepted", "D10", None),
        ("infringement-dispute", "accepted", "D12", None),
        ("infringement-dispute", "accepted", "D05", None),
        ("infringement-dispute", "decided", "D16", None),
        ("infringement-dispute", "decided", "D09", None),
    ],
)
def test_a_paper_served_takes_the_step_it_belongs_to(
    kind: str, state: str, code: str, step: str | None
) -> None:
    found = service_step(CATALOGUE.get(kind), state, code)
    assert (found.code if found else None) == step


def test_every_step_that_asks_for_the_service_belongs_to_a_paper() -> None:
    steps = {
        (kind.code, state, move.code)
        for kind in CATALOGUE.case_types.values()
        for move in kind.moves
        for state in move.sources
        if service_clock(move) is not None
    }
    reached = {
        (kind.code, state.code, found.code)
        for kind in CATALOGUE.case_types.values()
        for state in kind.states
        for code in (f"D{at:02}" for at in range(1, 42))
        if (found := service_step(kind, state.code, code)) is not None
    }
    assert reached == steps
