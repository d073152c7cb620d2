"""The workbench without Qt: figures, what is due, the month against last year's (工作台)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.dates import YearMonth
from app.domain.terms import Outcome, Track
from app.services.agenda import read_agenda
from app.services.calendar_book import known_until
from app.services.case_filter import CaseFilter, DateField, DateSpan
from app.services.case_queries import count_by_month, count_cases
from app.services.desk import Desk
from app.services.entity_watch import entity_watch
from app.services.form_drafts import list_forms
from app.services.materials import list_lapses
from app.services.transfers import due_transfers
from app.ui.viewmodels.workbench_agenda import (
    AGENDA_LIMIT,
    AgendaGroup,
    Figure,
    agenda_groups,
    count_figures,
    cut_text,
    figures,
    urgent_filter,
)
from app.ui.viewmodels.workbench_hints import (
    Hint,
    calendar_hints,
    delegation_hints,
    draft_hints,
    entity_hints,
    lapse_hints,
    transfer_hints,
)

MINUS = "\N{MINUS SIGN}"
MONTHS_DRAWN = 12


@dataclass(frozen=True, slots=True)
class Pulse:
    """One line of the month's card: figures now and a year ago, each with its filter."""

    label: str
    value: str
    note: str
    wanted: CaseFilter


@dataclass(frozen=True, slots=True)
class Bars:
    """Accepted and closed by month, oldest first (近 12 个月)."""

    months: tuple[YearMonth, ...]
    accepted: tuple[int, ...]
    closed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WorkbenchState:
    """Everything the workbench shows, read at one time.

    ``figures`` are the tiles with the filters that were counted; ``urgent`` is the badge.
    """

    figures: tuple[Figure, ...]
    counts: Mapping[str, int]
    urgent: int
    groups: tuple[AgendaGroup, ...]
    cut: str
    pulses: tuple[Pulse, ...]
    bars: Bars
    hints: tuple[Hint, ...]


def load_workbench(
    desk: Desk, handler: str | None = None, more: Sequence[Hint] = ()
) -> WorkbenchState:
    """Read the workbench; ``handler`` restricts tiles and agenda to the cases of an account.

    ``more`` are remarks on what lies outside the records, such as the backups.
    """
    today = desk.today
    shown = figures(desk.now, handler)
    agenda = read_agenda(desk, handler=handler, limit=AGENDA_LIMIT)
    return WorkbenchState(
        shown,
        count_figures(desk, shown, agenda),
        count_cases(desk, urgent_filter(today, handler)),
        agenda_groups(agenda),
        cut_text(agenda),
        _pulses(desk, today),
        _bars(desk, today),
        (*_hints(desk, today), *more),
    )


def _within(field: DateField, first: date, last: date) -> CaseFilter:
    return CaseFilter(spans=(DateSpan(field, first, last),))


def _hints(desk: Desk, today: date) -> tuple[Hint, ...]:
    unsure = count_cases(desk, CaseFilter(provisional=True))
    return (
        *draft_hints(list_forms(desk)),
        *delegation_hints(desk.centre.delegation.valid_until, today),
        *calendar_hints(known_until(desk), unsure, today),
        *lapse_hints(list_lapses(desk, today)),
        *transfer_hints(due_transfers(desk)),
        *entity_hints(entity_watch(desk, today)),
    )


def _pulses(desk: Desk, today: date) -> tuple[Pulse, ...]:
    first = YearMonth.of(today).first_day
    before = YearMonth.of(today).last_year
    span = (first, today)
    last = min(before.last_day.day, today.day)
    past = (before.first_day, before.first_day.replace(day=last))

    def pair(wanted: CaseFilter, field: DateField) -> tuple[CaseFilter, int, int]:
        now = replace(wanted, spans=(DateSpan(field, *span),))
        then = replace(wanted, spans=(DateSpan(field, *past),))
        return now, count_cases(desk, now), count_cases(desk, then)

    received, got, got_then = pair(CaseFilter(), DateField.RECEIVED)
    _, accepted, _ = pair(CaseFilter(), DateField.ACCEPTED)
    closed, ended, ended_then = pair(CaseFilter(), DateField.CLOSED)
    talks = CaseFilter(tracks=(Track.MEDIATION.value,))
    agreed = replace(talks, outcomes=(Outcome.AGREED.value,))
    mediated, decided, decided_then = pair(talks, DateField.DECIDED)
    _, won, won_then = pair(agreed, DateField.DECIDED)
    exams = CaseFilter(kinds=("pre-examination",))
    passing = replace(exams, outcomes=(Outcome.PASSED.value,))
    examined, judged, _ = pair(exams, DateField.DECIDED)
    _, passed, _ = pair(passing, DateField.DECIDED)
    return (
        Pulse("收件 / 受理", f"{got:,} / {accepted:,}", change(got, got_then), received),
        Pulse("结案", f"{ended:,}", change(ended, ended_then), closed),
        Pulse(
            "调解成功率",
            share(won, decided),
            points(won, decided, won_then, decided_then),
            mediated,
        ),
        Pulse("预审合格", f"{passed:,} / {judged:,}", share(passed, judged), examined),
    )


def change(now: int, then: int) -> str:
    """Return ``+12%`` against last year, or — without a comparison."""
    if not then:
        return "—"
    percent = round((now - then) / then * 100)
    return f"{MINUS if percent < 0 else '+'}{abs(percent)}%"


def share(part: int, whole: int) -> str:
    """Return ``81.3%``, or — of nothing."""
    return f"{part / whole:.1%}" if whole else "—"


def points(part: int, whole: int, part_then: int, whole_then: int) -> str:
    """Return the change of a share in percentage points, or — without a comparison."""
    if not whole or not whole_then:
        return "—"
    moved = round((part / whole - part_then / whole_then) * 100, 1)
    return f"{MINUS if moved < 0 else '+'}{abs(moved):.1f}"


def _bars(desk: Desk, today: date) -> Bars:
    last = YearMonth.of(today)
    months = tuple(last.plus(-back) for back in reversed(range(MONTHS_DRAWN)))
    spans = {
        field: CaseFilter(spans=(DateSpan(field, months[0].first_day, today),))
        for field in (DateField.ACCEPTED, DateField.CLOSED)
    }
    accepted, closed = (count_by_month(desk, wanted, field) for field, wanted in spans.items())
    return Bars(
        months,
        tuple(accepted.get(str(month), 0) for month in months),
        tuple(closed.get(str(month), 0) for month in months),
    )


def month_filters(month: YearMonth, today: date) -> tuple[CaseFilter, CaseFilter]:
    """Return the filters behind one pair of bars: accepted, closed."""
    last = min(month.last_day, today)
    return (
        _within(DateField.ACCEPTED, month.first_day, last),
        _within(DateField.CLOSED, month.first_day, last),
    )
