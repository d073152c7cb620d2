"""Names of files that are safe on every system and still tell what the file is (文件名)."""

from __future__ import annotations

import re
import unicodedata

UNNAMED = "未命名"
MOST_LENGTH = 200
"""How long a name may be, in UTF-16 units as Windows counts."""

_STAND_IN = "_"
# What Windows forbids in a name, and the separators of paths and of zip entries.
_FORBIDDEN = frozenset('<>:"/\\|?*')
# Control and format signs (line ends, right-to-left overrides, zero widths), halves of pairs,
# line and paragraph ends.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\Z", re.IGNORECASE
)
_LONGEST_SUFFIX = 16


def safe_name(name: str, *, most: int = MOST_LENGTH) -> str:
    """Return ``name`` as one safe file name of at most ``most`` UTF-16 units.

    Each unsafe sign becomes ``_``; Chinese and the ending stay. The result is never empty,
    never a path, never a device of Windows, ends in no dot or space, and is safe again as it is.
    """
    composed = unicodedata.normalize("NFC", name)
    stem, suffix = split_name(_trimmed("".join(_safe_sign(sign) for sign in composed)))
    # One unit stays free for the sign before a device's name.
    stem = _trimmed(_cut(stem, most - _length(suffix) - 1))
    if not stem.strip(". "):
        stem = UNNAMED
    if _RESERVED.match(stem.split(".")[0].strip()):
        stem = f"{_STAND_IN}{stem}"
    return stem + suffix


def split_name(name: str) -> tuple[str, str]:
    """Return stem and ending (with its dot, or empty); ``.profile`` has no ending."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem.strip(". ") or not ending.isalnum() or len(ending) >= _LONGEST_SUFFIX:
        return name, ""
    return stem, f".{ending}"


def _safe_sign(sign: str) -> str:
    if sign in _FORBIDDEN or unicodedata.category(sign) in _UNSAFE:
        return _STAND_IN
    return " " if sign.isspace() else sign


def _trimmed(text: str) -> str:
    return text.strip(" ").rstrip(". ")


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, most: int) -> str:
    cut = text
    while _length(cut) > most:
        cut = cut[: most if len(cut) > most else len(cut) - 1]
    return cut
