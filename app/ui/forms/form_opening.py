"""What an intake form opens with, and what comes after it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.draft import CaseDraft


class After(StrEnum):
    """What comes after saving (保存之后)."""

    CLOSE = "close"
    AGAIN = "again"
    SAME_REQUESTER = "same-requester"


@dataclass(frozen=True, slots=True)
class FormOpening:
    """What the form opens with: a kind, perhaps a saved case, perhaps a kept draft's texts.

    ``form`` is the token of the kept draft; a new one is made without.
    """

    kind: str
    case_id: int | None = None
    version: int = 0
    number: str = ""
    draft: CaseDraft | None = None
    form: str = ""
    texts: Mapping[str, str] | None = None
