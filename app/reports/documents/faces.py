"""TrueType files, read as far as needed: glyphs, widths, and the outlines of a few (字体文件).

A Chinese font has thirty thousand glyphs and a paper uses three hundred, so nothing is read
ahead: the file is mapped into memory and asked character by character.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

_RESTRICTED, _PREVIEW, _EDITABLE, _NO_SUBSET, _BITMAP = 0x0002, 0x0004, 0x0008, 0x0100, 0x0200
_SCALARS = {b"\x00\x01\x00\x00", b"true"}
_KEPT = ("cvt ", "fpgm", "prep")
_Segment: TypeAlias = tuple[int, int, int, int]  # first, last, kind, operand


class FaceError(Exception):
    """The file is no TrueType font that may be embedded; the next candidate is tried."""


class FontFace:
    """One TrueType font file, or the first font of a collection.

    Raises:
        FaceError: not TrueType outlines, damaged, or its licence bits forbid embedding.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._tables = self._directory()
            self._read()
        except (OSError, ValueError, KeyError, struct.error, IndexError) as error:
            raise FaceError(path.name) from error
        self._glyphs: dict[str, int] = {}

    def glyph(self, char: str) -> int:
        """Return the number of the glyph of a character; 0 where there is none."""
        known = self._glyphs.get(char)
        if known is None:
            known = self._glyphs[char] = self._look_up(ord(char))
        return known

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in thousandths of the type size."""
        at = min(glyph, self._long_metrics - 1)
        return int(self._unpack(">H", self._hmtx + at * 4)[0]) * 1000 / self.units

    def scaled(self, value: float) -> float:
        """Return font units in thousandths of the type size."""
        return value * 1000 / self.units

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a font file of these glyphs alone, numbered from 1; 0 is the missing glyph."""
        old = [0, *glyphs]
        outlines = self._outlines(old)
        offsets, at = [], 0
        for outline in outlines:
            offsets.append(at)
            at += len(outline)
        offsets.append(at)
        metrics = b"".join(self._metric(glyph) for glyph in old)
        head = bytearray(self._table("head"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        hhea, maxp = bytearray(self._table("hhea")), bytearray(self._table("maxp"))
        struct.pack_into(">H", hhea, 34, len(old))
        struct.pack_into(">H", maxp, 4, len(old))
        tables = {tag: self._table(tag) for tag in _KEPT if tag in self._tables}
        tables |= {
            "glyf": b"".join(outlines),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": metrics,
            "loca": struct.pack(f">{len(offsets)}I", *offsets),
            "maxp": bytes(maxp),
        }
        return _font_file(tables)

    def _directory(self) -> dict[str, tuple[int, int]]:
        start = 0
        if self._data[:4] == b"ttcf":
            start = self._unpack(">I", 12)[0]
        if self._data[start : start + 4] not in _SCALARS:
            raise ValueError("no TrueType outlines")
        tables = {}
        for at in range(self._unpack(">H", start + 4)[0]):
            tag, _, offset, length = self._unpack(">4sIII", start + 12 + at * 16)
            tables[tag.decode("latin-1")] = (offset, length)
        return tables

    def _read(self) -> None:
        head = self._tables["head"][0]
        self.units = int(self._unpack(">H", head + 18)[0])
        self.box = tuple(self._unpack(">4h", head + 36))
        self._long_loca = self._unpack(">h", head + 50)[0] == 1
        hhea = self._tables["hhea"][0]
        self.ascent, self.descent = self._unpack(">2h", hhea + 4)
        self._long_metrics = int(self._unpack(">H", hhea + 34)[0])
        self._count = int(self._unpack(">H", self._tables["maxp"][0] + 4)[0])
        self._hmtx, self._loca = self._tables["hmtx"][0], self._tables["loca"][0]
        self._glyf = self._tables["glyf"][0]
        if not self.units or not self._long_metrics:
            raise ValueError("no metrics")
        self._check_licence()
        self._segments = self._read_cmap()
        self._lasts = [segment[1] for segment in self._segments]

    def _check_licence(self) -> None:
        """Respect OS/2 fsType: some foundries forbid embedding or subsetting."""
        if "OS/2" not in self._tables:
            return
        bits = int(self._unpack(">H", self._tables["OS/2"][0] + 8)[0])
        restricted = bits & _RESTRICTED and not bits & (_PREVIEW | _EDITABLE)
        if restricted or bits & (_NO_SUBSET | _BITMAP):
            raise ValueError("embedding not allowed")

    def _read_cmap(self) -> list[_Segment]:
        start = self._tables["cmap"][0]
        best: tuple[int, int] | None = None
        for at in range(self._unpack(">H", start + 2)[0]):
            platform, encoding, offset = self._unpack(">HHI", start + 4 + at * 8)
            form = self._unpack(">H", start + offset)[0]
            if form in (4, 12) and (platform == 0 or (platform == 3 and encoding in (1, 10))):
                best = max(best or (0, 0), (form, start + offset))
        if best is None:
            raise ValueError("no Unicode cmap")
        return self._wide_segments(best[1]) if best[0] == 12 else self._short_segments(best[1])

    def _wide_segments(self, at: int) -> list[_Segment]:
        count = self._unpack(">I", at + 12)[0]
        numbers = self._unpack(f">{count * 3}I", at + 16)
        return [
            (first, last, 0, glyph - first)
            for first, last, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        ]

    def _short_segments(self, at: int) -> list[_Segment]:
        count = self._unpack(">H", at + 6)[0] // 2
        lasts = self._unpack(f">{count}H", at + 14)
        firsts = self._unpack(f">{count}H", at + 16 + count * 2)
        deltas = self._unpack(f">{count}h", at + 16 + count * 4)
        places = at + 16 + count * 6
        ranges = self._unpack(f">{count}H", places)
        found = []
        for index, (first, last, delta, offset) in enumerate(
            zip(firsts, lasts, deltas, ranges, strict=True)
        ):
            place = places + index * 2 + offset if offset else 0
            found.append((first, last, place, delta))
        return found

    def _look_up(self, code: int) -> int:
        at = bisect_left(self._lasts, code)
        if at == len(self._segments):
            return 0
        first, _, place, delta = self._segments[at]
        if code < first:
            return 0
        if not place:
            glyph = code + delta
            return glyph & 0xFFFF if code <= 0xFFFF else glyph
        try:
            glyph = int(self._unpack(">H", place + (code - first) * 2)[0])
        except struct.error:
            return 0
        return (glyph + delta) & 0xFFFF if glyph else 0

    def _outlines(self, old: list[int]) -> list[bytes]:
        """Return the outlines; parts of composite glyphs are added to the end of ``old``."""
        new: dict[int, int] = {}
        for number, glyph in enumerate(old):
            new.setdefault(glyph, number)
        outlines: list[bytes] = []
        while len(outlines) < len(old):
            outline = self._outline(old[len(outlines)])
            if outline[:1] >= b"\x80":
                outline = _renumbered(outline, old, new)
            outlines.append(outline + b"\0" * (-len(outline) % 4))
        return outlines

    def _outline(self, glyph: int) -> bytes:
        if glyph >= self._count:
            return b""
        if self._long_loca:
            first, last = self._unpack(">2I", self._loca + glyph * 4)
        else:
            first, last = (half * 2 for half in self._unpack(">2H", self._loca + glyph * 2))
        return self._data[self._glyf + first : self._glyf + last]

    def _metric(self, glyph: int) -> bytes:
        full = self._long_metrics
        if glyph < full:
            return self._data[self._hmtx + glyph * 4 : self._hmtx + glyph * 4 + 4]
        width = self._data[self._hmtx + full * 4 - 4 : self._hmtx + full * 4 - 2]
        at = self._hmtx + full * 4 + (glyph - full) * 2
        return width + self._data[at : at + 2]

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _unpack(self, form: str, at: int) -> tuple[Any, ...]:
        return struct.unpack_from(form, self._data, at)


def _renumbered(outline: bytes, old: list[int], new: dict[int, int]) -> bytes:
    """Point the parts of a composite glyph to their numbers in the subset."""
    changed = bytearray(outline)
    at, more = 10, True
    while more:
        flags, part = struct.unpack_from(">HH", changed, at)
        if part not in new:
            new[part] = len(old)
            old.append(part)
        struct.pack_into(">H", changed, at + 2, new[part])
        at += 8 if flags & 0x0001 else 6
        if flags & 0x0008:
            at += 2
        elif flags & 0x0040:
            at += 4
        elif flags & 0x0080:
            at += 8
        more = bool(flags & 0x0020)
    return bytes(changed)


def _sum(data: bytes) -> int:
    data += b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF


def _font_file(tables: dict[str, bytes]) -> bytes:
    """Return an sfnt file of the tables, with the checksums that strict readers want."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    offset, entries, bodies, head_at = 12 + 16 * count, [], [], 0
    for tag, data in sorted(tables.items()):
        if tag == "head":
            head_at = offset
        entries.append(struct.pack(">4sIII", tag.encode(), _sum(data), offset, len(data)))
        bodies.append(data + b"\0" * (-len(data) % 4))
        offset += len(bodies[-1])
    file = bytearray(head + b"".join(entries) + b"".join(bodies))
    struct.pack_into(">I", file, head_at + 8, (0xB1B0AFBA - _sum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)
