"""Use-case: take a case one step further, or out, or to another kind (办理动作)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from app.domain.case_type import CaseType, Milestone, Move, State
from app.domain.draft import CaseDraft
from app.domain.fields import FieldValue
from app.domain.terms import Outcome, Phase, Role
from app.domain.transitions import check_move, outcome_of, outcome_stands
from app.domain.value_json import encode
from app.domain.values import is_empty, value_problems
from app.models.case import Case
from app.services.deadline_sync import sync_deadlines
from app.services.desk import Desk
from app.services.guard_facts import move_problems
from app.services.history import note_event
from app.services.number_books import allot, enter
from app.services.open_case import refuse_errors
from app.services.read_case import draft_of, get_live_case
from app.services.requests import MoveRequest
from app.services.service_records import service_from_move
from app.services.sittings import book_from_move
from app.services.transfers import transfer_from_move
from app.services.unit_of_work import UnitOfWork
from app.services.write_case import AMOUNTS, CASE_COLUMNS, refresh_texts, sides, write_case
from app.support.errors import Level, Problem, RuleViolationError


def move_case(
    desk: Desk, case_id: int, version: int, request: MoveRequest, *, origin: object | None = None
) -> str | None:
    """Move the case and return its case number, allotted now if the move dockets.

    Raises:
        RuleViolationError: the step is not open from here, not for this role, or lacks a fact;
            ``problems`` are addressed by the move's field keys.
        StaleRecordError: somebody else saved the case since.
    """
    with desk.store.writing(actor=desk.account.name, reason=request.reason, origin=origin) as unit:
        case = get_live_case(unit.session, case_id)
        unit.check_version(case, version)
        move = make_move(desk, unit, case, request)
        service_from_move(unit, case, move, request.asked)
        unit.session.flush()
        return case.case_no


def make_move(desk: Desk, unit: UnitOfWork, case: Case, request: MoveRequest) -> Move:
    """Make a move within the caller's transaction and return it.

    What it served is not recorded: that is left to who knows which paper went to whom.

    Raises:
        RuleViolationError: as in :func:`move_case`.
    """
    case_type = desk.catalogue.get(case.kind)
    move = _find_move(case_type, case, request)
    outcome = outcome_of(move, request.outcome)
    guarded = move_problems(desk, unit.session, case, move, request, outcome)
    refuse_errors(
        (
            *check_move(
                case_type,
                case.state,
                move.code,
                desk.account.role,
                outcome,
                request.reason,
                request.asked,
            ),
            *_check_day(desk, case, request.on),
            *_check_values(desk, move, request.asked),
            *(item for item in guarded if item.level is Level.ERROR),
        )
    )
    _apply(desk, unit, case, case_type, move, request, outcome, guarded)
    sync_deadlines(desk, unit, case)
    book_from_move(unit, case, move, request.asked)
    transfer_from_move(unit, case, request.on, request.asked)
    return move


def _find_move(case_type: CaseType, case: Case, request: MoveRequest) -> Move:
    for move in case_type.moves_from(case.state):
        if move.code == request.move:
            return move
    state = case_type.state(case.state)
    raise RuleViolationError(
        f"案件处于“{state.term}”，不能办理这一步，数据没有改动。", hint="请刷新案件后再办理。"
    )


def _check_day(desk: Desk, case: Case, on: date) -> tuple[Problem, ...]:
    if on > desk.today:
        return (Problem("on", "日期晚于今天。"),)
    if on < case.received_on:
        return (Problem("on", "日期早于收件日。"),)
    return ()


def _check_values(desk: Desk, move: Move, asked: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
    return tuple(
        problem
        for spec in move.asks
        if not is_empty(asked.get(spec.key))
        for problem in value_problems(spec, asked[spec.key], spec.key, desk.today)
    )


def _apply(
    desk: Desk,
    unit: UnitOfWork,
    case: Case,
    case_type: CaseType,
    move: Move,
    request: MoveRequest,
    outcome: Outcome | None,
    reminders: Iterable[Problem],
) -> None:
    target: State = case_type.state(move.target)
    before = case.state
    # Taken before the case changes, so that the move is one change of its row.
    dockets = move.dockets and case.case_no is None
    number = allot(desk, unit, case_type.book, request.on) if dockets else None
    _write_asked(case, request.asked)
    for milestone in move.sets:
        setattr(case, milestone.value, request.on)
    _settle_outcome(case, case_type, target, outcome)
    case.state, case.phase = target.code, target.phase.value
    if target.code == before:
        # A step that leaves the state may change no column; its version must rise all the
        # same, or two people could make the step at once.
        flag_modified(case, "updated_at")
    if number is not None:
        case.case_no = number.number
        enter(unit, number, case)
    refresh_texts(unit, case_type, case, draft_of(desk.catalogue, unit.session, case))
    note_event(
        unit,
        case,
        move.code,
        from_state=before,
        on=request.on,
        note=_note(request.reason, reminders),
        details={key: encode(value) for key, value in request.asked.items()},
    )


def _settle_outcome(
    case: Case, case_type: CaseType, target: State, outcome: Outcome | None
) -> None:
    """Write how the case ended, or take that back where it is taken up again.

    The events keep how and when it had ended.
    """
    if target.phase is not Phase.DONE:
        case.closed_on = None
    if outcome is not None:
        case.outcome = outcome.value
    elif case.outcome and not outcome_stands(case_type, Outcome(case.outcome), target.code):
        case.outcome = case.decided_on = None


def _note(reason: str, reminders: Iterable[Problem]) -> str:
    """Return the reason, and what the step was made in spite of."""
    told = "；".join(item.message for item in reminders)
    return "\n".join(filter(None, (reason.strip(), f"提醒：{told}" if told else "")))


def _write_asked(case: Case, asked: Mapping[str, FieldValue]) -> None:
    details = dict(case.details or {})
    for key, value in asked.items():
        if is_empty(value):
            continue
        if key in CASE_COLUMNS:
            setattr(case, key, value if key in AMOUNTS else str(value))
        else:
            details[key] = encode(value)
    case.details = details


def change_kind(desk: Desk, case_id: int, version: int, kind: str, reason: str) -> None:
    """Turn the case into another kind, e.g. a complaint into a counterfeit report (转换办理途径).

    It starts in the new kind's first state. Parties move to the section of the same side,
    facts of the same key are kept, the rest stays in the history; a case number already given
    stays with the case and in its book.

    Raises:
        NotAllowedError: only a supervisor may.
        RuleViolationError: no reason, or the same kind.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    if not reason.strip():
        raise RuleViolationError("转换办理途径须写明原因，数据没有改动。", hint="请填写原因。")
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        case = get_live_case(unit.session, case_id)
        unit.check_version(case, version)
        if case.kind == kind:
            raise RuleViolationError("案件已经是这一类型，数据没有改动。")
        old_type, new_type = desk.catalogue.get(case.kind), desk.catalogue.get(kind)
        draft = translate_draft(old_type, new_type, draft_of(desk.catalogue, unit.session, case))
        before = case.state
        state = new_type.first_state
        case.kind, case.track = new_type.code, new_type.track.value
        case.state, case.phase = state.code, state.phase.value
        case.outcome = None
        for milestone in Milestone:
            setattr(case, milestone.value, None)
        write_case(unit, new_type, case, draft)
        note_event(
            unit,
            case,
            "change-kind",
            from_state=before,
            note=f"{old_type.term} → {new_type.term}：{reason.strip()}",
            details={"from_kind": old_type.code, "case_no": case.case_no},
        )
        sync_deadlines(desk, unit, case)


def translate_draft(old_type: CaseType, new_type: CaseType, draft: CaseDraft) -> CaseDraft:
    """Return ``draft`` in the sections of ``new_type``: first side to first, other to other."""
    old_first, old_second = sides(old_type)
    new_first, new_second = sides(new_type)
    sections: dict[str, tuple[Mapping[str, FieldValue], ...]] = {}
    for old, new in ((old_first, new_first), (old_second, new_second)):
        rows = [row for section in old for row in draft.rows(section.key)]
        for section in new:
            taken = rows if section.table else rows[:1]
            sections[section.key] = tuple(
                {key: value for key, value in row.items() if key in section.by_key} for row in taken
            )
            rows = rows[len(taken) :]
    party_keys = {section.key for section in (*old_first, *old_second)}
    others: dict[str, FieldValue] = {}
    for key, rows_of in draft.sections.items():
        if key not in party_keys:
            for row in rows_of:
                others.update(row)
    for section in new_type.sections:
        if section.key not in sections:
            sections[section.key] = (
                {key: value for key, value in others.items() if key in section.by_key},
            )
    return CaseDraft(new_type.code, sections)
