"""What can be written in a form: fields and sections as data (栏目规格)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from app.domain.terms import PartyRole, Term

FieldValue: TypeAlias = str | int | bool | date | datetime | tuple[str, ...] | None
"""A checked value: text, count or fen, yes/no, day, instant (aware), several codes, or empty."""


class FieldKind(StrEnum):
    """How a field is typed, checked and shown (栏目类型)."""

    TEXT = "text"  # 单行文字
    LONG_TEXT = "long-text"  # 多行文字
    DATE = "date"  # 日期
    INSTANT = "instant"  # 日期和时间
    MONEY = "money"  # 金额，以分存
    INTEGER = "integer"  # 整数
    FLAG = "flag"  # 是否
    CHOICE = "choice"  # 单选
    CHOICES = "choices"  # 多选
    RIGHT_NUMBER = "right-number"  # 专利号、商标注册号
    ID_NUMBER = "id-number"  # 统一社会信用代码、身份证号
    PHONE = "phone"  # 电话
    POSTCODE = "postcode"  # 邮编
    EMAIL = "email"  # 电子邮箱
    LOCARNO = "locarno"  # 洛迦诺分类
    PARTY_NAME = "party-name"  # 名称，键入时提示已有当事人
    TOWN = "town"  # 镇街，取自中心
    HANDLER = "handler"  # 承办人，取自账号
    ENTITY = "entity"  # 备案主体


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the stored code and the shown term."""

    code: str
    term: str


def choices_of(terms: Iterable[Term]) -> tuple[Choice, ...]:
    """Return the choices of an enumeration or of some of its members."""
    return tuple(Choice(item.value, item.term) for item in terms)


def plain_choices(*terms: str) -> tuple[Choice, ...]:
    """Return choices whose code is the term itself, for lists that no rule looks at."""
    return tuple(Choice(term, term) for term in terms)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form (栏目).

    ``width`` is in twelfths of the form's width. ``rare`` fields unfold on demand.
    ``default`` is a code, a number or the words ``now``, ``today`` or ``me``, which the
    form turns into the present instant, the present day or the signed-in account.
    ``max_length`` counts characters. ``recent`` offers the values used lately.
    """

    key: str
    term: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    width: int = 3
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    default: FieldValue = None
    rare: bool = False
    recent: bool = False
    max_length: int = 200


class Part(StrEnum):
    """Which record a section writes to (落库对象)."""

    CASE = "case"
    PARTY = "party"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One block of a form, in the order of the paper form (分栏).

    ``table`` sections hold any number of rows between ``least`` and no upper bound;
    others hold exactly one. ``split`` marks the table whose rows can each become a case
    of their own (one request per patent and respondent).
    """

    key: str
    term: str
    part: Part
    fields: tuple[FieldSpec, ...]
    role: PartyRole | None = None
    table: bool = False
    least: int = 1
    split: bool = False
    rare: bool = False
    by_key: dict[str, FieldSpec] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the fields; refuse doubles and a party section without a role."""
        index = {spec.key: spec for spec in self.fields}
        if len(index) != len(self.fields):
            raise ValueError(f"double field in section {self.key}")
        if (self.part is Part.PARTY) != (self.role is not None):
            raise ValueError(f"section {self.key}: a party section, and only it, has a role")
        object.__setattr__(self, "by_key", index)
