"""``cases add`` and ``search``: shapes of the contract, checks of the form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.draft_json import draft_to_json
from tests.cli.cli_kit import EXAMPLES, Terminal
from tests.store.desk_kit import DESIGN_NUMBER, dispute, full_draft

GOOD = draft_to_json(
    dispute("星煌灯饰厂", facts={"no_suit": True}), load_catalogue().get("infringement-dispute")
)


def written(folder: Path, data: object) -> str:
    file = folder / "cases.json"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(file)


def changed(section: str, **values: object) -> dict[str, object]:
    part = GOOD[section]
    rows = part if isinstance(part, list) else [part]
    assert all(isinstance(row, dict) for row in rows)
    return {**GOOD, section: [row | values for row in rows if isinstance(row, dict)]}


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_documented_example_works(terminal: Terminal, file: Path) -> None:
    answer = terminal.on_store("cases", "add", str(file), "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.json == {
        "added": [{"intake_no": "收〔2026〕0001", "case_no": None}],
        "problems": [],
    }


def test_the_three_examples_of_the_contract_are_there() -> None:
    names = {path.name for path in EXAMPLES.glob("*.json")}
    assert {"infringement-case.json", "fast-track-request.json", "mediation.json"} <= names


@pytest.mark.parametrize("kind", list(load_catalogue().case_types))
def test_a_full_case_of_every_kind_can_be_added(
    terminal: Terminal, tmp_path: Path, kind: str
) -> None:
    case_type = load_catalogue().get(kind)
    data = draft_to_json(full_draft(case_type), case_type)
    answer = terminal.on_store("cases", "add", written(tmp_path, data), "--json")
    assert answer.status == 0, answer.err
    assert len(json.loads(answer.out)["added"]) == 1


def test_one_case_each_adds_one_for_every_respondent(terminal: Terminal, tmp_path: Path) -> None:
    data = {**GOOD, "respondent": [{"name": "甲店"}, {"name": "乙店"}], "one_case_each": True}
    answer = terminal.on_store("cases", "add", written(tmp_path, data), "--json")
    numbers = [item["intake_no"] for item in json.loads(answer.out)["added"]]
    assert numbers == ["收〔2026〕0001", "收〔2026〕0002"]


def test_records_with_errors_stay_out_and_the_others_go_in(
    terminal: Terminal, tmp_path: Path
) -> None:
    data = [changed("right", number="202430380182.5"), GOOD, {"kind": "没有这种"}, 5]
    answer = terminal.on_store("cases", "add", written(tmp_path, data), "--json")
    assert answer.status == 1
    found = json.loads(answer.out)
    assert found.keys() == {"added", "problems"}
    assert found["added"] == [{"intake_no": "收〔2026〕0001", "case_no": None}]
    assert all(item.keys() == {"index", "field", "message"} for item in found["problems"])
    places = [(item["index"], item["field"]) for item in found["problems"]]
    assert places == [(0, "right.number"), (2, "kind"), (3, "")]
    assert "有 3 条没有录入" in answer.err
    assert "第 1 条 right.number" in answer.err


def test_a_value_that_cannot_be_read_is_one_problem(terminal: Terminal, tmp_path: Path) -> None:
    data = changed("facts", received_at="大概月初", no_such_field=1)
    answer = terminal.on_store("cases", "add", written(tmp_path, data), "--json")
    problems = json.loads(answer.out)["problems"]
    fields = [item["field"] for item in problems]
    assert sorted(fields) == ["facts.no_such_field", "facts.received_at"]


def test_a_warning_is_told_beside_the_answer_and_does_not_block(
    terminal: Terminal, tmp_path: Path
) -> None:
    data = changed("requester", id_number="91442000MA4UK1234F")
    answer = terminal.on_store("cases", "add", written(tmp_path, data), "--json")
    assert answer.status == 0
    found = json.loads(answer.out)
    assert (len(found["added"]), found["problems"]) == (1, [])
    assert answer.err.count("requester.id_number") == 1
    assert answer.err.startswith("提醒")


def test_what_the_law_misses_in_a_request_is_a_reminder_and_no_problem(
    terminal: Terminal, tmp_path: Path
) -> None:
    answer = terminal.on_store(
        "cases", "add", written(tmp_path, changed("facts", no_suit=False)), "--json"
    )
    assert answer.status == 0
    found = json.loads(answer.out)
    assert (len(found["added"]), found["problems"]) == (1, [])
    assert answer.err.splitlines() == [
        "提醒，不影响录入：",
        "  第 1 条 facts.no_suit 请求书须声明未就本纠纷起诉，也没有约定其他处理方式",
    ]


@pytest.mark.parametrize("content", ["", "{", "[1,", '{"kind": "infringement-dispute"', "\udcff"])
def test_a_file_that_is_no_json_is_refused(
    terminal: Terminal, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "cases.json"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    answer = terminal.on_store("cases", "add", str(file), "--json")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("文件不是 JSON")


def test_a_missing_file_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.on_store("cases", "add", str(tmp_path / "none.json"))
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("文件读不出来")


def test_without_json_short_chinese_text_is_told(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.on_store("cases", "add", written(tmp_path, GOOD))
    assert (answer.out, answer.err) == ("已录入 1 件。\n", "")
    shown = terminal.on_store("search", "星煌").out
    assert shown.splitlines() == ["共 1 件", "收〔2026〕0001  华彩照明 诉 星煌灯饰厂  收件待审"]


def test_search_gives_the_shape_of_the_contract(terminal: Terminal, tmp_path: Path) -> None:
    terminal.on_store("cases", "add", written(tmp_path, [GOOD] * 3))
    answer = terminal.on_store("search", f"ZL{DESIGN_NUMBER}", "--limit", "2", "--json")
    assert answer.json.keys() == {"total", "took_ms", "cases"}
    assert answer.json["total"] == 3
    cases = json.loads(answer.out)["cases"]
    assert len(cases) == 2
    assert cases[0] == {
        "intake_no": "收〔2026〕0003",
        "case_no": None,
        "title": "华彩照明 诉 星煌灯饰厂",
        "state": "收件待审",
    }
    assert isinstance(answer.json["took_ms"], float)


def test_what_was_added_is_nowhere_in_plain_text(terminal: Terminal, tmp_path: Path) -> None:
    terminal.on_store("cases", "add", written(tmp_path, GOOD))
    files = [path for path in terminal.store.rglob("*") if path.is_file()]
    assert len(files) >= 2
    for word in ("星煌灯饰厂", "华彩照明", DESIGN_NUMBER, "收〔2026〕0001", "SQLite format 3"):
        needles = (word.encode(), word.encode("utf-16-le"), word.encode("gbk"))
        for file in files:
            content = file.read_bytes()
            assert not any(needle in content for needle in needles), (word, file.name)
