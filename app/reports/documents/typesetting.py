"""Text cut into lines by the rules of Chinese type (禁则、两端对齐)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from app.reports.documents.codes import links
from app.reports.documents.fonts import FontSet, Role

_NOT_FIRST = "，。、；：？！）》〕”’】」』〉…·％℃"
_NOT_LAST = "（《〔“‘【「『〈"
_WORD = r"[!-~\u00a1-\u024f]+"
_BLANK = "＿{1,14}"  # 留空待填的横线
_ATOM = re.compile(
    rf"[{_NOT_LAST}]*(?:{_WORD}|{_BLANK}|—+|…+|.)(?:[ ]*[{_NOT_FIRST}])*[ ]*", re.DOTALL
)
_CLOSERS = re.compile(rf"[{_NOT_FIRST}]+[ ]*$")
_AFTER_SIGN = re.compile(
    rf"(?:[{_NOT_LAST}]+.|[^/?&=._{_NOT_LAST}-]{{1,6}}[/?&=._-]*|[/?&=._-]+)"
    rf"(?:[ ]*[{_NOT_FIRST}])*[ ]*",
    re.DOTALL,
)
_LONG_ATOM = 12
_MOST_SQUEEZE = 0.05  # of the type size, at each character
_MOST_STRETCH = 0.14
"""A line that lacks more stays ragged: it would look spaced out (字距疏松)."""


@dataclass(frozen=True, slots=True)
class Face:
    """How text is set: font role, size, and what is added after each Chinese character."""

    role: Role
    size: float
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line ready to be drawn; ``width`` is what it takes with ``spacing``."""

    text: str
    width: float
    spacing: float


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font and one spacing."""

    text: str
    font: str
    spacing: float


def clean(text: str) -> str:
    """Return the text as it may be set: the line end is the only control character left."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    return text if text.isalnum() else "".join(map(_clean_char, text))


def _clean_char(char: str) -> str:
    if char in "\n\u3000 ":
        return char
    kind = unicodedata.category(char)
    if kind in ("Zs", "Zl", "Zp") or char == "\t":
        return " "
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return "" if kind in ("Cc", "Cf", "Cs") or selector else char


class Typesetter:
    """Measures and breaks text with the given fonts."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts

    def width(self, text: str, face: Face) -> float:
        """Return the width of a text in points."""
        glyph, role = self._fonts.glyph, face.role
        wide = sum(char > "\u024f" for char in text)
        return sum(glyph(role, char).width for char in text) * face.size + wide * face.spacing

    def line(self, text: str, face: Face) -> SetLine:
        """Return a text as one line, however long; line ends in it are left out."""
        text = clean(text).replace("\n", "")
        return SetLine(text, self.width(text, face), face.spacing)

    def lines(
        self, text: str, face: Face, room: float, indent: float = 0.0, *, justify: bool = True
    ) -> list[SetLine]:
        """Break a text into lines of ``room``; the first of each paragraph is indented."""
        found: list[SetLine] = []
        for paragraph in clean(text).split("\n"):
            texts = self._break(paragraph.strip(" "), face, room - indent, room)
            for number, part in enumerate(texts):
                here = room if number else room - indent
                last = number == len(texts) - 1
                found.append(self._set(part, face, here, justify=justify and not last))
        return found

    def widest(self, text: str, face: Face) -> float:
        """Return the width of the widest word or number of a text, links apart."""
        atoms = _ATOM.findall(clean(text).replace("\n", " "))
        return max((self.width(atom.strip(), face) for atom in atoms if not links(atom)), default=0)

    def runs(self, line: SetLine, face: Face) -> list[Run]:
        """Return the parts of a line that one font shows at one spacing."""
        glyph, role = self._fonts.glyph, face.role

        def kind(char: str) -> tuple[str, bool]:
            return glyph(role, char).font, char <= "\u024f"

        return [
            Run("".join(chars), font, 0.0 if half else line.spacing)
            for (font, half), chars in groupby(line.text, key=kind)
        ]

    def _set(self, text: str, face: Face, room: float, *, justify: bool) -> SetLine:
        text = text.rstrip(" ")
        width = self.width(text, face)
        wide = sum(char > "\u024f" for char in text)
        if not wide or (not justify and width <= room):
            return SetLine(text, width, face.spacing)
        change = (room - width) / wide
        if change > _MOST_STRETCH * face.size:
            return SetLine(text, width, face.spacing)
        return SetLine(text, room, face.spacing + change)

    def _break(self, text: str, face: Face, first: float, rest: float) -> list[str]:
        lines: list[str] = []
        current, used, room = "", 0.0, first
        for atom in self._atoms(text, face, rest):
            wide = self.width(atom.rstrip(" "), face)
            if (
                current
                and used + wide > room + 0.01
                and not self._squeezes(current, used, atom, face, room)
            ):
                lines.append(current)
                current, used, room = "", 0.0, rest
            current += atom
            used += self.width(atom, face)
        return [*lines, current]

    def _squeezes(self, current: str, used: float, atom: str, face: Face, room: float) -> bool:
        """Tell whether only closing punctuation is too much, and little enough to press in."""
        closers = _CLOSERS.search(atom)
        if closers is None or closers.start() == 0:
            return False
        core = used + self.width(atom[: closers.start()], face)
        over = used + self.width(atom.rstrip(" "), face) - room
        wide = sum(char > "\u024f" for char in current + atom)
        return core <= room + 0.01 and over <= wide * _MOST_SQUEEZE * face.size

    def _atoms(self, text: str, face: Face, room: float) -> list[str]:
        """Return what is never parted, unless it is a link or longer than a whole line."""
        atoms: list[str] = []
        for atom in _ATOM.findall(text):
            long = len(atom) > 4 and self.width(atom, face) > room
            if long or (len(atom) > _LONG_ATOM and links(atom)):
                for part in _AFTER_SIGN.findall(atom):
                    atoms.extend(part if self.width(part, face) > room else [part])
            else:
                atoms.append(atom)
        return atoms
