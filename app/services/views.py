"""What services hand upward: frozen read models, never rows of the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.draft import CaseDraft
from app.domain.terms import Phase, Role, Tone


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as others see it (账号)."""

    name: str
    display_name: str
    role: Role
    active: bool = True


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row of a case list (案件列表行).

    ``next_due`` is the earliest day of its running limits; None without, or where a list
    does not ask. ``next_due_late``: it is a limit in hours whose instant is past.
    """

    id: int
    version: int
    track: str
    kind: str
    kind_term: str
    state: str
    state_term: str
    tone: Tone
    phase: Phase
    intake_no: str
    case_no: str | None
    title: str
    first_side: str
    second_side: str
    product: str
    right_number: str
    right_kind: str
    town: str
    channel: str
    venue_kind: str
    platform: str
    handler: str
    received_on: date
    accepted_on: date | None
    decided_on: date | None
    filed_on: date | None
    marked_on: date | None
    granted_on: date | None
    closed_on: date | None
    outcome_term: str
    claimed_fen: int | None
    agreed_fen: int | None
    paid_fen: int | None
    deleted_at: datetime | None
    next_due: date | None = None
    next_due_term: str = ""
    next_due_statutory: bool = False
    next_due_late: bool = False

    @property
    def number(self) -> str:
        """Return the case number, or the intake number while there is none."""
        return self.case_no or self.intake_no


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of a case's history (经过)."""

    at: datetime
    on: date
    actor: str
    text: str
    note: str
    from_state: str = ""
    to_state: str = ""


@dataclass(frozen=True, slots=True)
class PartyInCase:
    """A party with its part in one case (案件当事人)."""

    party_id: int
    role: str
    role_term: str
    section: str
    name: str
    id_number: str
    phone: str
    address: str
    agent: str
    other_cases: int


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """A case that belongs to another (关联案件)."""

    link_id: int
    kind_term: str
    case: CaseLine


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One sitting of a mediation (调解场次)."""

    id: int
    held_at: datetime
    place: str
    mediators: str
    attendees: str
    result: str


@dataclass(frozen=True, slots=True)
class InstalmentLine:
    """One promised payment (履行期次); amounts in fen."""

    id: int
    due_on: date
    amount_fen: int
    paid_on: date | None
    paid_fen: int


@dataclass(frozen=True, slots=True)
class MoveOffer:
    """A move open to the signed-in account from here (可办动作)."""

    code: str
    term: str


@dataclass(frozen=True, slots=True)
class CaseDossier:
    """All about one case (案卷)."""

    line: CaseLine
    draft: CaseDraft
    parties: tuple[PartyInCase, ...]
    events: tuple[EventLine, ...]
    links: tuple[LinkedCase, ...]
    sessions: tuple[SessionLine, ...]
    instalments: tuple[InstalmentLine, ...]
    moves: tuple[MoveOffer, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One row of the party list (当事人列表行)."""

    id: int
    version: int
    kind: str
    name: str
    id_number: str
    phone: str
    address: str
    town: str
    stall: str
    contact_name: str
    legal_representative: str
    cases: int
    as_respondent: int
    registered: bool


@dataclass(frozen=True, slots=True)
class PartySuggestion:
    """A known party that what is being typed may mean (可能是同一当事人)."""

    id: int
    name: str
    id_number: str
    phone: str
    address: str
    cases: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EntityLine:
    """A registered entity with its standing this year (备案主体)."""

    id: int
    version: int
    party_id: int
    name: str
    id_number: str
    registration_no: str
    registered_on: date | None
    valid_to: date | None
    quota: int
    used: int
    passed: int
    accepted: int
    grade: str
    classes: str
    suspended_from: date | None
    suspended_until: date | None
    suspended_reason: str
    cancelled_on: date | None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A form that was left unsaved (未保存的表单)."""

    form: str
    kind: str
    case_id: int | None
    case_version: int | None
    saved_at: datetime
    summary: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """What saving a new case gave (收件结果)."""

    id: int
    intake_no: str
    case_no: str | None
    title: str
