"""What a kind of case is: its form, its states and the moves between them (案件类型)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.fields import FieldSpec, SectionSpec
from app.domain.terms import Outcome, Phase, Role, Tone, Track

EXIT_MOVE = "exit"
EXIT_STATE = "ended"


class Milestone(StrEnum):
    """A dated column of the case that a move may set (节点日期)."""

    ACCEPTED = "accepted_on"  # 立案（受理）日
    DECIDED = "decided_on"  # 结论日：裁决、达成协议、预审结论
    FILED = "filed_on"  # 正式申请日
    PAID = "paid_on"  # 缴费日
    MARKED = "marked_on"  # 加快标记日
    GRANTED = "granted_on"  # 授权公告日
    CLOSED = "closed_on"  # 结案日


@dataclass(frozen=True, slots=True)
class State:
    """One state of a case (状态). ``code`` is unique within its case type."""

    code: str
    term: str
    phase: Phase
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step from some states to another (办理动作).

    ``dockets`` allots the case number. ``sets`` names the dates that receive the day of
    the move. ``outcomes`` lists the results to choose from; a single one is taken without
    asking. ``asks`` are further facts typed with the move. ``reason`` makes a reason
    compulsory. ``roles`` empty means any role but a mere examiner of another track.
    """

    code: str
    term: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[Role, ...] = ()
    sets: tuple[Milestone, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    asks: tuple[FieldSpec, ...] = ()
    dockets: bool = False
    reason: bool = False


@dataclass(frozen=True, slots=True)
class CaseType:
    """A kind of case: form, states, moves, number book (案件类型)."""

    code: str
    term: str
    track: Track
    book: str
    sections: tuple[SectionSpec, ...]
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    versus: str = "诉"

    @property
    def first_state(self) -> State:
        """Return the state of a newly saved case."""
        return self.states[0]

    def state(self, code: str) -> State:
        """Return the state called ``code``.

        Raises:
            KeyError: no such state.
        """
        for item in self.states:
            if item.code == code:
                return item
        raise KeyError(f"{self.code}: {code}")

    def move(self, code: str) -> Move:
        """Return the move called ``code``, the supervisor's exit included.

        Raises:
            KeyError: no such move.
        """
        for item in (*self.moves, exit_move(self)):
            if item.code == code:
                return item
        raise KeyError(f"{self.code}: {code}")

    def moves_from(self, state: str) -> Iterator[Move]:
        """Yield the moves out of ``state``, the supervisor's exit last."""
        for item in (*self.moves, exit_move(self)):
            if state in item.sources:
                yield item

    def section(self, key: str) -> SectionSpec:
        """Return the section called ``key``.

        Raises:
            KeyError: no such section.
        """
        for item in self.sections:
            if item.key == key:
                return item
        raise KeyError(f"{self.code}: {key}")

    def split_section(self) -> SectionSpec | None:
        """Return the table whose rows may become cases of their own, if there is one."""
        return next((item for item in self.sections if item.split), None)


ENDED = State(EXIT_STATE, "负责人终结", Phase.DONE, Tone.BAD)
"""Every case type lists this state; only a supervisor's exit leads there."""


def exit_move(case_type: CaseType) -> Move:
    """Return the supervisor's way out of every state that is not done (负责人终结)."""
    return Move(
        EXIT_MOVE,
        "终结案件…",
        tuple(item.code for item in case_type.states if item.phase is not Phase.DONE),
        EXIT_STATE,
        roles=(Role.SUPERVISOR, Role.ADMIN),
        sets=(Milestone.CLOSED,),
        outcomes=(Outcome.ENDED,),
        reason=True,
    )
