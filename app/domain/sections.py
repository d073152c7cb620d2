"""Sections that several kinds of case share: parties, the right in suit, facts (共用分栏).

Widths are twelfths. Fields shown at once fill their lines; the others unfold on demand.
"""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldSpec, Part, SectionSpec
from app.domain.terms import PartyRole

_IDENTITY = (
    folded(f.KIND),
    folded(f.LEGAL_REPRESENTATIVE),
    folded(f.EMAIL),
    folded(f.POSTCODE),
    folded(f.ADDRESS, 6),
    folded(f.TOWN),
    folded(f.STALL),
)
_OPERATORS = (folded(f.REGISTERED_OPERATOR), folded(f.ACTUAL_OPERATOR), folded(f.NATIONALITY))
_AGENT = (folded(f.AGENT_FIRM), folded(f.AGENT_LICENCE_NO), folded(f.AGENT_AUTHORITY))


def _complete(shown: tuple[FieldSpec, ...], rest: tuple[FieldSpec, ...]) -> tuple[FieldSpec, ...]:
    """Return ``shown`` and those of ``rest`` that it does not hold yet."""
    have = {spec.key for spec in shown}
    return shown + tuple(spec for spec in rest if spec.key not in have)


def requester(term: str = "请求人") -> SectionSpec:
    """Return the requester in two lines, with capacity and agent (请求人)."""
    shown = (
        sized(f.NAME, 5),
        sized(f.ID_NUMBER, 4),
        sized(f.CAPACITY, 3),
        sized(f.CONTACT_NAME, 3),
        sized(f.PHONE, 3),
        sized(f.AGENT_NAME, 6),
    )
    fields = _complete(shown, (*_IDENTITY, *_AGENT, *_OPERATORS))
    return SectionSpec("requester", term, Part.PARTY, fields, PartyRole.REQUESTER)


def short_requester(term: str = "请求人") -> SectionSpec:
    """Return the requester in one line, for forms that need the room below (请求人)."""
    shown = (sized(f.NAME, 5), sized(f.PHONE, 3), sized(f.AGENT_NAME, 4))
    rest = (
        folded(f.ID_NUMBER),
        folded(f.CAPACITY),
        folded(f.CONTACT_NAME),
        *_AGENT,
        *_IDENTITY,
        *_OPERATORS,
    )
    return SectionSpec("requester", term, Part.PARTY, _complete(shown, rest), PartyRole.REQUESTER)


def respondent(term: str = "被请求人", *, split: bool = True) -> SectionSpec:
    """Return the table of respondents (被请求人).

    Requests are made per patent and respondent, so with ``split`` each row can become a
    case of its own.
    """
    shown = (
        sized(f.NAME, 4),
        sized(f.ADDRESS, 3),
        sized(f.STALL, 2),
        sized(f.ACTS, 3),
    )
    return SectionSpec(
        "respondent",
        term,
        Part.PARTY,
        _complete(shown, _table_rest()),
        PartyRole.RESPONDENT,
        table=True,
        split=split,
    )


def plain_respondent(term: str = "被申请人") -> SectionSpec:
    """Return the table of respondents who answer for no act, as in mediation (被申请人)."""
    shown = (sized(f.NAME, 5), sized(f.PHONE, 3), sized(f.AGENT_NAME, 4))
    return SectionSpec(
        "respondent",
        term,
        Part.PARTY,
        _complete(shown, _table_rest()),
        PartyRole.RESPONDENT,
        table=True,
    )


def applicant() -> SectionSpec:
    """Return the table of applicants; the first one stands first in the filing (申请人)."""
    shown = (sized(f.NAME, 5), sized(f.ID_NUMBER, 4), sized(f.PHONE, 3))
    return SectionSpec(
        "applicant",
        "申请人",
        Part.PARTY,
        _complete(shown, _table_rest()),
        PartyRole.APPLICANT,
        table=True,
    )


def reporter() -> SectionSpec:
    """Return the reporter, who may stay anonymous and so may be empty (举报人)."""
    name = FieldSpec("name", f.NAME.term, f.NAME.kind, width=5, hint="匿名举报的留空")
    shown = (name, sized(f.PHONE, 3), sized(f.ID_NUMBER, 4))
    rest = (folded(f.CONTACT_NAME), *_IDENTITY)
    return SectionSpec(
        "reporter", "举报人", Part.PARTY, _complete(shown, rest), PartyRole.REPORTER, least=0
    )


def reported() -> SectionSpec:
    """Return the table of reported parties, each a lead of its own if wished (被举报人)."""
    shown = (sized(f.NAME, 5), sized(f.ADDRESS, 5), sized(f.STALL, 2))
    return SectionSpec(
        "reported",
        "被举报人",
        Part.PARTY,
        _complete(shown, _table_rest()),
        PartyRole.REPORTED,
        table=True,
        split=True,
    )


def third_party() -> SectionSpec:
    """Return the table of third parties, seldom any (第三人)."""
    shown = (sized(f.NAME, 5), sized(f.PHONE, 3), sized(f.AGENT_NAME, 4))
    return SectionSpec(
        "third_party",
        "第三人",
        Part.PARTY,
        _complete(shown, _table_rest()),
        PartyRole.THIRD_PARTY,
        table=True,
        least=0,
        rare=True,
    )


def _table_rest() -> tuple[FieldSpec, ...]:
    """Return what may be written about every party of a table beside its columns."""
    return (
        folded(f.PHONE),
        folded(f.CONTACT_NAME),
        folded(f.ID_NUMBER),
        *_IDENTITY,
        folded(f.AGENT_NAME),
        *_AGENT,
        *_OPERATORS,
    )


_RIGHT_REST = (
    folded(f.RIGHT_TYPE),
    folded(f.HOLDER, 6),
    folded(f.STATUS),
    folded(f.FILED_ON),
    folded(f.GRANTED_ON),
    folded(f.FEE_PAID_TO),
    folded(f.CHECKED_ON),
    folded(f.EVALUATION),
    folded(f.EVALUATION_NO),
    folded(f.IPC),
    folded(f.CUSTOMS_NO),
)


def patent(term: str = "涉案权利", *, required: bool = True) -> SectionSpec:
    """Return the patent in suit, in one line (涉案专利)."""
    shown = (
        sized(f.RIGHT_NUMBER, 4, required=required),
        sized(f.TITLE, 4),
        sized(f.LOCARNO, 2),
        sized(f.EVALUATION, 2),
    )
    return _right(term, shown, required=required)


def any_right(term: str = "涉案权利") -> SectionSpec:
    """Return a right of any kind, trade marks and copyright included; may be empty."""
    shown = (
        sized(f.RIGHT_TYPE, 3),
        sized(f.RIGHT_NUMBER, 3, hint=f.SIGN_HINT),
        sized(f.TITLE, 4),
        sized(f.LOCARNO, 2),
    )
    return _right(term, shown, required=False)


def _right(term: str, shown: tuple[FieldSpec, ...], *, required: bool) -> SectionSpec:
    """Return the section of the right in suit under its fixed key."""
    fields = _complete(shown, _RIGHT_REST)
    return SectionSpec("right", term, Part.RIGHT, fields, least=1 if required else 0)


def facts(*fields: FieldSpec, term: str = "事实") -> SectionSpec:
    """Return the section of the case's own facts (事实)."""
    return SectionSpec("facts", term, Part.CASE, fields)
