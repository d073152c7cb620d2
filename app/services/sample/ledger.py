"""Entries of the transfer ledger for invented cases that were handed over (示例移送台账)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from app.domain.fields import FieldValue
from app.domain.transfers import Body, TransferResult
from app.services.sample.planned import Planned
from app.services.transfers import entry_of_step

_TAKEN_AFTER = timedelta(days=4)
_ANSWERED_AFTER = timedelta(days=21)


def transfers_of(
    case_id: int, item: Planned, asked: Sequence[Mapping[str, FieldValue]], last_day: date
) -> Iterator[dict[str, Any]]:
    """Yield an entry for each step that handed the case over, answered as time allows."""
    for step, values in zip(item.steps, asked, strict=True):
        entry = entry_of_step(step.on, values)
        if entry is None:
            continue
        taken, answered = step.on + _TAKEN_AFTER, step.on + _ANSWERED_AFTER
        done = answered <= last_day and entry.body is not Body.POLICE and case_id % 5 != 0
        yield {
            "case_id": case_id,
            "body": entry.body.value,
            "body_name": entry.body_name,
            "decided_at": entry.decided_at,
            "sent_on": entry.sent_on,
            "paper_no": "",
            "received_on": taken if taken <= last_day else None,
            "feedback_due_on": entry.feedback_due_on,
            "feedback_on": answered if done else None,
            "result": TransferResult.HANDLED.value if done else "",
            "note": "",
        }
