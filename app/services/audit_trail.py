"""Audit rows from a session's flush: before and after of every audited row (留痕)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Connection, insert, inspect, select
from sqlalchemy.orm import InstanceState, Session

from app.domain.hash_chain import GENESIS, instant_text, links
from app.models.audit import AuditAction, AuditEntry
from app.models.base import Audited

# What the entry itself says (when, who) or what only counts saves.
_NOISE = frozenset({"created_at", "created_by", "updated_at", "updated_by", "version"})


@dataclass(frozen=True, slots=True)
class AuditTrail:
    """Writes the audit rows of one unit of work, all with the same instant, actor and batch."""

    at: datetime
    actor: str
    reason: str
    batch: str = field(default_factory=lambda: uuid.uuid4().hex)

    def entries(self, session: Session) -> list[dict[str, Any]]:
        """Return the rows for the flush that just ran (call it from ``after_flush``)."""
        found: list[dict[str, Any]] = []
        for row in _audited(session.new):
            state = inspect(row)
            after = {name: value for name, value in _values(state).items() if name not in _NOISE}
            found.append(self._entry(AuditAction.INSERT, state, None, _without_nulls(after)))
        for row in _audited(session.dirty):
            state = inspect(row)
            before, after = _differences(state)
            if after:
                found.append(self._entry(AuditAction.UPDATE, state, before, after))
        for row in _audited(session.deleted):
            state = inspect(row)
            before = _without_nulls(_values(state))
            found.append(self._entry(AuditAction.DELETE, state, before, None))
        return found

    def entries_for_inserted(
        self, table: str, rows: Sequence[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        """Return the rows for a bulk insert of ``rows``, each of which carries its ``id``."""
        return [
            self._row(
                AuditAction.INSERT,
                table,
                row["id"],
                None,
                {
                    name: portable(value)
                    for name, value in row.items()
                    if value is not None and name not in _NOISE and name != "id"
                },
            )
            for row in rows
        ]

    def entry_for(
        self, action: AuditAction, table: str, row_id: int, after: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the row for something no flush shows: an export, a change outside the tables."""
        return self._row(action, table, row_id, None, {k: portable(v) for k, v in after.items()})

    def write(self, connection: Connection, entries: Sequence[Mapping[str, Any]]) -> None:
        """Insert ``entries`` in one go, chained to the last one, in the open transaction.

        Only one transaction writes at a time, so nothing can come between the last entry's hash
        and these.
        """
        if not entries:
            return
        last, head = last_link(connection)
        numbered = [{**entry, "id": last + place} for place, entry in enumerate(entries, 1)]
        for row, link in zip(numbered, links(head, numbered), strict=True):
            row["chain"] = link
        connection.execute(insert(AuditEntry.__table__), numbered)  # type: ignore[arg-type]

    def _entry(
        self,
        action: AuditAction,
        state: InstanceState[Any],
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
    ) -> dict[str, Any]:
        return self._row(action, table_of(state), row_id_of(state), before, after)

    def _row(
        self,
        action: AuditAction,
        table: str,
        row_id: int,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
    ) -> dict[str, Any]:
        return {
            "at": self.at,
            "actor": self.actor,
            "action": action.value,
            "table_name": table,
            "row_id": row_id,
            "before": before,
            "after": after,
            "reason": self.reason,
            "batch": self.batch,
        }


def last_link(connection: Connection) -> tuple[int, str]:
    """Return the last entry's number and hash; 0 and the beginning while there is none."""
    query = select(AuditEntry.id, AuditEntry.chain).order_by(AuditEntry.id.desc()).limit(1)
    found = connection.execute(query).first()
    return (0, GENESIS) if found is None else (found.id, found.chain)


def table_of(state: InstanceState[Any]) -> str:
    """Return the name of the row's table."""
    return str(state.mapper.local_table)


def row_id_of(state: InstanceState[Any]) -> int:
    """Return the row's number; every table that is audited or announced has a single one."""
    identity = state.identity or state.mapper.primary_key_from_instance(state.object)
    if len(identity) != 1 or not isinstance(identity[0], int):
        raise TypeError(f"{state.class_.__name__} needs one integer key to be audited")
    return identity[0]


def portable(value: object) -> object:
    """Return ``value`` as JSON any program can read: ISO dates, instants in UTC with Z."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"bytes:{len(value)}:sha256:{hashlib.sha256(value).hexdigest()}"
    if isinstance(value, Mapping):
        return {str(key): portable(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [portable(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value) if isinstance(value, Decimal) else repr(value)


def _audited(rows: Iterable[object]) -> Iterable[Audited]:
    return (row for row in rows if isinstance(row, Audited))


def _values(state: InstanceState[Any]) -> dict[str, Any]:
    """Return all loaded columns of a row but its key."""
    keys = {column.key for column in state.mapper.primary_key}
    return {
        attribute.key: portable(state.dict[attribute.key])
        for attribute in state.mapper.column_attrs
        if attribute.key in state.dict and attribute.key not in keys
    }


def _differences(state: InstanceState[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the changed columns before and after; both empty when nothing changed."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name in _NOISE or name not in state.dict:
            continue
        history = state.attrs[name].history
        if history.has_changes():
            before[name] = portable(history.deleted[0]) if history.deleted else None
            after[name] = portable(history.added[0]) if history.added else None
    return before, after


def _without_nulls(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
