"""What is bound into a volume, in its order, with page numbers counted (卷内目录)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.life import PaperState
from app.models.evidence import ArchiveVolume, Evidence, StoredFile
from app.models.paper import CasePaper
from app.services.evidence.views import IndexItem, LoosePaper
from app.support.clock import china_time


@dataclass(frozen=True, slots=True)
class _Bound:
    """One thing bound in, before its pages are counted."""

    title: str
    number: str
    on: date | None
    pages: int
    loose: bool = False
    note: str = ""


def volume_index(
    session: Session, case_id: int, volume: ArchiveVolume | None
) -> tuple[IndexItem, ...]:
    """Return the lines of the index: issued papers by date, evidence, what exists on paper only.

    A recording takes no page; its line says so, and its page numbers are 0.
    """
    loose = loose_of(volume)
    bound = (
        *_papers(session, case_id),
        *_evidence(session, case_id),
        *(_Bound(one.title, one.number, one.on, max(1, one.pages), loose=True) for one in loose),
    )
    return _numbered(bound)


def pages_of(items: Sequence[IndexItem]) -> int:
    """Return how many pages the volume has."""
    return max((item.page_to for item in items), default=0)


def loose_of(volume: ArchiveVolume | None) -> tuple[LoosePaper, ...]:
    """Return the papers that exist on paper only."""
    return tuple(
        LoosePaper(
            str(one.get("title", "")),
            str(one.get("number") or ""),
            date.fromisoformat(one["on"]) if one.get("on") else None,
            int(one.get("pages") or 1),
        )
        for one in (volume.loose if volume else ())
    )


def _papers(session: Session, case_id: int) -> list[_Bound]:
    query = (
        select(CasePaper)
        .where(
            CasePaper.case_id == case_id,
            CasePaper.state.in_((PaperState.ISSUED.value, PaperState.SERVED.value)),
        )
        .order_by(CasePaper.issued_on, CasePaper.id)
    )
    return [
        _Bound(row.title, row.number or "", row.issued_on, row.pages or 1)
        for row in session.scalars(query)
    ]


def _evidence(session: Session, case_id: int) -> list[_Bound]:
    query = (
        select(Evidence.title, Evidence.captured_at, Evidence.created_at, StoredFile.pages)
        .join(StoredFile, Evidence.file_id == StoredFile.id)
        .where(Evidence.case_id == case_id, Evidence.deleted_at.is_(None))
        .order_by(Evidence.position, Evidence.id)
    )
    return [
        _Bound(
            title,
            "",
            china_time(captured_at or created_at).date(),
            pages or 0,
            note="" if pages else "电子文件，不占页号",
        )
        for title, captured_at, created_at, pages in session.execute(query)
    ]


def _numbered(bound: Sequence[_Bound]) -> tuple[IndexItem, ...]:
    items = []
    at = 0
    for one in bound:
        first, last = (at + 1, at + one.pages) if one.pages else (0, 0)
        items.append(IndexItem(one.title, one.number, one.on, first, last, one.loose, one.note))
        at += one.pages
    return tuple(items)
