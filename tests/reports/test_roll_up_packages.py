"""Files that are no workbooks, or are made to harm: refused at once, never opened."""

from __future__ import annotations

import random
import struct
import zipfile
from pathlib import Path

import pytest

from app.reports.roll_up.collect import collect
from app.reports.roll_up.safe_zip import check_package
from app.support.errors import InputFileError
from tests.reports.roll_up_kit import Province, only_reason, open_province

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    "{}</sheetData></worksheet>"
)


def package(path: Path, **sheets: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        for name, text in sheets.items():
            file.writestr(f"xl/worksheets/{name}.xml", text)
    return path


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "文件是空的"),
        (b"a plain text, no workbook", "不是 Excel 工作簿"),
        (b"\xd0\xcf\x11\xe0 an older Excel", "加了打开密码"),
        (b"PK\x03\x04 cut off", "已损坏"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert word in only_reason(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "读不出来" in only_reason(tmp_path / "none.xlsx")


def test_another_package_and_another_workbook_are_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as file:
        file.writestr("word/document.xml", "<w/>")
    assert "不是 Excel 工作簿" in only_reason(tmp_path / "a.xlsx")
    assert "已损坏" in only_reason(package(tmp_path / "b.xlsx", sheet1="<nonsense"))


def test_a_giant_by_its_own_word_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        with file.open("xl/sharedStrings.xml", "w", force_zip64=True) as entry:
            for _ in range(300):
                entry.write(bytes(1024 * 1024))
    assert path.stat().st_size < 1_000_000
    assert "解开后过大" in only_reason(path)


def test_a_giant_that_lies_about_its_size_is_unpacked_no_further_than_it_says(
    tmp_path: Path,
) -> None:
    path = package(tmp_path / "a.xlsx", sheet1="x" * 5_000_000)
    data = path.read_bytes()
    true, false = struct.pack("<I", 5_000_000), struct.pack("<I", 900)
    assert data.count(true) == 2
    path.write_bytes(data.replace(true, false))
    assert "与自报的大小不符" in only_reason(path)


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='2'><c r='AAA2' t='n'><v>1</v></c></row>",
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row  r = "1000000" ht="3"><c r="A5"><v>1</v></c></row>',
    ],
)
def test_a_cell_at_the_far_end_of_a_sheet_is_not_laid_out(tmp_path: Path, cells: str) -> None:
    path = package(tmp_path / "a.xlsx", sheet1=SHEET.format(cells))
    assert "大得不合理" in only_reason(path)


def test_empty_styled_rows_at_the_far_end_do_no_harm(tmp_path: Path) -> None:
    cells = '<row r="1"/><row r="1048575" ht="12.8"></row>'
    cells += '<row r="1048576"><c r="A1048576" s="1"/></row>'
    check_package(package(tmp_path / "a.xlsx", sheet1=SHEET.format(cells)))


def test_an_unknown_packing_and_a_wrong_checksum_are_damage(tmp_path: Path) -> None:
    path = package(tmp_path / "a.xlsx", sheet1="text that is long enough to be deflated " * 9)
    data = bytearray(path.read_bytes())
    data[data.index(b"xl/worksheets/sheet1.xml") + 30] ^= 0x55
    path.write_bytes(data)
    with pytest.raises(InputFileError, match="已损坏"):
        check_package(path)


def test_no_damage_to_a_real_file_goes_unnoticed_or_raises(tmp_path: Path) -> None:
    with open_province(tmp_path) as province:
        whole = _file(province)
    chance = random.Random(11)  # noqa: S311 - a fixed mix of damages, no secret
    target = tmp_path / "damaged.xlsx"
    for _ in range(40):
        data = bytearray(whole)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        else:
            for _ in range(chance.randrange(1, 30)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        target.write_bytes(data)
        collected = collect([target])
        assert len(collected.accepted) + len(collected.refused) == 1


def _file(province: Province) -> bytes:
    return province.file().read_bytes()
