"""G: evaluation reports, priority examination, confirmation (评价报告、优先审查、确权)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.terms import Outcome
from app.reports.indicator import Basis, Group, Indicator, step
from app.services.case_filter import CaseFilter, DateField

_EVALUATION = CaseFilter(kinds=("evaluation-report",))
_PRIORITY = CaseFilter(kinds=("priority-examination",))
_CONFIRMATION = CaseFilter(kinds=("rapid-confirmation",))

_RECEIVED = Basis("收件日", DateField.RECEIVED)
_ACCEPTED = Basis("受理日", DateField.ACCEPTED)
_REVIEWED = Basis("审核日", DateField.DECIDED)
_FORWARDED = step("上报之日", "forward")
_APPROVED = ("approved", "approved-reexamination", "approved-invalidation")


def _line(code: str, term: str, basis: Basis, scope: CaseFilter) -> Indicator:
    return Indicator(code, Group.HELP_WITH_RIGHTS, term, basis, scope)


def _recommended(scope: CaseFilter) -> CaseFilter:
    return replace(scope, outcomes=(Outcome.RECOMMENDED.value,))


SPECS = (
    _line("G1", "评价报告协助 请求", _RECEIVED, _EVALUATION),
    _line("G1.1", "受理", _ACCEPTED, _EVALUATION),
    _line("G1.2", "报送", step("报送之日", "submit"), _EVALUATION),
    _line(
        "G1.3",
        "出具",
        Basis("出具日", DateField.DECIDED),
        replace(_EVALUATION, outcomes=(Outcome.ISSUED.value,)),
    ),
    _line("G2", "优先审查推荐 请求", _RECEIVED, _PRIORITY),
    _line("G2.1", "同意推荐", _REVIEWED, _recommended(_PRIORITY)),
    _line("G2.2", "上报", _FORWARDED, _PRIORITY),
    _line("G2.3", "获准", step("获准之日", *_APPROVED), _PRIORITY),
    _line("G3", "快速确权 请求", _RECEIVED, _CONFIRMATION),
    _line("G3.1", "审核同意", _REVIEWED, _recommended(_CONFIRMATION)),
    _line("G3.2", "上报", _FORWARDED, _CONFIRMATION),
    _line("G3.3", "获准", step("获准之日", "approved"), _CONFIRMATION),
    _line("G3.4", "作出无效决定", step("登记决定之日", "decide"), _CONFIRMATION),
)
