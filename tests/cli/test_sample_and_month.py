"""``sample`` and ``export-month``: shapes of the contract, nothing half-written."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.services.case_filter import CaseFilter
from app.services.case_queries import count_cases
from tests.cli.cli_kit import Answer, Terminal
from tests.store.desk_kit import PASSWORD

FEW = ("--disputes", "2", "--fast-track", "3", "--mediations", "1", "--assistance", "1")


def sample(terminal: Terminal, *more: str) -> Answer:
    return terminal.on_store("sample", "--months", "2026-09:2026-10", "--seed", "3", *FEW, *more)


def test_a_sample_gives_its_counts_by_track(terminal: Terminal) -> None:
    answer = sample(terminal, "--json")
    assert answer.status == 0, answer.err
    assert answer.json.keys() == {"counts", "seconds"}
    counts = json.loads(answer.out)["counts"]
    assert counts == {"infringement": 4, "fast-track": 6, "mediation": 2, "assistance": 2}
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    total = count_cases(place.desk, CaseFilter())
    place.close()
    assert total == 14


@pytest.mark.parametrize("months", ["2026", "2026-13", "2026-10:2026-09", "1900-01:2026-10", "x:y"])
def test_months_that_cannot_be_are_refused(terminal: Terminal, months: str) -> None:
    answer = terminal.on_store("sample", "--months", months, "--json")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("月份")


def test_the_months_workbook_is_written_and_told(terminal: Terminal, tmp_path: Path) -> None:
    sample(terminal)
    out = tmp_path / "2026-10.xlsx"
    answer = terminal.on_store("export-month", "2026-10", "--out", str(out), "--json")
    assert answer.status == 0, answer.err
    found = json.loads(answer.out)
    assert found.keys() == {"file", "revision", "rows", "sha256"}
    assert (found["file"], found["revision"]) == (str(out), 1)
    assert found["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    book = load_workbook(out, read_only=True)
    assert set(found["rows"]) < set(book.sheetnames)
    book.close()
    assert answer.err == ""


def test_an_existing_workbook_is_kept_when_the_export_fails(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "2026-10.xlsx"
    out.write_text("the old one", encoding="utf-8")

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    answer = terminal.on_store("export-month", "2026-10", "--out", str(out), "--json")
    monkeypatch.undo()
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("磁盘空间不足")
    assert out.read_text(encoding="utf-8") == "the old one"
    assert sorted(path.name for path in tmp_path.glob("*2026*")) == ["2026-10.xlsx"]


@pytest.mark.parametrize(("month", "name"), [("2026-13", "a.xlsx"), ("2026-10", "none/a.xlsx")])
def test_a_month_or_folder_that_cannot_be_leaves_no_file(
    terminal: Terminal, tmp_path: Path, month: str, name: str
) -> None:
    answer = terminal.on_store("export-month", month, "--out", str(tmp_path / name))
    assert (answer.status, answer.out) == (1, "")
    assert list(tmp_path.rglob("*.xlsx")) == []


def test_an_interrupted_export_keeps_the_old_file_and_says_so(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "old.xlsx"
    out.write_text("the old one", encoding="utf-8")

    def interrupt(*_arguments: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.reports.workbook.export.to_bytes", interrupt)
    answer = terminal.on_store("export-month", "2026-10", "--out", str(out))
    assert (answer.status, answer.out) == (1, "")
    assert "已中断" in answer.err
    assert out.read_text(encoding="utf-8") == "the old one"
    assert terminal.on_store("search", "x").status == 0
