"""Read models of the closing of a month, and what a frozen month consists of (关账)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from app.domain.dates import YearMonth
from app.domain.terms import Term
from app.support.clock import china_time
from app.support.errors import Level

Number: TypeAlias = int | float | None
"""A figure in the unit of its indicator: fen for yuan, fractions of one for per cent."""
Plain: TypeAlias = str | int | float | None
"""A cell or a fact as the frozen content keeps it: days as ISO text, amounts as text."""


class MonthState(Term):
    """Where a month stands on its way up (月报状态)."""

    OPEN = "open", "未关账"
    CHECKED = "checked", "已核对"
    APPROVED = "approved", "已审核"
    CLOSED = "closed", "已关账"
    SENT = "sent", "已报送"


class StepKind(Term):
    """What was done to a month (月报经过)."""

    CHECK = "check", "核对"
    APPROVE = "approve", "审核"
    CLOSE = "close", "关账"
    SEND = "send", "报送"
    REOPEN = "reopen", "重开"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check of the month found (核对意见), with the cases behind.

    Only ``Level.ERROR`` keeps the month from being closed. ``code`` is stable.
    """

    code: str
    level: Level
    text: str
    case_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StepLine:
    """One thing that happened to a month (月报经过行)."""

    at: datetime
    actor: str
    kind: StepKind
    revision: int
    note: str


@dataclass(frozen=True, slots=True)
class SendingLine:
    """A revision went up (报送): day, to whom, by whom."""

    sent_on: date
    sent_to: str
    sent_by: str
    note: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One frozen revision of a month (版次). Names are those shown, not account names.

    ``sha256`` is that of the kept workbook, ``content_sha256`` of the frozen content,
    ``manifest_sha256`` the content hash of the workbook's sheet 清单. ``reason`` is why the
    revision before was reopened, empty for the first.
    """

    id: int
    month: YearMonth
    number: int
    closed_at: datetime
    closed_by: str
    checked_by: str
    approved_by: str
    reason: str
    sha256: str
    content_sha256: str
    manifest_sha256: str
    rows: Mapping[str, int]
    audit_id: int
    sendings: tuple[SendingLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """Where a month stands (关账状态). Names are those shown; empty while not done.

    ``revision`` is the newest frozen one, 0 before the first; ``version`` is the row's.
    ``reason`` is why it was last reopened.
    """

    month: YearMonth
    state: MonthState = MonthState.OPEN
    revision: int = 0
    version: int = 0
    checked_at: datetime | None = None
    checked_by: str = ""
    approved_at: datetime | None = None
    approved_by: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    sent_on: date | None = None
    sent_to: str = ""
    reason: str = ""

    @property
    def is_closed(self) -> bool:
        """Tell whether the figures are frozen."""
        return self.state in (MonthState.CLOSED, MonthState.SENT)

    @property
    def working_revision(self) -> int:
        """Return the revision that stands: the frozen one, or the one that comes next."""
        return self.revision if self.is_closed else self.revision + 1

    @property
    def same_hand(self) -> bool:
        """Tell whether one person both checked and approved."""
        return bool(self.approved_by) and self.approved_by == self.checked_by

    @property
    def lock(self) -> str:
        """Return which lock stands in the way of changes; empty while the month is open."""
        if not self.is_closed or self.closed_at is None:
            return ""
        day = china_time(self.closed_at)
        return (
            f"{self.month.term}已关账（第{self.revision}版，{self.closed_by} "
            f"{day.month}月{day.day}日关账），要改动请先由负责人重开并写明原因"
        )


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """One indicator of a frozen month: this month, year to date, same month last year.

    ``facts`` are the facts of a case its measure adds up or subtracts (a sum of money, two
    days); empty where cases are only counted. ``parts`` are the codes a ratio rests on.
    """

    code: str
    term: str
    unit: str
    basis: str
    values: tuple[Number, Number, Number]
    facts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenCheck:
    """One relation between figures of a frozen month (勾稽)."""

    code: str
    formula: str
    left: int
    relation: str
    right: int
    verdict: str


@dataclass(frozen=True, slots=True)
class FrozenTable:
    """A register as it stood (登记簿)."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a month said at one moment (月报快照).

    ``members`` holds for each code the ids of the cases behind its three figures; codes
    behind which no list of cases stands are missing. ``cases`` holds the counted facts of
    every case named there or in a register, by fact. ``audit_id`` is the newest audit entry
    the moment knew.
    """

    centre_code: str
    centre: str
    month: YearMonth
    revision: int
    taken_at: datetime
    figures: tuple[FrozenFigure, ...]
    checks: tuple[FrozenCheck, ...]
    tables: tuple[FrozenTable, ...] = ()
    members: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    cases: Mapping[int, Mapping[str, Plain]] = field(default_factory=dict)
    audit_id: int = 0


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of a case that is no longer what it was (事实变动), as people read it.

    ``at`` None: the store holds no trace of who changed it.
    """

    fact: str
    before: str
    after: str
    actor: str = ""
    at: datetime | None = None
    reason: str = ""


class CaseEffect(Term):
    """What a case does to a figure that changed (对指标的影响)."""

    ENTERED = "entered", "新计入"
    LEFT = "left", "不再计入"
    CHANGED = "changed", "数值变动"


@dataclass(frozen=True, slots=True)
class CaseCause:
    """A case that explains a difference (变动案件)."""

    case_id: int
    number: str
    effect: CaseEffect
    changes: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure that is no longer what it was, and the cases that explain it (差异).

    ``column`` is 0 for the month, 1 for the year to date, 2 for the same month last year.
    """

    code: str
    term: str
    unit: str
    column: int
    before: Number
    after: Number
    causes: tuple[CaseCause, ...]


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """How far the store has moved on from the newest frozen revision (关账后变动)."""

    revision: int
    figures: int = 0
    case_ids: tuple[int, ...] = ()
