"""What goes with handling a case: sittings, service, material, transfers, credit (办案记录)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Identified, Instant, Stamped


class Sitting(Base, Identified, Stamped, Audited):
    """A hearing, mediation or inspection that is planned or was held (排期).

    ``people`` are the office's participants, names separated by 、. A cancelled one stays, with
    the reason; whether a move or somebody by hand planned it, the history tells.
    """

    __tablename__ = "sitting"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    starts_at: Mapped[datetime] = mapped_column(Instant, index=True)
    minutes: Mapped[int] = mapped_column(Integer, default=120)
    place: Mapped[str] = mapped_column(String(120), default="")
    people: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
    cancelled_reason: Mapped[str | None] = mapped_column(String(300))


class Service(Base, Identified, Stamped, Audited):
    """How one paper reached one party (送达记录). ``method`` is a ServiceMethod.

    ``acted_on`` is the typed day: of signature, of posting's receipt, of publication;
    ``served_on`` the day of service that follows from it.
    """

    __tablename__ = "service"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    paper: Mapped[str] = mapped_column(String(120))
    recipient: Mapped[str] = mapped_column(String(200))
    method: Mapped[str] = mapped_column(String(20))
    acted_on: Mapped[date] = mapped_column(Date)
    served_on: Mapped[date] = mapped_column(Date)
    signer: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class CaseMaterial(Base, Identified, Stamped, Audited):
    """One item of a case's material checklist (材料).

    ``code`` is the item's in the checklist of the kind, empty for one added by hand.
    ``needed`` is False for a conditional item that this case does not need.
    """

    __tablename__ = "case_material"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(40), default="")
    term: Mapped[str] = mapped_column(String(120))
    needed: Mapped[bool] = mapped_column(Boolean, default=True)
    received_on: Mapped[date | None] = mapped_column(Date)
    copies: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        UniqueConstraint("case_id", "code", "term"),
        Index("ix_case_material_case_id", "case_id"),
    )


class Transfer(Base, Identified, Stamped, Audited):
    """A case or lead handed to another body, with what came back (移送台账).

    ``body`` is the kind of body, a :class:`app.domain.transfers.Body`.
    """

    __tablename__ = "transfer"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    body: Mapped[str] = mapped_column(String(20))
    body_name: Mapped[str] = mapped_column(String(120))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_on: Mapped[date | None] = mapped_column(Date)
    paper_no: Mapped[str] = mapped_column(String(60), default="")
    received_on: Mapped[date | None] = mapped_column(Date)
    feedback_due_on: Mapped[date | None] = mapped_column(Date)
    feedback_on: Mapped[date | None] = mapped_column(Date)
    result: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class CreditEvent(Base, Identified, Stamped, Audited):
    """One entry of the credit register about a party (信用记录).

    ``act`` is one of the untrustworthy acts of 国知发保字〔2022〕8号 or a repeat infringement;
    ``basis`` the effective paper it rests on.
    """

    __tablename__ = "credit_event"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True)
    act: Mapped[str] = mapped_column(String(40))
    basis: Mapped[str] = mapped_column(String(200))
    effective_on: Mapped[date] = mapped_column(Date)
    expires_on: Mapped[date | None] = mapped_column(Date)
    repaired_on: Mapped[date | None] = mapped_column(Date)
    reported_to: Mapped[str] = mapped_column(String(120), default="")
    reported_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")
