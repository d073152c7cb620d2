"""Walks a case of one kind through its moves and tells which time limits it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from app.domain.case_type import CaseType
from app.domain.catalogue import load_catalogue
from app.domain.clockwork import ClockRun, Happening, replay
from app.domain.deadline_book import load_deadline_book
from app.domain.draft import CaseDraft, Row
from app.domain.fields import FieldValue
from app.domain.guard import GuardFacts
from app.domain.guards import check_guards
from app.domain.registered_entity import RegisteredEntity
from app.support.errors import Level, Problem

CATALOGUE = load_catalogue()
BOOK = load_deadline_book()


def at(text: str) -> datetime:
    """Return ten o'clock in China of a day."""
    return datetime.fromisoformat(f"{text}T02:00:00").replace(tzinfo=UTC)


@dataclass
class Case:
    """A case that makes one move after the other; nothing is stored (案件)."""

    kind: str
    received: str
    right_kind: str = "design"
    happenings: list[Happening] = field(default_factory=list)

    @property
    def case_type(self) -> CaseType:
        """Return the kind."""
        return CATALOGUE.get(self.kind)

    @property
    def state(self) -> str:
        """Return the state reached."""
        if not self.happenings:
            return self.case_type.first_state.code
        return self.case_type.move(self.happenings[-1].move).target

    def make(self, move: str, on: str, **asked: FieldValue) -> Case:
        """Make a move that is open from here, and return the case."""
        assert self.state in self.case_type.move(move).sources, (self.state, move)
        assert asked.keys() <= {spec.key for spec in self.case_type.move(move).asks}
        day = date.fromisoformat(on)
        self.happenings.append(Happening(self.kind, move, day, at(on), asked))
        return self

    def runs(self) -> tuple[ClockRun, ...]:
        """Return every limit that was ever begun."""
        return replay(
            CATALOGUE.get, BOOK, self.kind, at(self.received), self.right_kind, self.happenings
        ).runs

    def running(self) -> dict[str, str]:
        """Return the start of every limit that runs, by rule id."""
        return {run.rule_id: str(run.start) for run in self.runs() if run.runs}

    def met(self) -> dict[str, str]:
        """Return when limits were fulfilled, by rule id."""
        return {run.rule_id: str(run.met) for run in self.runs() if run.met is not None}

    def dropped(self) -> set[str]:
        """Return the rules whose limits stopped to matter."""
        return {run.rule_id for run in self.runs() if run.dropped_on is not None}


def found(
    kind: str,
    move: str,
    *,
    form: Mapping[str, Row] | None = None,
    asked: Mapping[str, FieldValue] | None = None,
    stored: Mapping[str, FieldValue] | None = None,
    runs: tuple[ClockRun, ...] = (),
    late: Mapping[str, bool] | None = None,
    made: frozenset[str] = frozenset(),
    entity: RegisteredEntity | None = None,
    on: date = date(2026, 11, 23),
) -> dict[str, Level]:
    """Return what the guards of a move, or of intake where ``move`` is empty, say and how far."""
    case_type = CATALOGUE.get(kind)
    draft = CaseDraft(kind, {key: (row,) for key, row in (form or {}).items()})
    facts = GuardFacts(
        draft=draft,
        today=on,
        on=on,
        move=move,
        asked=asked or {},
        stored=stored or {},
        runs=runs,
        late=late or {},
        made=made,
        entity=entity,
    )
    codes = case_type.move(move).guards if move else case_type.guards
    problems: tuple[Problem, ...] = check_guards(codes, facts)
    return {item.message: item.level for item in problems}
