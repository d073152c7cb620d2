"""The centre itself: its profile, accounts, number books and unsaved forms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Identified, Instant, Stamped, Versioned


class Centre(Base, Identified, Versioned, Stamped, Audited):
    """The centre this store belongs to (中心); always exactly one row."""

    __tablename__ = "centre"

    code: Mapped[str] = mapped_column(String(60))
    profile: Mapped[dict[str, Any]] = mapped_column(JSON)


class Account(Base, Identified, Versioned, Stamped, Audited):
    """Somebody who may sign in (账号). Passwords live in the key file, not here."""

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(20))
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class NumberBook(Base, Identified):
    """The next serial of one book and year (编号簿)."""

    __tablename__ = "number_book"

    book: Mapped[str] = mapped_column(String(40))
    year: Mapped[int] = mapped_column(Integer)
    next_serial: Mapped[int] = mapped_column(Integer, default=1)

    __table_args__ = (UniqueConstraint("book", "year"),)


class IssuedNumber(Base, Identified, Audited):
    """A number once given out (已发编号); a voided one stays listed and is never reused."""

    __tablename__ = "issued_number"

    book: Mapped[str] = mapped_column(String(40))
    year: Mapped[int] = mapped_column(Integer)
    serial: Mapped[int] = mapped_column(Integer)
    number: Mapped[str] = mapped_column(String(60), unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True)
    issued_at: Mapped[datetime] = mapped_column(Instant)
    issued_by: Mapped[str] = mapped_column(String(64))
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    voided_by: Mapped[str | None] = mapped_column(String(64))
    void_reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (UniqueConstraint("book", "year", "serial"),)


class FormDraft(Base):
    """What somebody has typed and not yet saved (未保存的表单).

    ``form`` names the open form (a fresh token for each window), ``case_id`` the case being
    edited, if any. ``texts`` holds the raw texts by field address, valid or not.
    """

    __tablename__ = "form_draft"

    form: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[int | None] = mapped_column(Integer)
    case_version: Mapped[int | None] = mapped_column(Integer)
    saved_at: Mapped[datetime] = mapped_column(Instant)
    summary: Mapped[str] = mapped_column(String(200), default="")
    texts: Mapped[dict[str, Any]] = mapped_column(JSON)
