"""A block copied from Excel or WPS, and where its cells go in a table of a form."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.fields import SectionSpec
from app.domain.text import half_width, tidy

_OTHER_NAMES = {
    "铺位": ("档口", "摊位", "铺位号", "店铺"),
    "地址": ("地址/铺位", "住所", "住所地", "经营地址"),
    "名称": ("单位名称", "企业名称", "当事人", "商户", "商户名称", "被请求人", "姓名"),
    "涉嫌行为": ("行为", "侵权行为"),
    "电话": ("联系电话", "手机", "手机号"),
    "证件号码": ("统一社会信用代码", "信用代码", "身份证号"),
}


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What pasting will do (粘贴预览): ``keys`` are the fields of the block's columns.

    A column without a field has an empty key; ``ignored`` counts them. ``by_heading`` tells
    that the first line named the columns and is not itself a row.
    """

    keys: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ignored: int = 0
    by_heading: bool = False

    @property
    def summary(self) -> str:
        """Return the preview in words."""
        used = len(self.keys) - self.ignored
        text = f"将填入 {len(self.rows)} 行 × {used} 栏"
        if self.by_heading:
            text += "，按表头对应"
        return f"{text}，{self.ignored} 列没有对应栏目" if self.ignored else text


def parse_block(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of tab-separated text as Excel copies it, quoted cells included.

    Line breaks within a cell become spaces; empty lines are left out.
    """
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter="\t")
    block = (tuple(tidy(cell.replace("\n", " ")) for cell in line) for line in lines)
    return tuple(line for line in block if any(line))


def is_block(text: str) -> bool:
    """Tell whether pasting ``text`` means several cells rather than words of one cell."""
    return "\t" in text or len(text.strip().splitlines()) > 1


def plan_paste(section: SectionSpec, text: str, first_key: str) -> PastePlan:
    """Return where a block goes that is pasted at the column ``first_key``.

    A first line that names fields decides the columns; otherwise they follow the form's.
    """
    block = parse_block(text)
    if not block:
        return PastePlan((), ())
    named = tuple(_key_of(section, cell) for cell in block[0])
    if sum(1 for key in named if key) * 2 > sum(1 for cell in block[0] if cell):
        return PastePlan(named, block[1:], named.count(""), by_heading=True)
    shown = [spec.key for spec in section.fields if not spec.rare]
    start = shown.index(first_key) if first_key in shown else 0
    wide = max(len(line) for line in block)
    keys = (*shown[start : start + wide], *("",) * max(0, wide - len(shown) + start))
    return PastePlan(keys, _squared(block, wide), keys.count(""))


def _squared(block: Sequence[tuple[str, ...]], wide: int) -> tuple[tuple[str, ...], ...]:
    return tuple((*line, *("",) * (wide - len(line))) for line in block)


def _key_of(section: SectionSpec, heading: str) -> str:
    """Return the field a column heading means, or nothing."""
    plain = half_width(heading).replace(" ", "").rstrip("*").strip()
    for spec in section.fields:
        if plain == spec.term or plain in _OTHER_NAMES.get(spec.term, ()):
            return spec.key
    return ""
