"""The columns of case lists by track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from app.domain.terms import RightKind, Tone, Track
from app.domain.text import short_name
from app.services.case_filter import SortField
from app.services.views import CaseLine
from app.ui.viewmodels.columns import (
    WEEKDAYS,
    Cell,
    ColumnSpec,
    code_cell,
    day_cell,
    instant_cell,
    limit_mark,
    money_cell,
    person,
    second_cell,
    short_day,
    text_cell,
)

CaseColumn: TypeAlias = ColumnSpec[CaseLine]


@dataclass(frozen=True, slots=True)
class Office:
    """What lists need of the office: people's names, and places that names begin with."""

    me: str
    names: Mapping[str, str]
    places: tuple[str, ...]
    today: date


def party_cell(names: str, office: Office) -> Cell:
    """Return one side without the places all names here begin with; copied whole."""
    head, sign, tail = names.partition(" 等")
    short = short_name(head, office.places)
    return Cell(f"{short}{sign}{tail}", full=names)


def next_due_cell(line: CaseLine, today: date) -> Cell:
    """Return the limit that ends next, its dot telling whether the law set it; copied as a date.

    Overdue limits show their day: how late they are, in their own unit, is the agenda's business.
    """
    due = line.next_due
    if due is None:
        return Cell()
    away = (due - today).days
    if away < 0:
        words, tone = f"{due:%m-%d} 逾期", Tone.BAD
    elif away == 0:
        late = line.next_due_late
        words, tone = ("今天已过", Tone.BAD) if late else ("今天", Tone.ATTENTION)
    elif due <= week_end(today):
        words, tone = f"周{WEEKDAYS[due.weekday()]}", Tone.NEUTRAL
    else:
        words, tone = f"{due:%m-%d}" if due.year == today.year else due.isoformat(), Tone.NEUTRAL
    nature = "法定期限" if line.next_due_statutory else "内部期限"
    whole = f"{due.year}-{short_day(due)} {line.next_due_term}（{nature}）"
    return Cell(words, tone, full=whole, mark=limit_mark(statutory=line.next_due_statutory))


def week_end(today: date) -> date:
    """Return the Sunday that ends the week of ``today``."""
    return today + timedelta(days=6 - today.weekday())


def columns_of(track: Track | None, office: Office) -> tuple[CaseColumn, ...]:
    """Return the columns of a track's list; of any track's for None."""
    make = {
        Track.INFRINGEMENT: _infringement,
        Track.FAST_TRACK: _fast_track,
        Track.MEDIATION: _mediation,
        Track.ASSISTANCE: _assistance,
    }
    return make[track](office) if track else _mixed(office)


def _number(heading: str = "案号 / 收件号") -> CaseColumn:
    return ColumnSpec("number", heading, lambda line: text_cell(line.number), SortField.NUMBER)


def _state() -> CaseColumn:
    return ColumnSpec(
        "state", "状态", lambda line: Cell(line.state_term, tone=line.tone), SortField.STATE
    )


def _due(office: Office, wide: int = 0) -> CaseColumn:
    return ColumnSpec(
        "due",
        "期限",
        lambda line: next_due_cell(line, office.today),
        SortField.DUE,
        wide=wide,
    )


def _product(wide: int = 0) -> CaseColumn:
    return ColumnSpec(
        "product",
        "产品",
        lambda line: text_cell(line.product),
        SortField.PRODUCT,
        elastic=True,
        wide=wide,
    )


def _right() -> CaseColumn:
    return ColumnSpec(
        "right", "涉案权利", lambda line: code_cell(line.right_number), SortField.RIGHT_NUMBER
    )


def _received(wide: int = 0) -> CaseColumn:
    return ColumnSpec(
        "received",
        "收件日",
        lambda line: day_cell(line.received_on),
        SortField.RECEIVED,
        wide=wide,
    )


def _first(heading: str, office: Office) -> CaseColumn:
    return ColumnSpec(
        "first",
        heading,
        lambda line: party_cell(line.first_side, office),
        SortField.FIRST_SIDE,
        elastic=True,
    )


def _second(heading: str, office: Office) -> CaseColumn:
    return ColumnSpec(
        "second",
        heading,
        lambda line: party_cell(line.second_side, office),
        SortField.SECOND_SIDE,
        elastic=True,
    )


def _handler(office: Office, wide: int) -> CaseColumn:
    return ColumnSpec(
        "handler",
        "承办",
        lambda line: text_cell(person(office.names, line.handler)),
        SortField.HANDLER,
        wide=wide,
    )


def _kind(wide: int = 0) -> CaseColumn:
    return ColumnSpec(
        "kind", "类型", lambda line: second_cell(line.kind_term), SortField.KIND, wide=wide
    )


def _accepted(heading: str, wide: int) -> CaseColumn:
    return ColumnSpec(
        "accepted",
        heading,
        lambda line: day_cell(line.accepted_on),
        SortField.ACCEPTED,
        wide=wide,
    )


def _closed() -> CaseColumn:
    return ColumnSpec(
        "closed", "结案日", lambda line: day_cell(line.closed_on), SortField.CLOSED, hidden=True
    )


def _town(wide: int) -> CaseColumn:
    return ColumnSpec("town", "镇街", lambda line: text_cell(line.town), SortField.TOWN, wide=wide)


def _outcome(heading: str = "结论", *, hidden: bool = False) -> CaseColumn:
    return ColumnSpec(
        "outcome",
        heading,
        lambda line: text_cell(line.outcome_term),
        SortField.OUTCOME,
        hidden=hidden,
    )


def _infringement(office: Office) -> tuple[CaseColumn, ...]:
    return (
        _number(),
        _first("请求人", office),
        _second("被请求人", office),
        _product(),
        _right(),
        _state(),
        _due(office),
        _received(880),
        _handler(office, 960),
        _kind(1040),
        _town(1140),
        _accepted("立案日", 1240),
        _outcome("结果", hidden=True),
        _closed(),
    )


def _fast_track(office: Office) -> tuple[CaseColumn, ...]:
    return (
        _number("编号 / 收件号"),
        _first("申请人", office),
        _product(),
        ColumnSpec("right-kind", "专利类型", lambda line: text_cell(right_term(line.right_kind))),
        _state(),
        _due(office),
        _outcome(),
        _received(),
        _handler(office, 860),
        _kind(980),
        ColumnSpec("filed", "申请日", lambda line: day_cell(line.filed_on), wide=1080),
        ColumnSpec("granted", "授权日", lambda line: day_cell(line.granted_on), wide=1400),
        _town(1180),
        _accepted("受理日", 1290),
        _closed(),
    )


def _mediation(office: Office) -> tuple[CaseColumn, ...]:
    return (
        _number(),
        _first("申请人", office),
        _second("被申请人", office),
        ColumnSpec(
            "claimed",
            "请求金额",
            lambda line: money_cell(line.claimed_fen),
            SortField.CLAIMED,
            right=True,
        ),
        ColumnSpec(
            "agreed",
            "达成金额",
            lambda line: money_cell(line.agreed_fen),
            SortField.AGREED,
            right=True,
        ),
        _state(),
        _due(office),
        _received(860),
        _product(wide=940),
        _handler(office, 980),
        _kind(1090),
        _town(1190),
        _accepted("受理日", 1290),
        _outcome("结果", hidden=True),
        _closed(),
    )


def _assistance(office: Office) -> tuple[CaseColumn, ...]:
    return (
        _number("编号 / 收件号"),
        _first("申请人", office),
        _product(),
        _state(),
        _due(office),
        _received(),
        _handler(office, 0),
        _kind(760),
        _second("相对方", office),
        _town(1000),
        _accepted("受理日", 1100),
        _outcome("结果", hidden=True),
        _closed(),
    )


def _mixed(office: Office) -> tuple[CaseColumn, ...]:
    return (
        _number(),
        _kind(),
        ColumnSpec(
            "title", "案件", lambda line: text_cell(line.title), SortField.TITLE, elastic=True
        ),
        _product(),
        _state(),
        _due(office),
        _received(880),
        _handler(office, 0),
        _town(1000),
        _accepted("立案日", 1100),
        _closed(),
    )


def bin_columns(office: Office) -> tuple[CaseColumn, ...]:
    """Return the columns of the recycle bin."""
    return (
        ColumnSpec("deleted", "移入时间", lambda line: instant_cell(line.deleted_at)),
        _number(),
        _kind(),
        ColumnSpec(
            "title", "案件", lambda line: text_cell(line.title), SortField.TITLE, elastic=True
        ),
        _product(),
        _state(),
        _received(),
        _handler(office, 0),
    )


def right_term(code: str) -> str:
    """Return the term of a kind of right, empty for none."""
    return RightKind(code).term if code else ""
