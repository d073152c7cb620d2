"""The one corner for what differs between databases; SQLite's own words live here only.

Tables and queries elsewhere stay portable. Whoever brings PostgreSQL gives each function
here a second branch and replaces :mod:`app.models.engine` and :mod:`app.models.backup`.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression
from sqlalchemy.exc import DBAPIError

# SQLite's BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN and NOTADB.
_STORAGE_RESULTS = frozenset({5, 6, 8, 10, 11, 13, 14, 26})


def contains(column: SQLColumnExpression[str], text: str) -> ColumnElement[bool]:
    """Return the condition "``column`` holds ``text``": ASCII case is ignored, % and _ are plain.

    SQLite's LIKE ignores case for A to Z by itself; lowering the column as well would read and
    copy every value twice. PostgreSQL would need ILIKE, that is ``icontains``.
    """
    return column.contains(text, autoescape=True)


def schema_version(connection: Connection) -> int:
    """Return the number of the last migration step the store has seen; 0 for a new one."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def set_schema_version(connection: Connection, version: int) -> None:
    """Set the step's number; a rollback takes it back."""
    connection.exec_driver_sql(f"PRAGMA user_version = {int(version)}")


def foreign_keys(connection: Connection, *, enforced: bool) -> None:
    """Switch foreign keys on or off, outside any transaction (inside one SQLite ignores it)."""
    raw = connection.connection.driver_connection
    if raw is not None:
        raw.execute(f"PRAGMA foreign_keys = {'ON' if enforced else 'OFF'}")


def foreign_key_violations(connection: Connection) -> int:
    """Return how many rows point to nothing."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def is_storage_trouble(error: BaseException) -> bool:
    """Return whether disk or file are to blame, not the statement."""
    source = error.orig if isinstance(error, DBAPIError) else error
    result = getattr(source, "sqlite_errorcode", None)
    return isinstance(result, int) and result & 0xFF in _STORAGE_RESULTS


def is_sound(raw: sqlite3.Connection) -> bool:
    """Return whether the pages authenticate and the tables hang together."""
    if raw.execute("PRAGMA cipher_integrity_check").fetchall():
        return False
    return [row[0] for row in raw.execute("PRAGMA quick_check").fetchall()] == ["ok"]


def tune(connection: Connection) -> None:
    """Let SQLite look at its tables where it is worth it, so that it picks the right index.

    Without figures about its content it reads whole tables for the window's first questions.
    Bounded by ``analysis_limit``: a quarter of a second for 40,000 cases.
    """
    connection.exec_driver_sql("PRAGMA analysis_limit = 400")
    connection.exec_driver_sql("PRAGMA optimize = 0x10002")
