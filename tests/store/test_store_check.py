"""The check of a store finds what is missing, changed or strange, and deletes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.services.evidence.changing import delete_evidence
from app.services.office import Workplace
from app.services.store_check import check_store
from app.support.errors import TaskCancelledError
from tests.store.evidence_kit import a_case, added, pdf, picture


@pytest.fixture
def with_files(workplace: Workplace, tmp_path: Path) -> Workplace:
    added(
        workplace.desk,
        a_case(workplace.desk),
        tmp_path / "in",
        a__png=picture(),
        b__pdf=pdf(),
        c__bin=os.urandom(2_500_000),
    )
    return workplace


def found(workplace: Workplace, *, repair: bool = False) -> list[str]:
    return [one.what for one in check_store(workplace, repair=repair).findings]


def test_a_sound_store_has_no_findings(with_files: Workplace) -> None:
    heard: list[int] = []
    made = check_store(with_files, progress=lambda done, total, text: heard.append(done))
    assert (made.ok, made.findings, made.files) == (True, (), 3)
    assert made.entries > 0
    assert heard == sorted(heard)
    assert heard[-1] == made.bytes


@pytest.mark.parametrize("place", [50, -1, 1_200_000])
def test_a_flipped_byte_is_found_and_says_whose_it_is(with_files: Workplace, place: int) -> None:
    vault = with_files.desk.vault
    largest = max(
        (vault.path(name) for name in vault.names()), key=lambda path: path.stat().st_size
    )
    data = bytearray(largest.read_bytes())
    data[place] ^= 0x40
    largest.write_bytes(data)
    (one,) = check_store(with_files, repair=True).findings
    assert "不一致" in one.what
    assert largest.stem in one.where
    assert "c" in one.where.split("（")[1]
    assert not one.repaired
    assert largest.is_file()


def test_a_missing_file_is_found_even_in_the_bin(with_files: Workplace) -> None:
    vault = with_files.desk.vault
    name = next(vault.names())
    delete_evidence(with_files.desk, [1, 2, 3])
    vault.path(name).unlink()
    assert found(with_files) == ["文件库中找不到这个文件，其他数据不受影响。"]


@pytest.mark.parametrize("damage", ["lost", "cut"])
def test_a_lost_or_damaged_file_comes_back_from_the_backup(
    with_files: Workplace, damage: str
) -> None:
    with_files.opened.back_up()
    vault = with_files.desk.vault
    name = next(vault.names())
    vault.path(name).unlink()
    if damage == "cut":
        vault.path(name).write_bytes(b"cut")
    assert len(found(with_files)) == 1
    repaired = check_store(with_files, repair=True)
    assert [one.repaired for one in repaired.findings] == [True]
    assert vault.verify(name) == ""
    assert found(with_files) == []
    aside = vault.folder / ".set-aside"
    assert [path.read_bytes() for path in aside.glob("*")] == [b"cut"] * (damage == "cut")


def test_a_damaged_backup_brings_nothing_back(with_files: Workplace) -> None:
    place = with_files.opened.back_up().folder.parent
    vault = with_files.desk.vault
    name = next(vault.names())
    for path in (vault.path(name), place / "files" / name[:2] / f"{name}.kwf"):
        path.unlink()
        path.write_bytes(b"cut")
    (one,) = check_store(with_files, repair=True).findings
    assert not one.repaired
    assert vault.path(name).read_bytes() == b"cut"


def test_strangers_are_told_and_set_aside_only_when_asked(with_files: Workplace) -> None:
    vault = with_files.desk.vault
    orphan = vault.keep_bytes(b"orphan")
    assert orphan.mark is not None
    vault.unmark(orphan.mark)
    strange = [vault.folder / "笔记.txt", vault.folder / orphan.sha256[:2] / "x.tmp"]
    for path in strange:
        path.write_bytes(b"mine")
    (vault.folder / "别的").mkdir()
    before = sorted(path.name for path in vault.folder.rglob("*"))
    assert len(found(with_files)) == 4
    assert sorted(path.name for path in vault.folder.rglob("*")) == before
    repaired = check_store(with_files, repair=True)
    assert repaired.ok
    assert all(one.repaired for one in repaired.findings)
    aside = {path.name for path in (vault.folder / ".set-aside").iterdir()}
    assert aside == {"笔记.txt", "x.tmp", "别的", f"{orphan.sha256}.kwf"}
    assert found(with_files) == []
    assert len(list(vault.names())) == 3


def test_a_file_under_anothers_name_is_found(with_files: Workplace) -> None:
    vault = with_files.desk.vault
    first, second, _ = vault.names()
    vault.path(first).write_bytes(vault.path(second).read_bytes())
    assert len(found(with_files)) == 1
    assert vault.verify(second) == ""


def test_a_check_can_be_stopped(with_files: Workplace) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        check_store(with_files, progress=stop)
