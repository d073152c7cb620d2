"""All kinds of case the program knows, found by discovery (案件类型目录)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain import case_types
from app.domain.case_type import CaseType
from app.domain.terms import Track
from app.support.errors import NotFoundError
from app.support.specs import load_specs

_ORDER = (
    "infringement-dispute",
    "ecommerce-complaint",
    "exhibition-complaint",
    "counterfeit-report",
    "pre-examination",
    "assistance-request",
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The kinds of case by code; made once and handed on (案件类型目录)."""

    case_types: Mapping[str, CaseType]

    def of_track(self, track: Track) -> tuple[CaseType, ...]:
        """Return the kinds of one track, in the order of the catalogue."""
        return tuple(item for item in self.case_types.values() if item.track is track)

    def get(self, code: str) -> CaseType:
        """Return the kind called ``code``, as the store writes it.

        Raises:
            NotFoundError: this program does not know the kind.
        """
        found = self.case_types.get(code)
        if found is None:
            raise _unknown()
        return found

    def by_text(self, text: str) -> CaseType:
        """Return the kind whose code or Chinese term is ``text``, spaces around it ignored.

        Raises:
            NotFoundError: neither a code nor a term.
        """
        wanted = text.strip()
        for item in self.case_types.values():
            if wanted in (item.code, item.term):
                return item
        raise _unknown()


def load_catalogue() -> Catalogue:
    """Return the catalogue of all case-type modules, most used kind of each track first."""
    found = load_specs(case_types, CaseType, lambda item: item.code)
    order = {code: place for place, code in enumerate(_ORDER)}
    ranked = sorted(found.values(), key=lambda item: order.get(item.code, len(order)))
    return Catalogue(MappingProxyType({item.code: item for item in ranked}))


def _unknown() -> NotFoundError:
    """Return the error for a kind that is not in the catalogue."""
    return NotFoundError(
        "没有这种案件类型，未作任何改动。", hint="请用类型的代码或中文名称，见《案件类型》文档。"
    )
