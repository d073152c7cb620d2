"""The gate: create, open, recover, refuse; migrations, backups, plain text."""

from __future__ import annotations

import errno
import signal
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.models import backup, key_file
from app.models.engine import make_engine, open_connection
from app.services.store_folder import is_store
from app.services.store_gate import StoreGate
from app.support.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreMissingError,
    StorePlaceError,
    StoreReadOnlyError,
    WrongPasswordError,
)
from tests.store.store_kit import (
    CHEAP,
    CLOCK,
    FAILING,
    FIRST,
    SECOND,
    SECRET,
    contents,
    gate,
    made,
    names,
    run_python,
)


def test_a_new_store_opens_again_with_its_password(tmp_path: Path) -> None:
    folder = tmp_path / "快维数据"
    made(folder)
    assert is_store(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "backups", "files", "kuaiwei.db", "kuaiwei.lock", "store.key",
    ]  # fmt: skip
    opened = gate().open(folder, "管理员", "口令一二三")
    assert names(opened) == [SECRET]
    opened.close()


def test_no_file_of_a_store_holds_plain_text(tmp_path: Path) -> None:
    """While it is open (with its log) and closed, and in its backups."""
    folder = tmp_path / "store"
    made(folder)
    program = (
        "import sys; from pathlib import Path; from tests.store.store_kit import *\n"
        "from tests.store.store_kit import add_party\n"
        "opened = gate().open(Path(sys.argv[1]), '管理员', '口令一二三')\n"
        "add_party(opened, SECRET); opened.back_up(); print('ready', flush=True); input()\n"
    )
    child = run_python(program, folder)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    found = contents(folder)
    child.communicate("go\n", timeout=30)
    assert {"kuaiwei.db", "kuaiwei.db-wal", "kuaiwei.db-shm", "store.key"} <= set(found)
    assert any(name.startswith("backups/") and name.endswith(".db") for name in found)
    found |= {f"closed/{name}": data for name, data in contents(folder).items()}
    for name, data in found.items():
        for word in (SECRET.encode(), SECRET.encode("utf-16-le"), b"SQLite format 3", b"parties"):
            assert word not in data, name


def test_a_wrong_password_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    made(tmp_path / "s")
    before = contents(tmp_path / "s")
    with pytest.raises(WrongPasswordError, match="密码不对"):
        gate().open(tmp_path / "s", "管理员", "口令一二四")
    assert contents(tmp_path / "s") == before
    gate().open(tmp_path / "s", "管理员", "口令一二三").close()


def test_a_truncated_key_file_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    made(tmp_path / "s")
    key = tmp_path / "s" / "store.key"
    key.write_bytes(key.read_bytes()[:100])
    before = contents(tmp_path / "s")
    with pytest.raises(StoreDamagedError, match=r"store\.key"):
        gate().open(tmp_path / "s", "管理员", "口令一二三")
    assert contents(tmp_path / "s") == before


def test_the_key_of_another_store_is_told_as_damage(tmp_path: Path) -> None:
    made(tmp_path / "a")
    made(tmp_path / "b")
    (tmp_path / "a" / "store.key").write_bytes((tmp_path / "b" / "store.key").read_bytes())
    before = contents(tmp_path / "a")
    with pytest.raises(StoreDamagedError, match="与密钥不符"):
        gate().open(tmp_path / "a", "管理员", "口令一二三")
    assert contents(tmp_path / "a") == before


def test_a_plain_database_is_never_opened(tmp_path: Path) -> None:
    made(tmp_path / "s")
    database = tmp_path / "s" / "kuaiwei.db"
    database.unlink()
    plain = sqlite3.connect(database)
    plain.execute("CREATE TABLE parties (id INTEGER PRIMARY KEY, name TEXT)")
    plain.close()
    with pytest.raises(StoreDamagedError, match="没有加密"):
        gate().open(tmp_path / "s", "管理员", "口令一二三")


def test_a_driver_without_encryption_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.models.engine.driver", sqlite3)
    with pytest.raises(StoreError, match="加密组件"):
        gate().create(tmp_path / "s", "管理员", "口令一二三")
    assert not (tmp_path / "s").exists()


def test_a_missing_store_or_database_says_so_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError):
        gate().open(tmp_path / "nowhere", "管理员", "口令一二三")
    assert not (tmp_path / "nowhere").exists()
    made(tmp_path / "s")
    (tmp_path / "s" / "kuaiwei.db").unlink()
    with pytest.raises(StoreMissingError, match="没有数据库"):
        gate().open(tmp_path / "s", "管理员", "口令一二三")
    assert not (tmp_path / "s" / "kuaiwei.db").exists()


def test_the_recovery_key_opens_and_sets_a_new_password(tmp_path: Path) -> None:
    recovery_key = made(tmp_path / "s")
    opened = gate().recover(tmp_path / "s", recovery_key.lower(), "管理员", "新口令")
    assert names(opened) == [SECRET]
    opened.close()
    gate().open(tmp_path / "s", "管理员", "新口令").close()
    with pytest.raises(WrongPasswordError):
        gate().open(tmp_path / "s", "管理员", "口令一二三")


def test_a_folder_with_other_files_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(b"mine")
    with pytest.raises(StorePlaceError, match="已有其他文件"):
        gate().create(tmp_path, "管理员", "口令一二三")
    assert [path.name for path in tmp_path.iterdir()] == ["报告.docx"]


def test_an_existing_store_is_not_created_over(tmp_path: Path) -> None:
    made(tmp_path / "s")
    before = contents(tmp_path / "s")
    with pytest.raises(StorePlaceError):
        gate().create(tmp_path / "s", "别人", "别的口令")
    assert contents(tmp_path / "s") == before


def test_a_creation_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "new", tmp_path / "empty"):
        with pytest.raises(StoreError):
            gate(FIRST, SECOND, FAILING).create(folder, "管理员", "口令一二三")
    assert not (tmp_path / "new").exists()
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_creation_that_was_killed_can_be_repeated(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    (folder / ".building-0011").mkdir(parents=True)
    (folder / ".building-0011" / "store.key").write_bytes(b"half")
    (folder / "kuaiwei.db").write_bytes(b"half")
    (folder / "kuaiwei.lock").touch()
    made(folder)
    assert not list(folder.glob(".building-*"))


def test_a_second_process_is_refused_while_the_first_holds_the_store(tmp_path: Path) -> None:
    made(tmp_path / "s")
    program = (
        "import sys; from pathlib import Path; from tests.store.store_kit import *\n"
        "opened = gate().open(Path(sys.argv[1]), '管理员', '口令一二三')\n"
        "print('ready', flush=True); input()\n"
    )
    child = run_python(program, tmp_path / "s")
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    with pytest.raises(StoreBusyError, match="另一个快维窗口"):
        gate().open(tmp_path / "s", "管理员", "口令一二三")
    child.kill()
    child.communicate(timeout=30)
    gate().open(tmp_path / "s", "管理员", "口令一二三").close()


def test_a_second_opener_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    made(tmp_path / "s")
    opened = gate().open(tmp_path / "s", "管理员", "口令一二三")
    with pytest.raises(StoreBusyError):
        gate().open(tmp_path / "s", "管理员", "口令一二三")
    opened.close()


def test_a_killed_process_loses_no_committed_row(tmp_path: Path) -> None:
    """The child names a row only after its commit; all named rows must be there afterwards."""
    made(tmp_path / "s")
    program = (
        "import sys; from pathlib import Path; from tests.store.store_kit import *\n"
        "from tests.store.store_kit import add_party\n"
        "opened = gate().open(Path(sys.argv[1]), '管理员', '口令一二三')\n"
        "for n in range(100000):\n"
        "    add_party(opened, f'row {n}'); print(n, flush=True)\n"
    )
    child = run_python(program, tmp_path / "s")
    assert child.stdout is not None
    committed = [int(child.stdout.readline()) for _ in range(60)]
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate(timeout=30)
    committed += [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    opened = gate().open(tmp_path / "s", "管理员", "口令一二三")
    found = names(opened)[1:]
    opened.close()
    assert found[: len(committed)] == [f"row {n}" for n in committed]
    assert len(found) <= len(committed) + 1


def test_a_read_only_folder_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File modes do not stop root, so the system's answer itself is put in."""
    made(tmp_path / "s")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr("app.services.store_gate.StoreLock", refuse)
    with pytest.raises(StoreReadOnlyError, match="不能写入"):
        gate().open(tmp_path / "s", "管理员", "口令一二三")
    with pytest.raises(StoreReadOnlyError, match="不能写入"):
        gate().create(tmp_path / "new", "管理员", "口令一二三")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit to set")
def test_a_real_write_failure_is_told_and_earlier_rows_stay(tmp_path: Path) -> None:
    """RLIMIT_FSIZE makes the kernel refuse the write in a real process."""
    made(tmp_path / "s")
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from tests.store.store_kit import *\n"
        "from tests.store.store_kit import add_party, names\n"
        "from app.support.errors import StoreError\n"
        "opened = gate().open(Path(sys.argv[1]), '管理员', '口令一二三')\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    add_party(opened, 'x' * 1_000_000)\n"
        "except StoreError as error:\n"
        "    print(error.code)\n"
        "print(len(names(opened)))\n"
    )
    child = run_python(program, tmp_path / "s")
    answer, _ = child.communicate(timeout=30)
    code, rows = answer.split()
    assert code in {StoreError.code, StoreFullError.code}
    assert rows == "1"


def test_backups_are_thinned_to_the_newest_and_one_for_each_month(tmp_path: Path) -> None:
    stamps = ["20260105-100000", "20260120-100000", "20260203-100000", "20260301-100000"]
    stamps += ["20260302-100000", "20260302-100000-2"]
    for stamp in stamps:
        (tmp_path / stamp).mkdir()
        (tmp_path / stamp / "kuaiwei.db").write_bytes(b"x")
    (tmp_path / "别的").mkdir()
    assert backup.thin(tmp_path, keep=2, months=2) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "20260203-100000", "20260302-100000", "20260302-100000-2", "别的",
    ]  # fmt: skip


def test_a_backup_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    made(tmp_path / "s")
    data_key = key_file.unlock(tmp_path / "s", "管理员", "口令一二三")
    (tmp_path / "s" / "store.key").unlink()
    with pytest.raises(OSError, match="store"):
        backup.back_up(tmp_path / "s", data_key, tmp_path / "b", CLOCK)
    assert list((tmp_path / "b").iterdir()) == []


def test_the_place_check_runs_before_anything_is_made(tmp_path: Path) -> None:
    def refuse(folder: Path) -> None:
        raise StorePlaceError("不行")

    with pytest.raises(StorePlaceError):
        StoreGate(CLOCK, place_check=refuse, steps=(FIRST,)).create(tmp_path / "s", "a", "b")
    assert not (tmp_path / "s").exists()


def test_every_connection_keeps_the_promised_pragmas(tmp_path: Path) -> None:
    connection = open_connection(tmp_path / "x.db", bytes(32))
    answers = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("foreign_keys", "journal_mode", "synchronous", "temp_store", "cipher_version")
    ]
    connection.close()
    assert answers[:4] == [1, "wal", 2, 2]
    assert answers[4]


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        make_engine(tmp_path / "x.db", b"short").connect()


def test_two_stores_never_thin_out_each_others_backups(tmp_path: Path) -> None:
    places = set()
    for name in ("a", "b"):
        created = gate().create(tmp_path / name, "管理员", "口令")
        places.add(created.opened.back_up(tmp_path / "elsewhere").folder.parent)
        created.opened.close()
    assert len(places) == 2


def test_the_programs_own_steps_make_a_store(tmp_path: Path) -> None:
    created = StoreGate(CLOCK, password_cost=CHEAP).create(tmp_path / "s", "管理员", "口令")
    with created.opened.store.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM audit")) == 0
    created.opened.close()
