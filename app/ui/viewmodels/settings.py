"""What the settings' forms hold and how it is checked (设置)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.domain.centre import Book, CentreProfile, Delegation, Market, Town
from app.domain.dates import DateTextError, parse_date
from app.domain.locarno import LocarnoError, normal_locarno
from app.domain.numbering import NumberPattern, NumberPatternError
from app.domain.password import check_password
from app.domain.terms import RightKind
from app.domain.text import tidy
from app.support.errors import Level, Problem

BOOK_TERMS: Mapping[Book, str] = {
    Book.INTAKE: "收件",
    Book.INFRINGEMENT: "侵权纠纷",
    Book.COUNTERFEIT: "假冒专利",
    Book.ECOMMERCE: "电商投诉",
    Book.EXHIBITION: "展会投诉",
    Book.PRE_EXAMINATION: "预审",
    Book.EVALUATION: "评价报告",
    Book.PRIORITY: "优先审查推荐",
    Book.MEDIATION: "行政调解",
    Book.MEDIATION_PEOPLE: "人民调解",
    Book.MEDIATION_COURT: "法院委托调解",
    Book.MEDIATION_EXHIBITION: "展会现场调解",
    Book.RAPID_CONFIRMATION: "快速确权",
    Book.ASSISTANCE: "维权援助",
    Book.OVERSEAS: "海外纠纷指导",
}
PATENT_KINDS = (RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)
EXPIRY_WARNING_DAYS = 60
_PARTS = re.compile(r"[、；;\n]+")
_CELLS = re.compile(r"[,，\t]")


class ListField(StrEnum):
    """The profile's plain lists (清单)."""

    EXHIBITIONS = "exhibitions"
    PLATFORMS = "platforms"
    PRODUCTS = "products"
    IPC = "ipc"


@dataclass(frozen=True, slots=True)
class PatternTexts:
    """What is typed for one number book."""

    prefix: str
    pattern: str


@dataclass(frozen=True, slots=True)
class CentreTexts:
    """What stands in the centre's form; places are one a line, other lists joined by 、."""

    name: str
    short_name: str
    letterhead: str
    authority: str
    number: str
    valid_from: str
    valid_until: str
    towns: str
    markets: str
    locarno: str
    lists: Mapping[ListField, str]
    kinds: frozenset[RightKind]
    numbers: Mapping[Book, PatternTexts]
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ReadCentre:
    """The profile that was typed, None while something is wrong with it."""

    profile: CentreProfile | None
    problems: tuple[Problem, ...]


def centre_texts(profile: CentreProfile) -> CentreTexts:
    """Return a profile as it stands in the form."""
    delegation = profile.delegation
    return CentreTexts(
        name=profile.name,
        short_name=profile.short_name,
        letterhead=profile.letterhead,
        authority=delegation.authority,
        number=delegation.number,
        valid_from=_day_text(delegation.valid_from),
        valid_until=_day_text(delegation.valid_until),
        towns="\n".join(_joined(one.name, one.code) for one in profile.towns),
        markets="\n".join(_joined(one.name, one.town) for one in profile.markets),
        locarno="、".join(profile.locarno),
        lists={
            ListField.EXHIBITIONS: "、".join(profile.exhibitions),
            ListField.PLATFORMS: "、".join(profile.platforms),
            ListField.PRODUCTS: "、".join(profile.products),
            ListField.IPC: "、".join(profile.ipc),
        },
        kinds=frozenset(profile.fast_track_kinds),
        numbers={
            book: PatternTexts(one.prefix, one.pattern) for book, one in profile.numbers.items()
        },
        address=profile.address,
        phone=profile.phone,
    )


def _day_text(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _joined(name: str, more: str) -> str:
    return f"{name}，{more}" if more else name


def read_centre(
    texts: CentreTexts, base: CentreProfile, unverified: Sequence[str], today: date
) -> ReadCentre:
    """Return the profile typed over ``base``; what is wrong is told by field."""
    problems: list[Problem] = []
    for key, text, word in (
        ("name", texts.name, "中心全称"),
        ("short_name", texts.short_name, "简称"),
    ):
        if not tidy(text):
            problems.append(Problem(key, f"请填写{word}。"))
    delegation = _delegation(texts, today, problems)
    locarno = _classes(texts.locarno, problems)
    numbers = _numbers(texts.numbers, problems)
    if not texts.kinds:
        problems.append(Problem("fast_track_kinds", "至少选一种。"))
    if problems:
        return ReadCentre(None, tuple(problems))
    profile = replace(
        base,
        name=tidy(texts.name),
        short_name=tidy(texts.short_name),
        letterhead=tidy(texts.letterhead),
        delegation=delegation,
        towns=tuple(Town(code, name) for name, code in _rows(texts.towns)),
        markets=tuple(Market(name, town) for name, town in _rows(texts.markets)),
        exhibitions=words_of(texts.lists[ListField.EXHIBITIONS]),
        platforms=words_of(texts.lists[ListField.PLATFORMS]),
        products=words_of(texts.lists[ListField.PRODUCTS]),
        ipc=words_of(texts.lists[ListField.IPC]),
        locarno=locarno,
        fast_track_kinds=tuple(kind for kind in PATENT_KINDS if kind in texts.kinds),
        numbers=numbers,
        address=tidy(texts.address),
        phone=tidy(texts.phone),
        unverified=tuple(key for key in base.unverified if key in unverified),
    )
    return ReadCentre(profile, ())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a list, each once, in their order."""
    return tuple(dict.fromkeys(word for part in _PARTS.split(text) if (word := tidy(part))))


def _rows(text: str) -> tuple[tuple[str, str], ...]:
    rows = []
    for line in text.splitlines():
        name, _, more = _CELLS.sub("\t", line, count=1).partition("\t")
        if tidy(name):
            rows.append((tidy(name), tidy(more)))
    return tuple(rows)


def _delegation(texts: CentreTexts, today: date, problems: list[Problem]) -> Delegation:
    days: dict[str, date | None] = {}
    for key, text in (("valid_from", texts.valid_from), ("valid_until", texts.valid_until)):
        try:
            days[key] = parse_date(text, today) if text.strip() else None
        except DateTextError as error:
            problems.append(Problem(key, f"{error}。"))
            days[key] = None
    first, last = days["valid_from"], days["valid_until"]
    if first is not None and last is not None and last < first:
        problems.append(Problem("valid_until", "止期早于起期。"))
    return Delegation(tidy(texts.authority), tidy(texts.number), first, last)


def _classes(text: str, problems: list[Problem]) -> tuple[str, ...]:
    found = []
    for word in re.split(r"[、，,；;\s]+", text):
        if not word:
            continue
        try:
            found.append(normal_locarno(word))
        except LocarnoError as error:
            problems.append(Problem("locarno", f"{word}：{error}。"))
            break
    return tuple(dict.fromkeys(found))


def _numbers(
    texts: Mapping[Book, PatternTexts], problems: list[Problem]
) -> dict[Book, NumberPattern]:
    found: dict[Book, NumberPattern] = {}
    owners: dict[str, Book] = {}
    for book in Book:
        typed = texts[book]
        try:
            pattern = NumberPattern(tidy(typed.pattern), tidy(typed.prefix))
        except NumberPatternError as error:
            problems.append(Problem(number_key(book), f"{error}。"))
            continue
        twin = owners.setdefault(pattern.format(2000, 1), book)
        if twin is not book:
            term = BOOK_TERMS[twin]
            problems.append(Problem(number_key(book), f"与“{term}”的编号相同，会出现重号。"))
        found[book] = pattern
    return found


def number_key(book: Book) -> str:
    """Return the address of a book's pattern among the form's fields."""
    return f"numbers.{book.value}"


def next_number(typed: PatternTexts, year: int, serial: int) -> str:
    """Return the number a typed pattern gives next, empty while it is wrong."""
    try:
        return NumberPattern(tidy(typed.pattern), tidy(typed.prefix)).format(year, serial)
    except NumberPatternError:
        return ""


def expiry_problem(valid_until: date | None, today: date) -> Problem | None:
    """Return the warning that the delegation ended or ends soon."""
    if valid_until is None:
        return None
    left = (valid_until - today).days
    if left < 0:
        text = f"委托已于 {valid_until} 到期，请先续签再立案。"
        return Problem("valid_until", text, Level.WARNING)
    if left <= EXPIRY_WARNING_DAYS:
        text = f"委托还有 {left} 天到期，请及时续签。"
        return Problem("valid_until", text, Level.WARNING)
    return None


@dataclass(frozen=True, slots=True)
class PasswordTexts:
    """A new password, typed twice; ``old`` only for one's own."""

    new: str = field(repr=False)
    again: str = field(repr=False)
    old: str | None = field(default=None, repr=False)


def password_problems(typed: PasswordTexts) -> tuple[Problem, ...]:
    """Return what is wrong with a new password, by field."""
    found = []
    if typed.old is not None and not typed.old:
        found.append(Problem("old", "请输入现在的密码。"))
    weak = check_password(typed.new)
    if weak is not None:
        found.append(Problem("password", weak))
    elif typed.new == typed.old:
        found.append(Problem("password", "新密码与现在的相同。"))
    elif typed.new != typed.again:
        found.append(Problem("again", "两次输入的密码不同。"))
    return tuple(found)


def size_text(size: int) -> str:
    """Return a file's size as people read it."""
    megabytes = size / 1024 / 1024
    return f"{megabytes:,.1f} MB" if megabytes >= 1 else f"{size / 1024:,.0f} KB"
