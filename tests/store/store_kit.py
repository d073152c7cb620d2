"""A small schema and a cheap gate for the store's tests."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy import text

from app.models.base import Instant
from app.models.key_document import Argon2Cost
from app.models.migrate import Step
from app.services.store_gate import OpenedStore, StoreGate
from app.support.clock import FixedClock

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
CLOCK = FixedClock(datetime(2026, 3, 2, 4, 0, tzinfo=UTC))
SECRET = "古镇星河灯饰有限公司"


def first(op: Operations) -> None:
    """Make one table and the audit table."""
    op.create_table(
        "parties",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", Instant, nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("action", sa.String(8), nullable=False),
        sa.Column("table_name", sa.String(64), nullable=False),
        sa.Column("row_id", sa.Integer, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("batch", sa.String(32), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False, server_default=""),
    )


def second(op: Operations) -> None:
    """Add a column and a child table."""
    op.add_column("parties", sa.Column("town", sa.String(20)))
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("party_id", sa.Integer, sa.ForeignKey("parties.id", ondelete="CASCADE")),
    )


def failing(op: Operations) -> None:
    """Change something, then fail."""
    op.execute("UPDATE parties SET name = 'x'")
    op.create_table("half", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO nowhere VALUES (1)")


def dangling(op: Operations) -> None:
    """Leave a row that points to nothing."""
    op.execute("INSERT INTO contacts (id, party_id) VALUES (1, 999)")


FIRST = Step(1, "建表", first)
SECOND = Step(2, "加镇街", second)
FAILING = Step(3, "失败", failing)
DANGLING = Step(3, "悬空", dangling)


def gate(*steps: Step) -> StoreGate:
    """Return a gate with a password that costs nothing to stretch."""
    return StoreGate(CLOCK, steps=steps or (FIRST,), password_cost=CHEAP)


ROOT = Path(__file__).parents[2]


def made(folder: Path) -> str:
    """Make a store with one party in ``folder``, close it and return its recovery key."""
    created = gate(FIRST).create(folder, "管理员", "口令一二三")
    add_party(created.opened, SECRET)
    created.opened.close()
    return created.recovery_key


def add_party(opened: OpenedStore, name: str) -> None:
    with opened.store.writing(actor="管理员") as unit:
        unit.session.execute(text("INSERT INTO parties (name) VALUES (:name)"), {"name": name})


def names(opened: OpenedStore) -> list[str]:
    with opened.store.reading() as session:
        return list(session.scalars(text("SELECT name FROM parties ORDER BY id")))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a closed store but the lock, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "kuaiwei.lock"
    }


def run_python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a real process that can import the program and these tests."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
