"""Verified, encrypted copies of a store while it is in use, and their thinning (备份).

A backup is a folder with database and key file. The files of the vault never change, so all
backups beside each other share one folder ``files``, which each backup fills up with what is not
there yet: a link on the same disk, a copy on another. It only grows; thinning leaves it alone.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.models import dialect
from app.models.engine import looks_plain, open_connection
from app.models.file_vault import file_path
from app.models.key_document import KEY_FILE
from app.models.names import DATABASE_FILE, FILES_FOLDER
from app.support.atomic import flush_folder, replacing
from app.support.clock import CHINA, Clock, china_time
from app.support.errors import StoreError

log = logging.getLogger(__name__)

KEEP_NEWEST = 20
KEEP_MONTHS = 12
_STAMP = "%Y%m%d-%H%M%S"
_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup: a folder with database and key file; its files lie in ``files`` beside it.

    ``missing`` counts files that the store itself had lost when the backup was made.
    """

    folder: Path
    made_at: datetime
    size: int
    missing: int = 0


def back_up(store: Path, key: bytes, folder: Path, clock: Clock) -> BackupInfo:
    """Copy the database and key file of the store folder ``store`` into a new folder in ``folder``.

    The copy is encrypted with the same key and is opened and checked before it counts. The
    store may be in use. It counts only when each file of its rows that the store still has lies
    whole in ``files`` beside it.

    Raises:
        StoreError: the copy did not pass its check and was removed.
        OSError, sqlcipher3.dbapi2.Error: disk or database; nothing is left behind.
    """
    now = clock.now()
    folder.mkdir(parents=True, exist_ok=True)
    target = _free_name(folder, china_time(now).strftime(_STAMP))
    draft = target.with_name(target.name + _UNFINISHED)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        _copy_database(store / DATABASE_FILE, draft / DATABASE_FILE, key)
        shutil.copy2(store / KEY_FILE, draft / KEY_FILE)
        _verify(draft / DATABASE_FILE, key)
        names = _file_names(draft / DATABASE_FILE, key)
        missing = _add_files(store / FILES_FOLDER, folder / FILES_FOLDER, names)
        draft.rename(target)
        flush_folder(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return BackupInfo(target, now, (target / DATABASE_FILE).stat().st_size, missing)


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """Return the finished backups in ``folder``, newest first; other folders are left out."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        made_at = _made_at(path.name)
        database = path / DATABASE_FILE
        if made_at is not None and database.is_file():
            found.append(BackupInfo(path, made_at, database.stat().st_size))
    return tuple(sorted(found, key=lambda info: (info.made_at, info.folder.name), reverse=True))


def thin(folder: Path, *, keep: int = KEEP_NEWEST, months: int = KEEP_MONTHS) -> int:
    """Remove old backups and return how many.

    Kept are the newest ``keep`` and the newest of each of the last ``months`` months that
    have one.
    """
    backups = list_backups(folder)
    kept = {info.folder for info in backups[:keep]}
    newest_of: dict[tuple[int, int], Path] = {}
    for info in backups:
        made = china_time(info.made_at)
        newest_of.setdefault((made.year, made.month), info.folder)
    kept.update(list(newest_of.values())[:months])
    doomed = [info.folder for info in backups if info.folder not in kept]
    for path in doomed:
        shutil.rmtree(path)
    return len(doomed)


def _copy_database(source: Path, target: Path, key: bytes) -> None:
    with (
        closing(open_connection(source, key, must_exist=True)) as original,
        closing(open_connection(target, key)) as copy,
    ):
        original.backup(copy)


def _verify(database: Path, key: bytes) -> None:
    with closing(open_connection(database, key, must_exist=True)) as copy:
        sound = dialect.is_sound(copy)
    if not sound or looks_plain(database):
        raise StoreError(
            "备份没有通过检查，已删除这份备份；原有数据不受影响。",
            hint="请换一个磁盘位置再备份一次。",
        )


def _file_names(database: Path, key: bytes) -> list[str]:
    """Return the files that the rows of a copy point to; an older schema knows none."""
    with closing(open_connection(database, key, must_exist=True)) as copy:
        known = copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'stored_file'").fetchone()
        if known is None:
            return []
        return [row[0] for row in copy.execute("SELECT sha256 FROM stored_file ORDER BY id")]


def _add_files(source: Path, target: Path, names: Sequence[str]) -> int:
    """Fill the shared folder up and return how many files the store itself has lost."""
    missing = 0
    for sha256 in names:
        original, copy = file_path(source, sha256), file_path(target, sha256)
        if not original.is_file():
            missing += not copy.is_file()
        elif not copy.is_file() or copy.stat().st_size != original.stat().st_size:
            copy.parent.mkdir(parents=True, exist_ok=True)
            _link_or_copy(original, copy)
    if missing:
        # The database is worth its backup all the same; the check names each missing file.
        log.warning("backup without %d files that the store has lost", missing)
    return missing


def _link_or_copy(original: Path, copy: Path) -> None:
    with replacing(copy) as draft:
        try:
            os.link(original, draft)
        except OSError:
            shutil.copyfile(original, draft)
        if draft.stat().st_size != original.stat().st_size:
            raise StoreError(
                "有文件没有完整写入备份，已停止这次备份；原有数据不受影响。",
                hint="请换一个磁盘位置再备份一次。",
            )


def _free_name(folder: Path, stamp: str) -> Path:
    """Return a folder that is not there yet: two backups may fall into one second."""
    target = folder / stamp
    turn = 2
    while target.exists():
        target = folder / f"{stamp}-{turn}"
        turn += 1
    return target


def _made_at(name: str) -> datetime | None:
    stamp = "-".join(name.split("-")[:2])
    if name.endswith(_UNFINISHED):
        return None
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=CHINA)
    except ValueError:
        return None
