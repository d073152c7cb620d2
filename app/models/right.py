"""Rights in suit (涉案权利): patents of three kinds, trade marks, copyright."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Deletable, Identified, Stamped, Versioned


class Right(Base, Identified, Versioned, Stamped, Deletable, Audited):
    """A right that cases turn on, kept once and shared by its cases (涉案权利).

    ``number`` is canonical (``202430380182.4`` for a patent, without ZL).
    """

    __tablename__ = "right"

    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[str] = mapped_column(String(60), index=True)
    title: Mapped[str] = mapped_column(String(200), default="")
    holder: Mapped[str] = mapped_column(String(300), default="")
    filed_on: Mapped[date | None] = mapped_column(Date)
    granted_on: Mapped[date | None] = mapped_column(Date)
    locarno: Mapped[str] = mapped_column(String(60), default="")
    ipc: Mapped[str] = mapped_column(String(60), default="")
    status: Mapped[str] = mapped_column(String(20), default="")
    checked_on: Mapped[date | None] = mapped_column(Date)
    fee_paid_to: Mapped[date | None] = mapped_column(Date)
    evaluation: Mapped[str] = mapped_column(String(20), default="")
    evaluation_no: Mapped[str] = mapped_column(String(60), default="")
    customs_no: Mapped[str] = mapped_column(String(60), default="")
