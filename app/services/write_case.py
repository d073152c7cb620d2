"""From a checked draft to rows: the one place that knows which fact goes where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft, Row
from app.domain.fields import FieldValue, Part, SectionSpec
from app.domain.patent_number import RightNumberError, parse_patent_number
from app.domain.text import tidy
from app.domain.titles import SECOND_ROLES, draft_title, side_text
from app.domain.value_json import JsonValue, encode
from app.domain.values import is_empty
from app.models.case import Case, CaseParty
from app.services.case_text import write_case_text
from app.services.known_records import find_entity, find_or_make_party, find_or_make_right
from app.services.unit_of_work import UnitOfWork
from app.support.clock import china_time

CASE_COLUMNS = frozenset(
    {
        "handler",
        "channel",
        "venue_kind",
        "venue_name",
        "platform",
        "shop",
        "link",
        "town",
        "product",
        "claimed_fen",
        "agreed_fen",
        "paid_fen",
    }
)
"""Facts of the case that are columns; the rest of its facts go to ``details``."""

AMOUNTS = frozenset({"claimed_fen", "agreed_fen", "paid_fen"})

RIGHT_SNAPSHOT = "@right"
"""Key in ``details``: the right as written for this case; the shared record may change later."""

UNNAMED = "@unnamed"
"""Key in ``details``: rows of parties without a name, by section; an anonymous reporter's phone."""


def encode_row(row: Row) -> dict[str, JsonValue]:
    """Return the non-empty values of ``row`` in JSON form."""
    return {key: encode(value) for key, value in row.items() if not is_empty(value)}


def write_case(unit: UnitOfWork, case_type: CaseType, case: Case, draft: CaseDraft) -> None:
    """Write every fact of ``draft`` to ``case``, its parties and its right.

    A new ``case`` has its number and state set and is not yet in the session: it goes in here,
    once and whole, so that the audit shows one insertion. Parties are replaced as a whole, so
    that what the form shows is what the case has.
    """
    facts = _facts(case_type, draft)
    right_row = _right_row(case_type, draft)
    kind = _right_kind(right_row, facts, china_time(unit.now).date())
    # Looked up before the case changes: a query flushes, and the case should change once.
    right = find_or_make_right(unit, kind, right_row)
    named = str(facts.get("entity") or "")
    entity = find_entity(unit.session, named) if named else None
    _write_facts(case_type, case, facts)
    case.right_kind, case.right_number = kind, str(right_row.get("number") or "")
    case.right_id = right.id if right is not None else None
    case.entity_id = entity.id if entity is not None else None
    _keep(case, RIGHT_SNAPSHOT, encode_row(right_row))
    _keep(case, UNNAMED, _unnamed(case_type, draft))
    _write_title(case_type, case, draft)
    unit.session.add(case)
    unit.session.flush()
    _write_parties(unit, case_type, case, draft)
    refresh_texts(unit, case_type, case, draft)


def refresh_texts(unit: UnitOfWork, case_type: CaseType, case: Case, draft: CaseDraft) -> None:
    """Renew what the case repeats of its parties: title, sides and search text."""
    _write_title(case_type, case, draft)
    unit.session.flush()
    first, second = sides(case_type)
    rows = [row for section in (*first, *second) for row in draft.rows(section.key)]
    write_case_text(unit.session, case, rows)


def _write_title(case_type: CaseType, case: Case, draft: CaseDraft) -> None:
    first, second = sides(case_type)
    case.first_side = side_text(names(draft, first))
    case.second_side = side_text(names(draft, second))
    case.title = draft_title(case_type, draft)


def _facts(case_type: CaseType, draft: CaseDraft) -> dict[str, FieldValue]:
    """Return the case's own facts by key, whichever block of the form they stand in."""
    facts: dict[str, FieldValue] = {}
    for section in case_type.sections:
        if section.part is Part.CASE:
            for row in draft.rows(section.key):
                facts.update(row)
    return facts


def _write_facts(case_type: CaseType, case: Case, facts: Mapping[str, FieldValue]) -> None:
    """Write what the form holds; facts asked by moves are not in the form and stay."""
    in_form = {
        spec.key for item in case_type.sections if item.part is Part.CASE for spec in item.fields
    }
    for key in CASE_COLUMNS & in_form:
        value = facts.get(key)
        setattr(case, key, value if key in AMOUNTS else str(value or ""))
    received = facts.get("received_at")
    if isinstance(received, datetime):
        follows = case.rules_on in (None, case.received_on)
        case.received_at = received
        case.received_on = china_time(received).date()
        if follows:  # nobody decided on another day's rules
            case.rules_on = case.received_on
    kept = {key: value for key, value in (case.details or {}).items() if key not in in_form}
    others = {key: facts[key] for key in facts.keys() - CASE_COLUMNS - {"received_at"}}
    case.details = {**kept, **encode_row(others)}


def _right_row(case_type: CaseType, draft: CaseDraft) -> Row:
    section = next((item for item in case_type.sections if item.part is Part.RIGHT), None)
    return next(iter(draft.rows(section.key)), {}) if section else {}


def _right_kind(row: Row, facts: Mapping[str, FieldValue], today: date) -> str:
    """Return the kind that was chosen, else the one a patent's number tells, else none."""
    chosen = row.get("kind") or facts.get("right_kind")
    if chosen:
        return str(chosen)
    try:
        return parse_patent_number(str(row.get("number") or ""), today).right_kind.value
    except RightNumberError:
        return ""


def _keep(case: Case, key: str, found: Mapping[str, object]) -> None:
    """Keep ``found`` under ``key`` of the case's details, or nothing when it is empty."""
    details = {name: value for name, value in (case.details or {}).items() if name != key}
    case.details = {**details, key: dict(found)} if found else details


def _unnamed(case_type: CaseType, draft: CaseDraft) -> dict[str, list[dict[str, JsonValue]]]:
    """Return the party rows that say something but no name; no party can be made of them."""
    found: dict[str, list[dict[str, JsonValue]]] = {}
    for section in case_type.sections:
        if section.part is not Part.PARTY:
            continue
        for row in draft.rows(section.key):
            said = any(
                not is_empty(value) and value != section.by_key[key].default
                for key, value in row.items()
            )
            if said and is_empty(row.get("name")):
                found.setdefault(section.key, []).append(encode_row(row))
    return found


def _write_parties(unit: UnitOfWork, case_type: CaseType, case: Case, draft: CaseDraft) -> None:
    fresh: list[CaseParty] = []
    for section in case_type.sections:
        if section.part is not Part.PARTY or section.role is None:
            continue
        for row in draft.rows(section.key):
            if is_empty(row.get("name")):
                continue
            party = find_or_make_party(unit, row)
            fresh.append(
                CaseParty(
                    party_id=party.id,
                    role=section.role.value,
                    section=section.key,
                    position=len(fresh),
                    details=encode_row(row),
                )
            )
    _replace_parties(unit, case, fresh)


def _replace_parties(unit: UnitOfWork, case: Case, fresh: Sequence[CaseParty]) -> None:
    """Reuse rows by position, so that an unchanged party leaves no audit entry."""
    query = select(CaseParty).where(CaseParty.case_id == case.id)
    known = list(unit.session.scalars(query.order_by(CaseParty.position)))
    for old, new in zip(known, fresh, strict=False):
        for name in ("party_id", "role", "section", "position", "details"):
            if getattr(old, name) != getattr(new, name):
                setattr(old, name, getattr(new, name))
    for old in known[len(fresh) :]:
        unit.session.delete(old)
    unit.session.flush()
    for new in fresh[len(known) :]:
        new.case_id = case.id
        unit.session.add(new)


def sides(case_type: CaseType) -> tuple[tuple[SectionSpec, ...], tuple[SectionSpec, ...]]:
    """Return the party sections of the first side and of the other side."""
    parties = [item for item in case_type.sections if item.part is Part.PARTY and item.role]
    first = tuple(item for item in parties if item.role not in SECOND_ROLES)
    second = tuple(item for item in parties if item.role in SECOND_ROLES)
    return first, second


def names(draft: CaseDraft, sections: Sequence[SectionSpec]) -> tuple[str, ...]:
    """Return the party names written in ``sections``."""
    return tuple(
        tidy(str(row["name"]))
        for section in sections
        for row in draft.rows(section.key)
        if not is_empty(row.get("name"))
    )
