"""Values used lately in a field, offered while typing (近用值)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.models.case import Case
from app.services.desk import Desk
from app.services.write_case import AMOUNTS, CASE_COLUMNS

LOOK_BACK = 300
LIMIT = 8


def recent_values(desk: Desk, key: str, kind: str | None = None) -> tuple[str, ...]:
    """Return up to eight values of a case fact, most recent first; none for unknown keys.

    Looks at the newest 300 cases only, so that it stays instant however large the store.
    """
    if key not in CASE_COLUMNS - AMOUNTS:
        return ()
    column: Any = getattr(Case, key)
    query = select(column).where(Case.deleted_at.is_(None)).order_by(Case.id.desc())
    if kind is not None:
        query = query.where(Case.kind == kind)
    with desk.store.reading() as session:
        seen = dict.fromkeys(str(value) for value in session.scalars(query.limit(LOOK_BACK)))
    return tuple(value for value in seen if value)[:LIMIT]
