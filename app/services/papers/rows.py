"""Rows of papers: found, with their case and recipient, and told as lines (文书行)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.life import PaperPart, PaperState
from app.domain.terms import PartyRole, ServiceMethod
from app.models.case import Case, CaseParty
from app.models.evidence import StoredFile
from app.models.handling import Service
from app.models.paper import CasePaper, PaperFile, PaperService
from app.models.party import Party
from app.services.papers.views import PaperLine, PaperPartLine, Recipient
from app.support.errors import NotFoundError, RuleViolationError

OUTSIDE = "@recipient"
"""Key in ``fields``: address, postcode and phone of a recipient outside the case."""
REASON = "@reason"
"""Key in ``fields``: why the paper is to take the place of another."""

_Row = TypeVar("_Row", Case, StoredFile)

PROCEEDING = (PaperState.ISSUED, PaperState.SERVED)
"""Papers that count: issued and neither withdrawn nor replaced."""


def get_paper(session: Session, paper_id: int) -> CasePaper:
    """Return the row of a paper.

    Raises:
        NotFoundError: it is gone.
    """
    paper = session.get(CasePaper, paper_id)
    if paper is None:
        raise NotFoundError("这份文书已不存在，可能已被删除。", hint="请刷新案件。")
    return paper


def get_draft(session: Session, paper_id: int) -> CasePaper:
    """Return the row of a paper that may still be changed.

    Raises:
        NotFoundError: it is gone.
        RuleViolationError: it was issued.
    """
    paper = get_paper(session, paper_id)
    if paper.state != PaperState.DRAFT:
        raise RuleViolationError(
            f"文书{PaperState(paper.state).term}，不能再改动。",
            hint="确需更正的，请用“更换”另行签发。",
        )
    return paper


def texts_of(paper: CasePaper) -> dict[str, str]:
    """Return the texts typed for a paper, by field name."""
    return {name: str(text) for name, text in paper.fields.items() if not name.startswith("@")}


def recipients_of(session: Session, case_id: int) -> tuple[Recipient, ...]:
    """Return the parties of a case as papers may go to them, in the order of the form."""
    query = (
        select(CaseParty, Party)
        .join(Party, Party.id == CaseParty.party_id)
        .where(CaseParty.case_id == case_id)
        .order_by(CaseParty.position, CaseParty.id)
    )
    return tuple(_recipient(link, party) for link, party in session.execute(query))


def _recipient(link: CaseParty, party: Party) -> Recipient:
    facts = link.details
    return Recipient(
        party_id=party.id,
        name=str(facts.get("name") or party.name),
        role_term=PartyRole(link.role).term,
        address=str(facts.get("address") or facts.get("stall") or party.address or party.stall),
        postcode=str(facts.get("postcode") or party.postcode),
        phone=str(facts.get("phone") or party.phone),
    )


def recipient_of(session: Session, paper: CasePaper) -> Recipient | None:
    """Return whom a paper goes to, with the address the case has now; None for nobody."""
    if not paper.recipient:
        return None
    for one in recipients_of(session, paper.case_id):
        if one.party_id == paper.recipient_id:
            return Recipient(
                one.party_id, paper.recipient, one.role_term, one.address, one.postcode, one.phone
            )
    outside = paper.fields.get(OUTSIDE, {})
    return Recipient(
        paper.recipient_id,
        paper.recipient,
        "",
        str(outside.get("address", "")),
        str(outside.get("postcode", "")),
        str(outside.get("phone", "")),
    )


def outside_facts(recipient: Recipient | None) -> dict[str, dict[str, str]]:
    """Return what ``fields`` keep of a recipient that is no party, nothing for others."""
    if recipient is None or recipient.party_id is not None:
        return {}
    return {
        OUTSIDE: {
            "address": recipient.address,
            "postcode": recipient.postcode,
            "phone": recipient.phone,
        }
    }


def paper_lines(session: Session, papers: Sequence[CasePaper]) -> tuple[PaperLine, ...]:
    """Return papers as lines, in their order; four queries however many they are."""
    ids = [paper.id for paper in papers]
    cases = _by_id(session, Case, {paper.case_id for paper in papers})
    files = _by_id(session, StoredFile, {paper.issued_file_id for paper in papers})
    services = _services(session, ids)
    parts = _parts(session, ids)
    replaced = _replaced(session, ids)
    return tuple(
        _line(
            paper,
            cases[paper.case_id],
            files.get(paper.issued_file_id or 0),
            services.get(paper.id),
            replaced.get(paper.id),
            tuple(parts.get(paper.id, ())),
        )
        for paper in papers
    )


def paper_line(session: Session, paper: CasePaper) -> PaperLine:
    """Return one paper as a line."""
    return paper_lines(session, (paper,))[0]


def _by_id(session: Session, model: type[_Row], ids: Iterable[int | None]) -> Mapping[int, _Row]:
    wanted = [one for one in ids if one is not None]
    return {row.id: row for row in session.scalars(select(model).where(model.id.in_(wanted)))}


def _services(session: Session, ids: Sequence[int]) -> dict[int, Service]:
    """Return the latest service of each paper."""
    query = (
        select(PaperService.paper_id, Service)
        .join(Service, Service.id == PaperService.service_id)
        .where(PaperService.paper_id.in_(ids))
        .order_by(Service.id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _parts(session: Session, ids: Sequence[int]) -> dict[int, list[PaperPartLine]]:
    query = (
        select(PaperFile, StoredFile)
        .join(StoredFile, StoredFile.id == PaperFile.file_id)
        .where(PaperFile.paper_id.in_(ids))
        .order_by(PaperFile.id)
    )
    found: dict[int, list[PaperPartLine]] = {}
    for part, file in session.execute(query):
        line = PaperPartLine(part.id, PaperPart(part.part), part.name, file.sha256, file.size)
        found.setdefault(part.paper_id, []).append(line)
    return found


def _replaced(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Return by which issued paper each was replaced; a draft has not replaced anything yet."""
    query = (
        select(CasePaper.replaces_id, CasePaper.id)
        .where(CasePaper.replaces_id.in_(ids), CasePaper.state != PaperState.DRAFT.value)
        .order_by(CasePaper.id)
    )
    return {old: new for old, new in session.execute(query) if old is not None}


def _line(
    paper: CasePaper,
    case: Case,
    file: StoredFile | None,
    service: Service | None,
    replaced_by: int | None,
    parts: tuple[PaperPartLine, ...],
) -> PaperLine:
    return PaperLine(
        id=paper.id,
        version=paper.version,
        case_id=paper.case_id,
        case_no=case.case_no or case.intake_no,
        case_title=case.title,
        code=paper.code,
        folder=paper.folder,
        template_version=paper.template_version,
        title=paper.title,
        recipient=paper.recipient,
        state=PaperState(paper.state),
        number=paper.number,
        pages=paper.pages,
        sha256=file.sha256 if file is not None else "",
        issued_on=paper.issued_on,
        issued_by=paper.issued_by,
        served_on=service.served_on if service is not None else None,
        service=_how(service) if service is not None else "",
        withdrawn_reason=paper.withdrawn_reason,
        replaces=paper.replaces_id,
        replaced_by=replaced_by,
        made_at=paper.created_at,
        made_by=paper.created_by,
        parts=parts,
    )


def _how(service: Service) -> str:
    """Return ``直接送达，王某签收``."""
    signer = f"，{service.signer}签收" if service.signer else ""
    if service.signer and service.method == ServiceMethod.LEFT:
        signer = f"，见证人{service.signer}"
    return f"{ServiceMethod(service.method).term}{signer}"
