"""C: complaints on the floor of a trade fair (展会投诉)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.terms import Outcome, Track
from app.reports.indicator import Basis, Group, Indicator, Unit
from app.services.case_filter import CaseFilter, DateField
from app.services.month_figures import Amount, Total

_ALL = CaseFilter(tracks=(Track.INFRINGEMENT.value,), kinds=("exhibition-complaint",))
_ON_SITE = (Outcome.MEASURE, Outcome.NO_MEASURE, Outcome.MEDIATED)

_RECEIVED = Basis("收件日", DateField.RECEIVED)
_ACCEPTED = Basis("受理日", DateField.ACCEPTED)
_HANDLED = Basis("处理日", DateField.DECIDED)


def _line(code: str, term: str, basis: Basis, *outcomes: Outcome) -> Indicator:
    scope = replace(_ALL, outcomes=tuple(item.value for item in outcomes))
    return Indicator(code, Group.EXHIBITION, term, basis, scope)


SPECS = (
    _line("C1", "收件", _RECEIVED),
    _line("C2", "受理", _ACCEPTED),
    _line("C3", "现场处理", _HANDLED, *_ON_SITE),
    *(
        _line(f"C3.{number}", f"其中 {outcome.term}", _HANDLED, outcome)
        for number, outcome in enumerate(_ON_SITE, 1)
    ),
    _line("C4", "移送", _HANDLED, Outcome.TRANSFERRED),
    Indicator(
        "C5",
        Group.EXHIBITION,
        "撤展展品",
        _HANDLED,
        replace(_ALL, outcomes=(Outcome.MEASURE.value,)),
        Total(Amount.EXHIBITS_REMOVED),
        Unit.THINGS,
    ),
)
