"""Use-case: other cases in which the same respondent, shop or bulk requester appears (重复线索)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from app.domain.repeat import (
    BULK_CASES,
    EFFECTIVE_STATE,
    Ending,
    Fact,
    Marks,
    RepeatKind,
    bulk_since,
    hint_text,
    phone_key,
    repeat_kind,
)
from app.domain.terms import PartyRole
from app.domain.text import tidy
from app.models.case import Case, CaseEvent, CaseParty
from app.models.party import Party
from app.services.case_lines import outcome_term
from app.services.desk import Desk
from app.services.handling_views import RepeatCase, RepeatNotice
from app.services.read_case import get_case

MOST_CASES = 200
"""So many other cases are looked at, newest first; a hint needs no more."""

OPPOSING = (PartyRole.RESPONDENT.value, PartyRole.REPORTED.value)
ASKING = (PartyRole.REQUESTER.value, PartyRole.REPORTER.value)
_COLUMNS = (
    Case.id,
    Case.case_no,
    Case.intake_no,
    Case.title,
    Case.received_on,
    Case.right_id,
    Case.right_number,
    Case.outcome,
    Case.decided_on,
    Case.platform,
)


@dataclass(frozen=True, slots=True)
class _Other:
    """Another case with what it shares with this one."""

    case: RepeatCase
    kind: RepeatKind


@dataclass(frozen=True, slots=True)
class _Found:
    """One row of another case as the database told it, with the facts that agree."""

    agrees: tuple[Fact, ...]
    id: int
    case_no: str | None
    intake_no: str
    title: str
    received_on: date
    right_id: int | None
    right_number: str
    outcome: str | None
    decided_on: date | None


def find_repeats(desk: Desk, case_id: int) -> tuple[RepeatNotice, ...]:
    """Return the hints about a case, gravest first, each with the cases it rests on.

    Respondents and shops are compared with those of other cases, by indexed look-ups only;
    requesters are counted. Cases in the recycle bin do not count.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        notices: list[RepeatNotice] = []
        for marks, name in _parties(session, case_id, OPPOSING):
            found = _by_party(session, case_id, marks)
            notices += _notices(name, _judged(session, case, found))
        if tidy(case.shop):
            found = _by_shop(session, case)
            notices += _notices(f"店铺“{case.shop}”", _judged(session, case, found))
        for marks, name in _parties(session, case_id, ASKING):
            notices += _bulk(session, case, marks.party_id, name)
    order = list(RepeatKind)
    return tuple(sorted(notices, key=lambda item: order.index(RepeatKind(item.kind))))


def _parties(session: Session, case_id: int, roles: Sequence[str]) -> tuple[tuple[Marks, str], ...]:
    """Return the parties of a case in these roles, each once, with its name."""
    query = (
        select(Party)
        .join(CaseParty, CaseParty.party_id == Party.id)
        .where(CaseParty.case_id == case_id, CaseParty.role.in_(roles))
        .order_by(CaseParty.position)
    )
    rows = {row.id: row for row in session.scalars(query)}
    return tuple((_marks(row), row.name) for row in rows.values())


def _marks(row: Party) -> Marks:
    return Marks(row.id, row.name_key, row.id_number, row.phone, row.stall, row.town)


def _alike(session: Session, marks: Marks) -> dict[int, tuple[Fact, ...]]:
    """Return the parties that agree in something, with what; each look-up has its index."""
    phones = {marks.phone, phone_key(marks.phone)} - {""}
    lookups = [select(Party.id).where(Party.id == marks.party_id)]
    for column, values in (
        (Party.name_key, {marks.name_key} - {""}),
        (Party.id_number, {marks.id_number} - {""}),
        (Party.phone, phones),
        (Party.stall, {marks.stall} - {""}),
    ):
        if values:
            lookups.append(select(Party.id).where(column.in_(sorted(values))))
    query = select(Party).where(Party.id.in_(union(*lookups).scalar_subquery()))
    found = {row.id: marks.agrees_with(_marks(row)) for row in session.scalars(query)}
    return {party_id: agrees for party_id, agrees in found.items() if agrees}


def _by_party(session: Session, case_id: int, marks: Marks) -> tuple[_Found, ...]:
    alike = _alike(session, marks)
    query = (
        select(*_COLUMNS, CaseParty.party_id)
        .join(CaseParty, CaseParty.case_id == Case.id)
        .where(
            CaseParty.party_id.in_(sorted(alike)),
            CaseParty.role.in_(OPPOSING),
            Case.id != case_id,
            Case.deleted_at.is_(None),
        )
        .order_by(Case.received_on.desc(), Case.id.desc())
        .limit(MOST_CASES)
    )
    found: dict[int, _Found] = {}
    for *facts, _platform, party_id in session.execute(query):
        known = found.get(facts[0])
        agrees = dict.fromkeys((*(known.agrees if known else ()), *alike[party_id]))
        found[facts[0]] = _found(facts, tuple(agrees))
    return tuple(found.values())


def _by_shop(session: Session, case: Case) -> tuple[_Found, ...]:
    """Return cases about the same shop; a name means little on another platform."""
    query = (
        select(*_COLUMNS)
        .where(Case.shop == case.shop, Case.id != case.id, Case.deleted_at.is_(None))
        .order_by(Case.received_on.desc(), Case.id.desc())
        .limit(MOST_CASES)
    )
    return tuple(
        _found(facts, (Fact.SHOP,))
        for *facts, platform in session.execute(query)
        if not (platform and case.platform) or platform == case.platform
    )


def _found(values: Sequence[Any], agrees: tuple[Fact, ...]) -> _Found:
    return _Found(agrees, *values)


def _judged(session: Session, case: Case, found: Sequence[_Found]) -> tuple[_Other, ...]:
    """Add whether the right is the same, and say what each case hints at."""
    effective = _effective(session, [item.id for item in found])
    judged: list[_Other] = []
    for item in found:
        same = (item.right_id is not None and item.right_id == case.right_id) or (
            bool(item.right_number) and item.right_number == case.right_number
        )
        agrees = (*item.agrees, Fact.RIGHT) if same else item.agrees
        ending = Ending(item.outcome or "", item.decided_on, effective.get(item.id))
        line = RepeatCase(
            case_id=item.id,
            number=item.case_no or item.intake_no,
            title=item.title,
            received_on=item.received_on,
            agrees=tuple(fact.term for fact in agrees),
            effective_on=ending.ruled_on or ending.settled_on,
            outcome_term=outcome_term(item.outcome),
        )
        judged.append(_Other(line, repeat_kind(agrees, case.received_on, ending)))
    return tuple(judged)


def _effective(session: Session, case_ids: Sequence[int]) -> dict[int, date]:
    """Return from when the rulings of these cases stand, as their history tells."""
    query = (
        select(CaseEvent.case_id, CaseEvent.on, CaseEvent.details)
        .where(CaseEvent.case_id.in_(case_ids), CaseEvent.to_state == EFFECTIVE_STATE)
        # Taking a closed case up again does not make its ruling effective anew.
        .where(CaseEvent.move.not_like("reopen%"))
        .order_by(CaseEvent.id)
    )
    found: dict[int, date] = {}
    for case_id, on, details in session.execute(query):
        typed = (details or {}).get("effective_on")
        found[case_id] = date.fromisoformat(typed) if isinstance(typed, str) and typed else on
    return found


def _notices(party: str, others: Iterable[_Other]) -> list[RepeatNotice]:
    by_kind: dict[RepeatKind, list[RepeatCase]] = {}
    for other in others:
        by_kind.setdefault(other.kind, []).append(other.case)
    return [
        RepeatNotice(kind.value, kind.term, party, hint_text(kind, party, len(cases)), tuple(cases))
        for kind, cases in by_kind.items()
    ]


def _bulk(session: Session, case: Case, party_id: int, name: str) -> list[RepeatNotice]:
    """Return a hint when somebody has brought many cases within the span."""
    query = (
        select(func.count(func.distinct(Case.id)))
        .join(CaseParty, CaseParty.case_id == Case.id)
        .where(
            CaseParty.party_id == party_id,
            CaseParty.role.in_(ASKING),
            Case.deleted_at.is_(None),
            Case.received_on > bulk_since(case.received_on),
            Case.received_on <= case.received_on,
        )
    )
    cases = session.scalar(query) or 0
    if cases < BULK_CASES:
        return []
    kind = RepeatKind.BULK
    return [RepeatNotice(kind.value, kind.term, name, hint_text(kind, name, cases), ())]
