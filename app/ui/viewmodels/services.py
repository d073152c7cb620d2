"""How records of service read (送达记录)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.service_dates import Served
from app.domain.terms import Phase, ServiceMethod, Track
from app.services.handling_views import ServiceLine
from app.services.views import CaseLine
from app.ui.viewmodels.columns import ColumnSpec, day_cell, second_cell, text_cell

_SERVING = (Track.INFRINGEMENT.value, Track.MEDIATION.value)


@dataclass(frozen=True, slots=True)
class ServiceDraft:
    """What is typed about one service (送达登记)."""

    paper: str
    recipient: str
    method: ServiceMethod
    acted_on: date
    signer: str
    note: str


def recipients(parties: tuple[str, ...]) -> list[str]:
    """Return whom a paper may go to, each once, the other side first."""
    return list(dict.fromkeys(name for name in reversed(parties) if name))


def served_words(served: Served) -> str:
    """Return the day of service with its reason and source."""
    unsure = "" if served.rule.verified else " · 待核实"
    return (
        f"送达日 {served.served_on.isoformat()}：{served.text}。依据 {served.rule.source}{unsure}"
    )


def serves(line: CaseLine) -> bool:
    """Tell whether papers of such a case are served at all: not at intake, not examinations."""
    return line.phase is not Phase.INTAKE and line.track in _SERVING


def service_columns() -> tuple[ColumnSpec[ServiceLine], ...]:
    """Return the columns of a case's records of service."""
    return (
        ColumnSpec("served", "送达日", lambda line: day_cell(line.served_on)),
        ColumnSpec("paper", "文书", lambda line: text_cell(line.paper), elastic=True),
        ColumnSpec("recipient", "受送达人", lambda line: text_cell(line.recipient), elastic=True),
        ColumnSpec("method", "方式", lambda line: text_cell(line.method_term)),
        ColumnSpec("signer", "签收人", lambda line: text_cell(line.signer)),
        ColumnSpec("why", "说明", lambda line: second_cell(line.why), elastic=True),
    )
