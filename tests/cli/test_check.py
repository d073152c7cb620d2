"""``check``: the contract's shape, exit 1 while findings remain, ``--repair`` deletes nothing."""

from __future__ import annotations

from tests.cli.cli_kit import Terminal


def test_a_sound_store_is_ok(terminal: Terminal) -> None:
    answer = terminal.on_store("check", "--json")
    assert (answer.status, answer.json) == (0, {"ok": True, "findings": []})
    assert "没有发现问题" in terminal.on_store("check").out


def test_what_does_not_belong_is_told_then_set_aside(terminal: Terminal) -> None:
    strange = terminal.store / "files" / "笔记.txt"
    strange.write_text("x", encoding="utf-8")
    answer = terminal.on_store("check", "--json")
    assert answer.status == 1
    (finding,) = answer.json["findings"]
    assert finding.keys() == {"what", "where", "advice"}
    assert finding["where"] == "files/笔记.txt"
    repaired = terminal.on_store("check", "--repair", "--json")
    assert (repaired.status, repaired.json["ok"]) == (0, True)
    assert (terminal.store / "files" / ".set-aside" / "笔记.txt").is_file()
    assert terminal.on_store("check").status == 0
