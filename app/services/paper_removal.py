"""What goes with a case or a service record: its papers' rows (文书随案删除)."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.documents.life import PaperState
from app.models.paper import CasePaper, PaperFile, PaperService
from app.services.unit_of_work import UnitOfWork


def erase_papers(unit: UnitOfWork, case_id: int) -> None:
    """Erase the papers of a case one by one, so that the audit knows each.

    Their numbers stay listed; their files are let go with the last row that names them.
    """
    papers = unit.session.scalars(select(CasePaper).where(CasePaper.case_id == case_id)).all()
    ids = [paper.id for paper in papers]
    for model in (PaperFile, PaperService):
        for row in unit.session.scalars(select(model).where(model.paper_id.in_(ids))):
            unit.session.delete(row)
    for paper in papers:
        # One paper may stand for another: neither could go before the other.
        paper.replaces_id = None
    unit.session.flush()
    for paper in papers:
        unit.session.delete(paper)
    unit.session.flush()


def forget_service(unit: UnitOfWork, service_id: int) -> tuple[int, ...]:
    """Part a service record from its paper, which no longer counts as served (送达记录删除).

    Return the stored files that lost the row that named them.
    """
    link = unit.session.scalar(select(PaperService).where(PaperService.service_id == service_id))
    if link is None:
        return ()
    paper = unit.session.get_one(CasePaper, link.paper_id)
    unit.session.delete(link)
    unit.session.flush()
    others = select(PaperService.id).where(PaperService.paper_id == paper.id).limit(1)
    if paper.state == PaperState.SERVED and unit.session.scalar(others) is None:
        paper.state = PaperState.ISSUED.value
    return (link.receipt_file_id,) if link.receipt_file_id is not None else ()
