"""How many other cases tell something about one: the same right, the same sides (关联案件数)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft
from app.domain.guard import GuardCounts
from app.domain.registered_entity import RegisteredEntity as EntityState
from app.domain.terms import Outcome, Phase
from app.models.case import Case, CaseParty
from app.models.party import Party
from app.models.right import Right
from app.services.entities import counts_against_quota, entity_state
from app.services.known_records import find_entity, match_party
from app.services.write_case import sides

_FOUND_INFRINGING = (Outcome.INFRINGES.value, Outcome.OPINION_INFRINGES.value)
_EFFECTIVE = ("effective", "enforce", "closed", "archived")
_EARLIER_FAIR = timedelta(days=60)
"""Two editions of a fair are further apart than this, complaints at one fair are not."""


def counts_of(
    session: Session, case_type: CaseType, draft: CaseDraft, on: date, case_id: int | None = None
) -> GuardCounts:
    """Return the counts for a draft, or for the case it was read from; names are not told."""
    number = str(draft.value("right", "number") or "")
    if not number:
        return GuardCounts()
    first, second = (
        _known(session, draft, [section.key for section in side]) for side in sides(case_type)
    )
    cases = (
        select(func.count(func.distinct(Case.id)))
        .join(Right, Right.id == Case.right_id)
        .join(CaseParty, CaseParty.case_id == Case.id)
        .where(Right.number == number, Case.deleted_at.is_(None))
    )
    if case_id is not None:
        cases = cases.where(Case.id != case_id)
    same_kind = cases.where(Case.kind == case_type.code)
    found = cases.where(Case.outcome.in_(_FOUND_INFRINGING), Case.state.in_(_EFFECTIVE))
    earlier = same_kind.where(Case.received_on < on - _EARLIER_FAIR)
    return GuardCounts(
        same_right_same_respondent=_count(
            session, same_kind.where(Case.phase != Phase.DONE.value), second
        ),
        effective_before=_count(session, found, second),
        same_complainant=_count(session, earlier, first),
    )


def entity_of(session: Session, draft: CaseDraft, on: date) -> EntityState | None:
    """Return what decides on a day whether the draft's registered entity may hand in a request."""
    named = str(draft.value("facts", "entity") or "")
    row = find_entity(session, named) if named else None
    if row is None:
        return None
    used = select(func.count(Case.id)).where(
        Case.entity_id == row.id, counts_against_quota(on.year)
    )
    return entity_state(row, named, session.scalar(used) or 0, on)


def _known(session: Session, draft: CaseDraft, sections: Collection[str]) -> list[int]:
    """Return the ids of the draft's parties that the store knows."""
    with session.no_autoflush:
        found = [
            match_party(session, row)
            for section in sections
            for row in draft.rows(section)
            if row.get("name") or row.get("id_number")
        ]
    return [party.id for party in found if isinstance(party, Party)]


def _count(session: Session, query: Select[int], parties: list[int]) -> int:
    if not parties:
        return 0
    return session.scalar(query.where(CaseParty.party_id.in_(parties))) or 0
