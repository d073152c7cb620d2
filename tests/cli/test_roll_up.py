"""``roll-up``: every file accounted for, no store needed, a whole workbook or none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.cli_kit import EXAMPLES, PROJECT, Answer, Terminal

FEW = ("--disputes", "2", "--fast-track", "3", "--mediations", "2", "--assistance", "1")
KEYS = {"accepted", "refused", "missing", "rows", "seconds"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two months of one centre, as its own commands write them."""
    from tests.store.desk_kit import make_program

    home = tmp_path_factory.mktemp("centre")
    terminal = Terminal(make_program(home / "profile"), home / "store")
    assert terminal.init().status == 0
    assert (
        terminal.on_store("sample", "--months", "2026-09:2026-10", "--seed", "3", *FEW).status == 0
    )
    (home / "files").mkdir()
    for month in ("2026-09", "2026-10"):
        out = home / "files" / f"{month}.xlsx"
        assert terminal.on_store("export-month", month, "--out", str(out)).status == 0
    return home / "files"


@pytest.fixture
def files(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "files"))


def roll_up(bare: Terminal, out: Path, *arguments: str) -> Answer:
    bare.password = None
    return bare.run("roll-up", *arguments, "--out", str(out))


def test_a_folder_of_months_is_rolled_up_without_store_or_password(
    bare: Terminal, files: Path, tmp_path: Path
) -> None:
    answer = roll_up(bare, tmp_path / "o.xlsx", str(files), "--json")
    assert (answer.status, answer.err) == (0, "")
    found = json.loads(answer.out)
    assert found.keys() == KEYS
    assert [item["month"] for item in found["accepted"]] == ["2026-09", "2026-10"]
    assert all(
        item.keys() == {"file", "centre", "month", "revision", "rows"} for item in found["accepted"]
    )
    assert found["accepted"][0]["file"] == str(files / "2026-09.xlsx")
    assert found["rows"] == sum(item["rows"] for item in found["accepted"]) > 0
    assert (found["refused"], found["missing"]) == ([], [])
    assert "全省汇总" in load_workbook(tmp_path / "o.xlsx", read_only=True).sheetnames
    assert not bare.store.exists()


def test_every_file_is_accepted_or_refused_and_the_rest_is_merged(
    bare: Terminal, files: Path, tmp_path: Path
) -> None:
    shutil.copy(files / "2026-10.xlsx", files / "copy.xlsx")
    (files / "broken.xlsx").write_bytes(b"PK\x03\x04")
    answer = roll_up(bare, tmp_path / "o.xlsx", str(files), str(tmp_path / "none.xlsx"), "--json")
    assert answer.status == 0
    found = json.loads(answer.out)
    assert len(found["accepted"]) == 2
    assert {Path(item["file"]).name for item in found["refused"]} == {
        "broken.xlsx",
        "copy.xlsx",
        "none.xlsx",
    }
    assert all(item["reason"] for item in found["refused"])


def test_people_read_what_came_of_it(bare: Terminal, files: Path, tmp_path: Path) -> None:
    (files / "broken.xlsx").write_bytes(b"")
    answer = roll_up(bare, tmp_path / "o.xlsx", str(files))
    assert answer.out.startswith("采用 2 份，拒收 1 份")
    assert "拒收 broken.xlsx：文件是空的。" in answer.out
    assert "已写出" in answer.out


def test_nothing_accepted_is_a_known_problem_and_leaves_the_older_file(
    bare: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    out = tmp_path / "o.xlsx"
    out.write_bytes(b"older")
    answer = roll_up(bare, out, str(tmp_path / "a.xlsx"), "--json")
    assert answer.status == 1
    found = json.loads(answer.out)
    assert (found["accepted"], len(found["refused"])) == ([], 1)
    assert out.read_bytes() == b"older"


def test_the_list_of_centres_and_the_last_roll_up_are_read(
    bare: Terminal, files: Path, tmp_path: Path
) -> None:
    example = str(PROJECT / "docs" / "examples" / "province-centres.toml")
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    assert roll_up(bare, first, str(files / "2026-09.xlsx"), "--expect", example).status == 0
    more = ("--expect", example, "--previous", str(first), "--json")
    answer = roll_up(bare, second, str(files), *more)
    missing = {(item["centre"], item["month"]) for item in json.loads(answer.out)["missing"]}
    assert ("dongguan-furniture", "2026-10") in missing
    assert not any(centre == "zhongshan-lighting" for centre, _ in missing)
    assert "与上次比较" in load_workbook(second, read_only=True).sheetnames


def test_a_corrected_month_comes_as_revision_two_and_the_roll_up_says_what_changed(
    terminal: Terminal, tmp_path: Path
) -> None:
    months = ("--months", "2026-10:2026-10", "--seed", "3")
    assert terminal.on_store("sample", *months, *FEW).status == 0
    sent, out = tmp_path / "sent", [tmp_path / "1.xlsx", tmp_path / "2.xlsx"]
    sent.mkdir()

    def send(revision: int) -> None:
        assert terminal.on_store("close-month", "2026-10").status == 0
        path = sent / f"第{revision}版.xlsx"
        assert terminal.on_store("export-month", "2026-10", "--out", str(path)).status == 0

    send(1)
    first = json.loads(terminal.run("roll-up", str(sent), "--out", str(out[0]), "--json").out)
    assert [item["revision"] for item in first["accepted"]] == [1]
    assert terminal.on_store("reopen-month", "2026-10", "--reason", "补录一件").status == 0
    example = str(EXAMPLES / "mediation.json")  # received in October
    added = json.loads(terminal.on_store("cases", "add", example, "--json").out)["added"]
    send(2)
    more = ("--out", str(out[1]), "--previous", str(out[0]), "--json")
    second = json.loads(terminal.run("roll-up", str(sent), *more).out)
    assert [item["revision"] for item in second["accepted"]] == [2]
    assert [Path(item["file"]).name for item in second["refused"]] == ["第1版.xlsx"]
    book = load_workbook(out[1])
    rows = list(book["与上次比较"].iter_rows(min_row=4, values_only=True))
    (row,) = [row for row in rows if row[3] == "D1"]
    assert row[6:9] == (2, 3, 1)
    assert str(row[9]).startswith("第 1 版改为第 2 版；")
    assert added[0]["intake_no"] in str(row[9])
    told = [row[8] for row in book["收件情况"].iter_rows(min_row=4, values_only=True)]
    assert not any("上一版校验值" in str(text) for text in told)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--expect", "none.toml"), "机构名单"),
        (("--previous", "none.xlsx"), "上次的汇总"),
    ],
)
def test_what_stops_the_work_is_one_sentence(
    bare: Terminal, files: Path, tmp_path: Path, arguments: tuple[str, ...], word: str
) -> None:
    answer = roll_up(bare, tmp_path / "o.xlsx", str(files), *arguments, "--json")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(word)
    assert not (tmp_path / "o.xlsx").exists()


def test_an_empty_folder_and_an_output_over_an_input_are_refused(
    bare: Terminal, files: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    answer = roll_up(bare, tmp_path / "o.xlsx", str(tmp_path / "empty"))
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("没有找到月报工作簿")
    for given in (files, files / "2026-10.xlsx"):
        before = (files / "2026-10.xlsx").read_bytes()
        answer = roll_up(bare, files / "2026-10.xlsx", str(given))
        assert answer.status == 1
        assert (files / "2026-10.xlsx").read_bytes() == before
