"""Parties of a sample: a few turn up again and again, most once or twice (示例当事人)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from app.domain.fields import FieldValue
from app.domain.terms import PartyKind
from app.domain.text import name_key
from app.services.sample.identifiers import credit_code, identity_card, mobile
from app.services.sample.names import Vocabulary, brand, person, pick

_NEW_REQUESTER = 0.16
_NEW_RESPONDENT = 0.62
_ABROAD = (("德国", "GmbH"), ("意大利", "S.r.l."), ("美国", "Inc."), ("西班牙", "S.L."))
_LATIN = ("Lu", "mo", "ra", "ve", "ni", "tas", "quil", "do", "ser", "an", "bri", "zel")
_TRIES = 200


@dataclass(frozen=True, slots=True)
class Party:
    """An invented party with the number of its row; ``facts`` by field key (示例当事人)."""

    id: int
    facts: dict[str, FieldValue]

    @property
    def name(self) -> str:
        """Return the name."""
        return str(self.facts["name"])

    @property
    def kind(self) -> PartyKind:
        """Return the legal form."""
        return PartyKind(str(self.facts["kind"]))


@dataclass(frozen=True, slots=True)
class Known:
    """Which names and identity numbers the store holds already, and the next row number."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    next_id: int = 1


class Crowd:
    """Makes parties and brings them back: whoever came often comes again (当事人群)."""

    def __init__(self, rng: Random, words: Vocabulary, division: str, known: Known) -> None:
        self._rng = rng
        self._words = words
        self._division = division
        self._names = set(known.names)
        self._numbers = set(known.numbers)
        self._next_id = known.next_id
        self._requesters: list[Party] = []
        self._respondents: list[Party] = []
        self.fresh: list[Party] = []

    def requester(self) -> Party:
        """Return a right-holder: a maker with a name, seldom a person or somebody abroad."""
        if self._requesters and self._rng.random() > _NEW_REQUESTER:
            found = pick(self._rng, self._requesters)
        else:
            chance = self._rng.random()
            if chance < 0.80:
                found = self.company()
            elif chance < 0.90:
                found = self._trader(stall=False)
            elif chance < 0.97:
                found = self.natural_person()
            else:
                found = self._foreigner()
        # Picking from past uses, not from names, lets a few grow large (Zipf's law).
        self._requesters.append(found)
        return found

    def respondent(self, but: frozenset[int]) -> Party:
        """Return a seller or maker that is none of the parties ``but``."""
        for _ in range(3):
            if not self._respondents or self._rng.random() < _NEW_RESPONDENT:
                break
            found = pick(self._rng, self._respondents)
            if found.id not in but:
                self._respondents.append(found)
                return found
        found = self._new_respondent()
        self._respondents.append(found)
        return found

    def reporter(self) -> Party:
        """Return a member of the public."""
        return self.natural_person()

    def _new_respondent(self) -> Party:
        chance = self._rng.random()
        if chance < 0.40:
            return self._trader(stall=True)
        if chance < 0.55:
            return self._trader(stall=False)
        if chance < 0.92:
            return self.company(identified=self._rng.random() < 0.6)
        if chance < 0.99:
            return self.natural_person(identified=self._rng.random() < 0.4)
        return self._body()

    def company(self, *, identified: bool = True) -> Party:
        """Return a new company."""
        rng, town = self._rng, self._words.town(self._rng)
        boss = person(rng)
        facts: dict[str, FieldValue] = {
            "kind": PartyKind.COMPANY.value,
            "name": self._fresh_name(lambda: self._words.company(rng, town)),
            "legal_representative": boss,
            "contact_name": boss if rng.random() < 0.3 else person(rng),
            "phone": mobile(rng),
            "address": self._words.address(rng, town),
            "town": town,
        }
        if identified:
            facts["id_number"] = self._fresh_number(
                lambda: credit_code(rng, self._division, trader=False)
            )
        if rng.random() < 0.25:
            facts["email"] = f"ip{rng.randint(1000, 99999)}@example.com"
        return self._add(facts)

    def natural_person(self, *, identified: bool = True) -> Party:
        """Return a new person."""
        rng, town = self._rng, self._words.town(self._rng)
        facts: dict[str, FieldValue] = {
            "kind": PartyKind.PERSON.value,
            "name": self._fresh_name(lambda: person(rng)),
            "phone": mobile(rng),
            "address": self._words.address(rng, town),
            "town": town,
        }
        if identified:
            facts["id_number"] = self._fresh_number(lambda: identity_card(rng, self._division))
        return self._add(facts)

    def _trader(self, *, stall: bool) -> Party:
        rng, town = self._rng, self._words.town(self._rng)
        owner = person(rng)
        facts: dict[str, FieldValue] = {"kind": PartyKind.SOLE_TRADER.value}
        if stall and self._words.markets:
            market = pick(rng, self._words.markets)
            town = market.town or town
            number = f"{pick(rng, 'ABCDE')}{rng.randint(1, 4)}{rng.randint(1, 68):02}"
            facts["stall"] = f"{market.name}{number}"
            facts["address"] = f"{self._words.city}{town}{market.name}"
        else:
            facts["address"] = self._words.address(rng, town)
        facts |= {
            "name": self._fresh_name(lambda: self._words.trader(rng, town)),
            "registered_operator": owner,
            "contact_name": owner,
            "phone": mobile(rng),
            "town": town,
        }
        if rng.random() < 0.12:
            facts["actual_operator"] = person(rng)
        if rng.random() < 0.5:
            facts["id_number"] = self._fresh_number(
                lambda: credit_code(rng, self._division, trader=True)
            )
        return self._add(facts)

    def _body(self) -> Party:
        rng, town = self._rng, self._words.town(self._rng)
        facts: dict[str, FieldValue] = {
            "kind": PartyKind.OTHER.value,
            "name": self._fresh_name(lambda: self._words.partnership(rng)),
            "legal_representative": person(rng),
            "phone": mobile(rng),
            "address": self._words.address(rng, town),
            "town": town,
        }
        return self._add(facts)

    def _foreigner(self) -> Party:
        rng = self._rng
        country, form = pick(rng, _ABROAD)

        def name() -> str:
            core = "".join(pick(rng, _LATIN) for _ in range(3)).capitalize()
            return f"{core} Design {form}"

        return self._add(
            {
                "kind": PartyKind.FOREIGN.value,
                "name": self._fresh_name(name),
                "nationality": country,
                "phone": mobile(rng),
            }
        )

    def _add(self, facts: dict[str, FieldValue]) -> Party:
        made = Party(self._next_id, {key: value for key, value in facts.items() if value})
        self._next_id += 1
        self.fresh.append(made)
        return made

    def _fresh_name(self, make: Callable[[], str]) -> str:
        """Return a name nobody in the store has, so that the same name is the same party."""
        for _ in range(_TRIES):
            name = make()
            if name_key(name) not in self._names:
                break
        else:
            name = f"{name[:-4]}{brand(self._rng)}{self._next_id}{name[-4:]}"
        self._names.add(name_key(name))
        return name

    def _fresh_number(self, make: Callable[[], str]) -> str:
        number = make()
        while number in self._numbers:
            number = make()
        self._numbers.add(number)
        return number
