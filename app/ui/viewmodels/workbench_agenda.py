"""What is due, without Qt: the tiles, the groups of 要办的事, the words of a due date (期限)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

from app.domain.common_moves import SUPPLEMENT
from app.domain.due import china_day
from app.domain.terms import Role, Tone, Track
from app.services.case_filter import CaseFilter, DueSpan
from app.services.case_queries import count_cases
from app.services.deadline_views import Agenda, AgendaItem, Bucket
from app.services.desk import Desk
from app.services.office import list_accounts
from app.services.views import AccountLine
from app.support.clock import china_time
from app.support.settings import SCOPE_OF
from app.ui.viewmodels.case_columns import Office, week_end
from app.ui.viewmodels.case_list import LIVE_PHASES
from app.ui.viewmodels.columns import (
    WEEKDAYS,
    Cell,
    ColumnSpec,
    limit_mark,
    person,
    short_day,
    text_cell,
)

AgendaColumn: TypeAlias = ColumnSpec[AgendaItem]

AGENDA_LIMIT = 300
_BUCKET_TONES = {Bucket.OVERDUE: Tone.BAD, Bucket.TODAY: Tone.ATTENTION}
_COUNTED_IN_CASES = ("supplement", "awaiting", "unassigned", "provisional", "no-next-step")
_OWN_ROLES = (Role.HANDLER, Role.EXAMINER, Role.MEDIATOR)
"""Those who handle cases begin with their own; reception and heads with the room's."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A tile: its label, and the filter that counts and lists it (数字).

    ``meaning`` tells in a sentence which those are; ``tone`` colours the tile while there is
    anything to count.
    """

    key: str
    label: str
    wanted: CaseFilter
    meaning: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """Limits of one bucket, in order of due date; ``count`` tells also those not listed (分组)."""

    bucket: Bucket
    count: int
    items: tuple[AgendaItem, ...]


def whose(kept: str, account: AccountLine) -> str | None:
    """Return whose cases the workbench shows, None for the centre's: as chosen last, else by role.

    Only heads look at somebody else's.
    """
    if kept.startswith(SCOPE_OF) and looks_at_others(account.role):
        return kept.removeprefix(SCOPE_OF)
    if kept in ("mine", "all"):
        return account.name if kept == "mine" else None
    return account.name if account.role in _OWN_ROLES else None


def kept_scope(handler: str | None, me: str) -> str:
    """Return what to remember of a choice; one's own stays one's own for whoever signs in."""
    if handler is None:
        return "all"
    return "mine" if handler == me else f"{SCOPE_OF}{handler}"


def looks_at_others(role: Role) -> bool:
    """Return whether a role may look at the work of any one clerk."""
    return role in (Role.SUPERVISOR, Role.ADMIN)


def clerks(desk: Desk) -> Mapping[str, str]:
    """Return the names of all active accounts by account, one's own left out."""
    me = desk.account.name
    lines = (line for line in list_accounts(desk) if line.active and line.name != me)
    return {line.name: line.display_name for line in lines}


def figures(now: datetime, handler: str | None = None) -> tuple[Figure, ...]:
    """Return the tiles, most urgent first; of a handler, or of the whole centre for None.

    What nobody was given stays the centre's in either case. Limits count in cases of any phase:
    some begin with the closing of the case. Limits in hours are overdue from their hour on. The
    week's tile holds what its group in the list holds: the days after today.
    """
    today = china_time(now).date()
    base = CaseFilter(handler=handler)
    live = replace(base, phases=LIVE_PHASES)
    rest = DueSpan(today + timedelta(days=1), week_end(today))
    return (
        Figure(
            "overdue",
            Bucket.OVERDUE.term,
            replace(base, overdue_at=now),
            "有期限已经届满的案件；以小时计的，过了时刻即为逾期",
            Tone.BAD,
        ),
        Figure(
            "today",
            "今日到期",
            replace(base, due=DueSpan(today, today, since=now)),
            "有期限今天届满的案件",
            Tone.ATTENTION,
        ),
        Figure("week", "本周到期", replace(base, due=rest), "有期限明天至本周日届满的案件"),
        Figure(
            "supplement",
            SUPPLEMENT.term,
            replace(base, states=(SUPPLEMENT.code,)),
            "已通知补正、等待材料的案件",
        ),
        Figure(
            "no-next-step",
            "无下一步",
            replace(live, no_next_step_on=today),
            "须由本中心办理而没有在走的期限、也没有排期的案件",
        ),
        Figure("unassigned", "未分派", replace(live, handler=""), "在办而没有承办人的案件"),
        Figure(
            "awaiting",
            "待对方",
            replace(live, awaiting=True),
            "须由当事人或者有关部门先行动的案件",
        ),
        Figure(
            "provisional",
            "暂定期限",
            replace(base, provisional=True),
            "期限落在放假安排尚未公布的年份，公布后会重新计算",
        ),
    )


def urgent_filter(today: date, handler: str | None = None) -> CaseFilter:
    """Return the cases with a limit overdue or due today, which the badge counts."""
    return CaseFilter(handler=handler, due=DueSpan(date.min, today))


def count_figures(
    desk: Desk, shown: Sequence[Figure], agenda: Agenda | None = None
) -> Mapping[str, int]:
    """Return what each tile counts, by the very filter that it opens.

    What the agenda has counted in cases by the same filters is not counted again; its buckets
    it counts in limits.
    """
    known = {} if agenda is None else {key: agenda.counts[key] for key in _COUNTED_IN_CASES}
    return {
        figure.key: known[figure.key] if figure.key in known else count_cases(desk, figure.wanted)
        for figure in shown
    }


def agenda_groups(agenda: Agenda) -> tuple[AgendaGroup, ...]:
    """Return the limits by bucket; each counts all of its own, also those beyond the list.

    These are limits (项), where the tiles count cases (件): a case may have several.
    """
    found = []
    for bucket in Bucket:
        items = tuple(item for item in agenda.items if item.bucket is bucket)
        if items:
            count = max(agenda.counts.get(bucket.value, 0), len(items))
            found.append(AgendaGroup(bucket, count, items))
    return tuple(found)


def cut_text(agenda: Agenda) -> str:
    """Return how much of a long agenda is listed, empty if all of it is."""
    everything = sum(agenda.counts.get(bucket.value, 0) for bucket in Bucket)
    shown = len(agenda.items)
    return f"列出最近的 {shown:,} 项，共 {everything:,} 项" if shown < everything else ""


def due_words(item: AgendaItem, today: date) -> str:
    """Return what the pill says, such as ``周三 · 2 个工作日`` or ``今天 17:30``."""
    day = china_day(item.due)
    if item.bucket is Bucket.OVERDUE:
        return item.countdown
    if item.bucket is Bucket.TODAY:
        return _today_words(item)
    if item.bucket is Bucket.WEEK:
        head = f"周{WEEKDAYS[day.weekday()]}"
    else:
        head = f"{day:%m-%d}" if day.year == today.year else day.isoformat()
    tail = "暂定" if item.provisional else item.countdown
    return f"{head} · {tail}" if tail else head


def _today_words(item: AgendaItem) -> str:
    """Return ``今天``, and the hours left where they decide: filing online and limits in hours."""
    left = item.countdown.removeprefix("今天").strip()
    if isinstance(item.due, datetime):
        return " · ".join(filter(None, (f"今天 {china_time(item.due):%H:%M}", left)))
    return f"今天 {left}".strip() if item.track == Track.FAST_TRACK.value else "今天"


def due_cell(item: AgendaItem, today: date) -> Cell:
    """Return the pill of a limit, copied as its full date."""
    day = china_day(item.due)
    hour = f" {china_time(item.due):%H:%M}" if isinstance(item.due, datetime) else ""
    nature = "法定期限" if item.statutory else "内部期限"
    firm = "，暂定" if item.provisional else ""
    whole = f"{day.year}-{short_day(day)}{hour}（{nature}{firm}）"
    return Cell(
        due_words(item, today), tone=_BUCKET_TONES.get(item.bucket, Tone.NEUTRAL), full=whole
    )


def matter_cell(item: AgendaItem) -> Cell:
    """Return the limit's term behind its dot."""
    return Cell(item.term, mark=limit_mark(statutory=item.statutory))


def agenda_columns(office: Office) -> tuple[AgendaColumn, ...]:
    """Return the columns of 要办的事."""
    return (
        ColumnSpec("due", "期限", lambda item: due_cell(item, office.today)),
        ColumnSpec("matter", "事项", matter_cell, elastic=True),
        # Without room the words of the matter and the parties say more than the number.
        ColumnSpec("number", "案号", lambda item: text_cell(item.number), wide=620),
        ColumnSpec("title", "当事人 / 案件", lambda item: text_cell(item.title), elastic=True),
        ColumnSpec("product", "产品", lambda item: text_cell(item.product), wide=900),
        ColumnSpec(
            "handler", "承办", lambda item: text_cell(person(office.names, item.handler)), wide=720
        ),
    )


@dataclass(frozen=True, slots=True)
class Pressing:
    """How many cases have a limit due today, and how many one overdue (迫近)."""

    today: int
    overdue: int

    @property
    def text(self) -> str:
        """Return ``今天到期 3 件，已逾期 1 件``, empty when nothing presses."""
        parts = []
        if self.today:
            parts.append(f"今天到期 {self.today:,} 件")
        if self.overdue:
            parts.append(f"已逾期 {self.overdue:,} 件")
        return "，".join(parts)


def read_pressing(desk: Desk, *, handler: str | None) -> Pressing:
    """Count what presses, as the tiles do."""
    shown = figures(desk.now, handler)
    counts = count_figures(desk, [one for one in shown if one.key in ("today", "overdue")])
    return Pressing(counts["today"], counts["overdue"])
