"""A sheet before it is drawn: columns, rows and the cells' values (工作表内容)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

FORMULA_MARK = "（公式）"
"""Ends the heading of every column that holds formulas; such columns are not hashed."""

HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
LONGEST_TEXT = 32_767
_STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class CellKind(StrEnum):
    """How a column's cells are written (单元格类型)."""

    TEXT = "text"
    WHOLE = "whole"  # 整数
    YUAN = "yuan"  # 元，两位小数
    FIGURE = "figure"  # 月报数值，按单位显示
    PERCENT = "percent"
    DATE = "date"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours; never made from anything that was typed."""

    text: str
    kind: CellKind = CellKind.WHOLE


Value: TypeAlias = str | int | float | Decimal | date | Formula | None


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet."""

    text: str
    kind: CellKind = CellKind.TEXT
    widest: int = 40
    """The most half-width signs the column may take; longer texts are cut on screen only."""

    @property
    def hashed(self) -> bool:
        """Tell whether the column belongs to the sheet's content."""
        return not self.text.endswith(FORMULA_MARK)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value written otherwise than its column says."""

    value: Value
    kind: CellKind


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet: title in row 1, remark in row 2, headings in row 3, rows from row 4.

    ``footer`` lines stand below, after an empty row. ``frozen`` columns stay at the left.
    ``mark`` stands at the head of each printed page, on paper only.
    """

    name: str
    title: str
    remark: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value | Cell, ...], ...]
    footer: tuple[str, ...] = ()
    frozen: int = 2
    filtered: bool = True
    mark: str = ""

    def values(self) -> tuple[tuple[Value, ...], ...]:
        """Return the rows' bare values."""
        return tuple(
            tuple(item.value if isinstance(item, Cell) else item for item in row)
            for row in self.rows
        )


def safe_text(text: str) -> str:
    """Return ``text`` as a cell can hold it.

    Line ends become line feeds, signs that XML forbids go, Excel's escapes (``_x0041_``) are
    broken with a full-width underline, anything past Excel's limit is cut.
    """
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPE.sub("＿\\1", _NOT_XML.sub("", plain))[:LONGEST_TEXT]


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might calculate ``text`` once somebody edits or re-imports it."""
    return text.lstrip(" ").startswith(_STARTS_OF_FORMULAS)


def display_width(text: str) -> int:
    """Return the width of the widest line in half-width signs; Chinese takes two."""
    return max((sum(map(_sign_width, line)) for line in text.split("\n")), default=0)


def _sign_width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
