"""Facts about the store and its number books for the settings (数据状况)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from app.models import backup, migrations
from app.models.key_document import read_document
from app.models.migrate import load_steps
from app.models.office import NumberBook
from app.services.desk import Desk
from app.services.store_errors import store_errors
from app.services.store_gate import OpenedStore


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One finished backup (备份); ``size`` in bytes."""

    folder: Path
    made_at: datetime
    size: int


def schema_number() -> int:
    """Return the number of the schema; an open store always has the program's."""
    return load_steps(migrations)[-1].version


def backup_lines(opened: OpenedStore, folder: Path | None = None) -> tuple[BackupLine, ...]:
    """Return this store's backups, newest first; ``folder`` as for ``OpenedStore.back_up``."""
    with store_errors():
        store_id = read_document(opened.folder).store
        place = folder / f"kuaiwei-{store_id[:8]}" if folder else opened.backups
        found = backup.list_backups(place)
    return tuple(BackupLine(one.folder, one.made_at, one.size) for one in found)


def next_serials(desk: Desk, year: int) -> Mapping[str, int]:
    """Return the serial each begun book gives out next in ``year``; others begin at 1."""
    query = select(NumberBook.book, NumberBook.next_serial).where(NumberBook.year == year)
    with desk.store.reading() as session:
        return {row.book: row.next_serial for row in session.execute(query)}


def book_years(desk: Desk) -> tuple[int, ...]:
    """Return the years any book has given out numbers in, newest first."""
    query = select(NumberBook.year).distinct().order_by(NumberBook.year.desc())
    with desk.store.reading() as session:
        return tuple(session.scalars(query))
