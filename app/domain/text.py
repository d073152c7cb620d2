"""Cleaning of typed text and the names under which parties are matched (文字整理)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Full-width ASCII block, ideographic space, and look-alikes that Chinese input methods
# type where a code needs a plain dot, hyphen or colon.
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x3002: 0x2E,  # ideographic full stop
    0x00A0: 0x20,
    0x2010: 0x2D,
    0x2011: 0x2D,
    0x2013: 0x2D,
    0x2014: 0x2D,
    0x2212: 0x2D,
    0xFFE5: 0xA5,  # full-width yen sign
}
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_CITIES = (
    "广州|韶关|深圳|珠海|汕头|佛山|江门|湛江|茂名|肇庆|惠州|梅州|汕尾|河源|阳江|清远|东莞|中山"
    "|潮州|揭阳|云浮|顺德|杭州|宁波|温州|义乌|苏州|南京|厦门|泉州"
)
_PLACE = re.compile(
    # A sub-district first: its name may begin with the city's (中山市中山港街道).
    r"(?:[\u4e00-\u9fff]{2,4}?街道"
    rf"|中国|(?:{_PROVINCES})(?:省|市|自治区)?|(?:{_CITIES})(?:市|区)?"
    r"|[\u4e00-\u9fff]{2,3}[市县]|[\u4e00-\u9fff]{2}[区乡]"
    r"|古镇镇|古镇|[\u4e00-\u9fff]{2,3}?镇)"
)
_BRACKETED_FORM = re.compile(r"\((?:个体工商户|个人独资|个体|普通合伙|有限合伙|特殊普通合伙)\)$")
_COMPANY = re.compile(
    r"(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司|公司|集团)$"
)
_TRADE = re.compile(
    r"(?:经营部|商行|门市部|营业部|工作室|加工厂|专卖店|旗舰店|总厂|分厂|厂|店|行|部|铺)$"
)
_VARIANTS = (("有限责任公司", "有限公司"), ("股份公司", "股份有限公司"))
_LEAST_CORE = 2


def tidy(text: str) -> str:
    """Return one line: composed, without control characters, trimmed, line breaks as spaces."""
    return " ".join(part for part in tidy_lines(text).split("\n") if part)


def tidy_lines(text: str) -> str:
    """Return several lines, each tidied; blank lines inside stay, outside go."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    for sign in ("\r", "\u2028", "\u2029", "\v", "\f", "\x85"):
        composed = composed.replace(sign, "\n")
    composed = composed.replace("\t", " ")
    kept = "".join(
        sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf")
    )
    # Taking a joiner out can bring a letter and its accent together.
    lines = (line.strip(" \u3000\u00a0") for line in unicodedata.normalize("NFC", kept).split("\n"))
    return "\n".join(lines).strip("\n")


def half_width(text: str) -> str:
    """Return ``text`` with full-width letters, digits and punctuation as ASCII, for codes."""
    return text.translate(_HALF)


def compact_code(text: str) -> str:
    """Return a code as compared: half-width, upper case, without any space."""
    return "".join(half_width(tidy(text)).upper().split())


def name_key(name: str) -> str:
    """Return the form of a name under which parties are matched (名称比对键).

    Half-width, upper case, only letters and digits, legal forms in one spelling. Two
    names with the same key are very likely one party; it is a proposal, never a merge.
    """
    plain = _BRACKETED_FORM.sub("", compact_code(name))
    kept = "".join(sign for sign in plain if sign.isalnum())
    for variant, standard in _VARIANTS:
        if kept.endswith(variant):
            kept = kept[: -len(variant)] + standard
            break
    return kept


def short_name(name: str, places: Iterable[str] = ()) -> str:
    """Return a name short enough for a title: no place, no company form (简称).

    Workshops and shops keep their 厂 or 店, as people call them. ``places`` are further
    place names to leave out, such as the centre's towns.
    """
    plain = _BRACKETED_FORM.sub("", tidy(half_width(name)))
    rest = _without_places(plain, tuple(places))
    cut = _COMPANY.sub("", rest)
    return cut if len(cut) >= _LEAST_CORE else rest


def core_name(name: str, places: Iterable[str] = ()) -> str:
    """Return what is left of a name without place and any legal or trade form (字号)."""
    rest = short_name(name, places)
    cut = _TRADE.sub("", rest)
    return cut if len(cut) >= _LEAST_CORE else rest


def _without_places(name: str, places: tuple[str, ...]) -> str:
    """Return ``name`` without leading places, as long as a name is left."""
    bare = tuple(
        cut for place in places for cut in (place, re.sub(r"(?:镇|街道|乡)$", "", place)) if cut
    )
    known = sorted(bare, key=len, reverse=True)
    rest = name
    while True:
        found = next((place for place in known if rest.startswith(place)), "")
        if not found:
            match = _PLACE.match(rest)
            found = match.group() if match else ""
        left = rest[len(found) :]
        if not found or len(_TRADE.sub("", _COMPANY.sub("", left))) < _LEAST_CORE:
            return rest
        rest = left


def mask_id(number: str) -> str:
    """Return an identity number for lists and exports: the first 3 and last 4 signs shown."""
    shown_head, shown_tail = 3, 4
    if len(number) <= shown_head + shown_tail:
        return "*" * len(number)
    hidden = len(number) - shown_head - shown_tail
    return number[:shown_head] + "*" * hidden + number[-shown_tail:]
