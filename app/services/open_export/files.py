"""Where each stored file lies in an open export, and what it is called there (文件位置)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Executable, select
from sqlalchemy.orm import Session

from app.domain.file_names import safe_name
from app.models.closing import MonthClosing, MonthRevision
from app.models.evidence import Evidence
from app.models.paper import CasePaper, PaperFile, PaperService

_MOST_NAME = 80
_EVIDENCE, _PAPERS, _MONTHS, _OTHERS = "evidence", "papers", "months", "others"


def file_places(session: Session) -> Mapping[int, tuple[str, str]]:
    """Return folder and name of each file that something names; the first user decides.

    What is evidence goes to the evidence, even if a paper shows it too.
    """
    found: dict[int, tuple[str, str]] = {}
    for folder, query in _users():
        for file_id, name in session.execute(query):
            found.setdefault(file_id, (folder, name))
    for file_id, title, number in session.execute(_issued()):
        found.setdefault(file_id, (_PAPERS, f"{number or ''} {title}.pdf".strip()))
    found.update({key: place for key, place in _months(session) if key not in found})
    return found


def path_of(file_id: int, sha256: str, places: Mapping[int, tuple[str, str]]) -> str:
    """Return the path of a stored file inside the export, with ``/`` between its parts."""
    folder, name = places.get(file_id, (_OTHERS, sha256))
    return f"files/{folder}/{file_id:06d}_{safe_name(name, most=_MOST_NAME)}"


def _users() -> Iterator[tuple[str, Executable]]:
    yield _EVIDENCE, select(Evidence.file_id, Evidence.name).order_by(Evidence.id)
    yield _PAPERS, select(PaperFile.file_id, PaperFile.name).order_by(PaperFile.id)
    receipts = select(PaperService.receipt_file_id, PaperService.receipt_name)
    named = PaperService.receipt_file_id.is_not(None)
    yield _PAPERS, receipts.where(named).order_by(PaperService.id)


def _issued() -> Executable:
    return (
        select(CasePaper.issued_file_id, CasePaper.title, CasePaper.number)
        .where(CasePaper.issued_file_id.is_not(None))
        .order_by(CasePaper.id)
    )


def _months(session: Session) -> Iterator[tuple[int, tuple[str, str]]]:
    query = (
        select(
            MonthClosing.month,
            MonthRevision.number,
            MonthRevision.workbook_file_id,
            MonthRevision.content_file_id,
        )
        .join(MonthClosing, MonthClosing.id == MonthRevision.closing_id)
        .order_by(MonthRevision.id)
    )
    for month, number, workbook, content in session.execute(query):
        yield workbook, (_MONTHS, f"{month} 第{number}版.xlsx")
        yield content, (_MONTHS, f"{month} 第{number}版.json")
