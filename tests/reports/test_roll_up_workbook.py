"""The roll-up as other programs read it: sums of its parts, text that stays text, whole or not."""

from __future__ import annotations

import shutil
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import fmean, median
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from app.reports.roll_up import splice as splice_module
from app.reports.roll_up.cells import CellStyle, drawn_cells, sheet_hash, tokens
from app.reports.roll_up.collect import collect
from app.reports.roll_up.contract import REGISTERS
from app.reports.roll_up.expected import CentreTree, Level, Unit
from app.reports.roll_up.views import Collected
from app.reports.roll_up.write import write_roll_up
from app.reports.workbook.canonical import file_hashes
from app.support.clock import FixedClock
from app.support.errors import InputFileError, OutputFileError, TaskCancelledError
from tests.reports.roll_up_kit import (
    CHAIRS,
    LIGHTS,
    OCTOBER,
    SEPTEMBER,
    Province,
    edited,
    open_province,
    rows_of,
)

NOON = FixedClock(datetime(2026, 11, 3, 4, 0, tzinfo=UTC))
SHEETS = [
    "封面", "全省汇总", "分市", "分行业", "分月", "分中心分月", "图表",
    *REGISTERS, "收件情况", "清单",
]  # fmt: skip


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    with open_province(tmp_path) as opened:
        yield opened


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


def figures(path: Path, sheet: str, code: str) -> dict[str, Any]:
    (row,) = [row for row in rows_of(path, sheet) if row["代码"] == code]
    return row


def test_the_sheets_stand_in_their_order_and_open_in_both_readers(
    three: list[Path], tmp_path: Path
) -> None:
    written(three, tmp_path / "o.xlsx")
    assert openpyxl.load_workbook(tmp_path / "o.xlsx").sheetnames == SHEETS
    assert CalamineWorkbook.from_path(tmp_path / "o.xlsx").sheet_names == SHEETS
    with zipfile.ZipFile(tmp_path / "o.xlsx") as package:
        assert package.testzip() is None


def test_sums_are_the_sums_of_the_files(three: list[Path], tmp_path: Path) -> None:
    collected = written(three, tmp_path / "o.xlsx")
    names = {item.centre: item.centre_name for item in collected.accepted}
    flows = [
        item.code
        for item in collected.indicators
        if item.unit in {"件", "元"} and item.basis != "月末"
    ]
    assert len(flows) > 50
    shown = {
        "全省汇总": {*names.values(), "全省"},
        "分市": {"全省"},
        "分月": {"2026-09", "2026-10", "全省"},
    }
    sheets = {
        sheet: {row["代码"]: row for row in rows_of(tmp_path / "o.xlsx", sheet)} for sheet in shown
    }
    for code in flows:
        parts: dict[str, float] = defaultdict(float)
        for item in collected.accepted:
            for key in (names[item.centre], str(item.month), "全省"):
                parts[key] += item.figures[code] or 0
        for sheet, columns in shown.items():
            found = {key: value for key, value in sheets[sheet][code].items() if key in parts}
            assert found == pytest.approx({key: parts[key] for key in columns})


def test_a_stock_is_that_of_each_centres_last_month(three: list[Path], tmp_path: Path) -> None:
    collected = written(three, tmp_path / "o.xlsx")
    row = figures(tmp_path / "o.xlsx", "全省汇总", "F15")
    last = [collected.figure(centre, OCTOBER, "F15") for centre in (CHAIRS, LIGHTS)]
    assert None not in last
    assert row["全省"] == sum(value or 0 for value in last)
    assert row["合计办法"] == "各中心最近一月的月末数相加"


def test_ratios_and_days_are_worked_out_anew_from_their_parts(
    province: Province, tmp_path: Path
) -> None:
    files, spans, made = [], [], [0, 0]
    for centre, days in ((LIGHTS, [1, 2, 9]), (CHAIRS, [30])):
        province.use(centre)
        province.bench.clear()
        province.bench.add_cases(
            [
                {"received_on": date(2026, 9, 1), "accepted_on": date(2026, 10, 31 - span),
                 "closed_on": date(2026, 10, 31), "outcome": "withdrawn"}
                for span in days
            ]
        )  # fmt: skip
        province.bench.add_cases(
            [
                {"kind": "mediation-people", "received_on": date(2026, 10, 1),
                 "accepted_on": date(2026, 10, 1), "decided_on": date(2026, 10, 9),
                 "outcome": "agreed" if number else "not-agreed"}
                for number in range(len(days) + 1)
            ]
        )  # fmt: skip
        spans += days
        made[0] += len(days)
        made[1] += len(days) + 1
        files.append(province.export())
    written(files, tmp_path / "o.xlsx")
    out = tmp_path / "o.xlsx"
    assert figures(out, "全省汇总", "A7")["全省"] == fmean(spans)
    assert figures(out, "全省汇总", "A7.1")["全省"] == median(spans)
    assert figures(out, "全省汇总", "D5")["全省"] == pytest.approx(made[0] / made[1])
    assert figures(out, "全省汇总", "F4")["全省"] is None


def test_an_average_without_its_days_is_shown_by_centre_and_not_for_the_province(
    three: list[Path], tmp_path: Path
) -> None:
    collected = collect(three)
    first, *rest = collected.accepted
    assert first.figures["A7"] is not None
    blind = replace(first, days={key: item for key, item in first.days.items() if key != "A7"})
    write_roll_up(replace(collected, accepted=(blind, *rest)), tmp_path / "o.xlsx")
    row = figures(tmp_path / "o.xlsx", "全省汇总", "A7")
    assert row["全省"] is None
    assert row[first.centre_name] == first.figures["A7"]


def test_the_registers_stand_together_with_centre_and_month_cell_for_cell(
    three: list[Path], tmp_path: Path
) -> None:
    collected = written(three, tmp_path / "o.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    for name, headings in REGISTERS.items():
        expected = []
        for item in collected.accepted:
            source = openpyxl.load_workbook(item.file)[name]
            expected += [
                (item.centre_name, str(item.month), *row)
                for row in source.iter_rows(min_row=4, values_only=True)
            ]
        sheet = book[name]
        assert [cell.value for cell in sheet[3]] == ["中心", "月份", *headings]
        assert list(sheet.iter_rows(min_row=4, values_only=True)) == expected
        last = sheet.cell(3, sheet.max_column).column_letter
        assert sheet.auto_filter.ref == f"A3:{last}{max(4, 3 + len(expected))}"
    formats = {cell.number_format for cell in book["侵权维权登记"][4]}
    assert formats == {"@", "yyyy-mm-dd", "#,##0.00"}


def test_each_part_of_a_register_can_be_held_against_its_file(
    three: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "o.xlsx"
    collected = written(three, out)
    listed = [row for row in rows_of(out, "清单") if row["项目"] == "登记来源"]
    assert len(listed) == 9
    for row in listed:
        name, centre, month = row["内容"].split(" ")
        (source,) = [
            item
            for item in collected.accepted
            if item.key[0] == centre and str(item.month) == month
        ]
        lines = CalamineWorkbook.from_path(out).get_sheet_by_name(name).to_python()
        part = [line[2:] for line in lines[3:] if line[:2] == [source.centre_name, month]]
        assert row["行数"] == len(part)
        assert row["校验值"] == sheet_hash([str(text) for text in lines[2][2:]], part, tokens())
        assert row["校验值"] == file_hashes(source.file)[name]


def test_the_manifest_holds_the_hash_of_every_other_sheet(
    three: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "o.xlsx"
    written(three, out)
    hashes = file_hashes(out)
    listed = {row["内容"]: row["校验值"] for row in rows_of(out, "清单") if row["项目"] == "工作表"}
    assert listed == {name: hashes[name] for name in SHEETS if name not in {*REGISTERS, "清单"}}


NASTY = (
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "＝1", "\t=1", "#N/A", "TRUE", "<&>\"'", "]]>",
    " 前后 ", "两\n行", "_x0041_", "0012", "2026-10-01", "emoji 🛋",
)  # fmt: skip


def test_nothing_that_was_typed_becomes_a_formula_or_a_number(
    province: Province, tmp_path: Path
) -> None:
    province.use(LIGHTS)
    province.bench.add_cases(
        [{"received_on": date(2026, 10, 2), "first_side": text, "product": text} for text in NASTY]
    )
    source = province.export(name="=cmd.xlsx")
    written([source], tmp_path / "o.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    original = openpyxl.load_workbook(source)["侵权维权登记"]
    typed = [row[7].value for row in original.iter_rows(min_row=4)]
    found = [row[9] for row in book["侵权维权登记"].iter_rows(min_row=4)]
    assert [cell.value for cell in found] == typed
    assert {cell.data_type for cell in found} == {"s"}
    quoted = {cell.value for cell in found if cell.quotePrefix}
    assert {"=1+1", "@SUM(A1)", "-2", "＝1"} <= quoted
    assert not any(
        cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row
    )
    assert "=cmd.xlsx" in [cell.value for cell in book["收件情况"]["B"]]


def test_cells_are_drawn_in_the_styles_of_the_workbook(three: list[Path], tmp_path: Path) -> None:
    written(three, tmp_path / "o.xlsx")
    row = openpyxl.load_workbook(tmp_path / "o.xlsx")["侵权维权登记"][4]
    assert row[0].font.name == row[5].font.name == "微软雅黑"
    assert drawn_cells()["=1"].startswith(f'<c s="{CellStyle.QUOTED}"')


def test_charts_are_native_and_read_the_cells_beside_them(
    three: list[Path], tmp_path: Path
) -> None:
    written(three, tmp_path / "o.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["图表"]
    bars, lines = sheet._charts
    assert type(bars).__name__ == "BarChart"
    assert type(lines).__name__ == "LineChart"
    assert bars.series[0].val.numRef.f == "'图表'!$C$4:$C$5"
    assert lines.series[0].val.numRef.f == "'图表'!$C$6:$C$7"
    assert [sheet.cell(row, 2).value for row in (6, 7)] == ["2026-09", "2026-10"]


def test_what_came_of_each_file_is_told(three: list[Path], tmp_path: Path) -> None:
    broken = edited(three[0].parent / three[0].name, lambda book: book["调解登记"].delete_rows(4))
    copy = three[1].with_name("副本.xlsx")
    copy.write_bytes(three[1].read_bytes())
    collected = written([*three, copy], tmp_path / "o.xlsx")
    rows = rows_of(tmp_path / "o.xlsx", "收件情况")
    told = {(row["结果"], row["文件"]) for row in rows if row["结果"] not in {"提示", "缺报"}}
    assert told == {
        ("拒收", broken.name),
        ("采用", three[1].name),
        ("采用", three[2].name),
        ("未采用", "副本.xlsx"),
    }
    missing = [(row["中心代码"], row["月份"]) for row in rows if row["结果"] == "缺报"]
    assert missing == [(CHAIRS, "2026-09"), (LIGHTS, "2026-09")]
    assert len([row for row in rows if row["结果"] == "提示"]) == len(collected.warnings)
    assert all(row["原因和处理"] for row in rows if row["结果"] != "采用")


def test_a_roll_up_among_the_files_is_refused_as_such(three: list[Path], tmp_path: Path) -> None:
    written(three, tmp_path / "last.xlsx")
    (refusal,) = collect([tmp_path / "last.xlsx"]).refused
    assert "是汇总或别的工作簿" in refusal.reason


def test_branches_are_added_to_their_centre_and_stand_alone_by_month(
    province: Province, tmp_path: Path
) -> None:
    branch = "guzhen-branch"
    files = [province.file(LIGHTS, cases=4), province.file(branch, cases=3)]
    units = (
        Unit(LIGHTS, "灯饰中心", Level.CENTRE, LIGHTS, "中山市", "灯饰"),
        Unit(branch, "古镇分中心", Level.BRANCH, LIGHTS, "中山市", "灯饰"),
    )
    tree = CentreTree("广东省", units, complete=True)
    collected = collect(files, expected=tree)
    write_roll_up(collected, tmp_path / "o.xlsx")
    assert figures(tmp_path / "o.xlsx", "全省汇总", "A1")["灯饰中心"] == 7
    assert [row["中心代码"] for row in rows_of(tmp_path / "o.xlsx", "分中心分月")] == [
        LIGHTS,
        branch,
    ]


def test_no_accepted_file_means_no_roll_up(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    with pytest.raises(InputFileError, match="没有一份月报可以采用"):
        write_roll_up(collect([tmp_path / "a.xlsx"]), tmp_path / "o.xlsx")
    assert not (tmp_path / "o.xlsx").exists()


def test_an_older_roll_up_stays_when_the_work_is_stopped_or_the_disk_refuses(
    three: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, folder = tmp_path / "tmp", tmp_path / "out"
    temporary.mkdir()
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    out = folder / "o.xlsx"
    out.write_bytes(b"older")
    collected = collect(three)
    steps: list[int] = []
    write_roll_up(collected, folder / "whole.xlsx", lambda done, _, __: steps.append(done))
    (folder / "whole.xlsx").unlink()
    for stop_at in (1, len(steps) // 2, len(steps)):
        left = [stop_at]

        def stop(*_: Any) -> None:  # noqa: ANN401
            left[0] -= 1  # noqa: B023 - called before the next turn
            if not left[0]:  # noqa: B023
                raise TaskCancelledError

        with pytest.raises(TaskCancelledError):
            write_roll_up(collected, out, stop)
    with monkeypatch.context() as patch:
        patch.setattr(splice_module, "_finish", _full_disk)
        with pytest.raises(OutputFileError):
            write_roll_up(collected, out)
    assert [item.name for item in folder.iterdir()] == ["o.xlsx"]
    assert out.read_bytes() == b"older"
    assert list(temporary.iterdir()) == []


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_register_that_outgrows_a_sheet_goes_on_in_another(
    three: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.reports.roll_up.write.MOST_ROWS", 8)
    written(three, tmp_path / "o.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    rows = [book[name].max_row - 3 for name in ("侵权维权登记", "侵权维权登记 2")]
    assert rows == [8, 4]
