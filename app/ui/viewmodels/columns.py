"""Columns of a list as data: heading, cell, sort, and who gives way first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from app.domain.money import format_money
from app.domain.terms import Tone
from app.support.clock import china_time

LineT = TypeVar("LineT")

LONGEST_CODE = 16
WEEKDAYS = "一二三四五六日"
STATUTORY_MARK, INTERNAL_MARK = "●", "○"
"""Statutory limits are filled, internal and promised ones hollow, everywhere."""


class Emphasis(StrEnum):
    """How a cell's words are to be felt (强调)."""

    TEXT = "text"
    SECOND = "second"
    ACCENT = "accent"  # 可点开
    DANGER = "danger"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows; a ``tone`` makes it a pill, ``number`` is copied as a number.

    ``full`` is what a tool tip and a copy hold where ``text`` is a shortened form. ``mark`` is a
    shape before the words; in a pill it stands instead of the tone's own.
    """

    text: str = ""
    tone: Tone | None = None
    emphasis: Emphasis = Emphasis.TEXT
    number: int | float | None = None
    full: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ColumnSpec(Generic[LineT]):
    """One column (列).

    ``sort`` is the code the list is asked to sort by, empty if it cannot. ``elastic`` columns
    take spare room and give way first. ``wide`` is the width of the table in pixels at the default
    size from which the column appears by itself; ``hidden`` ones appear only on demand.
    """

    key: str
    heading: str
    cell: Callable[[LineT], Cell]
    sort: str = ""
    elastic: bool = False
    right: bool = False
    wide: int = 0
    hidden: bool = False


def text_cell(text: str) -> Cell:
    """Return plain words."""
    return Cell(text)


def second_cell(text: str) -> Cell:
    """Return words of second rank."""
    return Cell(text, emphasis=Emphasis.SECOND)


def code_cell(code: str) -> Cell:
    """Return a number; one wider than a patent number is shortened and copied whole."""
    width = 0
    for at, sign in enumerate(code):
        width += 1 if sign.isascii() else 2
        if width > LONGEST_CODE:
            return Cell(f"{code[: at - 1]}…", full=code)
    return Cell(code)


def day_cell(day: date | None) -> Cell:
    """Return a day of fixed width, empty for none."""
    return Cell("" if day is None else day.isoformat())


def instant_cell(instant: datetime | None) -> Cell:
    """Return a day and minute in China time, empty for none."""
    return Cell("" if instant is None else f"{china_time(instant):%Y-%m-%d %H:%M}")


def money_cell(fen: int | None) -> Cell:
    """Return an amount in yuan, copied as a number of yuan; empty for none."""
    if fen is None:
        return Cell()
    return Cell(format_money(fen).removesuffix(" 元"), number=fen / 100)


def count_cell(count: int) -> Cell:
    """Return a count; nought is shown as nothing."""
    return Cell(f"{count:,}" if count else "", number=count)


def short_day(day: date) -> str:
    """Return ``11-23 周一``, as previews show days."""
    return f"{day:%m-%d} 周{WEEKDAYS[day.weekday()]}"


def limit_mark(*, statutory: bool) -> str:
    """Return the dot of a time limit."""
    return STATUTORY_MARK if statutory else INTERNAL_MARK


def person(names: Mapping[str, str], account: str) -> str:
    """Return the name people know an account by."""
    return names.get(account, account)
