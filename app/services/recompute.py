"""Working out many cases' time limits anew: after a calendar or a rule changed (重算)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.domain.catalogue import Catalogue
from app.domain.terms import Standing
from app.models.base import Base
from app.models.case import Case, CaseEvent
from app.models.deadline import CasePause, Deadline, DeadlineDecision
from app.services.clockworks import Clockwork
from app.services.deadline_rows import deadline_rows
from app.services.deadline_sync import facts_from
from app.services.desk import Desk
from app.services.unit_of_work import UnitOfWork
from app.support.progress import Progress, no_progress

CHUNK = 500
LABEL = "正在重算期限"

RowValues: TypeAlias = Mapping[str, Any]
_Record: TypeAlias = type[CaseEvent] | type[DeadlineDecision] | type[CasePause]

_ALIVE = (Standing.RUNNING.value, Standing.PAUSED.value)
_DATES = ("due_on", "due_at", "provisional")
_TABLE = Base.metadata.tables[Deadline.__tablename__]
_COLUMNS = tuple(column.name for column in _TABLE.columns if column.name != "id")
_CASE_COLUMNS = (
    Case.id, Case.kind, Case.received_at, Case.received_on, Case.right_kind, Case.rules_on,
    Case.deleted_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of the table as it is and as it should be; None where there is none."""

    before: RowValues | None
    after: RowValues | None

    @property
    def moves(self) -> bool:
        """Tell whether a limit in hand gets another day, or one that is no longer provisional."""
        before, after = self.before, self.after
        if before is None or after is None:
            row = before or after or {}
            return row.get("standing") in _ALIVE
        if before["standing"] not in _ALIVE and after["standing"] not in _ALIVE:
            return False
        return any(before[name] != after[name] for name in _DATES)


@dataclass(slots=True)
class Tally:
    """What a run found: limits in hand looked at, and what differs."""

    looked_at: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def moved(self) -> int:
        """Return how many limits in hand move."""
        return sum(item.moves for item in self.differences)


def recompute_open(desk: Desk, progress: Progress = no_progress) -> tuple[int, int]:
    """Work out anew the limits of all cases that have one in hand; one transaction.

    Returns how many limits in hand were looked at, and how many of them moved.

    Raises:
        TaskCancelledError: ``progress`` stopped it; nothing was changed.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        tally = recompute_in(desk, unit, progress)
    return tally.looked_at, tally.moved


def recompute_in(desk: Desk, unit: UnitOfWork, progress: Progress = no_progress) -> Tally:
    """Do as :func:`recompute_open` within a transaction that changed a rule or the calendar."""
    unit.session.flush()
    clockwork = desk.clockworks.current(unit.session)
    tally = compare_open(desk.catalogue, unit.session, clockwork, progress)
    write_differences(unit, tally.differences)
    return tally


def compare_open(
    catalogue: Catalogue, session: Session, clockwork: Clockwork, progress: Progress = no_progress
) -> Tally:
    """Return how the stored limits differ from what ``clockwork`` gives; nothing is written."""
    ids = session.scalars(
        select(Deadline.case_id)
        .where(
            Deadline.standing.in_(_ALIVE),
            Deadline.case_id.not_in(select(Case.id).where(Case.deleted_at.is_not(None))),
        )
        .distinct()
        .order_by(Deadline.case_id)
    ).all()
    return compare_cases(catalogue, session, clockwork, ids, progress)


def compare_cases(
    catalogue: Catalogue,
    session: Session,
    clockwork: Clockwork,
    ids: Sequence[int],
    progress: Progress = no_progress,
) -> Tally:
    """Do as :func:`compare_open` for the cases named, whether or not a limit is in hand."""
    tally = Tally()
    for start in range(0, len(ids), CHUNK):
        progress(start, len(ids), LABEL)
        _compare(catalogue, session, clockwork, ids[start : start + CHUNK], tally)
    progress(len(ids), len(ids), LABEL)
    return tally


def rebuild_deadlines(desk: Desk, progress: Progress = no_progress) -> int:
    """Work out the limits of cases that are older than the clock; return how many cases.

    Each chunk is a transaction of its own and the oldest case comes last, so an interrupted run
    is gone on with, and :func:`needs_rebuild` sees it.

    Raises:
        TaskCancelledError: ``progress`` stopped it; the chunks done stay done.
    """
    done, below, total = 0, _last_id(desk) + 1, _last_id(desk)
    while True:
        progress(max(total - below, 0), total, LABEL)
        with desk.store.writing(actor=desk.account.name) as unit:
            ids = _old_cases(unit.session, below)
            if not ids:
                return done
            _rebuild(desk, unit, ids)
        done, below = done + len(ids), ids[-1]


def needs_rebuild(desk: Desk) -> bool:
    """Tell whether there are cases whose limits were never worked out; reads one row."""
    first = select(Case.rules_on).order_by(Case.id).limit(1)
    with desk.store.reading() as session:
        row = session.execute(first).first()
    return row is not None and row[0] is None


def _last_id(desk: Desk) -> int:
    with desk.store.reading() as session:
        return session.scalar(select(Case.id).order_by(Case.id.desc()).limit(1)) or 0


def _old_cases(session: Session, below: int) -> Sequence[int]:
    query = select(Case.id).where(Case.id < below, Case.rules_on.is_(None))
    return session.scalars(query.order_by(Case.id.desc()).limit(CHUNK)).all()


def _rebuild(desk: Desk, unit: UnitOfWork, ids: Sequence[int]) -> None:
    unit.session.execute(
        update(Case)
        .where(Case.id.in_(ids))
        .values(rules_on=Case.received_on)
        .execution_options(synchronize_session=False)
    )
    tally = Tally()
    clockwork = desk.clockworks.current(unit.session)
    _compare(desk.catalogue, unit.session, clockwork, ids, tally)
    write_differences(unit, tally.differences)


def _compare(
    catalogue: Catalogue,
    session: Session,
    clockwork: Clockwork,
    ids: Sequence[int],
    tally: Tally,
) -> None:
    """Add what differs in a chunk of cases; one query for each table."""
    events = _by_case(session, CaseEvent, ids)
    decisions = _by_case(session, DeadlineDecision, ids)
    pauses = _by_case(session, CasePause, ids)
    stored = _stored(session, ids)
    # Columns, not objects: loading the wide rows would take longer than the arithmetic.
    case: Any
    for case in session.execute(select(*_CASE_COLUMNS).where(Case.id.in_(ids))):
        facts = facts_from(catalogue, case, events[case.id], decisions[case.id], pauses[case.id])
        # Nobody is reminded of what lies in the recycle bin; restoring works it out again.
        binned = case.deleted_at is not None
        wanted = [] if binned else deadline_rows(clockwork, catalogue.get, facts)
        tally.looked_at += sum(row["standing"] in _ALIVE for row in wanted)
        tally.differences += _differences(stored[case.id], wanted)


def _by_case(session: Session, model: _Record, ids: Sequence[int]) -> Mapping[int, list[Any]]:
    """Return the rows of a table by case, in order of their ids, without making objects."""
    found: dict[int, list[Any]] = defaultdict(list)
    query = select(model.__table__).where(model.case_id.in_(ids)).order_by(model.id)
    for row in session.execute(query):
        found[row.case_id].append(row)
    return found


def _stored(session: Session, ids: Sequence[int]) -> Mapping[int, list[RowValues]]:
    found: dict[int, list[RowValues]] = defaultdict(list)
    for row in session.execute(select(_TABLE).where(Deadline.case_id.in_(ids))).mappings():
        found[row["case_id"]].append(dict(row))
    return found


def _differences(stored: Iterable[RowValues], wanted: Iterable[RowValues]) -> Iterator[Difference]:
    left = {_key(row): row for row in stored}
    for after in wanted:
        before = left.pop(_key(after), None)
        if before is None or any(before[name] != after[name] for name in _COLUMNS):
            yield Difference(before, after)
    for gone in left.values():
        yield Difference(gone, None)


def _key(row: RowValues) -> tuple[str, int, bool]:
    return row["rule_id"], row["ordinal"], row["promised"]


def write_differences(unit: UnitOfWork, differences: Sequence[Difference]) -> None:
    """Make the stored limits as they should be, and announce it."""
    if not differences:
        return
    connection = unit.session.connection()
    gone = [item.before["id"] for item in differences if item.before and item.after is None]
    new = [dict(item.after) for item in differences if item.after and item.before is None]
    changed = [
        {**item.after, "id": item.before["id"]}
        for item in differences
        if item.before is not None and item.after is not None
    ]
    for start in range(0, len(gone), CHUNK):
        part = gone[start : start + CHUNK]
        connection.execute(delete(_TABLE).where(Deadline.id.in_(part)))
    if new:
        connection.execute(insert(_TABLE), new)
    if changed:
        unit.session.execute(update(Deadline), changed)
    unit.session.expire_all()
    unit.touch(Deadline.__tablename__)
