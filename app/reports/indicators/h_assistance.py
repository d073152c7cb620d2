"""H: help in protecting rights at home (维权援助)."""

from __future__ import annotations

from app.reports.indicator import MONTH_END, Basis, Group, Indicator, step
from app.services.case_filter import CaseFilter, DateField

_ALL = CaseFilter(kinds=("assistance-request",))


def _line(
    code: str, term: str, basis: Basis, *, accepted: bool = False, note: str = ""
) -> Indicator:
    return Indicator(code, Group.ASSISTANCE, term, basis, _ALL, accepted=accepted, note=note)


SPECS = (
    _line("H1", "咨询与申请", Basis("收件日", DateField.RECEIVED)),
    _line("H2", "当场答复", step("答复之日", "answer")),
    _line("H3", "受理援助", Basis("受理日", DateField.ACCEPTED)),
    _line("H4", "指派专家", step("指派之日", "assign-expert"), note="用到专家的案件，不是专家人次"),
    _line("H5", "出具援助意见", step("出具之日", "give-opinion")),
    _line("H6", "转介", step("转介之日", "refer")),
    _line("H7", "办结", Basis("结案日", DateField.CLOSED), accepted=True, note="已受理的"),
    _line("H8", "期末在办", MONTH_END, accepted=True, note="已受理、尚未结案"),
)
