"""I: guidance in disputes abroad (海外纠纷应对)."""

from __future__ import annotations

from app.domain.terms import Track
from app.reports.indicator import MONTH_END, Basis, Group, Indicator, Unit, step
from app.services.case_filter import CaseFilter, DateField
from app.services.month_figures import Amount, Total

_ALL = CaseFilter(tracks=(Track.ASSISTANCE.value,), kinds=("overseas-referral",))
_CLOSED = Basis("结案日", DateField.CLOSED)


def _line(
    code: str, term: str, basis: Basis, *, accepted: bool = False, note: str = ""
) -> Indicator:
    return Indicator(code, Group.OVERSEAS, term, basis, _ALL, accepted=accepted, note=note)


SPECS = (
    _line("I1", "收件", Basis("收件日", DateField.RECEIVED)),
    _line("I2", "受理", Basis("受理日", DateField.ACCEPTED)),
    _line("I3", "出具指导意见", step("出具之日", "give-opinion")),
    _line("I4", "转介海外分中心", step("转介之日", "refer")),
    _line("I5", "企业已在境外答复", step("登记答复之日", "respond-abroad")),
    Indicator(
        "I6",
        Group.OVERSEAS,
        "避免损失",
        _CLOSED,
        _ALL,
        Total(Amount.LOSS_AVOIDED),
        Unit.YUAN,
        note="本期结案的案件所登记的",
    ),
    _line("I7", "办结", _CLOSED, accepted=True, note="已受理的"),
    _line("I8", "期末在办", MONTH_END, accepted=True, note="已受理、尚未结案"),
)
