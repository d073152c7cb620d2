"""Checks of identity numbers and contacts; each gives a short remark or None (证照校验).

A failed check never blocks: genuine licences with a wrong check sign exist.
"""

from __future__ import annotations

import re
from datetime import date

from app.domain.terms import PartyKind
from app.domain.text import compact_code, half_width, tidy

_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CARD_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD_CHECKS = "10X98765432"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CODE_LENGTH = 18
_ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
_OLD_CARD = re.compile(r"\d{15}")
_CARD = re.compile(r"\d{17}[0-9X]")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:\(?0\d{2,3}\)?-?)?[1-9]\d{6,7}(?:(?:-|转|EXT)\d{1,6})?")
_SERVICE_LINE = re.compile(r"(?:400|800)-?\d{3}-?\d{4}|1\d{4}|95\d{3,6}")
_FOREIGN_PHONE = re.compile(r"(?:\+|00)(?!86)[1-9]\d{6,14}")
_POSTCODE = re.compile(r"\d{6}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}")
_SEPARATORS = re.compile(r"[、,;，；/]")


def uscc_check_sign(body: str) -> str:
    """Return the check sign of the first 17 signs of a credit code (GB 32100-2015)."""
    total = sum(
        _USCC_SIGNS.index(sign) * weight for sign, weight in zip(body, _USCC_WEIGHTS, strict=True)
    )
    return _USCC_SIGNS[-total % len(_USCC_SIGNS)]


def uscc_remark(text: str) -> str | None:
    """Check a unified social credit code (统一社会信用代码)."""
    code = compact_code(text)
    if len(code) != _CODE_LENGTH:
        return f"信用代码应为 18 位，现 {len(code)} 位"
    wrong = next((sign for sign in code if sign not in _USCC_SIGNS), None)
    if wrong is not None:
        return f"信用代码不应含 {wrong}"
    expected = uscc_check_sign(code[:-1])
    if code[-1] != expected:
        return f"校验位不符，按规则应为 {expected}"
    return None


def card_check_sign(body: str) -> str:
    """Return the check sign of the first 17 digits of an identity card (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _CARD_WEIGHTS, strict=True))
    return _CARD_CHECKS[total % 11]


def id_card_remark(text: str, today: date) -> str | None:
    """Check a resident identity card number: length, day of birth, check sign (身份证号)."""
    number = compact_code(text)
    if _OLD_CARD.fullmatch(number):
        return "15 位旧身份证号，请核对"
    if not _CARD.fullmatch(number):
        return (
            f"身份证号应为 18 位，现 {len(number)} 位"
            if len(number) != _CODE_LENGTH
            else ("身份证号只含数字，末位可为 X")
        )
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "身份证号中的出生日期不存在"
    if born > today:
        return "身份证号中的出生日期未到"
    expected = card_check_sign(number[:-1])
    if number[-1] != expected:
        return f"校验位不符，按规则应为 {expected}"
    return None


def organisation_code_remark(text: str) -> str | None:
    """Check an organisation code (组织机构代码, GB 11714)."""
    code = compact_code(text)
    if not _ORGANISATION.fullmatch(code):
        return "组织机构代码应为 8 位加校验位"
    plain = code.replace("-", "")
    total = sum(
        int(sign, 36) * weight
        for sign, weight in zip(plain[:-1], _ORGANISATION_WEIGHTS, strict=True)
    )
    expected = "0123456789X0"[11 - total % 11]
    if plain[-1] != expected:
        return f"校验位不符，按规则应为 {expected}"
    return None


def id_number_remark(kind: PartyKind | None, text: str, today: date) -> str | None:
    """Check an identity number by the party's legal form; by its shape when that is unknown.

    Numbers of parties from abroad are not checked.
    """
    number = compact_code(text)
    if kind is PartyKind.FOREIGN:
        return None
    if kind is PartyKind.PERSON:
        return id_card_remark(number, today)
    if _ORGANISATION.fullmatch(number):
        return organisation_code_remark(number)
    if uscc_remark(number) is not None and _is_card(number, today):
        # A sole trader may be entered with the owner's card before the licence is at hand.
        return None if kind in (None, PartyKind.SOLE_TRADER) else "像身份证号，请核对主体类型"
    return uscc_remark(number)


def _is_card(number: str, today: date) -> bool:
    return id_card_remark(number, today) is None


def mobile_remark(text: str) -> str | None:
    """Check a mobile number (手机号)."""
    if _MOBILE.fullmatch(compact_code(text).replace("-", "")):
        return None
    return "手机号应为 1 开头的 11 位"


def phone_remark(text: str) -> str | None:
    """Check one or several telephone numbers of any kind (电话)."""
    for part in _SEPARATORS.split(half_width(tidy(text))):
        number = compact_code(part)
        plain = re.sub(r"[-()]", "", number)
        if not (
            _MOBILE.fullmatch(plain)
            or _FOREIGN_PHONE.fullmatch(plain)
            or _LANDLINE.fullmatch(number)
            or _SERVICE_LINE.fullmatch(number)
        ):
            return "电话号码格式不像，请核对"
    return None


def postcode_remark(text: str) -> str | None:
    """Check a postcode (邮编)."""
    return None if _POSTCODE.fullmatch(compact_code(text)) else "邮编应为 6 位数字"


def email_remark(text: str) -> str | None:
    """Check an e-mail address (电子邮箱)."""
    return None if _EMAIL.fullmatch(half_width(tidy(text))) else "邮箱格式不像，请核对"
