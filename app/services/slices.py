"""A figure split by where its cases come from or how they end (分项统计)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from app.domain.catalogue import Catalogue
from app.domain.terms import Channel, Outcome, RightKind, Term, VenueKind
from app.models.case import Case
from app.models.office import Account
from app.services.book_queries import locarno_class
from app.services.case_filter import CaseFilter
from app.services.case_queries import conditions
from app.services.centres import locarno_table
from app.services.desk import Desk
from app.services.month_figures import CaseFigure, Number, RowFigure, figures_in

EMPTY = "未填写"
UNASSIGNED = "未分派"
NO_CASE = "没有对应案件"
ELSEWHERE = "不在专业市场"
_ELSEWHERE_CODE = "\x01elsewhere"
"""No name of a market: what a form takes holds no such sign."""


class Dimension(Term):
    """By what a figure is split (分项)."""

    TOWN = "town", "镇街"
    MARKET = "market", "专业市场"
    CLASS = "class", "产品类别"
    KIND = "kind", "案件类型"
    VENUE = "venue", "场所"
    CHANNEL = "channel", "来源渠道"
    OUTCOME = "outcome", "处理结果"
    HANDLER = "handler", "承办人"
    PLATFORM = "platform", "电商平台"
    RIGHT = "right", "权利类型"


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a figure (分项数): its term, its value, exactly its cases.

    ``filter`` is None for entries that belong to no case.
    """

    term: str
    value: Number | None
    filter: CaseFilter | None


def slices(
    desk: Desk, wanted: CaseFilter, request: CaseFigure | RowFigure, by: Dimension
) -> tuple[Slice, ...]:
    """Return the parts of a figure, the greatest first and what is empty last.

    ``wanted`` are the cases behind the figure. Counts and sums of the parts add up to the whole;
    averages of course do not.
    """
    with desk.store.reading() as session:
        codes = _codes(session, wanted, by)
        requests = [_narrowed_request(request, by, code) for code in codes]
        *values, whole = figures_in(session, [*requests, request])
        terms = _terms(desk, session, by)
    found = [
        Slice(_term(terms, by, code), value, narrowed(wanted, by, code))
        for code, value in zip(codes, values, strict=True)
    ]
    last = (EMPTY, UNASSIGNED, ELSEWHERE)
    found.sort(key=lambda one: (one.term in last, -(one.value or 0), one.term))
    if isinstance(request, RowFigure):
        rest = (whole or 0) - sum(one.value or 0 for one in found)
        found += [Slice(NO_CASE, rest, None)] if rest else []
    return tuple(found)


def narrowed(wanted: CaseFilter, by: Dimension, code: str) -> CaseFilter:
    """Return the filter of one part; ``code`` is one that cases of the whole have."""
    if by is Dimension.MARKET:
        market = VenueKind.MARKET.value
        if code != _ELSEWHERE_CODE:
            return replace(wanted, venue_kinds=(market,), venue_names=(code,))
        kinds = wanted.venue_kinds or (*(kind.value for kind in VenueKind), "")
        return replace(wanted, venue_kinds=tuple(kind for kind in kinds if kind != market))
    if by is Dimension.HANDLER:
        return replace(wanted, handler=code)
    fields: Mapping[Dimension, str] = {
        Dimension.TOWN: "towns",
        Dimension.CLASS: "classes",
        Dimension.KIND: "kinds",
        Dimension.VENUE: "venue_kinds",
        Dimension.CHANNEL: "channels",
        Dimension.OUTCOME: "outcomes",
        Dimension.PLATFORM: "platforms",
        Dimension.RIGHT: "right_kinds",
    }
    changes: Mapping[str, Any] = {fields[by]: (code,)}
    return replace(wanted, **changes)


def _narrowed_request(
    request: CaseFigure | RowFigure, by: Dimension, code: str
) -> CaseFigure | RowFigure:
    if isinstance(request, RowFigure):
        # Rows without a case belong to no part: any narrowing has to name cases.
        return replace(request, scope=narrowed(request.scope, by, code), with_case=True)
    return replace(request, wanted=narrowed(request.wanted, by, code))


def _codes(session: Session, wanted: CaseFilter, by: Dimension) -> Sequence[str]:
    code = func.coalesce(_column(by), "")
    return session.scalars(select(code).where(*conditions(wanted)).distinct()).all()


def _column(by: Dimension) -> ColumnElement[Any]:
    if by is Dimension.CLASS:
        return locarno_class()
    if by is Dimension.MARKET:
        inside = Case.venue_kind == VenueKind.MARKET.value
        return case((inside, Case.venue_name), else_=_ELSEWHERE_CODE)
    columns: Mapping[Dimension, Any] = {
        Dimension.TOWN: Case.town,
        Dimension.KIND: Case.kind,
        Dimension.VENUE: Case.venue_kind,
        Dimension.CHANNEL: Case.channel,
        Dimension.OUTCOME: Case.outcome,
        Dimension.HANDLER: Case.handler,
        Dimension.PLATFORM: Case.platform,
        Dimension.RIGHT: Case.right_kind,
    }
    found: ColumnElement[Any] = columns[by]
    return found


def _terms(desk: Desk, session: Session, by: Dimension) -> Mapping[str, str]:
    """Return the terms of codes; what is no code is its own term."""
    sets: Mapping[Dimension, type[Term]] = {
        Dimension.VENUE: VenueKind,
        Dimension.CHANNEL: Channel,
        Dimension.OUTCOME: Outcome,
        Dimension.RIGHT: RightKind,
    }
    if by in sets:
        return {item.value: item.term for item in sets[by]}
    if by is Dimension.KIND:
        return _kinds(desk.catalogue)
    if by is Dimension.HANDLER:
        return dict(session.execute(select(Account.name, Account.display_name)).all())
    if by is Dimension.CLASS:
        return {item.code: f"{item.code} {item.name}" for item in locarno_table().classes}
    return {_ELSEWHERE_CODE: ELSEWHERE} if by is Dimension.MARKET else {}


def _kinds(catalogue: Catalogue) -> Mapping[str, str]:
    return {code: item.term for code, item in catalogue.case_types.items()}


def _term(terms: Mapping[str, str], by: Dimension, code: str) -> str:
    if not code:
        return UNASSIGNED if by is Dimension.HANDLER else EMPTY
    return terms.get(code, code)
