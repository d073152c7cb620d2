"""D: mediation on its own, by kind (调解)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.terms import Outcome, Track
from app.reports.indicator import (
    MONTH_END,
    Basis,
    Group,
    Indicator,
    Ratio,
    RowBasis,
    Unit,
    step,
)
from app.services.case_filter import Book, CaseFilter, DateField
from app.services.month_figures import Amount, Days, Rows, Total

_ALL = CaseFilter(tracks=(Track.MEDIATION.value,))

_RECEIVED = Basis("收件日", DateField.RECEIVED)
_ACCEPTED = Basis("受理日", DateField.ACCEPTED)
_AGREED = Basis("协议日", DateField.DECIDED)
_ENDED = Basis("终止日", DateField.DECIDED)
_CLOSED = Basis("结案日", DateField.CLOSED)
_DUE = Basis("期次到期日", None, RowBasis(Book.INSTALMENTS, "due_on"))

_KINDS: Mapping[str, str] = {
    "行政调解": "mediation-administrative",
    "人民调解": "mediation-people",
    "法院委托": "mediation-court",
    "展会现场": "mediation-exhibition",
}


def _line(code: str, term: str, basis: Basis, scope: CaseFilter = _ALL) -> Indicator:
    return Indicator(code, Group.MEDIATION, term, basis, scope)


def _by_kind(code: str, basis: Basis, scope: CaseFilter = _ALL) -> list[Indicator]:
    return [
        _line(f"{code}.{number}", f"其中 {term}", basis, replace(scope, kinds=(kind,)))
        for number, (term, kind) in enumerate(_KINDS.items(), 1)
    ]


def _amount(code: str, term: str, amount: Amount, note: str = "") -> Indicator:
    return Indicator(
        code, Group.MEDIATION, term, _AGREED, _AGREEMENTS, Total(amount), Unit.YUAN, note=note
    )


def _due(code: str, term: str, column: str, note: str = "") -> Indicator:
    """Return money of the instalments that fall due."""
    return Indicator(code, Group.MEDIATION, term, _DUE, _ALL, Rows(column), Unit.YUAN, note=note)


_AGREEMENTS = replace(_ALL, outcomes=(Outcome.AGREED.value,))
_COURT = replace(_ALL, kinds=(_KINDS["法院委托"],))
_FAILURES = replace(_ALL, outcomes=(Outcome.NOT_AGREED.value,))

SPECS = (
    _line("D1", "申请", _RECEIVED),
    *_by_kind("D1", _RECEIVED),
    _line("D2", "受理", _ACCEPTED),
    *_by_kind("D2", _ACCEPTED),
    _line("D3", "达成协议", _AGREED, _AGREEMENTS),
    *_by_kind("D3", _AGREED, _AGREEMENTS),
    _line("D4", "未达成协议", _ENDED, _FAILURES),
    Indicator(
        "D5",
        Group.MEDIATION,
        "成功率",
        Basis("协议日、终止日", DateField.DECIDED),
        measure=Ratio(("D3",), ("D3", "D4")),
        unit=Unit.PERCENT,
        note="达成协议 ÷（达成＋未达成），撤回的不计",
    ),
    Indicator("D6", Group.MEDIATION, "办结", _CLOSED, _ALL, accepted=True, note="已受理的"),
    Indicator(
        "D7", Group.MEDIATION, "期末在办", MONTH_END, _ALL, accepted=True, note="已受理、尚未结案"
    ),
    _amount("D8", "协议案件申请金额", Amount.CLAIMED),
    _amount("D8.1", "约定金额", Amount.AGREED),
    _amount("D8.2", "已付金额", Amount.PAID, "这些协议至今已付的，不论何日付"),
    Indicator(
        "D9",
        Group.MEDIATION,
        "平均调解天数",
        Basis("协议日、终止日", DateField.DECIDED),
        _ALL,
        Days(DateField.ACCEPTED, DateField.DECIDED),
        Unit.DAYS,
        accepted=True,
        note="受理日至达成协议或终止之日，自然日",
    ),
    _line("D10", "司法确认", step("登记确认之日", "confirm"), _ALL),
    _line("D10.1", "其中 法院委托", step("登记确认之日", "confirm"), _COURT),
    _due("D11", "到期应付金额", "amount_fen", "协议约定在本期付款的各期"),
    _due("D11.1", "其中 已付", "paid_fen", "这些期次至今已付的，不论何日付"),
    Indicator(
        "D11.2",
        Group.MEDIATION,
        "履行率",
        _DUE,
        measure=Ratio(("D11.1",), ("D11",)),
        unit=Unit.PERCENT,
        note="到期各期已付金额 ÷ 应付金额",
    ),
    _line("D12", "履行完毕", step("登记履行完毕之日", "performed"), _ALL),
    _line("D13", "登记未履行", step("登记未履行之日", "default"), _ALL),
)
