"""Use-case: write the whole store in open formats, to leave with or to recompute (开放导出)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from app import __version__
from app.domain.terms import Role
from app.models.audit import AuditAction
from app.models.evidence import StoredFile
from app.models.names import DATABASE_FILE
from app.models.office import Centre
from app.services.audit_trail import last_link, portable
from app.services.desk import Desk
from app.services.open_export.files import file_places, path_of
from app.services.open_export.layout import ExportTable, export_tables
from app.services.open_export.schema_text import schema_text
from app.services.open_export.writing import ExportFolder
from app.services.store_errors import store_errors
from app.support.atomic import folder_written_whole
from app.support.errors import OutputFileError
from app.support.progress import Progress, no_progress

FORMAT = "kuaiwei-open-export"
VERSION = 1
CENTRE_FILE = "centre.json"
SCHEMA_FILE = "SCHEMA.md"
_REASON = "开放格式导出"
_AT_ONCE = 500
_STEP = 65_536
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class OpenExport:
    """What was written (导出结果): rows by file name, and how many stored files."""

    folder: Path
    rows: Mapping[str, int]
    stored: int


class _Counter:
    """Counts rows and blocks of bytes together, for one bar."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def add(self, steps: int, text: str) -> None:
        self._done += steps
        self._progress(min(self._done, self._total), self._total, text)


def export_open(
    desk: Desk, out: Path, figures: str, progress: Progress = no_progress
) -> OpenExport:
    """Write everything the store holds into the fresh folder ``out``; whole or not at all.

    All of it is one state of the store. ``figures`` is the part of ``SCHEMA.md`` that tells how
    each figure of the month is worked out. The audit trail keeps who made an export.

    Raises:
        NotAllowedError: not for this role.
        OutputFileError: the folder holds something, lies inside the store, or the disk is full.
        StoreDamagedError, NotFoundError: a stored file is not as it was kept, or gone.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    target = out.absolute()
    _refuse_inside(desk, target)
    tables = export_tables()
    with folder_written_whole(target) as draft:
        folder = ExportFolder(draft)
        with store_errors(), desk.store.reading() as session:
            _refuse_full(desk, session, target)
            counter = _Counter(progress, _size(session, tables))
            places = file_places(session)
            _centre(desk, session, folder)
            rows = {CENTRE_FILE: 1}
            for item in tables:
                lines = _rows(session, item, places, counter)
                rows[item.file] = folder.lines(item.file, lines)
            _files(desk, session, folder, places, counter)
        folder.text(SCHEMA_FILE, schema_text(tables, desk.catalogue, figures))
        sums = folder.close()
        # Before the folder gets its name: none leaves without a word in the trail.
        _note(desk, sum(rows.values()), sums)
    return OpenExport(target, rows, rows["files.jsonl"])


def _rows(
    session: Session,
    item: ExportTable,
    places: Mapping[int, tuple[str, str]],
    counter: _Counter,
) -> Iterator[Mapping[str, object]]:
    table, added = item.table, _added(item.table, places)
    columns = [table.columns[f.name] for f in item.fields if f.name in table.columns]
    query = select(*columns).order_by(table.c.id).execution_options(yield_per=_AT_ONCE)
    for page in session.execute(query).mappings().partitions():
        for row in page:
            yield {
                **{name: portable(value) for name, value in row.items()},
                **added(row),
            }
        counter.add(len(page), f"正在写入{item.term}")


def _added(
    table: Table, places: Mapping[int, tuple[str, str]]
) -> Callable[[Mapping[Any, Any]], Mapping[str, object]]:
    """Return what gives the fields that the export adds to a row."""
    if table.name == StoredFile.__tablename__:
        return lambda row: {"path": path_of(row["id"], row["sha256"], places)}
    return lambda _: {}


def _files(
    desk: Desk,
    session: Session,
    folder: ExportFolder,
    places: Mapping[int, tuple[str, str]],
    counter: _Counter,
) -> None:
    query = select(StoredFile.id, StoredFile.sha256, StoredFile.size).order_by(StoredFile.id)
    for page in session.execute(query.execution_options(yield_per=_AT_ONCE)).partitions():
        for file_id, sha256, size in page:
            with desk.vault.open(sha256) as source:
                folder.copy(path_of(file_id, sha256, places), source, sha256)
            counter.add(_steps(size), "正在写入文件")


def _centre(desk: Desk, session: Session, folder: ExportFolder) -> None:
    entries, head = last_link(session.connection())
    row = session.scalars(select(Centre)).one_or_none()
    facts = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": portable(desk.now),
        "made_by": desk.account.name,
        "program": __version__,
        "audit": {"entries": entries, "head": head},
        "centre": {
            "code": desk.centre.code,
            "name": desk.centre.name,
            "profile": portable(row.profile) if row is not None else {},
        },
    }
    folder.text(CENTRE_FILE, json.dumps(facts, ensure_ascii=False, indent=1) + "\n")


def _note(desk: Desk, rows: int, sums: str) -> None:
    with desk.store.writing(actor=desk.account.name, reason=_REASON) as unit:
        centre = unit.session.scalar(select(Centre.id)) or 0
        unit.note(AuditAction.EXPORT, Centre.__tablename__, centre, {"rows": rows, "sums": sums})


def _size(session: Session, tables: Sequence[ExportTable]) -> int:
    """Return the length of the bar: rows, and files in blocks."""
    rows = sum(_count(session, item.table) for item in tables)
    return rows + sum(_steps(size) for size in session.scalars(select(StoredFile.size)))


def _count(session: Session, table: Table) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _steps(size: int) -> int:
    return size // _STEP + 1


def _refuse_inside(desk: Desk, target: Path) -> None:
    if target.resolve().is_relative_to(desk.vault.folder.parent.resolve()):
        raise OutputFileError(
            "不能导出到数据文件夹里面，没有导出，数据没有改动。", hint="请换一个文件夹。"
        )


def _refuse_full(desk: Desk, session: Session, target: Path) -> None:
    """Refuse before a long work what would fail at its end; texts may take twice the database."""
    files = session.scalar(select(func.sum(StoredFile.size))) or 0
    database = (desk.vault.folder.parent / DATABASE_FILE).stat().st_size
    needed = int(files) + 2 * database
    if shutil.disk_usage(target.parent).free < needed:
        raise OutputFileError(
            f"磁盘空间不足，导出约需 {needed // _MEGABYTE + 1} MB，没有导出，数据没有改动。",
            hint="请腾出空间，或换一个磁盘。",
        )
