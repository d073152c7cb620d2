"""Parties (当事人) and the entities registered for the fast track (备案主体)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Deletable, Identified, Stamped, Versioned


class Party(Base, Identified, Versioned, Stamped, Deletable, Audited):
    """A person or body that takes part in cases (当事人), kept once and shared by its cases."""

    __tablename__ = "party"

    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(200), index=True)
    id_number: Mapped[str] = mapped_column(String(40), default="", index=True)
    legal_representative: Mapped[str] = mapped_column(String(100), default="")
    registered_operator: Mapped[str] = mapped_column(String(100), default="")
    actual_operator: Mapped[str] = mapped_column(String(100), default="")
    nationality: Mapped[str] = mapped_column(String(60), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(12), default="")
    town: Mapped[str] = mapped_column(String(60), default="")
    stall: Mapped[str] = mapped_column(String(120), default="", index=True)
    contact_name: Mapped[str] = mapped_column(String(100), default="")
    phone: Mapped[str] = mapped_column(String(40), default="", index=True)
    email: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class PartyContact(Base, Identified, Stamped, Audited):
    """A further person to reach at a party (联系人)."""

    __tablename__ = "party_contact"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    post: Mapped[str] = mapped_column(String(60), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(120), default="")


class RegisteredEntity(Base, Identified, Versioned, Stamped, Deletable, Audited):
    """A party registered for pre-examination (备案主体) with its quota and standing.

    ``quota`` is requests a calendar year; 0 means no limit is set. ``valid_to`` and
    ``suspended_until`` are inclusive.
    """

    __tablename__ = "registered_entity"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), unique=True)
    registration_no: Mapped[str] = mapped_column(String(60), default="")
    registered_on: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    quota: Mapped[int] = mapped_column(Integer, default=0)
    grade: Mapped[str] = mapped_column(String(10), default="")
    classes: Mapped[str] = mapped_column(String(200), default="")
    suspended_from: Mapped[date | None] = mapped_column(Date)
    suspended_until: Mapped[date | None] = mapped_column(Date)
    suspended_reason: Mapped[str] = mapped_column(String(200), default="")
    cancelled_on: Mapped[date | None] = mapped_column(Date)
