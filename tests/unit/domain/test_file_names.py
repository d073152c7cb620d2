"""Names of files: safe on every system, Chinese kept, endings kept."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from app.domain.file_names import MOST_LENGTH, UNNAMED, safe_name, split_name

RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10)),
}
PIECES = (
    *"古镇灯饰外观设计专利㐂𠮷 　\u00a0.-_~'()%$#@!&+={}[],;",
    *':*?"<>|/\\\t\n\r\0\x7f\u202e\u200f\u2066',
    *(
        "..",
        "../",
        "..\\",
        "CON",
        "nul.",
        "com1",
        "LPT9 ",
        ".jpg",
        ".PDF",
        ".tar.gz",
        "é",
        "e\u0301",
    ),
    *("\ud800", "\udcff", "\u2028", "\ufeff", "😀", "x" * 90, "灯" * 120, ". ", " .", "C:", "a.b"),
)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("主视图.jpg", "主视图.jpg"),
        ("店铺 页面（1）.PNG", "店铺 页面（1）.PNG"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("C:\\图.png", "C__图.png"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .x.txt", "_com1 .x.txt"),
        ("con夹.txt", "con夹.txt"),
        ("清单.pdf. . ", "清单.pdf"),
        ("发票\u202efdp.exe", "发票_fdp.exe"),
        ("换\n行.txt", "换_行.txt"),
        ("坏\udcff字.txt", "坏_字.txt"),
        ("e\u0301.txt", "\u00e9.txt"),
        ("", UNNAMED),
        ("...", UNNAMED),
        (" . ", UNNAMED),
        (".jpg", ".jpg"),
    ],
)
def test_unsafe_signs_give_way_and_the_rest_stays(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_long_names_keep_their_ending() -> None:
    made = safe_name("灯" * 300 + ".docx")
    assert made.endswith("灯.docx")
    assert len(made) <= MOST_LENGTH
    assert safe_name("x" * 300 + "." + "y" * 300).startswith("xxx")
    assert safe_name("灯" * 300 + ".pdf", most=30) == "灯" * 25 + ".pdf"


def test_an_ending_is_what_people_call_one() -> None:
    assert split_name("a.tar.gz") == ("a.tar", ".gz")
    assert split_name(".profile") == (".profile", "")
    assert split_name("第1.2条 说明文字") == ("第1.2条 说明文字", "")


def test_ten_thousand_hostile_names_all_become_safe() -> None:
    chance = random.Random(20261123)  # noqa: S311 - has to repeat itself
    for _ in range(10_000):
        name = "".join(chance.choices(PIECES, k=chance.randint(0, 12)))
        made = safe_name(name)
        assert 0 < len(made.encode("utf-16-le")) // 2 <= MOST_LENGTH, ascii(name)
        assert made == made.strip(" ").rstrip("."), ascii(name)
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', made), ascii(name)
        assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in made)
        assert made.split(".")[0].strip().lower() not in RESERVED, ascii(name)
        assert made not in {".", ".."}
        assert PurePosixPath(made).name == made == PureWindowsPath(made).name, ascii(name)
        assert safe_name(made) == made, ascii(name)
