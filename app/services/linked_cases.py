"""Use-cases: cases that belong together, and the sittings and payments of a mediation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import or_, select

from app.domain.terms import LinkKind
from app.models.case import CaseLink, Instalment, MediationSession
from app.services.desk import Desk
from app.services.history import note_event
from app.services.read_case import get_live_case
from app.support.errors import RuleViolationError


def link_cases(desk: Desk, first_id: int, second_id: int, kind: LinkKind) -> None:
    """Link two cases; linking twice is the same as once.

    Raises:
        RuleViolationError: a case cannot be linked to itself.
    """
    if first_id == second_id:
        raise RuleViolationError("案件不能与自己关联，数据没有改动。")
    with desk.store.writing(actor=desk.account.name) as unit:
        first, second = (
            get_live_case(unit.session, first_id),
            get_live_case(unit.session, second_id),
        )
        known = select(CaseLink).where(
            CaseLink.kind == kind.value,
            or_(
                (CaseLink.first_id == first_id) & (CaseLink.second_id == second_id),
                (CaseLink.first_id == second_id) & (CaseLink.second_id == first_id),
            ),
        )
        if unit.session.scalar(known) is not None:
            return
        unit.session.add(CaseLink(first_id=first_id, second_id=second_id, kind=kind.value))
        for one, other in ((first, second), (second, first)):
            number = other.case_no or other.intake_no
            note_event(unit, one, "link", note=f"{kind.term}：{number}")


def unlink_cases(desk: Desk, link_id: int) -> None:
    """Take a link away; the history keeps that it was there."""
    with desk.store.writing(actor=desk.account.name) as unit:
        link = unit.session.get(CaseLink, link_id)
        if link is None:
            return
        first = get_live_case(unit.session, link.first_id)
        second = get_live_case(unit.session, link.second_id)
        term = LinkKind(link.kind).term
        for one, other in ((first, second), (second, first)):
            note_event(unit, one, "unlink", note=f"{term}：{other.case_no or other.intake_no}")
        unit.session.delete(link)


def add_session(
    desk: Desk,
    case_id: int,
    held_at: datetime,
    *,
    place: str = "",
    mediators: str = "",
    attendees: str = "",
    result: str = "",
) -> int:
    """Record one sitting of a mediation and return its id."""
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        row = MediationSession(
            case_id=case_id,
            held_at=held_at,
            place=place,
            mediators=mediators,
            attendees=attendees,
            result=result,
        )
        unit.session.add(row)
        note_event(unit, case, "session", note=result)
        unit.session.flush()
        return row.id


def set_instalments(
    desk: Desk, case_id: int, plan: Sequence[tuple[date, int, date | None, int]]
) -> None:
    """Replace the payment plan: (due on, amount fen, paid on, paid fen) each.

    The case's paid amount becomes the sum of what was paid.

    Raises:
        RuleViolationError: an amount is not positive.
    """
    if any(amount <= 0 or paid < 0 for _, amount, _, paid in plan):
        raise RuleViolationError("每期金额须大于零，履行计划没有改动。")
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        known = select(Instalment).where(Instalment.case_id == case_id)
        for row in unit.session.scalars(known):
            unit.session.delete(row)
        for due_on, amount, paid_on, paid in plan:
            unit.session.add(
                Instalment(
                    case_id=case_id,
                    due_on=due_on,
                    amount_fen=amount,
                    paid_on=paid_on,
                    paid_fen=paid,
                )
            )
        case.paid_fen = sum(paid for *_, paid in plan) if plan else None
