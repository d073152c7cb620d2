"""Read models of handling a case: material, transfers, credit, repeats, handover, service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.due import Moment


@dataclass(frozen=True, slots=True)
class MaterialItem:
    """One line of a case's checklist (材料).

    ``row_id`` is None while nobody wrote anything about it; ``own`` marks one added by hand.
    ``needed`` is what applies now: by the rule, by the facts of the case or by decision.
    ``copies`` are those received, ``copies_asked`` those to hand in (0: not said).
    ``verified`` false shows as 待核实.
    """

    row_id: int | None
    code: str
    term: str
    required: bool
    condition: str
    needed: bool
    received_on: date | None
    copies: int | None
    copies_asked: int
    note: str
    verified: bool
    own: bool

    @property
    def lacks(self) -> bool:
        """Tell whether the item is needed and has not come."""
        return self.needed and self.received_on is None

    @property
    def wanted(self) -> str:
        """Return the item as a notice lists it, with the number of copies."""
        return f"{self.term}（{self.copies_asked} 份）" if self.copies_asked else self.term


@dataclass(frozen=True, slots=True)
class Checklist:
    """The material of a case, in the order of the list (材料清单)."""

    case_id: int
    term: str
    items: tuple[MaterialItem, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return what is needed and has not come, as the notice lists it."""
        return tuple(item.wanted for item in self.items if item.lacks)

    @property
    def received(self) -> int:
        """Return how many items have come."""
        return sum(item.received_on is not None for item in self.items)


@dataclass(frozen=True, slots=True)
class LapseProposal:
    """A case whose designated day for papers has passed (补正逾期).

    ``moves`` are code and term of the steps that may end it; nothing happens by itself.
    """

    case_id: int
    number: str
    title: str
    due_on: date
    lacking: int
    text: str
    moves: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TransferClockLine:
    """One time limit of a transfer (移送期限). ``done_on`` is set once it was met.

    ``whose`` tells who has to act: 本中心 or the other body. ``countdown`` is empty once it was
    met; ``verified`` false shows as 待核实.
    """

    rule_id: str
    term: str
    whose: str
    due: Moment
    statutory: bool
    provisional: bool
    source: str
    done_on: date | None
    overdue: bool
    countdown: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One entry of the transfer ledger (移送台账)."""

    id: int
    case_id: int
    number: str
    title: str
    body: str
    body_term: str
    body_name: str
    decided_at: datetime | None
    sent_on: date | None
    paper_no: str
    received_on: date | None
    feedback_due_on: date | None
    feedback_on: date | None
    feedback_overdue: bool
    result: str
    result_term: str
    note: str
    clocks: tuple[TransferClockLine, ...]
    feedback_countdown: str = ""

    @property
    def open(self) -> bool:
        """Tell whether something is still to come: a limit that runs, or the feedback."""
        return self.feedback_on is None or any(line.done_on is None for line in self.clocks)


@dataclass(frozen=True, slots=True)
class TransferDue:
    """One running limit of the ledger for the workbench (移送待办)."""

    transfer_id: int
    case_id: int
    number: str
    title: str
    body_name: str
    term: str
    due: Moment
    statutory: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One entry of the credit register (信用记录). ``standing`` is 有效, 已修复 or 已到期."""

    id: int
    party_id: int
    party_name: str
    case_id: int | None
    number: str
    act: str
    act_term: str
    basis: str
    effective_on: date
    expires_on: date | None
    repaired_on: date | None
    reported_to: str
    reported_on: date | None
    note: str
    standing: str


@dataclass(frozen=True, slots=True)
class RepeatCase:
    """Another case that agrees with this one, and in what (相关案件).

    ``agrees`` are the terms of the facts that agree, such as 名称, 证件号码, 电话, 铺位.
    ``effective_on`` is the day from which a ruling or settlement stands, if there is one.
    """

    case_id: int
    number: str
    title: str
    received_on: date
    agrees: tuple[str, ...]
    effective_on: date | None
    outcome_term: str


@dataclass(frozen=True, slots=True)
class RepeatNotice:
    """A hint that a party may have been here before; a hint, not a finding (提示，非认定)."""

    kind: str
    term: str
    party: str
    text: str
    cases: tuple[RepeatCase, ...]


@dataclass(frozen=True, slots=True)
class HandoverCase:
    """One open case to hand over (交接案件)."""

    case_id: int
    number: str
    title: str
    kind_term: str
    state_term: str
    running: int
    next_due: date | None


@dataclass(frozen=True, slots=True)
class HandoverSitting:
    """One planned sitting of a case to hand over (交接排期)."""

    case_id: int
    number: str
    kind_term: str
    starts_at: datetime
    people: str


@dataclass(frozen=True, slots=True)
class HandoverPreview:
    """What lies with one account (交接预览). ``counts`` are kind, state and number of cases."""

    account: str
    counts: tuple[tuple[str, str, int], ...]
    cases: tuple[HandoverCase, ...]
    sittings: tuple[HandoverSitting, ...]
    running_deadlines: int


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One record of service (送达记录). ``why`` explains the day of service."""

    id: int
    paper: str
    recipient: str
    method: str
    method_term: str
    acted_on: date
    served_on: date
    signer: str
    note: str
    why: str
    source: str
    verified: bool
