"""From what happened to a case to the time limits it has: one replay (期限推演)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.case_type import CaseType, Clock, Move
from app.domain.deadline import Supplement, Unit
from app.domain.deadline_book import DeadlineBook
from app.domain.due import Moment
from app.domain.fields import FieldValue
from app.domain.service_dates import service_day
from app.domain.terms import Phase, RightKind, ServiceMethod
from app.support.clock import china_time

ALL = "*"
SUPPLEMENT_GROUND = "补正"
RECEIVED_AT = "received_at"
SERVICE_METHOD = "service_method"


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a case's history that may touch its time limits (经过).

    ``kind`` is the case type of that moment, ``move`` the code of the move or of an act that
    is no move. ``asked`` holds the decoded values typed with it.
    """

    kind: str
    move: str
    on: date
    at: datetime
    asked: Mapping[str, FieldValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClockRun:
    """One run of a time limit in a case (一次起算).

    ``rule_id`` is the newest id of the rule's line; with ``ordinal`` (1, 2, …) it names the
    run for good. ``until`` is the last day where the office set it. ``met`` is when it was
    fulfilled, ``dropped_on`` when it stopped to matter; both None while it runs.
    """

    rule_id: str
    ordinal: int
    start: Moment
    begun_by: str
    until: date | None = None
    met: Moment | None = None
    met_by: str = ""
    dropped_on: date | None = None

    @property
    def runs(self) -> bool:
        """Tell whether the limit is neither fulfilled nor dropped."""
        return self.met is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class PauseSpan:
    """A time that history shows as not counted; ``ended_on`` None while it lasts (中止期间)."""

    kind: str
    began_on: date
    ended_on: date | None
    asked: Mapping[str, FieldValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Replay:
    """What history says about a case's time limits (推演结果)."""

    runs: tuple[ClockRun, ...]
    pauses: tuple[PauseSpan, ...]


def replay(
    kinds: Callable[[str], CaseType],
    book: DeadlineBook,
    first_kind: str,
    received_at: datetime,
    right_kind: str,
    happenings: Iterable[Happening],
) -> Replay:
    """Return the runs and pauses of a case, in the order they began.

    Args:
        kinds: the case type of a code.
        book: the rules; asked what becomes of a limit while papers are supplemented.
        first_kind: the case type in which the case was received.
        received_at: when it was received.
        right_kind: the code of the kind of right, empty when unknown.
        happenings: the history after receipt, oldest first.
    """
    machine = _Machine(book, right_kind)
    case_type = kinds(first_kind)
    machine.begin(case_type.opening, {RECEIVED_AT: received_at}, china_time(received_at).date(), "")
    for item in happenings:
        if item.kind != case_type.code:
            case_type = kinds(item.kind)
            machine.drop((ALL,), item.on)
            machine.end_pauses(item.on)
            asked = {RECEIVED_AT: received_at}
            machine.begin(case_type.opening, asked, item.on, item.move)
            continue
        try:
            move = case_type.move(item.move)
        except KeyError:
            continue  # an edit, a link, a step that this program's kind no longer has
        machine.make(case_type, move, item)
    return Replay(tuple(machine.runs), tuple(machine.pauses))


@dataclass(slots=True)
class _Machine:
    """The clocks of one case while its history is read."""

    book: DeadlineBook
    right_kind: str
    runs: list[ClockRun] = field(default_factory=list)
    pauses: list[PauseSpan] = field(default_factory=list)

    def make(self, case_type: CaseType, move: Move, item: Happening) -> None:
        """Take one move into account: what it meets, drops, pauses and starts."""
        done = case_type.state(move.target).phase is Phase.DONE
        self._meet(move.meets, item)
        self.drop((ALL,) if done else move.drops, item.on)
        if move.resumes:
            self._resume(move.resumes, item.on)
        if done:
            self.end_pauses(item.on)
        if move.pauses:
            self._pause(move.pauses, item)
        self.begin(move.starts, item.asked, item.on, move.code)

    def begin(
        self, clocks: Iterable[Clock], asked: Mapping[str, FieldValue], on: date, by: str
    ) -> None:
        """Start limits; one of the same rule that still runs gives way to the new run."""
        for clock in clocks:
            if clock.right_kinds and self.right_kind not in clock.right_kinds:
                continue
            start = self._start(clock, asked, on)
            if start is None:
                continue
            until = asked.get(clock.until) if clock.until else None
            self.drop((clock.rule,), on)
            ordinal = 1 + sum(run.rule_id == clock.rule for run in self.runs)
            self.runs.append(
                ClockRun(clock.rule, ordinal, start, by, until if type(until) is date else None)
            )

    def drop(self, rules: Iterable[str], on: date) -> None:
        """Stop limits that no longer matter."""
        wanted = set(rules)
        for at, run in enumerate(self.runs):
            if run.runs and (ALL in wanted or run.rule_id in wanted):
                self.runs[at] = replace(run, dropped_on=on)

    def end_pauses(self, on: date) -> None:
        """End every pause that lasts."""
        for at, pause in enumerate(self.pauses):
            if pause.ended_on is None:
                self.pauses[at] = replace(pause, ended_on=max(on, pause.began_on))

    def _meet(self, rules: tuple[str, ...], item: Happening) -> None:
        for at, run in enumerate(self.runs):
            if run.runs and run.rule_id in rules:
                self.runs[at] = replace(run, met=self._met_at(run, item), met_by=item.move)

    def _met_at(self, run: ClockRun, item: Happening) -> Moment:
        hourly = self.book.get(run.rule_id).unit is Unit.HOUR
        return _instant(item) if hourly else item.on

    def _pause(self, ground: str, item: Happening) -> None:
        self.pauses.append(PauseSpan(ground, item.on, None, item.asked))
        if ground == SUPPLEMENT_GROUND:
            restarting = [
                run.rule_id
                for run in self.runs
                if run.runs and self.book.get(run.rule_id).supplement is Supplement.RESTARTS
            ]
            self.drop(restarting, item.on)

    def _resume(self, ground: str, on: date) -> None:
        for at, pause in enumerate(self.pauses):
            if pause.ended_on is None and pause.kind == ground:
                self.pauses[at] = replace(pause, ended_on=max(on, pause.began_on))
                if ground == SUPPLEMENT_GROUND:
                    self._restart(pause.began_on, on)

    def _restart(self, paused_on: date, on: date) -> None:
        """Begin afresh what the request for supplement had stopped."""
        stopped = [
            run
            for run in self.runs
            if run.dropped_on == paused_on
            and self.book.get(run.rule_id).supplement is Supplement.RESTARTS
        ]
        for run in stopped:
            self.begin((Clock(run.rule_id),), {}, on, "supplemented")

    def _start(self, clock: Clock, asked: Mapping[str, FieldValue], on: date) -> Moment | None:
        """Return when a limit begins; None when the typed start is missing and needed."""
        given = asked.get(clock.begins) if clock.begins else on
        hourly = self.book.get(clock.rule).unit is Unit.HOUR
        if isinstance(given, datetime):
            return given if hourly else china_time(given).date()
        if not isinstance(given, date):
            given = on
        if hourly:
            return None  # nothing can be counted from a day alone
        if clock.served:
            method = asked.get(SERVICE_METHOD)
            chosen = ServiceMethod(str(method)) if method else ServiceMethod.DIRECT
            return service_day(chosen, given).served_on
        return given


def _instant(item: Happening) -> datetime:
    """Return the instant of a step: when it was written down, if that was the same day."""
    same_day = china_time(item.at).date() == item.on
    if same_day:
        return item.at
    return datetime(
        item.on.year, item.on.month, item.on.day, 23, 59, tzinfo=china_time(item.at).tzinfo
    )


def kind_of_right(code: str) -> RightKind | None:
    """Return the kind of right of a stored code, None when unknown."""
    return RightKind(code) if code in set(RightKind) else None
