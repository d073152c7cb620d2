"""Papers (文书) of cases, the files they became, how they were served, and their templates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Identified, Instant, Stamped, Versioned


class PaperTemplate(Base, Identified, Stamped, Audited):
    """A wording that a centre made its own (文书模板): one row a version, never changed.

    ``folder`` is the template's fixed name; ``spec`` the text of its ``paper.toml``, ``body``
    that of its ``body.txt``. The newest active version of a folder goes before the shipped one.
    """

    __tablename__ = "paper_template"

    folder: Mapped[str] = mapped_column(String(60))
    version: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    spec: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(200), default="")
    active: Mapped[bool] = mapped_column(Boolean, default=True)

    __table_args__ = (Unique("folder", "version"),)


class CasePaper(Base, Identified, Versioned, Stamped, Audited):
    """One paper of one case to one recipient (文书).

    ``state`` is a :class:`app.domain.paper_life.PaperState`. ``fields`` are the texts typed for
    it, by field name. From the issue on ``content`` holds the finished content, ``issued_file_id``
    the PDF; template, version and hash tell what wording it came from.
    """

    __tablename__ = "case_paper"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(10))
    folder: Mapped[str] = mapped_column(String(60))
    template_version: Mapped[str] = mapped_column(String(20))
    template_sha256: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    recipient: Mapped[str] = mapped_column(String(200), default="")
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), index=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    number: Mapped[str | None] = mapped_column(String(60), index=True)
    pages: Mapped[int | None] = mapped_column(Integer)
    issued_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    issued_on: Mapped[date | None] = mapped_column(Date, index=True)
    issued_at: Mapped[datetime | None] = mapped_column(Instant)
    issued_by: Mapped[str] = mapped_column(String(64), default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("case_paper.id"), index=True)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)
    withdrawn_reason: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (Index("ix_case_paper_case_id_code", "case_id", "code"),)


class PaperFile(Base, Identified, Stamped, Audited):
    """A further file of an issued paper (签章扫描件、改定稿): ``part`` is a PaperPart."""

    __tablename__ = "paper_file"

    paper_id: Mapped[int] = mapped_column(ForeignKey("case_paper.id", ondelete="CASCADE"))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    part: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(255))

    __table_args__ = (Index("ix_paper_file_paper_id", "paper_id"),)


class PaperService(Base, Identified, Audited):
    """Which service record brought a paper to its recipient, and the receipt (送达凭证)."""

    __tablename__ = "paper_service"

    paper_id: Mapped[int] = mapped_column(ForeignKey("case_paper.id", ondelete="CASCADE"))
    service_id: Mapped[int] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), unique=True
    )
    place: Mapped[str] = mapped_column(String(200), default="")
    receipt_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    receipt_name: Mapped[str] = mapped_column(String(255), default="")

    __table_args__ = (Index("ix_paper_service_paper_id", "paper_id"),)
