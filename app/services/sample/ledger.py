"""Entries of the transfer ledger for invented cases that were handed over (示例移送台账)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.domain.common_fields import FEEDBACK_DUE_ON, TRANSFER_TO
from app.domain.fields import FieldValue
from app.domain.penalty_moves import HANDED_AT
from app.domain.transfers import Body, TransferResult, body_of
from app.services.sample.planned import Planned

_TAKEN_AFTER = timedelta(days=4)
_ANSWERED_AFTER = timedelta(days=21)


def transfers_of(
    case_id: int, item: Planned, asked: Sequence[Mapping[str, FieldValue]], last_day: date
) -> Iterator[dict[str, Any]]:
    """Yield an entry for each step that handed the case over, answered as time allows."""
    for step, values in zip(item.steps, asked, strict=True):
        name = values.get(TRANSFER_TO.key)
        if not name:
            continue
        handed, due = values.get(HANDED_AT.key), values.get(FEEDBACK_DUE_ON.key)
        police = isinstance(handed, datetime)
        taken, answered = step.on + _TAKEN_AFTER, step.on + _ANSWERED_AFTER
        done = answered <= last_day and not police and case_id % 5 != 0
        yield {
            "case_id": case_id,
            "body": (Body.POLICE if police else body_of(str(name))).value,
            "body_name": str(name),
            "decided_at": handed if police else None,
            "sent_on": step.on,
            "paper_no": "",
            "received_on": taken if taken <= last_day else None,
            "feedback_due_on": due if type(due) is date else None,
            "feedback_on": answered if done else None,
            "result": TransferResult.HANDLED.value if done else "",
            "note": "",
        }
