"""Use-cases: the papers of a case, and the register of all given out (文书、发文登记簿)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select

from app.domain.documents.life import PaperState
from app.domain.text import tidy
from app.models.case import Case
from app.models.dialect import contains
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.papers.rows import get_paper, paper_line, paper_lines
from app.services.papers.views import PaperLine, ReadPicture
from app.services.read_case import get_case

REGISTER_LIMIT = 1_000


def list_papers(desk: Desk, case_id: int) -> tuple[PaperLine, ...]:
    """Return the papers of a case, drafts first, then the latest issue first.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        get_case(session, case_id)
        query = (
            select(CasePaper)
            .where(CasePaper.case_id == case_id)
            .order_by(
                CasePaper.state != PaperState.DRAFT.value,
                CasePaper.issued_on.desc(),
                CasePaper.id.desc(),
            )
        )
        return paper_lines(session, session.scalars(query).all())


def read_paper(desk: Desk, paper_id: int) -> PaperLine:
    """Return one paper.

    Raises:
        NotFoundError: it is gone.
    """
    with desk.store.reading() as session:
        return paper_line(session, get_paper(session, paper_id))


def register(
    desk: Desk, year: int, text: str = "", limit: int = REGISTER_LIMIT
) -> tuple[PaperLine, ...]:
    """Return the numbered papers of a year across all cases, the latest first (发文登记簿).

    Withdrawn and replaced ones stay in it. ``text`` is looked for in number, title, recipient
    and the numbers of the case.
    """
    query = (
        select(CasePaper)
        .join(Case, Case.id == CasePaper.case_id)
        .where(
            CasePaper.number.is_not(None),
            CasePaper.issued_on.between(date(year, 1, 1), date(year, 12, 31)),
        )
        .order_by(CasePaper.issued_on.desc(), CasePaper.issued_at.desc(), CasePaper.id.desc())
        .limit(limit)
    )
    sought = tidy(text)
    if sought:
        columns = (
            CasePaper.number, CasePaper.title, CasePaper.recipient, Case.case_no, Case.intake_no,
        )  # fmt: skip
        query = query.where(
            or_(*(contains(func.coalesce(column, ""), sought) for column in columns))
        )
    with desk.store.reading() as session:
        return paper_lines(session, session.scalars(query).all())


def picture_reader(desk: Desk) -> ReadPicture:
    """Return what gives the press the pictures of the vault."""
    return desk.vault.read
