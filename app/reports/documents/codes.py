"""Numbers, days and short names, which both writers rather shrink than break (编号)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE = re.compile("[0-9]")
_SENTENCE = re.compile("[，。；、！？：□＿ ]")
_ATOM = re.compile(
    r"[〔（(][^〕）)]*[〕）)]|[\u4e00-\u9fff]{1,3}[-/_—]+"
    r"|[0-9A-Za-z.]+[年月日号卷册盒期]?[-/_—]*|[-/_—]+|\s+|.",
    re.DOTALL,
)
_FIGURES_ACROSS = 4
_LINK = re.compile(r"[!-~]*(?:/|www\.)[!-~]*|[!-~]{21,}")
_SHORT_WORD = 12
_LONG_WORD = re.compile("[!-~]{10,}")
_LONGEST_CODE, _LONGEST_LABEL = 30, 8
_CHINESE_OF_A_CODE = 12


def is_code(text: str, *, label: bool = False) -> bool:
    """Tell whether a cell holds one number or moment, or a short label: one line if it can be."""
    text = text.strip()
    if label:
        return len(text) <= _LONGEST_LABEL
    wide = sum(char > "\u024f" for char in text)
    short = len(text) <= _LONGEST_CODE and wide <= _CHINESE_OF_A_CODE
    return short and bool(_FIGURE.search(text)) and not _SENTENCE.search(text)


def is_whole(text: str) -> bool:
    """Tell whether a short text is complete, so that nobody writes behind or below it by hand."""
    return bool(text.strip()) and not re.search("[：:□＿]", text)


def stands_across(text: str) -> bool:
    """Tell whether a cell of a spine label is a number, set level though the label is upright."""
    wide = sum(char > "\u024f" for char in text)
    return bool(_FIGURE.search(text)) and wide <= _CHINESE_OF_A_CODE and "\n" not in text


def across_atoms(text: str) -> list[str]:
    """Return what stays together in a number: 〔2026〕, 40号, 30年, 2026-."""
    return _ATOM.findall(text)


def even_lines(atoms: Sequence[str], widths: Sequence[float], count: int) -> list[str]:
    """Return the atoms in at most ``count`` lines, the widest of them as narrow as can be."""
    places = range(len(atoms))
    for room in sorted({sum(widths[first : last + 1]) for first in places for last in places}):
        lines = _filled(atoms, widths, room) if room >= max(widths) else []
        if 0 < len(lines) <= count:
            return lines
    return ["".join(atoms)]


def _filled(atoms: Sequence[str], widths: Sequence[float], room: float) -> list[str]:
    lines, used = [""], 0.0
    for atom, width in zip(atoms, widths, strict=True):
        if lines[-1] and used + width > room + 0.01:
            lines.append("")
            used = 0.0
        lines[-1] += atom
        used += width
    return lines


def is_upright_number(text: str) -> bool:
    """Tell whether figures in upright text are few enough to stand side by side (纵中横)."""
    return len(text) <= _FIGURES_ACROSS and bool(_FIGURE.search(text))


def links(text: str) -> list[str]:
    """Return the links and checksums of a text, which may be parted at a line's end.

    Numbers of patents and companies have 18 figures at most and stay whole.
    """
    return [found for found in _LINK.findall(text) if len(found) > _SHORT_WORD]


def has_long_word(text: str) -> bool:
    """Tell whether a text holds a number so long that the line before it may come out short."""
    return bool(_LONG_WORD.search(text))
