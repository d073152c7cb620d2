"""The short title under which a case is listed (案件简称)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft
from app.domain.fields import Part
from app.domain.terms import PartyRole
from app.domain.text import short_name

FIRST_ROLES = frozenset({PartyRole.REQUESTER, PartyRole.APPLICANT, PartyRole.REPORTER})
SECOND_ROLES = frozenset({PartyRole.RESPONDENT, PartyRole.REPORTED})


def case_title(
    case_type: CaseType,
    first: Sequence[str],
    second: Sequence[str],
    subject: str = "",
    places: Iterable[str] = (),
) -> str:
    """Return the title from the names of both sides, e.g. ``华彩照明 诉 星煌灯饰厂 等3家``.

    Without a second side the ``subject`` (product or right) follows the first; without
    any name the subject or the kind alone stands. ``places`` are dropped from names.
    """
    known = tuple(places)
    one, two = _side(first, known), _side(second, known)
    if one and two:
        return f"{one} {case_type.versus} {two}"
    if two:
        return f"{case_type.versus} {two}"
    parts = [part for part in (one, subject.strip()) if part]
    return " · ".join(parts) or case_type.term


def side_text(found: Sequence[str]) -> str:
    """Return a side for a list: the first name, and how many there are if several."""
    return f"{found[0]} 等{len(found)}家" if len(found) > 1 else "".join(found)


def draft_title(case_type: CaseType, draft: CaseDraft, places: Iterable[str] = ()) -> str:
    """Return the title that ``draft`` will be listed under."""
    subject = draft.value("facts", "product") or draft.value("right", "title") or ""
    return case_title(
        case_type,
        _names(case_type, draft, FIRST_ROLES),
        _names(case_type, draft, SECOND_ROLES),
        str(subject),
        places,
    )


def _names(case_type: CaseType, draft: CaseDraft, roles: frozenset[PartyRole]) -> tuple[str, ...]:
    """Return the names typed in the sections of ``roles``, in the order of the form."""
    return tuple(
        name.strip()
        for section in case_type.sections
        if section.part is Part.PARTY and section.role in roles
        for row in draft.rows(section.key)
        if isinstance(name := row.get("name"), str) and name.strip()
    )


def _side(names: Sequence[str], places: tuple[str, ...]) -> str:
    """Return one side in short: its first name, and how many there are if several."""
    if not names:
        return ""
    short = short_name(names[0], places)
    return f"{short} 等{len(names)}家" if len(names) > 1 else short
