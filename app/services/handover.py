"""Use-case: one account's work goes to another, whole and in one step (工作交接)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.terms import Phase, Role, SittingKind, Standing
from app.domain.text import tidy
from app.models.case import Case
from app.models.deadline import Deadline
from app.models.handling import Sitting
from app.models.office import Account
from app.services.desk import Desk
from app.services.handling_views import HandoverCase, HandoverPreview, HandoverSitting
from app.services.history import note_event
from app.support.errors import NotFoundError, RuleViolationError

_CHUNK = 500


def preview_handover(desk: Desk, from_account: str) -> HandoverPreview:
    """Return what lies with an account: open cases, their running limits, planned sittings.

    Those with the nearest limit come first.

    Raises:
        NotAllowedError: only a supervisor may.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    with desk.store.reading() as session:
        rows = tuple(session.scalars(_open_cases(from_account)))
        limits = _running(session, [row.id for row in rows])
        sittings = _planned(desk, session, [row.id for row in rows])
    cases = tuple(_case(desk, row, limits) for row in rows)
    tally = Counter((item.kind_term, item.state_term) for item in cases)
    return HandoverPreview(
        account=from_account,
        counts=tuple((kind, state, number) for (kind, state), number in sorted(tally.items())),
        cases=tuple(sorted(cases, key=lambda item: (item.next_due or date.max, item.case_id))),
        sittings=sittings,
        running_deadlines=sum(item.running for item in cases),
    )


def hand_over(
    desk: Desk,
    from_account: str,
    to_account: str,
    reason: str,
    case_ids: Sequence[int] | None = None,
) -> int:
    """Give open cases of one account to another and return how many; None means all.

    Limits and sittings stay with their cases. Who was called to a sitting is left as it is,
    as the panel does not change with the handler.

    Raises:
        NotAllowedError: only a supervisor may.
        RuleViolationError: no reason, the same account, one that cannot sign in, or a case that
            is not in hand there any more; nothing was handed over.
        NotFoundError: no such account.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    word = tidy(reason)
    if not word:
        raise RuleViolationError("交接须写明原因，数据没有改动。", hint="请填写原因。")
    if from_account == to_account:
        raise RuleViolationError("交出人与接收人相同，数据没有改动。")
    with desk.store.writing(actor=desk.account.name, reason=word) as unit:
        names = _names(unit.session, from_account, to_account)
        cases = {row.id: row for row in unit.session.scalars(_open_cases(from_account))}
        wanted = tuple(cases) if case_ids is None else tuple(dict.fromkeys(case_ids))
        if any(case_id not in cases for case_id in wanted):
            raise RuleViolationError(
                "所选案件有的已办结或不再由该账号承办，没有交接任何案件。", hint="请重新预览。"
            )
        for case_id in wanted:
            case = cases[case_id]
            case.handler = to_account
            note_event(unit, case, "hand-over", note=f"{names[0]} → {names[1]}：{word}")
        return len(wanted)


def _open_cases(account: str) -> Select[Case]:
    return (
        select(Case)
        .where(
            Case.deleted_at.is_(None),
            Case.phase.in_((Phase.INTAKE.value, Phase.OPEN.value)),
            Case.handler == account,
        )
        .order_by(Case.received_at, Case.id)
    )


def _names(session: Session, from_account: str, to_account: str) -> tuple[str, str]:
    """Return the display names; somebody who left may hand over, but not take."""
    query = select(Account).where(Account.name.in_((from_account, to_account)))
    rows = {row.name: row for row in session.scalars(query)}
    taker = rows.get(to_account)
    if taker is None:
        raise NotFoundError("没有接收人这个账号，数据没有改动。", hint="请先建立账号。")
    if not taker.active:
        raise RuleViolationError("接收人的账号已停用，数据没有改动。", hint="请选择在用的账号。")
    giver = rows.get(from_account)
    return giver.display_name if giver else from_account, taker.display_name


def _running(session: Session, case_ids: Sequence[int]) -> dict[int, tuple[int, date | None]]:
    """Return the number of running limits and the nearest day of each case."""
    found: dict[int, tuple[int, date | None]] = {}
    for chunk in _chunks(case_ids):
        query = (
            select(Deadline.case_id, func.count(), func.min(Deadline.due_on))
            .where(Deadline.case_id.in_(chunk), Deadline.standing == Standing.RUNNING.value)
            .group_by(Deadline.case_id)
        )
        for case_id, number, nearest in session.execute(query):
            found[case_id] = (number, nearest)
    return found


def _planned(desk: Desk, session: Session, case_ids: Sequence[int]) -> tuple[HandoverSitting, ...]:
    found: list[HandoverSitting] = []
    for chunk in _chunks(case_ids):
        query = (
            select(Sitting, Case.case_no, Case.intake_no)
            .join(Case, Case.id == Sitting.case_id)
            .where(
                Sitting.case_id.in_(chunk),
                Sitting.cancelled_reason.is_(None),
                Sitting.starts_at > desk.now,
            )
        )
        found += [
            HandoverSitting(
                row.case_id,
                case_no or intake_no,
                SittingKind(row.kind).term,
                row.starts_at,
                row.people,
            )
            for row, case_no, intake_no in session.execute(query)
        ]
    return tuple(sorted(found, key=lambda item: (item.starts_at, item.case_id)))


def _chunks(case_ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (case_ids[at : at + _CHUNK] for at in range(0, len(case_ids), _CHUNK))


def _case(desk: Desk, row: Case, limits: dict[int, tuple[int, date | None]]) -> HandoverCase:
    case_type = desk.catalogue.get(row.kind)
    running, nearest = limits.get(row.id, (0, None))
    return HandoverCase(
        case_id=row.id,
        number=row.case_no or row.intake_no,
        title=row.title,
        kind_term=case_type.term,
        state_term=case_type.state(row.state).term,
        running=running,
        next_due=nearest,
    )
