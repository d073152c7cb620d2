"""The encrypted database's engine: SQLCipher, its pragmas, explicit BEGIN and BEGIN IMMEDIATE."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from app.models.key_document import KEY_BYTES
from app.support.errors import StoreError

PLAIN_HEADER = b"SQLite format 3\x00"
WRITE_OPTION = "write"
BUSY_MILLISECONDS = 10_000

# cache_size is negative KiB for each connection. A store of 40,000 cases is about 100 MB; 32 MB
# hold its indexes and the pages a list shows, and every page found here is not decrypted again.
# temp_store=MEMORY because SQLCipher does not encrypt temporary files of sorting and indexing.
# cipher_memory_security stays OFF (SQLCipher's default): wiping and locking every allocation costs
# up to half the speed and fails under small mlock limits, while an attacker who reads this
# process's memory already sees the same data in the window.
PRAGMAS = (
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA journal_mode = WAL",
    # In WAL mode NORMAL may lose the last commits when power fails: wrong for a legal record.
    "PRAGMA synchronous = FULL",
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA foreign_keys = ON",
)


def open_connection(database: Path, key: bytes, *, must_exist: bool = False) -> sqlite3.Connection:
    """Open ``database`` with the raw 256-bit ``key`` and return the driver's connection.

    The raw key skips SQLCipher's own slow derivation, so a cold start costs milliseconds.
    The caller closes the connection; SQLCipher's own class has the interface of the standard
    library's, by whose name it is typed here.

    Raises:
        ValueError: a key of another length.
        StoreError: the driver does not encrypt; nothing was written.
        sqlcipher3.dbapi2.Error: whatever SQLite says; NOTADB for a wrong key.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    mode = "rw" if must_exist else "rwc"
    connection: sqlite3.Connection = driver.connect(
        f"{database.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # Otherwise SQLCipher writes its own lines to the console of a windowed program.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _refuse_plain_driver(connection)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(database: Path, key: bytes, *, must_exist: bool = False) -> Engine:
    """Return the engine for ``database``; nothing is opened before the first use.

    One writer thread and a few readers each borrow a connection. The pool hands out the last
    one returned, whose page cache is warm. Read transactions start with BEGIN, those of
    ``engine.execution_options(write=True)`` with BEGIN IMMEDIATE.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=lambda: open_connection(database, key, must_exist=must_exist),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        pool_use_lifo=True,
        # Chinese text stays itself: half the bytes, and findable by LIKE.
        json_serializer=_json_text,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def looks_plain(database: Path) -> bool:
    """Tell whether the file starts with SQLite's plain-text header."""
    with database.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def _begin(connection: Connection) -> None:
    """Start the transaction ourselves: the driver's own habit starts it too late."""
    writes = bool(connection.get_execution_options().get(WRITE_OPTION))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_plain_driver(connection: sqlite3.Connection) -> None:
    """Raise StoreError when the driver is plain SQLite, which ignores PRAGMA key in silence."""
    answer = connection.execute("PRAGMA cipher_version").fetchone()
    if not answer or not answer[0]:
        raise StoreError(
            "加密组件不可用，程序不会用不加密的方式打开数据，数据未被改动。",
            hint="请重新安装本程序。",
        )


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
