"""``export-open``: the contract's shape, one sentence of warning, nothing half-written."""

from __future__ import annotations

from pathlib import Path

from app.reports.month import load_indicators
from tests.cli.cli_kit import Terminal
from tests.store.desk_kit import PASSWORD, dispute, open_one


def test_the_answer_counts_the_rows_of_each_file(terminal: Terminal, tmp_path: Path) -> None:
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    open_one(place.desk, dispute())
    place.close()
    out = tmp_path / "out"
    answer = terminal.on_store("export-open", "--out", str(out), "--json")
    assert answer.status == 0
    assert answer.json.keys() == {"files"}
    files = answer.json["files"]
    assert isinstance(files, dict)
    assert {"cases.jsonl", "parties.jsonl", "deadlines.jsonl", "audit.jsonl"} <= set(files)
    assert files["cases.jsonl"] == 1
    assert all((out / name).is_file() for name in files)
    assert "没有加密" in answer.err
    assert "身份证号" in answer.err


def test_the_schema_tells_how_to_work_out_every_figure(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.on_store("export-open", "--out", str(tmp_path / "out"))
    assert (answer.status, str(tmp_path / "out") in answer.out) == (0, True)
    text = (tmp_path / "out" / "SCHEMA.md").read_text(encoding="utf-8")
    for code in load_indicators():
        assert f"\n| {code} | " in text


def test_a_folder_with_something_in_it_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x", encoding="utf-8")
    answer = terminal.on_store("export-open", "--out", str(tmp_path / "out"), "--json")
    assert (answer.status, answer.out) == (1, "")
    assert "已有内容" in answer.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
