"""The program as a process of its own, as a scheduled task starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.cli_kit import EXAMPLES, PROJECT

PASSWORD = "古镇 灯火 2026"


def kuaiwei(profile: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if key != "KUAIWEI_PROFILE"}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=PROJECT,
        env={**inherited, "KUAIWEI_PROFILE": str(profile), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.slow
def test_a_store_is_made_filled_searched_and_exported_by_processes(tmp_path: Path) -> None:
    profile, store = tmp_path / "配置", tmp_path / "数据"
    secret = {"KUAIWEI_PASSWORD": PASSWORD}
    made = kuaiwei(
        profile, "init", "--centre", "shunde-appliances", "--admin", "admin", "--json",
        "--recovery-file", str(tmp_path / "恢复码.txt"), "--store", str(store), **secret,
    )  # fmt: skip
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout) == {"store": str(store), "centre": "shunde-appliances"}
    for file in ("infringement-case.json", "mediation.json"):
        arguments = ("cases", "add", str(EXAMPLES / file), "--store", str(store), "--json")
        added = kuaiwei(profile, *arguments, **secret)
        assert added.returncode == 0, added.stderr
        assert "Traceback" not in added.stderr
    # An old console's encoding does not change what a redirected answer is written in.
    odd = {"PYTHONIOENCODING": "gbk", **secret}
    found = kuaiwei(profile, "--store", str(store), "search", "华彩", "--json", **odd)
    assert json.loads(found.stdout)["total"] == 2
    out = tmp_path / "月报.xlsx"
    month = kuaiwei(
        profile, "export-month", "2026-10", "--out", str(out), "--store", str(store), **secret
    )
    assert month.returncode == 0, month.stderr
    assert out.is_file()
    assert b"\xe5\x8d\x8e\xe5\xbd\xa9" not in (store / "kuaiwei.db").read_bytes()
    assert profile.is_dir()
    assert list(Path(os.environ["HOME"]).rglob("settings*")) == []


@pytest.mark.slow
def test_a_known_problem_is_a_sentence_and_one_wrong_usage_is_two(tmp_path: Path) -> None:
    missing = kuaiwei(
        tmp_path / "p", "--store", str(tmp_path / "none"), "search", "x", KUAIWEI_PASSWORD="x"
    )
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "没有快维数据" in missing.stderr
    assert "Traceback" not in missing.stderr
    assert kuaiwei(tmp_path / "p", "no-such-command").returncode == 2


@pytest.mark.slow
def test_the_installed_program_proves_itself_without_a_screen(tmp_path: Path) -> None:
    answer = kuaiwei(tmp_path / "p", "self-test", "--json")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    found = json.loads(answer.stdout)
    assert found["ok"] is True
    assert len(found["checks"]) >= 6


@pytest.mark.slow
def test_a_profile_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    answer = kuaiwei(tmp_path / "file" / "profile", "search", "x")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "设置文件夹" in answer.stderr
