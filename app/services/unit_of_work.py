"""Sessions for use-cases: one to read, or one unit of work that commits and then tells the bus."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, event, insert, inspect
from sqlalchemy.orm import DeclarativeBase, Session, UOWTransaction, sessionmaker

from app.models import dialect
from app.models.audit import AuditAction
from app.models.base import Audited, Identified, Stamped, Versioned
from app.models.engine import WRITE_OPTION
from app.services.audit_trail import AuditTrail, row_id_of, table_of
from app.services.changes import WHOLE_TABLE, ChangeBus, ChangeSet
from app.services.store_errors import database_errors, stale_record
from app.support.clock import Clock
from app.support.errors import StoreError

log = logging.getLogger(__name__)


class UnitOfWork:
    """One transaction: stamps rows, writes their audit entries, remembers what it touched.

    It sees what the session flushes. A bulk UPDATE or DELETE, a database cascade and a
    ``secondary`` table are not seen: announce those with :meth:`touch`.
    """

    def __init__(self, session: Session, *, actor: str, reason: str, now: datetime) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self._trail = AuditTrail(now, actor, reason)
        self._touched: set[tuple[str, int]] = set()
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    @property
    def touched(self) -> frozenset[tuple[str, int]]:
        """The rows changed so far, as (table, id)."""
        return frozenset(self._touched)

    def touch(self, table: str, row_id: int = WHOLE_TABLE) -> None:
        """Announce a change the session does not see; without an id, the whole table."""
        self._touched.add((table, row_id))

    def check_version(self, row: Versioned, seen: int) -> None:
        """Raise StaleRecordError unless ``row`` still has the version the form started from."""
        if row.version != seen:
            raise stale_record()

    def insert_many(self, model: type[DeclarativeBase], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows without making objects; for samples and imports.

        Each row carries its ``id`` and the same columns as the first; stamps and the first
        version are filled in, and each row of an audited table gets its audit entry.
        """
        if not rows:
            return
        filled = [{**self._defaults(model), **row} for row in rows]
        connection = self.session.connection()
        connection.execute(insert(model.__table__), filled)  # type: ignore[arg-type]
        if issubclass(model, Audited):
            entries = self._trail.entries_for_inserted(model.__tablename__, filled)
            self._trail.write(connection, entries)
        self.touch(model.__tablename__)

    def note(self, action: AuditAction, table: str, row_id: int, after: Mapping[str, Any]) -> None:
        """Leave an audit entry for what no row shows: an export, a change of the key file."""
        entry = self._trail.entry_for(action, table, row_id, after)
        self._trail.write(self.session.connection(), [entry])

    def _defaults(self, model: type[DeclarativeBase]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if issubclass(model, Stamped):
            values |= {"created_at": self.now, "created_by": self.actor}
            values |= {"updated_at": self.now, "updated_by": self.actor}
        if issubclass(model, Versioned):
            values["version"] = 1
        return values

    def _before_flush(self, session: Session, context: UOWTransaction, instances: object) -> None:
        """Fill the stamps; values a new row already has (an import's) are kept."""
        for row in session.new:
            if isinstance(row, Stamped):
                self._stamp_new(row)
        for row in session.dirty:
            if isinstance(row, Stamped) and session.is_modified(row, include_collections=False):
                row.updated_at = self.now
                row.updated_by = self.actor

    def _stamp_new(self, row: Stamped) -> None:
        given = inspect(row, raiseerr=True).dict
        if given.get("created_at") is None:
            row.created_at = self.now
        if given.get("updated_at") is None:
            row.updated_at = self.now
        row.created_by = given.get("created_by") or self.actor
        row.updated_by = given.get("updated_by") or self.actor

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        """Write the audit rows in the same transaction and remember the touched rows."""
        self._trail.write(session.connection(), self._trail.entries(session))
        for row in (*session.new, *session.dirty, *session.deleted):
            if isinstance(row, Identified):
                state = inspect(row)
                self._touched.add((table_of(state), row_id_of(state)))


class Store:
    """Hands out sessions; the only maker of sessions in the program."""

    def __init__(self, engine: Engine, clock: Clock, bus: ChangeBus) -> None:
        self._engine = engine
        self._clock = clock
        self.bus = bus
        self._reads = sessionmaker(engine, expire_on_commit=False, autoflush=False)
        writes = engine.execution_options(**{WRITE_OPTION: True})
        self._writes = sessionmaker(writes, expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session that sees one unchanging state of the store and cannot write."""
        with database_errors(), self._reads() as session:
            event.listen(session, "before_flush", _refuse_flush)
            yield session

    @contextmanager
    def writing(
        self, *, actor: str, reason: str = "", origin: object | None = None
    ) -> Iterator[UnitOfWork]:
        """Yield a unit of work; commit at the end, roll back on any error, then tell the bus.

        The write lock is taken at once, so what the unit reads cannot change under it.

        Raises:
            StaleRecordError: a row was saved by somebody else in between.
            StoreError: the database refused; nothing of the unit was kept.
        """
        with database_errors(), self._writes() as session, session.begin():
            session.connection()
            unit = UnitOfWork(session, actor=actor, reason=reason, now=self._clock.now())
            yield unit
        if unit.touched:
            self.bus.publish(ChangeSet(unit.touched, origin))

    def tune(self) -> None:
        """Renew what the database knows of its own content; after many rows came at once."""
        with database_errors(), self._engine.execution_options(**{WRITE_OPTION: True}).begin() as c:
            dialect.tune(c)

    def close(self) -> None:
        """Close all connections; the last one folds the write-ahead log into the database."""
        try:
            self.tune()
        except StoreError:
            # Only speed is lost; the data is saved, and the store must close all the same.
            log.exception("the store could not be tuned")
        self._engine.dispose()


def _refuse_flush(session: Session, context: UOWTransaction, instances: object) -> None:
    raise RuntimeError("a reading session was asked to write")
