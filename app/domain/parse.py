"""Typed text to a value and back, one field at a time (栏目的键入与显示)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dates import (
    DateTextError,
    format_date,
    format_instant,
    parse_date,
    parse_instant,
)
from app.domain.fields import Choice, FieldKind, FieldSpec, FieldValue
from app.domain.locarno import LocarnoError, normal_locarno
from app.domain.money import MoneyTextError, parse_money
from app.domain.patent_number import RightNumberError, normal_right_number, parse_patent_number
from app.domain.terms import PartyKind, RightKind
from app.domain.text import compact_code, half_width, tidy, tidy_lines
from app.domain.values import value_problems
from app.support.errors import Level, Problem

_SEPARATORS = "、，,；;/|\n "
_YES = frozenset({"是", "有", "对", "y", "yes", "1", "true", "√", "✓"})
_NO = frozenset({"否", "无", "不", "没有", "n", "no", "0", "false", "×", "x"})


@dataclass(frozen=True, slots=True)
class ParseContext:
    """What reading a field may depend on (键入环境).

    ``today`` is China's day of ``now``. ``right_kind`` and ``party_kind`` are what the
    same row says in its other fields, None while open. ``towns``, ``handlers`` and
    ``entities`` are what the centre and the accounts offer; empty takes any text.
    """

    now: datetime
    today: date
    towns: tuple[Choice, ...] = ()
    handlers: tuple[Choice, ...] = ()
    entities: tuple[Choice, ...] = ()
    right_kind: RightKind | None = None
    party_kind: PartyKind | None = None


class _Unreadable(ValueError):  # noqa: N818 - never leaves this module
    """The text cannot be read; the message is for the user."""


def parse_value(
    spec: FieldSpec, text: str, context: ParseContext, address: str = ""
) -> tuple[FieldValue, tuple[Problem, ...]]:
    """Read what was typed into one field; empty text is None without a problem.

    Unreadable text gives None and an error. A readable value may come with warnings.
    """
    cleaned = tidy_lines(text) if spec.kind is FieldKind.LONG_TEXT else tidy(text)
    if not cleaned:
        return None, ()
    try:
        value = _READERS.get(spec.kind, _as_text)(spec, cleaned, context)
    except (
        _Unreadable, DateTextError, MoneyTextError, LocarnoError, RightNumberError
    ) as error:  # fmt: skip
        return None, (Problem(address, str(error)),)
    problems = value_problems(spec, value, address, context.today, context.party_kind)
    return value, (*problems, *_context_problems(spec, value, context, address))


def display_value(spec: FieldSpec, value: FieldValue, names: tuple[Choice, ...] = ()) -> str:
    """Return a value as the form shows it; :func:`parse_value` reads it back unchanged.

    ``names`` are the accounts or entities a HANDLER or ENTITY field refers to.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, tuple):
        return "、".join(_term(spec.choices, code) for code in value)
    if isinstance(value, int):
        return f"{value // 100}.{value % 100:02}" if spec.kind is FieldKind.MONEY else str(value)
    return _term(spec.choices or names, value)


def _term(choices: tuple[Choice, ...], code: str) -> str:
    return next((item.term for item in choices if item.code == code), code)


def _as_text(_spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    return text


def _as_code(_spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    return compact_code(text)


def _as_contact(_spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    return half_width(text)


def _as_date(_spec: FieldSpec, text: str, context: ParseContext) -> FieldValue:
    return parse_date(text, context.today)


def _as_instant(_spec: FieldSpec, text: str, context: ParseContext) -> FieldValue:
    return parse_instant(text, context.now)


def _as_money(_spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    return parse_money(text)


def _as_integer(spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    plain = compact_code(text).replace(",", "")
    # Python's own limit on digits would raise; ten thousand million is far beyond any count.
    if not re.fullmatch(r"-?[0-9]{1,12}", plain):
        raise _Unreadable(f"{spec.term}应为整数")
    return int(plain)


def _as_flag(_spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    plain = half_width(text).lower()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise _Unreadable("请填 是 或 否")


def _as_locarno(_spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    return normal_locarno(text)


def _as_right_number(_spec: FieldSpec, text: str, context: ParseContext) -> FieldValue:
    # A patent tells its kind by itself; marks and works must be chosen first.
    return normal_right_number(context.right_kind or RightKind.DESIGN, text, context.today)


def _as_choice(spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    return _chosen(spec.choices, text) if spec.choices else text


def _as_choices(spec: FieldSpec, text: str, _context: ParseContext) -> FieldValue:
    found: list[str] = []
    rest = text.strip(_SEPARATORS)
    while rest:
        part = _leading(spec.choices, rest)
        code = _chosen(spec.choices, part) if spec.choices else part
        if code not in found:
            found.append(code)
        rest = rest[len(part) :].strip(_SEPARATORS)
    return tuple(found)


def _leading(choices: tuple[Choice, ...], text: str) -> str:
    """Return the first part of a list; a term may itself hold a separator."""
    words = sorted({word for item in choices for word in (item.term, item.code)}, key=len)
    for word in reversed(words):
        if word and text.startswith(word) and text[len(word) : len(word) + 1] in _SEPARATORS:
            return word
    return re.split(f"[{re.escape(_SEPARATORS)}]", text, maxsplit=1)[0]


def _chosen(choices: tuple[Choice, ...], text: str) -> str:
    """Return the code of a term, a code, or the only term that begins like the text."""
    plain = half_width(text).casefold()
    for item in choices:
        if text in (item.code, item.term):
            return item.code
    for item in choices:
        if plain in (item.code.casefold(), half_width(item.term).casefold()):
            return item.code
    begun = [item for item in choices if half_width(item.term).casefold().startswith(plain)]
    if len(begun) == 1:
        return begun[0].code
    raise _Unreadable(f"没有“{text}”这一项")


def _as_handler(_spec: FieldSpec, text: str, context: ParseContext) -> FieldValue:
    return _chosen(context.handlers, text) if context.handlers else text


def _as_entity(_spec: FieldSpec, text: str, context: ParseContext) -> FieldValue:
    return _chosen(context.entities, text) if context.entities else text


def _as_town(_spec: FieldSpec, text: str, context: ParseContext) -> FieldValue:
    """Return the town's full name; a place outside the centre stays as typed."""
    for item in context.towns:
        bare = re.sub(r"(?:镇|街道)$", "", item.term)
        if text in (item.code, item.term, bare):
            return item.term
    return text


def _context_problems(
    spec: FieldSpec, value: FieldValue, context: ParseContext, address: str
) -> tuple[Problem, ...]:
    """Return warnings and errors that need more than the value itself."""
    if spec.kind is FieldKind.TOWN and context.towns:
        known = {item.term for item in context.towns}
        if value not in known:
            return (Problem(address, "不在本中心镇街内", Level.WARNING),)
    if spec.kind is FieldKind.RIGHT_NUMBER and isinstance(value, str):
        return right_number_problems(context.right_kind, value, address, context.today)
    return ()


def right_number_problems(
    kind: RightKind | None, value: str, address: str, today: date
) -> tuple[Problem, ...]:
    """Check a number against its kind of right; only patents have a check sign.

    With ``kind`` open the number must be a patent's, which tells its kind by itself.
    """
    if kind in (RightKind.TRADEMARK, RightKind.COPYRIGHT):
        return ()
    try:
        number = parse_patent_number(value, today)
    except RightNumberError as error:
        return (Problem(address, str(error)),)
    if not number.check_ok:
        return (Problem(address, f"校验位不符，应为 {number.expected_check}"),)
    if kind is not None and number.right_kind is not kind:
        return (Problem(address, f"号码属{number.right_kind.term}，与类型不符"),)
    return ()


_Read = Callable[[FieldSpec, str, ParseContext], FieldValue]
_READERS: dict[FieldKind, _Read] = {
    FieldKind.DATE: _as_date,
    FieldKind.INSTANT: _as_instant,
    FieldKind.MONEY: _as_money,
    FieldKind.INTEGER: _as_integer,
    FieldKind.FLAG: _as_flag,
    FieldKind.CHOICE: _as_choice,
    FieldKind.CHOICES: _as_choices,
    FieldKind.RIGHT_NUMBER: _as_right_number,
    FieldKind.ID_NUMBER: _as_code,
    FieldKind.POSTCODE: _as_code,
    FieldKind.PHONE: _as_contact,
    FieldKind.EMAIL: _as_contact,
    FieldKind.LOCARNO: _as_locarno,
    FieldKind.TOWN: _as_town,
    FieldKind.HANDLER: _as_handler,
    FieldKind.ENTITY: _as_entity,
}
