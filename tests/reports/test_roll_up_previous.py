"""The roll-up beside the last one: what differs and what explains it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.reports.roll_up.collect import collect
from app.reports.roll_up.previous import read_earlier
from app.reports.roll_up.views import Collected
from app.reports.roll_up.write import write_roll_up
from app.support.clock import FixedClock
from app.support.errors import InputFileError
from tests.reports.roll_up_kit import (
    CHAIRS,
    LIGHTS,
    OCTOBER,
    SEPTEMBER,
    edited,
    open_province,
    rows_of,
)

NOON = FixedClock(datetime(2026, 11, 3, 4, 0, tzinfo=UTC))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    with open_province(tmp_path_factory.mktemp("made")) as opened:
        return (
            opened.file(LIGHTS, SEPTEMBER, cases=5),
            opened.file(LIGHTS, OCTOBER, cases=4),
            opened.file(CHAIRS, OCTOBER, cases=3),
        )


@pytest.fixture
def three(made: tuple[Path, ...], tmp_path: Path) -> list[Path]:
    """Return two months of one centre and one of another, as copies that may be spoilt."""
    (tmp_path / "sent").mkdir()
    return [Path(shutil.copy(item, tmp_path / "sent")) for item in made]


def written(files: list[Path], out: Path, **options: Any) -> Collected:  # noqa: ANN401
    collected = collect(files, **options)
    write_roll_up(collected, out, clock=NOON)
    return collected


def test_the_last_roll_up_is_compared_and_the_revision_explains_it(
    three: list[Path], tmp_path: Path
) -> None:
    last = tmp_path / "last.xlsx"
    collected = collect(three[1:])
    write_roll_up(collected, last, clock=NOON)
    newest = collected.accepted[1]
    assert newest.centre == LIGHTS
    cause = "粤中知法裁字〔2026〕3号 结案日由“”改为“2026-10-09”（补录）"
    changed = replace(
        newest,
        revision=2,
        figures={**newest.figures, "A4": 9, "A12": None},
        causes={"A4": (cause,)},
    )
    again = replace(
        collect(three, previous=last),
        accepted=(collected.accepted[0], collect(three[:1]).accepted[0], changed),
    )
    write_roll_up(again, tmp_path / "o.xlsx", clock=NOON)
    rows = rows_of(tmp_path / "o.xlsx", "与上次比较")
    found = {
        row["代码"]: row for row in rows if (row["中心代码"], row["月份"]) == (LIGHTS, "2026-10")
    }
    assert found.keys() == {"A4", "A12"}
    row = found["A4"]
    assert (row["上次"], row["本次"], row["差额"]) == (newest.figures["A4"], 9, 7)
    assert row["原因"] == f"第 1 版改为第 2 版；{cause}"
    assert (found["A12"]["本次"], found["A12"]["差额"]) == (None, None)
    fresh = [row for row in rows if row["月份"] == "2026-09"]
    assert {row["原因"] for row in fresh} == {"上次没有收到，本次为第 1 版"}
    assert not any(row["中心代码"] == CHAIRS for row in rows)


def test_the_same_files_differ_in_nothing_from_their_own_roll_up(
    three: list[Path], tmp_path: Path
) -> None:
    written(three, tmp_path / "last.xlsx")
    written(three, tmp_path / "o.xlsx", previous=tmp_path / "last.xlsx")
    assert rows_of(tmp_path / "o.xlsx", "与上次比较") == []


def test_a_last_roll_up_that_is_none_or_was_changed_stops_the_work(
    three: list[Path], tmp_path: Path
) -> None:
    with pytest.raises(InputFileError, match="不是快维生成的汇总"):
        read_earlier(three[0])
    written(three, tmp_path / "last.xlsx")
    edited(tmp_path / "last.xlsx", lambda book: book["分中心分月"].__setitem__("E4", 77))
    with pytest.raises(InputFileError, match="改动过"):
        collect(three, previous=tmp_path / "last.xlsx")
