"""A case as a form or a JSON file hands it in, before it is saved (案件草稿).

Addresses: ``section.field`` for a single section, ``section[2].field`` for the third row
of a table. The same addresses are used in problems, in stored drafts and in JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from app.domain.fields import FieldValue

Row: TypeAlias = Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What a form holds when it is saved: checked values by section (案件草稿).

    ``sections`` maps a section key to its rows; a single section has one row. Absent
    keys mean empty. ``one_case_each`` asks for one case per row of the split table.
    """

    kind: str
    sections: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    one_case_each: bool = False

    def rows(self, section: str) -> tuple[Row, ...]:
        """Return the rows of ``section``, none when it was left out."""
        return tuple(self.sections.get(section, ()))

    def value(self, section: str, key: str) -> FieldValue:
        """Return one value of a single section; None when empty."""
        rows = self.rows(section)
        return rows[0].get(key) if rows else None


def address(section: str, key: str, row: int | None = None) -> str:
    """Return the address of a field, e.g. ``respondent[1].name`` for row 1 (from 0)."""
    return f"{section}.{key}" if row is None else f"{section}[{row}].{key}"
