"""The lines of a register: cases with what a workbook shows beside a list (登记簿)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.domain.identity import id_card_remark, uscc_remark
from app.domain.terms import PartyKind, PartyRole
from app.domain.text import mask_id
from app.models.case import Case, CaseParty
from app.models.office import Account
from app.models.party import Party
from app.services.case_filter import CaseFilter
from app.services.case_lines import case_line
from app.services.case_queries import CHUNK, conditions
from app.services.desk import Desk
from app.services.views import CaseLine

_FIRST = frozenset({PartyRole.REQUESTER, PartyRole.APPLICANT, PartyRole.REPORTER})
_SECOND = frozenset({PartyRole.RESPONDENT, PartyRole.REPORTED})


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One row of a register (登记簿行); several identity numbers are joined by 、.

    Only credit codes of bodies, which are public, are shown in full; all other identity
    numbers come masked, so the full ones never leave the services.
    """

    case: CaseLine
    venue_name: str
    handler_name: str
    first_ids: str
    second_ids: str


def read_register(
    desk: Desk, session: Session, filters: Sequence[CaseFilter]
) -> tuple[RegisterLine, ...]:
    """Return the cases that any of ``filters`` means, by day of receipt, the oldest first."""
    if not filters:
        return ()
    any_of = or_(*(and_(*conditions(wanted)) for wanted in filters))
    # The ids first: an index answers that, where whole rows would make the query read them all.
    found = session.scalars(select(Case.id).where(any_of)).all()
    rows: list[Case] = []
    for start in range(0, len(found), CHUNK):
        rows += session.scalars(select(Case).where(Case.id.in_(found[start : start + CHUNK])))
    rows.sort(key=lambda row: (row.received_on, row.id))
    names = dict(session.execute(select(Account.name, Account.display_name)).all())
    ids = _identity_numbers(session, [row.id for row in rows], desk.today)
    return tuple(
        RegisterLine(
            case=case_line(desk.catalogue, row),
            venue_name=row.venue_name,
            handler_name=names.get(row.handler, row.handler),
            first_ids="、".join(ids[row.id, True]),
            second_ids="、".join(ids[row.id, False]),
        )
        for row in rows
    )


def _identity_numbers(
    session: Session, case_ids: Sequence[int], today: date
) -> Mapping[tuple[int, bool], list[str]]:
    """Return the shown identity numbers by case and side (True for the asking side)."""
    found: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for start in range(0, len(case_ids), CHUNK):
        query = (
            select(CaseParty.case_id, CaseParty.role, Party.kind, Party.id_number)
            .join(Party, Party.id == CaseParty.party_id)
            .where(CaseParty.case_id.in_(case_ids[start : start + CHUNK]), Party.id_number != "")
            .order_by(CaseParty.case_id, CaseParty.position)
        )
        for case_id, role, kind, number in session.execute(query):
            if role in _FIRST or role in _SECOND:
                found[case_id, role in _FIRST].append(shown_identity(kind, number, today))
    return found


def shown_identity(kind: str, number: str, today: date) -> str:
    """Return an identity number as registers show it: masked unless surely a credit code."""
    public = (
        kind != PartyKind.PERSON
        and uscc_remark(number) is None
        and id_card_remark(number, today) is not None
    )
    return number if public else mask_id(number)
