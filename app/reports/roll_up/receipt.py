"""The sheets about the files: cover, what came of each, manifest (封面、收件情况、清单)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import app
from app.domain.dates import format_instant
from app.reports.roll_up.contract import MANIFEST, SHEET_FACT
from app.reports.roll_up.previous import ROLL_UP_VERSION, VERSION_FACT
from app.reports.roll_up.tables import span_of
from app.reports.roll_up.views import Collected, Refusal
from app.reports.workbook.canonical import table_hash
from app.reports.workbook.tables import Cell, CellKind, Heading, SheetTable, Value

COVER, RECEIPT = "封面", "收件情况"
SOURCE_FACT = "登记来源"
Row = tuple[Value | Cell, ...]


def cover_table(collected: Collected, made_at: datetime) -> SheetTable:
    """Return what the workbook is about, in a few lines."""
    tree = collected.tree
    seen = sum(unit.reports for unit in tree.units)
    facts: tuple[tuple[str, str | int], ...] = (
        ("省份", tree.province),
        ("期间", span_of(collected)),
        ("应报中心", seen),
        ("应报依据", "机构名单" if tree.complete else "收到的文件里出现过的中心"),
        ("已报中心", len(collected.centres)),
        ("采用月报", len(collected.accepted)),
        ("缺报月报", len(collected.missing)),
        ("拒收文件", len(collected.refused)),
        ("旧版和重复文件", len(collected.superseded)),
        ("提示", len(collected.warnings)),
        ("登记簿行数", collected.rows),
        ("上次汇总", collected.previous.file.name if collected.previous else ""),
        ("制表时间", format_instant(made_at)),
        ("程序版本", app.__version__),
    )
    whole = tree.province or "全省"
    return SheetTable(
        name=COVER,
        title=f"{whole}快速维权工作汇总（{span_of(collected)}）",
        remark="比率由分子、分母的合计重算，天数由登记表每件的天数重算，均不是各中心数的平均",
        headings=(Heading("项目"), Heading("内容", CellKind.TEXT, 60)),
        rows=tuple(
            (name, Cell(value, CellKind.WHOLE) if isinstance(value, int) else value)
            for name, value in facts
        ),
        frozen=1,
        filtered=False,
    )


def receipt_table(collected: Collected) -> SheetTable:
    """Return what came of each file, and who is missing; what needs work stands first."""
    names = {unit.code: unit.name for unit in collected.tree.units}
    return SheetTable(
        name=RECEIPT,
        title="收件情况",
        remark="拒收、缺报须办理；提示请核对；未采用的旧版和重复文件不必办理",
        headings=(
            *map(Heading, ("结果", "文件", "中心代码", "中心", "月份")),
            Heading("版次", CellKind.WHOLE),
            Heading("登记行数", CellKind.WHOLE),
            Heading("制表时间"),
            Heading("原因和处理", CellKind.TEXT, 100),
        ),
        rows=(
            *_told("拒收", collected.refused, names),
            *(
                ("缺报", "", item.centre, item.centre_name, str(item.month), None, None, "",
                 "没有可用的月报，请中心报送")
                for item in collected.missing
            ),
            *(
                ("提示", item.file.name, item.centre, names.get(item.centre, ""),
                 str(item.month), None, None, "", item.text)
                for item in collected.warnings
            ),
            *_told("未采用", collected.superseded, names),
            *(
                ("采用", item.file.name, item.centre, item.centre_name, str(item.month),
                 item.revision, item.rows, item.made_at, "")
                for item in collected.accepted
            ),
        ),
    )  # fmt: skip


def manifest_table(
    collected: Collected, tables: Sequence[SheetTable], made_at: datetime
) -> SheetTable:
    """Return what the workbook is and what its sheets hold.

    The registers are too long to be hashed as one. Each source's part of them is told with the
    hash of the sheet it came from, so any part can be held against its file.
    """
    facts: tuple[Row, ...] = (
        (VERSION_FACT, Cell(ROLL_UP_VERSION, CellKind.WHOLE), None, None),
        ("制表时间", made_at.strftime("%Y-%m-%dT%H:%M:%SZ"), None, None),
        ("程序", "kuaiwei", None, None),
        ("程序版本", app.__version__, None, None),
    )
    return SheetTable(
        name=MANIFEST,
        title="汇总清单",
        remark="校验值的算法同月报；登记来源一行是一份月报的一张登记表，校验值与该月报清单上的相同",
        headings=(
            Heading("项目"),
            Heading("内容", CellKind.TEXT, 60),
            Heading("行数", CellKind.WHOLE),
            Heading("校验值", CellKind.TEXT, 70),
        ),
        rows=(
            *facts,
            *((SHEET_FACT, item.name, len(item.rows), table_hash(item)) for item in tables),
            *_sources(collected),
        ),
        filtered=False,
        frozen=1,
    )


def _told(result: str, items: Iterable[Refusal], names: dict[str, str]) -> list[Row]:
    return [
        (result, item.file.name, item.centre, names.get(item.centre, ""),
         str(item.month or ""), None, None, "", item.sentence)
        for item in items
    ]  # fmt: skip


def _sources(collected: Collected) -> list[Row]:
    rows: list[Row] = []
    for item in collected.accepted:
        hashes = {sheet.name: sheet.sha256 for sheet in item.sheets}
        rows += [
            (SOURCE_FACT, f"{part.sheet} {item.centre} {item.month}", part.rows, hashes[part.sheet])
            for part in item.packed
            if part.rows
        ]
    return rows
