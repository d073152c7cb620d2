"""Which tables the open export holds, and what each of their columns means (导出的表与栏目)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Date, Integer, Table
from sqlalchemy.types import TypeEngine

from app.models.base import Instant
from app.models.tables import Base
from app.support.resource_files import read_text

CENTRE_TABLE = "centre"
"""Goes into ``centre.json``, not into lines."""

LEFT_OUT: Mapping[str, str] = {
    "case_text": "检索文本，由案件各栏目生成",
    "form_draft": "各人未保存的表单",
}
"""Tables that are not exported, each with the reason."""

ADDED: Mapping[str, tuple[str, ...]] = {"stored_file": ("path",)}
"""Fields that the export adds to a table's columns."""

_NOTES = ("open_export", "tables.toml")


@dataclass(frozen=True, slots=True)
class ExportField:
    """One field of a file (栏目). ``codes`` names the set its values come from, or is empty."""

    name: str
    type: str
    nullable: bool
    term: str
    about: str
    codes: str


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table with its file (导出表)."""

    table: Table
    file: str
    term: str
    about: str
    fields: tuple[ExportField, ...]


def export_tables() -> tuple[ExportTable, ...]:
    """Return the exported tables in the order of the export.

    Raises:
        ValueError: a table or column without a description, or a description of nothing.
    """
    notes: dict[str, Any] = tomllib.loads(read_text(*_NOTES))
    common: Mapping[str, str] = notes.pop("common")
    known = set(Base.metadata.tables) - {CENTRE_TABLE, *LEFT_OUT}
    if wrong := sorted(known.symmetric_difference(notes)):
        raise ValueError(f"tables and descriptions differ: {wrong}")
    return tuple(_table(Base.metadata.tables[name], note, common) for name, note in notes.items())


def _table(table: Table, note: Mapping[str, Any], common: Mapping[str, str]) -> ExportTable:
    own: Mapping[str, str] = note["fields"]
    added = ADDED.get(table.name, ())
    names = (*table.columns.keys(), *added)
    lacking = [name for name in names if name not in own and name not in common]
    if wrong := [*lacking, *(name for name in own if name not in names)]:
        raise ValueError(f"columns and descriptions of {table.name} differ: {wrong}")
    # The key first; mixed-in columns would otherwise come before the table's own.
    ordered = ["id", *(n for n in own if n != "id"), *(n for n in names if n not in own)]
    fields = tuple(
        _field(table, name, own.get(name) or common[name]) for name in dict.fromkeys(ordered)
    )
    return ExportTable(table, f"{note['file']}.jsonl", note["term"], note["about"], fields)


def _field(table: Table, name: str, note: str) -> ExportField:
    term, about, codes = (*note.split("｜"), "", "")[:3]
    column = table.columns.get(name)
    if column is None:
        return ExportField(name, "文本", nullable=False, term=term, about=about, codes=codes)
    return ExportField(
        name, _type_words(name, column.type), bool(column.nullable), term, about, codes
    )


def _type_words(name: str, kind: TypeEngine[Any]) -> str:
    if isinstance(kind, Instant):
        return "时刻（UTC）"
    if isinstance(kind, Date):
        return "日期"
    if isinstance(kind, Boolean):
        return "真假"
    if isinstance(kind, Integer | BigInteger):
        return "整数，分" if name.endswith("_fen") else "整数"
    return "对象或数组" if isinstance(kind, JSON) else "文本"
