"""F: pre-examination, from the entity's registration to the grant (快速预审)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.terms import Outcome, RightKind
from app.reports.indicator import (
    MONTH_END,
    Basis,
    Entities,
    Group,
    Indicator,
    Ratio,
    RowBasis,
    Unit,
)
from app.services.case_filter import Book, CaseFilter, DateField
from app.services.month_figures import Days, StepDays

_ALL = CaseFilter(kinds=("pre-examination",))

_SUBMITTED = Basis("提交日", DateField.RECEIVED)
_ACCEPTED = Basis("受理日", DateField.ACCEPTED)
_CONCLUDED = Basis("结论日", DateField.DECIDED)
_FILED = Basis("申请日", DateField.FILED)
_MARKED = Basis("标记日", DateField.MARKED)
_GRANTED = Basis("授权公告日", DateField.GRANTED)
_CLOSED = Basis("结案日", DateField.CLOSED)

_ANSWERS = (("move", ("opine", "pass", "fail")),)
_FIRST_ANSWER = Basis("首次答复日", None, RowBasis(Book.STEPS, "on", _ANSWERS, first_only=True))

_RIGHTS = (RightKind.INVENTION, RightKind.UTILITY_MODEL, RightKind.DESIGN)


def _line(
    code: str, term: str, basis: Basis, *outcomes: Outcome, accepted: bool = False, note: str = ""
) -> Indicator:
    scope = replace(_ALL, outcomes=tuple(item.value for item in outcomes))
    return Indicator(code, Group.FAST_TRACK, term, basis, scope, accepted=accepted, note=note)


def _with_rights(line: Indicator) -> tuple[Indicator, ...]:
    """Return the line and one below it for each kind of right."""
    parts = (
        replace(
            line,
            code=f"{line.code}.{number}",
            term=f"其中 {right.term}",
            scope=replace(line.scope, right_kinds=(right.value,)),
            note="",
        )
        for number, right in enumerate(_RIGHTS, 1)
    )
    return (line, *parts)


def _ratio(
    code: str, term: str, basis: str, part: tuple[str, ...], whole: tuple[str, ...], note: str
) -> Indicator:
    return Indicator(
        code,
        Group.FAST_TRACK,
        term,
        Basis(basis, DateField.DECIDED),
        measure=Ratio(part, whole),
        unit=Unit.PERCENT,
        note=note,
    )


def _days(code: str, term: str, basis: Basis, first: DateField, note: str) -> Indicator:
    if basis.field is None:
        raise ValueError("days end at a date")
    return Indicator(
        code,
        Group.FAST_TRACK,
        term,
        basis,
        _ALL,
        Days(first, basis.field),
        Unit.DAYS,
        note=note,
    )


SPECS = (
    Indicator(
        "F1",
        Group.FAST_TRACK,
        "备案主体",
        MONTH_END,
        measure=Entities(),
        unit=Unit.ENTITIES,
        note="已备案、未注销；未载备案日的不计",
    ),
    Indicator(
        "F1.1",
        Group.FAST_TRACK,
        "其中 新增备案",
        Basis("备案日", None),
        measure=Entities(new=True),
        unit=Unit.ENTITIES,
    ),
    Indicator(
        "F1.2",
        Group.FAST_TRACK,
        "其中 暂停资格",
        MONTH_END,
        measure=Entities(suspended=True),
        unit=Unit.ENTITIES,
        note="按备案主体现有的暂停记录；以前的暂停已被新记录取代的不计",
    ),
    Indicator(
        "F1.3",
        Group.FAST_TRACK,
        "注销备案",
        Basis("注销日", None),
        measure=Entities(cancelled=True),
        unit=Unit.ENTITIES,
    ),
    *_with_rights(_line("F2", "请求", _SUBMITTED)),
    *_with_rights(_line("F3", "合格", _CONCLUDED, Outcome.PASSED)),
    _ratio(
        "F4",
        "合格率",
        "结论日÷受理日",
        ("F3",),
        ("F5",),
        "本期合格 ÷ 本期受理；两者不是同一批请求，可能超过 100%",
    ),
    _ratio(
        "F4.1",
        "结论合格率",
        "结论日",
        ("F3",),
        ("F3", "F7"),
        "合格 ÷（合格＋不合格），同一批请求",
    ),
    *_with_rights(_line("F5", "受理", _ACCEPTED)),
    _line("F6", "不予受理", _CLOSED, Outcome.NOT_ACCEPTED, note="按作出决定之日"),
    *_with_rights(_line("F7", "不合格", _CONCLUDED, Outcome.FAILED)),
    _line("F8", "撤回", _CLOSED, Outcome.WITHDRAWN, note="按撤回之日"),
    *_with_rights(_line("F9", "正式申请", _FILED)),
    *_with_rights(_line("F10", "加快标记", _MARKED)),
    *_with_rights(_line("F11", "授权", _GRANTED, note="多为以前月份合格的请求")),
    _days("F12", "平均预审天数", _CONCLUDED, DateField.RECEIVED, "提交日至结论日，自然日"),
    Indicator(
        "F12.1",
        Group.FAST_TRACK,
        "平均首次答复天数",
        _FIRST_ANSWER,
        _ALL,
        StepDays(DateField.ACCEPTED),
        Unit.DAYS,
        note="受理日至首次发出预审意见或作出结论之日，自然日",
    ),
    _days("F13", "平均授权天数", _GRANTED, DateField.FILED, "申请日至授权公告日，自然日"),
    _line("F14", "办结", _CLOSED, accepted=True, note="已受理的；不合格、撤回、授权后结案等"),
    _line("F15", "期末在办", MONTH_END, accepted=True, note="含已合格、待授权的"),
    _ratio(
        "F16",
        "授权率",
        "授权公告日÷申请日",
        ("F11",),
        ("F9",),
        "本期授权 ÷ 本期正式申请；两者不是同一批，可能超过 100%",
    ),
)
