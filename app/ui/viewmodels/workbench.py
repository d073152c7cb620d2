"""The workbench without Qt: figures, what waits, the month against last year's (工作台)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.common_moves import SUPPLEMENT
from app.domain.dates import YearMonth
from app.domain.terms import Outcome, Phase, Tone, Track
from app.services.case_filter import CaseFilter, CaseOrder, DateField, DateSpan, SortField
from app.services.case_queries import count_by_month, count_cases, find_ids
from app.services.desk import Desk
from app.services.form_drafts import list_forms
from app.services.views import CaseLine, DraftLine
from app.ui.viewmodels.case_columns import CaseColumn, Office
from app.ui.viewmodels.case_list import LIVE_PHASES
from app.ui.viewmodels.columns import Cell, ColumnSpec, person, text_cell
from app.ui.viewmodels.office import STALE_AFTER

MINUS = "\N{MINUS SIGN}"
MONTHS_DRAWN = 12
TO_DO_LIMIT = 300
LONG_WAIT = 10
"""Calendar days after which a wait at intake is pointed out; no legal period is meant."""
DELEGATION_WARNING = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Figure:
    """A tile: its label, and the filter that counts and lists it (数字)."""

    key: str
    label: str
    wanted: CaseFilter
    tone: Tone = Tone.NEUTRAL


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
class Hint:
    """A remark of the 提示 card; ``form`` names an unsaved form to go on with."""

    text: str
    tone: Tone = Tone.NEUTRAL
    form: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that wait for the same thing, oldest first."""

    heading: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WorkbenchState:
    """Everything the workbench shows, read at one time."""

    counts: Mapping[str, int]
    groups: tuple[Group, ...]
    pulses: tuple[Pulse, ...]
    bars: Bars
    hints: tuple[Hint, ...]


def figures(today: date) -> tuple[Figure, ...]:
    """Return the tiles; what is counted by clocks joins them with the clocks."""
    first = YearMonth.of(today).first_day
    return (
        Figure("live", "在办总数", CaseFilter(phases=LIVE_PHASES)),
        Figure("review", "待审", _review(), Tone.ATTENTION),
        Figure("supplement", SUPPLEMENT.term, CaseFilter(states=(SUPPLEMENT.code,))),
        Figure("unassigned", "未分派", CaseFilter(phases=LIVE_PHASES, handler="")),
        Figure("new", "本月新收", _within(DateField.RECEIVED, first, today)),
        Figure("done", "本月办结", _within(DateField.CLOSED, first, today)),
    )


def _review() -> CaseFilter:
    """Cases at intake that the office itself has to look at, not those waiting for papers."""
    states = ("received", "requested", "submitted")
    return CaseFilter(phases=(Phase.INTAKE.value,), states=states)


def _within(field: DateField, first: date, last: date) -> CaseFilter:
    return CaseFilter(spans=(DateSpan(field, first, last),))


_WAITING = (
    ("待审", _review()),
    (SUPPLEMENT.term, CaseFilter(states=(SUPPLEMENT.code,))),
    ("已立案、已受理待办", CaseFilter(phases=(Phase.OPEN.value,), states=("accepted",))),
    ("待答辩、已答辩", CaseFilter(states=("served", "answered", "no-answer", "notified"))),
    ("口审与合议", CaseFilter(states=("hearing-set", "heard", "deliberated"))),
    ("预审中", CaseFilter(states=("in-review", "opinion"))),
    ("调解中", CaseFilter(states=("mediating", "scheduled", "in-session"))),
    ("已中止、暂停", CaseFilter(states=("suspended", "paused"))),
)


def load_workbench(desk: Desk, *, mine: bool, more: Sequence[Hint] = ()) -> WorkbenchState:
    """Read the workbench; ``mine`` restricts what waits to the signed-in account.

    ``more`` are remarks on what lies outside the records, such as the backups.
    """
    today = desk.today
    return WorkbenchState(
        {figure.key: count_cases(desk, figure.wanted) for figure in figures(today)},
        _groups(desk, mine=mine),
        _pulses(desk, today),
        _bars(desk, today),
        (*_hints(desk, today), *more),
    )


def _groups(desk: Desk, *, mine: bool) -> tuple[Group, ...]:
    order = CaseOrder(SortField.RECEIVED, descending=False)
    found = []
    left = TO_DO_LIMIT
    for heading, wanted in _WAITING:
        asked = replace(wanted, handler=desk.account.name) if mine else wanted
        ids = find_ids(desk, asked, order)
        if ids and left > 0:
            found.append(Group(f"{heading} {len(ids):,}", ids[:left]))
            left -= len(ids)
    return tuple(found)


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


def backup_hints(made: datetime | None, now: datetime) -> tuple[Hint, ...]:
    """Point out that there is no backup, or none of the last days; ``made`` is the newest."""
    if made is None:
        return (Hint("还没有备份，请在“设置”的“备份”中立即备份。", Tone.ATTENTION),)
    if now - made <= STALE_AFTER:
        return ()
    days = (now - made).days
    return (Hint(f"最近一次备份在 {days} 天前，请在“设置”中检查备份位置。", Tone.ATTENTION),)


def _hints(desk: Desk, today: date) -> tuple[Hint, ...]:
    return (*_draft_hints(list_forms(desk)), *_delegation_hints(desk, today))


def _draft_hints(forms: Sequence[DraftLine]) -> tuple[Hint, ...]:
    if not forms:
        return ()
    newest = forms[0]
    what = f"：{newest.summary}" if newest.summary and len(forms) == 1 else ""
    text = f"有 {len(forms)} 份未保存的表单{what}"
    return (Hint(text, Tone.ATTENTION, newest.form),)


def _delegation_hints(desk: Desk, today: date) -> tuple[Hint, ...]:
    until = desk.centre.delegation.valid_until
    if until is None or until - today > DELEGATION_WARNING:
        return ()
    if until < today:
        return (Hint(f"委托书已于 {until.isoformat()} 到期，不能出具裁决书。", Tone.BAD),)
    return (Hint(f"委托书 {until.isoformat()} 到期，届时不能再出具裁决书。", Tone.ATTENTION),)


def waiting_columns(office: Office) -> tuple[CaseColumn, ...]:
    """Return the columns of 要办的事; days count from receipt, calendar days."""

    def waited(line: CaseLine) -> Cell:
        days = (office.today - line.received_on).days
        slow = line.phase is Phase.INTAKE and days > LONG_WAIT
        text = "今天" if days <= 0 else f"{days} 天"
        return Cell(text, tone=Tone.ATTENTION if slow else Tone.NEUTRAL)

    return (
        ColumnSpec("waited", "已收", waited),
        ColumnSpec("state", "状态", lambda line: text_cell(line.state_term)),
        ColumnSpec("number", "案号", lambda line: text_cell(line.number)),
        ColumnSpec("title", "案件", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("product", "产品", lambda line: text_cell(line.product), wide=780),
        ColumnSpec("handler", "承办", lambda line: text_cell(person(office.names, line.handler))),
    )
