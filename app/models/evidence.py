"""Evidence (证据), the stored files behind it, design comparisons, archive volumes (归档)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Deletable, Identified, Instant, Stamped, Versioned


class StoredFile(Base, Identified, Stamped, Audited):
    """One file of the vault, kept bit for bit (文件); its name there is the SHA-256.

    ``size`` is in bytes of the original. ``pages`` is known for PDFs and images (1).
    """

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media: Mapped[str] = mapped_column(String(100), default="")
    pages: Mapped[int | None] = mapped_column(Integer)


class Evidence(Base, Identified, Versioned, Stamped, Deletable, Audited):
    """One piece of evidence of a case (证据). The same file may be evidence in several cases.

    ``name`` is the file's name as it came; ``kind`` an EvidenceKind, ``side`` who handed it in.
    ``device`` names the computer it was added on. ``copy_of_id`` is the original of a rotated
    or marked copy.
    """

    __tablename__ = "evidence"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(255))
    title: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    side: Mapped[str] = mapped_column(String(20), default="")
    proves: Mapped[str] = mapped_column(String(500), default="")
    captured_at: Mapped[datetime | None] = mapped_column(Instant)
    platform: Mapped[str] = mapped_column(String(60), default="")
    shop: Mapped[str] = mapped_column(String(120), default="")
    link: Mapped[str] = mapped_column(String(1000), default="")
    order_no: Mapped[str] = mapped_column(String(60), default="")
    device: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    copy_of_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), index=True)

    __table_args__ = (Index("ix_evidence_case_id_position", "case_id", "position"),)


class DesignComparison(Base, Identified, Versioned, Stamped, Audited):
    """A registered view beside a photo of the accused product (设计比对).

    ``marks`` is a list of ``{side, x, y, width, height, text}`` in fractions of the picture.
    ``finding`` is what the examiner writes; the program never judges.
    """

    __tablename__ = "design_comparison"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    view: Mapped[str] = mapped_column(String(40), default="")
    registered_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"))
    accused_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"))
    same: Mapped[str] = mapped_column(Text, default="")
    different: Mapped[str] = mapped_column(Text, default="")
    marks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)


class ArchiveVolume(Base, Identified, Versioned, Stamped, Audited):
    """The bound file of a closed case (案卷): where it stands and how thick it is."""

    __tablename__ = "archive_volume"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), unique=True)
    archive_no: Mapped[str] = mapped_column(String(60), default="", index=True)
    box_no: Mapped[str] = mapped_column(String(40), default="", index=True)
    retention: Mapped[str] = mapped_column(String(20), default="")
    filed_on: Mapped[date | None] = mapped_column(Date)
    filed_by: Mapped[str] = mapped_column(String(64), default="")
    pages: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")
    # Papers that exist only on paper: {title, number, on, pages}, in the order of the index.
    loose: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
