"""Use-cases: a registered view beside a photo of the accused product (设计比对). No verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.documents.blocks import Mark
from app.domain.media import is_picture
from app.domain.text import tidy, tidy_lines
from app.models.evidence import DesignComparison, Evidence, StoredFile
from app.services.desk import Desk
from app.services.evidence.listing import get_evidence, lines_by_id
from app.services.evidence.views import ComparisonLine, SideMark
from app.services.history import note_event
from app.services.read_case import get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, RuleViolationError

REGISTERED, ACCUSED = "registered", "accused"
"""The sides of a mark as they are stored."""


def list_comparisons(desk: Desk, case_id: int) -> tuple[ComparisonLine, ...]:
    """Return the comparisons of a case in their order."""
    query = (
        select(DesignComparison)
        .where(DesignComparison.case_id == case_id)
        .order_by(DesignComparison.position, DesignComparison.id)
    )
    with desk.store.reading() as session:
        return _lines(session, session.scalars(query).all())


def save_comparison(
    desk: Desk,
    case_id: int,
    comparison_id: int | None,
    version: int | None,
    view: str,
    registered_id: int,
    accused_id: int,
    same: str,
    different: str,
    marks: Sequence[SideMark],
) -> ComparisonLine:
    """Save a comparison; without an id it is a new one at the end. The examiner writes both texts.

    Raises:
        RuleViolationError: one of the two is no picture of this case.
        StaleRecordError: somebody changed it since ``version``.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        for evidence_id in (registered_id, accused_id):
            _refuse_unfit(unit.session, case_id, evidence_id)
        row = _row(unit, case_id, comparison_id, version)
        row.view = tidy(view)
        row.registered_id, row.accused_id = registered_id, accused_id
        row.same, row.different = tidy_lines(same), tidy_lines(different)
        row.marks = [_stored(mark) for mark in marks]
        unit.session.add(row)
        unit.session.flush()
        if comparison_id is None:
            note_event(unit, case, "comparison", note=f"新增比对 {row.view}".strip())
        saved = row.id
    with desk.store.reading() as session:
        return _lines(session, [session.get_one(DesignComparison, saved)])[0]


def delete_comparison(desk: Desk, comparison_id: int) -> None:
    """Take a comparison away; the pictures stay evidence. NotFoundError when it is gone."""
    with desk.store.writing(actor=desk.account.name) as unit:
        row = _get(unit.session, comparison_id)
        case = get_live_case(unit.session, row.case_id)
        note_event(unit, case, "comparison", note=f"删除比对 {row.view}".strip())
        unit.session.delete(row)


def _row(
    unit: UnitOfWork, case_id: int, comparison_id: int | None, version: int | None
) -> DesignComparison:
    if comparison_id is None:
        last = select(func.max(DesignComparison.position)).where(
            DesignComparison.case_id == case_id
        )
        return DesignComparison(case_id=case_id, position=(unit.session.scalar(last) or 0) + 1)
    row = _get(unit.session, comparison_id)
    if row.case_id != case_id:
        raise RuleViolationError("这组比对不属于这个案件，没有保存。")
    if version is not None:
        unit.check_version(row, version)
    return row


def _get(session: Session, comparison_id: int) -> DesignComparison:
    row = session.get(DesignComparison, comparison_id)
    if row is None:
        raise NotFoundError("这组比对已不存在，数据没有改动。", hint="请刷新列表。")
    return row


def _refuse_unfit(session: Session, case_id: int, evidence_id: int) -> None:
    row: Evidence = get_evidence(session, evidence_id)
    if row.case_id != case_id or row.deleted_at is not None:
        raise RuleViolationError(
            "比对的图片不在这个案件的证据中，没有保存。", hint="请先把图片加入证据。"
        )
    if not is_picture(session.get_one(StoredFile, row.file_id).media):
        raise RuleViolationError("只能比对图片，没有保存。", hint="请选择图片。")


def _lines(session: Session, rows: Sequence[DesignComparison]) -> tuple[ComparisonLine, ...]:
    ids = {one for row in rows for one in (row.registered_id, row.accused_id)}
    evidence = lines_by_id(session, ids)
    return tuple(
        ComparisonLine(
            id=row.id,
            version=row.version,
            case_id=row.case_id,
            position=row.position,
            view=row.view,
            registered=evidence[row.registered_id],
            accused=evidence[row.accused_id],
            same=row.same,
            different=row.different,
            marks=tuple(_side_mark(mark) for mark in row.marks),
        )
        for row in rows
    )


def _stored(one: SideMark) -> dict[str, Any]:
    mark = one.mark
    return {
        "side": REGISTERED if one.registered else ACCUSED,
        "x": mark.x,
        "y": mark.y,
        "width": mark.width,
        "height": mark.height,
        "text": tidy(mark.text),
    }


def _side_mark(stored: Mapping[str, Any]) -> SideMark:
    x, y, width, height = (float(stored[name]) for name in ("x", "y", "width", "height"))
    return SideMark(
        stored.get("side") == REGISTERED, Mark(x, y, width, height, str(stored.get("text", "")))
    )
