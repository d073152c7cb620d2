"""What typed text may refer to at this desk: towns, people, registered entities (键入环境)."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.fields import Choice
from app.domain.parse import ParseContext
from app.models.party import Party, RegisteredEntity
from app.services.desk import Desk
from app.services.office import list_accounts


def handler_choices(desk: Desk) -> tuple[Choice, ...]:
    """Return the active accounts a case can be given to."""
    return tuple(
        Choice(item.name, item.display_name) for item in list_accounts(desk) if item.active
    )


def town_choices(desk: Desk) -> tuple[Choice, ...]:
    """Return the centre's towns; the name is what is stored."""
    return tuple(Choice(name, name) for name in desk.centre.town_names)


def entity_choices(desk: Desk) -> tuple[Choice, ...]:
    """Return the registered entities by name; the name is what is stored."""
    query = (
        select(Party.name)
        .join(RegisteredEntity, RegisteredEntity.party_id == Party.id)
        .where(RegisteredEntity.deleted_at.is_(None))
        .order_by(Party.name_key)
    )
    with desk.store.reading() as session:
        return tuple(Choice(name, name) for name in session.scalars(query))


def parse_context(desk: Desk) -> ParseContext:
    """Return what reading a typed value at this desk depends on."""
    return ParseContext(
        now=desk.now,
        today=desk.today,
        towns=town_choices(desk),
        handlers=handler_choices(desk),
        entities=entity_choices(desk),
    )
