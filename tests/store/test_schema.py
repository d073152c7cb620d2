"""The migrated schema is the models' schema, and the models stay portable."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models import migrations
from app.models.engine import make_engine
from app.models.migrate import load_steps, migrate
from app.models.tables import Base

MODELS = Path(migrations.__file__).parents[1]
SQLITE_CORNER = {"dialect.py", "engine.py", "backup.py", "migrate.py"}
KEY = bytes(range(32))


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Connection]:
    engine = make_engine(tmp_path / "kuaiwei.db", KEY)
    migrate(engine, load_steps(migrations), back_up=lambda: None)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_migrated_schema_equals_the_models(migrated: Connection) -> None:
    context = MigrationContext.configure(
        migrated, opts={"compare_type": True, "compare_server_default": True}
    )
    assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_and_index_can_be_made_on_postgresql(table: object) -> None:
    found = Base.metadata.tables[str(table)]
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
    assert str(CreateTable(found).compile(dialect=dialect))
    for index in found.indexes:
        name = str(index.name)
        assert str(CreateIndex(index).compile(dialect=dialect))
        assert len(name) <= 63, f"PostgreSQL would cut {name}"


def test_foreign_keys_and_constraints_have_names_a_later_step_can_drop() -> None:
    unnamed = [
        (table.name, type(constraint).__name__)
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_sqlite_is_spoken_in_one_corner_of_the_models_only() -> None:
    loud = {
        path.name
        for path in MODELS.rglob("*.py")
        if path.name not in SQLITE_CORNER and _speaks_sqlite(path)
    }
    assert loud == set()


def _speaks_sqlite(path: Path) -> bool:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import) and any("sqlite" in item.name for item in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and "sqlite" in (node.module or ""):
            return True
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.upper()
            if text.startswith("PRAGMA") or "SQLITE_" in text or "COLLATE NOCASE" in text:
                return True
    return False
