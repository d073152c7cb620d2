"""Use-case: a paper reached its recipient, and the time that starts with it (送达)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.domain.case_type import Move
from app.domain.clockwork import SERVICE_METHOD
from app.domain.documents.life import PaperState
from app.domain.documents.service_steps import service_clock, service_step
from app.domain.documents.values import day_text
from app.domain.fields import FieldValue
from app.domain.transitions import check_move
from app.models.case import Case
from app.models.paper import CasePaper, PaperService
from app.services.deadline_rows import Limit, work_out
from app.services.deadline_sync import case_facts
from app.services.desk import Desk
from app.services.evidence.stored import Keeper, keeping
from app.services.move_case import make_move
from app.services.move_preview import started_text
from app.services.papers.roles import require_draft
from app.services.papers.rows import get_paper, paper_line
from app.services.papers.uploads import Upload, take_file
from app.services.papers.views import ServedPaper, ServeRequest
from app.services.read_case import get_live_case
from app.services.requests import MoveRequest
from app.services.service_records import add_service
from app.services.unit_of_work import UnitOfWork
from app.support.errors import Problem, RuleViolationError

LONGEST_PLACE = 200


def serve_paper(desk: Desk, paper_id: int, request: ServeRequest) -> ServedPaper:
    """Record how an issued paper reached its recipient, with the receipt, in one transaction.

    With ``take_step`` the case also takes the step that this service is, if one is open from
    its present state to this account: the same facts start the limit, and nothing is typed
    twice. What a step further asks for, or a state without such a step, leaves the case where
    it is; the service is recorded all the same.

    Raises:
        RuleViolationError: not issued or served already, a fact is wrong, a check forbids the
            step; nothing was recorded.
        InputFileError: the receipt cannot be read.
    """
    with keeping(desk) as keeper:
        upload = take_file(keeper, request.receipt) if request.receipt is not None else None
        with desk.store.writing(actor=desk.account.name) as unit:
            return _serve(desk, unit, keeper, paper_id, request, upload)


def _serve(
    desk: Desk,
    unit: UnitOfWork,
    keeper: Keeper,
    paper_id: int,
    request: ServeRequest,
    upload: Upload | None,
) -> ServedPaper:
    paper = get_paper(unit.session, paper_id)
    case = get_live_case(unit.session, paper.case_id)
    require_draft(desk, case.kind)
    _check_issued(paper)
    _check_day(paper, request)
    service = add_service(
        desk,
        unit,
        case,
        paper.title,
        paper.recipient,
        request.method,
        request.acted_on,
        request.signer,
        request.note,
    )
    link = PaperService(
        paper_id=paper.id, service_id=service.id, place=request.place.strip()[:LONGEST_PLACE]
    )
    if upload is not None:
        stored = keeper.place(unit, upload.taken, media=upload.media, pages=None)
        link.receipt_file_id, link.receipt_name = stored.id, upload.name
    unit.session.add(link)
    paper.state = PaperState.SERVED.value
    step, started = _take_step(desk, unit, case, paper, request) if request.take_step else ("", ())
    unit.session.flush()
    return ServedPaper(paper_line(unit.session, paper), service.served_on, step, started)


def _check_issued(paper: CasePaper) -> None:
    if paper.state == PaperState.SERVED:
        raise RuleViolationError(
            "这份文书已经登记过送达，没有重复登记。",
            hint="登记有误的，请先在送达记录中删除，再重新登记。",
        )
    if paper.state != PaperState.ISSUED:
        raise RuleViolationError(
            f"文书处于“{PaperState(paper.state).term}”，不能登记送达，数据没有改动。",
            hint="请先签发文书。",
        )


def _check_day(paper: CasePaper, request: ServeRequest) -> None:
    if paper.issued_on is not None and request.acted_on < paper.issued_on:
        problem = Problem("acted_on", f"日期早于文书的签发日期（{day_text(paper.issued_on)}）。")
        raise RuleViolationError("送达记录有误，尚未保存。", problems=(problem,))


def _take_step(
    desk: Desk, unit: UnitOfWork, case: Case, paper: CasePaper, request: ServeRequest
) -> tuple[str, tuple[str, ...]]:
    """Take the step that the service is; return its term and the limits it started."""
    found = _open_step(desk, case, paper, request)
    if found is None:
        return "", ()
    move, wanted = found
    before = {limit.key for limit in _limits(desk, unit.session, case)}
    make_move(desk, unit, case, wanted)
    after = _limits(desk, unit.session, case)
    started = tuple(
        line for limit in after if limit.key not in before for line in started_text(limit)
    )
    return move.term.rstrip("…"), started


def _open_step(
    desk: Desk, case: Case, paper: CasePaper, request: ServeRequest
) -> tuple[Move, MoveRequest] | None:
    case_type = desk.catalogue.get(case.kind)
    move = service_step(case_type, case.state, paper.code)
    clock = service_clock(move) if move is not None else None
    if move is None or clock is None:
        return None
    asked: dict[str, FieldValue] = {
        SERVICE_METHOD: request.method.value,
        clock.begins: request.acted_on,
    }
    role = desk.account.role
    if check_move(case_type, case.state, move.code, role, None, "", asked):
        return None
    return move, MoveRequest(move.code, request.acted_on, asked=asked)


def _limits(desk: Desk, session: Session, case: Case) -> tuple[Limit, ...]:
    session.flush()
    clockwork = desk.clockworks.current(session)
    facts = case_facts(desk.catalogue, session, case)
    return tuple(work_out(clockwork, desk.catalogue.get, facts))
