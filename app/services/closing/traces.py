"""Who changed a case since a moment, when and why: audit rows and history (变动留痕)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.money import format_money
from app.domain.terms import Channel, Outcome, RightKind, Term, VenueKind
from app.models.audit import AuditAction, AuditEntry
from app.models.case import Case, CaseEvent
from app.models.office import Account
from app.services.case_queries import CHUNK
from app.services.closing.members import DETAILS, FACTS, facts_of, plain
from app.services.closing.views import FactChange, Plain
from app.services.desk import Desk
from app.services.read_case import event_text

Who: TypeAlias = tuple[str, datetime | None, str]
"""Who, when, why."""

_UNKNOWN: Who = ("", None, "")
_TERMS: Mapping[str, type[Term]] = {
    "outcome": Outcome,
    "right_kind": RightKind,
    "channel": Channel,
    "venue_kind": VenueKind,
}
_MONEY = "_fen"
_TABLE = Case.__tablename__


@dataclass(slots=True)
class Trace:
    """What happened to one case since a moment (一案的变动).

    ``before`` holds the first value of each changed fact, ``by`` who changed it last; ``step``
    is the last line of its history.
    """

    made: Who | None = None
    before: dict[str, Plain] = field(default_factory=dict)
    after: dict[str, Plain] = field(default_factory=dict)
    by: dict[str, Who] = field(default_factory=dict)
    last: Who = _UNKNOWN
    step: FactChange | None = None

    def who(self, fact: str) -> Who:
        """Return who changed a fact last, when and why."""
        return self.by.get(fact, self.last)

    def earlier(self, now: Mapping[str, Plain]) -> Mapping[str, Plain]:
        """Return the facts as they were, worked back from what they are."""
        return _tidy({**now, **self.before})

    def later(self, then: Mapping[str, Plain]) -> Mapping[str, Plain]:
        """Return the facts as they became, worked on from what they were."""
        return _tidy({**then, **self.after})

    def anything(self) -> tuple[FactChange, ...]:
        """Return what happened last, where no single fact tells what changed."""
        return (self.step or FactChange("其他事实", "", "见案卷留痕", *self.last),)


@dataclass(frozen=True, slots=True)
class Traces:
    """The traces of several cases (变动留痕)."""

    by_case: Mapping[int, Trace]

    def of(self, case_id: int) -> Trace:
        """Return what happened to a case; an empty trace when nothing is known."""
        return self.by_case.get(case_id) or Trace()


def read_traces(desk: Desk, case_ids: Collection[int], *, since: int, after: datetime) -> Traces:
    """Return what happened to the cases after the audit entry ``since``, made ``after``."""
    found: dict[int, Trace] = defaultdict(Trace)
    ordered = sorted(case_ids)
    with desk.store.reading() as session:
        names = account_names(session)
        for start in range(0, len(ordered), CHUNK):
            part = ordered[start : start + CHUNK]
            events = _events(desk, session, part)
            reasons = {(one.case_id, one.at): one.note or text for one, text in events}
            for one, text in events:
                if one.at >= after:
                    actor = names.get(one.actor, one.actor)
                    found[one.case_id].step = FactChange(
                        "办理经过", "", text, actor, one.at, one.note
                    )
            query = (
                select(AuditEntry)
                .where(
                    AuditEntry.table_name == _TABLE,
                    AuditEntry.row_id.in_(part),
                    AuditEntry.id > since,
                )
                .order_by(AuditEntry.id)
            )
            for entry in session.scalars(query):
                actor = names.get(entry.actor, entry.actor)
                why = entry.reason or reasons.get((entry.row_id, entry.at), "")
                _add(found[entry.row_id], entry, (actor, entry.at, why))
    return Traces(found)


def account_names(session: Session) -> Mapping[str, str]:
    """Return the shown name of every account."""
    return dict(session.execute(select(Account.name, Account.display_name)).all())


def current_facts(desk: Desk, case_ids: Collection[int]) -> Mapping[int, Mapping[str, Plain]]:
    """Return the facts of cases as they are now."""
    with desk.store.reading() as session:
        return facts_of(session, case_ids)


def fact_term(name: str) -> str:
    """Return the Chinese term of a counted fact."""
    return FACTS.get(name) or DETAILS.get(name, name)


def shown_fact(desk: Desk, name: str, value: Plain) -> str:
    """Return a fact as people read it."""
    if value in (None, ""):
        return ""
    if name.endswith(_MONEY) and isinstance(value, int):
        return format_money(value)
    if name == "kind":
        return desk.catalogue.get(str(value)).term
    terms = _TERMS.get(name)
    if terms is None:
        return str(value)
    return next((item.term for item in terms if item.value == value), str(value))


def _add(trace: Trace, entry: AuditEntry, who: Who) -> None:
    trace.last = who
    if entry.action == AuditAction.INSERT:
        trace.made = who
        return
    for name, value in (entry.before or {}).items():
        if name in FACTS:
            trace.before.setdefault(name, _day(name, value))
            trace.by[name] = who
    for name, value in (entry.after or {}).items():
        if name in FACTS:
            trace.after[name] = _day(name, value)


def _day(name: str, value: Plain) -> Plain:
    """Return an audited value as the frozen content keeps it; instants become their day."""
    if name == "deleted_at" and isinstance(value, str):
        return plain(datetime.fromisoformat(value))
    return value


def _tidy(facts: Mapping[str, Plain]) -> Mapping[str, Plain]:
    return {name: value for name, value in facts.items() if value not in (None, "")}


def _events(
    desk: Desk, session: Session, case_ids: Collection[int]
) -> Sequence[tuple[CaseEvent, str]]:
    """Return the history of the cases, the oldest first, each line with its words."""
    query = select(CaseEvent).where(CaseEvent.case_id.in_(case_ids)).order_by(CaseEvent.id)
    return [(row, event_text(desk.catalogue.get(row.kind), row)) for row in session.scalars(query)]
