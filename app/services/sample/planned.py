"""One invented case before it is written: kind, arrival, history (待填案件)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from app.domain.case_type import CaseType
from app.services.sample.walk import Step
from app.support.clock import china_time

Issued: TypeAlias = tuple[int, int, str]
"""A number given out: year, serial, text."""


@dataclass(slots=True)
class Planned:
    """One case to be: kind, arrival, history; ``group`` numbers the intakes (待填案件)."""

    case_type: CaseType
    received_at: datetime
    group: int
    steps: list[Step] = field(default_factory=list)
    intake: Issued = (0, 0, "")
    docketed: Issued | None = None

    @property
    def received_on(self) -> date:
        """Return the China day of arrival."""
        return china_time(self.received_at).date()

    @property
    def state(self) -> str:
        """Return the state reached."""
        return self.steps[-1].move.target if self.steps else self.case_type.first_state.code
