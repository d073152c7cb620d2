"""Checks of a whole draft before it is saved, the same for form, file and import (案件校验)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from app.domain.case_type import CaseType
from app.domain.centre import CentreProfile
from app.domain.draft import CaseDraft, Row, address
from app.domain.fields import FieldKind, FieldSpec, FieldValue, Part, SectionSpec
from app.domain.parse import right_number_problems
from app.domain.patent_number import PATENT_KINDS, RightNumberError, parse_patent_number
from app.domain.terms import PartyKind, PartyRole, RightKind, Term, Track
from app.domain.text import compact_code, name_key
from app.domain.values import is_empty, value_problems
from app.support.clock import china_time
from app.support.errors import Level, Problem

_TermT = TypeVar("_TermT", bound=Term)
_LEFT_ROLES = frozenset({PartyRole.REQUESTER, PartyRole.APPLICANT, PartyRole.REPORTER})
_RIGHT_ROLES = frozenset({PartyRole.RESPONDENT, PartyRole.REPORTED})


@dataclass(frozen=True, slots=True)
class _Place:
    """One row of one section and its address."""

    section: SectionSpec
    row: Row
    index: int | None

    def at(self, key: str) -> str:
        return address(self.section.key, key, self.index)

    def text(self, key: str) -> str:
        value = self.row.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        value = self.row.get(key)
        if isinstance(value, datetime):
            return china_time(value).date()
        return value if isinstance(value, date) else None

    def amount(self, key: str) -> int | None:
        value = self.row.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @property
    def blank(self) -> bool:
        """Tell whether nothing was entered beyond what the form put there by itself."""
        return all(
            is_empty(value) or (key in self.section.by_key and value == self._default(key))
            for key, value in self.row.items()
        )

    def _default(self, key: str) -> FieldValue:
        return self.section.by_key[key].default


def check_draft(
    case_type: CaseType,
    draft: CaseDraft,
    centre: CentreProfile,
    today: date,
    *,
    accepted: Set[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return every remark about a draft, in the order of the form.

    ``accepted`` holds addresses of right numbers whose wrong check sign a supervisor has
    taken upon himself, with a reason; there the error becomes a warning.
    """
    if draft.kind != case_type.code:
        return (Problem("", "案件类型不一致"),)
    places = tuple(_places(case_type, draft))
    found = [
        *_shape_problems(case_type, draft),
        *(problem for place in places for problem in _row_problems(place, today)),
        *_right_problems(places, case_type, centre, today),
        *_party_problems(places),
        *_act_problems(places, today),
        *_money_problems(places),
    ]
    eased = (_eased(problem, accepted) for problem in found)
    order = {item.key: number for number, item in enumerate(case_type.sections)}
    return tuple(sorted(eased, key=lambda item: order.get(_section_of(item.field), len(order))))


def _section_of(field: str) -> str:
    return field.partition(".")[0].partition("[")[0]


def _eased(problem: Problem, accepted: Set[str]) -> Problem:
    if problem.field in accepted and problem.message.startswith("校验位不符"):
        return replace(problem, level=Level.WARNING)
    return problem


def _places(case_type: CaseType, draft: CaseDraft) -> Iterator[_Place]:
    """Yield every row to be checked; blank rows of tables are no rows."""
    for section in case_type.sections:
        if not section.table:
            rows = draft.rows(section.key)
            yield _Place(section, rows[0] if rows else {}, None)
            continue
        for index, row in enumerate(draft.rows(section.key)):
            place = _Place(section, row, index)
            if not place.blank:
                yield place


def _shape_problems(case_type: CaseType, draft: CaseDraft) -> Iterator[Problem]:
    """Yield unknown sections and fields, and wrong numbers of rows."""
    known = {item.key: item for item in case_type.sections}
    for key, rows in draft.sections.items():
        if key not in known:
            yield Problem(key, f"没有“{key}”这一栏")
            continue
        section = known[key]
        for index, row in enumerate(rows):
            for name in row:
                if name not in section.by_key:
                    at = address(key, name, index if section.table else None)
                    yield Problem(at, f"没有“{name}”这一项")
        if len(rows) > 1 and not section.table:
            yield Problem(key, f"{section.term}只能填一份")
    for section in case_type.sections:
        if section.table:
            yield from _count_problems(section, draft)


def _count_problems(section: SectionSpec, draft: CaseDraft) -> Iterator[Problem]:
    """Yield a remark at the first blank row of a table with too few rows."""
    rows = [_Place(section, row, index) for index, row in enumerate(draft.rows(section.key))]
    filled = sum(not place.blank for place in rows)
    if filled < section.least and section.fields:
        blank = next((place.index for place in rows if place.blank), len(rows))
        first = next((item for item in section.fields if item.required), section.fields[0])
        count = f"至少 {section.least} 行" if section.least > 1 else "至少一行"
        yield Problem(address(section.key, first.key, blank), f"{section.term}{count}")


def _row_problems(place: _Place, today: date) -> Iterator[Problem]:
    """Yield missing fields and wrong values of one row."""
    party_kind = _member(PartyKind, place.text("kind"))
    if place.section.part is not Part.PARTY:
        party_kind = PartyKind.PERSON  # a designer's card, not a party's licence
    optional = place.section.rare or place.section.least == 0
    skipped = optional and place.blank
    for spec in place.section.fields:
        value = place.row.get(spec.key)
        if not is_empty(value):
            yield from value_problems(spec, value, place.at(spec.key), today, party_kind)
        elif spec.required and not skipped:
            yield Problem(place.at(spec.key), f"请填{spec.term}")


def _right_problems(
    places: tuple[_Place, ...], case_type: CaseType, centre: CentreProfile, today: date
) -> Iterator[Problem]:
    """Yield what does not fit together in the rights."""
    received = _received(places) or today
    for place in places:
        if place.section.part is Part.RIGHT:
            yield from _number_problems(place, received, today)
            yield from _right_date_problems(place)
        if case_type.track is Track.FAST_TRACK and place.section.part is not Part.PARTY:
            yield from _fast_track_problems(place, centre, today)


def _received(places: tuple[_Place, ...]) -> date | None:
    for place in places:
        day = place.day("received_at") or place.day("received_on")
        if day is not None:
            return day
    return None


def _number_problems(place: _Place, received: date, today: date) -> Iterator[Problem]:
    """Yield remarks about every right number of a row."""
    kind = _member(RightKind, place.text("kind"))
    for spec in _fields_of(place, FieldKind.RIGHT_NUMBER):
        text = place.text(spec.key)
        if not text:
            continue
        found = right_number_problems(kind, text, place.at(spec.key), today)
        yield from found
        if not found and kind in (*PATENT_KINDS, None):
            yield from _year_problems(place, spec, received, today)


def _year_problems(
    place: _Place, spec: FieldSpec, received: date, today: date
) -> Iterator[Problem]:
    """Yield when the number is younger than the case or than its own filing date."""
    year = parse_patent_number(place.text(spec.key), today).year
    filed = place.day("filed_on")
    if year > received.year:
        yield Problem(place.at(spec.key), "号码年份晚于收件年份")
    elif filed is not None and year > filed.year:  # so with divisional applications
        yield Problem(place.at(spec.key), "号码年份晚于申请日", Level.WARNING)


def _right_date_problems(place: _Place) -> Iterator[Problem]:
    filed, granted = place.day("filed_on"), place.day("granted_on")
    if filed is not None and granted is not None and granted < filed:
        yield Problem(place.at("granted_on"), "授权公告日早于申请日")


def _fast_track_problems(place: _Place, centre: CentreProfile, today: date) -> Iterator[Problem]:
    """Yield what lies outside the centre's approval; a gate later, a warning now."""
    kind = _right_kind(place, today)
    if kind is not None and kind not in centre.fast_track_kinds:
        key = "right_kind" if "right_kind" in place.section.by_key else "kind"
        yield Problem(place.at(key), f"本中心未获准预审{kind.term}", Level.WARNING)
    for spec in _fields_of(place, FieldKind.LOCARNO):
        code = place.text(spec.key)
        if code and centre.locarno and code not in centre.locarno:
            yield Problem(place.at(spec.key), f"{code} 不在本中心获准分类内", Level.WARNING)


def _fields_of(place: _Place, kind: FieldKind) -> Iterator[FieldSpec]:
    return (spec for spec in place.section.fields if spec.kind is kind)


def _party_problems(places: tuple[_Place, ...]) -> Iterator[Problem]:
    """Yield parties that stand twice on one side or on both sides."""
    seen: dict[str, set[PartyRole]] = {}
    for place in places:
        role = place.section.role
        if role is None:
            continue
        marks = _marks(place)
        roles = {known for mark in marks for known in seen.get(mark, ())}
        if role in roles:
            yield Problem(place.at("name"), f"与前面的{role.term}重复", Level.WARNING)
        elif _opposed(role, roles):
            yield Problem(place.at("name"), "与对方是同一主体", Level.WARNING)
        for mark in marks:
            seen.setdefault(mark, set()).add(role)


def _act_problems(places: tuple[_Place, ...], today: date) -> Iterator[Problem]:
    """Yield the act of using where every right is a design: the law knows none (专利法第十一条)."""
    kinds = {_right_kind(place, today) for place in places if place.section.part is Part.RIGHT}
    if kinds != {RightKind.DESIGN}:
        return
    for place in places:
        acts = place.row.get("acts")
        if isinstance(acts, tuple) and "使用" in acts:
            yield Problem(place.at("acts"), "外观设计无“使用”行为", Level.WARNING)


def _right_kind(place: _Place, today: date) -> RightKind | None:
    """Return the kind that was chosen, else the one the number tells."""
    kind = _member(RightKind, place.text("right_kind") or place.text("kind"))
    if kind is not None:
        return kind
    try:
        return parse_patent_number(place.text("number"), today).right_kind
    except RightNumberError:
        return None


def _opposed(role: PartyRole, others: Set[PartyRole]) -> bool:
    """Tell whether one of the other roles stands on the opposite side."""
    return any(
        role in one and others & other
        for one, other in ((_LEFT_ROLES, _RIGHT_ROLES), (_RIGHT_ROLES, _LEFT_ROLES))
    )


def _marks(place: _Place) -> tuple[str, ...]:
    """Return by what a party is recognised: its name and its identity number."""
    name, number = name_key(place.text("name")), compact_code(place.text("id_number"))
    return tuple(mark for mark in (name and f"name:{name}", number and f"id:{number}") if mark)


def _money_problems(places: tuple[_Place, ...]) -> Iterator[Problem]:
    """Yield when more was agreed than claimed, or more paid than agreed."""
    for lower, upper, message in (
        ("agreed_fen", "claimed_fen", "约定金额多于请求金额"),
        ("paid_fen", "agreed_fen", "已付金额多于约定金额"),
    ):
        bounds = [most for place in places if (most := place.amount(upper)) is not None]
        for place in places:
            amount = place.amount(lower)
            if bounds and amount is not None and amount > max(bounds):
                yield Problem(place.at(lower), message, Level.WARNING)


def _member(kind: type[_TermT], code: str) -> _TermT | None:
    return next((item for item in kind if item.value == code), None)
