"""Brings a store to the program's schema in numbered steps, each a transaction of its own."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from app.models import dialect
from app.models.engine import WRITE_OPTION
from app.support.errors import (
    StoreDamagedError,
    StoreError,
    StoreTooNewError,
    StoreTooOldError,
)
from app.support.progress import Progress, no_progress

if TYPE_CHECKING:
    from alembic.operations import Operations


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered change of the schema (升级步骤)."""

    version: int
    title: str
    upgrade: Callable[[Operations], None]


def load_steps(package: ModuleType) -> tuple[Step, ...]:
    """Return the steps of ``package``'s modules ``mNNNN_*.py`` in order.

    Raises:
        ValueError: two steps of one number, or a gap between two.
    """
    names = sorted(
        info.name for info in pkgutil.iter_modules(package.__path__) if info.name.startswith("m")
    )
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    steps = sorted(
        (Step(module.VERSION, module.TITLE, module.upgrade) for module in modules),
        key=lambda step: step.version,
    )
    for earlier, later in itertools.pairwise(steps):
        if later.version != earlier.version + 1:
            raise ValueError(f"step {later.version} follows step {earlier.version}")
    return tuple(steps)


def schema_version(engine: Engine) -> int:
    """Return the number of the last step the store has seen; 0 for a new one."""
    with engine.connect() as connection:
        return dialect.schema_version(connection)


def migrate(
    engine: Engine,
    steps: Sequence[Step],
    *,
    back_up: Callable[[], object],
    progress: Progress = no_progress,
) -> int:
    """Run the steps the store has not seen and return its version.

    ``back_up`` is called once before the first change of an existing store; when it fails,
    nothing is changed. A step that fails is rolled back whole; the steps before it stay.

    Raises:
        StoreTooNewError: a newer program wrote the store.
        StoreTooOldError: older than the oldest step.
        StoreDamagedError: the store does not pass its check; nothing was changed.
        StoreError: a step failed; the store is as it was before that step.
        DBAPIError: disk full, read-only and the like; rolled back as well.
    """
    current = schema_version(engine)
    newest = steps[-1].version if steps else 0
    _refuse_foreign_version(current, newest, steps[0].version if steps else 0)
    waiting = [step for step in steps if step.version > current]
    if not waiting:
        return current
    if current:
        _refuse_damaged(engine)
        back_up()
    for done, step in enumerate(waiting):
        progress(done, len(waiting), f"正在升级数据：{step.title}")
        _run(engine, step)
    return newest


def _refuse_foreign_version(current: int, newest: int, oldest: int) -> None:
    if current > newest:
        raise StoreTooNewError(
            "数据由更新版本的快维写成，这个版本打不开，数据没有被改动。",
            hint="请安装新版快维后再打开。",
        )
    if 0 < current < oldest - 1:
        raise StoreTooOldError(
            "数据的版本过旧，这个版本不能直接升级，数据没有被改动。",
            hint="请先用较早版本的快维打开一次，再用这个版本打开。",
        )


def _refuse_damaged(engine: Engine) -> None:
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is None or not dialect.is_sound(raw):
            raise StoreDamagedError(
                "数据库没有通过完整性检查，没有升级，也没有被改动。",
                hint="请从 backups 文件夹中最近的备份恢复。",
            )


def _run(engine: Engine, step: Step) -> None:
    with engine.execution_options(**{WRITE_OPTION: True}).connect() as connection:
        # Rebuilding a table drops the old one, which would cascade into its children.
        dialect.foreign_keys(connection, enforced=False)
        try:
            with connection.begin():
                _apply(connection, step)
        except Exception as error:
            if dialect.is_storage_trouble(error):
                raise  # has its own sentence, chosen by the floor above
            raise StoreError(
                f"数据升级到第 {step.version} 步时没有成功，这一步已全部撤回，数据没有丢失。",
                hint="升级前的备份在 backups 文件夹里；请把日志发给维护人员。",
            ) from error
        finally:
            dialect.foreign_keys(connection, enforced=True)


def _apply(connection: Connection, step: Step) -> None:
    """Run one step and number the store in the same transaction."""
    # Alembic takes a fifth of a second to load; most starts have no step to run.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    step.upgrade(Operations(MigrationContext.configure(connection)))
    violations = dialect.foreign_key_violations(connection)
    if violations:
        raise ValueError(f"step {step.version} leaves {violations} rows pointing to nothing")
    dialect.set_schema_version(connection, step.version)
