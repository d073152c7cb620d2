"""What a look at a month's cases finds before it is closed (核对意见).

The identities of the figures are the floor above's; here are the cases themselves. None of
these keeps a month from being closed but one: that the month is not over yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.dates import YearMonth, month_span
from app.domain.documents.life import PaperState
from app.models.case import Case
from app.models.paper import CasePaper
from app.services.case_filter import CaseFilter, DateField
from app.services.case_queries import conditions
from app.services.closing.reading import any_closed_before, closing_in
from app.services.closing.views import Finding
from app.services.desk import Desk
from app.support.errors import Level


@dataclass(frozen=True, slots=True)
class _Order:
    """Two days of a case, the second of which cannot come first (日期先后)."""

    earlier: InstrumentedAttribute[Any]
    later: InstrumentedAttribute[Any]
    text: str


def case_findings(desk: Desk, month: YearMonth) -> tuple[Finding, ...]:
    """Return what stands out about a month and its cases, the gravest first."""
    with desk.store.reading() as session:
        found = (
            *_calendar(desk, session, month),
            *_dates(desk, session, month),
            *_endings(session, month),
            *_in_hand(desk, session, month),
        )
    order = (Level.ERROR, Level.WARNING, Level.INFO)
    return tuple(sorted(found, key=lambda item: order.index(item.level)))


def _calendar(desk: Desk, session: Session, month: YearMonth) -> Iterator[Finding]:
    if desk.today <= month.last_day:
        yield Finding("not-over", Level.ERROR, f"{month.term}还没有过完，不能关账")
    before = month.previous
    if any_closed_before(session, month) and not closing_in(session, before).is_closed:
        yield Finding(
            "previous-open", Level.WARNING, f"上月（{before.term}）还没有关账，期初数可能变动"
        )


def _dates(desk: Desk, session: Session, month: YearMonth) -> Iterator[Finding]:
    orders = (
        _Order(Case.received_on, Case.accepted_on, "受理（立案）日早于收件日"),
        _Order(Case.received_on, Case.decided_on, "结论日早于收件日"),
        _Order(Case.received_on, Case.closed_on, "结案日早于收件日"),
        _Order(Case.accepted_on, Case.decided_on, "结论日早于受理（立案）日"),
        _Order(Case.accepted_on, Case.closed_on, "结案日早于受理（立案）日"),
        _Order(Case.filed_on, Case.granted_on, "授权公告日早于申请日"),
    )
    for order in orders:
        wrong = and_(order.later.is_not(None), order.later < order.earlier)
        ids = _touched(session, month, wrong)
        if ids:
            yield Finding("dates", Level.WARNING, f"{order.text}：{len(ids)}件", ids)
    columns = [getattr(Case, field.value) for field in DateField]
    ahead = _touched(session, month, or_(*(column > desk.today for column in columns)))
    if ahead:
        yield Finding("dates-ahead", Level.WARNING, f"有日期晚于今天：{len(ahead)}件", ahead)


def _endings(session: Session, month: YearMonth) -> Iterator[Finding]:
    ended = Case.closed_on.between(*month_span(month))
    bare = _ids(session, ended, or_(Case.outcome.is_(None), Case.outcome == ""))
    if bare:
        text = f"已结案而没有登记处理结果：{len(bare)}件"
        yield Finding("no-outcome", Level.WARNING, text, bare)
    drafts = select(CasePaper.case_id).where(CasePaper.state == PaperState.DRAFT.value)
    waiting = _ids(session, ended, Case.id.in_(drafts))
    if waiting:
        text = f"已结案而有文书还是草稿，日后签发编号会晚于结案：{len(waiting)}件"
        yield Finding("paper-drafts", Level.WARNING, text, waiting)


def _in_hand(desk: Desk, session: Session, month: YearMonth) -> Iterator[Finding]:
    last = month.last_day
    nobody = _meant(session, CaseFilter(open_on=last, handler=""))
    if nobody:
        text = f"月末在办而没有承办人：{len(nobody)}件"
        yield Finding("no-handler", Level.WARNING, text, nobody)
    late = _meant(session, CaseFilter(open_on=last, overdue_at=desk.now))
    if late:
        yield Finding("overdue", Level.INFO, f"月末在办、现有期限逾期：{len(late)}件", late)


def _touched(session: Session, month: YearMonth, wrong: ColumnElement[bool]) -> tuple[int, ...]:
    """Return the cases with any counting date in the month of which ``wrong`` holds."""
    span = month_span(month)
    dates = (getattr(Case, field.value).between(*span) for field in DateField)
    return _ids(session, or_(*dates), wrong)


def _ids(session: Session, *wanted: ColumnElement[bool]) -> tuple[int, ...]:
    query = select(Case.id).where(Case.deleted_at.is_(None), *wanted).order_by(Case.id)
    return tuple(session.scalars(query))


def _meant(session: Session, wanted: CaseFilter) -> tuple[int, ...]:
    return tuple(session.scalars(select(Case.id).where(*conditions(wanted)).order_by(Case.id)))
