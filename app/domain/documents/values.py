"""How the values of a paper are written out (文书中的写法)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from app.domain.dates import DateTextError, parse_date, parse_instant
from app.domain.documents.blocks import Picture
from app.domain.documents.spec import Ask, AskKind
from app.domain.documents.vocabulary import Value
from app.support.clock import CHINA, china_time

LIST_SIGN = "、"
_ITEM_NAME = "名称"


def text_of(value: Value) -> str:
    """Return the text that stands for a value.

    A day is ``2026年9月1日``, an instant (aware) ``2026年9月1日9时30分`` in China time, a list the
    names of its items. Counts have no thousands marks; a picture is its caption.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, Picture):
        return value.caption
    if isinstance(value, tuple):
        return LIST_SIGN.join(text for text in map(_name_of, value) if text)
    return str(value)


def day_text(day: date) -> str:
    """Return ``2026年9月1日``, without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(instant: datetime) -> str:
    local = china_time(instant)
    minutes = f"{local.minute:02}分" if local.minute else ""
    return f"{day_text(local.date())}{local.hour}时{minutes}"


def _name_of(item: Mapping[str, Value]) -> str:
    """Return what an item is called: its 名称, else its first value that is no count."""
    if _ITEM_NAME in item:
        return text_of(item[_ITEM_NAME])
    return next((text_of(value) for value in item.values() if not isinstance(value, int)), "")


def typed_text(ask: Ask, text: str, on: date) -> str:
    """Return a typed text as the paper shows it; ``on`` is today, for days like 昨天.

    Days and instants are written out; what cannot be read as such stays as it was typed.
    """
    plain = text.strip()
    try:
        if plain and ask.kind is AskKind.DAY:
            return day_text(parse_date(plain, on))
        if plain and ask.kind is AskKind.MOMENT:
            now = datetime(on.year, on.month, on.day, tzinfo=CHINA)
            return _moment(parse_instant(plain, now))
    except DateTextError:
        return plain
    return plain


def holds(value: Value) -> bool:
    """Tell whether there is something: no, zero, blanks and empty lists are nothing."""
    return bool(value.strip() if isinstance(value, str) else value)


def is_gap(value: Value) -> bool:
    """Tell whether nothing was given; no and zero are something."""
    return text_of(value).strip() == ""
