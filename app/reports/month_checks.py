"""How the month's figures must hang together (勾稽关系)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What must hold between the two sides of a check (关系)."""

    EQUAL = "＝"
    AT_MOST = "≤"


class Verdict(StrEnum):
    """What came of a check (结论).

    A difference means records that contradict each other, such as a day of closing before the
    day of docketing. A hint may be right: the two sides count different batches of cases.
    """

    HOLDS = "相符"
    HINT = "提示"
    DIFFERS = "不符"


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure of a check; ``opening`` takes the state at the end of the month before."""

    code: str
    sign: int = 1
    opening: bool = False
    term: str = ""
    value: int = 0


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """One relation between the month's figures (勾稽规则)."""

    code: str
    left: tuple[Operand, ...]
    relation: Relation
    right: tuple[Operand, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A check with its figures (勾稽结果)."""

    spec: CheckSpec

    @property
    def left(self) -> int:
        """Return the left side's sum."""
        return sum(item.sign * item.value for item in self.spec.left)

    @property
    def right(self) -> int:
        """Return the right side's sum."""
        return sum(item.sign * item.value for item in self.spec.right)

    @property
    def verdict(self) -> Verdict:
        """Return whether the relation holds, and how grave it is that it does not."""
        if self.spec.relation is Relation.EQUAL:
            return Verdict.HOLDS if self.left == self.right else Verdict.DIFFERS
        return Verdict.HOLDS if self.left <= self.right else Verdict.HINT

    @property
    def formula(self) -> str:
        """Return the relation without figures, e.g. ``期初在办＋受理－办结＝期末在办``."""
        return self._written(figures=False)

    @property
    def sentence(self) -> str:
        """Return the relation with its figures, e.g. ``期初在办 60 ＋ 受理 33 ＝ …``."""
        return self._written(figures=True)

    def _written(self, *, figures: bool) -> str:
        gap = " " if figures else ""
        sides = (_side(self.spec.left, figures=figures), _side(self.spec.right, figures=figures))
        return f"{gap}{self.spec.relation.value}{gap}".join(sides)


def _side(operands: tuple[Operand, ...], *, figures: bool) -> str:
    gap = " " if figures else ""
    written = ""
    for number, item in enumerate(operands):
        if number:
            written += f"{gap}{'＋' if item.sign > 0 else '－'}{gap}"
        written += f"{item.term} {item.value}" if figures else item.term
    return written


def _equal(code: str, whole: str, *parts: str, note: str = "") -> CheckSpec:
    return CheckSpec(
        code, (Operand(whole),), Relation.EQUAL, tuple(Operand(part) for part in parts), note
    )


def _flow(code: str, stock: str, come: str, gone: str) -> CheckSpec:
    return CheckSpec(
        code,
        (Operand(stock, opening=True, term="期初在办"), Operand(come), Operand(gone, -1)),
        Relation.EQUAL,
        (Operand(stock),),
        "不符时，多为结案日早于受理日，或收件日晚于受理日",
    )


def _at_most(code: str, part: str, whole: str, note: str) -> CheckSpec:
    return CheckSpec(code, (Operand(part),), Relation.AT_MOST, (Operand(whole),), note)


_BATCHES = "两数不是同一批案件，上月收件本月受理等情形可使前者大于后者"

CHECKS = (
    _flow("J1", "A6", "A2", "A4"),
    _equal("J2", "A1", "A1.1", "A1.2", "A1.3", "A1.4"),
    _equal("J3", "A1", "A11.1", "A11.2", "A11.3", "A11.4", "A11.5", "A11.6"),
    _equal("J4", "A2", "A2.1", "A2.2", "A2.3", "A2.4", "A2.5"),
    _equal("J5", "A2", "A2.6", "A2.7", "A2.8", "A2.9"),
    _equal(
        "J6",
        "A4",
        "A4.1",
        "A4.2",
        "A4.3",
        "A4.4",
        "A4.5",
        "A4.6",
        "A4.7",
        note="不符时，多为结案而未登记处理结果",
    ),
    _equal("J7", "A4", "A4.11", "A4.12", "A4.13", "A4.14"),
    _equal("J8", "A5", "A5.1", "A5.2", "A5.3"),
    _at_most("J9", "A2", "A1", _BATCHES),
    _flow("J10", "D7", "D2", "D6"),
    _equal("J11", "D1", "D1.1", "D1.2", "D1.3", "D1.4"),
    _equal("J12", "D2", "D2.1", "D2.2", "D2.3", "D2.4"),
    _equal("J13", "D3", "D3.1", "D3.2", "D3.3", "D3.4"),
    _at_most("J14", "D3", "D2", _BATCHES),
    _flow("J15", "F15", "F5", "F14"),
    _equal("J16", "F2", "F2.1", "F2.2", "F2.3", note="不符时，多为未载明专利类型"),
    _at_most("J17", "F3", "F5", _BATCHES),
    _flow("J18", "B8", "B2", "B7"),
    _equal("J19", "B3", "B3.1", "B3.2", "B3.3"),
    _equal("J20", "C3", "C3.1", "C3.2", "C3.3"),
    _flow("J21", "H8", "H3", "H7"),
    _flow("J22", "I8", "I2", "I7"),
    _at_most("J23", "B2", "B1", _BATCHES),
    _at_most("J24", "B3", "B2", _BATCHES),
    _at_most("J25", "D10", "D3", _BATCHES),
)
