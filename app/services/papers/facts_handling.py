"""Facts of how a case was handled: limits, sittings, material, service, payments (办理事实)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from app.domain.common_fields import HEARING_AT, HEARING_PLACE, SUPPLEMENT_DUE_ON
from app.domain.documents.life import PaperState
from app.domain.documents.vocabulary import Value
from app.domain.terms import ServiceMethod, SittingKind, Standing
from app.models.case import Instalment, MediationSession
from app.models.deadline import Deadline
from app.models.handling import Service, Sitting
from app.models.paper import CasePaper
from app.services.case_checklists import case_list, merged
from app.services.papers.facts_source import (
    Group,
    Row,
    Source,
    group,
    money,
    names_joined,
    numbered,
    term_of,
    written,
)
from app.support.errors import NotFoundError

ANSWER_RULES = ("INF-ANSWER", "EXH-ANSWER", "MED-REPLY")
SUPPLEMENT_RULES = ("SUPP-DUE", "EXH-SUPP")
CLOSING_RULES = ("INF-CLOSE", "CFT-CLOSE", "MED-CLOSE")
"""The limits whose last day has a name of its own, by the newest id of the rule's line."""
_GONE = (Standing.DROPPED.value, Standing.REMOVED.value)


def _limits(source: Source) -> dict[str, Value]:
    query = (
        select(Deadline)
        .where(
            Deadline.case_id == source.case.id,
            Deadline.promised.is_(False),
            Deadline.standing.not_in(_GONE),
        )
        .order_by(Deadline.due_on, Deadline.id)
    )
    rows = tuple(source.session.scalars(query))
    running = [row for row in rows if row.standing == Standing.RUNNING and row.due_on]
    supplement = written(SUPPLEMENT_DUE_ON, source.details)
    return {
        "期限": numbered([_limit(source, row) for row in running]),
        "答辩截止日": _last_day(rows, ANSWER_RULES),
        "补正截止日": _last_day(rows, SUPPLEMENT_RULES) or supplement,
        "结案截止日": _last_day(rows, CLOSING_RULES),
    }


def _limit(source: Source, row: Deadline) -> Row:
    try:
        book = source.desk.clockworks.current(source.session).book
        basis = book.get(row.rule_used).source if row.rule_used else ""
    except NotFoundError:  # a rule of another version of the program
        basis = ""
    return {"事项": row.term, "截止日": row.due_at or row.due_on, "依据": basis}


def _last_day(rows: Iterable[Deadline], rules: tuple[str, ...]) -> Value:
    """Return the end of the latest run, an instant for a limit in hours."""
    runs = [row for row in rows if row.rule_id in rules and row.due_on]
    if not runs:
        return None
    latest = max(runs, key=lambda row: (row.started_on, row.ordinal))
    return latest.due_at or latest.due_on


def _sittings(source: Source) -> dict[str, Value]:
    query = (
        select(Sitting)
        .where(Sitting.case_id == source.case.id, Sitting.cancelled_reason.is_(None))
        .order_by(Sitting.starts_at, Sitting.id)
    )
    rows = tuple(source.session.scalars(query))
    hearings = [row for row in rows if row.kind == SittingKind.HEARING]
    latest = hearings[-1] if hearings else None
    typed_at = written(HEARING_AT, source.details)
    typed_place = written(HEARING_PLACE, source.details)
    return {
        "排期": numbered(
            [
                {
                    "类型": term_of(SittingKind, row.kind),
                    "时间": row.starts_at,
                    "地点": row.place,
                    "人员": names_joined(row.people),
                }
                for row in rows
            ]
        ),
        "口审时间": latest.starts_at if latest else typed_at,
        "口审地点": (latest.place if latest else "") or typed_place,
    }


def _materials(source: Source) -> dict[str, Value]:
    listed = case_list(source.desk, source.session, source.case)
    items = merged(source.case.id, listed, "").items
    received: list[Row] = [
        {
            "名称": item.term,
            "份数": item.copies or 1,
            "收到日期": item.received_on,
            "备注": item.note,
        }
        for item in items
        if item.received_on is not None
    ]
    lacking: list[Row] = [{"名称": item.wanted} for item in items if item.lacks]
    return {"材料": numbered(received), "欠缺材料": numbered(lacking)}


def _services(source: Source) -> dict[str, Value]:
    query = select(Service).where(Service.case_id == source.case.id)
    return {
        "送达": numbered(
            [
                {
                    "文书": row.paper,
                    "受送达人": row.recipient,
                    "方式": term_of(ServiceMethod, row.method),
                    "送达日": row.served_on,
                    "签收人": row.signer,
                }
                for row in source.session.scalars(query.order_by(Service.served_on, Service.id))
            ]
        )
    }


def _sessions(source: Source) -> dict[str, Value]:
    query = select(MediationSession).where(MediationSession.case_id == source.case.id)
    rows = source.session.scalars(query.order_by(MediationSession.held_at, MediationSession.id))
    return {
        "调解场次": numbered(
            [
                {
                    "时间": row.held_at,
                    "地点": row.place,
                    "调解员": names_joined(row.mediators),
                    "参加人": row.attendees,
                    "结果": row.result,
                }
                for row in rows
            ]
        )
    }


def _instalments(source: Source) -> dict[str, Value]:
    query = select(Instalment).where(Instalment.case_id == source.case.id)
    rows = source.session.scalars(query.order_by(Instalment.due_on, Instalment.id))
    return {
        "履行期次": numbered(
            [
                {"日期": row.due_on, "金额": money(row.amount_fen), "已付": money(row.paid_fen)}
                for row in rows
            ]
        )
    }


def _papers(source: Source) -> dict[str, Value]:
    query = (
        select(CasePaper)
        .where(
            CasePaper.case_id == source.case.id,
            CasePaper.state.in_((PaperState.ISSUED.value, PaperState.SERVED.value)),
        )
        .order_by(CasePaper.issued_on, CasePaper.id)
    )
    return {
        "文书": numbered(
            [
                {
                    "文号": row.number or "",
                    "名称": row.title,
                    "受送达人": row.recipient,
                    "日期": row.issued_on,
                    "页数": row.pages,
                }
                for row in source.session.scalars(query)
            ]
        )
    }


HANDLING_GROUPS: tuple[Group, ...] = (
    group("期限 答辩截止日 补正截止日 结案截止日", _limits),
    group("排期 口审时间 口审地点", _sittings),
    group("材料 欠缺材料", _materials),
    group("送达", _services),
    group("调解场次", _sessions),
    group("履行期次", _instalments),
    group("文书", _papers),
)
