"""Which font shows which character: those of the system first, the bundled ones after (字体选用).

Offices expect 仿宋_GB2312 and 方正小标宋 where they are installed and licensed; everywhere else,
and for characters those fonts lack, the bundled open fonts stand in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from app.reports.documents.embedding import EmbeddedFont
from app.reports.documents.faces import FaceError, FontFace
from app.support.errors import MissingGlyphError


class Role(StrEnum):
    """What a font is used for (字体用途)."""

    BODY = "仿宋"
    TITLE = "小标宋"
    HEADING = "黑体"
    SUBHEADING = "楷体"
    FIGURES = "宋体"


class Glyph(NamedTuple):
    """How a character is shown: by which font, and how wide in parts of the type size."""

    font: str
    width: float


_BUNDLED = {
    Role.BODY: "NotoSerifSC-Regular.ttf",
    Role.TITLE: "KuaiWeiTitle.ttf",
    Role.HEADING: "NotoSansSC-SemiBold.ttf",
    Role.SUBHEADING: "KuaiWeiKai.ttf",
    Role.FIGURES: "NotoSerifSC-Regular.ttf",
}
_LAST = ("NotoSerifSC-Regular.ttf", "KuaiWeiKai.ttf", "NotoSansSC-Regular.ttf")
_SYSTEM = {
    Role.BODY: ("仿宋_GB2312.ttf", "FS_GB2312.ttf", "simfang.ttf", "FZFSJW.ttf", "STFANGSO.ttf"),
    Role.TITLE: ("FZXBSJW.ttf", "方正小标宋简体.ttf", "方正小标宋_GBK.ttf", "FZXBSK.ttf"),
    Role.HEADING: ("simhei.ttf", "黑体.ttf", "FZHTJW.ttf"),
    Role.SUBHEADING: (
        "楷体_GB2312.ttf",
        "KT_GB2312.ttf",
        "simkai.ttf",
        "FZKTJW.ttf",
        "STKAITI.ttf",
    ),
    Role.FIGURES: ("simsun.ttc", "simsun.ttf", "FZSSJW.ttf"),
}


@cache
def _open(path: Path) -> EmbeddedFont | None:
    """Return the font of a file, read once a process; None where it cannot be embedded."""
    try:
        return EmbeddedFont(FontFace(path))
    except FaceError:
        return None


def _bundled(name: str) -> Path:
    with as_file(files("resources").joinpath("fonts", name)) as path:
        return path


def _font_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"
        yield home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (
            home / "Library" / "Fonts",
            Path("/Library/Fonts"),
            Path("/System/Library/Fonts"),
        )
    else:
        yield from (home / ".local" / "share" / "fonts", home / ".fonts")
        yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def files_in(folders: Sequence[Path]) -> Mapping[str, Path]:
    """Return the font files under the folders by lower-case name; earlier folders come first."""
    found: dict[str, Path] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".ttc")):
                    found.setdefault(name.lower(), Path(place) / name)
    return found


class FontSet:
    """The fonts of each role, best first. Files are opened when a character first needs them."""

    def __init__(self, system: Mapping[Role, Sequence[Path]]) -> None:
        self._chains = {
            role: list(
                dict.fromkeys(
                    [*system.get(role, ()), *(_bundled(name) for name in (_BUNDLED[role], *_LAST))]
                )
            )
            for role in Role
        }
        self._glyphs: dict[Role, dict[str, Glyph]] = {role: {} for role in Role}

    @classmethod
    def bundled(cls) -> FontSet:
        """Return the bundled fonts alone: the same pages on every computer."""
        return cls({})

    @classmethod
    def installed(cls, folders: Sequence[Path] | None = None) -> FontSet:
        """Return the official fonts found in ``folders`` (the system's), then the bundled."""
        there = files_in(tuple(_font_folders()) if folders is None else folders)
        return cls(
            {
                role: [there[name.lower()] for name in names if name.lower() in there]
                for role, names in _SYSTEM.items()
            }
        )

    def glyph(self, role: Role, char: str) -> Glyph:
        """Return how a character is shown.

        Raises:
            MissingGlyphError: no font has it.
        """
        known = self._glyphs[role].get(char)
        if known is None:
            known = self._glyphs[role][char] = self._find(role, char)
        return known

    def _find(self, role: Role, char: str) -> Glyph:
        for path in self._chains[role]:
            font = _open(path)
            if font is not None and (width := font.width_of(char)) is not None:
                return Glyph(font.fontName, width)
        raise MissingGlyphError(
            f"字体里没有“{char}”字（U+{ord(char):04X}），文书没有生成，数据没有改动。",
            hint="请安装含有这个生僻字的字体后重新打开本软件，或者改用其他写法。",
        )
