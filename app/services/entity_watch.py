"""Use-case: which registered entities need somebody's attention (备案主体提示)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from app.domain.registered_entity import RegisteredEntity as EntityState
from app.domain.registered_entity import Watch, entity_remarks
from app.domain.terms import Outcome
from app.models.case import Case
from app.models.party import Party, RegisteredEntity
from app.services.desk import Desk
from app.services.entities import (
    PRE_EXAMINATION,
    counts_against_quota,
    entity_state,
    received_in,
)

# What calls for a decision first, what merely is known already last.
_GRAVITY = (
    Watch.CANCEL,
    Watch.SUSPEND,
    Watch.QUOTA_OUT,
    Watch.SUSPENDED,
    Watch.QUOTA_LOW,
    Watch.EXPIRING,
    Watch.EXPIRED,
)


@dataclass(frozen=True, slots=True)
class EntityNotice:
    """One thing pointed out about a registered entity (备案主体提示)."""

    entity_id: int
    name: str
    watch: Watch
    text: str
    source: str = ""
    verified: bool = False


def entity_watch(desk: Desk, on: date | None = None) -> tuple[EntityNotice, ...]:
    """Return what is to be pointed out about entities, the gravest first, then by name.

    Used counts the requests received in the calendar year of ``on`` (today if left out) that
    were not refused acceptance; the rate of failure is of those accepted.
    """
    day = on or desk.today
    gravity = {watch: place for place, watch in enumerate(_GRAVITY)}
    found = [
        EntityNotice(row.id, state.name, item.watch, item.text, item.source, item.verified)
        for row, state, accepted, failed in _entities(desk, day)
        for item in entity_remarks(state, day, accepted, failed)
    ]
    return tuple(sorted(found, key=lambda item: (gravity[item.watch], item.name, item.entity_id)))


def _entities(desk: Desk, on: date) -> list[tuple[RegisteredEntity, EntityState, int, int]]:
    """Return every entity with its state, and how many requests were accepted and failed."""
    live = received_in(on.year)
    used = case((counts_against_quota(on.year), 1))
    accepted = case((live & Case.accepted_on.is_not(None), 1))
    failed = case((live & (Case.outcome == Outcome.FAILED.value), 1))
    query = (
        select(
            RegisteredEntity, Party.name, func.count(used), func.count(accepted),
            func.count(failed),
        )
        .join(Party, Party.id == RegisteredEntity.party_id)
        .outerjoin(Case, (Case.entity_id == RegisteredEntity.id) & (Case.kind == PRE_EXAMINATION))
        .where(RegisteredEntity.deleted_at.is_(None))
        .group_by(RegisteredEntity.id, Party.id)
    )  # fmt: skip
    with desk.store.reading() as session:
        return [
            (row, entity_state(row, name, number, on), taken, lost)
            for row, name, number, taken, lost in session.execute(query)
        ]
