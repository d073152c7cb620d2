"""The vault of files: sealed, whole, found again, and never out of step with its rows."""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import tracemalloc
from collections import namedtuple
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.models.evidence import StoredFile
from app.models.file_cipher import CHUNK, sealed_size
from app.models.file_vault import FileVault
from app.services.desk import Desk
from app.services.evidence.stored import Keeper, keeping
from app.support.errors import (
    NotFoundError,
    StoreDamagedError,
    StoreFullError,
    TaskCancelledError,
)

KEY = bytes(range(32))
SIZES = (0, 1, 15, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7)


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    return FileVault(tmp_path / "files", KEY)


def some_bytes(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - has to repeat itself


@pytest.mark.parametrize("size", SIZES)
def test_what_was_kept_comes_back_bit_for_bit(vault: FileVault, size: int) -> None:
    data = some_bytes(size)
    kept = vault.keep(io.BytesIO(data), size)
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert (kept.size, kept.fresh) == (size, True)
    assert vault.read(kept.sha256) == data
    assert vault.verify(kept.sha256) == ""
    assert vault.path(kept.sha256).stat().st_size == sealed_size(size)
    assert list(vault.names()) == [kept.sha256]


def test_the_disk_holds_nothing_readable(vault: FileVault) -> None:
    text = "古镇星河灯饰有限公司".encode() * 1000
    sealed = vault.path(vault.keep_bytes(text).sha256).read_bytes()
    assert "星河".encode() not in sealed
    assert len(set(sealed)) == 256


def test_any_part_is_read_without_the_rest(vault: FileVault) -> None:
    data = some_bytes(3 * CHUNK + 500)
    sha256 = vault.keep_bytes(data).sha256
    choose = random.Random(7)  # noqa: S311 - has to repeat itself
    with vault.open(sha256) as stream:
        for _ in range(60):
            begin, length = choose.randrange(len(data) + 50), choose.randrange(2 * CHUNK)
            assert stream.seek(begin) == begin
            assert stream.read(length) == data[begin : begin + length]
        assert stream.seek(-5, io.SEEK_END) == len(data) - 5
        assert stream.read() == data[-5:]
        assert stream.read() == b""


class Dripping(io.RawIOBase):
    """A source that gives a few bytes at a time, as a pipe does."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._source = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._source.read(min(size, 65_537))


def test_a_source_that_gives_little_at_a_time_is_kept_whole(vault: FileVault) -> None:
    data = some_bytes(CHUNK + 3)
    assert vault.read(vault.keep(Dripping(data)).sha256) == data  # type: ignore[arg-type]


class Endless(io.RawIOBase):
    """A large source that is made up as it is read."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._left = size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        given = min(size, self._left)
        self._left -= given
        return bytes(given)


def test_a_large_file_is_never_in_memory(vault: FileVault) -> None:
    size = 48 * CHUNK + 5
    tracemalloc.start()
    try:
        kept = vault.keep(Endless(size), size)  # type: ignore[arg-type]
        assert vault.verify(kept.sha256) == ""
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kept.size == size
    assert peak < 8 * CHUNK


def test_the_same_content_is_one_file(vault: FileVault) -> None:
    first, second = vault.keep_bytes(b"abc"), vault.keep_bytes(b"abc")
    assert first.sha256 == second.sha256
    assert (first.fresh, second.fresh) == (True, False)
    assert second.mark is None
    assert not list(vault.folder.rglob("*.part"))


@pytest.mark.parametrize("size", [1, 5000, CHUNK, 2 * CHUNK + 9])
def test_each_flipped_bit_is_found(vault: FileVault, size: int) -> None:
    sha256 = vault.keep_bytes(some_bytes(size)).sha256
    path = vault.path(sha256)
    good = path.read_bytes()
    choose = random.Random(size)  # noqa: S311 - has to repeat itself
    for place in {0, 4, 8, 39, 40, len(good) - 1, *choose.sample(range(len(good)), 20)}:
        bad = bytearray(good)
        bad[place] ^= 1 << choose.randrange(8)
        path.write_bytes(bad)
        assert vault.verify(sha256) != "", place
        with pytest.raises(StoreDamagedError):
            vault.read(sha256)
    path.write_bytes(good)
    assert vault.verify(sha256) == ""


def test_cut_lengthened_swapped_and_reordered_files_do_not_even_open(vault: FileVault) -> None:
    sha256 = vault.keep_bytes(some_bytes(2 * CHUNK + 100)).sha256
    other = vault.keep_bytes(some_bytes(2 * CHUNK + 101)).sha256
    path = vault.path(sha256)
    good = path.read_bytes()
    step = CHUNK + 16
    swapped = good[:40] + good[40 + step : 40 + 2 * step] + good[40 : 40 + step] + good[-116:]
    cuts = (b"", good[:20], good[:50], good[:-1], good[: 40 + step], good[: 40 + 2 * step])
    for bad in (*cuts, good + b"\0", good[40:], vault.path(other).read_bytes()):
        path.write_bytes(bad)
        with pytest.raises(StoreDamagedError):
            vault.open(sha256)
    path.write_bytes(swapped)
    assert vault.verify(sha256) != ""


def test_another_key_opens_nothing(vault: FileVault) -> None:
    sha256 = vault.keep_bytes(b"abc").sha256
    with pytest.raises(StoreDamagedError):
        FileVault(vault.folder, bytes(32)).open(sha256)


def test_a_file_that_is_not_there_and_a_name_that_is_none(vault: FileVault) -> None:
    with pytest.raises(NotFoundError):
        vault.open("0" * 64)
    for name in ("../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"):
        with pytest.raises(ValueError, match="SHA-256"):
            vault.path(name)


def test_a_damaged_file_is_healed_by_the_same_bytes(vault: FileVault) -> None:
    sha256 = vault.keep_bytes(some_bytes(300)).sha256
    vault.path(sha256).write_bytes(b"cut")
    assert vault.keep_bytes(some_bytes(300)).fresh
    assert vault.verify(sha256) == ""


def test_a_cancelled_or_failing_source_leaves_nothing(vault: FileVault) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "I/O error")

    with pytest.raises(TaskCancelledError):
        vault.keep(io.BytesIO(b"abc"), 3, stop)
    with pytest.raises(OSError, match="I/O"):
        vault.keep(Failing())
    assert [path for path in vault.folder.rglob("*") if path.is_file()] == []


def test_a_full_disk_is_refused_before_anything_is_written(
    vault: FileVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**12, 10**12, 70 * 1024 * 1024))
    assert vault.keep_bytes(b"abc").size == 3
    with pytest.raises(StoreFullError):
        vault.keep(io.BytesIO(b""), 10 * 1024 * 1024)
    assert not list(vault.folder.rglob("*.part"))


def test_settling_keeps_rows_removes_the_rest_and_touches_nothing_unmarked(
    vault: FileVault,
) -> None:
    with_row, without, unmarked = (vault.keep_bytes(one) for one in (b"1", b"2", b"3"))
    assert unmarked.mark is not None
    vault.unmark(unmarked.mark)
    vault.take(io.BytesIO(b"4"))
    gone = vault.keep_bytes(b"5")
    vault.path(gone.sha256).unlink()
    rows = {with_row.sha256, gone.sha256}
    settled = vault.settle(rows.__contains__)
    assert (settled.parts, settled.marks, settled.removed) == (1, 3, 1)
    assert settled.missing == (gone.sha256,)
    assert set(vault.names()) == {with_row.sha256, unmarked.sha256}
    assert not vault.marks()
    assert not list(vault.folder.rglob("*.part"))
    assert not vault.has(without.sha256)


def test_rows_and_files_come_together(desk: Desk) -> None:
    with keeping(desk) as keeper, desk.store.writing(actor="t") as unit:
        one = keeper.keep(unit, b"abc", media="text/plain", pages=None)
        same = keeper.keep(unit, io.BytesIO(b"abc"), media="text/plain", pages=None)
        assert one.id == same.id
        assert desk.vault.marks()
    assert rows_of(desk) == set(desk.vault.names()) == {one.sha256}
    assert not desk.vault.marks()


def test_after_a_rollback_the_file_goes_and_shared_ones_stay(desk: Desk) -> None:
    with keeping(desk) as keeper, desk.store.writing(actor="t") as unit:
        keeper.keep(unit, b"shared", media="", pages=None)
    with (
        suppress(TaskCancelledError),
        keeping(desk) as keeper,
        desk.store.writing(actor="t") as unit,
    ):
        keeper.keep(unit, b"shared", media="", pages=None)
        keeper.keep(unit, b"new", media="", pages=None)
        assert len(list(desk.vault.names())) == 2
        raise TaskCancelledError
    assert rows_of(desk) == set(desk.vault.names()) == {hashlib.sha256(b"shared").hexdigest()}
    assert not desk.vault.marks()


def test_a_failed_unit_inside_a_block_that_goes_on_leaves_no_file(desk: Desk) -> None:
    def keep_one(keeper: Keeper, number: int) -> None:
        with desk.store.writing(actor="t") as unit:
            keeper.keep(unit, bytes([number]), media="", pages=None)
            if number % 2:
                raise TaskCancelledError

    with keeping(desk) as keeper:
        for number in range(4):
            with suppress(TaskCancelledError):
                keep_one(keeper, number)
    assert rows_of(desk) == set(desk.vault.names())
    assert len(rows_of(desk)) == 2


def test_what_nobody_points_to_leaves_after_the_commit_only(desk: Desk) -> None:
    with keeping(desk) as keeper, desk.store.writing(actor="t") as unit:
        row = keeper.keep(unit, b"abc", media="", pages=None)
    with keeping(desk) as keeper:
        with desk.store.writing(actor="t") as unit:
            assert keeper.let_go(unit, [row.id]) == 1
            assert desk.vault.has(row.sha256)
        assert rows_of(desk) == set()
    assert not desk.vault.has(row.sha256)
    assert not desk.vault.marks()


def rows_of(desk: Desk) -> set[str]:
    with desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(StoredFile)) is not None
        return set(session.scalars(select(StoredFile.sha256)))
