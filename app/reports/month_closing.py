"""Closing a month from its figures: check, approve, close, and what changed since (关账).

The steps themselves are :mod:`app.services.closing.closing`; here they get the figures and
the workbook, which the services cannot know.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.dates import YearMonth
from app.reports.month import MonthReport, month_report
from app.reports.month_snapshot import (
    check_findings,
    checks_of,
    figures_of,
    take_moment,
)
from app.reports.workbook.export import finished_workbook
from app.services.closing import closing
from app.services.closing.differences import changed_figures, touched_cases
from app.services.closing.findings import case_findings
from app.services.closing.reading import (
    closing_of,
    newest_revision,
    revision_snapshot,
    revision_workbook,
)
from app.services.closing.snapshots import digest_of
from app.services.closing.views import ChangesSince, ClosingLine, Finding
from app.services.desk import Desk
from app.support.atomic import written_whole
from app.support.errors import Level
from app.support.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class MonthChecked:
    """What checking a month gave (核对结果): where it stands now, and what was found."""

    line: ClosingLine
    findings: tuple[Finding, ...]

    @property
    def grave(self) -> tuple[Finding, ...]:
        """Return the findings that keep the month from being closed."""
        return tuple(item for item in self.findings if item.level is Level.ERROR)


def find_problems(
    desk: Desk, month: YearMonth, progress: Progress = no_progress
) -> tuple[Finding, ...]:
    """Look the month through without writing anything down; the gravest first."""
    return _findings(desk, month, month_report(desk, month, progress))


def check_month(desk: Desk, month: YearMonth, progress: Progress = no_progress) -> MonthChecked:
    """Check the month; without grave findings it is checked from now on.

    Raises:
        MonthLockedError: the month is closed.
    """
    closing.refuse_closed(closing_of(desk, month))
    report = month_report(desk, month, progress)
    findings = _findings(desk, month, report)
    if any(item.level is Level.ERROR for item in findings):
        return MonthChecked(closing_of(desk, month), findings)
    return MonthChecked(closing.mark_checked(desk, month, _digest(report), findings), findings)


def approve_month(desk: Desk, month: YearMonth, progress: Progress = no_progress) -> ClosingLine:
    """Approve the checked figures; see :func:`app.services.closing.closing.approve`."""
    return closing.approve(desk, month, _digest(month_report(desk, month, progress)))


def close_month(desk: Desk, month: YearMonth, progress: Progress = no_progress) -> ClosingLine:
    """Freeze the approved month with its workbook.

    Raises:
        MonthLockedError: the month is closed already, or nobody approved it.
        RuleViolationError: a grave finding, or figures other than those approved.
        StaleRecordError: somebody changed something meanwhile; nothing was closed.
    """
    line = closing_of(desk, month)
    closing.refuse_unapproved(line)
    moment = take_moment(desk, month, line.working_revision, progress)
    findings = _findings(desk, month, moment.report)
    closing.refuse_grave(month, findings)
    frozen = finished_workbook(desk, line, moment, progress)
    return closing.close(desk, frozen.snapshot, frozen.workbook, findings)


def changes_since_closing(
    desk: Desk, month: YearMonth, report: MonthReport | None = None
) -> ChangesSince | None:
    """Return how far the store has moved on from the newest frozen revision; None without one.

    Only the figures are counted anew, and not even they when ``report`` is at hand, so a page
    may ask each time it is shown; the cases are looked up when a figure differs.
    """
    frozen = newest_revision(desk, month)
    if frozen is None:
        return None
    before = revision_snapshot(desk, frozen.id)
    figures = figures_of(report or month_report(desk, month))
    changed = [(code, column) for code, column, *_ in changed_figures(before.figures, figures)]
    if not changed:
        return ChangesSince(frozen.number)
    now = take_moment(desk, month, frozen.number + 1).snapshot
    return ChangesSince(frozen.number, len(changed), touched_cases(before, now, changed))


def save_revision(desk: Desk, revision_id: int, out: Path) -> None:
    """Write the kept workbook of a revision to ``out``, byte for byte, whole or not at all."""
    data = revision_workbook(desk, revision_id)
    with written_whole(out) as draft:
        draft.write_bytes(data)


def _findings(desk: Desk, month: YearMonth, report: MonthReport) -> tuple[Finding, ...]:
    found = (*check_findings(desk, report), *case_findings(desk, month))
    return tuple(sorted(found, key=lambda item: tuple(Level).index(item.level)))


def _digest(report: MonthReport) -> str:
    return digest_of(figures_of(report), checks_of(report))
