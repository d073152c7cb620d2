"""A case's checklist: the data of its kind, its facts and what was noted (材料清单)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.checklist_conditions import CaseFacts, ChecklistSpec, MaterialSpec
from app.domain.checklists import checklist_of
from app.models.case import Case
from app.models.handling import CaseMaterial
from app.services.desk import Desk
from app.services.handling_views import Checklist, MaterialItem
from app.services.read_case import draft_of

OWN = "own:"
"""What the code of an item added by hand begins with; the number of its row follows."""


@dataclass(frozen=True, slots=True)
class CaseList:
    """The checklist of one case as data, facts and rows together."""

    spec: ChecklistSpec
    facts: CaseFacts
    rows: tuple[CaseMaterial, ...]

    def row(self, code: str) -> CaseMaterial | None:
        """Return the row of an item, None while there is none."""
        return next((row for row in self.rows if code_of(row) == code), None)

    def item(self, code: str) -> MaterialSpec | None:
        """Return the item as the data says, None for one added by hand."""
        return next((item for item in self.spec.items if item.code == code), None)


def code_of(row: CaseMaterial) -> str:
    """Return the code by which an item is named, also one added by hand."""
    return row.code or f"{OWN}{row.id}"


def case_list(desk: Desk, session: Session, case: Case, step: str = "") -> CaseList:
    """Return the checklist of a case's intake, or of a later step."""
    rows = select(CaseMaterial).where(CaseMaterial.case_id == case.id).order_by(CaseMaterial.id)
    facts = CaseFacts(draft_of(desk.catalogue, session, case), case.right_kind)
    return CaseList(checklist_of(step or case.kind), facts, tuple(session.scalars(rows)))


def merged(case_id: int, listed: CaseList, step: str) -> Checklist:
    """Return the list as shown; what was added by hand stands at the end of the intake's."""
    items = [_item(item, listed.row(item.code), listed.facts) for item in listed.spec.items]
    if not step:
        known = {item.code for item in listed.spec.items}
        # Rows of another kind's list stay visible after the case was turned into this kind.
        items += [
            _own_item(row) for row in listed.rows if row.code not in known and ":" not in row.code
        ]
    return Checklist(case_id, listed.spec.term, tuple(items))


def _item(item: MaterialSpec, row: CaseMaterial | None, facts: CaseFacts) -> MaterialItem:
    return MaterialItem(
        row_id=row.id if row else None,
        code=item.code,
        term=item.term,
        required=item.required,
        condition=item.condition,
        needed=item.required or (row.needed if row else item.needed(facts)),
        received_on=row.received_on if row else None,
        copies=row.copies if row else None,
        copies_asked=item.copies(facts),
        note=row.note if row else "",
        verified=item.verified,
        own=False,
    )


def _own_item(row: CaseMaterial) -> MaterialItem:
    return MaterialItem(
        row_id=row.id,
        code=code_of(row),
        term=row.term,
        required=False,
        condition="",
        needed=row.needed,
        received_on=row.received_on,
        copies=row.copies,
        copies_asked=0,
        note=row.note,
        verified=True,
        own=not row.code,
    )
