"""Figures counted again from the registers, and relations from the figures (复算)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean, median

from app.domain.dates import YearMonth
from app.reports.month_checks import CHECKS, Relation, Verdict
from app.reports.roll_up.contract import DAYS, FAST_TRACK, INFRINGEMENT, MEDIATION

Figures = Mapping[str, float | None]
_ALMOST = 1e-4


@dataclass(frozen=True, slots=True)
class Recount:
    """How a figure follows from a register: rows with ``day`` in the month (复算规则).

    ``before`` names a day that must be there and not after the month; ``kinds`` and ``ends``
    narrow by 类型 and 处理结果. With ``since``, days from there to ``day`` are averaged; with
    ``amount``, that column is added up; otherwise the rows are counted.
    """

    code: str
    sheet: str
    day: str
    before: str = ""
    kinds: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    amount: str = ""
    since: str = ""
    middle: bool = False


_KINDS = ("专利侵权纠纷", "假冒专利举报", "电商投诉", "展会投诉")
_MEDIATIONS = ("行政调解", "人民调解", "法院委托调解", "展会现场调解")
_PRE = ("快速预审",)
_OPINIONS = ("判定侵权", "判定不侵权", "无法判定")


def _pre(code: str, day: str, *ends: str, before: str = "") -> Recount:
    return Recount(code, FAST_TRACK, day, before, _PRE, ends)


def _by_kind(sheet: str, day: str, code: str, first: int, kinds: Sequence[str]) -> list[Recount]:
    return [
        Recount(f"{code}.{number}", sheet, day, kinds=(kind,))
        for number, kind in enumerate(kinds, first)
    ]


RECOUNTS: tuple[Recount, ...] = (
    Recount("A1", INFRINGEMENT, "收件日"),
    *_by_kind(INFRINGEMENT, "收件日", "A1", 1, _KINDS),
    Recount("A2", INFRINGEMENT, "立案日"),
    *_by_kind(INFRINGEMENT, "立案日", "A2", 6, _KINDS),
    Recount("A3", INFRINGEMENT, "结案日", ends=("不予受理",)),
    Recount("A4", INFRINGEMENT, "结案日", "立案日"),
    Recount("A4.2", INFRINGEMENT, "结案日", "立案日", ends=("调解结案",)),
    Recount("A4.3", INFRINGEMENT, "结案日", "立案日", ends=("撤回",)),
    Recount("A7", INFRINGEMENT, "结案日", "立案日", since="立案日"),
    Recount("A7.1", INFRINGEMENT, "结案日", "立案日", since="立案日", middle=True),
    Recount("A12", INFRINGEMENT, "结论日", ends=("调解结案",), amount="约定金额（元）"),
    Recount("B6", INFRINGEMENT, "结论日", "", _KINDS[2:3], _OPINIONS, since="立案日"),
    Recount("D1", MEDIATION, "收件日"),
    *_by_kind(MEDIATION, "收件日", "D1", 1, _MEDIATIONS),
    Recount("D2", MEDIATION, "受理日"),
    *_by_kind(MEDIATION, "受理日", "D2", 1, _MEDIATIONS),
    Recount("D3", MEDIATION, "结论日", ends=("达成协议",)),
    Recount("D4", MEDIATION, "结论日", ends=("未达成协议",)),
    Recount("D6", MEDIATION, "结案日", "受理日"),
    Recount("D8.1", MEDIATION, "结论日", ends=("达成协议",), amount="约定金额（元）"),
    Recount("D9", MEDIATION, "结论日", "受理日", since="受理日"),
    _pre("F2", "提交日"),
    _pre("F3", "结论日", "预审合格"),
    _pre("F5", "受理日"),
    _pre("F6", "结案日", "不予受理"),
    _pre("F7", "结论日", "预审不合格"),
    _pre("F8", "结案日", "撤回"),
    _pre("F9", "申请日"),
    _pre("F10", "标记日"),
    _pre("F11", "授权公告日"),
    Recount("F12", FAST_TRACK, "结论日", kinds=_PRE, since="提交日"),
    Recount("F13", FAST_TRACK, "授权公告日", kinds=_PRE, since="申请日"),
    _pre("F14", "结案日", before="受理日"),
)
MEDIANS = frozenset(rule.code for rule in RECOUNTS if rule.middle)


@dataclass(frozen=True, slots=True)
class Register:
    """A register by columns (登记簿各列)."""

    columns: Mapping[str, Sequence[object]]
    rows: int

    @classmethod
    def of(cls, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Register:
        """Return the columns of a sheet; days lose their time of day."""
        turned = list(zip(*rows, strict=True)) if rows else [()] * len(header)
        columns = dict(zip(header, turned, strict=True))
        for name in DAYS & columns.keys():
            columns[name] = tuple(map(_day, columns[name]))
        return cls(columns, len(rows))

    def strangers(self, month: YearMonth) -> int:
        """Return how many rows have no day in the month."""
        inside = set[int]()
        for name in DAYS & self.columns.keys():
            inside.update(self._on(name, month.first_day, month.last_day))
        return self.rows - len(inside)

    def chosen(self, rule: Recount, month: YearMonth) -> list[int]:
        """Return the places of the rows that a rule counts."""
        found = self._on(rule.day, month.first_day, month.last_day)
        if rule.before:
            before = set(self._on(rule.before, date.min, month.last_day))
            found = [place for place in found if place in before]
        for name, wanted in (("类型", rule.kinds), ("处理结果", rule.ends)):
            if wanted:
                column = self.columns[name]
                found = [place for place in found if column[place] in wanted]
        return found

    def spread(self, rule: Recount, month: YearMonth) -> Mapping[int, int]:
        """Return how many of a rule's cases took how many days."""
        first, last = self.columns[rule.since], self.columns[rule.day]
        counted: Counter[int] = Counter()
        for place in self.chosen(rule, month):
            start, end = first[place], last[place]
            if isinstance(start, date) and isinstance(end, date):
                counted[(end - start).days] += 1
        return counted

    def _on(self, name: str, first: date, last: date) -> list[int]:
        return [
            place
            for place, day in enumerate(self.columns[name])
            if isinstance(day, date) and first <= day <= last
        ]


def average(spread: Mapping[int, int], *, middle: bool) -> float | None:
    """Return mean or median of days; None without a case."""
    if not spread:
        return None
    if middle:
        return float(median([day for day, number in sorted(spread.items()) for _ in range(number)]))
    return fmean(spread.keys(), weights=spread.values())


def disagreements(
    figures: Figures, registers: Mapping[str, Register], month: YearMonth
) -> Iterator[str]:
    """Yield each figure that the registers contradict, in words."""
    for rule in RECOUNTS:
        if rule.code not in figures or rule.since:
            continue
        register = registers[rule.sheet]
        places = register.chosen(rule, month)
        amounts = register.columns[rule.amount] if rule.amount else ()
        again = (
            sum(value for place in places if isinstance(value := amounts[place], int | float))
            if rule.amount
            else len(places)
        )
        told = figures[rule.code] or 0
        if abs(again - told) > _ALMOST:
            yield f"{rule.code} 为 {_plain(told)}，按{rule.sheet}复算为 {_plain(again)}"


def spreads(
    figures: Figures, registers: Mapping[str, Register], month: YearMonth
) -> dict[str, Mapping[int, int]]:
    """Return the days behind each average, left out where they do not give the file's figure."""
    found: dict[str, Mapping[int, int]] = {}
    for rule in RECOUNTS:
        if not rule.since or rule.code not in figures:
            continue
        spread = registers[rule.sheet].spread(rule, month)
        again, told = average(spread, middle=rule.middle), figures[rule.code]
        if again == told or (again and told and abs(again - told) <= _ALMOST):
            found[rule.code] = spread
    return found


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A row of 校验 as the file tells it."""

    code: str
    left: float
    right: float
    verdict: str


def relations(
    figures: Figures, lines: Sequence[CheckLine]
) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, int]]:
    """Return relations told wrongly, relations that do not hold, and the opening stocks.

    An opening stock stands in no cell of 汇总; it is what the told left side leaves.
    """
    known = {item.code: item for item in CHECKS}
    wrong, broken, openings = [], [], dict[str, int]()
    for line in lines:
        spec = known.get(line.code)
        if spec is None or any(item.code not in figures for item in (*spec.left, *spec.right)):
            continue
        left = sum(item.sign * (figures[item.code] or 0) for item in spec.left if not item.opening)
        right = sum(item.sign * (figures[item.code] or 0) for item in spec.right)
        openers = [item.code for item in spec.left if item.opening]
        if openers:
            openings[openers[0]] = round(line.left - left)
            left = line.left
        if spec.relation is Relation.EQUAL:
            verdict = Verdict.HOLDS if left == right else Verdict.DIFFERS
        else:
            verdict = Verdict.HOLDS if left <= right else Verdict.HINT
        if (left, right, verdict.value) != (line.left, line.right, line.verdict):
            wrong.append(line.code)
        elif verdict is Verdict.DIFFERS:
            broken.append(f"{line.code} {_plain(left)} 与 {_plain(right)}")
    return tuple(wrong), tuple(broken), openings


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def _plain(value: float) -> str:
    return f"{value:,.2f}".removesuffix(".00")
