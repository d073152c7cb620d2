"""Registered entities of a sample with quota and standing (示例备案主体)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from app.services.sample.names import Vocabulary, pick
from app.services.sample.people import Crowd, Party

_REQUESTS_EACH = 4.6
"""Requests a year for each entity: 2,760 a year over some 600 active ones of 1,490."""
_GRADES = ("A", "A", "B", "B", "B", "C")


@dataclass(frozen=True, slots=True)
class Entity:
    """An invented registered entity with the number of its row (示例备案主体)."""

    id: int
    party: Party
    registration_no: str
    registered_on: date
    valid_to: date
    quota: int
    grade: str
    classes: str
    suspended_from: date | None = None
    suspended_until: date | None = None
    suspended_reason: str = ""
    cancelled_on: date | None = None

    def may_ask(self, on: date) -> bool:
        """Tell whether it may hand in a request on the day, its quota aside."""
        stopped = any(
            day is not None and day <= on for day in (self.suspended_from, self.cancelled_on)
        )
        return self.registered_on <= on <= self.valid_to and not stopped


class Registry:
    """The entities of a centre; large ones ask more often, within their quota (备案名录)."""

    def __init__(self, rng: Random, entities: Sequence[Entity]) -> None:
        self._rng = rng
        self.entities = tuple(entities)
        self._steps = tuple(accumulate(_weight(rank) for rank in range(len(self.entities))))
        self._used: Counter[tuple[int, int]] = Counter()

    def asking(self, on: date) -> Entity:
        """Return an entity that may hand in a request on the day and count it to its quota."""
        for _ in range(len(self.entities) * 8):
            (found,) = self._rng.choices(self.entities, cum_weights=self._steps)
            used = self._used[found.id, on.year]
            if found.may_ask(on) and used < found.quota:
                self._used[found.id, on.year] += 1
                return found
        return self.entities[0]


def make_registry(
    rng: Random,
    words: Vocabulary,
    crowd: Crowd,
    first: date,
    last: date,
    requests_a_month: int,
    next_id: int,
) -> Registry:
    """Return the register for requests from ``first`` to ``last``, grown over the years."""
    count = max(6, round(requests_a_month * 12 / _REQUESTS_EACH))
    weights = math.fsum(_weight(rank) for rank in range(count))
    days = max((last - first).days, 1)
    entities: list[Entity] = []
    for rank in range(count):
        # Half were there when the sample begins, the large ones first of all.
        early = rank < count // 10 + 2 or rng.random() < 0.5
        start = -rng.randint(30, 700) if early else rng.randint(0, days)
        registered = first + timedelta(days=start)
        made = Entity(
            id=next_id + rank,
            party=crowd.company(),
            registration_no=f"备{registered.year}{next_id + rank:04}",
            registered_on=registered,
            valid_to=date(last.year + rng.randint(1, 3), 12, 31),
            quota=_quota(rank, requests_a_month * 12, weights),
            grade=pick(rng, _GRADES),
            classes="、".join(words.classes[:3]),
        )
        entities.append(_standing(rng, made, last, settled=rank < count // 10 + 2))
    return Registry(rng, entities)


def _weight(rank: int) -> float:
    """Return how often the entity of a rank (from 0) asks: falling, so that a few file most."""
    return math.pow(rank + 5, -0.75)


def _quota(rank: int, requests_a_year: int, weights: float) -> int:
    """Return a quota in tens that leaves room: four times the fair share by rank."""
    return max(10, round(requests_a_year * _weight(rank) / weights * 4 / 10) * 10)


def _standing(rng: Random, entity: Entity, last: date, *, settled: bool) -> Entity:
    """Return the entity, now and then suspended, cancelled or run out near the end."""
    chance = rng.random()
    if settled or chance > 0.06 or entity.registered_on > last - timedelta(days=200):
        return entity
    day = last - timedelta(days=rng.randint(5, 170))
    if chance < 0.02:
        return replace(
            entity,
            suspended_from=day,
            suspended_until=day + timedelta(days=183),
            suspended_reason="当年预审不合格率超过 50%",
        )
    if chance < 0.03:
        return replace(entity, cancelled_on=day)
    return replace(entity, valid_to=day)
