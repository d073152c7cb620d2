"""The unit of work: stamps, audit, versions, changes, threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import pytest
from sqlalchemy import Engine, String, func, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.models.audit import AuditEntry
from app.models.base import Audited, Identified, Instant, Stamped, Versioned
from app.models.engine import make_engine, open_connection
from app.services.changes import ChangeBus, ChangeSet
from app.services.store_errors import translate
from app.services.unit_of_work import Store
from app.support.clock import FixedClock
from app.support.errors import StaleRecordError, StoreBusyError, StoreFullError, StoreReadOnlyError

KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


class Base(DeclarativeBase):
    """Tables of this test alone, kept apart from the program's."""


class Shade(StrEnum):
    """A kind of lamp shade."""

    GLASS = "glass"


class Lamp(Identified, Stamped, Versioned, Audited, Base):
    """An audited row that people edit."""

    __tablename__ = "test_lamp"

    name: Mapped[str] = mapped_column(String(40))
    sold_on: Mapped[date | None]
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
    shade: Mapped[str | None] = mapped_column(String(10))


class Note(Identified, Base):
    """A row without stamps and audit."""

    __tablename__ = "test_note"

    text: Mapped[str]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(tmp_path / "kuaiwei.db", KEY)
    with engine.execution_options(write=True).begin() as connection:
        Base.metadata.create_all(connection)
        AuditEntry.metadata.create_all(connection, tables=[AuditEntry.metadata.tables["audit"]])
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine, FixedClock(NOON), ChangeBus())


def audit_rows(store: Store) -> list[AuditEntry]:
    with store.reading() as session:
        return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


def count(store: Store, table: type[DeclarativeBase]) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def save_lamp(store: Store, name: str = "壁灯") -> int:
    with store.writing(actor="王芳") as unit:
        lamp = Lamp(name=name)
        unit.session.add(lamp)
        unit.session.flush()
        return lamp.id


def test_new_rows_are_stamped_with_the_units_instant_and_actor(store: Store) -> None:
    lamp_id = save_lamp(store)
    with store.reading() as session:
        lamp = session.get_one(Lamp, lamp_id)
        assert (lamp.created_at, lamp.created_by, lamp.version) == (NOON, "王芳", 1)
        assert (lamp.updated_at, lamp.updated_by) == (NOON, "王芳")


def test_a_change_stamps_only_the_update_and_raises_the_version(store: Store) -> None:
    lamp_id = save_lamp(store)
    with store.writing(actor="李雷") as unit:
        unit.session.get_one(Lamp, lamp_id).name = "吊灯"
    with store.reading() as session:
        lamp = session.get_one(Lamp, lamp_id)
        assert (lamp.created_by, lamp.updated_by, lamp.version) == ("王芳", "李雷", 2)


def test_setting_the_same_value_again_changes_nothing(store: Store) -> None:
    lamp_id = save_lamp(store, "吊灯")
    with store.writing(actor="李雷") as unit:
        unit.session.get_one(Lamp, lamp_id).name = "吊灯"
    with store.reading() as session:
        assert session.get_one(Lamp, lamp_id).updated_by == "王芳"
    assert len(audit_rows(store)) == 1


def test_an_insert_is_audited_with_after_only_in_portable_json(store: Store) -> None:
    with store.writing(actor="王芳", reason="补录") as unit:
        unit.session.add(
            Lamp(name="壁灯", sold_on=date(2026, 2, 1), seen_at=NOON, shade=Shade.GLASS)
        )
    (entry,) = audit_rows(store)
    assert (entry.action, entry.table_name, entry.row_id) == ("insert", "test_lamp", 1)
    assert (entry.at, entry.actor, entry.reason) == (NOON, "王芳", "补录")
    assert entry.before is None
    assert entry.after == {
        "name": "壁灯",
        "sold_on": "2026-02-01",
        "seen_at": "2026-03-02T04:00:00Z",
        "shade": "glass",
    }


def test_an_update_is_audited_with_the_changed_columns_only(store: Store) -> None:
    lamp_id = save_lamp(store)
    with store.writing(actor="李雷") as unit:
        unit.session.get_one(Lamp, lamp_id).name = "吊灯"
    entry = audit_rows(store)[-1]
    assert (entry.action, entry.before, entry.after) == (
        "update",
        {"name": "壁灯"},
        {"name": "吊灯"},
    )


def test_a_deletion_is_audited_with_everything_the_row_held(store: Store) -> None:
    lamp_id = save_lamp(store)
    with store.writing(actor="李雷") as unit:
        unit.session.delete(unit.session.get_one(Lamp, lamp_id))
    entry = audit_rows(store)[-1]
    assert (entry.action, entry.row_id, entry.after) == ("delete", lamp_id, None)
    assert entry.before is not None
    assert entry.before["name"] == "壁灯"
    assert entry.before["created_by"] == "王芳"


def test_all_entries_of_one_unit_share_a_batch(store: Store) -> None:
    with store.writing(actor="王芳") as unit:
        unit.session.add(Lamp(name="甲"))
        unit.session.flush()
        unit.session.add(Lamp(name="乙"))
    save_lamp(store)
    first, second, other = audit_rows(store)
    assert first.batch == second.batch != other.batch


def test_a_failed_unit_keeps_neither_rows_nor_audit_and_tells_nobody(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.bus.subscribe(heard.append)

    def fail_after_flush() -> None:
        with store.writing(actor="王芳") as unit:
            unit.session.add(Lamp(name="壁灯"))
            unit.session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail_after_flush()
    assert count(store, Lamp) == 0
    assert audit_rows(store) == []
    assert heard == []


def test_a_row_saved_by_another_in_between_is_stale(store: Store) -> None:
    lamp_id = save_lamp(store)
    with store.reading() as session:
        old = session.get_one(Lamp, lamp_id)
    with store.writing(actor="李雷") as unit:
        unit.session.get_one(Lamp, lamp_id).name = "吊灯"
    old.name = "台灯"
    with pytest.raises(StaleRecordError), store.writing(actor="王芳") as unit:
        unit.session.add(old)
    with store.reading() as session:
        assert session.get_one(Lamp, lamp_id).name == "吊灯"


def test_a_form_that_started_from_an_older_version_is_stale(store: Store) -> None:
    lamp_id = save_lamp(store)
    with store.writing(actor="李雷") as unit:
        unit.check_version(unit.session.get_one(Lamp, lamp_id), 1)
        with pytest.raises(StaleRecordError):
            unit.check_version(unit.session.get_one(Lamp, lamp_id), 0)


def test_the_bus_hears_the_touched_rows_and_the_origin_after_the_commit(store: Store) -> None:
    heard: list[ChangeSet] = []
    seen_rows: list[int] = []
    store.bus.subscribe(heard.append)
    store.bus.subscribe(lambda _: seen_rows.append(count(store, Lamp)))
    page = object()
    with store.writing(actor="王芳", origin=page) as unit:
        unit.session.add(Lamp(name="壁灯"))
        unit.session.add(Note(text="便条"))
    assert heard == [ChangeSet(frozenset({("test_lamp", 1), ("test_note", 1)}), page)]
    assert seen_rows == [1]


def test_a_bulk_change_is_heard_when_touched(store: Store) -> None:
    lamp_id = save_lamp(store)
    heard: list[ChangeSet] = []
    store.bus.subscribe(heard.append)
    with store.writing(actor="王芳") as unit:
        unit.session.execute(update(Lamp).values(shade="glass"))
        unit.touch("test_lamp")
    assert heard[0].touches("test_lamp", lamp_id)
    assert not heard[0].touches("test_note")


def test_a_unit_that_changes_nothing_publishes_nothing(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.bus.subscribe(heard.append)
    with store.writing(actor="王芳") as unit:
        unit.session.scalars(select(Lamp)).all()
    assert heard == []


def test_many_rows_at_once_are_stamped_and_each_leaves_an_audit_entry(store: Store) -> None:
    rows = [{"id": number, "name": f"灯{number}", "sold_on": None} for number in range(1, 501)]
    with store.writing(actor="示例") as unit:
        unit.insert_many(Lamp, rows)
    entries = audit_rows(store)
    assert [entry.row_id for entry in entries] == list(range(1, 501))
    assert entries[0].after == {"name": "灯1"}
    with store.reading() as session:
        lamp = session.get_one(Lamp, 500)
        assert (lamp.created_by, lamp.version) == ("示例", 1)


def test_a_reading_session_refuses_to_write(store: Store) -> None:
    def write() -> None:
        with store.reading() as session:
            session.add(Note(text="便条"))
            session.flush()

    with pytest.raises(RuntimeError, match="reading"):
        write()


def test_a_reader_sees_one_unchanging_state(store: Store) -> None:
    with store.reading() as session:
        before = session.scalar(select(func.count()).select_from(Lamp))
        save_lamp(store)
        assert session.scalar(select(func.count()).select_from(Lamp)) == before == 0


def test_the_write_lock_is_taken_before_the_first_read(store: Store) -> None:
    """Two units that read a counter and raise it must not both read the same value."""
    save_lamp(store, "0")
    started = threading.Event()

    def raise_counter() -> None:
        started.set()
        with store.writing(actor="乙") as unit:
            lamp = unit.session.get_one(Lamp, 1)
            lamp.name = str(int(lamp.name) + 1)

    other = threading.Thread(target=raise_counter)
    with store.writing(actor="甲") as unit:
        other.start()
        assert started.wait(10)
        lamp = unit.session.get_one(Lamp, 1)
        lamp.name = str(int(lamp.name) + 1)
    other.join(30)
    with store.reading() as session:
        assert session.get_one(Lamp, 1).name == "2"


@dataclass(frozen=True)
class LockWatchingClock:
    """Notes at each reading of the time whether somebody holds the write lock."""

    database: Path
    held: list[bool]

    def now(self) -> datetime:
        with closing(open_connection(self.database, KEY)) as other:
            other.execute("PRAGMA busy_timeout = 0")
            try:
                other.execute("BEGIN IMMEDIATE")
            except Exception as error:
                if not isinstance(translate(error), StoreBusyError):
                    raise
                self.held.append(True)
            else:
                self.held.append(False)
        return NOON


def test_the_units_instant_is_read_under_the_write_lock(engine: Engine, tmp_path: Path) -> None:
    """Otherwise a unit that waited would be dated before the one it waited for."""
    clock = LockWatchingClock(tmp_path / "kuaiwei.db", [])
    with Store(engine, clock, ChangeBus()).writing(actor="王芳"):
        pass
    assert clock.held == [True]


def test_four_threads_writing_twenty_times_lose_nothing(store: Store) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(20):
                save_lamp(store, f"{number}-{turn}")
        except BaseException as error:  # noqa: BLE001  # handed to the main thread below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert count(store, Lamp) == 80
    assert count(store, AuditEntry) == 80


def test_a_full_database_is_told_as_a_full_disk_and_keeps_the_committed_rows(
    engine: Engine, store: Store
) -> None:
    """``max_page_count`` makes SQLite answer SQLITE_FULL, exactly as a full disk does."""
    save_lamp(store)
    with store.writing(actor="王芳") as unit:
        pages = unit.session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        unit.session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFullError, match="已满"), store.writing(actor="王芳") as unit:
        unit.session.add_all([Note(text="长" * 3000) for _ in range(20)])
    assert (count(store, Lamp), count(store, Note)) == (1, 0)


def test_a_read_only_database_is_told_as_such(store: Store) -> None:
    """``query_only`` makes SQLite answer SQLITE_READONLY; file modes do not stop root."""
    with store.writing(actor="王芳") as unit:
        unit.session.connection().exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreReadOnlyError, match="不能写入"), store.writing(actor="王芳") as unit:
        unit.session.add(Note(text="便条"))
