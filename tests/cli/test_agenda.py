"""``agenda``: the shape of the contract, and the same agenda for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import update

from app.domain.catalogue import load_catalogue
from app.domain.draft_json import draft_to_json
from app.domain.terms import Standing
from app.models.case import Case
from app.models.deadline import Deadline
from tests.cli.cli_kit import Terminal
from tests.store.desk_kit import PASSWORD, dispute

# The terminal's clock stands at 2026-11-23; INF-ACCEPT is 5 working days from receipt.
RECEIVED = ("2026-11-02", "2026-11-20")


@pytest.fixture
def filled(terminal: Terminal, tmp_path: Path) -> Terminal:
    case_type = load_catalogue().get("infringement-dispute")
    data = draft_to_json(dispute("星煌灯饰厂"), case_type)
    facts = data["facts"]
    assert isinstance(facts, dict)
    records = [
        {**data, "facts": facts | {"received_at": f"{day}T09:30:00+08:00"}} for day in RECEIVED
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    answer = terminal.on_store("cases", "add", str(file))
    assert answer.status == 0, answer.err
    return terminal


def test_the_agenda_has_the_shape_of_the_contract(filled: Terminal) -> None:
    answer = filled.on_store("agenda", "--json")
    assert answer.status == 0, answer.err
    assert answer.json == {
        "on": "2026-11-23",
        "items": [
            {
                "case_no": "收〔2026〕0001",
                "rule": "INF-ACCEPT",
                "due": "2026-11-09",
                "state": "已逾期",
            },
            {
                "case_no": "收〔2026〕0002",
                "rule": "INF-ACCEPT",
                "due": "2026-11-27",
                "state": "本周",
            },
        ],
        "no_next_step": [],
    }


def test_another_day_may_be_asked_for(filled: Terminal) -> None:
    answer = filled.on_store("agenda", "--on", "2026-11-27", "--json")
    assert answer.json["on"] == "2026-11-27"
    items = answer.json["items"]
    assert isinstance(items, list)
    assert [item["state"] for item in items] == ["已逾期", "今天"]


def test_people_read_dots_dates_and_countdowns(filled: Terminal) -> None:
    answer = filled.on_store("agenda")
    assert answer.out.splitlines() == [
        "2026-11-23：已逾期 1 项，今天 0 项，本周 1 项，以后 0 项",
        "已逾期（1）",
        "  ● 2026-11-09  逾期 10 个工作日  收〔2026〕0001  立案审查",
        "本周（1）",
        "  ● 2026-11-27  4 个工作日  收〔2026〕0002  立案审查",
    ]


def test_a_day_that_does_not_exist_is_a_known_problem(filled: Terminal) -> None:
    answer = filled.on_store("agenda", "--on", "2026-02-30", "--json")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("日期看不懂或没有这一天")


def test_the_agenda_names_cases_in_which_the_office_has_to_act_and_nothing_runs(
    filled: Terminal,
) -> None:
    place = filled.program.sign_in(filled.store, "admin", PASSWORD)
    with place.desk.store.writing(actor="test") as unit:
        unit.session.execute(update(Deadline).values(standing=Standing.MET.value))
        unit.session.execute(
            update(Case).where(Case.intake_no == "收〔2026〕0001").values(state="served")
        )
    place.close()
    answer = filled.on_store("agenda", "--json")
    assert answer.json["no_next_step"] == ["收〔2026〕0002"]
    assert filled.on_store("agenda").out.splitlines()[-1] == "没有下一步：收〔2026〕0002"
