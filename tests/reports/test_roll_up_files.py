"""Which month files the collector takes, and what it says of the others."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from app.reports.roll_up.collect import collect
from app.reports.roll_up.contract import REGISTERS
from app.reports.roll_up.judge import judged
from app.reports.roll_up.read_file import Memory, read_month_file
from app.reports.roll_up.recount import RECOUNTS
from app.reports.roll_up.views import MonthFile
from app.reports.workbook.registers import REGISTERS as WRITTEN
from app.support.errors import InputFileError, TaskCancelledError
from tests.reports.roll_up_kit import (
    CHAIRS,
    LIGHTS,
    OCTOBER,
    SEPTEMBER,
    Province,
    case_rows,
    cell_of,
    edited,
    fact,
    forged,
    only_reason,
    open_province,
    taken,
)


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    with open_province(tmp_path) as opened:
        yield opened


def read(path: Path) -> MonthFile:
    found = read_month_file(path, Memory())
    assert isinstance(found, MonthFile), found
    return found


def texts(path: Path, *more: Path) -> list[str]:
    return [item.text for item in collect([path, *more]).warnings]


def test_the_contract_names_the_registers_as_they_are_written() -> None:
    written = {
        name: tuple(item.heading.text for item in columns) for name, columns in WRITTEN.values()
    }
    assert dict(REGISTERS) == written


def test_a_file_is_taken_with_its_figures_and_register_rows(province: Province) -> None:
    path = province.file(cases=4)
    collected = collect([path])
    (item,) = collected.accepted
    assert (item.centre, item.month, item.revision) == (LIGHTS, OCTOBER, 1)
    assert (item.rows, item.figures["A1"], item.figures["F2"]) == (12, 4, 4)
    assert collected.figure(LIGHTS, OCTOBER, "D1") == 4
    assert (collected.refused, collected.superseded, collected.missing) == ((), (), ())


def test_every_figure_that_is_recounted_agrees_with_what_the_program_writes(
    province: Province,
) -> None:
    province.use(LIGHTS)
    province.bench.add_cases([*case_rows(SEPTEMBER, 9), *case_rows(OCTOBER, 11)])
    extra = [
        {"kind": kind, "received_on": date(2026, 10, 2), "accepted_on": date(2026, 10, 5),
         "decided_on": date(2026, 10, 20), "closed_on": date(2026, 10, 21), "outcome": outcome,
         "filed_on": date(2026, 10, 9), "marked_on": date(2026, 10, 12),
         "granted_on": date(2026, 10, 30), "agreed_fen": 1_234_567}
        for kind in ("infringement-dispute", "ecommerce-complaint", "exhibition-complaint",
                     "counterfeit-report", "mediation-people", "mediation-administrative",
                     "mediation-exhibition", "pre-examination", "assistance-request",
                     "rapid-confirmation")
        for outcome in ("withdrawn", "not-accepted", "mediated", "agreed", "failed",
                        "opinion-not", None)
    ]  # fmt: skip
    province.bench.add_cases(extra)
    item = read(province.export())
    assert {rule.code for rule in RECOUNTS} <= item.figures.keys()
    averages = {rule.code for rule in RECOUNTS if rule.since}
    assert item.days.keys() == averages
    assert all(item.figures[rule.code] for rule in RECOUNTS)


def test_a_file_saved_again_by_another_program_is_still_whole(province: Province) -> None:
    path = province.file()
    before = read(path)

    def restyle(book: Workbook) -> None:
        for sheet in book:
            sheet.column_dimensions["A"].width = 3
            for row in sheet.iter_rows():
                for cell in row:
                    cell.style = "Normal" if not cell.is_date else cell.style

    after = read(edited(path, restyle))
    assert after == replace(before, file=path)


@pytest.mark.slow
def test_a_file_saved_again_by_libreoffice_is_still_whole(
    province: Province, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: nothing saves the file again")
    path = province.file(cases=5)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    folder = tmp_path / "again"
    command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    told = subprocess.run(
        [*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180
    )
    if b"could not be loaded" in told.stderr:
        pytest.skip("LibreOffice is installed without Calc: nothing saves the file again")
    again = read(folder / path.name)
    assert again == replace(read(path), file=again.file)


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("侵权维权登记", "请求人"), ("侵权维权登记", "收件日"), ("调解登记", "约定金额（元）")],
)
def test_an_edited_cell_is_betrayed(province: Province, sheet: str, heading: str) -> None:
    path = province.file()

    def change(book: Workbook) -> None:
        cell = cell_of(book, sheet, book[sheet]["A4"].value, heading)
        cell.value = {"收件日": date(2026, 10, 4), "请求人": "丙方"}.get(heading, 1)

    assert f"工作表“{sheet}”的内容" in only_reason(edited(path, change))


def test_a_figure_changed_to_true_is_betrayed(province: Province) -> None:
    path = province.file(cases=1)

    def change(book: Workbook) -> None:
        cell = cell_of(book, "汇总", "A1", "本月")
        assert cell.value == 1
        cell.value = True

    assert "真假值" in only_reason(edited(path, change))


def test_a_removed_row_is_betrayed(province: Province) -> None:
    path = edited(province.file(), lambda book: book["侵权维权登记"].delete_rows(5))
    assert "有 2 行，清单上是 3 行" in only_reason(path)


def test_swapped_sheets_are_betrayed(province: Province) -> None:
    path = province.file()

    def swap(book: Workbook) -> None:
        one, other = book["快速预审登记"], book["维权援助登记"]
        one.title, other.title = "暂", "快速预审登记"
        one.title = "维权援助登记"

    assert "快速预审登记" in only_reason(edited(path, swap))


def test_a_sheet_of_another_file_is_betrayed(province: Province) -> None:
    other = openpyxl.load_workbook(province.file(CHAIRS, cases=3))["调解登记"]
    path = province.file(cases=3)

    def paste(book: Workbook) -> None:
        for row in other.iter_rows(min_row=4):
            for cell in row:
                book["调解登记"].cell(cell.row, cell.column).value = cell.value

    assert "工作表“调解登记”的内容" in only_reason(edited(path, paste))


def test_a_missing_sheet_or_heading_is_named(province: Province) -> None:
    path = edited(province.file(), lambda book: book.remove(book["校验"]))
    assert "缺少工作表“校验”" in only_reason(path)

    def rename(book: Workbook) -> None:
        book["汇总"]["E3"].value = "当月"

    assert "“汇总”缺少“本月”一列" in only_reason(edited(province.file(), rename))


def test_figures_that_the_registers_contradict_are_betrayed_though_the_hashes_are_right(
    province: Province,
) -> None:
    def change(book: Workbook) -> None:
        cell_of(book, "汇总", "F9", "本月").value = 7

    assert "F9 为 7，按快速预审登记复算为 0" in only_reason(forged(province.file(), change))


def test_checks_that_the_figures_contradict_are_betrayed_though_the_hashes_are_right(
    province: Province,
) -> None:
    def change(book: Workbook) -> None:
        cell_of(book, "校验", "J4", "左边").value = 99

    assert "（J4）" in only_reason(forged(province.file(), change))


def test_rows_of_another_month_are_betrayed_though_the_hashes_are_right(province: Province) -> None:
    def change(book: Workbook) -> None:
        row = {"快速预审登记": 4}
        for name, place in row.items():
            for cell in book[name][place]:
                if cell.is_date:
                    cell.value = date(2026, 8, 1)

    assert "有 1 行不属于 2026-10" in only_reason(forged(province.file(), change))


@pytest.mark.parametrize(
    ("name", "value"), [("中心名称", "某中心"), ("月份", "2026-09"), ("版次", 0), ("月份", "十月")]
)
def test_a_manifest_that_the_sheets_contradict_is_betrayed(
    province: Province, name: str, value: str | int
) -> None:
    path = edited(province.file(), lambda book: fact(book, name, value))
    assert name.removesuffix("名称") in only_reason(path)


@pytest.mark.parametrize(("version", "word"), [(4, "较新的程序"), (1, "较旧的程序")])
def test_another_format_is_refused_with_what_to_do(
    province: Province, version: int, word: str
) -> None:
    path = edited(province.file(), lambda book: fact(book, "工作簿格式版本", version))
    assert word in only_reason(path)
    (refusal,) = collect([path]).refused
    assert "升级" in refusal.hint


def test_the_version_before_is_still_taken(province: Province) -> None:
    def older(book: Workbook) -> None:
        fact(book, "工作簿格式版本", 2)
        for name in ("封面", "图表", "差异"):
            book.remove(book[name])
        sheet = book["清单"]
        new = {"状态", "关账时间", "关账人", "审核人", "上一版校验值"}
        for place in range(sheet.max_row, 3, -1):
            gone = sheet.cell(place, 2).value in {"封面", "图表", "差异"}
            if gone or sheet.cell(place, 1).value in new:
                sheet.delete_rows(place)

    collected = collect([edited(province.file(), older)])
    assert taken(collected) == [(LIGHTS, "2026-10")]
    assert collected.warnings == ()


def test_a_sheet_added_by_the_centre_is_told_but_harms_nothing(province: Province) -> None:
    path = edited(province.file(), lambda book: book.create_sheet("说明"))
    assert "多出工作表“说明”，没有汇总" in texts(path)


def test_a_draft_is_taken_and_told(province: Province) -> None:
    assert any("未关账的草稿" in text for text in texts(province.file()))


def test_a_relation_that_does_not_hold_is_told_with_both_sides(province: Province) -> None:
    province.use(LIGHTS)
    # Closed without an outcome: J6 adds the outcomes up and finds one fewer.
    province.bench.add_cases(
        [{"received_on": date(2026, 10, 2), "accepted_on": date(2026, 10, 2),
          "closed_on": date(2026, 10, 9)}]
    )  # fmt: skip
    assert any(text.startswith("校验不符：J6 1 与 0") for text in texts(province.export()))


def test_two_copies_of_one_file_count_once(province: Province) -> None:
    path = province.file()
    copy = path.with_name("副本.xlsx")
    copy.write_bytes(path.read_bytes())
    collected = collect([path, copy, path])
    assert taken(collected) == [(LIGHTS, "2026-10")]
    (other,) = collected.superseded
    assert other.file == copy
    assert f"与 {path.name} 内容相同" in other.reason


def test_one_revision_with_two_contents_is_refused_both_times(province: Province) -> None:
    one, other = province.file(), province.file(name="b.xlsx", cases=4)
    collected = collect([one, other])
    assert collected.accepted == ()
    assert {item.file for item in collected.refused} == {one, other}
    assert all("内容不同" in item.reason and item.hint for item in collected.refused)
    assert [(item.centre, item.month) for item in collected.missing] == [(LIGHTS, OCTOBER)]


def test_the_newest_revision_wins_and_the_older_is_told(province: Province) -> None:
    first = replace(read(province.file()), is_draft=False, manifest="m1")
    second = replace(first, file=Path("二.xlsx"), revision=2, former="m1")
    collected = judged([second, first])
    assert collected.accepted == (second,)
    (older,) = collected.superseded
    assert (older.file, older.reason) == (first.file, "第 1 版是旧版，已采用第 2 版。")
    assert not any("上一版校验值" in item.text for item in collected.warnings)
    stranger = judged([replace(second, former="m0"), first])
    assert any("上一版校验值" in item.text for item in stranger.warnings)


def test_a_draft_never_takes_the_place_of_a_closed_month(province: Province) -> None:
    draft = replace(read(province.file()), revision=2)
    closed = replace(draft, file=Path("一.xlsx"), revision=1, is_draft=False)
    collected = judged([draft, closed])
    assert collected.accepted == (closed,)
    assert "未关账的草稿" in collected.superseded[0].reason


def test_a_months_opening_is_held_to_the_closing_of_the_month_before(province: Province) -> None:
    province.use(LIGHTS)
    province.bench.add_cases([*case_rows(SEPTEMBER, 4), *case_rows(OCTOBER, 3)])
    before, after = province.export(SEPTEMBER), province.export(OCTOBER)
    assert not any("不连续" in text for text in texts(before, after))
    province.bench.add_cases([{"received_on": date(2026, 9, 8), "accepted_on": date(2026, 9, 9)}])
    after = province.export(OCTOBER)
    broken = [text for text in texts(before, after) if "不连续" in text]
    assert len(broken) == 1
    assert "A6 本月期初 3，2026-09 期末 2" in broken[0]


def test_a_wrong_name_is_told_and_the_content_decides(province: Province) -> None:
    other = province.file(CHAIRS)
    path = province.file(LIGHTS, name=f"{CHAIRS}-2026-09.xlsx")
    collected = collect([path, other])
    assert taken(collected) == [(CHAIRS, "2026-10"), (LIGHTS, "2026-10")]
    told = [item.text for item in collected.warnings if item.file == path]
    assert "文件名像是 2026-09 的，内容是 2026-10 的，已按内容汇总" in told
    assert any(f"文件名像是 {CHAIRS} 的" in text for text in told)


def test_what_no_file_covers_is_missing_within_the_months_seen(province: Province) -> None:
    files = [province.file(LIGHTS, SEPTEMBER), province.file(CHAIRS, OCTOBER)]
    found = [(item.centre, str(item.month)) for item in collect(files).missing]
    assert found == [(CHAIRS, "2026-09"), (LIGHTS, "2026-10")]


def test_a_refused_file_is_missing_too(province: Province) -> None:
    broken = edited(province.file(LIGHTS), lambda book: book["调解登记"].delete_rows(4))
    collected = collect([broken, province.file(CHAIRS)])
    assert [(item.centre, str(item.month)) for item in collected.missing] == [(LIGHTS, "2026-10")]


def test_a_folder_stands_for_its_workbooks(province: Province) -> None:
    path = province.file()
    path.with_name("~$open.xlsx").write_bytes(b"lock")
    path.with_name("说明.txt").write_text("x", encoding="utf-8")
    assert taken(collect([path.parent])) == [(LIGHTS, "2026-10")]
    with pytest.raises(InputFileError, match="没有找到月报工作簿"):
        collect([])


def test_many_files_are_read_by_processes_with_the_same_result(
    province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = province.file()
    copies = [path]
    for number in range(12):
        copies.append(path.with_name(f"副本{number:02}.xlsx"))
        copies[-1].write_bytes(path.read_bytes())
    said: list[tuple[int, int]] = []
    collected = collect(copies, progress=lambda done, total, _: said.append((done, total)))
    monkeypatch.setattr("app.reports.roll_up.collect._FEW", 1000)
    assert collect(copies) == collected
    assert said[0] == (0, 13)
    assert said[-1] == (13, 13)


@pytest.mark.parametrize("few", [1, 1000])
def test_collecting_stops_when_asked(
    province: Province, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("app.reports.roll_up.collect._FEW", few)
    paths = [province.folder / f"{number}.xlsx" for number in range(20)]
    done = []

    def stop(number: int, *_: Any) -> None:  # noqa: ANN401
        done.append(number)
        if number:
            raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        collect(paths, progress=stop)
    # Readers may all have answered by then; what counts is that nothing goes on after the word.
    assert len([number for number in done if number]) == 1
