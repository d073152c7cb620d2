"""The last roll-up, read to be compared with this one (上次汇总)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.reports.roll_up.cells import sheet_hash, tokens
from app.reports.roll_up.contract import MANIFEST, SHEET_FACT
from app.reports.roll_up.sheets import OpenBook, Sheet, open_book
from app.reports.roll_up.views import Collected, Earlier, EarlierFigure, Number
from app.support.errors import InputFileError

ROLL_UP_VERSION = 1
VERSION_FACT = "汇总格式版本"
BY_MONTH = "分中心分月"
CODE, CENTRE, MONTH, REVISION = "中心代码", "中心", "月份", "版次"
FIXED = (CODE, CENTRE, MONTH, REVISION)
_ALMOST = 1e-6
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is not what it was (差异)."""

    centre: str
    centre_name: str
    month: str
    code: str
    before: Number
    after: Number
    reason: str


def read_earlier(path: Path) -> Earlier:
    """Return the figures of a roll-up written before.

    Raises:
        InputFileError: it is none, was changed, or was written by a newer program.
    """
    try:
        return _earlier(path)
    except InputFileError as error:
        raise InputFileError(
            f"上次的汇总用不了，没有汇总：{error.message}",
            hint="请给出快维上次生成的原文件，或不作比较。",
        ) from error


def _earlier(path: Path) -> Earlier:
    book = open_book(path)
    if MANIFEST not in book.names or BY_MONTH not in book.names:
        raise InputFileError("不是快维生成的汇总。")
    _check(book, sheet := book.sheet(BY_MONTH))
    if any(name not in sheet.header for name in FIXED):
        raise InputFileError("不是快维生成的汇总。")
    columns = {name: sheet.column(name) for name in sheet.header}
    codes = {name: name.split(" ")[0] for name in sheet.header if name not in FIXED}
    months: dict[tuple[str, str], EarlierFigure] = {}
    names: dict[str, str] = {}
    for place in range(len(sheet.rows)):
        centre, revision = str(columns[CODE][place]), columns[REVISION][place]
        figures = {code: _number(columns[name][place]) for name, code in codes.items()}
        whole = int(revision) if isinstance(revision, int | float) else 0
        months[centre, str(columns[MONTH][place])] = EarlierFigure(whole, figures)
        names[centre] = str(columns[CENTRE][place])
    return Earlier(path, months, names)


def _check(book: OpenBook, sheet: Sheet) -> None:
    version = told = None
    for row in book.sheet(MANIFEST).rows:
        if row[0] == VERSION_FACT:
            version = row[1]
        elif row[:2] == [SHEET_FACT, BY_MONTH]:
            told = row[3]
    if not isinstance(version, int | float):
        raise InputFileError("不是快维生成的汇总。")
    if version > ROLL_UP_VERSION:
        raise InputFileError("它由较新的程序生成。")
    if sheet_hash(sheet.header, sheet.rows, tokens()) != told:
        raise InputFileError("它的数字在生成后被改动过。")


def differences(collected: Collected) -> Iterator[Difference]:
    """Yield every figure that differs from the last roll-up, and what explains it."""
    if collected.previous is None:
        return
    before = collected.previous.months
    now = {(item.centre, str(item.month)): item for item in collected.accepted}
    for key in sorted(before.keys() | now.keys()):
        was, item = before.get(key), now.get(key)
        old: Mapping[str, Number] = was.figures if was else {}
        new: Mapping[str, Number] = item.figures if item else {}
        name = item.centre_name if item else collected.previous.names[key[0]]
        reason = _reason(was.revision if was else None, item.revision if item else None)
        for code in dict.fromkeys((*old, *new)):
            if was and item and (code not in old or code not in new):
                continue  # An indicator that one of the two programs did not know.
            if not _same(old.get(code), new.get(code)):
                causes = item.causes.get(code, ()) if item and was else ()
                yield Difference(
                    key[0], name, key[1], code, old.get(code), new.get(code),
                    "；".join((reason, *causes[:_TOLD])),
                )  # fmt: skip


def _reason(before: int | None, after: int | None) -> str:
    if before is None:
        return f"上次没有收到，本次为第 {after} 版"
    if after is None:
        return f"上次为第 {before} 版，本次没有收到"
    if before != after:
        return f"第 {before} 版改为第 {after} 版"
    return f"同为第 {after} 版而内容不同，请中心说明"


def _same(one: Number, other: Number) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _ALMOST


def _number(value: object) -> Number:
    return float(value) if isinstance(value, int | float) else None
