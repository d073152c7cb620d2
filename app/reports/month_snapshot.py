"""Everything a month says at one moment, from its report and registers (月报快照)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.dates import YearMonth, month_span
from app.domain.terms import Track
from app.reports.indicator import Indicator, Ratio
from app.reports.month import (
    Column,
    MonthRegisters,
    MonthReport,
    month_report_with_registers,
    register_filters,
)
from app.reports.month_checks import Check, Operand, Relation, Verdict
from app.services.case_filter import CaseFilter
from app.services.closing.members import Behind, newest_audit, read_behind, read_members
from app.services.closing.views import Finding, FrozenCheck, FrozenFigure, Snapshot
from app.services.desk import Desk
from app.services.month_figures import Days, StepDays, Total
from app.support.errors import Level, StaleRecordError
from app.support.progress import Progress, no_progress

TRIES = 3


@dataclass(frozen=True, slots=True)
class MonthMoment:
    """A month at one moment (月报时点); the workbook gives the snapshot its registers."""

    report: MonthReport
    registers: MonthRegisters
    snapshot: Snapshot


def take_moment(
    desk: Desk, month: YearMonth, revision: int, progress: Progress = no_progress
) -> MonthMoment:
    """Return the month as it is now; report, registers and cases show one state of the store.

    Raises:
        StaleRecordError: somebody kept changing records while they were read.
    """
    for _ in range(TRIES):
        seen = newest_audit(desk)
        report, registers = month_report_with_registers(desk, month, progress)
        progress(0, 0, "正在读取计入案件")
        filters = _filters(report)
        behind = read_behind(
            desk, list(filters.values()), [register_filters(month, track) for track in Track]
        )
        if behind.audit_id == seen:
            snapshot = _snapshot(desk, report, revision, filters, behind)
            return MonthMoment(report, registers, snapshot)
    raise StaleRecordError(
        "读取月报期间一直有人在改动数据，没有继续，数据没有改动。", hint="请稍候再试一次。"
    )


def figures_of(report: MonthReport) -> tuple[FrozenFigure, ...]:
    """Return the report's figures as a frozen month keeps them."""
    return tuple(
        FrozenFigure(
            code=row.indicator.code,
            term=row.indicator.term.strip(),
            unit=row.indicator.unit.term,
            basis=row.indicator.basis.term,
            values=row.values,
            facts=_facts(row.indicator),
            parts=_parts(row.indicator),
        )
        for row in report.rows
    )


def checks_of(report: MonthReport) -> tuple[FrozenCheck, ...]:
    """Return the report's checks as a frozen month keeps them."""
    return tuple(
        FrozenCheck(
            item.spec.code,
            item.formula,
            item.left,
            item.spec.relation.value,
            item.right,
            item.verdict.value,
        )
        for item in report.checks
    )


def check_findings(desk: Desk, report: MonthReport) -> tuple[Finding, ...]:
    """Return the relations that do not hold, each with the cases that break it.

    A difference is grave: records contradict each other. A hint may be right.
    """
    return tuple(
        Finding(
            code=check.spec.code,
            level=Level.ERROR if check.verdict is Verdict.DIFFERS else Level.WARNING,
            text=_check_text(check),
            case_ids=_breaking(desk, report, check),
        )
        for check in report.checks
        if check.verdict is not Verdict.HOLDS
    )


def _check_text(check: Check) -> str:
    word = "勾稽不符，应为" if check.verdict is Verdict.DIFFERS else "请核对，通常"
    note = f"（{check.spec.note}）" if check.spec.note else ""
    return f"{check.spec.code} {word} {check.sentence}{note}"


def _breaking(desk: Desk, report: MonthReport, check: Check) -> tuple[int, ...]:
    """Return the cases that count more often on one side of a relation than on the other."""
    sides: list[tuple[int, Operand]] = [(1, item) for item in check.spec.left]
    sides += [(-1, item) for item in check.spec.right]
    filters: list[CaseFilter] = []
    weights: list[int] = []
    for side, item in sides:
        indicator = report.row(item.code).indicator
        span = month_span(report.month.previous if item.opening else report.month)
        wanted = indicator.filter_for(*span)
        if wanted is None:
            return ()
        filters.append(wanted)
        weights.append(side * item.sign)
    balance: dict[int, int] = {}
    for weight, ids in zip(weights, read_members(desk, filters), strict=True):
        for case_id in ids:
            balance[case_id] = balance.get(case_id, 0) + weight
    one_way = check.spec.relation is Relation.AT_MOST
    return tuple(sorted(one for one, rest in balance.items() if rest > 0 or (rest and not one_way)))


def _filters(report: MonthReport) -> Mapping[tuple[str, Column], CaseFilter]:
    return {
        (row.indicator.code, column): wanted
        for row in report.rows
        for column in Column
        if (wanted := row.filter_for(column)) is not None
    }


def _snapshot(
    desk: Desk,
    report: MonthReport,
    revision: int,
    filters: Mapping[tuple[str, Column], CaseFilter],
    behind: Behind,
) -> Snapshot:
    ids = dict(zip(filters, behind.members, strict=True))
    codes = dict.fromkeys(code for code, _ in filters)
    centre = desk.centre
    return Snapshot(
        centre_code=centre.code,
        centre=centre.name,
        month=report.month,
        revision=revision,
        taken_at=desk.now,
        figures=figures_of(report),
        checks=checks_of(report),
        members={code: tuple(ids.get((code, one), ()) for one in Column) for code in codes},
        cases=behind.facts,
        audit_id=behind.audit_id,
    )


def _facts(indicator: Indicator) -> tuple[str, ...]:
    """Return the facts of a case that the measure takes, beyond whether it counts."""
    measure = indicator.measure
    if isinstance(measure, Total):
        return (measure.amount.value,)
    if isinstance(measure, Days):
        return (measure.first.value, measure.last.value)
    return (measure.first.value,) if isinstance(measure, StepDays) else ()


def _parts(indicator: Indicator) -> tuple[str, ...]:
    measure = indicator.measure
    return (*measure.part, *measure.whole) if isinstance(measure, Ratio) else ()
