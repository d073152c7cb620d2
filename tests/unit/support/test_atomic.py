"""Files appear whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from app.support.atomic import replacing, written_whole
from app.support.errors import OutputFileError


def fail_writing(path: Path, error: BaseException) -> None:
    with written_whole(path) as draft:
        draft.write_bytes(b"half")
        raise error


def test_the_draft_takes_the_files_place_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "月报.xlsx"
    path.write_bytes(b"old")
    with written_whole(path) as draft:
        assert draft.suffix == ".xlsx"
        draft.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "空间不足"),
        (errno.EACCES, "权限"),
        (errno.EROFS, "权限"),
        (errno.ENOENT, "不存在"),
        (errno.EIO, "出错"),
    ],
)
def test_each_trouble_of_the_disk_has_its_sentence_and_keeps_the_old_file(
    tmp_path: Path, number: int, words: str
) -> None:
    path = tmp_path / "月报.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(OutputFileError, match=words) as caught:
        fail_writing(path, OSError(number, "trouble"))
    assert caught.value.hint
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_held_by_excel_is_told_as_such(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "sharing violation")
    error.winerror = 32  # type: ignore[attr-defined]  # only Windows declares it
    with pytest.raises(OutputFileError, match="Excel"):
        fail_writing(tmp_path / "月报.xlsx", error)


def test_a_bug_or_cancel_in_the_writer_passes_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        fail_writing(tmp_path / "x.txt", LookupError())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_output_error(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputFileError, match="不存在"),
        written_whole(tmp_path / "no" / "x.txt") as draft,
    ):
        draft.write_bytes(b"x")


def test_replacing_gives_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "no" / "x") as draft:
        draft.write_bytes(b"x")
