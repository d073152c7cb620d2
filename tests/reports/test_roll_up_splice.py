"""The seams between the packed rows of several files."""

from __future__ import annotations

import zlib
from datetime import date

from app.reports.roll_up.cells import drawn_cells, pack
from app.reports.roll_up.splice import combined_crc


def test_checksums_of_two_texts_make_that_of_both() -> None:
    for one, other in ((b"", b"x"), (b"abc", b""), (b"abc", b"d" * 100_003)):
        both = combined_crc(zlib.crc32(one), zlib.crc32(other), len(other))
        assert both == zlib.crc32(one + other)


def test_packed_rows_of_several_files_make_one_stream() -> None:
    drawn = drawn_cells()
    parts = [pack("表", ["中心"], [[text, 1.5, date(2026, 10, 1), ""]], drawn) for text in "甲乙"]
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    text = b"".join(stream.decompress(part.data) for part in parts).decode()
    assert text.count("<row>") == 2
    assert "<v>46296</v>" in text
    assert len(text.encode()) == sum(part.size for part in parts)
