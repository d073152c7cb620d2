"""A filled-in form of an invented case and the rows it refers to (填好的案件)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft, Row
from app.domain.fields import FieldValue
from app.domain.terms import PartyKind
from app.services.sample.people import Party
from app.services.sample.registry import Entity
from app.services.sample.rights import Right

Facts = dict[str, FieldValue]


@dataclass(frozen=True, slots=True)
class Written:
    """A case as it was filled in, with the rows it refers to (填好的案件)."""

    draft: CaseDraft
    parties: Mapping[str, tuple[Party, ...]]
    right: Right | None = None
    entity: Entity | None = None


def complaint(right: Right, seller: Party) -> str:
    """Return what the requester says the seller did."""
    act = "在网上" if seller.kind is PartyKind.PERSON else "擅自制造、"
    return (
        f"请求人系“{right.facts['title']}”的权利人。被请求人未经许可，{act}"
        f"销售与其相同或近似的{right.product}，请求责令立即停止侵权行为。"
    )


def write_down(
    case_type: CaseType,
    parties: Mapping[str, tuple[Party, ...]],
    facts: Facts,
    right: Right | None = None,
    extras: Mapping[str, Facts] | None = None,
    entity: Entity | None = None,
) -> Written:
    """Return the draft, each row cut down to what its section asks for."""
    sections: dict[str, tuple[Row, ...]] = {}
    for section in case_type.sections:
        extra = (extras or {}).get(section.key, {})
        rows: list[Facts] = []
        if section.key in parties:
            rows = [{**party.facts, **extra} for party in parties[section.key]]
        elif section.key == "facts":
            rows = [facts]
        elif section.key == "right" and right is not None:
            rows = [right.facts]
        sections[section.key] = tuple(
            {
                key: value
                for key, value in row.items()
                if key in section.by_key and value is not None
            }
            for row in rows
        )
    return Written(CaseDraft(case_type.code, sections), parties, right, entity)
