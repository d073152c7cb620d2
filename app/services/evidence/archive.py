"""Use-cases: the bound volume of a closed case, and the boxes volumes stand in (归档)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.domain.terms import Phase, Track
from app.domain.text import tidy, tidy_lines
from app.models.case import Case
from app.models.evidence import ArchiveVolume
from app.services.desk import Desk
from app.services.evidence.views import LoosePaper, VolumeLine
from app.services.evidence.volume_index import pages_of, volume_index
from app.services.history import note_event
from app.services.read_case import get_case, get_live_case
from app.support.errors import Problem, RuleViolationError

RETENTIONS = ("永久", "30年", "10年")
"""How long a volume is kept (保管期限); a case's own is decided by the office."""

_SERIAL = re.compile(r"-(\d+)\Z")


def read_volume(desk: Desk, case_id: int) -> VolumeLine:
    """Return the volume of a case; one not filed yet has a proposed archive number."""
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        return _line(desk, session, case, _row(session, case_id))


def file_volume(
    desk: Desk,
    case_id: int,
    archive_no: str,
    box_no: str,
    retention: str,
    note: str,
    loose: Sequence[LoosePaper],
) -> VolumeLine:
    """File the volume of a closed case, or change how it is filed.

    Raises:
        RuleViolationError: the case is not closed, the number is another volume's, or the time
            of keeping is none of ``RETENTIONS``; nothing was filed.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        if case.phase != Phase.DONE:
            raise RuleViolationError("案件尚未办结，没有归档。", hint="请先结案，再归档。")
        problems = _problems(unit.session, case_id, archive_no, retention, loose)
        if problems:
            raise RuleViolationError("归档信息有误，没有保存。", problems=problems)
        row = _row(unit.session, case_id)
        if row is None:
            row = ArchiveVolume(case_id=case_id, filed_on=desk.today, filed_by=desk.account.name)
            unit.session.add(row)
            note_event(unit, case, "archive", note=f"档号 {tidy(archive_no)}")
        row.archive_no, row.box_no = tidy(archive_no), tidy(box_no)
        row.retention, row.note = retention, tidy_lines(note)
        row.loose = [_stored(one) for one in loose]
        unit.session.flush()
        row.pages = pages_of(volume_index(unit.session, case_id, row))
    return read_volume(desk, case_id)


def box_list(desk: Desk, box_no: str) -> tuple[VolumeLine, ...]:
    """Return the volumes that stand in a box, by archive number (盒内清单)."""
    with desk.store.reading() as session:
        return _lines(desk, session, ArchiveVolume.box_no == tidy(box_no))


def volumes(desk: Desk, year: int) -> tuple[VolumeLine, ...]:
    """Return the volumes filed in a year, by archive number."""
    filed = ArchiveVolume.filed_on.between(date(year, 1, 1), date(year, 12, 31))
    with desk.store.reading() as session:
        return _lines(desk, session, filed)


def _row(session: Session, case_id: int) -> ArchiveVolume | None:
    return session.scalar(select(ArchiveVolume).where(ArchiveVolume.case_id == case_id))


def _lines(desk: Desk, session: Session, condition: ColumnElement[bool]) -> tuple[VolumeLine, ...]:
    query = (
        select(ArchiveVolume, Case)
        .join(Case, ArchiveVolume.case_id == Case.id)
        .where(condition, Case.deleted_at.is_(None))
        .order_by(ArchiveVolume.archive_no, ArchiveVolume.id)
    )
    return tuple(_line(desk, session, case, row) for row, case in session.execute(query))


def _line(desk: Desk, session: Session, case: Case, row: ArchiveVolume | None) -> VolumeLine:
    items = volume_index(session, case.id, row)
    return VolumeLine(
        id=row.id if row else None,
        version=row.version if row else 0,
        case_id=case.id,
        number=case.case_no or case.intake_no,
        title=case.title,
        archive_no=row.archive_no if row else _proposed(desk, session, case),
        box_no=row.box_no if row else "",
        retention=row.retention if row else "",
        filed_on=row.filed_on if row else None,
        filed_by=row.filed_by if row else "",
        pages=pages_of(items),
        note=row.note if row else "",
        items=items,
    )


def _proposed(desk: Desk, session: Session, case: Case) -> str:
    """Return the next number of the year and branch: 年度-类别-顺序."""
    year = (case.closed_on or desk.today).year
    start = f"{year}-{Track(case.track).term}-"
    query = select(ArchiveVolume.archive_no).where(ArchiveVolume.archive_no.startswith(start))
    serials = (_SERIAL.search(number) for number in session.scalars(query))
    last = max((int(found[1]) for found in serials if found), default=0)
    return f"{start}{last + 1:04d}"


def _problems(
    session: Session,
    case_id: int,
    archive_no: str,
    retention: str,
    loose: Sequence[LoosePaper],
) -> tuple[Problem, ...]:
    found = []
    if not tidy(archive_no):
        found.append(Problem("archive_no", "请填写档号。"))
    taken = select(ArchiveVolume.id).where(
        ArchiveVolume.archive_no == tidy(archive_no), ArchiveVolume.case_id != case_id
    )
    if tidy(archive_no) and session.scalar(taken.limit(1)) is not None:
        found.append(Problem("archive_no", "这个档号已用于另一案卷。"))
    if retention not in RETENTIONS:
        found.append(Problem("retention", f"保管期限须为{'、'.join(RETENTIONS)}之一。"))
    if any(not tidy(one.title) or one.pages < 1 for one in loose):
        found.append(Problem("loose", "纸质材料须有题名和页数。"))
    return tuple(found)


def _stored(one: LoosePaper) -> dict[str, str | int | None]:
    return {
        "title": tidy(one.title),
        "number": tidy(one.number),
        "on": one.on.isoformat() if one.on else None,
        "pages": one.pages,
    }
