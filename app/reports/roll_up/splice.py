"""Putting packed rows into a workbook without unpacking them (拼接登记簿).

Ten million cells take a spreadsheet library a quarter of an hour to write. The processes that
read the files draw and deflate their rows at once; here the pieces are laid one after another
into the stream of the sheet, and only head and tail of the sheet are deflated anew.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from app.reports.roll_up.views import PackedRows
from app.reports.workbook.tables import FIRST_ROW

MOST_ROWS = 1_000_000
"""A sheet ends at 1,048,576 rows; what goes beyond this starts another."""

_PLACE = re.compile(rb'<row r="%d".*?(?=</sheetData>)' % FIRST_ROW, re.DOTALL)
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8_NAME, _VERSION = 0x800, 20
_DAY = (1980 - 1980) << 9 | 1 << 5 | 1
_LIMIT = 0xFFFF_FFFF
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Deflated bytes that end on a whole byte of the stream but do not end the stream."""

    size: int
    crc: int
    data: bytes

    @classmethod
    def of(cls, text: bytes, *, last: bool) -> Piece:
        """Deflate ``text``; the last piece ends the stream."""
        stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        data = stream.compress(text)
        data += stream.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
        return cls(len(text), zlib.crc32(text), data)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A finished entry, as the directory at the end tells it."""

    name: bytes
    crc: int
    packed: int
    size: int
    offset: int


def splice(
    template: BinaryIO,
    rows: Mapping[str, Sequence[PackedRows]],
    out: Path,
    each: Callable[[], None],
) -> None:
    """Copy a workbook to ``out``, with packed rows in place of a sheet's row 4.

    Args:
        template: the workbook with the sheets' heads, each with one row to be replaced.
        rows: the packed rows by the entry's name in the package.
        out: where to write.
        each: called before each piece; may stop the work by raising.
    """
    with zipfile.ZipFile(template) as package, out.open("wb") as file:
        entries = []
        for item in package.infolist():
            each()
            text = package.read(item)
            pieces = (
                _with_rows(text, rows[item.filename])
                if item.filename in rows
                else iter((Piece.of(text, last=True),))
            )
            entries.append(_write(file, item.filename.encode(), pieces, each))
        _finish(file, entries)


def _with_rows(text: bytes, rows: Sequence[PackedRows]) -> Iterator[Piece]:
    place = _PLACE.search(text)
    if place is None:
        raise ValueError("the sheet has no row to be replaced")
    yield Piece.of(text[: place.start()], last=False)
    for item in rows:
        yield Piece(item.size, item.crc, item.data)
    yield Piece.of(text[place.end() :], last=True)


def _write(
    file: BinaryIO, name: bytes, pieces: Iterator[Piece], each: Callable[[], None]
) -> _Entry:
    offset = file.tell()
    file.write(bytes(_LOCAL.size) + name)
    packed = size = crc = 0
    for piece in pieces:
        each()
        file.write(piece.data)
        packed += len(piece.data)
        size += piece.size
        crc = combined_crc(crc, piece.crc, piece.size)
    entry = _Entry(name, crc, packed, size, offset)
    end = file.tell()
    if max(end, size) > _LIMIT:
        raise ValueError("the workbook is larger than its format allows")
    file.seek(offset)
    file.write(
        _LOCAL.pack(
            b"PK\x03\x04", _VERSION, _UTF8_NAME, zipfile.ZIP_DEFLATED, 0, _DAY,
            crc, packed, size, len(name), 0,
        )
    )  # fmt: skip
    file.seek(end)
    return entry


def _finish(file: BinaryIO, entries: Sequence[_Entry]) -> None:
    start = file.tell()
    for item in entries:
        file.write(
            _CENTRAL.pack(
                b"PK\x01\x02", _VERSION, _VERSION, _UTF8_NAME, zipfile.ZIP_DEFLATED, 0, _DAY,
                item.crc, item.packed, item.size, len(item.name), 0, 0, 0, 0, 0, item.offset,
            )
            + item.name
        )  # fmt: skip
    length = file.tell() - start
    file.write(_END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), length, start, 0))


def combined_crc(first: int, second: int, length: int) -> int:
    """Return the CRC-32 of two texts in a row from theirs, the second ``length`` bytes long.

    To append zero bytes is a linear map of the 32 bits; the maps of 1, 2, 4, … bytes make up
    that of any length (as zlib's crc32_combine does, which Python does not offer).
    """
    if not length:
        return first
    bit = 0
    powers = _powers()
    while length >> bit:
        if length >> bit & 1:
            first = _times(powers[bit], first)
        bit += 1
    return first ^ second


@cache
def _powers() -> tuple[Sequence[int], ...]:
    """Return the matrices that append 1, 2, 4, … zero bytes."""
    matrix = [0xEDB8_8320, *(1 << bit for bit in range(31))]  # one zero bit
    found = []
    for doubled in range(3 + _LIMIT.bit_length()):
        if doubled >= 3:  # eight bits are a byte
            found.append(matrix)
        matrix = _squared(matrix)
    return tuple(found)


def _times(matrix: Sequence[int], vector: int) -> int:
    total = 0
    for column in matrix:
        if not vector:
            break
        if vector & 1:
            total ^= column
        vector >>= 1
    return total


def _squared(matrix: Sequence[int]) -> list[int]:
    return [_times(matrix, column) for column in matrix]
