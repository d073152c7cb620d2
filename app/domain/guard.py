"""Checks beyond the form: what a law or a delegation warns of or forbids (办理条件)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.calendar import WorkCalendar
from app.domain.case_type import Milestone
from app.domain.centre import Delegation
from app.domain.clockwork import ClockRun
from app.domain.deadline_book import DeadlineBook
from app.domain.draft import CaseDraft, Row
from app.domain.fields import FieldValue
from app.domain.registered_entity import RegisteredEntity
from app.domain.terms import Outcome, RightKind, Term
from app.support.clock import china_time
from app.support.errors import Problem


class GuardLevel(Term):
    """How far a guard goes (办理条件的效力)."""

    WARN = "warn", "提醒"
    BLOCK = "block", "不得办理"


@dataclass(frozen=True, slots=True)
class GuardCounts:
    """How many other cases tell something about this one; counted by the caller (关联案件数).

    ``same_right_same_respondent`` are live cases of the same kind with the right's number
    and one of the respondents; ``effective_before`` are those among closed or effective
    cases in which infringement was found. ``same_complainant`` are the complainant's cases
    with the same right at the same fair's earlier edition.
    """

    same_right_same_respondent: int = 0
    effective_before: int = 0
    same_complainant: int = 0


@dataclass(frozen=True, slots=True)
class GuardFacts:
    """Everything a guard may look at; no guard looks anywhere else (办理条件所依据的事实).

    ``on`` is the day of the step, ``asked`` what is typed with it (empty at intake) and
    ``stored`` what earlier steps left in the case. ``runs`` are the time limits history
    shows; ``late`` tells by rule id whether the latest run of it was fulfilled too late or,
    while it runs, is overdue on ``on``; a rule that is absent was never begun. ``outcome``
    is the one chosen with the step, else the case's. ``made`` are the codes of the moves
    made so far, ``lacking`` the terms of material still missing. ``locarno`` and
    ``fast_track_kinds`` are what the centre was approved for, ``book`` and ``calendar`` the
    limits and working days that hold for it.
    """

    draft: CaseDraft
    today: date
    on: date
    move: str = ""
    state: str = ""
    asked: Mapping[str, FieldValue] = field(default_factory=dict)
    stored: Mapping[str, FieldValue] = field(default_factory=dict)
    outcome: Outcome | None = None
    dates: Mapping[Milestone, date] = field(default_factory=dict)
    delegation: Delegation = field(default_factory=Delegation)
    right_kind: str = ""
    runs: tuple[ClockRun, ...] = ()
    late: Mapping[str, bool] = field(default_factory=dict)
    made: frozenset[str] = frozenset()
    counts: GuardCounts = field(default_factory=GuardCounts)
    entity: RegisteredEntity | None = None
    lacking: tuple[str, ...] = ()
    locarno: tuple[str, ...] = ()
    fast_track_kinds: tuple[RightKind, ...] = ()
    book: DeadlineBook | None = None
    calendar: WorkCalendar | None = None

    def value(self, key: str) -> FieldValue:
        """Return a fact: typed with the step, else stored by an earlier one, else in the form."""
        if key in self.asked:
            return self.asked[key]
        if key in self.stored:
            return self.stored[key]
        return self.draft.value("facts", key)

    def text(self, key: str) -> str:
        """Return a fact as text, empty when it is missing or no text."""
        value = self.value(key)
        return value.strip() if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        """Return a fact as a day of China; None when it is missing or neither day nor instant."""
        value = self.value(key)
        if isinstance(value, datetime):
            return china_time(value).date()
        return value if isinstance(value, date) else None

    def instant(self, key: str) -> datetime | None:
        """Return a fact as an instant; None when it is missing or a mere day."""
        value = self.value(key)
        return value if isinstance(value, datetime) else None

    def filled(self, section: str, key: str = "name") -> tuple[tuple[int, Row], ...]:
        """Return the rows of a section whose ``key`` is filled, with their places from 0."""
        rows = enumerate(self.draft.rows(section))
        return tuple((place, row) for place, row in rows if str(row.get(key) or "").strip())

    def running(self, rule_id: str) -> ClockRun | None:
        """Return the run of a rule that neither was fulfilled nor dropped, if there is one."""
        return next((item for item in self.runs if item.rule_id == rule_id and item.runs), None)


@dataclass(frozen=True, slots=True)
class Guard:
    """One check of a step or of a case at intake (办理条件).

    ``check`` yields a problem for every thing that is wrong; its field is an address of the
    form or the key of an asked field. What a guard of level WARN finds never forbids; in
    one of level BLOCK each problem says for itself whether it does.
    """

    code: str
    term: str
    level: GuardLevel
    check: Callable[[GuardFacts], Iterable[Problem]]
