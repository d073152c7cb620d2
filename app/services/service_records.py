"""Use-cases: how papers reached the parties, and the day they count as served (送达记录)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.domain.case_type import Move
from app.domain.clockwork import SERVICE_METHOD
from app.domain.fields import FieldValue
from app.domain.papers import PAPERS
from app.domain.service_dates import SERVICE_RULES, service_day
from app.domain.terms import ServiceMethod
from app.domain.text import tidy
from app.models.case import Case
from app.models.handling import Service
from app.services.desk import Desk
from app.services.evidence.stored import keeping
from app.services.handling_views import ServiceLine
from app.services.history import note_event
from app.services.paper_removal import forget_service
from app.services.read_case import get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, Problem, RuleViolationError

SERVED_ON = "served_on"
RECEIPT = "D10"
"""送达回证: the proof of service itself is not what was served."""


def record_service(
    desk: Desk,
    case_id: int,
    paper: str,
    recipient: str,
    method: ServiceMethod,
    acted_on: date,
    signer: str = "",
    note: str = "",
) -> ServiceLine:
    """Record how one paper reached one party and return it with its day of service.

    ``acted_on`` is the day the method asks for: of signature, of the notice's publication.
    ``signer`` is who signed, for a paper left behind the witness.

    Raises:
        RuleViolationError: a fact is missing, or the day lies ahead or before the receipt.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        return _line(
            add_service(desk, unit, case, paper, recipient, method, acted_on, signer, note)
        )


def add_service(
    desk: Desk,
    unit: UnitOfWork,
    case: Case,
    paper: str,
    recipient: str,
    method: ServiceMethod,
    acted_on: date,
    signer: str = "",
    note: str = "",
) -> Service:
    """Record a service within the caller's transaction and return its row.

    Raises:
        RuleViolationError: as in :func:`record_service`.
    """
    problems = _problems(desk, paper, recipient, method, acted_on, signer)
    if acted_on < case.received_on:
        problems += (Problem("acted_on", "日期早于收件日。"),)
    if problems:
        raise RuleViolationError("送达记录有误，尚未保存。", problems=problems)
    served = service_day(method, acted_on)
    row = Service(
        case_id=case.id,
        paper=tidy(paper),
        recipient=tidy(recipient),
        method=method.value,
        acted_on=acted_on,
        served_on=served.served_on,
        signer=tidy(signer),
        note=tidy(note),
    )
    unit.session.add(row)
    unit.session.flush()
    text = f"{row.paper} → {row.recipient}：{served.text}"
    note_event(unit, case, "service", on=acted_on, note=text)
    return row


def service_from_move(
    unit: UnitOfWork, case: Case, move: Move, asked: Mapping[str, FieldValue]
) -> None:
    """Record a step that serves papers, so that nobody types it twice.

    Steps that do not say how something was served are none of the records'.
    """
    method, day = asked.get(SERVICE_METHOD), asked.get(SERVED_ON)
    if not method or type(day) is not date:
        return
    chosen = ServiceMethod(str(method))
    titles = [PAPERS[code].title for code in move.papers if code in PAPERS and code != RECEIPT]
    unit.session.add(
        Service(
            case_id=case.id,
            paper="、".join(titles[:1]) or move.term.rstrip("…"),
            recipient=case.second_side or case.first_side,
            method=chosen.value,
            acted_on=day,
            served_on=service_day(chosen, day).served_on,
        )
    )


def list_services(desk: Desk, case_id: int) -> tuple[ServiceLine, ...]:
    """Return the records of a case, the latest day of service first."""
    query = (
        select(Service)
        .where(Service.case_id == case_id)
        .order_by(Service.served_on.desc(), Service.id.desc())
    )
    with desk.store.reading() as session:
        return tuple(_line(row) for row in session.scalars(query))


def remove_service(desk: Desk, service_id: int, reason: str) -> None:
    """Take a wrong record away; history and audit keep that it was there.

    A paper that it had brought to its recipient counts as not yet served again.

    Raises:
        RuleViolationError: no reason.
        NotFoundError: it is gone.
    """
    if not tidy(reason):
        raise RuleViolationError("删除送达记录须写明原因，数据没有改动。", hint="请填写原因。")
    with (
        keeping(desk) as keeper,
        desk.store.writing(actor=desk.account.name, reason=reason) as unit,
    ):
        row = unit.session.get(Service, service_id)
        if row is None:
            raise NotFoundError("这条送达记录已不存在，数据没有改动。", hint="请刷新案件。")
        case = get_live_case(unit.session, row.case_id)
        note_event(
            unit, case, "service", note=f"删除 {row.paper} → {row.recipient}：{tidy(reason)}"
        )
        files = forget_service(unit, row.id)
        unit.session.delete(row)
        keeper.let_go(unit, files)


def _problems(
    desk: Desk, paper: str, recipient: str, method: ServiceMethod, acted_on: date, signer: str
) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if not tidy(paper):
        found.append(Problem("paper", "请填写送达的文书。"))
    if not tidy(recipient) and method is not ServiceMethod.NOTICE:
        found.append(Problem("recipient", "请填写受送达人。"))
    if method is ServiceMethod.LEFT and not tidy(signer):
        found.append(Problem("signer", "留置送达须写明见证人，或者拍照、录像的情况。"))
    if acted_on > desk.today:
        found.append(Problem("acted_on", f"{SERVICE_RULES[method].asks}晚于今天。"))
    return tuple(found)


def _line(row: Service) -> ServiceLine:
    method = ServiceMethod(row.method)
    rule = SERVICE_RULES[method]
    return ServiceLine(
        id=row.id,
        paper=row.paper,
        recipient=row.recipient,
        method=row.method,
        method_term=method.term,
        acted_on=row.acted_on,
        served_on=row.served_on,
        signer=row.signer,
        note=row.note,
        why=service_day(method, row.acted_on).text,
        source=rule.source,
        verified=rule.verified,
    )
