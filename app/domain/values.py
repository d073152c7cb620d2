"""Checks of one value by the kind of its field, wherever it came from (单栏校验)."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.fields import FieldKind, FieldSpec, FieldValue
from app.domain.identity import email_remark, id_number_remark, phone_remark, postcode_remark
from app.domain.locarno import LocarnoError, normal_locarno
from app.domain.money import MAX_FEN
from app.domain.terms import PartyKind
from app.support.clock import china_time
from app.support.errors import Level, Problem

MAX_INTEGER = 1_000_000_000
# Facts that have happened when they are entered; other dates may lie ahead.
PAST_KEYS = frozenset(
    {
        "received_at", "received_on", "filed_on", "granted_on", "checked_on", "found_on",
        "agreed_on", "paid_on", "signed_on", "purchased_on", "registered_on", "entrusted_on",
    }
)  # fmt: skip
_TYPES: dict[FieldKind, type] = {
    FieldKind.DATE: date,
    FieldKind.INSTANT: datetime,
    FieldKind.MONEY: int,
    FieldKind.INTEGER: int,
    FieldKind.FLAG: bool,
    FieldKind.CHOICES: tuple,
}


def is_empty(value: FieldValue) -> bool:
    """Tell whether nothing was entered; no and zero are something."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == ()


def value_problems(
    spec: FieldSpec,
    value: FieldValue,
    address: str,
    today: date,
    party_kind: PartyKind | None = None,
) -> tuple[Problem, ...]:
    """Check one value that is not empty; ``party_kind`` tells which identity number to expect."""
    if not _right_type(spec.kind, value):
        return (Problem(address, f"{spec.term}的类型不对"),)
    if isinstance(value, str):
        return _text_problems(spec, value, address, today, party_kind)
    if isinstance(value, tuple):
        return _code_problems(spec, value, address)
    if isinstance(value, date):
        return _date_problems(spec, value, address, today)
    if isinstance(value, bool):
        return ()
    return _number_problems(spec, value, address)


def _right_type(kind: FieldKind, value: FieldValue) -> bool:
    wanted = _TYPES.get(kind, str)
    if isinstance(value, bool):
        return wanted is bool
    if isinstance(value, datetime):
        return wanted is datetime and value.tzinfo is not None
    return isinstance(value, wanted)


def _number_problems(spec: FieldSpec, value: int | None, address: str) -> tuple[Problem, ...]:
    most = MAX_FEN if spec.kind is FieldKind.MONEY else MAX_INTEGER
    if value is not None and value < 0:
        return (Problem(address, f"{spec.term}不能为负"),)
    if value is not None and value > most:
        return (Problem(address, f"{spec.term}过大，请核对"),)
    return ()


def _date_problems(spec: FieldSpec, value: date, address: str, today: date) -> tuple[Problem, ...]:
    day = china_time(value).date() if isinstance(value, datetime) else value
    if spec.key in PAST_KEYS and day > today:
        return (Problem(address, f"{spec.term}不能晚于今天"),)
    return ()


def _code_problems(spec: FieldSpec, codes: tuple[str, ...], address: str) -> tuple[Problem, ...]:
    known = {choice.code for choice in spec.choices}
    return tuple(
        Problem(address, f"没有“{code}”这一项") for code in codes if known and code not in known
    )


def _text_problems(
    spec: FieldSpec, value: str, address: str, today: date, party_kind: PartyKind | None
) -> tuple[Problem, ...]:
    if spec.kind is FieldKind.CHOICE:
        return _code_problems(spec, (value,), address)
    most = spec.max_length
    if len(value) > most:
        return (Problem(address, f"超出 {most} 字，现 {len(value)} 字"),)
    if spec.kind is FieldKind.LOCARNO:
        try:
            normal_locarno(value)
        except LocarnoError as error:
            return (Problem(address, str(error)),)
    remark = _remark(spec.kind, value, today, party_kind)
    return () if remark is None else (Problem(address, remark, Level.WARNING),)


def _remark(kind: FieldKind, value: str, today: date, party_kind: PartyKind | None) -> str | None:
    match kind:
        case FieldKind.ID_NUMBER:
            return id_number_remark(party_kind, value, today)
        case FieldKind.PHONE:
            return phone_remark(value)
        case FieldKind.POSTCODE:
            return postcode_remark(value)
        case FieldKind.EMAIL:
            return email_remark(value)
        case _:
            return None
