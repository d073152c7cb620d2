"""B: complaints about goods on a platform (电商投诉)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.terms import Outcome, Track
from app.reports.indicator import MONTH_END, Basis, Group, Indicator, Unit, step
from app.services.case_filter import CaseFilter, DateField
from app.services.month_figures import Amount, Days, Total

_ALL = CaseFilter(tracks=(Track.INFRINGEMENT.value,), kinds=("ecommerce-complaint",))
_OPINIONS = (Outcome.OPINION_INFRINGES, Outcome.OPINION_NOT, Outcome.OPINION_UNCLEAR)

_RECEIVED = Basis("收件日", DateField.RECEIVED)
_ACCEPTED = Basis("受理日", DateField.ACCEPTED)
_OPINED = Basis("意见日", DateField.DECIDED)
_CLOSED = Basis("结案日", DateField.CLOSED)
_HANDLED = step("登记平台处理之日", "platform-feedback")


def _line(
    code: str, term: str, basis: Basis, scope: CaseFilter = _ALL, note: str = ""
) -> Indicator:
    return Indicator(code, Group.ECOMMERCE, term, basis, scope, note=note)


def _ended(*outcomes: Outcome) -> CaseFilter:
    return replace(_ALL, outcomes=tuple(item.value for item in outcomes))


SPECS = (
    _line("B1", "收件", _RECEIVED, note="各平台见“按平台”"),
    _line("B2", "受理", _ACCEPTED),
    _line("B3", "出具判定意见", _OPINED, _ended(*_OPINIONS)),
    *(
        _line(f"B3.{number}", f"其中 {outcome.term}", _OPINED, _ended(outcome))
        for number, outcome in enumerate(_OPINIONS, 1)
    ),
    _line("B4", "平台已处理", _HANDLED),
    Indicator(
        "B4.1",
        Group.ECOMMERCE,
        "下架链接",
        _HANDLED,
        _ALL,
        Total(Amount.LINKS_REMOVED),
        Unit.THINGS,
        note="一案多次登记的按最后一次所登记的数",
    ),
    _line("B5", "移送属地", _CLOSED, _ended(Outcome.TRANSFERRED)),
    _line("B5.1", "线索移送", step("移送线索之日", "lead-out")),
    Indicator(
        "B6",
        Group.ECOMMERCE,
        "平均出具意见天数",
        _OPINED,
        _ended(*_OPINIONS),
        Days(DateField.ACCEPTED, DateField.DECIDED),
        Unit.DAYS,
        note="受理日至意见日，自然日",
    ),
    Indicator("B7", Group.ECOMMERCE, "办结", _CLOSED, _ALL, accepted=True, note="已受理的"),
    Indicator(
        "B8", Group.ECOMMERCE, "期末在办", MONTH_END, _ALL, accepted=True, note="已受理、尚未结案"
    ),
)
