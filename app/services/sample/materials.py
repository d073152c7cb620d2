"""The material that came with invented cases in hand (示例材料)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.checklist_conditions import CaseFacts
from app.domain.checklists import checklist_of
from app.domain.common_moves import SUPPLEMENT
from app.domain.terms import Phase
from app.services.sample.planned import Planned
from app.services.sample.written import Written


def materials_of(
    case_id: int, item: Planned, written: Written, state: str, right_kind: str
) -> Iterator[dict[str, Any]]:
    """Yield the rows of what came with a case in hand; finished cases have their volume.

    A case that is in order has all it needs. One that waits for papers lacks the last of
    them, and so does every third one at intake.
    """
    phase = item.case_type.state(state).phase
    if phase is Phase.DONE:
        return
    facts = CaseFacts(written.draft, right_kind)
    needed = [one for one in checklist_of(item.case_type.code).items if one.needed(facts)]
    short = state == SUPPLEMENT.code or (phase is Phase.INTAKE and case_id % 3 == 0)
    for spec in needed[: len(needed) - short]:
        yield {
            "case_id": case_id,
            "code": spec.code,
            "term": spec.term,
            "needed": True,
            "received_on": item.received_on,
            "copies": spec.copies(facts) or 1,
            "note": "",
        }
