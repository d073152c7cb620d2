"""All tables in one import, so that ``Base.metadata`` is whole."""

from __future__ import annotations

from app.models import (
    audit,
    case,
    closing,
    deadline,
    evidence,
    handling,
    office,
    paper,
    party,
    right,
)
from app.models.base import Base

__all__ = [
    "Base",
    "audit",
    "case",
    "closing",
    "deadline",
    "evidence",
    "handling",
    "office",
    "paper",
    "party",
    "right",
]
