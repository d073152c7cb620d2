"""The list of who is to report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.dates import YearMonth
from app.reports.roll_up.collect import collect
from app.reports.roll_up.expected import Level, read_tree
from app.support.errors import InputFileError
from tests.reports.roll_up_kit import CHAIRS, LIGHTS, Province, open_province, taken

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "province-centres.toml"


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    with open_province(tmp_path) as opened:
        yield opened


def tree_file(folder: Path, text: str) -> Path:
    path = folder / "tree.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_holds_every_level() -> None:
    tree = read_tree(EXAMPLE)
    assert tree.complete
    assert {unit.level for unit in tree.units} == set(Level)
    stations = [unit for unit in tree.units if unit.level is Level.WORKSTATION]
    assert all(tree.unit(unit.centre) for unit in stations)
    assert LIGHTS in {unit.code for unit in tree.units}


def test_the_list_decides_who_is_missing_and_in_which_order(
    province: Province, tmp_path: Path
) -> None:
    tree = read_tree(
        tree_file(
            tmp_path,
            f"""
            province = "广东省"
            first = "2026-09"
            last = "2026-10"
            [[cities]]
            name = "中山市"
            [[cities.centres]]
            code = "{LIGHTS}"
            name = "灯饰中心"
            [[cities.centres.branches]]
            code = "guzhen"
            name = "古镇分中心"
            reports = true
            since = "2026-10"
            [[cities.centres.branches.workstations]]
            code = "henglan"
            name = "横栏工作站"
            [[cities]]
            name = "东莞市"
            [[cities.centres]]
            code = "{CHAIRS}"
            name = "家具中心"
            until = "2026-09"
            """,
        )
    )
    collected = collect([province.file(LIGHTS)], expected=tree)
    found = [(item.centre_name, str(item.month)) for item in collected.missing]
    assert found == [
        ("灯饰中心", "2026-09"),
        ("家具中心", "2026-09"),
        ("古镇分中心", "2026-10"),
    ]
    assert any("名单上是“灯饰中心”" in item.text for item in collected.warnings)


def test_who_is_not_listed_or_does_not_report_alone_is_refused(
    province: Province, tmp_path: Path
) -> None:
    text = f"""
        [[cities]]
        name = "中山市"
        [[cities.centres]]
        code = "main"
        name = "总部"
        [[cities.centres.branches]]
        code = "{CHAIRS}"
        name = "家具分中心"
        """
    files = [province.file(LIGHTS), province.file(CHAIRS)]
    collected = collect(files, expected=read_tree(tree_file(tmp_path, text)))
    assert taken(collected) == []
    first, second = collected.refused
    assert "不在机构名单里" in first.reason
    assert "不单独报送" in second.reason
    assert second.hint


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "没有中心"),
        ("cities = 3", "cities"),
        ("not toml", "不是 TOML"),
        ('[[cities]]\nname = "甲"\n[[cities.centres]]\ncode = "a"', "name"),
        ('[[cities]]\nname = "甲"\ntown = 3', "town"),
        (
            '[[cities]]\nname="甲"\n[[cities.centres]]\ncode="a"\nname="a"\nsince="十月"',
            "应为月份",
        ),
        (
            'cities = [{name="甲", centres=[{code="a", name="a"}, {code="a", name="b"}]}]',
            "代码重复：a",
        ),
    ],
)
def test_a_list_with_a_slip_is_refused_with_the_place(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(InputFileError, match=word) as caught:
        read_tree(tree_file(tmp_path, text))
    assert "docs/roll-up.md" in caught.value.hint


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="读不出来"):
        read_tree(tmp_path / "none.toml")


def test_a_unit_owes_the_months_between_its_bounds() -> None:
    unit = read_tree(EXAMPLE).units[0]
    assert unit.owes(YearMonth(2026, 1))
