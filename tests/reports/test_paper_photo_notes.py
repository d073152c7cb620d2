"""What a camera wrote into a photo does not leave the house with a paper."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from app.domain.documents.blocks import Layout, PaperContent, Picture, Pictures
from app.reports.documents.fonts import FontSet
from app.reports.documents.jpeg_notes import without_notes
from app.reports.documents.press import DocumentPress

PLACE = "Guzhen, stall 12"
_DESCRIPTION = 0x010E


def photo(mode: str = "RGB") -> bytes:
    picture = Image.effect_noise((60, 40), 50).convert(mode)
    notes = Image.Exif()
    notes[_DESCRIPTION] = PLACE
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=notes, comment=PLACE.encode())
    return out.getvalue()


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_notes_go_and_every_pixel_stays(mode: str) -> None:
    data = photo(mode)
    bare = without_notes(data)
    assert PLACE.encode() in data
    assert PLACE.encode() not in bare
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(bare)) as after:
        assert after.tobytes() == before.tobytes()


def test_a_paper_holds_the_photo_without_the_camera_s_notes() -> None:
    content = PaperContent("图", "中心", Layout.OFFICIAL, (Pictures((Picture("a" * 64),)),))
    pdf = DocumentPress(FontSet.bundled()).pdf(content, lambda name: photo()).pdf
    assert b"JFIF" in pdf
    assert PLACE.encode() not in pdf


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00", b"not a picture"])
def test_what_is_no_jpeg_stays_as_it_is(data: bytes) -> None:
    assert without_notes(data) == data
