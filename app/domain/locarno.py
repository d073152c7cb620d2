"""The Locarno classification of designs, a dated table kept as data (洛迦诺分类)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.mappings import Reader
from app.domain.text import compact_code

_CLASS = re.compile(r"(?:LOC)?(?:\(\d{1,2}\))?(?:CL\.?)?(\d{1,2})[-./](\d{1,2})")
_JOINED = re.compile(r"(\d{2})(\d{2})")
_LAST_CLASS = 32


class LocarnoError(ValueError):
    """The text is no Locarno class; the message is Chinese and complete."""


@dataclass(frozen=True, slots=True)
class LocarnoClass:
    """One sub-class, e.g. 26-05; ``verified`` tells whether its name was checked (小类)."""

    code: str
    name: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class LocarnoTable:
    """One edition of the classification, as far as the centres need it (分类表)."""

    edition: int
    valid_from: date
    classes: tuple[LocarnoClass, ...]

    def name_of(self, code: str) -> str:
        """Return the name of a sub-class, empty when the table does not list it."""
        return next((item.name for item in self.classes if item.code == code), "")


def normal_locarno(text: str) -> str:
    """Return a class as ``26-05``; accepts ``2605``, ``26.5`` and ``LOC (14) Cl. 26-05``.

    Raises:
        LocarnoError: not of that form, or a class beyond 32.
    """
    plain = compact_code(text)
    match = _CLASS.fullmatch(plain) or _JOINED.fullmatch(plain)
    if match is None:
        raise LocarnoError("分类号写法如 26-05")
    main, sub = int(match.group(1)), int(match.group(2))
    if not 1 <= main <= _LAST_CLASS:
        raise LocarnoError(f"没有第 {main} 大类")
    return f"{main:02}-{sub:02}"


def table_from_mapping(data: Mapping[str, object]) -> LocarnoTable:
    """Build the table from parsed TOML.

    Raises:
        DataError: a key is missing or wrong; the message names it.
    """
    reader = Reader(data)
    rows = reader.rows("classes")
    return LocarnoTable(
        edition=reader.whole("edition"),
        valid_from=reader.day("valid_from"),
        classes=tuple(
            LocarnoClass(
                normal_locarno(row.text("code")), row.text("name"), verified=row.flag("verified")
            )
            for row in rows
        ),
    )
