"""Where months stand, their frozen revisions and the files kept of them (关账查询)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from app.domain.dates import YearMonth
from app.models.closing import MonthClosing, MonthRevision, MonthSending, MonthStep
from app.models.evidence import StoredFile
from app.services.closing.snapshots import snapshot_from_bytes
from app.services.closing.traces import account_names
from app.services.closing.views import (
    ClosingLine,
    MonthState,
    RevisionLine,
    SendingLine,
    Snapshot,
    StepKind,
    StepLine,
)
from app.services.desk import Desk
from app.support.errors import NotFoundError

_WORKBOOK = aliased(StoredFile)
_CONTENT = aliased(StoredFile)


def closing_of(desk: Desk, month: YearMonth) -> ClosingLine:
    """Return where a month stands; a month nobody touched is open."""
    with desk.store.reading() as session:
        return closing_in(session, month)


def closing_in(session: Session, month: YearMonth) -> ClosingLine:
    """Return where a month stands, within an open session."""
    row = row_of(session, month)
    return ClosingLine(month) if row is None else _line(session, row, account_names(session))


def list_closings(desk: Desk, year: int) -> tuple[ClosingLine, ...]:
    """Return where the twelve months of a year stand, January first."""
    months = [YearMonth(year, number) for number in range(1, 13)]
    with desk.store.reading() as session:
        return tuple(closing_in(session, month) for month in months)


def list_revisions(desk: Desk, month: YearMonth) -> tuple[RevisionLine, ...]:
    """Return every frozen revision of a month, the newest first."""
    query = _revisions().where(MonthClosing.month == str(month))
    with desk.store.reading() as session:
        return _revision_lines(session, query.order_by(MonthRevision.number.desc()))


def read_revision(desk: Desk, revision_id: int) -> RevisionLine:
    """Return one frozen revision.

    Raises:
        NotFoundError: there is none of this id.
    """
    with desk.store.reading() as session:
        found = _revision_lines(session, _revisions().where(MonthRevision.id == revision_id))
    if not found:
        raise NotFoundError("没有这一版月报，数据没有改动。", hint="请刷新后再试。")
    return found[0]


def newest_revision(desk: Desk, month: YearMonth) -> RevisionLine | None:
    """Return the newest frozen revision of a month; None before the first."""
    return next(iter(list_revisions(desk, month)), None)


def find_revision(desk: Desk, month: YearMonth, number: int) -> RevisionLine:
    """Return a month's revision by its number.

    Raises:
        NotFoundError: the month has no such revision.
    """
    for line in list_revisions(desk, month):
        if line.number == number:
            return line
    raise NotFoundError(
        f"{month.term}没有第{number}版，没有导出。", hint="请先查看这个月有哪些版次。"
    )


def revision_workbook(desk: Desk, revision_id: int) -> bytes:
    """Return the workbook of a revision as it was made, byte for byte, its hash checked.

    Raises:
        NotFoundError: there is no such revision.
        StoreError: the kept file is missing or damaged.
    """
    return desk.vault.read(read_revision(desk, revision_id).sha256)


def revision_content(desk: Desk, revision_id: int) -> bytes:
    """Return the frozen content of a revision as canonical JSON, its hash checked."""
    return desk.vault.read(read_revision(desk, revision_id).content_sha256)


def revision_snapshot(desk: Desk, revision_id: int) -> Snapshot:
    """Return everything a revision says."""
    return snapshot_from_bytes(revision_content(desk, revision_id))


def list_steps(desk: Desk, month: YearMonth) -> tuple[StepLine, ...]:
    """Return what happened to a month, the newest first."""
    query = (
        select(MonthStep)
        .join(MonthClosing, MonthClosing.id == MonthStep.closing_id)
        .where(MonthClosing.month == str(month))
        .order_by(MonthStep.id.desc())
    )
    with desk.store.reading() as session:
        names = account_names(session)
        return tuple(
            StepLine(
                row.at,
                names.get(row.actor, row.actor),
                StepKind(row.step),
                row.revision,
                row.note,
            )
            for row in session.scalars(query)
        )


def any_closed_before(session: Session, month: YearMonth) -> bool:
    """Tell whether an earlier month was ever frozen."""
    query = select(MonthClosing.id).where(
        MonthClosing.month < str(month), MonthClosing.revision > 0
    )
    return session.scalar(query.limit(1)) is not None


def row_of(session: Session, month: YearMonth) -> MonthClosing | None:
    """Return the row of a month, None while nobody touched it."""
    return session.scalar(select(MonthClosing).where(MonthClosing.month == str(month)))


def newest_revision_row(session: Session, row: MonthClosing) -> MonthRevision | None:
    """Return the row of the newest frozen revision."""
    query = select(MonthRevision).where(
        MonthRevision.closing_id == row.id, MonthRevision.number == row.revision
    )
    return session.scalar(query)


def _line(session: Session, row: MonthClosing, names: Mapping[str, str]) -> ClosingLine:
    frozen = newest_revision_row(session, row)
    state = MonthState(row.state)
    sent = _sendings(session, frozen.id, names) if frozen and state is MonthState.SENT else ()
    return ClosingLine(
        month=YearMonth.parse(row.month),
        state=state,
        revision=row.revision,
        version=row.version,
        checked_at=row.checked_at,
        checked_by=names.get(row.checked_by, row.checked_by),
        approved_at=row.approved_at,
        approved_by=names.get(row.approved_by, row.approved_by),
        closed_at=frozen.closed_at if frozen else None,
        closed_by=names.get(frozen.closed_by, frozen.closed_by) if frozen else "",
        sent_on=sent[-1].sent_on if sent else None,
        sent_to=sent[-1].sent_to if sent else "",
        reason=row.reason,
    )


def _revisions() -> Select[MonthRevision, str, str, str]:
    """Return the query of revisions with their month and the names of both files."""
    return (
        select(MonthRevision, MonthClosing.month, _WORKBOOK.sha256, _CONTENT.sha256)
        .join(MonthClosing, MonthClosing.id == MonthRevision.closing_id)
        .join(_WORKBOOK, _WORKBOOK.id == MonthRevision.workbook_file_id)
        .join(_CONTENT, _CONTENT.id == MonthRevision.content_file_id)
    )


def _revision_lines(
    session: Session, query: Select[MonthRevision, str, str, str]
) -> tuple[RevisionLine, ...]:
    names = account_names(session)
    return tuple(
        RevisionLine(
            id=row.id,
            month=YearMonth.parse(month),
            number=row.number,
            closed_at=row.closed_at,
            closed_by=names.get(row.closed_by, row.closed_by),
            checked_by=names.get(row.checked_by, row.checked_by),
            approved_by=names.get(row.approved_by, row.approved_by),
            reason=row.reason,
            sha256=workbook,
            content_sha256=content,
            manifest_sha256=row.manifest_sha256,
            rows={name: int(count) for name, count in row.rows.items()},
            audit_id=row.audit_id,
            sendings=_sendings(session, row.id, names),
        )
        for row, month, workbook, content in session.execute(query)
    )


def _sendings(
    session: Session, revision_id: int, names: Mapping[str, str]
) -> tuple[SendingLine, ...]:
    query = select(MonthSending).where(MonthSending.revision_id == revision_id)
    return tuple(
        SendingLine(row.sent_on, row.sent_to, names.get(row.sent_by, row.sent_by), row.note)
        for row in session.scalars(query.order_by(MonthSending.id))
    )
