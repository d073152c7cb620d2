"""The way of one invented case through the states of its kind (办理经过)."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeAlias

from app.domain.case_type import EXIT_MOVE, CaseType, Move
from app.domain.terms import Outcome, Phase
from app.services.sample.days import add_workdays, instant, is_workday, office_minute
from app.services.sample.habits import HABITS, OUTCOME_WEIGHTS, days_of

_SAME_DAY = frozenset({"pay", "report", "compare", "mark"})
_SELDOM = frozenset({"withdraw", "refuse", "ask-supplement"})
_LATEST_MINUTE = 17 * 60 + 40
_MOST_STEPS = 30


@dataclass(frozen=True, slots=True)
class Step:
    """One move made (办理一步); ``before`` is the state it started from."""

    move: Move
    before: str
    on: date
    at: datetime
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Crossing:
    """The moves out of one state, how likely each is, and how likely none (岔路)."""

    moves: tuple[Move, ...]
    chances: tuple[float, ...]
    rests: float


Roads: TypeAlias = Mapping[str, Crossing]


@dataclass(slots=True)
class Walker:
    """Where a case stands while its history is being made up."""

    rng: Random
    case_type: CaseType
    roads: Roads
    last_day: date
    state: str
    day: date
    minute: int
    steps: list[Step] = field(default_factory=list)

    def make(self, move: Move, days: int, latest_start: date | None = None) -> bool:
        """Make ``move`` so many working days on; False when that lies behind the last day."""
        day = add_workdays(self.day, days) if days or is_workday(self.day) else self.day
        if latest_start is not None:
            day = min(day, latest_start)
        if move.code == "pay" and day > self.day + timedelta(days=1):
            day = self.day  # before a rest day the fee is paid at once, lest the mark be lost
        minute = office_minute(self.rng)
        if day == self.day:
            minute = max(minute, self.minute + 5 + int(self.rng.random() * 30))
        if minute > _LATEST_MINUTE and latest_start is None and move.code not in _SAME_DAY:
            day, minute = day + timedelta(days=1), office_minute(self.rng)
        if day > self.last_day:
            return False
        self.day, self.minute = day, min(minute, 23 * 60 + 59)
        at = instant(day, self.minute)
        self.steps.append(Step(move, self.state, day, at, _outcome(self.rng, move)))
        self.state = move.target
        return True


def wander(walker: Walker) -> None:
    """Take the case on by the habits of its kind until it rests or the last day is reached."""
    for _ in range(_MOST_STEPS):
        crossing = walker.roads.get(walker.state)
        if crossing is None or walker.rng.random() < crossing.rests:
            return
        (move,) = walker.rng.choices(crossing.moves, crossing.chances)
        shortest, longest = days_of(walker.case_type.code, move.code)
        days = shortest + int(walker.rng.random() * (longest - shortest + 1))
        if not walker.make(move, days):
            return


def roads_of(case_type: CaseType) -> Roads:
    """Return the habitual moves out of every state of a kind.

    A state in hand without habits of its own is left by any move, withdrawal least of all.
    """
    found: dict[str, Crossing] = {}
    habits = HABITS[case_type.code].moves
    for state in case_type.states:
        weights = dict(habits.get(state.code, {}))
        done = state.phase is Phase.DONE
        moves = tuple(item for item in case_type.moves_from(state.code) if item.code in weights)
        if not done and all(item.code == EXIT_MOVE for item in moves):
            moves = _onward(case_type, state.code)
            weights = {item.code: 3 if item.code in _SELDOM else 100 for item in moves}
        if not moves:
            continue
        chances = tuple(weights[item.code] for item in moves)
        # Not every finished volume gets bound.
        found[state.code] = Crossing(moves, chances, 1 - sum(chances) / 100 if done else 0.0)
    return found


def _onward(case_type: CaseType, state: str) -> tuple[Move, ...]:
    """Return the moves that anybody may make out of a state; none that takes up a done case."""
    return tuple(
        item
        for item in case_type.moves_from(state)
        if item.code != EXIT_MOVE and not item.code.startswith("reopen")
    )


def lead_to(walker: Walker, way: tuple[Move, ...]) -> None:
    """Take the case along ``way``, however little time is left before the last day."""
    if way and walker.case_type.state(way[-1].target).phase is not Phase.DONE:
        _wait(walker, way)
    left = max((walker.last_day - walker.day).days, 0)
    for number, move in enumerate(way):
        shortest, longest = days_of(walker.case_type.code, move.code)
        days = shortest + int(walker.rng.random() * (longest - shortest + 1))
        share = walker.day + timedelta(days=left // max(len(way) - number, 1))
        walker.make(move, days, min(share, walker.last_day))
        left = max((walker.last_day - walker.day).days, 0)


def _wait(walker: Walker, way: tuple[Move, ...]) -> None:
    """Let an old case rest at first, so that it reaches a state in hand only lately."""
    needs = sum(days_of(walker.case_type.code, move.code)[1] for move in way)
    start = walker.last_day - timedelta(days=needs * 7 // 5 + 1)
    walker.day = max(walker.day, start)


def hurry(walker: Walker, overdue: Mapping[str, date]) -> bool:
    """Make the step that fulfils what is overdue, on its last day; False when none can.

    ``overdue`` holds last days by rule id. Where no step fulfils the first of them, the case
    is withdrawn in time.
    """
    rule, due = min(overdue.items(), key=lambda item: item[1])
    moves = [item for item in _onward(walker.case_type, walker.state) if item.code != "withdraw"]
    fitting = [item for item in moves if rule in item.meets or rule in item.drops]
    if not fitting:
        done = {item.code for item in walker.case_type.states if item.phase is Phase.DONE}
        fitting = [item for item in _onward(walker.case_type, walker.state) if item.target in done]
    if not fitting:
        return False
    return walker.make(walker.rng.choice(fitting), 0, max(due, walker.day))


def ways(case_type: CaseType, roads: Roads) -> Mapping[str, tuple[Move, ...]]:
    """Return the shortest way from the first state to every state, by habit as far as it goes."""
    first = case_type.first_state.code
    found: dict[str, tuple[Move, ...]] = {first: ()}
    queue = deque([first])
    while queue:
        state = queue.popleft()
        crossing = roads.get(state)
        usual = crossing.moves if crossing else ()
        for move in (*usual, *_onward(case_type, state)):
            if move.target not in found:
                found[move.target] = (*found[state], move)
                queue.append(move.target)
    return found


def _outcome(rng: Random, move: Move) -> Outcome | None:
    if len(move.outcomes) < 2:
        return move.outcomes[0] if move.outcomes else None
    chances = [OUTCOME_WEIGHTS.get(item, 1) for item in move.outcomes]
    return rng.choices(move.outcomes, chances)[0]
