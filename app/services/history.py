"""Writing down what happened to a case, in the transaction in which it happened (经过)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.value_json import JsonValue
from app.models.case import Case, CaseEvent
from app.services.unit_of_work import UnitOfWork
from app.support.clock import china_time


def note_event(
    unit: UnitOfWork,
    case: Case,
    move: str,
    *,
    from_state: str | None = None,
    on: date | None = None,
    note: str = "",
    details: Mapping[str, JsonValue] | None = None,
) -> None:
    """Add one line to the history of ``case``, which already has its new state.

    ``on`` is the day the step happened, today when left out; ``from_state`` the state before,
    the present one when left out.
    """
    unit.session.add(
        CaseEvent(
            case_id=case.id,
            at=unit.now,
            on=on or china_time(unit.now).date(),
            actor=unit.actor,
            move=move,
            from_state=case.state if from_state is None else from_state,
            to_state=case.state,
            kind=case.kind,
            note=note.strip(),
            details=dict(details or {}),
        )
    )
