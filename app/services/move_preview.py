"""What a move will do, told before it is made: papers, limits, checks (办理预览)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from app.domain.case_type import CaseType, Move
from app.domain.clockwork import Happening
from app.domain.papers import PAPERS
from app.domain.terms import Standing
from app.domain.transitions import outcome_of
from app.models.case import Case
from app.services.deadline_rows import Limit, work_out
from app.services.deadline_sync import case_facts
from app.services.deadline_views import MovePreview
from app.services.desk import Desk
from app.services.guard_facts import move_problems
from app.services.read_case import get_case
from app.services.requests import MoveRequest
from app.support.clock import china_time
from app.support.errors import Level, Problem


def preview_move(desk: Desk, case_id: int, request: MoveRequest) -> MovePreview:
    """Return what ``request`` would do to a case; values may still be missing.

    A move that is not open from here has nothing to show.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        case_type = desk.catalogue.get(case.kind)
        move = _move(case_type, case, request.move)
        if move is None:
            return MovePreview()
        clockwork = desk.clockworks.current(session)
        facts = case_facts(desk.catalogue, session, case)
        outcome = outcome_of(move, request.outcome)
        problems = move_problems(desk, session, case, move, request, outcome)
    made = Happening(case.kind, move.code, request.on, desk.now, request.asked)
    after = replace(facts, happenings=(*facts.happenings, made))
    kinds = desk.catalogue.get
    return _preview(
        move,
        {limit.key: limit for limit in work_out(clockwork, kinds, facts)},
        work_out(clockwork, kinds, after),
        problems,
    )


def _move(case_type: CaseType, case: Case, code: str) -> Move | None:
    return next((item for item in case_type.moves_from(case.state) if item.code == code), None)


def _preview(
    move: Move, before: dict[object, Limit], after: Iterable[Limit], problems: Iterable[Problem]
) -> MovePreview:
    starts: list[str] = []
    meets: list[str] = []
    stops: list[str] = []
    paused: list[str] = []
    late: list[str] = []
    for limit in after:
        old = before.get(limit.key)
        if old is None:
            starts += started_text(limit)
        elif old.standing is limit.standing:
            continue
        elif limit.standing in (Standing.MET, Standing.MET_LATE):
            meets.append(limit.term)
            if limit.standing is Standing.MET_LATE:
                late.append(f"{limit.term}已逾期：应于 {_told(limit)} 前完成")
        elif limit.standing is Standing.DROPPED:
            stops.append(limit.term)
        elif limit.standing is Standing.PAUSED:
            paused.append(limit.term)
        elif old.standing is Standing.PAUSED:
            starts.append(f"{limit.term}：恢复计算，至 {_told(limit)}")
    told = tuple(problems)
    return MovePreview(
        papers=tuple((code, PAPERS[code].title) for code in move.papers if code in PAPERS),
        starts=tuple(starts),
        meets=tuple(meets),
        stops=tuple(stops),
        pauses=_pauses(move, paused),
        warnings=(*late, *(item.message for item in told if item.level is not Level.ERROR)),
        blocks=tuple(item.message for item in told if item.level is Level.ERROR),
    )


def started_text(limit: Limit) -> Iterator[str]:
    """Yield ``答辩：自 11-06 起 15 日，至 2026-11-23``; nothing for a limit that does not run."""
    if limit.standing not in (Standing.RUNNING, Standing.PAUSED):
        return
    length = limit.rule.length if limit.rule is not None and limit.run.until is None else ""
    begun = _moment(limit.run.start)[5:]
    if limit.rule is not None and limit.rule.before:
        yield f"{limit.term}：{begun} 前 {length}，最迟 {_told(limit)}"
        return
    until = f"至 {_told(limit)}" if limit.due is not None else "算不出日期，请查看说明"
    yield f"{limit.term}：自 {begun} 起{f' {length}' if length else ''}，{until}"


def _pauses(move: Move, paused: list[str]) -> str:
    if not move.pauses:
        return ""
    stopped = f"，{'、'.join(paused)}停止计算" if paused else ""
    return f"{move.pauses}{stopped}"


def _told(limit: Limit) -> str:
    day = _moment(limit.due) if limit.due is not None else "中止中"
    return f"{day}（暂定）" if limit.provisional else day


def _moment(moment: object) -> str:
    if isinstance(moment, datetime):
        return china_time(moment).strftime("%Y-%m-%d %H:%M")
    return str(moment)
