"""``rules``, ``due`` and ``workdays``: the shapes of the contract, without any store."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.deadline_book import load_deadline_book
from tests.cli.cli_kit import Terminal

NOTICE_2027 = """
year = 2027
issued_on = 2026-11-20
reference = "测试用的虚构通知"
off = [{ name = "元旦", from = 2027-01-01, to = 2027-01-04 }]
"""


@pytest.fixture
def calendar_2027(tmp_path: Path) -> str:
    file = tmp_path / "cn_2027.toml"
    file.write_text(NOTICE_2027, encoding="utf-8")
    return str(file)


def test_rules_gives_every_rule_in_the_shape_of_the_contract(bare: Terminal) -> None:
    bare.password = None
    answer = bare.run("rules", "--json")
    assert answer.status == 0
    assert list(answer.json) == ["rules"]
    found = answer.json["rules"]
    assert isinstance(found, list)
    assert [rule["id"] for rule in found] == list(load_deadline_book().rules)
    for rule in found:
        assert list(rule) == [
            "id", "term", "limit", "unit", "start_day", "roll", "source", "article",
            "valid_from", "valid_to", "verified",
        ]  # fmt: skip
        assert rule["term"]
        assert rule["source"]
        assert rule["article"] or rule["verified"] is False
        assert (rule["limit"] is None) == (rule["unit"] is None)
    by_id = {rule["id"]: rule for rule in found}
    assert by_id["INF-CLOSE-2015"] == {
        "id": "INF-CLOSE-2015",
        "term": "结案（2015 年办法）",
        "limit": 3,
        "unit": "月",
        "start_day": "当日不计，次日起算",
        "roll": "顺延至其后第一个工作日",
        "source": "《专利行政执法办法》",
        "article": "第21条",
        "valid_from": "2015-07-01",
        "valid_to": "2025-01-31",
        "verified": False,
    }
    assert not bare.store.exists()


def test_rules_for_people_tags_what_is_not_verified_and_what_is_promised(bare: Terminal) -> None:
    lines = bare.run("rules").out.splitlines()
    assert lines[0] == f"共 {len(lines) - 1} 条"
    assert [line.split()[0] for line in lines[1:]] == list(load_deadline_book().rules)
    assert "INF-SUE  向法院起诉  15 日  《专利法》第65条  〔法定·全国〕" in lines
    assert any(
        line.startswith("INF-INTERNAL ") and "〔内部·全国·待核实〕" in line for line in lines
    )
    assert any(line.startswith("INF-PANEL ") and "无具体期限" in line for line in lines)


def test_due_gives_date_steps_source_and_warnings(bare: Terminal) -> None:
    bare.password = None
    answer = bare.run("due", "INF-SUE", "2026-02-05", "--json")
    assert answer.status == 0
    assert answer.json == {
        "rule": "INF-SUE",
        "start": "2026-02-05",
        "due": "2026-02-24",
        "steps": [
            "2026-02-05（周四） 当事人收到处理决定，当日不计，自 2026-02-06 起算。",
            "15 日，届满于 2026-02-20（周五）。",
            "届满日休息：2026-02-20 至 02-23 春节放假，顺延至 2026-02-24（周二）。",
        ],
        "source": "《专利法》第65条",
        "warnings": [],
    }
    assert not bare.store.exists()


def test_due_in_hours_takes_and_gives_a_time_in_china(bare: Terminal) -> None:
    answer = bare.run("--json", "due", "exh-transfer", "2026-09-30T14:30").json
    assert (answer["rule"], answer["start"]) == ("EXH-TRANSFER", "2026-09-30T14:30")
    assert answer["due"] == "2026-10-01T15:00"
    assert "2026-10-01 15:00" in bare.run("due", "EXH-TRANSFER", "2026-09-30T14:30").out


def test_due_for_people_numbers_the_steps_and_marks_a_provisional_date(bare: Terminal) -> None:
    lines = bare.run("due", "INF-SUE", "2026-12-20").out.splitlines()
    assert lines[0] == "INF-SUE 向法院起诉：2027-01-04（周一）（暂定）"
    assert lines[1].startswith("  1 2026-12-20（周日）")
    assert "依据：《专利法》第65条〔法定·全国〕" in lines
    assert any(line.startswith("提醒：缺 2027 年") for line in lines)
    firm = bare.run("due", "INF-SUE", "2026-03-02").out
    assert "暂定" not in firm


def test_a_year_file_makes_the_date_firm_and_moves_it(bare: Terminal, calendar_2027: str) -> None:
    answer = bare.run("due", "INF-SUE", "2026-12-20", "--calendar", calendar_2027, "--json").json
    assert (answer["due"], answer["warnings"]) == ("2027-01-05", [])
    worked = bare.run("workdays", "2026-12-31", "1", "--calendar", calendar_2027, "--json").json
    assert worked["date"] == "2027-01-05"
    assert worked["calendar_known_until"] == "2027-12-31"


def test_due_names_the_rule_that_applies_instead(bare: Terminal) -> None:
    old = bare.run("due", "INF-CLOSE-2015", "2026-03-02", "--json").json["warnings"]
    assert isinstance(old, list)
    assert "现行规则见 INF-CLOSE。" in old
    new = bare.run("due", "INF-CLOSE", "2024-03-01", "--json").json["warnings"]
    assert isinstance(new, list)
    assert any("INF-CLOSE-2015" in text for text in new)


def test_a_centre_is_told_that_a_local_limit_is_not_its_own(bare: Terminal) -> None:
    said = "中山灯饰没有登记自己的期限，按规则所列示例计算。"
    local = bare.run("due", "PRE-FIRST", "2026-03-02", "--centre", "zhongshan-lighting").out
    national = bare.run("due", "INF-SUE", "2026-03-02", "--centre", "zhongshan-lighting").out
    assert said in local
    assert said not in national
    assert said not in bare.run("due", "PRE-FIRST", "2026-03-02").out


@pytest.mark.parametrize(
    ("arguments", "said", "hinted"),
    [
        (("due", "INF-ANSWR", "2026-03-02"), "没有这条期限规则", "INF-ANSWER"),
        (("due", "INF-PANEL", "2026-03-02"), "没有规定具体期限", "三名以上单数"),
        (("due", "CRM-TRANSFER", "2026-03-02"), "按小时计算", "T14:30"),
        (("due", "INF-SUE", "2026-02-30"), "没有这一天", "2026-11-23"),
        (("due", "INF-SUE", "2026.2.3"), "没有这一天", "2026-11-23"),
        (("due", "INF-SUE", "20260203"), "没有这一天", "2026-11-23"),
        (("due", "INF-SUE", "2026-02-03T25:00"), "没有这个时刻", "北京时间"),
        (("due", "INF-SUE", "9999-12-31"), "2199", "起算日"),
        (("due", "INF-SUE", "2026-03-02", "--centre", "atlantis"), "没有这个中心", "shunde"),
        (("due", "INF-SUE", "2026-03-02", "--calendar", "none.toml"), "读不出来", "路径"),
        (("workdays", "2026-13-01", "5"), "没有这一天", "2026-11-23"),
        (("workdays", "2026-03-02", "99999999"), "2199", "起算日"),
    ],
)
def test_a_known_problem_is_a_sentence_and_a_hint(
    bare: Terminal, arguments: tuple[str, ...], said: str, hinted: str
) -> None:
    answer = bare.run("--json", *arguments)
    assert (answer.status, answer.out) == (1, "")
    sentence, hint = answer.err.splitlines()
    assert said in sentence
    assert hinted in hint


@pytest.mark.parametrize(
    "arguments",
    [
        ("due",),
        ("due", "INF-SUE"),
        ("workdays", "2026-03-02"),
        ("workdays", "2026-03-02", "0"),
        ("workdays", "2026-03-02", "five"),
    ],
)
def test_wrong_usage_ends_with_two(bare: Terminal, arguments: tuple[str, ...]) -> None:
    answer = bare.run(*arguments)
    assert (answer.status, answer.out) == (2, "")


def test_workdays_gives_the_day_and_how_far_the_calendar_is_known(bare: Terminal) -> None:
    bare.password = None
    answer = bare.run("workdays", "2026-02-12", "5", "--json")
    assert answer.status == 0
    assert answer.json == {
        "from": "2026-02-12",
        "count": 5,
        "date": "2026-02-26",
        "calendar_known_until": "2026-12-31",
    }
    assert "暂定" not in bare.run("workdays", "2026-02-12", "5").out
    assert "暂定" in bare.run("workdays", "2026-12-25", "9").out
    assert not bare.store.exists()
