"""Evidence of a case as it is listed, and its bytes as they are read (证据目录)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import BinaryIO

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.terms import EvidenceKind, EvidenceSide
from app.models.case import Case
from app.models.evidence import Evidence, StoredFile
from app.services.desk import Desk
from app.services.evidence.views import Elsewhere, EvidenceLine
from app.support.clock import china_time
from app.support.errors import InputFileError, NotFoundError

BIN_DAYS = 30
"""How many days the recycle bin keeps evidence at least (回收站保留天数)."""


def list_evidence(desk: Desk, case_id: int, *, deleted: bool = False) -> tuple[EvidenceLine, ...]:
    """Return the evidence of a case in its order, or what of it lies in the recycle bin."""
    gone = Evidence.deleted_at.is_not(None) if deleted else Evidence.deleted_at.is_(None)
    query = _rows().where(Evidence.case_id == case_id, gone)
    with desk.store.reading() as session:
        return lines_of(session, query.order_by(Evidence.position, Evidence.id))


def recycled(desk: Desk) -> tuple[EvidenceLine, ...]:
    """Return all evidence in the recycle bin, the latest deleted first."""
    query = _rows().where(Evidence.deleted_at.is_not(None))
    with desk.store.reading() as session:
        return lines_of(session, query.order_by(Evidence.deleted_at.desc(), Evidence.id))


def read_evidence(desk: Desk, evidence_id: int) -> EvidenceLine:
    """Return one piece of evidence as its case lists it; NotFoundError when it is gone."""
    with desk.store.reading() as session:
        return line_of(session, evidence_id)


def open_evidence(desk: Desk, evidence_id: int) -> BinaryIO:
    """Return the original as a seekable stream, decrypted as it is read; close it after use.

    Raises:
        NotFoundError: evidence or file is gone.
        StoreDamagedError: the file is not as it was kept; found while reading too.
    """
    with desk.store.reading() as session:
        stored = session.get_one(StoredFile, get_evidence(session, evidence_id).file_id)
    return desk.vault.open(stored.sha256)


def evidence_bytes(desk: Desk, evidence_id: int, most: int) -> bytes:
    """Return a whole original, its hash checked, if it is not larger than ``most``.

    Raises:
        InputFileError: it is larger.
        NotFoundError, StoreDamagedError: as :func:`open_evidence`.
    """
    with desk.store.reading() as session:
        stored = session.get_one(StoredFile, get_evidence(session, evidence_id).file_id)
    if stored.size > most:
        raise InputFileError(
            "文件太大，不在窗口内显示；原件完好保存。", hint="可另存后用其他软件打开。"
        )
    return desk.vault.read(stored.sha256)


def get_evidence(session: Session, evidence_id: int) -> Evidence:
    """Return the row of one piece of evidence; NotFoundError when it is gone."""
    row = session.get(Evidence, evidence_id)
    if row is None:
        raise NotFoundError("这份证据已不存在，数据没有改动。", hint="请刷新证据列表。")
    return row


def line_of(session: Session, evidence_id: int) -> EvidenceLine:
    """Return the line of one piece of evidence, its pages counted within its case."""
    row = get_evidence(session, evidence_id)
    gone = Evidence.deleted_at.is_(None) if row.deleted_at is None else Evidence.id == row.id
    query = _rows().where(Evidence.case_id == row.case_id, gone)
    lines = lines_of(session, query.order_by(Evidence.position, Evidence.id))
    return next(line for line in lines if line.id == evidence_id)


def lines_by_id(session: Session, ids: Collection[int]) -> Mapping[int, EvidenceLine]:
    """Return lines by id, wherever they lie; their pages are not counted."""
    lines = lines_of(session, _rows().where(Evidence.id.in_(ids)), count_pages=False)
    return {line.id: line for line in lines}


def lines_of(
    session: Session,
    query: Select[Evidence, StoredFile],
    *,
    count_pages: bool = True,
) -> tuple[EvidenceLine, ...]:
    """Return the lines of a query's rows; pages are counted over live rows in its order."""
    found = session.execute(query).all()
    elsewhere = _elsewhere(session, {row.file_id for row, _ in found})
    originals = _titles(session, {row.copy_of_id for row, _ in found if row.copy_of_id})
    lines: list[EvidenceLine] = []
    following: dict[int, int] = defaultdict(lambda: 1)
    for row, stored in found:
        first = None
        if count_pages and stored.pages and row.deleted_at is None:
            first = following[row.case_id]
            following[row.case_id] += stored.pages
        others = tuple(case for key, case in elsewhere.get(row.file_id, ()) if key != row.id)
        lines.append(_line(row, stored, first, others, originals.get(row.copy_of_id or 0, "")))
    return tuple(lines)


def _rows() -> Select[Evidence, StoredFile]:
    return select(Evidence, StoredFile).join(StoredFile, Evidence.file_id == StoredFile.id)


def _elsewhere(
    session: Session, file_ids: Collection[int]
) -> Mapping[int, Sequence[tuple[int, Elsewhere]]]:
    """Return where files are evidence, as (evidence, case) by file; the bin does not count."""
    query = (
        select(Evidence.file_id, Evidence.id, Case.id, Case.case_no, Case.intake_no, Case.title)
        .join(Case, Evidence.case_id == Case.id)
        .where(
            Evidence.file_id.in_(file_ids),
            Evidence.deleted_at.is_(None),
            Case.deleted_at.is_(None),
        )
        .order_by(Evidence.id)
    )
    found: dict[int, list[tuple[int, Elsewhere]]] = defaultdict(list)
    for file_id, evidence_id, case_id, case_no, intake_no, title in session.execute(query):
        found[file_id].append((evidence_id, Elsewhere(case_id, case_no or intake_no, title)))
    return found


def _titles(session: Session, ids: Collection[int]) -> Mapping[int, str]:
    query = select(Evidence.id, Evidence.title).where(Evidence.id.in_(ids))
    return {row.id: row.title for row in session.execute(query)}


def _line(
    row: Evidence,
    stored: StoredFile,
    first_page: int | None,
    elsewhere: tuple[Elsewhere, ...],
    copy_of: str,
) -> EvidenceLine:
    return EvidenceLine(
        id=row.id,
        version=row.version,
        case_id=row.case_id,
        position=row.position,
        title=row.title,
        name=row.name,
        kind=EvidenceKind(row.kind),
        side=EvidenceSide(row.side) if row.side else EvidenceSide.OTHER,
        media=stored.media,
        size=stored.size,
        sha256=stored.sha256,
        pages=stored.pages,
        first_page=first_page,
        proves=row.proves,
        captured_at=row.captured_at,
        platform=row.platform,
        shop=row.shop,
        link=row.link,
        order_no=row.order_no,
        device=row.device,
        note=row.note,
        added_at=row.created_at,
        added_by=row.created_by,
        copy_of=copy_of,
        elsewhere=elsewhere,
        deleted_at=row.deleted_at,
        purge_on=None if row.deleted_at is None else purge_day(row.deleted_at),
    )


def purge_day(deleted_at: datetime) -> date:
    """Return the day from which the recycle bin may give evidence up."""
    return china_time(deleted_at).date() + timedelta(days=BIN_DAYS)
