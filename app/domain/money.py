"""Amounts of money as people type them; held in fen (金额)."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.text import half_width, tidy

MAX_FEN = 1_000_000_000_000
"""One hundred hundred-million yuan (100 亿元); anything above is a slip of the finger."""

_AMOUNT = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(千|万|亿)?")
_PREFIX = re.compile(r"^(?:人民币|RMB|CNY)?[¥$]?(?=[\d.-])", re.IGNORECASE)
_SCALE = {None: 1, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_TEN_THOUSAND_YUAN = 1_000_000
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


class MoneyTextError(ValueError):
    """The text is no amount; the message is Chinese and complete."""


def parse_money(text: str) -> int:
    """Read an amount in yuan, ``12,000``, ``¥12000元`` or ``1.2万``; return fen.

    Raises:
        MoneyTextError: not an amount, negative, a fraction of a fen, or beyond MAX_FEN.
    """
    plain = re.sub(r"\s+", "", half_width(tidy(text))).replace("億", "亿").replace("萬", "万")
    plain = re.sub(r"(?:元整|圆整|元|圆)$", "", plain)
    if "$" in plain:
        raise MoneyTextError("只记人民币金额")
    plain = _PREFIX.sub("", plain)
    if plain.startswith("-"):
        raise MoneyTextError("金额不能为负")
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        raise MoneyTextError("金额写法看不懂，如 12000 或 1.2万")
    whole, fraction, unit = match.groups()
    fen = Decimal(whole.replace(",", "") + (fraction or "")) * _SCALE[unit] * 100
    if fen > MAX_FEN:
        raise MoneyTextError("金额超过 100 亿元，请核对")
    if fen != fen.to_integral_value():
        raise MoneyTextError("金额最多到分")
    return int(fen)


def format_money(fen: int) -> str:
    """Return ``12,000.00 元``."""
    return f"{_yuan(fen)} 元"


def format_money_compact(fen: int) -> str:
    """Return ``1.2 万元`` from ten thousand yuan on (two decimals at most), else ``950 元``."""
    if abs(fen) < _TEN_THOUSAND_YUAN:
        return f"{_trimmed(_yuan(fen))} 元"
    return f"{_trimmed(f'{Decimal(fen) / _TEN_THOUSAND_YUAN:,.2f}')} 万元"


def plain_money(fen: int) -> str:
    """Return ``12000.00``, as papers write amounts before 元."""
    return f"{fen // 100}.{fen % 100:02}"


def money_in_words(fen: int) -> str:
    """Return ``壹万贰仟元整``, the capital writing that cannot be altered (人民币大写)."""
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    whole = f"{_whole_in_words(yuan)}元" if yuan or not rest else ""
    if not rest:
        return f"{whole}整"
    tenths = f"{_DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"{whole}{tenths}" + (f"{_DIGITS[cents]}分" if cents else "整")


def _whole_in_words(number: int) -> str:
    """Return a whole number in capitals, in groups of four digits with one 零 for any gap."""
    text, at, gap = "", 0, False
    while number:
        number, group = divmod(number, 10_000)
        if group:
            # A gap below stands where the lower group is short of its four digits.
            text = f"{_group_in_words(group)}{_GROUPS[at]}{'零' if gap and text else ''}{text}"
        gap = group < 1_000
        at += 1
    return text or _DIGITS[0]


def _group_in_words(group: int) -> str:
    text = ""
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            text += _DIGITS[digit] + _PLACES[place]
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def _yuan(fen: int) -> str:
    """Return the yuan with two decimals and thousands marks, exactly."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02}"


def _trimmed(number: str) -> str:
    """Return a decimal without needless zeros."""
    return number.rstrip("0").rstrip(".")
