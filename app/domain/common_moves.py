"""States and moves that several kinds of case share (共用状态与动作)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain import common_fields as f
from app.domain.case_type import Clock, Milestone, Move, State
from app.domain.clockwork import SUPPLEMENT_GROUND as _SUPPLEMENT_GROUND
from app.domain.fields import FieldSpec
from app.domain.terms import Outcome, Phase, Role, Tone, Turn

SUPPLEMENT = State("supplement", "待补正", Phase.INTAKE, Tone.ATTENTION, Turn.PARTY)
NOT_ACCEPTED = State("not-accepted", "不予受理", Phase.DONE, Tone.BAD, Turn.NOBODY)
WITHDRAWN = State("withdrawn", "撤回", Phase.DONE, turn=Turn.NOBODY)
CLOSED = State("closed", "结案", Phase.DONE, Tone.GOOD, Turn.NOBODY)
ARCHIVED = State("archived", "归档", Phase.DONE, turn=Turn.NOBODY)

SUPERVISORS = (Role.SUPERVISOR, Role.ADMIN)
OFFICERS = (Role.HANDLER, *SUPERVISORS)
"""Who decides on the merits: the officers of the panel and their head (承办人、负责人)."""

USUAL = {SUPPLEMENT.code: "supplemented"}
"""The usual next step from the states shared here (常用下一步)."""

SUPPLEMENT_RULE = "SUPP-DUE"
SUPPLEMENT_GROUND = _SUPPLEMENT_GROUND


def approved(moves: Iterable[Move], *codes: str) -> tuple[Move, ...]:
    """Return the moves, those of ``codes`` reserved to the head's approval (负责人批准).

    A paper on which the head decided may be recorded by others; they write down who it was.
    """
    return tuple(
        replace(move, approval=True, asks=(*move.asks, f.APPROVED_BY))
        if move.code in codes
        else move
        for move in moves
    )


def ask_supplement(first: str) -> Move:
    """Return the single request for everything that is missing (一次性告知补正)."""
    return Move(
        "ask-supplement",
        "通知补正…",
        (first,),
        SUPPLEMENT.code,
        asks=(f.SUPPLEMENT_ITEMS, f.SUPPLEMENT_DUE_ON),
        papers=("D04",),
        starts=(Clock(SUPPLEMENT_RULE, until=f.SUPPLEMENT_DUE_ON.key),),
        pauses=SUPPLEMENT_GROUND,
    )


def supplemented(first: str) -> Move:
    """Return the step back to review once the papers are in (已补正)."""
    return Move(
        "supplemented",
        "材料已补正",
        (SUPPLEMENT.code,),
        first,
        papers=("D03",),
        meets=(SUPPLEMENT_RULE,),
        resumes=SUPPLEMENT_GROUND,
    )


def refuse(
    *sources: str,
    term: str = "不予受理…",
    meets: tuple[str, ...] = (),
    papers: tuple[str, ...] = ("D06",),
    starts: tuple[Clock, ...] = (),
) -> Move:
    """Return the refusal to accept, which always states its reason (不予受理)."""
    return Move(
        "refuse",
        term,
        sources,
        NOT_ACCEPTED.code,
        sets=(Milestone.CLOSED,),
        outcomes=(Outcome.NOT_ACCEPTED,),
        reason=True,
        papers=papers,
        meets=meets,
        starts=starts,
    )


def withdraw(*sources: str, meets: tuple[str, ...] = (), papers: tuple[str, ...] = ()) -> Move:
    """Return the withdrawal by the side that asked (撤回)."""
    return Move(
        "withdraw",
        "登记撤回…",
        sources,
        WITHDRAWN.code,
        sets=(Milestone.CLOSED,),
        outcomes=(Outcome.WITHDRAWN,),
        reason=True,
        papers=papers,
        meets=meets,
    )


def close(
    *sources: str,
    asks: tuple[FieldSpec, ...] = (),
    term: str = "结案",
    meets: tuple[str, ...] = (),
    guards: tuple[str, ...] = (),
) -> Move:
    """Return the closing of a case whose outcome is already known (结案)."""
    return Move(
        "close",
        f"{term}…" if asks else term,
        sources,
        CLOSED.code,
        sets=(Milestone.CLOSED,),
        asks=asks,
        papers=("D25",),
        meets=meets,
        guards=guards,
    )


def archive(*sources: str, meets: tuple[str, ...] = ()) -> Move:
    """Return the binding of the volume (归档)."""
    return Move(
        "archive",
        "归档…",
        sources,
        ARCHIVED.code,
        asks=(f.VOLUME_NO,),
        papers=("D40",),
        meets=meets,
    )


def reopen(
    *sources: str,
    target: str,
    name: str = "",
    term: str = "恢复办理…",
    starts: tuple[Clock, ...] = (),
    drops: tuple[str, ...] = (),
) -> Move:
    """Return a supervisor's way back from a done state, with the reason (恢复办理).

    ``name`` tells several ways back of one kind of case apart.
    """
    return Move(
        f"reopen-{name}" if name else "reopen",
        term,
        sources,
        target,
        roles=SUPERVISORS,
        reason=True,
        starts=starts,
        drops=drops,
    )
