"""What tells one centre from another: places, classes, numbers, letterhead (中心配置)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.domain.locarno import LocarnoError, normal_locarno
from app.domain.mappings import DataError, Reader
from app.domain.numbering import NumberPattern, NumberPatternError
from app.domain.terms import RightKind

_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DIVISION = re.compile(r"\d{6}")


class Book(StrEnum):
    """A register that hands out numbers, one sequence per year each (编号簿)."""

    INTAKE = "intake"  # 收件
    INFRINGEMENT = "infringement"  # 侵权纠纷
    COUNTERFEIT = "counterfeit"  # 假冒专利
    ECOMMERCE = "ecommerce"  # 电商
    EXHIBITION = "exhibition"  # 展会
    PRE_EXAMINATION = "pre-examination"  # 预审
    EVALUATION = "evaluation"  # 评价报告
    PRIORITY = "priority"  # 优先审查推荐
    MEDIATION = "mediation"  # 行政调解
    MEDIATION_PEOPLE = "mediation-people"  # 人民调解
    MEDIATION_COURT = "mediation-court"  # 法院委托调解
    MEDIATION_EXHIBITION = "mediation-exhibition"  # 展会现场调解
    RAPID_CONFIRMATION = "rapid-confirmation"  # 快速确权
    ASSISTANCE = "assistance"  # 维权援助
    OVERSEAS = "overseas"  # 海外纠纷应对指导


@dataclass(frozen=True, slots=True)
class Town:
    """A town or sub-district with its statistical code (镇街)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Market:
    """A professional market (专业市场); ``town`` is a town's name, possibly empty."""

    name: str
    town: str = ""


@dataclass(frozen=True, slots=True)
class Industry:
    """A ready-made choice for the wizard: classes and product words (行业模板)."""

    code: str
    name: str
    locarno: tuple[str, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delegation:
    """The written delegation under which the centre acts (委托)."""

    authority: str = ""
    number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether a day lies within the term, both ends included; open ends are open."""
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class CentreProfile:
    """One centre as data; nothing in the program asks for a centre by name (中心配置).

    ``letterhead`` is the issuing authority's name on papers. ``unverified`` holds the keys
    whose values were not confirmed by a source; the interface tags them 待核实. ``address``
    and ``phone`` are those that papers tell the parties.
    """

    code: str
    name: str
    short_name: str
    industry: str
    city: str
    division_code: str
    numbers: Mapping[Book, NumberPattern]
    letterhead: str = ""
    delegation: Delegation = field(default_factory=Delegation)
    towns: tuple[Town, ...] = ()
    markets: tuple[Market, ...] = ()
    exhibitions: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    locarno: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    fast_track_kinds: tuple[RightKind, ...] = (RightKind.DESIGN,)
    products: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    address: str = ""
    phone: str = ""

    def number_pattern(self, book: str) -> NumberPattern:
        """Return the pattern of a book.

        Raises:
            ValueError: no such book.
        """
        return self.numbers[Book(book)]

    @property
    def paper_head(self) -> str:
        """Return what the numbers of papers begin with, such as 粤中知 (字头).

        It is what stands before 法 in the numbers of infringement cases, 粤中知法裁字.
        """
        head, mark, _ = self.numbers[Book.INFRINGEMENT].prefix.partition("法")
        return head if mark and head else self.short_name

    @property
    def town_names(self) -> tuple[str, ...]:
        """Return the towns' names, in the order of the file."""
        return tuple(item.name for item in self.towns)


_KEYS = (
    "code", "name", "short_name", "industry", "city", "division_code", "numbers", "letterhead",
    "delegation", "towns", "markets", "exhibitions", "platforms", "locarno", "ipc",
    "fast_track_kinds", "products", "unverified", "address", "phone",
)  # fmt: skip


def centre_from_mapping(data: Mapping[str, object]) -> CentreProfile:
    """Build a profile from parsed TOML or JSON.

    Raises:
        DataError: a key is missing, unknown or wrong; the message names it.
    """
    reader = Reader(data)
    reader.only(*_KEYS)
    return CentreProfile(
        code=_matching(reader, "code", _CODE),
        name=reader.text("name"),
        short_name=reader.text("short_name"),
        industry=reader.text("industry"),
        city=reader.text("city"),
        division_code=_matching(reader, "division_code", _DIVISION),
        numbers=_numbers(reader.table("numbers")),
        letterhead=reader.text("letterhead", ""),
        delegation=_delegation(reader),
        towns=tuple(Town(row.text("code", ""), row.text("name")) for row in reader.rows("towns")),
        markets=tuple(
            Market(row.text("name"), row.text("town", "")) for row in reader.rows("markets")
        ),
        exhibitions=reader.texts("exhibitions"),
        platforms=reader.texts("platforms"),
        locarno=_classes(reader),
        ipc=reader.texts("ipc"),
        fast_track_kinds=_kinds(reader),
        products=reader.texts("products"),
        unverified=reader.texts("unverified"),
        address=reader.text("address", ""),
        phone=reader.text("phone", ""),
    )


def profile_to_mapping(profile: CentreProfile) -> dict[str, object]:
    """Return a profile as JSON-ready values; :func:`centre_from_mapping` reads it back."""
    delegation = profile.delegation
    return {
        "code": profile.code,
        "name": profile.name,
        "short_name": profile.short_name,
        "industry": profile.industry,
        "city": profile.city,
        "division_code": profile.division_code,
        "letterhead": profile.letterhead,
        "delegation": {
            "authority": delegation.authority,
            "number": delegation.number,
            "valid_from": delegation.valid_from.isoformat() if delegation.valid_from else "",
            "valid_until": delegation.valid_until.isoformat() if delegation.valid_until else "",
        },
        "towns": [{"code": item.code, "name": item.name} for item in profile.towns],
        "markets": [{"name": item.name, "town": item.town} for item in profile.markets],
        "exhibitions": list(profile.exhibitions),
        "platforms": list(profile.platforms),
        "locarno": list(profile.locarno),
        "ipc": list(profile.ipc),
        "fast_track_kinds": [kind.value for kind in profile.fast_track_kinds],
        "products": list(profile.products),
        "unverified": list(profile.unverified),
        "address": profile.address,
        "phone": profile.phone,
        "numbers": {
            book.value: {"pattern": item.pattern, "prefix": item.prefix}
            for book, item in profile.numbers.items()
        },
    }


def blank_profile(
    code: str, name: str, city: str, division_code: str, industry: Industry, prefix: str
) -> CentreProfile:
    """Return a profile for a centre of another industry, made in the wizard.

    ``prefix`` is what case numbers begin with, province and place, e.g. ``粤江``.

    Raises:
        DataError: code or division code is malformed.
    """
    profile = CentreProfile(
        code=code,
        name=name,
        short_name=name.removesuffix("知识产权快速维权中心") or name,
        industry=industry.name,
        city=city,
        division_code=division_code,
        numbers=default_numbers(prefix),
        letterhead=f"{city}市场监督管理局",
        locarno=industry.locarno,
        products=industry.products,
        platforms=("淘宝", "天猫", "京东", "拼多多", "1688", "抖音"),
        unverified=("letterhead", "locarno", "numbers"),
    )
    return centre_from_mapping(profile_to_mapping(profile))


def default_numbers(prefix: str) -> dict[Book, NumberPattern]:
    """Return the usual patterns of every book for a place prefix such as ``粤中``."""
    formal = {
        Book.INFRINGEMENT: "知法裁字",
        Book.COUNTERFEIT: "知法假字",
        Book.MEDIATION: "知法调字",
        Book.MEDIATION_PEOPLE: "知人调字",
        Book.MEDIATION_COURT: "知诉调字",
        Book.MEDIATION_EXHIBITION: "知展调字",
    }
    return {
        Book.INTAKE: NumberPattern("{prefix}〔{year}〕{seq:04}", "收"),
        **{
            book: NumberPattern("{prefix}〔{year}〕{seq}号", f"{prefix}{word}")
            for book, word in formal.items()
        },
        **{book: _plain_pattern(book) for book in _PLAIN_WORDS},
    }


_PLAIN_WORDS: Mapping[Book, str] = MappingProxyType(
    {
        Book.ECOMMERCE: "电",
        Book.EXHIBITION: "展",
        Book.PRE_EXAMINATION: "预",
        Book.EVALUATION: "评",
        Book.PRIORITY: "优",
        Book.RAPID_CONFIRMATION: "确",
        Book.ASSISTANCE: "援",
        Book.OVERSEAS: "外",
    }
)
_LATER_BOOKS = frozenset({Book.RAPID_CONFIRMATION, Book.ASSISTANCE, Book.OVERSEAS})
"""Books that profiles written by the first edition do not have; they get the usual pattern."""


def _plain_pattern(book: Book) -> NumberPattern:
    """Return the usual pattern of a book whose numbers stand on no formal paper."""
    return NumberPattern("{prefix}{year}-{seq:04}", _PLAIN_WORDS[book])


def industries_from_mapping(data: Mapping[str, object]) -> tuple[Industry, ...]:
    """Build the wizard's industry templates from parsed TOML.

    Raises:
        DataError: a key is missing or wrong; the message names it.
    """
    return tuple(
        Industry(row.text("code"), row.text("name"), _classes(row), row.texts("products"))
        for row in Reader(data).rows("industries")
    )


def _matching(reader: Reader, key: str, form: re.Pattern[str]) -> str:
    value = reader.text(key)
    if not form.fullmatch(value):
        raise DataError(f"{reader.path(key)} 写法不对")
    return value


def _numbers(reader: Reader) -> dict[Book, NumberPattern]:
    reader.only(*Book)
    found: dict[Book, NumberPattern] = {}
    for book in Book:
        if book in _LATER_BOOKS and book not in reader.data:
            found[book] = _plain_pattern(book)
            continue
        entry = reader.table(book)
        try:
            found[book] = NumberPattern(entry.text("pattern"), entry.text("prefix", ""))
        except NumberPatternError as error:
            raise DataError(f"{reader.path(book)}：{error}") from error
    return found


def _delegation(reader: Reader) -> Delegation:
    if "delegation" not in reader.data:
        return Delegation()
    entry = reader.table("delegation")
    return Delegation(
        authority=entry.text("authority", ""),
        number=entry.text("number", ""),
        valid_from=entry.optional_day("valid_from"),
        valid_until=entry.optional_day("valid_until"),
    )


def _classes(reader: Reader) -> tuple[str, ...]:
    try:
        return tuple(normal_locarno(item) for item in reader.texts("locarno"))
    except LocarnoError as error:
        raise DataError(f"{reader.path('locarno')}：{error}") from error


def _kinds(reader: Reader) -> tuple[RightKind, ...]:
    try:
        return tuple(RightKind.from_text(item) for item in reader.texts("fast_track_kinds"))
    except ValueError as error:
        raise DataError(f"{reader.path('fast_track_kinds')} 含不认识的权利类型") from error
