"""Use-cases: check, approve, close, send and reopen a month (核对、审核、关账、报送、重开).

The figures come from the floor above, which hands them in: a digest to check and approve, a
snapshot and the finished workbook to close. Each step compares digests, so nobody approves or
closes figures that nobody checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dates import YearMonth
from app.domain.terms import Role
from app.domain.text import tidy
from app.models.closing import MonthClosing, MonthRevision, MonthSending, MonthStep
from app.services.closing.members import newest_audit_in
from app.services.closing.reading import closing_in, closing_of, newest_revision_row, row_of
from app.services.closing.snapshots import digest_of, snapshot_bytes
from app.services.closing.views import ClosingLine, Finding, MonthState, Snapshot, StepKind
from app.services.desk import Desk
from app.services.evidence.stored import keeping
from app.services.unit_of_work import UnitOfWork
from app.support.clock import china_time
from app.support.errors import (
    Level,
    MonthLockedError,
    Problem,
    RuleViolationError,
    StaleRecordError,
)

WORKBOOK_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT_MEDIA = "application/json"
LONGEST_REASON = 500
LONGEST_ADDRESSEE = 200
_KEPT = "数据没有改动。"


@dataclass(frozen=True, slots=True)
class FinishedWorkbook:
    """The workbook of a month about to be frozen (成稿工作簿).

    ``manifest_sha256`` is the content hash of its sheet 清单, ``rows`` its data rows by sheet.
    """

    data: bytes
    rows: Mapping[str, int]
    manifest_sha256: str


def may_approve(desk: Desk) -> bool:
    """Tell whether the signed-in account may approve, and reopen, a month."""
    return desk.account.role in (Role.SUPERVISOR, Role.ADMIN)


def mark_checked(
    desk: Desk, month: YearMonth, digest: str, findings: tuple[Finding, ...]
) -> ClosingLine:
    """Write down that the figures of ``digest`` were checked; an earlier approval lapses.

    Raises:
        MonthLockedError: the month is closed.
        RuleViolationError: a grave finding stands in the way; the month stays as it was.
    """
    refuse_grave(month, findings)
    with desk.store.writing(actor=desk.account.name, reason="月报核对") as unit:
        row = _open_row(unit, month)
        row.state, row.digest = MonthState.CHECKED.value, digest
        row.checked_at, row.checked_by = unit.now, unit.actor
        row.approved_at, row.approved_by = None, ""
        _note(unit, row, StepKind.CHECK, row.revision + 1, f"待核对意见{len(findings)}条")
    return closing_of(desk, month)


def approve(desk: Desk, month: YearMonth, digest: str) -> ClosingLine:
    """Write down that a head approved the checked figures; ``digest`` is of those of now.

    One person may check and approve where an office is that small: ``ClosingLine.same_hand``
    tells, nothing stops it.

    Raises:
        NotAllowedError: only heads approve.
        MonthLockedError: the month is closed, or was not checked.
        RuleViolationError: the figures are no longer those that were checked.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    with desk.store.writing(actor=desk.account.name, reason="月报审核") as unit:
        row = _open_row(unit, month)
        if row.state == MonthState.OPEN:
            raise MonthLockedError(
                f"{month.term}还没有核对，不能审核，{_KEPT}", hint="请先核对这个月的数字。"
            )
        _refuse_other_figures(row, digest)
        row.state = MonthState.APPROVED.value
        row.approved_at, row.approved_by = unit.now, unit.actor
        _note(unit, row, StepKind.APPROVE, row.revision + 1)
    return closing_of(desk, month)


def close(
    desk: Desk, snapshot: Snapshot, workbook: FinishedWorkbook, findings: tuple[Finding, ...] = ()
) -> ClosingLine:
    """Freeze the approved month: content and workbook go to the vault with their row.

    Raises:
        MonthLockedError: the month is closed already, or nobody approved it.
        RuleViolationError: a grave finding, or figures other than those approved.
        StaleRecordError: somebody changed something since the snapshot was taken.
    """
    month = snapshot.month
    refuse_grave(month, findings)
    content = snapshot_bytes(snapshot)
    with (
        keeping(desk) as keeper,
        desk.store.writing(actor=desk.account.name, reason="月报关账") as unit,
    ):
        # Before anything of ours: the snapshot must still be the state of the store.
        if newest_audit_in(unit.session) != snapshot.audit_id:
            raise _moved_on(month)
        refuse_unapproved(closing_in(unit.session, month))
        row = _open_row(unit, month)
        digest = digest_of(snapshot.figures, snapshot.checks)
        _refuse_other_figures(row, digest)
        if snapshot.revision != row.revision + 1:
            raise _moved_on(month)
        kept = keeper.keep(unit, content, media=CONTENT_MEDIA, pages=None)
        book = keeper.keep(unit, workbook.data, media=WORKBOOK_MEDIA, pages=None)
        row.state, row.revision = MonthState.CLOSED.value, snapshot.revision
        unit.session.add(
            MonthRevision(
                closing_id=row.id,
                number=snapshot.revision,
                closed_at=snapshot.taken_at,
                closed_by=unit.actor,
                checked_by=row.checked_by,
                approved_by=row.approved_by,
                reason=row.reason,
                content_file_id=kept.id,
                workbook_file_id=book.id,
                manifest_sha256=workbook.manifest_sha256,
                digest=digest,
                rows=dict(workbook.rows),
                audit_id=snapshot.audit_id,
            )
        )
        _note(unit, row, StepKind.CLOSE, snapshot.revision, row.reason)
    return closing_of(desk, month)


def send(
    desk: Desk, month: YearMonth, sent_to: str, on: date | None = None, note: str = ""
) -> ClosingLine:
    """Write down that the frozen revision went up; sent again, it gets another line.

    Raises:
        MonthLockedError: the month is not closed.
        RuleViolationError: nobody is named, or the day lies before the closing or ahead.
    """
    addressee = tidy(sent_to)
    day = on or desk.today
    with desk.store.writing(actor=desk.account.name, reason="月报报送") as unit:
        row = row_of(unit.session, month)
        frozen = newest_revision_row(unit.session, row) if row else None
        if row is None or frozen is None or not closing_in(unit.session, month).is_closed:
            raise MonthLockedError(
                f"{month.term}还没有关账，不能报送，{_KEPT}", hint="请先核对、审核并关账。"
            )
        _refuse_sending(desk, addressee, day, frozen.closed_at)
        row.state = MonthState.SENT.value
        unit.session.add(
            MonthSending(
                revision_id=frozen.id,
                sent_on=day,
                sent_to=addressee,
                sent_by=unit.actor,
                note=note.strip(),
            )
        )
        _note(unit, row, StepKind.SEND, row.revision, addressee)
    return closing_of(desk, month)


def reopen(desk: Desk, month: YearMonth, reason: str) -> ClosingLine:
    """Open a frozen month for its next revision; the frozen one stays for ever.

    Raises:
        NotAllowedError: only heads reopen.
        MonthLockedError: the month is not closed.
        RuleViolationError: no reason is given.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    why = tidy(reason)
    if not why or len(why) > LONGEST_REASON:
        message = f"请写明重开的原因，不超过{LONGEST_REASON}字。"
        raise RuleViolationError(
            f"没有写明原因，{month.term}没有重开。", problems=[Problem("reason", message)]
        )
    with desk.store.writing(actor=desk.account.name, reason=why) as unit:
        row = row_of(unit.session, month)
        if row is None or not closing_in(unit.session, month).is_closed:
            raise MonthLockedError(
                f"{month.term}没有关账，不需要重开，{_KEPT}", hint="可以直接更正案件。"
            )
        row.state, row.digest, row.reason = MonthState.OPEN.value, "", why
        row.checked_at, row.checked_by = None, ""
        row.approved_at, row.approved_by = None, ""
        _note(unit, row, StepKind.REOPEN, row.revision, why)
    return closing_of(desk, month)


def refuse_grave(month: YearMonth, findings: tuple[Finding, ...]) -> None:
    """Refuse a month with grave findings.

    Raises:
        RuleViolationError: ``problems`` are the grave ones.
    """
    grave = [item for item in findings if item.level is Level.ERROR]
    if grave:
        raise RuleViolationError(
            f"{month.term}有{len(grave)}处必须先更正，没有关账。",
            problems=[Problem("", item.text) for item in grave],
            hint="请逐条打开所列案件更正后再核对。",
        )


def refuse_closed(line: ClosingLine) -> None:
    """Refuse a month that is closed, saying which lock stands in the way.

    Raises:
        MonthLockedError: with the revision, who closed it and when.
    """
    if line.is_closed:
        raise MonthLockedError(f"{line.lock}。", hint="命令行：reopen-month 月份 --reason 原因。")


def refuse_unapproved(line: ClosingLine) -> None:
    """Refuse a month that cannot be closed now: closed already, or approved by nobody.

    Raises:
        MonthLockedError: says what stands in the way.
    """
    refuse_closed(line)
    if line.state is not MonthState.APPROVED:
        raise MonthLockedError(
            f"{line.month.term}还没有经负责人审核，不能关账，{_KEPT}",
            hint="请由负责人审核后再关账。",
        )


def _open_row(unit: UnitOfWork, month: YearMonth) -> MonthClosing:
    """Return the month's row, made now if need be; refuse a closed month."""
    refuse_closed(closing_in(unit.session, month))
    row = row_of(unit.session, month)
    if row is None:
        row = MonthClosing(month=str(month), state=MonthState.OPEN.value, revision=0)
        unit.session.add(row)
        unit.session.flush()
    return row


def _refuse_other_figures(row: MonthClosing, digest: str) -> None:
    if row.digest != digest:
        raise RuleViolationError(
            "核对之后数字有了变动，没有继续，数据没有改动。", hint="请重新核对并审核。"
        )


def _refuse_sending(desk: Desk, addressee: str, day: date, closed_at: datetime) -> None:
    problems = []
    if not addressee or len(addressee) > LONGEST_ADDRESSEE:
        problems.append(Problem("sent_to", "请填写报送给谁。"))
    if day > desk.today:
        problems.append(Problem("sent_on", "报送日不能晚于今天。"))
    if day < china_time(closed_at).date():
        problems.append(Problem("sent_on", "报送日不能早于关账日。"))
    if problems:
        raise RuleViolationError("报送没有登记，数据没有改动。", problems=problems)


def _moved_on(month: YearMonth) -> StaleRecordError:
    return StaleRecordError(
        f"生成{month.term}月报期间有人改动了数据，没有关账。", hint="请稍候再关一次。"
    )


def _note(
    unit: UnitOfWork, row: MonthClosing, kind: StepKind, revision: int, note: str = ""
) -> None:
    unit.session.flush()
    unit.session.add(
        MonthStep(
            closing_id=row.id,
            at=unit.now,
            actor=unit.actor,
            step=kind.value,
            revision=revision,
            note=note,
        )
    )
