"""The row of an invented case, column by column as the use-cases fill it (示例案件行)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from app.domain.case_type import CaseType
from app.domain.fields import FieldValue, Part
from app.domain.titles import draft_title, side_text
from app.domain.value_json import encode
from app.services.sample.planned import Planned
from app.services.sample.written import Written
from app.services.write_case import (
    AMOUNTS,
    CASE_COLUMNS,
    RIGHT_SNAPSHOT,
    encode_row,
    names,
    sides,
)

Row: TypeAlias = dict[str, Any]
"""A row as the bulk insert takes it, by column."""

_MILESTONES = (
    "accepted_on",
    "decided_on",
    "filed_on",
    "paid_on",
    "marked_on",
    "granted_on",
    "closed_on",
)


def case_row(item: Planned, written: Written, asked: Sequence[Mapping[str, FieldValue]]) -> Row:
    """Return the row of a case without key and stamps."""
    case_type = item.case_type
    state = case_type.state(item.state)
    row: Row = {
        "track": case_type.track.value,
        "kind": case_type.code,
        "state": state.code,
        "phase": state.phase.value,
        "intake_no": item.intake[2],
        "case_no": item.docketed[2] if item.docketed else None,
        "received_at": item.received_at,
        "received_on": item.received_on,
        "rules_on": item.received_on,
        **dict.fromkeys(_MILESTONES),
        "outcome": None,
    }
    for step in item.steps:
        row |= {milestone.value: step.on for milestone in step.move.sets}
        if step.outcome is not None:
            row["outcome"] = step.outcome.value
    row |= _columns_and_details(case_type, written, asked)
    first, second = sides(case_type)
    first_names, second_names = names(written.draft, first), names(written.draft, second)
    row["first_side"], row["second_side"] = side_text(first_names), side_text(second_names)
    row["title"] = draft_title(case_type, written.draft)
    row["right_id"] = written.right.id if written.right else None
    row["entity_id"] = written.entity.id if written.entity else None
    return row


def _columns_and_details(
    case_type: CaseType, written: Written, asked: Sequence[Mapping[str, FieldValue]]
) -> Row:
    facts: dict[str, FieldValue] = {}
    for section in case_type.sections:
        if section.part is Part.CASE:
            for line in written.draft.rows(section.key):
                facts |= line
    facts.pop("received_at", None)
    kept = {key: value for key, value in facts.items() if key not in CASE_COLUMNS}
    details: dict[str, object] = dict(encode_row(kept))
    right = next(iter(written.draft.rows("right")), {})
    if right:
        details[RIGHT_SNAPSHOT] = encode_row(right)
    for values in asked:
        facts |= values
        details |= {key: encode(value) for key, value in values.items() if key not in CASE_COLUMNS}
    row: Row = {
        key: facts.get(key) if key in AMOUNTS else str(facts.get(key) or "")
        for key in sorted(CASE_COLUMNS)
    }
    row["right_kind"] = str(right.get("kind") or facts.get("right_kind") or "")
    row["right_number"] = str(right.get("number") or "")
    row["details"] = details
    return row
