"""Reading one case whole: its dossier, and the draft a form starts from (案卷)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.case_type import EXIT_STATE, CaseType
from app.domain.catalogue import Catalogue
from app.domain.draft import CaseDraft, Row
from app.domain.fields import FieldValue, Part, SectionSpec
from app.domain.terms import LinkKind, PartyRole
from app.domain.transitions import allowed_moves
from app.domain.value_json import decode
from app.models.case import (
    Case,
    CaseEvent,
    CaseLink,
    CaseParty,
    Instalment,
    MediationSession,
)
from app.models.party import Party
from app.services.case_lines import case_line
from app.services.desk import Desk
from app.services.views import (
    CaseDossier,
    EventLine,
    InstalmentLine,
    LinkedCase,
    MoveOffer,
    PartyInCase,
    SessionLine,
)
from app.services.write_case import CASE_COLUMNS, RIGHT_SNAPSHOT, UNNAMED
from app.support.errors import NotFoundError, RuleViolationError


def get_case(session: Session, case_id: int) -> Case:
    """Return the row of a case.

    Raises:
        NotFoundError: the case is gone.
    """
    case = session.get(Case, case_id)
    if case is None:
        raise NotFoundError("这件案件已不存在，可能已被彻底删除。", hint="请刷新列表。")
    return case


def get_live_case(session: Session, case_id: int) -> Case:
    """Return the row of a case that may be worked on.

    Raises:
        NotFoundError: the case is gone.
        RuleViolationError: it lies in the recycle bin.
    """
    case = get_case(session, case_id)
    if case.deleted_at is not None:
        raise RuleViolationError(
            "案件在回收站内，不能办理，数据没有改动。", hint="请先移出回收站再办理。"
        )
    return case


def draft_of(catalogue: Catalogue, session: Session, case: Case) -> CaseDraft:
    """Return the case as its form would hold it."""
    case_type = catalogue.get(case.kind)
    query = select(CaseParty).where(CaseParty.case_id == case.id).order_by(CaseParty.position)
    parties = tuple(session.scalars(query))
    sections: dict[str, tuple[Row, ...]] = {}
    for section in case_type.sections:
        if section.part is Part.CASE:
            sections[section.key] = (_facts(section, case),)
        elif section.part is Part.RIGHT:
            snapshot = (case.details or {}).get(RIGHT_SNAPSHOT, {})
            sections[section.key] = (decode_row(section, snapshot),)
        else:
            stored = [row.details for row in parties if row.section == section.key]
            stored += (case.details or {}).get(UNNAMED, {}).get(section.key, [])
            sections[section.key] = tuple(decode_row(section, row) for row in stored)
    return CaseDraft(case.kind, sections)


def decode_row(section: SectionSpec, stored: Mapping[str, object]) -> Row:
    """Return the stored JSON row of a section as values; keys the form lost are left out."""
    return {
        key: decode(section.by_key[key], value)
        for key, value in stored.items()
        if key in section.by_key
    }


def _facts(section: SectionSpec, case: Case) -> Row:
    facts: dict[str, FieldValue] = {}
    for spec in section.fields:
        if spec.key in CASE_COLUMNS:
            value = getattr(case, spec.key)
            facts[spec.key] = None if value == "" else value
        elif spec.key == "received_at":
            facts[spec.key] = case.received_at
        elif spec.key in (case.details or {}):
            facts[spec.key] = decode(spec, case.details[spec.key])
    return facts


def read_dossier(desk: Desk, case_id: int) -> CaseDossier:
    """Return all about one case, with the moves open to the signed-in account.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        case_type = desk.catalogue.get(case.kind)
        moves = allowed_moves(case_type, case.state, desk.account.role)
        return CaseDossier(
            line=case_line(desk.catalogue, case),
            draft=draft_of(desk.catalogue, session, case),
            parties=_parties(session, case_id),
            events=_events(desk, session, case_id),
            links=_links(desk, session, case_id),
            sessions=_sessions(session, case_id),
            instalments=_instalments(session, case_id),
            moves=tuple(MoveOffer(move.code, move.term) for move in moves),
            received_at=case.received_at,
        )


def _parties(session: Session, case_id: int) -> tuple[PartyInCase, ...]:
    others = (
        select(func.count(func.distinct(CaseParty.case_id)))
        .join(Case, Case.id == CaseParty.case_id)
        .where(
            CaseParty.party_id == Party.id,
            CaseParty.case_id != case_id,
            Case.deleted_at.is_(None),
        )
        .correlate(Party)
        .scalar_subquery()
    )
    query = (
        select(CaseParty, Party, others)
        .join(Party, Party.id == CaseParty.party_id)
        .where(CaseParty.case_id == case_id)
        .order_by(CaseParty.position)
    )
    found = []
    for link, party, count in session.execute(query):
        facts = link.details
        agent = " ".join(str(facts[key]) for key in ("agent_name", "agent_firm") if key in facts)
        found.append(
            PartyInCase(
                party_id=party.id,
                role=link.role,
                role_term=PartyRole(link.role).term,
                section=link.section,
                name=str(facts.get("name") or party.name),
                id_number=str(facts.get("id_number") or party.id_number),
                phone=str(facts.get("phone") or party.phone),
                address=str(facts.get("address") or facts.get("stall") or party.address),
                agent=agent,
                other_cases=count,
            )
        )
    return tuple(found)


def _events(desk: Desk, session: Session, case_id: int) -> tuple[EventLine, ...]:
    query = select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.id.desc())
    return tuple(
        EventLine(
            row.at,
            row.on,
            row.actor,
            event_text(desk.catalogue.get(row.kind), row),
            row.note,
            row.from_state,
            row.to_state,
        )
        for row in session.scalars(query)
    )


OWN_EVENTS = {
    "receive": "收件",
    "change-kind": "转换办理途径",
    "edit": "修改登记内容",
    "delete": "移入回收站",
    "restore": "移出回收站",
    "session": "记录调解场次",
    "link": "关联案件",
    "unlink": "取消关联",
    "void-number": "案号作废",
    "sitting": "排期",
    "material": "登记材料",
    "transfer-ledger": "移送台账",
    "credit": "信用记录",
    "hand-over": "交接",
    "service": "送达记录",
    "evidence": "证据",
    "evidence-package": "导出证据包",
    "comparison": "设计比对",
    "archive": "归档",
    "paper-issued": "签发文书",
    "paper-withdrawn": "撤回文书",
    "paper-replaced": "更换文书",
    "paper-part": "收存文书附件",
    "deadline-extend": "延长期限",
    "deadline-move": "期限改期",
    "deadline-remove": "删除期限",
    "deadline-restore": "恢复期限",
    "deadline-add": "自定期限",
    "deadline-pause": "登记不计入期间",
    "deadline-resume": "不计入期间结束",
    "deadline-unpause": "删除不计入期间",
    "deadline-rules": "变更适用规则",
}


def event_text(case_type: CaseType, row: CaseEvent) -> str:
    """Return what an event was, in a few words."""
    if row.move in OWN_EVENTS:
        return OWN_EVENTS[row.move]
    if row.to_state == EXIT_STATE:
        return "负责人终结"
    try:
        return case_type.move(row.move).term.rstrip("…")
    except KeyError:
        # A step of an older or newer program: the history stays readable.
        return f"办理（{row.move}）"


def _links(desk: Desk, session: Session, case_id: int) -> tuple[LinkedCase, ...]:
    query = (
        select(CaseLink, Case)
        .join(
            Case,
            or_(
                (CaseLink.first_id == case_id) & (Case.id == CaseLink.second_id),
                (CaseLink.second_id == case_id) & (Case.id == CaseLink.first_id),
            ),
        )
        .where(Case.deleted_at.is_(None))
        .order_by(Case.id)
    )
    return tuple(
        LinkedCase(link.id, LinkKind(link.kind).term, case_line(desk.catalogue, row))
        for link, row in session.execute(query)
    )


def _sessions(session: Session, case_id: int) -> tuple[SessionLine, ...]:
    query = select(MediationSession).where(MediationSession.case_id == case_id)
    return tuple(
        SessionLine(row.id, row.held_at, row.place, row.mediators, row.attendees, row.result)
        for row in session.scalars(query.order_by(MediationSession.held_at))
    )


def _instalments(session: Session, case_id: int) -> tuple[InstalmentLine, ...]:
    query = select(Instalment).where(Instalment.case_id == case_id).order_by(Instalment.due_on)
    return tuple(
        InstalmentLine(row.id, row.due_on, row.amount_fen, row.paid_on, row.paid_fen)
        for row in session.scalars(query)
    )
