"""Cases (案件), who takes part in them, what happened to them, what they hang together with."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Audited, Base, Deletable, Identified, Instant, Stamped, Versioned
from app.models.party import Party
from app.models.right import Right

FIGURE_COLUMNS = (
    "received_on",
    "accepted_on",
    "decided_on",
    "closed_on",
    "filed_on",
    "marked_on",
    "granted_on",
    "outcome",
    "right_kind",
    "venue_kind",
    "claimed_fen",
    "agreed_fen",
    "paid_fen",
)


class Case(Base, Identified, Versioned, Stamped, Deletable, Audited):
    """One matter of any kind (案件).

    Facts that are sorted, counted or filtered are columns; the rest lies in ``details``,
    checked by the case type's field specs (decision 0006). Amounts are fen.
    """

    __tablename__ = "case"

    track: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(30))
    phase: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(300))
    intake_no: Mapped[str] = mapped_column(String(60), unique=True)
    case_no: Mapped[str | None] = mapped_column(String(60), unique=True)
    received_at: Mapped[datetime] = mapped_column(Instant)
    received_on: Mapped[date] = mapped_column(Date)  # China day of received_at, for counting
    accepted_on: Mapped[date | None] = mapped_column(Date)
    decided_on: Mapped[date | None] = mapped_column(Date)
    filed_on: Mapped[date | None] = mapped_column(Date)
    paid_on: Mapped[date | None] = mapped_column(Date)
    marked_on: Mapped[date | None] = mapped_column(Date)
    granted_on: Mapped[date | None] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    outcome: Mapped[str | None] = mapped_column(String(30))
    handler: Mapped[str] = mapped_column(String(64), default="")
    channel: Mapped[str] = mapped_column(String(20), default="")
    venue_kind: Mapped[str] = mapped_column(String(20), default="")
    venue_name: Mapped[str] = mapped_column(String(120), default="")
    platform: Mapped[str] = mapped_column(String(60), default="")
    shop: Mapped[str] = mapped_column(String(120), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    town: Mapped[str] = mapped_column(String(60), default="")
    product: Mapped[str] = mapped_column(String(120), default="")
    right_kind: Mapped[str] = mapped_column(String(20), default="")
    # The next three repeat what parties and right say, so that a list page reads one table.
    first_side: Mapped[str] = mapped_column(String(300), default="")
    second_side: Mapped[str] = mapped_column(String(300), default="")
    right_number: Mapped[str] = mapped_column(String(60), default="")
    claimed_fen: Mapped[int | None] = mapped_column(BigInteger)
    agreed_fen: Mapped[int | None] = mapped_column(BigInteger)
    paid_fen: Mapped[int | None] = mapped_column(BigInteger)
    right_id: Mapped[int | None] = mapped_column(ForeignKey("right.id"))
    entity_id: Mapped[int | None] = mapped_column(ForeignKey("registered_entity.id"))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # Which rules apply: those in force on this day, the day of receipt unless a supervisor
    # decided otherwise. Empty in cases older than the clock until it is first worked out.
    rules_on: Mapped[date | None] = mapped_column(Date)

    right: Mapped[Right | None] = relationship(lazy="raise")
    parties: Mapped[list[CaseParty]] = relationship(
        lazy="raise", order_by="CaseParty.position", cascade="all, delete-orphan"
    )

    __table_args__ = (
        Index("ix_case_track_list", "track", "deleted_at", "received_at", "id"),
        # Holds whatever the month's figures and the counts of lists look at, so that they never
        # read (and decrypt) the wide rows: 6.2 s without it, 0.25 s with it for 40,000 cases.
        Index("ix_case_figures", "deleted_at", "track", "kind", *FIGURE_COLUMNS),
        Index("ix_case_right_id", "right_id"),
        Index("ix_case_shop", "shop"),
        # The window's first questions: what is in hand, in which state, at whom. Answered from
        # these alone they read a few pages; from the table they would read all of it, cold.
        Index("ix_case_in_hand", "deleted_at", "phase", "track", "kind", "handler", "received_at"),
        Index("ix_case_states", "deleted_at", "state", "phase", "track", "handler", "received_at"),
        Index("ix_case_all_list", "deleted_at", "received_at", "id"),
    )


class CaseParty(Base, Identified, Audited):
    """A party's part in one case (案件当事人), with its agent there."""

    __tablename__ = "case_party"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    section: Mapped[str] = mapped_column(String(30))
    position: Mapped[int] = mapped_column(Integer)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    party: Mapped[Party] = relationship(lazy="raise")

    __table_args__ = (Index("ix_case_party_case_id_position", "case_id", "position"),)


class CaseEvent(Base, Identified):
    """One thing that happened to a case (经过); written once, never changed."""

    __tablename__ = "case_event"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    on: Mapped[date] = mapped_column(Date)
    actor: Mapped[str] = mapped_column(String(64))
    move: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[str] = mapped_column(String(30), default="")
    to_state: Mapped[str] = mapped_column(String(30), default="")
    kind: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    # Which cases took a step within a month, answered without reading the notes beside it:
    # 24 s without it, half a second with it for the figures of 40,000 cases.
    __table_args__ = (Index("ix_case_event_move", "move", "on", "case_id", "from_state"),)


class CaseLink(Base, Identified, Audited):
    """Two cases that belong together (关联案件); stored once, read from both ends."""

    __tablename__ = "case_link"

    first_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))

    __table_args__ = (UniqueConstraint("first_id", "second_id", "kind"),)


class MediationSession(Base, Identified, Stamped, Audited):
    """One sitting of a mediation (调解场次)."""

    __tablename__ = "mediation_session"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    held_at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(120), default="")
    mediators: Mapped[str] = mapped_column(String(200), default="")
    attendees: Mapped[str] = mapped_column(String(300), default="")
    result: Mapped[str] = mapped_column(Text, default="")


class Instalment(Base, Identified, Stamped, Audited):
    """One payment promised in a mediation agreement (履行期次). Amounts are fen."""

    __tablename__ = "instalment"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    due_on: Mapped[date] = mapped_column(Date)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    paid_on: Mapped[date | None] = mapped_column(Date)
    paid_fen: Mapped[int] = mapped_column(BigInteger, default=0)


class CaseText(Base):
    """What the search box looks through, one narrow row a case (检索文本).

    Kept apart from ``case`` so that a search reads a fraction of the pages.
    """

    __tablename__ = "case_text"

    case_id: Mapped[int] = mapped_column(
        ForeignKey("case.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(Text)
    initials: Mapped[str] = mapped_column(Text, default="")
