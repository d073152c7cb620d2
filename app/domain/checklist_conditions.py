"""What an item of a checklist is, and the conditions under which a case needs it (材料条件)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.domain.draft import CaseDraft
from app.domain.fields import FieldValue
from app.domain.terms import PartyKind, RightKind
from app.domain.values import is_empty

_NEAR = ("香港", "澳门", "台湾")
_DOMESTIC = ("中国", "中华人民共和国", "CN")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a condition looks at: the case as its form holds it, and the kind of its right."""

    draft: CaseDraft
    right_kind: str = ""

    def first_side(self, key: str) -> tuple[str, ...]:
        """Return what was written under ``key`` about whoever asks or applies."""
        sections = ("requester", "applicant", "reporter")
        return _texts(self.draft, sections, key)

    def anywhere(self, key: str) -> bool:
        """Tell whether ``key`` is filled, or ticked, in any section."""
        rows = (row for rows in self.draft.sections.values() for row in rows)
        return any(not is_empty(row.get(key)) and row.get(key) is not False for row in rows)

    @property
    def respondents(self) -> int:
        """Return how many parties stand on the other side."""
        return sum(
            not is_empty(row.get("name"))
            for section in ("respondent", "reported")
            for row in self.draft.rows(section)
        )


Condition: TypeAlias = Callable[[CaseFacts], bool]


@dataclass(frozen=True, slots=True)
class MaterialSpec:
    """One item of a checklist (材料项).

    Without ``condition`` it is required. ``condition`` says in words when it is; ``applies``
    tells from the case, None where only a person can. ``copies_each`` asks for an original
    and one copy per respondent. ``verified`` is true where the item was read in a source;
    all else is 待核实.
    """

    code: str
    term: str
    condition: str = ""
    applies: Condition | None = None
    copies_each: bool = False
    verified: bool = False

    @property
    def required(self) -> bool:
        """Tell whether every case needs it."""
        return not self.condition

    def needed(self, facts: CaseFacts) -> bool:
        """Tell whether this case needs it, as far as the case itself shows."""
        return self.required or (self.applies is not None and self.applies(facts))

    def copies(self, facts: CaseFacts) -> int:
        """Return how many copies to hand in, the original included; 0 where nothing says."""
        return facts.respondents + 1 if self.copies_each else 0


@dataclass(frozen=True, slots=True)
class ChecklistSpec:
    """The papers of one kind of case, or of one later step of it (材料清单).

    ``supplement_days`` are the working days proposed for supplementing: the office designates
    them, no rule fixes them. ``consequence`` is what the notice says of missing them.
    """

    code: str
    term: str
    items: tuple[MaterialSpec, ...]
    supplement_days: int = 7
    consequence: str = "逾期未补正或者补正后仍不符合受理条件的，不予受理"


def _texts(draft: CaseDraft, sections: tuple[str, ...], key: str) -> tuple[str, ...]:
    values: list[FieldValue] = [row.get(key) for section in sections for row in draft.rows(section)]
    return tuple(value for value in values if isinstance(value, str) and value.strip())


def has_agent(facts: CaseFacts) -> bool:
    """An agent acts for whoever asks (有代理人)."""
    return bool(facts.first_side("agent_name") or facts.first_side("agent_firm"))


def is_foreign(facts: CaseFacts) -> bool:
    """Whoever asks is of another country (外国当事人)."""
    home = (*_DOMESTIC, *_NEAR)
    abroad = any(not value.startswith(home) for value in facts.first_side("nationality"))
    kinds = facts.first_side("kind")
    return abroad or (PartyKind.FOREIGN.value in kinds and not is_near(facts))


def is_near(facts: CaseFacts) -> bool:
    """Whoever asks is of Hong Kong, Macao or Taiwan (港澳台当事人)."""
    return any(place in value for value in facts.first_side("nationality") for place in _NEAR)


def is_licensee(facts: CaseFacts) -> bool:
    """Whoever asks is a licensee (被许可人)."""
    return any("被许可人" in value for value in facts.first_side("capacity"))


def is_heir(facts: CaseFacts) -> bool:
    """Whoever asks is an heir (继承人)."""
    return "继承人" in facts.first_side("capacity")


def has_several_holders(facts: CaseFacts) -> bool:
    """The right is held by several, of whom not all ask (共有权利)."""
    holders = [
        part
        for text in _texts(facts.draft, ("right",), "holder")
        for part in text.replace("，", "、").replace(";", "、").replace("；", "、").split("、")
        if part.strip()
    ]
    return len(holders) > 1 or "共有人" in facts.first_side("capacity")


def is_design_or_utility_model(facts: CaseFacts) -> bool:
    """The right was granted without substantive examination (外观设计或实用新型)."""
    return facts.right_kind in (RightKind.DESIGN.value, RightKind.UTILITY_MODEL.value)


def has_several_applicants(facts: CaseFacts) -> bool:
    """Several apply together (共同申请)."""
    return len(_texts(facts.draft, ("applicant",), "name")) > 1


def has_agency(facts: CaseFacts) -> bool:
    """An agency files (委托代理机构)."""
    return facts.anywhere("agency") or has_agent(facts)


def is_court_entrusted(facts: CaseFacts) -> bool:
    """A court handed the matter over (法院委托)."""
    channels = _texts(facts.draft, tuple(facts.draft.sections), "channel")
    return facts.anywhere("referring_court") or "court" in channels
