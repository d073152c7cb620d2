"""The register sheets, one for each track (登记表)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.dates import YearMonth
from app.domain.terms import Channel, RightKind, Term, Track, VenueKind
from app.reports.workbook.tables import CellKind, Heading, SheetTable, Value
from app.services.month_register import RegisterLine


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """One column of a register and where its value comes from."""

    heading: Heading
    value: Callable[[RegisterLine], Value]


def _text(heading: str, value: Callable[[RegisterLine], str], widest: int = 24) -> RegisterColumn:
    return RegisterColumn(Heading(heading, CellKind.TEXT, widest), value)


def _date(heading: str, name: str) -> RegisterColumn:
    return RegisterColumn(Heading(heading, CellKind.DATE), lambda line: getattr(line.case, name))


def _yuan(heading: str, name: str) -> RegisterColumn:
    def value(line: RegisterLine) -> Value:
        fen = getattr(line.case, name)
        return None if fen is None else Decimal(fen) / 100

    return RegisterColumn(Heading(heading, CellKind.YUAN), value)


def _term(heading: str, terms: type[Term], name: str) -> RegisterColumn:
    known = {item.value: item.term for item in terms}

    def value(line: RegisterLine) -> Value:
        code = str(getattr(line.case, name))
        return known.get(code, code)

    return RegisterColumn(Heading(heading, CellKind.TEXT, 16), value)


_NUMBERS = (
    _text("收件号", lambda line: line.case.intake_no, 30),
    _text("案号", lambda line: line.case.case_no or "", 34),
    _text("类型", lambda line: line.case.kind_term, 16),
)
_RIGHT = (
    _term("权利类型", RightKind, "right_kind"),
    _text("权利号", lambda line: line.case.right_number, 20),
    _text("产品", lambda line: line.case.product),
)
_END = (
    _text("状态", lambda line: line.case.state_term, 16),
    _text("处理结果", lambda line: line.case.outcome_term, 16),
)
_MONEY = (
    _yuan("请求金额（元）", "claimed_fen"),
    _yuan("约定金额（元）", "agreed_fen"),
    _yuan("已付金额（元）", "paid_fen"),
)
_TOWN = _text("镇街", lambda line: line.case.town, 14)
_CHANNEL = _term("来源渠道", Channel, "channel")
_HANDLER = _text("承办人", lambda line: line.handler_name, 12)


def _sides(first: str, second: str) -> tuple[RegisterColumn, ...]:
    columns = [
        _text(first, lambda line: line.case.first_side, 40),
        _text(f"{first}证件号", lambda line: line.first_ids),
    ]
    if second:
        columns += [
            _text(second, lambda line: line.case.second_side, 40),
            _text(f"{second}证件号", lambda line: line.second_ids),
        ]
    return tuple(columns)


_PLACE = (
    _TOWN,
    _term("场所", VenueKind, "venue_kind"),
    _text("场所名称", lambda line: line.venue_name),
    _text("电商平台", lambda line: line.case.platform, 14),
    _CHANNEL,
)

REGISTERS: Mapping[Track, tuple[str, tuple[RegisterColumn, ...]]] = {
    Track.INFRINGEMENT: (
        "侵权维权登记",
        (
            *_NUMBERS,
            _date("收件日", "received_on"),
            _date("立案日", "accepted_on"),
            _date("结论日", "decided_on"),
            _date("结案日", "closed_on"),
            *_sides("请求人", "被请求人"),
            *_RIGHT,
            *_PLACE,
            *_END,
            *_MONEY,
            _HANDLER,
        ),
    ),
    Track.FAST_TRACK: (
        "快速预审登记",
        (
            *_NUMBERS,
            _date("提交日", "received_on"),
            _date("受理日", "accepted_on"),
            _date("结论日", "decided_on"),
            _date("申请日", "filed_on"),
            _date("标记日", "marked_on"),
            _date("授权公告日", "granted_on"),
            _date("结案日", "closed_on"),
            *_sides("申请人", ""),
            *_RIGHT,
            _TOWN,
            _CHANNEL,
            *_END,
            _HANDLER,
        ),
    ),
    Track.MEDIATION: (
        "调解登记",
        (
            *_NUMBERS,
            _date("收件日", "received_on"),
            _date("受理日", "accepted_on"),
            _date("结论日", "decided_on"),
            _date("结案日", "closed_on"),
            *_sides("申请人", "被申请人"),
            *_RIGHT,
            *_PLACE,
            *_END,
            *_MONEY,
            _HANDLER,
        ),
    ),
    Track.ASSISTANCE: (
        "维权援助登记",
        (
            *_NUMBERS,
            _date("收件日", "received_on"),
            _date("受理日", "accepted_on"),
            _date("结论日", "decided_on"),
            _date("结案日", "closed_on"),
            *_sides("申请人", ""),
            *_RIGHT,
            _TOWN,
            _CHANNEL,
            *_END,
            _HANDLER,
        ),
    ),
}


def register_table(
    centre: str, month: YearMonth, track: Track, lines: tuple[RegisterLine, ...]
) -> SheetTable:
    """Return a track's register of the month."""
    name, columns = REGISTERS[track]
    return SheetTable(
        name=name,
        title=f"{track.term}登记表（{month.term}）",
        remark=(
            f"{centre}　收件、受理、结论、申请、标记、授权、结案任一日期在本月的案件，"
            f"按收件日排列，共 {len(lines)} 件；身份证件号码部分隐去"
        ),
        headings=tuple(item.heading for item in columns),
        rows=tuple(tuple(item.value(line) for item in columns) for line in lines),
    )
