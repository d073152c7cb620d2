"""Use-cases of the recycle bin (回收站): nothing is gone before it is emptied on purpose."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.domain.terms import Role
from app.models.case import CaseLink, Instalment, MediationSession
from app.models.deadline import CasePause, DeadlineDecision
from app.models.handling import CaseMaterial, CreditEvent, Service, Sitting, Transfer
from app.models.office import IssuedNumber
from app.services.deadline_sync import sync_deadlines, write_rows
from app.services.desk import Desk
from app.services.evidence.changing import erase_evidence
from app.services.evidence.stored import files_of_case, keeping
from app.services.history import note_event
from app.services.paper_removal import erase_papers
from app.services.read_case import get_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import RuleViolationError


def delete_cases(desk: Desk, ids: Sequence[int], reason: str = "") -> int:
    """Move cases to the recycle bin and return how many.

    A docketed case (立案) carries a number of a gap-free book, so only a supervisor may, with a
    reason.

    Raises:
        NotAllowedError, RuleViolationError: nothing was moved.
    """
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        cases = [get_case(unit.session, case_id) for case_id in ids]
        if any(case.case_no for case in cases):
            desk.require(Role.SUPERVISOR, Role.ADMIN)
            if not reason.strip():
                raise RuleViolationError(
                    "已立案的案件移入回收站须写明原因，数据没有改动。", hint="请填写原因。"
                )
        for case in cases:
            if case.deleted_at is None:
                case.deleted_at, case.deleted_by = unit.now, desk.account.name
                note_event(unit, case, "delete", note=reason)
                write_rows(unit, case.id, ())  # nobody is reminded of what lies in the bin
        return len(cases)


def restore_cases(desk: Desk, ids: Sequence[int]) -> int:
    """Take cases out of the recycle bin, as they were, and return how many."""
    with desk.store.writing(actor=desk.account.name) as unit:
        cases = [get_case(unit.session, case_id) for case_id in ids]
        for case in cases:
            if case.deleted_at is not None:
                case.deleted_at, case.deleted_by = None, None
                note_event(unit, case, "restore")
                sync_deadlines(desk, unit, case)
        return len(cases)


_RECORDS = (
    MediationSession,
    Instalment,
    DeadlineDecision,
    CasePause,
    Sitting,
    Service,
    CaseMaterial,
    Transfer,
)


def purge_cases(desk: Desk, ids: Sequence[int], reason: str) -> int:
    """Erase cases from the recycle bin for good; their numbers stay listed as void.

    Raises:
        NotAllowedError: only a supervisor may.
        RuleViolationError: no reason, or a case is not in the bin; nothing was erased.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    if not reason.strip():
        raise RuleViolationError("彻底删除须写明原因，数据没有改动。", hint="请填写原因。")
    with (
        keeping(desk) as keeper,
        desk.store.writing(actor=desk.account.name, reason=reason) as unit,
    ):
        for case_id in ids:
            case = get_case(unit.session, case_id)
            if case.deleted_at is None:
                raise RuleViolationError("案件不在回收站内，没有删除任何案件。")
            numbers = select(IssuedNumber).where(IssuedNumber.case_id == case_id)
            for issued in unit.session.scalars(numbers):
                issued.case_id = None
                if issued.voided_at is None:
                    issued.voided_at, issued.voided_by = unit.now, desk.account.name
                    issued.void_reason = reason.strip()
            links = select(CaseLink).where(
                (CaseLink.first_id == case_id) | (CaseLink.second_id == case_id)
            )
            for link in unit.session.scalars(links):
                unit.session.delete(link)
            files = files_of_case(unit.session, case_id)
            _erase_records(unit, case_id)
            unit.session.flush()
            unit.session.refresh(case, ["parties"])
            unit.session.delete(case)
            keeper.let_go(unit, files)
        return len(ids)


def _erase_records(unit: UnitOfWork, case_id: int) -> None:
    """Erase what was recorded about a case one by one, so that the audit knows each.

    An entry of the credit register outlives the case it came from.
    """
    erase_evidence(unit, case_id)
    erase_papers(unit, case_id)
    for model in _RECORDS:
        for row in unit.session.scalars(select(model).where(model.case_id == case_id)):
            unit.session.delete(row)
    for entry in unit.session.scalars(select(CreditEvent).where(CreditEvent.case_id == case_id)):
        entry.case_id = None
