"""The audit table: who changed which row, when, from what to what (操作留痕)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Identified, Instant


class AuditAction(StrEnum):
    """What happened to the row (操作)."""

    INSERT = "insert"  # 新增
    UPDATE = "update"  # 修改
    DELETE = "delete"  # 删除
    EXPORT = "export"  # 导出


class AuditEntry(Identified, Base):
    """One change of one row; written only, never changed (留痕记录).

    ``before`` and ``after`` hold the changed columns by name as portable JSON: dates and
    instants as ISO text (instants end in Z), enums by value, bytes by length and digest.
    All entries of one unit of work share ``batch``. ``chain`` is the hash of the entry and of
    all before it (:mod:`app.domain.hash_chain`); empty only in a row that something else wrote.
    """

    __tablename__ = "audit"
    __table_args__ = (Index(None, "table_name", "row_id"),)

    at: Mapped[datetime] = mapped_column(Instant, index=True)
    actor: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(8))
    table_name: Mapped[str] = mapped_column(String(64))
    row_id: Mapped[int] = mapped_column(Integer)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str] = mapped_column(String(500), default="")
    batch: Mapped[str] = mapped_column(String(32))
    chain: Mapped[str] = mapped_column(String(64), server_default=text("''"))
