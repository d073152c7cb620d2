"""Patterns of case and intake numbers (案号格式)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.text import compact_code

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SEQUENCE = re.compile(r"seq(?::0([1-9]))?")
_LEFT, _RIGHT = "〔[【(〖", "〕]】)〗"
# People type whatever bracket is at hand; numbers are compared with one kind only.
_BRACKETS = str.maketrans(dict.fromkeys(_LEFT, "(") | dict.fromkeys(_RIGHT, ")"))


class NumberPatternError(ValueError):
    """The pattern cannot serve; the message is Chinese and complete."""


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How the numbers of one book look, ``{prefix}〔{year}〕{seq}号`` (案号格式).

    Placeholders: ``{prefix}`` at most once, ``{year}`` (four digits) and ``{seq}`` exactly
    once; ``{seq:04}`` pads with zeros to four digits. Sequences restart each year.
    """

    pattern: str
    prefix: str = ""

    def __post_init__(self) -> None:
        """Refuse unknown, missing and doubled placeholders, and stray braces.

        Raises:
            NumberPatternError: the pattern cannot serve.
        """
        names = _PLACEHOLDER.findall(self.pattern)
        kinds = ["seq" if _SEQUENCE.fullmatch(name) else name for name in names]
        for kind, name in zip(kinds, names, strict=True):
            if kind not in ("prefix", "year", "seq"):
                raise NumberPatternError(f"编号格式中不认识 {{{name}}}")
        for kind in ("year", "seq"):
            if kind not in kinds:
                raise NumberPatternError(f"编号格式缺 {{{kind}}}")
        if len(set(kinds)) != len(kinds):
            raise NumberPatternError("编号格式中同一占位符只能用一次")
        if set("{}") & set(_PLACEHOLDER.sub("", self.pattern) + self.prefix):
            raise NumberPatternError("编号格式的花括号不成对")

    def format(self, year: int, seq: int) -> str:
        """Return the number of the ``seq``-th case of ``year``; both from 1, year to 9999."""
        return _PLACEHOLDER.sub(lambda match: self._filled(match.group(1), year, seq), self.pattern)

    def parse(self, text: str) -> tuple[int, int] | None:
        """Return year and sequence of a number of this pattern; None for any other text.

        Spaces, full-width digits and the kind of bracket do not matter.
        """
        wanted = _comparable(text)
        match = re.fullmatch(self._expression(), wanted)
        if match is None:
            return None
        found = int(match["year"]), int(match["seq"])
        return found if _comparable(self.format(*found)) == wanted else None

    def _filled(self, name: str, year: int, seq: int) -> str:
        """Return what stands for one placeholder."""
        if name == "prefix":
            return self.prefix
        if name == "year":
            return f"{year:04}"
        width = _SEQUENCE.fullmatch(name)
        return str(seq).zfill(int(width[1]) if width and width[1] else 1)

    def _expression(self) -> str:
        """Return the regular expression of the compared form."""
        pieces: list[str] = []
        end = 0
        for match in _PLACEHOLDER.finditer(self.pattern):
            pieces.append(re.escape(_comparable(self.pattern[end : match.start()])))
            pieces.append(self._group(match.group(1)))
            end = match.end()
        pieces.append(re.escape(_comparable(self.pattern[end:])))
        return "".join(pieces)

    def _group(self, name: str) -> str:
        """Return the expression of one placeholder."""
        if name == "prefix":
            return re.escape(_comparable(self.prefix))
        return r"(?P<year>[0-9]{4})" if name == "year" else r"(?P<seq>[0-9]+)"


def _comparable(text: str) -> str:
    """Return ``text`` half-width, upper case, without spaces, with one kind of bracket."""
    return compact_code(text).translate(_BRACKETS)
