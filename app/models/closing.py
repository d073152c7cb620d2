"""The closing of a month (关账): where it stands, its frozen revisions, where they were sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Identified, Instant, Stamped, Versioned


class MonthClosing(Base, Identified, Versioned, Stamped, Audited):
    """Where a month stands on its way to the province (月报关账); one row a month once touched.

    ``month`` is ``2026-10``, ``state`` a :class:`app.services.closing.views.MonthState`.
    ``revision`` is the newest frozen one, 0 before the first. ``digest`` is the SHA-256 of the
    figures that were checked, so that nobody approves or closes other figures than those.
    ``reason`` is why the month was last reopened, empty while it was not.
    """

    __tablename__ = "month_closing"

    month: Mapped[str] = mapped_column(String(7), unique=True)
    state: Mapped[str] = mapped_column(String(10))
    revision: Mapped[int] = mapped_column(Integer, default=0)
    digest: Mapped[str] = mapped_column(String(64), default="")
    checked_at: Mapped[datetime | None] = mapped_column(Instant)
    checked_by: Mapped[str] = mapped_column(String(64), default="")
    approved_at: Mapped[datetime | None] = mapped_column(Instant)
    approved_by: Mapped[str] = mapped_column(String(64), default="")
    reason: Mapped[str] = mapped_column(String(500), default="")


class MonthRevision(Base, Identified, Stamped, Audited):
    """One frozen revision of a month (月报版次); written once, never changed.

    ``content_file_id`` is the canonical JSON of every figure, check and register,
    ``workbook_file_id`` the workbook as it was sent; both lie in the vault. ``manifest_sha256``
    is the content hash of the workbook's sheet 清单. ``rows`` counts data rows by sheet.
    """

    __tablename__ = "month_revision"

    closing_id: Mapped[int] = mapped_column(ForeignKey("month_closing.id"))
    number: Mapped[int] = mapped_column(Integer)
    closed_at: Mapped[datetime] = mapped_column(Instant)
    closed_by: Mapped[str] = mapped_column(String(64))
    checked_by: Mapped[str] = mapped_column(String(64))
    approved_by: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(500), default="")
    content_file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    workbook_file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    rows: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # The newest audit entry the frozen figures saw; what came later explains differences.
    audit_id: Mapped[int] = mapped_column(Integer, default=0)

    __table_args__ = (UniqueConstraint("closing_id", "number"),)


class MonthSending(Base, Identified, Stamped, Audited):
    """A revision went up (报送): on which day, to whom, by whom."""

    __tablename__ = "month_sending"

    revision_id: Mapped[int] = mapped_column(ForeignKey("month_revision.id"), index=True)
    sent_on: Mapped[date] = mapped_column(Date)
    sent_to: Mapped[str] = mapped_column(String(200))
    sent_by: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text, default="")


class MonthStep(Base, Identified):
    """One thing that happened to a month (月报经过); written once, never changed."""

    __tablename__ = "month_step"

    closing_id: Mapped[int] = mapped_column(ForeignKey("month_closing.id"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(64))
    step: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")
