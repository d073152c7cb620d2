"""From what happened to a case to the time limits it has: one replay (期限推演)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from app.domain.case_type import CaseType, Clock, Move
from app.domain.deadline import Supplement, Unit
from app.domain.deadline_book import DeadlineBook
from app.domain.due import Moment
from app.domain.fields import FieldValue
from app.domain.service_dates import service_day
from app.domain.terms import Phase, ServiceMethod
from app.support.clock import china_time

ALL = "*"
SUPPLEMENT_GROUND = "补正"
NOTICE_GROUND = "公告"
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

    A case that becomes one of another kind has that kind's first limits, from its receipt:
    a kind that was mistaken at the counter gives nobody more time.

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
    received_on = china_time(received_at).date()
    machine.begin(case_type.opening, {RECEIVED_AT: received_at}, received_on, "")
    for item in happenings:
        if item.kind != case_type.code:
            case_type = kinds(item.kind)
            machine.leave(item.on)
            asked = {RECEIVED_AT: received_at}
            machine.begin(case_type.opening, asked, received_on, item.move)
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
    ran_at_end: tuple[int, ...] = ()  # the runs that the end of the case stopped
    stopped: tuple[str, ...] = ()  # the rules that a request for supplement stopped

    def make(self, case_type: CaseType, move: Move, item: Happening) -> None:
        """Take one move into account: what it resumes, meets, drops, pauses and starts.

        What ended a case and is taken back by a supervisor has stopped no limit.
        """
        done = case_type.state(move.target).phase is Phase.DONE
        was_done = all(case_type.state(code).phase is Phase.DONE for code in move.sources)
        if was_done and not done:
            self._revive()
        if move.resumes:
            self._resume(move, item)
        if done and not was_done:
            self.ran_at_end = tuple(at for at, run in enumerate(self.runs) if run.runs)
        self._meet(move, item)
        self.drop((ALL,) if done else move.drops, item.on)
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
            if clock.unless and asked.get(clock.unless) is True:
                continue
            start = self._start(clock, asked, on)
            until = asked.get(clock.until) if clock.until else None
            until = until if type(until) is date else None
            if start is None or (until is None and self._without_end(clock)):
                continue
            if not clock.beside:
                self.drop((clock.rule,), on)
            self._add(clock.rule, start, by, until)

    def leave(self, on: date) -> None:
        """Stop everything: the case goes on as one of another kind."""
        self.drop((ALL,), on)
        self.end_pauses(on)
        self.ran_at_end = self.stopped = ()

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

    def _meet(self, move: Move, item: Happening) -> None:
        for at, run in enumerate(self.runs):
            if run.runs and run.rule_id in move.meets:
                met = self._met_at(run, move, item)
                self.runs[at] = replace(run, met=met, met_by=item.move)

    def _met_at(self, run: ClockRun, move: Move, item: Happening) -> Moment:
        """Return when a limit was fulfilled: as typed, else when the move was made."""
        done = item.asked.get(move.acts_on) if move.acts_on else None
        if self.book.get(run.rule_id).unit is Unit.HOUR:
            return done if isinstance(done, datetime) else _instant(item)
        if isinstance(done, datetime):
            return china_time(done).date()
        return done if isinstance(done, date) else item.on

    def _add(self, rule: str, start: Moment, by: str, until: date | None) -> None:
        ordinal = 1 + sum(run.rule_id == rule for run in self.runs)
        self.runs.append(ClockRun(rule, ordinal, start, by, until))

    def _without_end(self, clock: Clock) -> bool:
        """Tell whether only the office's own word, here missing, could end the limit."""
        return bool(clock.until) and self.book.get(clock.rule).limit is None

    def _revive(self) -> None:
        """Let go on what only the end of the case had stopped."""
        for at in self.ran_at_end:
            self.runs[at] = replace(self.runs[at], met=None, met_by="", dropped_on=None)
        self.ran_at_end = ()

    def _pause(self, ground: str, item: Happening) -> None:
        self.pauses.append(PauseSpan(ground, item.on, None, item.asked))
        if ground == SUPPLEMENT_GROUND:
            self.stopped = tuple(
                run.rule_id
                for run in self.runs
                if run.runs and self.book.get(run.rule_id).supplement is Supplement.RESTARTS
            )
            self.drop(self.stopped, item.on)

    def _resume(self, move: Move, item: Happening) -> None:
        ground = move.resumes
        for at, pause in enumerate(self.pauses):
            if pause.ended_on is None and pause.kind == ground:
                self.pauses[at] = replace(pause, ended_on=max(item.on, pause.began_on))
                if ground == SUPPLEMENT_GROUND:
                    self._restart(move, item)

    def _restart(self, move: Move, item: Happening) -> None:
        """Begin afresh what the request for supplement had stopped, from when it came in."""
        given = item.asked.get(move.acts_on) if move.acts_on else None
        came = given if isinstance(given, datetime) else _instant(item, latest=False)
        for rule in self.stopped:
            hourly = self.book.get(rule).unit is Unit.HOUR
            self._add(rule, came if hourly else china_time(came).date(), item.move, None)
        self.stopped = ()

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
        return self._served(asked, given) if clock.served else given

    def _served(self, asked: Mapping[str, FieldValue], given: date) -> date:
        """Return the day of service; the time of a public notice is a pause of its own."""
        method = asked.get(SERVICE_METHOD)
        chosen = ServiceMethod(str(method)) if method else ServiceMethod.DIRECT
        served_on = service_day(chosen, given).served_on
        if chosen is ServiceMethod.NOTICE:
            self.pauses.append(PauseSpan(NOTICE_GROUND, given, served_on, asked))
        return served_on


def _instant(item: Happening, *, latest: bool = True) -> datetime:
    """Return the instant of a step: when it was written down, if that was the same day.

    Of a step written down on another day the hour is not known. What was done then counts
    as done at the end of its day, what began then as begun at its beginning: never in favour
    of the office.
    """
    if china_time(item.at).date() == item.on:
        return item.at
    hour = time(23, 59) if latest else time.min
    return datetime.combine(item.on, hour, china_time(item.at).tzinfo)
