"""The sheets of a month's file as calamine reads them (读工作表)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from app.domain.dates import DateTextError, YearMonth
from app.reports.roll_up.cells import Row, sheet_hash, tokens
from app.reports.roll_up.contract import (
    DRAFT,
    FACTS,
    FORMER,
    MANIFEST,
    SHEET_FACT,
    SHEETS,
    STATE,
    VERSIONS,
)
from app.reports.roll_up.safe_zip import check_package
from app.reports.roll_up.views import SheetFact
from app.reports.workbook.tables import FIRST_ROW, HEADER_ROW
from app.support.errors import InputFileError

AGAIN = "请中心用快维重新导出这个月的月报，原样报送。"
_ALLOWED = frozenset({str, float, int, date})
_PANIC = "PanicException"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's title lines, headings and data rows; an empty cell is an empty text."""

    title: str
    remark: str
    header: tuple[str, ...]
    rows: Sequence[Row]

    def column(self, heading: str) -> tuple[object, ...]:
        """Return a column by its heading."""
        place = self.header.index(heading)
        return tuple(row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says of itself in 清单."""

    version: int
    centre: str
    centre_name: str
    month: YearMonth
    revision: int
    made_at: str
    sheets: tuple[SheetFact, ...]
    is_draft: bool
    former: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OpenBook:
    """An open workbook whose sheets are read one by one."""

    book: CalamineWorkbook
    names: tuple[str, ...]

    def sheet(self, name: str) -> Sheet:
        """Read a sheet.

        Raises:
            InputFileError: the sheet cannot be read or has no headings.
        """
        lines = self._lines(name)
        if len(lines) < HEADER_ROW:
            raise InputFileError(f"工作表“{name}”缺少表头。", hint=AGAIN)
        header = _header(lines[HEADER_ROW - 1])
        if not header or len(set(header)) < len(header):
            raise InputFileError(f"工作表“{name}”的表头不对。", hint=AGAIN)
        wide = len(header)
        rows: list[Row] = []
        for line in lines[FIRST_ROW - 1 :]:
            cells = line if len(line) == wide else line[:wide]
            if not any(cell != "" for cell in cells):
                break
            if not _ALLOWED.issuperset(map(type, cells)) and not all(map(_allowed, cells)):
                raise InputFileError(
                    f"工作表“{name}”里有不该有的内容（真假值或时长）。", hint=AGAIN
                )
            rows.append(cells)
        title, remark = (str(line[0]) if line else "" for line in lines[:2])
        return Sheet(title, remark, header, rows)

    def _lines(self, name: str) -> Sequence[Sequence[object]]:
        try:
            return self.book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError) as error:
            raise InputFileError(f"工作表“{name}”读不出来，文件已损坏。", hint=AGAIN) from error


def open_book(path: Path) -> OpenBook:
    """Open a workbook that is worth reading.

    Raises:
        InputFileError: it is none, is damaged, protected or far too large.
    """
    check_package(path)
    try:
        book = CalamineWorkbook.from_path(path)
        return OpenBook(book, tuple(book.sheet_names))
    except (CalamineError, OSError, ValueError) as error:
        raise InputFileError("文件已损坏，打不开。", hint=AGAIN) from error


def is_panic(error: BaseException) -> bool:
    """Tell whether the reader's native code gave up, which is no ordinary exception."""
    return type(error).__name__ == _PANIC


def read_manifest(book: OpenBook) -> Manifest:
    """Return what the file says of itself.

    Raises:
        InputFileError: it is no workbook of ours, of an unknown version, or lacks a fact.
    """
    if MANIFEST not in book.names:
        raise InputFileError(
            "不是快维导出的月报工作簿（没有“清单”表）。", hint="请核对是否放错了文件。"
        )
    sheet = book.sheet(MANIFEST)
    _check_headings(MANIFEST, sheet)
    rows = tuple(zip(*(sheet.column(name) for name in SHEETS[MANIFEST]), strict=True))
    facts = {str(item): content for item, content, _, _ in rows if item != SHEET_FACT}
    if FACTS[0] not in facts and FACTS[3] not in facts:
        raise InputFileError(
            "不是中心的月报，是汇总或别的工作簿。", hint="不必报送，移出文件夹即可。"
        )
    version = _whole(facts.get(FACTS[0]))
    if version is None or any(facts.get(name, "") == "" for name in FACTS):
        raise InputFileError("“清单”表缺少内容，认不出是哪个中心、哪个月份。", hint=AGAIN)
    _check_version(version)
    revision = _whole(facts["版次"])
    if revision is None or revision < 1:
        raise InputFileError("“清单”表的版次不对。", hint=AGAIN)
    return Manifest(
        version,
        str(facts["中心代码"]),
        str(facts["中心名称"]),
        _month(facts["月份"]),
        revision,
        str(facts["制表时间"]),
        tuple(
            SheetFact(str(name), _whole(number) or 0, str(sha256))
            for item, name, number, sha256 in rows
            if item == SHEET_FACT
        ),
        is_draft=facts.get(STATE) == DRAFT,
        former=str(facts.get(FORMER, "")),
        sha256=sheet_hash(sheet.header, sheet.rows, tokens()),
    )


def read_sheets(book: OpenBook, manifest: Manifest) -> Mapping[str, Sheet]:
    """Return every sheet that the manifest lists, with the headings that must be there.

    Raises:
        InputFileError: a sheet is missing or its headings are not those of the contract.
    """
    listed = {item.name for item in manifest.sheets}
    for name in SHEETS:
        if name != MANIFEST and (name not in listed or name not in book.names):
            raise InputFileError(f"缺少工作表“{name}”，或被改了名。", hint=AGAIN)
    found = {}
    for item in manifest.sheets:
        if item.name not in book.names:
            raise InputFileError(f"缺少工作表“{item.name}”，或被改了名。", hint=AGAIN)
        found[item.name] = book.sheet(item.name)
        _check_headings(item.name, found[item.name])
    return found


def _check_version(version: int) -> None:
    if version > VERSIONS[-1]:
        raise InputFileError(
            f"文件由较新的程序导出（格式版本 {version}），本程序只认到 {VERSIONS[-1]}。",
            hint="请先把本机的快维升级到最新版，再汇总一次。",
        )
    if version not in VERSIONS:
        raise InputFileError(
            f"文件由较旧的程序导出（格式版本 {version}），缺少汇总所需的内容。",
            hint="请中心升级快维后重新导出这个月的月报。",
        )


def _check_headings(name: str, sheet: Sheet) -> None:
    missing = [text for text in SHEETS.get(name, ()) if text not in sheet.header]
    if missing:
        raise InputFileError(f"工作表“{name}”缺少“{missing[0]}”一列。", hint=AGAIN)


def _header(line: Sequence[object]) -> tuple[str, ...]:
    """Return the headings up to the last filled cell."""
    last = max((place for place, text in enumerate(line, 1) if text != ""), default=0)
    return tuple(str(text) for text in line[:last])


def _allowed(value: object) -> bool:
    return type(value) in _ALLOWED or isinstance(value, date)


def _whole(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        return None
    return int(value)


def _month(value: object) -> YearMonth:
    try:
        return YearMonth.parse(str(value))
    except DateTextError as error:
        raise InputFileError("“清单”表的月份不对。", hint=AGAIN) from error
