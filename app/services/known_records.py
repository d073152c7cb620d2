"""Parties, rights and registered entities as the store knows them, found or made (已知记录)."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.draft import Row
from app.domain.terms import PartyKind
from app.domain.text import name_key, tidy
from app.domain.values import is_empty
from app.models.party import Party, RegisteredEntity
from app.models.right import Right
from app.services.unit_of_work import UnitOfWork

PARTY_COLUMNS = frozenset(
    {
        "kind",
        "name",
        "id_number",
        "legal_representative",
        "registered_operator",
        "actual_operator",
        "nationality",
        "address",
        "postcode",
        "town",
        "stall",
        "contact_name",
        "phone",
        "email",
    }
)
"""Facts that belong to the party itself and are shared by its cases."""

RIGHT_COLUMNS = frozenset(
    {
        "kind",
        "number",
        "title",
        "holder",
        "filed_on",
        "granted_on",
        "locarno",
        "ipc",
        "status",
        "checked_on",
        "fee_paid_to",
        "evaluation",
        "evaluation_no",
        "customs_no",
    }
)
"""Facts of a right that its cases share."""


def find_or_make_party(unit: UnitOfWork, row: Row) -> Party:
    """Return the party that ``row`` means, made when unknown; newest facts win.

    The same identity number is the same party. Without a number on either side, the same
    normalised name is. A differing number is another party of the same name.
    """
    party = match_party(unit.session, row)
    if party is None:
        party = Party(kind=PartyKind.COMPANY.value, name="", name_key="")
        unit.session.add(party)
    _fill(party, row, PARTY_COLUMNS)
    party.name = tidy(party.name)
    party.name_key = name_key(party.name)
    unit.session.flush()
    return party


def match_party(session: Session, row: Row) -> Party | None:
    """Return the known party that ``row`` means, or None."""
    number = str(row.get("id_number") or "")
    live = Party.deleted_at.is_(None)
    if number:
        found = session.scalar(select(Party).where(Party.id_number == number, live))
        if found is not None:
            return found
    key = name_key(str(row.get("name") or ""))
    named = select(Party).where(Party.name_key == key, live).order_by(Party.id)
    for party in session.scalars(named):
        if not number or not party.id_number:
            return party
    return None


def find_or_make_right(unit: UnitOfWork, kind: str, row: Row) -> Right | None:
    """Return the right that ``row`` means, made when unknown; None without a number."""
    number = str(row.get("number") or "")
    if not number:
        return None
    known = select(Right).where(
        Right.number == number, Right.kind == kind, Right.deleted_at.is_(None)
    )
    right = unit.session.scalar(known)
    if right is None:
        right = Right(kind=kind, number=number)
        unit.session.add(right)
    _fill(right, row, RIGHT_COLUMNS)
    unit.session.flush()
    return right


def find_entity(session: Session, named: str) -> RegisteredEntity | None:
    """Return the registered entity whose name, number or identity number is ``named``."""
    wanted = tidy(named)
    query = (
        select(RegisteredEntity)
        .join(Party, Party.id == RegisteredEntity.party_id)
        .where(
            RegisteredEntity.deleted_at.is_(None),
            or_(
                RegisteredEntity.registration_no == wanted,
                Party.name_key == name_key(wanted),
                Party.id_number == wanted,
            ),
        )
    )
    return session.scalars(query).first()


def _fill(target: Party | Right, row: Row, columns: frozenset[str]) -> None:
    """Copy the non-empty values of ``row``; an empty field never wipes what is known."""
    for key in columns & row.keys():
        value = row[key]
        if not is_empty(value) and getattr(target, key) != value:
            setattr(target, key, value)
