"""Numbers of rights: patents with their check digit, trademarks, works (权利号)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.domain.terms import RightKind
from app.domain.text import compact_code, tidy

# The patent office opened in April 1985; thirteen-digit numbers began on 2003-10-01.
FIRST_YEAR = 1985
FIRST_NEW_FORM_YEAR = 2003
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_KINDS = {
    "1": RightKind.INVENTION,
    "2": RightKind.UTILITY_MODEL,
    "3": RightKind.DESIGN,
    "8": RightKind.INVENTION,  # PCT 国际申请
    "9": RightKind.UTILITY_MODEL,  # PCT 国际申请
}
PATENT_KINDS = (RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)
_PREFIX = re.compile(r"^(?:专利号|申请号|专利申请号)?:?(?:CN)?(?:ZL)?\.?")
_NUMBER = re.compile(r"^(\d+)(?:\.?([0-9X]))?$")
_ANNOUNCEMENT = re.compile(r"^(?:CN)?\d{7,9}[A-CSUY]\d?$")
_TRADEMARK = re.compile(r"^(?:第)?(G?\d{1,9}[A-Z]?)号?(?:[(/,;、]?第?(\d{1,2})类?\)?)?$")
_TRADEMARK_CLASSES = 45
_NEW_LENGTH, _OLD_LENGTH = 12, 8


class RightNumberError(ValueError):
    """The text is no number of that kind of right; the message is Chinese and complete."""


@dataclass(frozen=True, slots=True)
class PatentNumber:
    """A patent or patent application number (专利号、专利申请号).

    ``serial`` has seven digits, in the form before October 2003 (``old_form``) five.
    ``check`` is the check sign as typed, which need not be the right one.
    """

    year: int
    kind: str
    serial: str
    check: str
    old_form: bool = False

    @property
    def digits(self) -> str:
        """Return the digits before the dot."""
        year = f"{self.year % 100:02}" if self.old_form else f"{self.year}"
        return f"{year}{self.kind}{self.serial}"

    @property
    def expected_check(self) -> str:
        """Return the check sign the digits ask for."""
        return check_sign(self.digits)

    @property
    def check_ok(self) -> bool:
        """Tell whether the check sign is the expected one."""
        return self.check == self.expected_check

    @property
    def right_kind(self) -> RightKind:
        """Return the kind of patent the kind digit stands for."""
        return _KINDS[self.kind]

    @property
    def canonical(self) -> str:
        """Return the stored form, ``202430380182.4``."""
        return f"{self.digits}.{self.check}"

    @property
    def display(self) -> str:
        """Return the form on papers, ``ZL202430380182.4``."""
        return f"ZL{self.canonical}"


def check_sign(digits: str) -> str:
    """Return the check sign of 12 (or, old form, 8) digits: weighted sum modulo 11, 10 as X."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    remainder = total % 11
    return "X" if remainder == 10 else str(remainder)


def parse_patent_number(text: str, today: date) -> PatentNumber:
    """Read a patent number in any usual spelling.

    ``ZL``, ``CN``, the dot, spaces and full-width signs are all optional. A wrong check
    sign is not refused here: see :attr:`PatentNumber.check_ok`.

    Raises:
        RightNumberError: wrong length, kind digit or year; the sentence says which.
    """
    compact = compact_code(text)
    if _ANNOUNCEMENT.match(compact):
        raise RightNumberError("这是公告号，请填专利号")
    match = _NUMBER.match(_PREFIX.sub("", compact))
    if match is None:
        raise RightNumberError("专利号只含数字，末位可为 X")
    digits, check = match.group(1), match.group(2)
    if check is None:  # the check sign is a digit and no dot was typed
        digits, check = digits[:-1], digits[-1]
    if len(digits) in (_NEW_LENGTH - 1, _OLD_LENGTH - 1):
        whole = digits + check
        if whole.isdigit() and "." not in compact:
            raise RightNumberError(f"缺校验位，应为 {whole}.{check_sign(whole)}")
    if len(digits) == _NEW_LENGTH:
        return _checked(PatentNumber(int(digits[:4]), digits[4], digits[5:], check), today)
    if len(digits) == _OLD_LENGTH:
        short = int(digits[:2])
        year = short + (1900 if short >= FIRST_YEAR % 100 else 2000)
        return _checked(PatentNumber(year, digits[2], digits[3:], check, old_form=True), today)
    raise RightNumberError(f"位数不对：应为 13 位或 9 位，现 {len(digits) + 1} 位")


def _checked(number: PatentNumber, today: date) -> PatentNumber:
    """Return ``number`` when year and kind digit are possible."""
    if number.year > today.year and not number.old_form:
        raise RightNumberError(f"年份 {number.year} 尚未到来")
    first, last = FIRST_NEW_FORM_YEAR, today.year
    if number.old_form:
        first, last = FIRST_YEAR, FIRST_NEW_FORM_YEAR
    if not first <= number.year <= last:
        form = "9 位" if number.old_form else "13 位"
        raise RightNumberError(f"年份 {number.year} 与{form}号不符")
    if number.kind not in _KINDS:
        raise RightNumberError(f"种类位 {number.kind} 不对，应为 1、2、3、8、9")
    return number


def normal_right_number(kind: RightKind, text: str, today: date) -> str:
    """Return the stored form of a number of that kind of right.

    Patents as ``202430380182.4`` even with a wrong check sign; trademarks as the
    registration number with the class after a slash when given, ``12345678/11``;
    copyright numbers as typed.

    Raises:
        RightNumberError: the text is no such number.
    """
    if kind in PATENT_KINDS:
        return parse_patent_number(text, today).canonical
    if kind is RightKind.COPYRIGHT:
        return tidy(text)
    match = _TRADEMARK.match(compact_code(text))
    if match is None:
        raise RightNumberError("商标注册号应为 1 至 9 位数字")
    number, group = match.groups()
    if group is None:
        return number
    if not 1 <= int(group) <= _TRADEMARK_CLASSES:
        raise RightNumberError("商标类别应为 1 至 45 类")
    return f"{number}/{int(group)}"


def display_right_number(kind: RightKind | None, number: str) -> str:
    """Return a stored number as people read it: ``ZL`` before patents, the class in words."""
    if kind in PATENT_KINDS and number:
        return f"ZL{number}"
    if kind is RightKind.TRADEMARK and "/" in number:
        registration, _, group = number.partition("/")
        return f"{registration}（第{group}类）"
    return number
