"""The bare command, options before and after the command's name, passwords, errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import __version__
from app.services.self_test import Check
from app.services.store_folder import is_store
from tests.cli.cli_kit import EXAMPLES, Terminal
from tests.store.desk_kit import PASSWORD


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def test_the_bare_command_opens_the_window_and_returns_its_status(bare: Terminal) -> None:
    assert bare.run().status == 7
    assert len(bare.openings) == 1


def test_the_store_option_tells_the_window_what_to_open(bare: Terminal) -> None:
    assert bare.on_store("--user", "wang").status == 7
    assert (bare.openings[0].folder, bare.openings[0].account) == (bare.store, "wang")


def test_the_version_is_told(bare: Terminal) -> None:
    answer = bare.run("--version")
    assert (answer.status, answer.out) == (0, f"{__version__}\n")
    assert bare.openings == []


def test_options_work_before_and_after_the_commands_name(terminal: Terminal) -> None:
    store = str(terminal.store)
    before = terminal.run("--store", store, "--user", "admin", "--json", "search", "灯")
    after = terminal.run("search", "灯", "--json", "--store", store, "--user", "admin")
    assert before.status == after.status == 0
    assert before.json["total"] == after.json["total"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--no-such-option"),
        ("init", "--centre", "zhongshan-lighting"),
        ("export-month", "2026-10"),
        ("sample", "--months", "2026-10", "--disputes", "-1"),
        ("sample",),
        ("cases", "add"),
        ("search", "x", "--password", "geheim"),
    ],
)
def test_wrong_usage_ends_with_two(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    answer = terminal.run(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "x"),
        ("cases", "add", str(EXAMPLES / "mediation.json")),
        ("export-month", "2026-10", "--out", "x.xlsx"),
        ("sample", "--months", "2026-10"),
    ],
)
def test_without_a_password_a_sentence_and_a_hint_are_told(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    terminal.password = None
    answer = terminal.on_store("--json", *arguments)
    assert (answer.status, answer.out) == (1, "")
    sentence, hint = answer.err.splitlines()
    assert sentence == "没有提供密码，没有打开数据。"
    assert "KUAIWEI_PASSWORD" in hint


def test_a_password_file_serves_as_well_and_comes_first(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "password.txt"
    file.write_bytes("\ufeff".encode() + PASSWORD.encode() + b"\r\n")
    terminal.password = "not the one"
    assert terminal.on_store("search", "x").status == 1
    assert terminal.on_store("search", "x", "--password-file", str(file)).status == 0
    assert terminal.on_store("--password-file", str(file), "search", "x").status == 0
    answer = terminal.on_store("search", "x", "--password-file", str(tmp_path / "none"))
    assert answer.status == 1
    assert answer.err.startswith("密码文件读不出来")


@pytest.mark.parametrize("user", ["admin", "nobody"])
def test_a_wrong_password_and_a_wrong_user_read_the_same(terminal: Terminal, user: str) -> None:
    terminal.password = "not the one"
    answer = terminal.on_store("search", "x", "--user", user)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("账号或密码不对")
    assert "not the one" not in answer.err


def test_a_folder_without_a_store_is_told(bare: Terminal) -> None:
    answer = bare.on_store("search", "x")
    assert answer.status == 1
    assert has_chinese(answer.err)
    assert "Traceback" not in answer.err
    assert not bare.store.exists()


def test_a_store_is_free_again_after_every_command(terminal: Terminal) -> None:
    for _ in range(2):
        assert terminal.on_store("search", "x").status == 0
    terminal.program.sign_in(terminal.store, "admin", PASSWORD).close()


def test_a_store_in_use_elsewhere_is_told(terminal: Terminal) -> None:
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    try:
        answer = terminal.on_store("search", "x")
    finally:
        place.close()
    assert answer.status == 1
    assert "正被另一个快维窗口使用" in answer.err


def test_init_makes_a_store_and_its_recovery_file(bare: Terminal) -> None:
    answer = bare.init("--json")
    assert answer.status == 0
    assert answer.json == {"store": str(bare.store), "centre": "zhongshan-lighting"}
    file = bare.store.parent / "recovery.txt"
    key = file.read_text(encoding="utf-8").strip()
    assert file.stat().st_mode & 0o077 == 0
    bare.program.recover(bare.store, key, "admin", "another good one").close()


@pytest.mark.parametrize("name", ["taken.txt", "no-such-folder/recovery.txt"])
def test_init_makes_no_store_without_a_place_for_the_recovery_key(
    bare: Terminal, tmp_path: Path, name: str
) -> None:
    (tmp_path / "taken.txt").write_text("mine", encoding="utf-8")
    answer = bare.on_store(
        "init", "--centre", "zhongshan-lighting", "--recovery-file", str(tmp_path / name)
    )
    assert (answer.status, answer.out) == (1, "")
    assert has_chinese(answer.err)
    assert not is_store(bare.store)
    assert (tmp_path / "taken.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("password", "centre"), [("123", "zhongshan-lighting"), (PASSWORD, "x")])
def test_init_leaves_nothing_when_refused(bare: Terminal, password: str, centre: str) -> None:
    bare.password = password
    file = bare.store.parent / "recovery.txt"
    answer = bare.on_store("init", "--centre", centre, "--recovery-file", str(file))
    assert (answer.status, answer.out) == (1, "")
    assert not bare.store.exists()
    assert not file.exists()


def test_init_over_a_store_keeps_it_and_writes_no_key(terminal: Terminal, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    answer = terminal.on_store(
        "init", "--centre", "zhongshan-lighting", "--recovery-file", str(second)
    )
    assert answer.status == 1
    assert not second.exists()
    assert terminal.on_store("search", "x").status == 0


def test_the_self_test_tells_every_check(bare: Terminal) -> None:
    answer = bare.run("self-test", "--json")
    assert answer.status == 0, answer.out
    assert answer.json.keys() == {"ok", "checks"}
    assert answer.json["ok"] is True
    checks = json.loads(answer.out)["checks"]
    assert all(item.keys() == {"name", "ok", "detail"} and item["ok"] for item in checks)
    assert len(checks) >= 6


def test_a_failed_self_test_ends_with_one(bare: Terminal) -> None:
    bare.check = lambda: Check("窗口", ok=False, detail="没有字体")
    answer = bare.run("self-test")
    assert answer.status == 1
    assert "✗ 窗口  没有字体" in answer.out
    assert "自检未全部通过" in answer.err


def test_start_opens_the_window_where_there_is_a_screen(
    bare: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert bare.on_store("start").status == 7
    assert bare.openings[0].folder == bare.store


def test_start_never_replaces_a_store_that_is_no_sample(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.commands.start.has_screen", lambda: False)
    answer = terminal.run("start", "--sample-folder", str(terminal.store.parent))
    assert (answer.status, answer.out) == (1, "")
    assert terminal.on_store("search", "x").status == 0


@pytest.mark.slow
def test_start_without_a_screen_makes_a_sample_and_replaces_an_earlier_one(
    bare: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.cli.commands.start.has_screen", lambda: False)
    monkeypatch.setattr("app.services.sample.centre.SAMPLE_MONTHS", 2)
    folder = tmp_path / "sample"
    for _ in range(2):
        answer = bare.run("start", "--sample-folder", str(folder))
        assert answer.status == 0, answer.err
        assert [path.name for path in folder.glob("*.xlsx")] == ["月报-2026-10.xlsx"]
    bare.password = "kuaiwei-sample"
    assert "共 " in bare.run("--store", str(folder / "store"), "search", "灯").out
