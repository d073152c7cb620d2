"""When a party may have been here before: which facts agree, and what that hints at (重复线索).

A hint is never a finding: whoever reads it has to check (提示，非认定).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.due import add_months
from app.domain.terms import Outcome, Term
from app.domain.text import compact_code

HINT = "提示，非认定"
BULK_CASES = 10
"""From how many cases within the span somebody's requests count as many (待核实)."""

BULK_MONTHS = 12
EFFECTIVE_STATE = "effective"
"""The state into which a ruling goes that nobody can challenge any more (已生效)."""

RULED = (Outcome.INFRINGES.value,)
SETTLED = (Outcome.MEDIATED.value, Outcome.AGREED.value)


class RepeatKind(Term):
    """What a hint says, gravest first (重复线索类别)."""

    AFTER_RULING = "after-ruling", "生效裁决后同一权利再次涉案"
    AFTER_SETTLEMENT = "after-settlement", "达成协议后同一权利再次涉案"
    SAME_RIGHT = "same-right", "同一权利另有案件"
    SAME_PARTY = "same-party", "同一主体另有案件"
    BULK = "bulk", "批量请求"


class Fact(Term):
    """A fact in which two cases may agree (一致事项)."""

    PARTY = "party", "当事人"
    NAME = "name", "名称"
    ID_NUMBER = "id-number", "证件号码"
    PHONE = "phone", "电话"
    STALL = "stall", "铺位"
    SHOP = "shop", "店铺"
    RIGHT = "right", "权利"


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a party is known again (主体特征)."""

    party_id: int
    name_key: str
    id_number: str = ""
    phone: str = ""
    stall: str = ""
    town: str = ""

    def agrees_with(self, other: Marks) -> tuple[Fact, ...]:
        """Return in what two parties agree; empty facts agree in nothing.

        A shared name says nothing where the identity numbers differ, nor a stall where the
        towns do: every market has its A101.
        """
        numbers = compact_code(self.id_number), compact_code(other.id_number)
        others = all(numbers) and numbers[0] != numbers[1]
        apart = bool(self.town and other.town) and self.town != other.town
        found = (
            (Fact.PARTY, self.party_id == other.party_id),
            (Fact.NAME, not others and _same(self.name_key, other.name_key)),
            (Fact.ID_NUMBER, _same(*numbers)),
            (Fact.PHONE, _same(phone_key(self.phone), phone_key(other.phone))),
            (Fact.STALL, not apart and _same(*map(compact_code, (self.stall, other.stall)))),
        )
        return tuple(fact for fact, agrees in found if agrees)


@dataclass(frozen=True, slots=True)
class Ending:
    """How another case ended, as far as a hint needs it (前案结论)."""

    outcome: str = ""
    decided_on: date | None = None
    effective_on: date | None = None

    @property
    def ruled_on(self) -> date | None:
        """Return from when a ruling of infringement stands; None while it is not effective."""
        return self.effective_on if self.outcome in RULED else None

    @property
    def settled_on(self) -> date | None:
        """Return from when an agreement stands, None without one."""
        return self.decided_on if self.outcome in SETTLED else None


def phone_key(phone: str) -> str:
    """Return a telephone number as compared: digits only, without the country's code."""
    digits = "".join(sign for sign in compact_code(phone) if sign.isdigit())
    return digits.removeprefix("86") if len(digits) > len("13800138000") else digits


def repeat_kind(agrees: Sequence[Fact], received_on: date, ending: Ending) -> RepeatKind:
    """Return what it hints at that a case received on a day agrees with one that ended so."""
    if Fact.RIGHT not in agrees:
        return RepeatKind.SAME_PARTY
    if ending.ruled_on is not None and ending.ruled_on <= received_on:
        return RepeatKind.AFTER_RULING
    if ending.settled_on is not None and ending.settled_on <= received_on:
        return RepeatKind.AFTER_SETTLEMENT
    return RepeatKind.SAME_RIGHT


def bulk_since(received_on: date) -> date:
    """Return the first day of the span in which somebody's requests are counted."""
    return add_months(received_on, -BULK_MONTHS)


def hint_text(kind: RepeatKind, party: str, cases: int) -> str:
    """Return the hint as a sentence that claims no more than it knows."""
    if kind is RepeatKind.BULK:
        return (
            f"{HINT}：{party}近 {BULK_MONTHS} 个月提出 {cases} 件请求，"
            f"达到提示线 {BULK_CASES} 件，请留意。"
        )
    advice = {
        RepeatKind.AFTER_RULING: "是否构成重复侵权须经审理认定",
        RepeatKind.AFTER_SETTLEMENT: "请核对协议内容及履行情况",
        RepeatKind.SAME_RIGHT: "请核对是否重复受理",
    }.get(kind, "请核对是否同一主体")
    return f"{HINT}：{party}与另外 {cases} 件案件的记录一致（{kind.term}），{advice}。"


def _same(first: str, second: str) -> bool:
    return bool(first) and first == second
