"""All remarks about a draft when it is received: of its form, and of the law (收件审查)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.domain.case_type import CaseType
from app.domain.centre import CentreProfile
from app.domain.check import check_draft
from app.domain.draft import CaseDraft
from app.domain.guard import GuardCounts, GuardFacts
from app.domain.guards import check_guards
from app.domain.patent_number import RightNumberError, parse_patent_number
from app.domain.registered_entity import RegisteredEntity
from app.support.clock import china_time
from app.support.errors import Level, Problem


def check_intake(
    case_type: CaseType,
    draft: CaseDraft,
    centre: CentreProfile,
    today: date,
    counts: GuardCounts | None = None,
    entity: RegisteredEntity | None = None,
) -> tuple[Problem, ...]:
    """Return every remark about a draft of a case that is being received.

    What the guards of the kind find never keeps it from being received: whoever brings a
    request gets a receipt, and the refusal is a step of its own.
    """
    found = check_draft(case_type, draft, centre, today)
    if not case_type.guards:
        return found
    facts = GuardFacts(
        draft=draft,
        today=today,
        on=received_on(draft) or today,
        state=case_type.first_state.code,
        delegation=centre.delegation,
        right_kind=right_kind(draft, today),
        counts=counts or GuardCounts(),
        entity=entity,
        locarno=centre.locarno,
        fast_track_kinds=centre.fast_track_kinds,
    )
    told = {(item.field, item.message) for item in found}
    guarded = (
        replace(item, level=Level.WARNING) if item.level is Level.ERROR else item
        for item in check_guards(case_type.guards, facts)
    )
    return (*found, *(item for item in guarded if (item.field, item.message) not in told))


def received_on(draft: CaseDraft) -> date | None:
    """Return the day on which the draft says that the case was received."""
    at = draft.value("facts", "received_at")
    return china_time(at).date() if isinstance(at, datetime) else None


def right_kind(draft: CaseDraft, today: date) -> str:
    """Return the kind of right that was chosen, else the one a patent's number tells."""
    chosen = draft.value("right", "kind") or draft.value("facts", "right_kind")
    if chosen:
        return str(chosen)
    try:
        return parse_patent_number(str(draft.value("right", "number") or ""), today).right_kind
    except RightNumberError:
        return ""
