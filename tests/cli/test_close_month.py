"""``close-month`` and ``reopen-month``: shapes of the contract, what blocks, what is kept."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from app.models.case import Case
from tests.cli.cli_kit import Answer, Terminal
from tests.store.desk_kit import PASSWORD, dispute, open_one

MONTH = "2026-10"


def sample(terminal: Terminal) -> None:
    counts = ("--disputes", "3", "--fast-track", "3", "--mediations", "2", "--assistance", "1")
    months = ("--months", "2026-09:2026-10", "--seed", "3")
    assert terminal.on_store("sample", *months, *counts).status == 0


def close(terminal: Terminal, *more: str) -> Answer:
    return terminal.on_store("close-month", MONTH, "--json", *more)


def state_of(answer: Answer) -> tuple[object, object]:
    assert answer.json.keys() == {"month", "state", "revision", "problems"}
    assert answer.json["month"] == MONTH
    return answer.json["state"], answer.json["revision"]


def contradict(terminal: Terminal) -> str:
    """Add a case that was closed without an outcome and return its number."""
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    number = open_one(place.desk, dispute()).intake_no
    with place.desk.store.writing(actor="admin") as unit:
        row = unit.session.query(Case).filter_by(intake_no=number).one()
        row.received_on, row.accepted_on = date(2026, 10, 8), date(2026, 10, 9)
        row.closed_on = date(2026, 10, 20)
    place.close()
    return number


def test_one_command_checks_approves_and_closes(terminal: Terminal, tmp_path: Path) -> None:
    sample(terminal)
    answer = close(terminal)
    assert answer.status == 0, answer.err
    assert state_of(answer) == ("已关账", 1)
    for problem in json.loads(answer.out)["problems"]:
        assert problem.keys() == {"level", "text", "cases"}
        assert problem["level"] in {"warning", "info"}
    assert "核对与审核为同一人" in answer.out
    outs = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    told = [
        terminal.on_store("export-month", MONTH, "--out", str(out), "--json").json for out in outs
    ]
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert {item["sha256"] for item in told} == {hashlib.sha256(outs[0].read_bytes()).hexdigest()}
    assert [item["revision"] for item in told] == [1, 1]


def test_the_steps_can_be_taken_one_by_one(terminal: Terminal) -> None:
    sample(terminal)
    assert state_of(close(terminal, "--check")) == ("已核对", 1)
    assert state_of(close(terminal, "--approve")) == ("已审核", 1)
    assert state_of(close(terminal)) == ("已关账", 1)
    assert state_of(close(terminal, "--send-to", "省知识产权局")) == ("已报送", 1)


def test_a_reopened_month_closes_as_revision_two_and_revision_one_stays(
    terminal: Terminal, tmp_path: Path
) -> None:
    sample(terminal)
    close(terminal)
    first, again = tmp_path / "1.xlsx", tmp_path / "again.xlsx"
    terminal.on_store("export-month", MONTH, "--out", str(first))
    answer = terminal.on_store("reopen-month", MONTH, "--reason", "更正收件日", "--json")
    assert answer.status == 0
    assert state_of(answer) == ("未关账", 2)
    assert state_of(close(terminal)) == ("已关账", 2)
    terminal.on_store("export-month", MONTH, "--out", str(again), "--revision", "1")
    assert again.read_bytes() == first.read_bytes()


def test_a_grave_finding_blocks_with_its_cases_and_exit_one(terminal: Terminal) -> None:
    sample(terminal)
    number = contradict(terminal)
    answer = close(terminal)
    assert (answer.status, state_of(answer)) == (1, ("未关账", 1))
    grave = [item for item in json.loads(answer.out)["problems"] if item["level"] == "error"]
    assert [item["cases"] for item in grave] == [[number]]
    assert "J6" in grave[0]["text"]
    plain = terminal.on_store("close-month", MONTH)
    assert plain.status == 1
    assert number in plain.out
    assert "必须更正" in plain.out


def test_the_lock_is_named_on_standard_error(terminal: Terminal) -> None:
    close(terminal)
    answer = close(terminal)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("2026年10月已关账（第1版，admin 11月23日关账）")
    assert "请先由负责人重开并写明原因" in answer.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("close-month", "2026-11"), "还没有过完"),
        (("close-month", "2026-10", "--approve"), "还没有核对"),
        (("close-month", "2026-10", "--send-to", "省局"), "还没有关账"),
        (("close-month", "2026-10", "--check", "--approve"), "一次只能用一个"),
        (("close-month", "2026-13"), "月份写法不对"),
        (("reopen-month", "2026-10", "--reason", "改"), "没有关账"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    terminal: Terminal, arguments: tuple[str, ...], told: str
) -> None:
    answer = terminal.on_store(*arguments)
    assert answer.status == 1
    assert told in answer.out + answer.err
    assert state_of(close(terminal, "--check")) == ("已核对", 1)


def test_an_empty_reason_does_not_reopen(terminal: Terminal) -> None:
    close(terminal)
    answer = terminal.on_store("reopen-month", MONTH, "--reason", " ")
    assert (answer.status, answer.out) == (1, "")
    assert "没有写明原因" in answer.err
