"""E: reports of counterfeit patents, from the lead to the publication (假冒专利)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.terms import Outcome, Track
from app.reports.indicator import Basis, Group, Indicator, Unit, step
from app.services.case_filter import CaseFilter, DateField
from app.services.month_figures import Amount, Total

_ALL = CaseFilter(tracks=(Track.INFRINGEMENT.value,), kinds=("counterfeit-report",))
_PENALISED = replace(_ALL, outcomes=(Outcome.PENALISED.value,))
_PENALTY = Basis("处罚日", DateField.DECIDED)


def _line(code: str, term: str, basis: Basis, scope: CaseFilter = _ALL) -> Indicator:
    return Indicator(code, Group.COUNTERFEIT, term, basis, scope)


SPECS = (
    _line("E1", "线索", Basis("收件日", DateField.RECEIVED)),
    _line("E2", "登记核查", Basis("受理日", DateField.ACCEPTED)),
    _line("E3", "移送综合执法", step("移送之日", "transfer")),
    _line("E4", "立案查处", step("立案之日", "file")),
    _line("E5", "行政处罚", _PENALTY, _PENALISED),
    Indicator(
        "E5.1",
        Group.COUNTERFEIT,
        "罚款金额",
        _PENALTY,
        _PENALISED,
        Total(Amount.FINE),
        Unit.YUAN,
    ),
    _line(
        "E6", "处罚公示", step("公示之日", "publish", "publish-penalised", "publish-penalty-served")
    ),
    _line("E7", "移送公安机关", step("移送之日", "hand-over-crime")),
    _line(
        "E8",
        "不予处罚",
        Basis("决定日", DateField.DECIDED),
        replace(_ALL, outcomes=(Outcome.NO_PENALTY.value,)),
    ),
)
