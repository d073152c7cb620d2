"""What a workbook is: where, for which month, which revision, who made it (制表信息)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.dates import YearMonth

CLOSED_STATE, OPEN_STATE = "已关账", "未关账"
DRAFT_MARK = "草稿　未关账　不得报送"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where, for which month, when and by whom a workbook is made (制表信息).

    A workbook with ``closed_by`` is a frozen revision, closed at ``made_at``; without, a draft
    of the revision that comes next. ``former`` is the content hash of the sheet 清单 of the
    revision before, ``reason`` why that one was reopened.
    """

    centre_code: str
    centre: str
    month: YearMonth
    made_at: datetime
    made_by: str
    revision: int = 1
    closed_by: str = ""
    checked_by: str = ""
    approved_by: str = ""
    former: str = ""
    reason: str = ""

    @property
    def state(self) -> str:
        """Return 已关账 or 未关账, as the sheet 清单 says it."""
        return CLOSED_STATE if self.closed_by else OPEN_STATE

    @property
    def mark(self) -> str:
        """Return what every printed page of a draft carries at its head."""
        return "" if self.closed_by else DRAFT_MARK
