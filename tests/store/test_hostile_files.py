"""Broken, lying and hostile files: kept or refused with a sentence; no crash, nothing outside."""

from __future__ import annotations

import io
import logging
import os
import random
import struct
import zlib
from pathlib import Path

import pytest

from app.domain.file_names import split_name
from app.domain.media import HEAD, guess_kind, media_of, media_term, shown_as, text_encoding
from app.services.desk import Desk
from app.services.evidence.adding import add_bytes, add_files
from app.services.evidence.listing import list_evidence
from app.services.evidence.package import export_package
from app.support.errors import InputFileError
from app.support.pdf_pages import PdfPages
from app.support.picture_size import MOST_PIXELS, picture_size
from tests.store.evidence_kit import PLAIN, a_case, agreed, pdf, picture, zipped

BROKEN = 10_000
FILES = 300
NASTY = ("CON", " .", "..", "\u202e", "\n", "\\", ":", "灯" * 60)


def seeds() -> list[bytes]:
    forms = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
    return [
        *(picture(form) for form in forms),
        pdf(2),
        zipped("[Content_Types].xml", "word/document.xml"),
        b"\0\0\0\x18ftypmp42" + bytes(60),
        b"RIFF\x24\0\0\0WAVEfmt " + bytes(40),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60),
        "古镇灯饰".encode("gb18030") * 20,
        "古镇灯饰".encode() * 20,
        b"",
    ]


def broken(chance: random.Random, sound: bytes) -> bytes:
    """Return a file with its end cut, bits flipped, blocks repeated or rubbish inside."""
    data = bytearray(sound)
    for _ in range(chance.randint(1, 6)):
        way = chance.randrange(5)
        at = chance.randrange(len(data) + 1)
        if way == 0:
            del data[at:]
        elif way == 1 and data:
            data[at % len(data)] ^= 1 << chance.randrange(8)
        elif way == 2:
            data[at:at] = chance.randbytes(chance.randrange(40))
        elif way == 3:
            data[at : at + 4] = b"\xff\xff\xff\xff"
        else:
            data += data[at : at + 200]
    return bytes(data)


def test_ten_thousand_broken_files_are_looked_at_without_a_crash(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL, logger="PIL")  # it remarks on broken TIFFs
    chance = random.Random(1123)  # noqa: S311 - has to repeat itself
    sound = seeds()
    counted = 0
    for _ in range(BROKEN):
        data = broken(chance, chance.choice(sound))
        media = media_of(data[:HEAD], chance.choice((".jpg", ".pdf", ".DOCX", ".txt", "", ".exe")))
        assert media
        assert media_term(media)
        assert shown_as(media)
        assert guess_kind(media, "a")
        text_encoding(data[:HEAD])
        picture_size(io.BytesIO(data))
        if media == "application/pdf":
            try:
                with PdfPages(data) as document:
                    counted += document.count
            except InputFileError as error:
                assert error.message  # noqa: PT017 - most are refused, some are mended
    assert counted


def bomb(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds nearly nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def test_a_decompression_bomb_is_kept_and_never_unpacked(desk: Desk) -> None:
    case_id = a_case(desk)
    line = add_bytes(desk, case_id, "炸弹.png", bomb(60_000, 60_000), PLAIN).lines[0]
    assert "不生成预览" in line.note
    assert desk.vault.read(line.sha256) == bomb(60_000, 60_000)
    size = picture_size(io.BytesIO(bomb(60_000, 60_000)))
    assert size is not None
    assert size[0] * size[1] >= MOST_PIXELS


def test_a_zip_is_kept_whole_and_never_unpacked(desk: Desk, tmp_path: Path) -> None:
    slip = zipped("../../逃出.txt", "/etc/passwd", "C:\\a.txt")
    line = add_bytes(desk, a_case(desk), "压缩.zip", slip, PLAIN).lines[0]
    assert (line.media, desk.vault.read(line.sha256)) == ("application/zip", slip)
    assert not list(tmp_path.rglob("逃出*"))


def test_hostile_names_and_contents_stay_inside_the_vault(desk: Desk, tmp_path: Path) -> None:
    chance = random.Random(77)  # noqa: S311 - has to repeat itself
    folder = tmp_path / "in"
    folder.mkdir()
    sound = seeds()
    paths = []
    for number in range(FILES):
        ending = chance.choice((".png", ".pdf", "", "."))
        path = folder / f"{number}{chance.choice(NASTY)}{ending}"
        path.write_bytes(broken(chance, chance.choice(sound)))
        paths.append(path)
    raw = os.fsencode(folder) + b"/\xff\xfe.jpg"
    Path(os.fsdecode(raw)).write_bytes(picture())
    paths.append(Path(os.fsdecode(raw)))
    before = outside(tmp_path)
    case_id = a_case(desk)
    made = add_files(desk, case_id, paths, PLAIN)
    assert len(made.lines) + len(made.refused) == len(paths)
    assert all("空的" in one.message for one in made.refused)
    agreed(desk)
    assert outside(tmp_path) == before
    for line in list_evidence(desk, case_id):
        assert split_name(line.name)[0]
        assert line.name.isprintable()
    export_package(desk, case_id, (), tmp_path / "包.zip")


def outside(folder: Path) -> set[str]:
    """Return every path that is not the store's own."""
    store = folder / "store"
    return {os.fsencode(path).hex() for path in folder.rglob("*") if store not in path.parents}
