"""Which cases stand behind figures, and the facts of cases that figures rest on (计入案件)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import compress
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true
from sqlalchemy.orm import Session

from app.models.audit import AuditEntry
from app.models.base import Base
from app.models.case import Case
from app.services.book_queries import row_conditions, table_of
from app.services.case_filter import CaseFilter, RowSpan, own_part, shared_part
from app.services.case_queries import CHUNK, conditions
from app.services.closing.views import Plain
from app.services.desk import Desk
from app.support.clock import china_time

COLUMNS_A_QUERY = 200
FACTS: Mapping[str, str] = {
    "kind": "案件类型",
    "received_on": "收件日",
    "accepted_on": "受理（立案）日",
    "decided_on": "结论日",
    "filed_on": "申请日",
    "paid_on": "缴费日",
    "marked_on": "标记日",
    "granted_on": "授权公告日",
    "closed_on": "结案日",
    "outcome": "处理结果",
    "right_kind": "权利类型",
    "channel": "来源渠道",
    "venue_kind": "场所",
    "platform": "电商平台",
    "town": "镇街",
    "claimed_fen": "请求金额",
    "agreed_fen": "约定金额",
    "paid_fen": "已付金额",
    "deleted_at": "移入回收站",
}
"""Columns of a case that can change a figure, with their terms."""
DETAILS: Mapping[str, str] = {
    "fine_fen": "罚款金额",
    "loss_avoided_fen": "避免损失",
    "links_removed": "下架链接数",
    "exhibits_removed": "撤展展品数",
}
"""Facts among the details of a case that are added up."""
NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind figures, from one state of the store (计入案件)."""

    members: tuple[tuple[int, ...], ...]
    facts: Mapping[int, Mapping[str, Plain]]
    audit_id: int


def newest_audit(desk: Desk) -> int:
    """Return the newest audit entry; the same number later means that nothing was changed."""
    with desk.store.reading() as session:
        return newest_audit_in(session)


def newest_audit_in(session: Session) -> int:
    """Return the newest audit entry, within an open session."""
    return session.scalar(select(func.max(AuditEntry.id))) or 0


def read_behind(
    desk: Desk, filters: Sequence[CaseFilter], more: Sequence[Sequence[CaseFilter]] = ()
) -> Behind:
    """Return the ids each filter means, and the facts of all of them.

    ``more`` are registers: their cases are not listed, but their facts are read as well.
    """
    with desk.store.reading() as session:
        members = members_of(session, filters)
        named = {one for ids in members for one in ids}
        for register in more:
            for ids in members_of(session, register):
                named |= set(ids)
        return Behind(members, facts_of(session, named), newest_audit_in(session))


def read_members(desk: Desk, filters: Sequence[CaseFilter]) -> tuple[tuple[int, ...], ...]:
    """Return the ids of the cases each filter means, ascending, from one state of the store."""
    with desk.store.reading() as session:
        return members_of(session, filters)


def members_of(session: Session, filters: Sequence[CaseFilter]) -> tuple[tuple[int, ...], ...]:
    """Return the ids of the cases each filter means, ascending.

    Filters that share their counting date are answered by one query with a column each.
    """
    groups: dict[CaseFilter | RowSpan, list[CaseFilter]] = defaultdict(list)
    for wanted in dict.fromkeys(filters):
        groups[_rows_of(wanted) or shared_part(wanted)].append(wanted)
    found: dict[CaseFilter, set[int]] = {wanted: set() for wanted in filters}
    for shared, group in groups.items():
        for start in range(0, len(group), COLUMNS_A_QUERY):
            part = group[start : start + COLUMNS_A_QUERY]
            if isinstance(shared, RowSpan):
                query = _row_query(shared, part)
            else:
                flags = [_flag(conditions(own_part(one))) for one in part]
                query = select(Case.id, *flags).where(*conditions(shared))
            for case_id, *row in session.execute(query):
                for wanted in compress(part, row):
                    found[wanted].add(case_id)
    return tuple(tuple(sorted(found[wanted])) for wanted in filters)


def _rows_of(wanted: CaseFilter) -> RowSpan | None:
    """Return the span of rows by which cases count, of whatever kind the rows are."""
    if wanted.open_on is not None or len(wanted.rows) != 1 or wanted.rows[0].first_only:
        return None
    return replace(wanted.rows[0], where=())


def _row_query(span: RowSpan, group: Sequence[CaseFilter]) -> Select[*tuple[Any, ...]]:
    """Return the query over the rows of a span, for filters that differ in their kind."""
    row: Any = table_of(span.book)
    wheres = [dict(one.rows[0].where) for one in group]
    flags = [
        _flag([*_kind(row, where), *conditions(own_part(one))])
        for one, where in zip(group, wheres, strict=True)
    ]
    # What every filter asks for, so that an index can find the rows.
    shared = set.intersection(*(set(where) for where in wheres))
    any_of = {name: sorted({one for where in wheres for one in where[name]}) for name in shared}
    query = select(Case.id, *flags).select_from(row).join(Case, Case.id == row.case_id)
    return query.where(*row_conditions(span, row), *_kind(row, any_of))


def _kind(row: type[Base], where: Mapping[str, Collection[str]]) -> list[ColumnElement[bool]]:
    return [getattr(row, name).in_(values) for name, values in where.items()]


def _flag(wanted: Sequence[ColumnElement[bool]]) -> ColumnElement[int]:
    return case((and_(true(), *wanted), 1), else_=0)


def facts_of(session: Session, ids: Collection[int]) -> Mapping[int, Mapping[str, Plain]]:
    """Return the facts of cases that figures rest on, empty ones left out, and their number."""
    columns = [getattr(Case, name) for name in FACTS]
    names = (*FACTS, *DETAILS)
    found: dict[int, Mapping[str, Plain]] = {}
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        part = ordered[start : start + CHUNK]
        query = select(Case.id, Case.case_no, Case.intake_no, Case.details, *columns)
        for row in session.execute(query.where(Case.id.in_(part))):
            case_id, case_no, intake_no, details, *values = row
            values += [details.get(name) for name in DETAILS]
            facts = {name: plain(value) for name, value in zip(names, values, strict=True)}
            kept = {name: value for name, value in facts.items() if value not in (None, "")}
            found[case_id] = {NUMBER: case_no or intake_no, **kept}
    return found


def plain(value: object) -> Plain:
    """Return a column's value as the frozen content keeps it."""
    if isinstance(value, datetime):
        return china_time(value).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)
