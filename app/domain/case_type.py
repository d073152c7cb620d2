"""What a kind of case is: its form, its states and the moves between them (案件类型)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.domain.fields import FieldSpec, SectionSpec
from app.domain.terms import Outcome, Phase, RightKind, Role, SittingKind, Tone, Track, Turn

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
    """One state of a case (状态). ``code`` is unique within its case type.

    ``turn`` tells who has to act next; an office that waits for others is not idle.
    """

    code: str
    term: str
    phase: Phase
    tone: Tone = Tone.NEUTRAL
    turn: Turn = Turn.OFFICE


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit that a move, or the receipt of the case, starts (起算).

    ``rule`` is the id of the newest rule of its line; which one of the line applies is
    settled by the day the case was opened. ``begins`` is the key of the move's asked field
    that holds the start (a day or an instant), empty for the day of the move itself; for a
    case's first clocks it may be ``received_at``. ``served`` means that the start is the day
    of service which the asked fields ``service_method`` and ``begins`` give. ``until`` is
    the key of the asked field with the last day where the office sets it itself (指定期限).
    ``right_kinds`` restricts the clock to cases about such rights; empty means all.
    ``unless`` is the key of an asked flag that, ticked, keeps the clock from starting.
    ``beside`` lets a run of the same rule go on: each party has a time of its own.
    """

    rule: str
    begins: str = ""
    served: bool = False
    until: str = ""
    right_kinds: tuple[RightKind, ...] = ()
    unless: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Booking:
    """A sitting that a move puts into the schedule (排期).

    ``at``, ``place`` and ``people`` are keys of the move's asked fields; ``people`` may also
    be a fact of the case.
    """

    kind: SittingKind
    at: str
    place: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step from some states to another (办理动作).

    ``dockets`` allots the case number. ``sets`` names the dates that receive the day of
    the move. ``outcomes`` lists the results to choose from; a single one is taken without
    asking. ``asks`` are further facts typed with the move. ``reason`` makes a reason
    compulsory. ``roles`` empty means any role but a mere examiner of another track.

    ``papers`` are the codes of the papers the move calls for. ``starts`` are the time limits
    that begin; ``meets`` the ids of those it fulfils; ``drops`` of those that no longer
    matter. A move to a state that is done drops all that still run, except what it starts.
    ``approval``: the head decides (负责人批准); whoever else records the step says who approved.
    ``acts_on`` is the key of the asked field that tells when the thing was done, a day or an
    instant; empty for the day of the move. ``pauses`` is the ground on which time stops
    (中止、公告、鉴定、补正), ``resumes`` the one that ends. ``guards`` are the codes of the
    checks that warn or forbid.
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
    papers: tuple[str, ...] = ()
    starts: tuple[Clock, ...] = ()
    meets: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    pauses: str = ""
    resumes: str = ""
    guards: tuple[str, ...] = ()
    books: Booking | None = None
    approval: bool = False
    acts_on: str = ""


@dataclass(frozen=True, slots=True)
class CaseType:
    """A kind of case: form, states, moves, number book (案件类型).

    ``usual`` names the move most often made from a state where it is not the first one listed.
    ``opening`` are the time limits that run from receipt, ``papers`` those given at receipt.
    """

    code: str
    term: str
    track: Track
    book: str
    sections: tuple[SectionSpec, ...]
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    versus: str = "诉"
    opening: tuple[Clock, ...] = ()
    papers: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    usual: Mapping[str, str] = field(default_factory=dict)
    _by_code: Mapping[str, Move] = field(init=False, repr=False, compare=False)
    _by_source: Mapping[str, tuple[Move, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the moves, the supervisor's exit included: replays ask for them by the million."""
        every = (*self.moves, exit_move(self))
        sources: dict[str, tuple[Move, ...]] = {}
        for move in every:
            for source in move.sources:
                sources[source] = (*sources.get(source, ()), move)
        first = {move.code: move for move in reversed(every)}
        object.__setattr__(self, "_by_code", MappingProxyType(first))
        object.__setattr__(self, "_by_source", MappingProxyType(sources))

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
        found = self._by_code.get(code)
        if found is None:
            raise KeyError(f"{self.code}: {code}")
        return found

    def moves_from(self, state: str) -> Iterator[Move]:
        """Yield the moves out of ``state``, the supervisor's exit last."""
        yield from self._by_source.get(state, ())

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
