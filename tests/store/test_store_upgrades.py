"""Opening stores of other versions: refused, or backed up and upgraded."""

from __future__ import annotations

import errno
import importlib
from pathlib import Path

import pytest
from sqlalchemy import text

from app.models import backup, migrate
from app.support.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreTooNewError,
    StoreTooOldError,
)
from tests.store.store_kit import (
    DANGLING,
    FAILING,
    FIRST,
    SECOND,
    SECRET,
    add_party,
    contents,
    gate,
    made,
    names,
)


def test_a_newer_schema_is_refused_and_untouched(tmp_path: Path) -> None:
    gate(FIRST, SECOND).create(tmp_path / "s", "管理员", "口令").opened.close()
    before = contents(tmp_path / "s")
    with pytest.raises(StoreTooNewError, match="更新版本"):
        gate(FIRST).open(tmp_path / "s", "管理员", "口令")
    assert contents(tmp_path / "s") == before


def test_a_schema_older_than_the_oldest_step_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "s")
    with pytest.raises(StoreTooOldError, match="过旧"):
        gate(FAILING).open(tmp_path / "s", "管理员", "口令一二三")


def test_an_upgrade_keeps_the_rows_and_backs_up_first(tmp_path: Path) -> None:
    made(tmp_path / "s")
    opened = gate(FIRST, SECOND).open(tmp_path / "s", "管理员", "口令一二三")
    assert names(opened) == [SECRET]
    with opened.store.reading() as session:
        assert session.scalar(text("PRAGMA user_version")) == 2
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    opened.close()
    (kept,) = backup.list_backups(tmp_path / "s" / "backups")
    older = gate(FIRST).open(kept.folder, "管理员", "口令一二三")
    assert names(older) == [SECRET]
    older.close()


def test_a_new_store_and_an_up_to_date_one_make_no_backup(tmp_path: Path) -> None:
    made(tmp_path / "s")
    gate().open(tmp_path / "s", "管理员", "口令一二三").close()
    assert backup.list_backups(tmp_path / "s" / "backups") == ()


@pytest.mark.parametrize("bad", [FAILING, DANGLING], ids=["raises", "dangling row"])
def test_a_failed_upgrade_is_rolled_back_whole(tmp_path: Path, bad: migrate.Step) -> None:
    created = gate(FIRST, SECOND).create(tmp_path / "s", "管理员", "口令一二三")
    add_party(created.opened, SECRET)
    created.opened.close()
    with pytest.raises(StoreError, match="撤回"):
        gate(FIRST, SECOND, bad).open(tmp_path / "s", "管理员", "口令一二三")
    opened = gate(FIRST, SECOND).open(tmp_path / "s", "管理员", "口令一二三")
    assert names(opened) == [SECRET]
    with opened.store.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM contacts")) == 0
        assert not session.scalars(text("SELECT 1 FROM sqlite_master WHERE name='half'")).all()
    opened.close()


def test_no_upgrade_happens_when_the_backup_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "s")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(backup, "back_up", full)
    with pytest.raises(StoreFullError):
        gate(FIRST, SECOND).open(tmp_path / "s", "管理员", "口令一二三")
    gate(FIRST).open(tmp_path / "s", "管理员", "口令一二三").close()


def test_steps_with_a_gap_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "steps_with_gap"
    package.mkdir()
    (package / "__init__.py").touch()
    for number in (1, 3):
        source = f"VERSION = {number}\nTITLE = 't'\ndef upgrade(op): ...\n"
        (package / f"m{number:04}_x.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ValueError, match="follows"):
        migrate.load_steps(importlib.import_module("steps_with_gap"))


def test_a_damaged_database_is_refused_before_an_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check comes first: the backup would notice too, but only after a long copy."""
    monkeypatch.setattr(backup, "back_up", lambda *_: pytest.fail("was backed up"))
    created = gate(FIRST).create(tmp_path / "s", "管理员", "口令")
    for number in range(300):
        add_party(created.opened, f"{SECRET}{number}" * 20)
    created.opened.close()
    database = tmp_path / "s" / "kuaiwei.db"
    data = bytearray(database.read_bytes())
    data[-6000] ^= 0xFF
    database.write_bytes(data)
    with pytest.raises(StoreDamagedError):
        gate(FIRST, SECOND).open(tmp_path / "s", "管理员", "口令")
    assert database.read_bytes() == bytes(data)
