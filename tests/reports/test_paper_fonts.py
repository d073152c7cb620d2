"""Every character of a paper is shown by an embedded font, or the paper is refused."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from app.domain.documents.blocks import Attachments, Number, Paragraph, Signature, Title
from app.reports.documents.faces import FaceError, FontFace
from app.reports.documents.fonts import FontSet, Role
from app.reports.documents.press import DocumentPress
from app.reports.documents.typesetting import Face, Typesetter
from app.support.errors import MissingGlyphError
from tests.reports.press_kit import (
    NOTICE,
    body,
    bundled_press,
    lines,
    no_picture,
    opened,
    paper,
    printed,
)

SETTER = Typesetter(FontSet.bundled())
FACE = Face(Role.BODY, 16.0, -0.2)


def bundled_file(name: str) -> bytes:
    return files("resources").joinpath("fonts", name).read_bytes()


def table_at(font: bytes, tag: bytes) -> int:
    for at in range(struct.unpack_from(">H", font, 4)[0]):
        if font[12 + at * 16 : 16 + at * 16] == tag:
            return int(struct.unpack_from(">I", font, 20 + at * 16)[0])
    raise AssertionError(tag)


def with_licence(font: bytes, bits: int) -> bytes:
    changed = bytearray(font)
    struct.pack_into(">H", changed, table_at(font, b"OS/2") + 8, bits)
    return bytes(changed)


def fonts_of(reader: PdfReader) -> list[Any]:
    found: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return list(found.values())


def test_all_fonts_are_embedded_as_subsets() -> None:
    fonts = fonts_of(opened(bundled_press().pdf(NOTICE, no_picture)))
    used = [font for font in fonts if "KuaiWei" in str(font) or "Noto" in str(font)]
    assert len(used) == 4
    for font in used:
        assert str(font["/BaseFont"])[7] == "+"
        inner = font["/DescendantFonts"][0].get_object()
        assert 0 < inner["/FontDescriptor"]["/FontFile2"]["/Length1"] < 200_000


def test_the_text_of_the_pages_is_the_text_of_the_paper() -> None:
    pages = opened(bundled_press().pdf(NOTICE, no_picture)).pages
    text = "".join(line.text for page in pages for line in lines(page) if line.size != 14)
    assert text == (
        "广州市知识产权保护中心粤穗知保受字〔2026〕12号专利侵权纠纷处理请求受理通知书"
        "佛山某某美发用品有限公司：你单位与𠮷米电器有限公司专利侵权纠纷处理请求，"
        "本机关于2026年9月1日收到。一、涉案专利（一）专利"
        "专利号：ZL202430380182.4，名称：卷发棒（NV697），专利权人：㙍某某。"
        "附件：1. 送达地址确认书2. 合议组成员告知书广州市知识产权保护中心2026年9月3日"
    )


def test_a_character_no_font_has_is_named_and_nothing_comes_out() -> None:
    with pytest.raises(MissingGlyphError, match=r"“\U0002B740”字（U\+2B740）"):
        bundled_press().pdf(paper(Paragraph("当事人\U0002b740某")), no_picture)


def test_control_characters_never_reach_a_font() -> None:
    page = printed(Paragraph("甲\t乙\x00丙\u200b丁\r\n戊\ufeff\u2003己")).pages[0]
    assert [line.text for line in body(page)] == ["甲 乙丙丁", "戊 己"]


def test_line_ends_never_reach_a_font() -> None:
    page = printed(
        Title(("甲\n乙",)),
        Number("丙\n丁"),
        Signature("戊\n己", "庚\n辛"),
        Attachments(("壬\n癸",)),
    ).pages[0]
    assert [line.text for line in lines(page)][:6] == ["甲", "乙", "丙丁", "戊", "己", "庚辛"]


def test_the_same_content_gives_the_same_bytes() -> None:
    one = bundled_press().pdf(NOTICE, no_picture)
    assert one == DocumentPress(FontSet.bundled()).pdf(NOTICE, no_picture)


def test_title_author_and_language_are_told() -> None:
    reader = opened(bundled_press().pdf(NOTICE, no_picture))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (NOTICE.title, NOTICE.author)
    assert reader.metadata.producer == "KuaiWei"
    assert str(reader.root_object["/Lang"]) == "zh-CN"


def test_an_installed_official_font_goes_before_the_bundled(tmp_path: Path) -> None:
    (tmp_path / "SIMFANG.TTF").write_bytes(bundled_file("KuaiWeiKai.ttf"))
    fonts = FontSet.installed([tmp_path])
    assert fonts.glyph(Role.BODY, "国") != FontSet.bundled().glyph(Role.BODY, "国")
    assert fonts.glyph(Role.TITLE, "国") == FontSet.bundled().glyph(Role.TITLE, "国")


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_a_font_whose_licence_forbids_embedding_is_passed_over(tmp_path: Path, bits: int) -> None:
    (tmp_path / "simfang.ttf").write_bytes(with_licence(bundled_file("KuaiWeiKai.ttf"), bits))
    fonts = FontSet.installed([tmp_path])
    assert fonts.glyph(Role.BODY, "国") == FontSet.bundled().glyph(Role.BODY, "国")


@pytest.mark.parametrize(
    "data", [b"", b"OTTO" + bytes(100), b"\x00\x01\x00\x00\x00\x05", bytes(50)]
)
def test_a_file_that_is_no_truetype_font_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "simfang.ttf"
    path.write_bytes(data)
    with pytest.raises(FaceError):
        FontFace(path)


def short_map(glyphs: dict[str, int]) -> bytes:
    """Return a character map of the old kind: one segment a character, every second by list."""
    codes = sorted((ord(char), glyph) for char, glyph in glyphs.items())
    count = len(codes) + 1
    firsts = [*(code for code, _ in codes), 0xFFFF]
    deltas, ranges = [], []
    for at, (code, glyph) in enumerate(codes):
        deltas.append(0 if at % 2 else (glyph - code) & 0xFFFF)
        ranges.append(2 * (count - at) + 2 * at if at % 2 else 0)
    numbers = [4, 0, 0, count * 2, 0, 0, 0, *firsts, 0, *firsts, *deltas, 1, *ranges, 0]
    numbers += [glyph for _, glyph in codes]
    return struct.pack(f">HHHHI{len(numbers)}H", 0, 1, 3, 1, 12, *numbers)


def test_an_old_font_with_a_short_character_map_shows_the_same_glyphs(tmp_path: Path) -> None:
    whole, short = tmp_path / "whole.ttf", tmp_path / "short.ttf"
    whole.write_bytes(bundled_file("KuaiWeiTitle.ttf"))
    wanted = {char: FontFace(whole).glyph(char) for char in "国家知识产权局A1—，"}
    font = bytearray(whole.read_bytes())
    for at in range(struct.unpack_from(">H", font, 4)[0]):
        if font[12 + at * 16 : 16 + at * 16] == b"cmap":
            struct.pack_into(">I", font, 20 + at * 16, len(font))
    short.write_bytes(bytes(font) + short_map(wanted))
    face = FontFace(short)
    assert {char: face.glyph(char) for char in wanted} == wanted
    assert min(wanted.values()) > 0
    assert face.glyph("省") == face.glyph("\uffff") == face.glyph("\U00020bb7") == 0


WORDS = ("中", "文字", "，", "。", "（甲）", "《办法》", "“引”", "A1", "b2.5", "——", "；", "年9月 ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=80).map("".join)


@given(TEXTS)
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(text: str) -> None:
    found = SETTER.lines("正" + re.sub("[，。；]{2,}", "。", text), FACE, 260.0, 30.0)
    assert all(line.text[:1] not in set("，。；）》”") for line in found[1:])
    assert all(line.text[-1:] not in set("（《“") for line in found[:-1])


@given(TEXTS)
def test_breaking_loses_no_character_and_keeps_within_the_room(text: str) -> None:
    found = SETTER.lines(text, FACE, 260.0)
    assert "".join(line.text for line in found).replace(" ", "") == text.replace(" ", "")
    assert all(
        SETTER.width(line.text, replace(FACE, spacing=line.spacing)) <= 260.01 for line in found
    )


def test_words_and_numbers_are_not_parted() -> None:
    found = SETTER.lines("中" * 14 + "ZL202430380182.4" + "文", FACE, 260.0)
    assert any("ZL202430380182.4" in line.text for line in found)


def test_a_link_longer_than_a_line_is_parted_after_a_sign() -> None:
    link = "https://detail.1688.com/offer/731234567890.html?spm=a2615.2177701"
    found = SETTER.lines(link, FACE, 260.0)
    assert len(found) > 1
    assert all(line.text[-1] in "/?&=._-" for line in found[:-1])


def test_a_line_is_pressed_together_for_a_last_full_stop() -> None:
    first, *rest = SETTER.lines("中" * 28 + "。", FACE, 28 * 15.8)
    assert first.text == "中" * 28 + "。"
    assert not rest
    assert first.width <= 28 * 15.8 + 0.01
