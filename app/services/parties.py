"""Use-cases of parties (当事人): the list, suggestions while typing, contacts, editing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, func, or_, select

from app.domain.draft import Row
from app.domain.terms import PartyRole, Phase
from app.domain.text import name_key, tidy
from app.models.case import Case, CaseParty
from app.models.dialect import contains
from app.models.party import Party, PartyContact, RegisteredEntity
from app.services.case_text import fold
from app.services.desk import Desk
from app.services.known_records import PARTY_COLUMNS
from app.services.read_case import draft_of
from app.services.unit_of_work import UnitOfWork
from app.services.views import PartyLine, PartySuggestion
from app.services.write_case import refresh_texts
from app.support.errors import NotFoundError, Problem, RuleViolationError

SUGGESTIONS = 5
OPPOSING = (PartyRole.RESPONDENT.value, PartyRole.REPORTED.value)


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A further person to reach at a party (联系人)."""

    id: int
    name: str
    post: str
    phone: str
    email: str


def _matches(text: str) -> ColumnElement[bool]:
    folded = fold(text)
    sought: tuple[tuple[SQLColumnExpression[str], str], ...] = (
        (Party.name_key, name_key(text)),
        (Party.id_number, folded),
        (Party.phone, folded.replace(" ", "").replace("-", "")),
        (Party.stall, tidy(text)),
    )
    # An empty text would be found in every party.
    return or_(*(contains(column, part) for column, part in sought if part))


def suggest_parties(desk: Desk, typed: str) -> tuple[PartySuggestion, ...]:
    """Return at most five known parties that ``typed`` may mean; never blocks, never decides."""
    if len(tidy(typed)) < 2:
        return ()
    cases = func.count(func.distinct(Case.id))
    query = (
        select(Party, cases)
        .outerjoin(CaseParty, CaseParty.party_id == Party.id)
        .outerjoin(Case, and_(Case.id == CaseParty.case_id, Case.deleted_at.is_(None)))
        .where(Party.deleted_at.is_(None), _matches(typed))
        .group_by(Party.id)
        .order_by(cases.desc(), Party.id.desc())
        .limit(SUGGESTIONS)
    )
    with desk.store.reading() as session:
        return tuple(
            PartySuggestion(
                id=row.id,
                name=row.name,
                id_number=row.id_number,
                phone=row.phone,
                address=row.address or row.stall,
                cases=count,
                values={
                    key: getattr(row, key) for key in sorted(PARTY_COLUMNS) if getattr(row, key)
                },
            )
            for row, count in session.execute(query)
        )


def find_party_ids(desk: Desk, text: str = "", *, kind: str = "") -> tuple[int, ...]:
    """Return the ids of live parties that match, by name."""
    query = select(Party.id).where(Party.deleted_at.is_(None)).order_by(Party.name_key, Party.id)
    if kind:
        query = query.where(Party.kind == kind)
    if tidy(text):
        query = query.where(_matches(text))
    with desk.store.reading() as session:
        return tuple(session.scalars(query))


def party_lines(desk: Desk, ids: Sequence[int]) -> tuple[PartyLine, ...]:
    """Return list lines of ``ids`` in that order."""
    cases = func.count(func.distinct(Case.id))
    opposed = func.count(func.distinct(case((CaseParty.role.in_(OPPOSING), Case.id), else_=None)))
    query = (
        select(Party, cases, opposed, func.count(RegisteredEntity.id))
        .outerjoin(CaseParty, CaseParty.party_id == Party.id)
        .outerjoin(Case, and_(Case.id == CaseParty.case_id, Case.deleted_at.is_(None)))
        .outerjoin(RegisteredEntity, RegisteredEntity.party_id == Party.id)
        .where(Party.id.in_(ids))
        .group_by(Party.id)
    )
    with desk.store.reading() as session:
        found = {
            row.id: PartyLine(
                id=row.id,
                version=row.version,
                kind=row.kind,
                name=row.name,
                id_number=row.id_number,
                phone=row.phone,
                address=row.address,
                town=row.town,
                stall=row.stall,
                contact_name=row.contact_name,
                legal_representative=row.legal_representative,
                cases=count,
                as_respondent=against,
                registered=entity > 0,
            )
            for row, count, against, entity in session.execute(query)
        }
    return tuple(found[key] for key in ids if key in found)


def read_party(desk: Desk, party_id: int) -> Row:
    """Return the party's own facts by field key.

    Raises:
        NotFoundError: the party is gone.
    """
    with desk.store.reading() as session:
        row = session.get(Party, party_id)
        if row is None:
            raise NotFoundError("这位当事人已不存在。", hint="请刷新列表。")
        return {key: getattr(row, key) for key in sorted(PARTY_COLUMNS)}


def save_party(desk: Desk, party_id: int, version: int, values: Row) -> None:
    """Write the party's own facts; cases still in hand show a new name at once.

    Raises:
        RuleViolationError: no name.
        StaleRecordError: somebody else saved the party since.
    """
    name = tidy(str(values.get("name") or ""))
    if not name:
        raise RuleViolationError(
            "名称不能为空，尚未保存。", problems=(Problem("name", "请填写名称。"),)
        )
    with desk.store.writing(actor=desk.account.name) as unit:
        row = unit.session.get(Party, party_id)
        if row is None:
            raise NotFoundError("这位当事人已不存在，没有保存。", hint="请刷新列表。")
        unit.check_version(row, version)
        renamed = row.name != name
        for key in PARTY_COLUMNS & values.keys():
            setattr(row, key, tidy(str(values[key] or "")))
        row.name, row.name_key = name, name_key(name)
        if renamed:
            _rename_in_cases(desk, unit, party_id, name)


def _rename_in_cases(desk: Desk, unit: UnitOfWork, party_id: int, name: str) -> None:
    """Carry the new name into cases still in hand; finished ones keep the name they ended with."""
    query = (
        select(Case, CaseParty)
        .join(CaseParty, CaseParty.case_id == Case.id)
        .where(CaseParty.party_id == party_id, Case.phase != Phase.DONE.value)
    )
    for row, link in unit.session.execute(query).all():
        link.details = {**link.details, "name": name}
        unit.session.flush()
        draft = draft_of(desk.catalogue, unit.session, row)
        refresh_texts(unit, desk.catalogue.get(row.kind), row, draft)


def list_contacts(desk: Desk, party_id: int) -> tuple[ContactLine, ...]:
    """Return the further contacts of a party."""
    query = select(PartyContact).where(PartyContact.party_id == party_id).order_by(PartyContact.id)
    with desk.store.reading() as session:
        return tuple(
            ContactLine(row.id, row.name, row.post, row.phone, row.email)
            for row in session.scalars(query)
        )


def add_contact(
    desk: Desk, party_id: int, name: str, *, post: str = "", phone: str = "", email: str = ""
) -> None:
    """Add a contact to a party.

    Raises:
        RuleViolationError: no name.
    """
    if not tidy(name):
        raise RuleViolationError("联系人须有姓名，尚未保存。")
    with desk.store.writing(actor=desk.account.name) as unit:
        unit.session.add(
            PartyContact(party_id=party_id, name=tidy(name), post=post, phone=phone, email=email)
        )
        unit.touch("party", party_id)


def remove_contact(desk: Desk, contact_id: int) -> None:
    """Take a contact away."""
    with desk.store.writing(actor=desk.account.name) as unit:
        row = unit.session.get(PartyContact, contact_id)
        if row is not None:
            unit.touch("party", row.party_id)
            unit.session.delete(row)
