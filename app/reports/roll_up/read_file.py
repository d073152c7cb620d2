"""Reading and checking one month's workbook; runs in a process of its own (核验一份月报)."""

from __future__ import annotations

import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.dates import YearMonth
from app.reports.roll_up.cells import Known, Row, drawn_cells, pack, sheet_hash, tokens
from app.reports.roll_up.contract import (
    CHANGED,
    CHECKS,
    DIFFERENCES,
    INFRINGEMENT,
    MANIFEST,
    REGISTERS,
)
from app.reports.roll_up.contract import SUMMARY as SUMMARY_SHEET
from app.reports.roll_up.recount import (
    CheckLine,
    Register,
    disagreements,
    relations,
    spreads,
)
from app.reports.roll_up.sheets import (
    AGAIN,
    Manifest,
    Sheet,
    is_panic,
    open_book,
    read_manifest,
    read_sheets,
)
from app.reports.roll_up.views import IndicatorLine, MonthFile, Refusal
from app.support.errors import InputFileError

_THIS_MONTH = "本月"
_TOLD = 3
"""So many contradictions are told by name; one is reason enough."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What one process keeps from file to file: cells worked out before."""

    tokens: Known = field(default_factory=tokens)
    drawn: Known = field(default_factory=drawn_cells)


def read_month_file(path: Path, memory: Memory) -> MonthFile | Refusal:
    """Return a file's figures and packed registers, or why it cannot be taken."""
    manifest: Manifest | None = None
    try:
        book = open_book(path)
        manifest = read_manifest(book)
        sheets = read_sheets(book, manifest)
        return _checked(path, manifest, sheets, book.names, memory)
    except InputFileError as error:
        return _refusal(path, manifest, error.message, error.hint)
    except BaseException as error:
        if not is_panic(error):
            raise
        return _refusal(path, manifest, "文件已损坏，读不下去。", AGAIN)


def read_many(paths: Sequence[Path]) -> tuple[MonthFile | Refusal, ...]:
    """Read a few files one after another; the unit of work of a process."""
    memory = Memory()
    return tuple(read_month_file(path, memory) for path in paths)


def leave_interrupts() -> None:
    """Let Ctrl+C reach the parent alone, which stops its readers in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _refusal(path: Path, manifest: Manifest | None, reason: str, hint: str) -> Refusal:
    if manifest is None:
        return Refusal(path, reason, hint)
    return Refusal(path, reason, hint, manifest.centre, manifest.month)


def _checked(
    path: Path,
    manifest: Manifest,
    sheets: Mapping[str, Sheet],
    names: Sequence[str],
    memory: Memory,
) -> MonthFile:
    _check_content(manifest, sheets, memory.tokens)
    _check_imprint(manifest, sheets)
    figures, indicators = _figures(sheets[SUMMARY_SHEET])
    wrong, broken, openings = relations(figures, _check_lines(sheets[CHECKS]))
    if wrong:
        raise InputFileError(
            f"“校验”表与“汇总”表的数字不一致（{'、'.join(wrong[:_TOLD])}），文件被改动过。",
            hint=AGAIN,
        )
    registers = {name: Register.of(sheets[name].header, sheets[name].rows) for name in REGISTERS}
    _check_registers(figures, registers, manifest.month)
    days = spreads(figures, registers, manifest.month)
    extra = [name for name in names if name not in {*sheets, MANIFEST}]
    first = (manifest.centre_name, str(manifest.month))
    return MonthFile(
        file=path,
        version=manifest.version,
        centre=manifest.centre,
        centre_name=manifest.centre_name,
        month=manifest.month,
        revision=manifest.revision,
        made_at=manifest.made_at,
        sheets=manifest.sheets,
        indicators=indicators,
        figures=figures,
        openings=openings,
        days=days,
        packed=tuple(
            pack(name, first, _plain_rows(sheets[name], REGISTERS[name]), memory.drawn)
            for name in REGISTERS
        ),
        is_draft=manifest.is_draft,
        manifest=manifest.sha256,
        former=manifest.former,
        causes=_causes(sheets),
        warnings=(
            *(("是未关账的草稿，数字还会变动，请中心关账后报送",) if manifest.is_draft else ()),
            *(f"校验不符：{text}，请中心查明" for text in broken),
            *(f"多出工作表“{name}”，没有汇总" for name in extra),
        ),
    )


def _check_content(manifest: Manifest, sheets: Mapping[str, Sheet], known: Known) -> None:
    for item in manifest.sheets:
        sheet = sheets[item.name]
        if len(sheet.rows) != item.rows:
            raise InputFileError(
                f"工作表“{item.name}”有 {len(sheet.rows)} 行，清单上是 {item.rows} 行，"
                "导出后被增删过。",
                hint=AGAIN,
            )
        if sheet_hash(sheet.header, sheet.rows, known) != item.sha256:
            raise InputFileError(f"工作表“{item.name}”的内容在导出后被改动过。", hint=AGAIN)


def _check_imprint(manifest: Manifest, sheets: Mapping[str, Sheet]) -> None:
    """Hold the manifest's centre and month to what the sheets say in their title lines.

    The manifest is not hashed itself, and neither are title lines: whoever wants another
    centre's file to pass for his own has to change them all.
    """
    for name in (SUMMARY_SHEET, INFRINGEMENT):
        sheet = sheets[name]
        if manifest.month.term not in sheet.title:
            raise InputFileError(
                f"清单上的月份是 {manifest.month}，“{name}”表的标题却是“{sheet.title}”。",
                hint=AGAIN,
            )
        if not sheet.remark.startswith(manifest.centre_name):
            raise InputFileError(
                f"清单上的中心是“{manifest.centre_name}”，“{name}”表却是另一个中心的。", hint=AGAIN
            )


def _figures(summary: Sheet) -> tuple[dict[str, float | None], tuple[IndicatorLine, ...]]:
    figures: dict[str, float | None] = {}
    lines = []
    names = ("代码", "指标", "单位", "计数日期", "本月")
    for code, term, unit, basis, value in zip(*map(summary.column, names), strict=True):
        if value != "" and not isinstance(value, int | float):
            raise InputFileError(f"“汇总”表 {code} 的本月不是数字。", hint=AGAIN)
        if str(code) in figures:
            raise InputFileError(f"“汇总”表有两行 {code}。", hint=AGAIN)
        figures[str(code)] = value if isinstance(value, int | float) else None
        lines.append(IndicatorLine(str(code), str(term), str(unit), str(basis)))
    return figures, tuple(lines)


def _check_lines(sheet: Sheet) -> list[CheckLine]:
    names = ("代码", "左边", "右边", "结论")
    found = []
    for code, left, right, verdict in zip(*map(sheet.column, names), strict=True):
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise InputFileError(f"“校验”表 {code} 的两边不是数字。", hint=AGAIN)
        found.append(CheckLine(str(code), left, right, str(verdict)))
    return found


def _causes(sheets: Mapping[str, Sheet]) -> Mapping[str, tuple[str, ...]]:
    """Return the changed facts behind each figure of the month that this revision changed."""
    sheet = sheets.get(DIFFERENCES)
    if sheet is None or any(name not in sheet.header for name in CHANGED):
        return {}
    found: dict[str, dict[str, None]] = {}
    for row in zip(*map(sheet.column, CHANGED), strict=True):
        code, column, case, fact, before, after, reason = map(str, row)
        if column == _THIS_MONTH and case:
            why = f"（{reason}）" if reason else ""
            told = f"{case} {fact}由“{before}”改为“{after}”{why}"
            found.setdefault(code, {})[told] = None
    return {code: tuple(told) for code, told in found.items()}


def _check_registers(
    figures: Mapping[str, float | None], registers: Mapping[str, Register], month: YearMonth
) -> None:
    for name, register in registers.items():
        if strangers := register.strangers(month):
            raise InputFileError(
                f"“{name}”有 {strangers} 行不属于 {month}，登记表不是这个月的。", hint=AGAIN
            )
    if found := list(disagreements(figures, registers, month)):
        more = f"等 {len(found)} 处" if len(found) > _TOLD else ""
        raise InputFileError(
            f"汇总数与登记表对不上：{'；'.join(found[:_TOLD])}{more}。", hint=AGAIN
        )


def _plain_rows(sheet: Sheet, wanted: Sequence[str]) -> Sequence[Row]:
    """Return the rows with the columns of the contract, in its order."""
    if sheet.header == tuple(wanted):
        return sheet.rows
    places = [sheet.header.index(name) for name in wanted]
    return [[row[place] for place in places] for row in sheet.rows]
