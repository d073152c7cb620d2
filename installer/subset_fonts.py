"""Make the two smaller paper fonts of resources/fonts from their full sources.

Needs fonttools, which nothing else does: ``pip install fonttools``, then
``python installer/subset_fonts.py NotoSerifSC-Bold.ttf LXGWWenKai-Regular.ttf resources/fonts``.
The results are renamed, as the SIL Open Font License asks of changed fonts.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_FIRST_BEYOND_BMP = 0x10000


def main(title: Path, kai: Path, out: Path) -> None:
    """Write the subsets ``KuaiWeiTitle.ttf`` and ``KuaiWeiKai.ttf`` into ``out``."""
    common = _gb2312() | set(range(0x20, 0x7F)) | set(range(0x2010, 0x2070)) | set("〔〕①②③④⑤⑥⑦⑧⑨⑩")
    _write(title, out / "KuaiWeiTitle.ttf", "KuaiWei Title", common)
    # The rare characters of names lie beyond the basic plane; this font has the most of them.
    rare = {code for code in TTFont(kai, lazy=True).getBestCmap() if code >= _FIRST_BEYOND_BMP}
    _write(kai, out / "KuaiWeiKai.ttf", "KuaiWei Kai", common | rare)


def _gb2312() -> set[int]:
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((high, low)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def _write(source: Path, target: Path, name: str, wanted: set[int | str]) -> None:
    font = TTFont(source)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code if isinstance(code, int) else ord(code) for code in wanted])
    subsetter.subset(font)
    plain = name.replace(" ", "")
    for number, text in ((1, name), (3, plain), (4, name), (6, plain), (16, name), (17, "Regular")):
        font["name"].removeNames(nameID=number)
        if number != 17:
            font["name"].setName(text, number, 3, 1, 0x409)
    font.save(target)


if __name__ == "__main__":
    main(*(Path(item) for item in sys.argv[1:4]))
