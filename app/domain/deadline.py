"""What a time limit is: start event, length, roll, legal source; all of it data (期限规则)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.terms import Term


class Unit(Term):
    """What a limit is counted in (计算单位)."""

    WORKING_DAY = "working-day", "工作日"
    DAY = "day", "日"
    MONTH = "month", "月"
    YEAR = "year", "年"
    HOUR = "hour", "小时"

    @property
    def measure(self) -> str:
        """Return the term as it follows a number: ``5 个工作日``, ``15 日``."""
        counted = (Unit.WORKING_DAY, Unit.MONTH)
        return f"个{self.term}" if self in counted else self.term


class StartDay(Term):
    """From where the count runs (起算)."""

    NEXT_DAY = "next-day", "当日不计，次日起算"
    NEXT_HOUR = "next-hour", "当小时不计，下一小时起算"
    SAME_DAY = "same-day", "当日完成"
    BACKWARDS = "backwards", "当日不计，向前倒数"


class Roll(Term):
    """What becomes of a last day on which the office rests (届满日遇休息日)."""

    NEXT_WORKING_DAY = "next-working-day", "顺延至其后第一个工作日"
    COUNTED = "counted", "按工作日计，不再顺延"
    NONE = "none", "不顺延"


class Region(Term):
    """How far a rule reaches (适用范围)."""

    NATIONAL = "national", "全国"
    LOCAL = "local", "地方"
    CENTRE = "centre", "中心承诺"


class LimitKind(Term):
    """Whether the law or an office's own word sets the limit (期限性质)."""

    STATUTORY = "statutory", "法定"
    INTERNAL = "internal", "内部"


class Supplement(Term):
    """What becomes of a limit while papers are being supplemented (补正期间)."""

    RUNS = "runs", "照常计算"
    PAUSES = "pauses", "补正期间不计入"
    RESTARTS = "restarts", "自补齐之日重新起算"


@dataclass(frozen=True, slots=True)
class Extension:
    """The longest prolongation a rule allows, and what it takes (延长)."""

    limit: int
    unit: Unit
    approval: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One time limit (期限规则).

    ``limit`` is None where the source gives no number: such a rule is shown and explained,
    never counted. ``shortest`` is the lower end of a range such as 2–3 days. ``exclusions``
    are the times that are not counted; they become pauses of a case. ``before`` counts
    backwards from the start: the last day on which the thing may still be done.
    ``verified`` is true only where the primary text was read; all else is 待核实.
    ``replaces`` is the id of the rule that applied until this one came into force.
    """

    id: str
    term: str
    starts: str
    limit: int | None
    unit: Unit | None
    instrument: str
    article: str = ""
    verified: bool = False
    extension: Extension | None = None
    exclusions: tuple[str, ...] = ()
    note: str = ""
    kind: LimitKind = LimitKind.STATUTORY
    region: Region = Region.NATIONAL
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: str = ""
    shortest: int | None = None
    before: bool = False
    rolls: bool = True
    without_transit: bool = False
    supplement: Supplement = Supplement.RUNS

    def __post_init__(self) -> None:
        """Refuse an entry that could not be counted or explained."""
        sound = (
            (self.limit is None) == (self.unit is None)
            and (self.limit is None or self.limit >= 0)
            and (self.limit is not None or bool(self.note))
            and (not self.verified or bool(self.instrument and self.article))
            and (not self.before or self.unit is Unit.WORKING_DAY)
        )
        if not sound:
            raise ValueError(f"{self.id}: an entry that cannot be counted or explained")

    @property
    def start_day(self) -> StartDay | None:
        """Tell from where the count runs; None when there is nothing to count."""
        if self.limit is None:
            return None
        if self.limit == 0:
            return StartDay.SAME_DAY
        if self.before:
            return StartDay.BACKWARDS
        return StartDay.NEXT_HOUR if self.unit is Unit.HOUR else StartDay.NEXT_DAY

    @property
    def roll(self) -> Roll | None:
        """Tell what becomes of a last day of rest; None when there is nothing to count."""
        if self.limit is None:
            return None
        if self.unit is Unit.WORKING_DAY:
            return Roll.COUNTED
        rolls = self.rolls and self.limit > 0 and self.unit is not Unit.HOUR
        return Roll.NEXT_WORKING_DAY if rolls else Roll.NONE

    @property
    def source(self) -> str:
        """Return instrument and article as they are cited."""
        return f"{self.instrument}{self.article}"

    @property
    def length(self) -> str:
        """Return the limit as it is read: ``5 个工作日``, ``2–3 个工作日``; empty without one."""
        if self.limit is None or self.unit is None:
            return ""
        if self.limit == 0:
            return "当日"
        number = f"{self.shortest}–{self.limit}" if self.shortest else str(self.limit)
        return f"{number} {self.unit.measure}"

    def in_force(self, day: date) -> bool:
        """Tell whether the rule applies to what begins on a day, as far as its dates are known."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)
