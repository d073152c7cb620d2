"""A: rights protection, from receipt to closing (维权办案)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.terms import Outcome, RightKind, Track, VenueKind
from app.reports.indicator import (
    CLOSING_RULES,
    HOW_MANY,
    INTERNAL_RULES,
    MONTH_END,
    AtEnd,
    Basis,
    Group,
    Indicator,
    Measure,
    Ratio,
    Unit,
    step,
)
from app.services.case_filter import CaseFilter, DateField, LimitTest
from app.services.month_figures import Amount, Average, Days, Total

_ALL = CaseFilter(tracks=(Track.INFRINGEMENT.value,))

_RECEIVED = Basis("收件日", DateField.RECEIVED)
_ACCEPTED = Basis("立案日", DateField.ACCEPTED)
_RULED = Basis("裁决日", DateField.DECIDED)
_AGREED = Basis("协议日", DateField.DECIDED)
_CLOSED = Basis("结案日", DateField.CLOSED)

_KINDS: Mapping[str, str] = {
    "侵权纠纷": "infringement-dispute",
    "假冒专利": "counterfeit-report",
    "电商投诉": "ecommerce-complaint",
    "展会投诉": "exhibition-complaint",
}
_RULINGS = (Outcome.INFRINGES, Outcome.NOT_INFRINGING, Outcome.DISMISSED)
_OPINIONS = (Outcome.OPINION_INFRINGES, Outcome.OPINION_NOT, Outcome.OPINION_UNCLEAR)
_MEASURES = (Outcome.MEASURE, Outcome.NO_MEASURE)
_NAMED = (*_RULINGS, Outcome.MEDIATED, Outcome.WITHDRAWN, Outcome.TRANSFERRED)


def _line(
    code: str,
    term: str,
    basis: Basis,
    scope: CaseFilter = _ALL,
    measure: Measure = HOW_MANY,
    *,
    unit: Unit = Unit.CASES,
    accepted: bool = False,
    note: str = "",
) -> Indicator:
    return Indicator(code, Group.ENFORCEMENT, term, basis, scope, measure, unit, accepted, note)


def _ended(*outcomes: Outcome) -> CaseFilter:
    return replace(_ALL, outcomes=tuple(item.value for item in outcomes))


def _by_kind(code: str, first: int, basis: Basis, *, accepted: bool = False) -> list[Indicator]:
    return [
        _line(
            f"{code}.{number}",
            f"其中 {term}",
            basis,
            replace(_ALL, kinds=(kind,)),
            accepted=accepted,
        )
        for number, (term, kind) in enumerate(_KINDS.items(), first)
    ]


def _of_rights(*kinds: RightKind) -> CaseFilter:
    return replace(_ALL, right_kinds=tuple(item.value for item in kinds))


def _at(*venues: str) -> CaseFilter:
    return replace(_ALL, venue_kinds=venues)


def _at_end(code: str, term: str, state: AtEnd, note: str) -> Indicator:
    return replace(_line(code, term, MONTH_END, accepted=True, note=note), at_end=state)


def _kept(code: str, term: str, rules: tuple[str, ...], *, late: bool) -> Indicator:
    """Return the closed cases that kept to their limit, or missed it."""
    return _line(
        code, term, _CLOSED, replace(_ALL, limit=LimitTest(rules, late=late)), accepted=True
    )


def _kept_rate(code: str, term: str, parts: str, note: str) -> Indicator:
    kept, missed = f"{parts}.1", f"{parts}.2"
    return _line(
        code, term, _CLOSED, measure=Ratio((kept,), (kept, missed)), unit=Unit.PERCENT, note=note
    )


_RULING_CASES = replace(_ended(*_RULINGS), kinds=("infringement-dispute",))
_OTHER_ENDS = tuple(item for item in Outcome if item not in (*_NAMED, *_OPINIONS, *_MEASURES))

SPECS = (
    _line("A1", "收件", _RECEIVED),
    *_by_kind("A1", 1, _RECEIVED),
    _line("A2", "受理（立案）", _ACCEPTED),
    _line("A2.1", "其中 发明", _ACCEPTED, _of_rights(RightKind.INVENTION)),
    _line("A2.2", "其中 实用新型", _ACCEPTED, _of_rights(RightKind.UTILITY_MODEL)),
    _line("A2.3", "其中 外观设计", _ACCEPTED, _of_rights(RightKind.DESIGN)),
    _line(
        "A2.4",
        "其中 商标、著作权",
        _ACCEPTED,
        _of_rights(RightKind.TRADEMARK, RightKind.COPYRIGHT),
    ),
    _line(
        "A2.5",
        "其中 未载明权利",
        _ACCEPTED,
        replace(_ALL, right_kinds=("",)),
        note="假冒专利举报等没有涉案权利的也在此",
    ),
    *_by_kind("A2", 6, _ACCEPTED),
    _line("A3", "不予受理", _CLOSED, _ended(Outcome.NOT_ACCEPTED), note="按作出决定之日"),
    _line("A4", "办结", _CLOSED, accepted=True, note="已立案的案件；未立案即告终的不计"),
    _line("A4.1", "其中 裁决", _CLOSED, _ended(*_RULINGS), accepted=True),
    _line("A4.1.1", "裁决侵权成立", _CLOSED, _ended(Outcome.INFRINGES), accepted=True),
    _line("A4.1.2", "裁决不侵权", _CLOSED, _ended(Outcome.NOT_INFRINGING), accepted=True),
    _line("A4.1.3", "驳回", _CLOSED, _ended(Outcome.DISMISSED), accepted=True),
    _line("A4.2", "其中 调解结案", _CLOSED, _ended(Outcome.MEDIATED), accepted=True),
    _line("A4.3", "其中 撤回", _CLOSED, _ended(Outcome.WITHDRAWN), accepted=True),
    _line("A4.4", "其中 移送", _CLOSED, _ended(Outcome.TRANSFERRED), accepted=True),
    _line("A4.5", "其中 出具判定意见", _CLOSED, _ended(*_OPINIONS), accepted=True),
    _line("A4.6", "其中 展会现场处理", _CLOSED, _ended(*_MEASURES), accepted=True),
    _line(
        "A4.7",
        "其中 其他",
        _CLOSED,
        _ended(*_OTHER_ENDS),
        accepted=True,
        note="立案后不予立案、负责人终结等",
    ),
    *_by_kind("A4", 11, _CLOSED, accepted=True),
    _line("A5", "作出裁决", _RULED, _RULING_CASES),
    *(
        _line(
            f"A5.{number}",
            f"其中 {outcome.term}",
            _RULED,
            replace(_RULING_CASES, outcomes=(outcome.value,)),
        )
        for number, outcome in enumerate(_RULINGS, 1)
    ),
    _line("A6", "期末在办", MONTH_END, accepted=True, note="已立案、尚未结案"),
    _at_end(
        "A6.1",
        "其中 超过结案期限",
        AtEnd.OVERDUE,
        "法定结案期限在月末或以前届满而当时未完成；延长、中止按现有记录计入",
    ),
    _line(
        "A7",
        "平均办结天数",
        _CLOSED,
        measure=Days(DateField.ACCEPTED, DateField.CLOSED),
        unit=Unit.DAYS,
        accepted=True,
        note="立案日至结案日，自然日",
    ),
    _line(
        "A7.1",
        "中位办结天数",
        _CLOSED,
        measure=Days(DateField.ACCEPTED, DateField.CLOSED, Average.MEDIAN),
        unit=Unit.DAYS,
        accepted=True,
        note="立案日至结案日，自然日",
    ),
    _kept_rate(
        "A8",
        "法定期限内办结率",
        "A8",
        "期限内办结 ÷（期限内＋超期），只计有法定结案期限的案件；延长、中止按现有记录计入",
    ),
    _kept("A8.1", "其中 期限内办结", CLOSING_RULES, late=False),
    _kept("A8.2", "其中 超期办结", CLOSING_RULES, late=True),
    _kept_rate("A8.3", "内部时限内办结率", "A8.3", "保护中心办结的政策目标，不是法定期限"),
    _kept("A8.3.1", "时限内办结", INTERNAL_RULES, late=False),
    _kept("A8.3.2", "超过时限办结", INTERNAL_RULES, late=True),
    _at_end("A9", "期末中止", AtEnd.SUSPENDED, "期末在办中，月末处于中止的"),
    _line("A10", "被诉", step("登记被诉之日", "sued", "sued-late"), note="按登记这一步骤之日"),
    _line("A10.1", "判决撤销", step("登记撤销之日", "annulled"), note="不限于本期被诉的"),
    _line(
        "A10.2",
        "被诉后裁决生效",
        step("登记生效之日", "take-effect", from_states=("sued",)),
        note="不限于本期被诉的",
    ),
    _line("A11", "收件场所", _RECEIVED, note="等于 A1"),
    *(
        _line(f"A11.{number}", f"其中 {venue.term}", _RECEIVED, _at(venue.value))
        for number, venue in enumerate(
            (
                VenueKind.FACTORY,
                VenueKind.SHOP,
                VenueKind.MARKET,
                VenueKind.EXHIBITION,
                VenueKind.PLATFORM,
            ),
            1,
        )
    ),
    _line("A11.6", "其中 其他或未填", _RECEIVED, _at(VenueKind.OTHER.value, "")),
    _line(
        "A12",
        "调解约定金额",
        _AGREED,
        _ended(Outcome.MEDIATED),
        Total(Amount.AGREED),
        unit=Unit.YUAN,
    ),
    _line(
        "A12.1",
        "其中 已付",
        _AGREED,
        _ended(Outcome.MEDIATED),
        Total(Amount.PAID),
        unit=Unit.YUAN,
        note="这些协议至今已付的，不论何日付",
    ),
    _line(
        "A13",
        "涉外收件",
        _RECEIVED,
        replace(_ALL, foreign=True),
        note="任一方当事人为境外主体；国内当事人的所在城市没有单独登记，不作统计",
    ),
)
