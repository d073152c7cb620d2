"""Use-cases: what is said about evidence, its order, copies, the recycle bin (证据整理)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.file_names import safe_name, split_name
from app.domain.media import HEAD, is_picture, media_of
from app.domain.terms import EvidenceKind, EvidenceSide, Role
from app.domain.text import tidy
from app.models.case import Case
from app.models.evidence import ArchiveVolume, DesignComparison, Evidence
from app.services.desk import Desk
from app.services.evidence.adding import evidence_row, named, next_position, write_facts
from app.services.evidence.listing import get_evidence, line_of, purge_day
from app.services.evidence.stored import keeping
from app.services.evidence.views import EvidenceFacts, EvidenceLine
from app.services.history import note_event
from app.services.read_case import get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, RuleViolationError


def change_evidence(
    desk: Desk, evidence_id: int, version: int, facts: EvidenceFacts
) -> EvidenceLine:
    """Change what is said about evidence; the file and where it came from never change.

    Raises:
        StaleRecordError: somebody changed it since ``version``.
        RuleViolationError: it lies in the recycle bin, or a text is too long.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        row = _live(unit.session, evidence_id)
        unit.check_version(row, version)
        write_facts(row, facts)
    with desk.store.reading() as session:
        return line_of(session, evidence_id)


def reorder(desk: Desk, case_id: int, ids: Sequence[int]) -> None:
    """Give the evidence of a case this order.

    Raises:
        RuleViolationError: ``ids`` are not exactly the evidence the case has now.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        get_live_case(unit.session, case_id)
        query = select(Evidence).where(Evidence.case_id == case_id, Evidence.deleted_at.is_(None))
        rows = {row.id: row for row in unit.session.scalars(query)}
        if sorted(ids) != sorted(rows):
            raise RuleViolationError(
                "证据列表已有变化，顺序没有改动。", hint="请刷新列表后再调整顺序。"
            )
        for place, evidence_id in enumerate(ids, 1):
            rows[evidence_id].position = place


def delete_evidence(desk: Desk, ids: Sequence[int], reason: str = "") -> int:
    """Move evidence to the recycle bin, where it stays 30 days at least; return how many."""
    with desk.store.writing(actor=desk.account.name, reason=tidy(reason)) as unit:
        rows = [row for row in _rows(unit.session, ids) if row.deleted_at is None]
        for row in rows:
            row.deleted_at, row.deleted_by = unit.now, desk.account.name
        _note(unit, rows, "移入回收站的", reason)
        return len(rows)


def restore_evidence(desk: Desk, ids: Sequence[int]) -> int:
    """Take evidence out of the recycle bin to its former place; return how many."""
    with desk.store.writing(actor=desk.account.name) as unit:
        rows = [row for row in _rows(unit.session, ids) if row.deleted_at is not None]
        for row in rows:
            row.deleted_at, row.deleted_by = None, None
        _note(unit, rows, "移出回收站的")
        return len(rows)


def purge_evidence(desk: Desk, ids: Sequence[int], reason: str) -> int:
    """Erase evidence from the recycle bin for good; return how many.

    A file goes with the last row that points to it.

    Raises:
        NotAllowedError: only a supervisor may.
        RuleViolationError: it is not in the bin, or less than 30 days and no reason is given, or
            something still stands on it; nothing was erased.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    with (
        keeping(desk) as keeper,
        desk.store.writing(actor=desk.account.name, reason=tidy(reason)) as unit,
    ):
        rows = _rows(unit.session, ids)
        _refuse_early(desk, rows, reason)
        _refuse_needed(unit.session, rows)
        files = [row.file_id for row in rows]
        _note(unit, rows, "彻底删除", reason)
        for row in rows:
            row.copy_of_id = None
        unit.session.flush()
        for row in rows:
            unit.session.delete(row)
        unit.session.flush()
        keeper.let_go(unit, files)
        return len(rows)


def save_copy(desk: Desk, evidence_id: int, data: bytes, suffix: str, what: str) -> EvidenceLine:
    """Add a rotated or marked copy as evidence of its own; the original stays untouched.

    ``suffix`` with its dot; ``what`` was done, as 旋转 or 标注.
    """
    with keeping(desk) as keeper, desk.store.writing(actor=desk.account.name) as unit:
        original = _live(unit.session, evidence_id)
        case = get_live_case(unit.session, original.case_id)
        name = safe_name(f"{split_name(original.name)[0]}_{what}{suffix}")
        media = media_of(data[:HEAD], suffix)
        pages = 1 if is_picture(media) else None
        stored = keeper.keep(unit, data, media=media, pages=pages)
        facts = EvidenceFacts(
            kind=EvidenceKind(original.kind),
            side=EvidenceSide(original.side) if original.side else EvidenceSide.OTHER,
            title=_copy_title(original.title, what),
        )
        place = next_position(unit.session, case.id)
        row = evidence_row(case.id, place, stored.id, name, media, facts)
        row.copy_of_id = original.copy_of_id or original.id
        unit.session.add(row)
        unit.session.flush()
        note_event(unit, case, "evidence", note=f"另存副本（{what}）：{name}")
        made = row.id
    with desk.store.reading() as session:
        return line_of(session, made)


def _copy_title(title: str, what: str) -> str:
    ending = f"（{what}）"
    return title[: 200 - len(ending)] + ending


def erase_evidence(unit: UnitOfWork, case_id: int) -> None:
    """Erase all evidence, comparisons and the volume's row of a case that is erased itself."""
    for model in (DesignComparison, ArchiveVolume):
        for one in unit.session.scalars(select(model).where(model.case_id == case_id)):
            unit.session.delete(one)
    rows = unit.session.scalars(select(Evidence).where(Evidence.case_id == case_id)).all()
    for row in rows:
        row.copy_of_id = None
    unit.session.flush()
    for row in rows:
        unit.session.delete(row)
    unit.session.flush()


def _rows(session: Session, ids: Sequence[int]) -> list[Evidence]:
    return [get_evidence(session, one) for one in dict.fromkeys(ids)]


def _live(session: Session, evidence_id: int) -> Evidence:
    row = get_evidence(session, evidence_id)
    if row.deleted_at is not None:
        raise RuleViolationError("这份证据在回收站里，没有改动。", hint="请先移出回收站，再修改。")
    return row


def _refuse_early(desk: Desk, rows: Sequence[Evidence], reason: str) -> None:
    for row in rows:
        if row.deleted_at is None:
            raise RuleViolationError("证据不在回收站内，没有删除任何证据。")
        if purge_day(row.deleted_at) > desk.today and not tidy(reason):
            raise RuleViolationError(
                "有的证据移入回收站不满30天，提前彻底删除须写明原因，数据没有改动。",
                hint="请填写原因，或等满30天。",
            )


def _refuse_needed(session: Session, rows: Sequence[Evidence]) -> None:
    ids = {row.id for row in rows}
    pairs = select(DesignComparison.id).where(
        or_(DesignComparison.registered_id.in_(ids), DesignComparison.accused_id.in_(ids))
    )
    if session.scalar(pairs.limit(1)) is not None:
        raise RuleViolationError(
            "有的证据正用于设计比对，没有删除任何证据。", hint="请先删除对应的设计比对。"
        )
    copies = select(Evidence.id).where(Evidence.copy_of_id.in_(ids), Evidence.id.not_in(ids))
    if session.scalar(copies.limit(1)) is not None:
        raise RuleViolationError(
            "有的证据另有旋转或标注的副本，没有删除任何证据。", hint="请连同副本一起删除。"
        )


def _note(unit: UnitOfWork, rows: Sequence[Evidence], what: str, reason: str = "") -> None:
    """Write a line into the history of each case concerned."""
    names: dict[int, list[str]] = {}
    for row in rows:
        names.setdefault(row.case_id, []).append(row.name)
    for case_id, found in names.items():
        case = unit.session.get(Case, case_id)
        if case is None:
            raise NotFoundError("案件已不存在，数据没有改动。", hint="请刷新列表。")
        because = f"；{tidy(reason)}" if tidy(reason) else ""
        note_event(unit, case, "evidence", note=f"{what}{named(found)}{because}")
