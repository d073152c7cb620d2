"""Rights of a sample: a holder has a few and enforces them again and again (示例权利)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.domain.fields import FieldValue
from app.domain.patent_number import FIRST_NEW_FORM_YEAR
from app.domain.terms import RightKind
from app.services.sample.identifiers import patent_number
from app.services.sample.names import Vocabulary, pick
from app.services.sample.people import Party

_REUSED = 0.72
_TERM_YEARS = {RightKind.DESIGN: 10, RightKind.UTILITY_MODEL: 10, RightKind.INVENTION: 20}
_PATENTS = (RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)
_PATENT_CHANCES = (86, 12, 2)


@dataclass(frozen=True, slots=True)
class Right:
    """An invented right with the number of its row; ``facts`` by field key (示例权利)."""

    id: int
    facts: dict[str, FieldValue]
    product: str
    ends_on: date


class Portfolio:
    """Makes rights and brings them back with their holder (权利清单)."""

    def __init__(self, rng: Random, words: Vocabulary, known: frozenset[str], next_id: int) -> None:
        self._rng = rng
        self._words = words
        self._known = set(known)
        self._next_id = next_id
        self._held: dict[int, list[Right]] = {}
        self.fresh: list[Right] = []

    def enforced_by(self, holder: Party, on: date, *, patents_only: bool = True) -> Right:
        """Return a right of ``holder`` that is in force on the day."""
        held = [item for item in self._held.get(holder.id, ()) if item.ends_on > on]
        if patents_only:
            held = [item for item in held if str(item.facts["kind"]) in _PATENTS]
        if held and self._rng.random() < _REUSED:
            return pick(self._rng, held)
        chance = self._rng.random()
        if patents_only or chance < 0.88:
            made = self._patent(holder, on)
        elif chance < 0.96:
            made = self._trade_mark(holder)
        else:
            made = self._work(holder, on)
        self._held.setdefault(holder.id, []).append(made)
        return made

    def pending(self, holder: Party, on: date) -> Right:
        """Return an application of ``holder`` that is still being examined."""
        kind = RightKind.INVENTION if self._rng.random() < 0.8 else RightKind.UTILITY_MODEL
        product = self._words.product(self._rng)
        filed = on - timedelta(days=self._rng.randint(10, 300))
        facts: dict[str, FieldValue] = {
            "kind": kind.value,
            "number": self._number(kind, filed.year),
            "title": f"一种{product}",
            "holder": holder.name,
            "filed_on": filed,
            "status": "审查中",
        }
        return self._add(facts, product, on)

    def _patent(self, holder: Party, on: date) -> Right:
        rng = self._rng
        (kind,) = rng.choices(_PATENTS, _PATENT_CHANCES)
        granted = on - timedelta(days=rng.randint(20, 1500))
        filed = granted - timedelta(days=rng.randint(60, 240))
        filed = max(filed, date(FIRST_NEW_FORM_YEAR + 1, 1, 5))
        product = self._words.product(rng)
        design = kind is RightKind.DESIGN
        facts: dict[str, FieldValue] = {
            "kind": kind.value,
            "number": self._number(kind, filed.year),
            "title": self._words.design_title(rng, product) if design else f"一种{product}",
            "holder": holder.name,
            "filed_on": filed,
            "granted_on": granted,
            "status": "有效",
        }
        if design and self._words.classes:
            facts["locarno"] = pick(rng, self._words.classes)
        if rng.random() < 0.5:
            facts["fee_paid_to"] = date(on.year + 1, filed.month, min(filed.day, 28))
        if kind is not RightKind.INVENTION:
            facts["evaluation"] = "未见缺陷" if rng.random() < 0.55 else "未出具"
            if facts["evaluation"] == "未见缺陷":
                facts["evaluation_no"] = f"PJ{filed.year}{rng.randint(100000, 999999)}"
        ends = date(filed.year + _TERM_YEARS[kind], filed.month, min(filed.day, 28))
        return self._add(facts, product, max(ends, on + timedelta(days=1)))

    def _trade_mark(self, holder: Party) -> Right:
        number = self._unused(lambda: f"9{self._rng.randint(0, 10**7 - 1):07}/11")
        facts: dict[str, FieldValue] = {
            "kind": RightKind.TRADEMARK.value,
            "number": number,
            "title": holder.name[-8:-4] or holder.name,
            "holder": holder.name,
            "status": "有效",
        }
        return self._add(facts, self._words.product(self._rng), date.max)

    def _work(self, holder: Party, on: date) -> Right:
        number = self._unused(
            lambda: f"粤作登字-{on.year - 1}-F-{self._rng.randint(0, 10**8 - 1):08}"
        )
        product = self._words.product(self._rng)
        facts: dict[str, FieldValue] = {
            "kind": RightKind.COPYRIGHT.value,
            "number": number,
            "title": f"{product}造型",
            "holder": holder.name,
        }
        return self._add(facts, product, date.max)

    def application_number(self, kind: RightKind, year: int) -> str:
        """Return the number of a new application."""
        return self._number(kind, year)

    def _number(self, kind: RightKind, year: int) -> str:
        return self._unused(lambda: patent_number(self._rng, kind, year))

    def _unused(self, make: Callable[[], str]) -> str:
        number = make()
        while number in self._known:
            number = make()
        self._known.add(number)
        return number

    def _add(self, facts: dict[str, FieldValue], product: str, ends_on: date) -> Right:
        made = Right(self._next_id, facts, product, ends_on)
        self._next_id += 1
        self.fresh.append(made)
        return made
