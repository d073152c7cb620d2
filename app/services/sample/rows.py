"""From an invented case to the rows the use-cases would have written (示例落库)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from app.domain.case_type import CaseType
from app.domain.fields import FieldValue
from app.domain.terms import LinkKind, PartyRole
from app.domain.text import name_key
from app.domain.value_json import encode
from app.models.base import Base
from app.models.case import (
    Case,
    CaseEvent,
    CaseLink,
    CaseParty,
    CaseText,
    Instalment,
    MediationSession,
)
from app.models.deadline import Deadline
from app.models.handling import CaseMaterial, Sitting, Transfer
from app.models.office import IssuedNumber
from app.models.party import Party as PartyRow
from app.models.party import RegisteredEntity
from app.models.right import Right as RightRow
from app.services.case_text import compose
from app.services.known_records import PARTY_COLUMNS, RIGHT_COLUMNS
from app.services.number_books import INTAKE
from app.services.open_case import RECEIVE
from app.services.sample.asked import Amounts, Answers, Setting, make_amounts, reason_of
from app.services.sample.columns import Row, case_row
from app.services.sample.days import instant
from app.services.sample.ledger import transfers_of
from app.services.sample.materials import materials_of
from app.services.sample.people import Party
from app.services.sample.planned import Planned
from app.services.sample.registry import Entity
from app.services.sample.rights import Right
from app.services.sample.staff import Staff
from app.services.sample.timing import Timing, sittings_of
from app.services.sample.walk import Step
from app.services.sample.written import Written
from app.services.unit_of_work import UnitOfWork
from app.services.write_case import (
    encode_row,
    names,
    sides,
)

# Parents before children, as the foreign keys want it.
_TABLES: tuple[type[Base], ...] = (
    PartyRow,
    RightRow,
    RegisteredEntity,
    Case,
    CaseParty,
    CaseText,
    CaseEvent,
    CaseLink,
    MediationSession,
    Instalment,
    IssuedNumber,
    Deadline,
    Sitting,
    CaseMaterial,
    Transfer,
)
_RIGHT_DAYS = frozenset({"filed_on", "granted_on", "checked_on", "fee_paid_to"})
_IN_SESSION = "in-session"


@dataclass(slots=True)
class Batch:
    """Rows waiting to be inserted, by table, and the next number of each table (待写行)."""

    next_ids: dict[type[Base], int]
    rows: dict[type[Base], list[Row]] = field(
        default_factory=lambda: {table: [] for table in _TABLES}
    )

    def add(self, table: type[Base], row: Row) -> int:
        """Add a row under the next number of its table and return the number."""
        number = self.next_ids[table]
        self.next_ids[table] = number + 1
        self.rows[table].append({"id": number, **row})
        return number

    def put(self, table: type[Base], row: Row) -> None:
        """Add a row that brings its own key."""
        self.rows[table].append(row)

    def flush(self, unit: UnitOfWork) -> None:
        """Insert everything in the order of the foreign keys."""
        for table, waiting in self.rows.items():
            unit.insert_many(table, waiting)
            waiting.clear()


class Assembler:
    """Turns written cases into rows (组装)."""

    def __init__(
        self,
        rng: Random,
        batch: Batch,
        staff: Staff,
        answers: Answers,
        timing: Timing,
        last_day: date,
    ) -> None:
        self._rng = rng
        self._batch = batch
        self._staff = staff
        self._answers = answers
        self._timing = timing
        self._last_day = last_day
        self._intake: list[int] = []
        self._group = 0

    def add_party(self, party: Party, at: datetime, clerk: str) -> None:
        """Add the row of a new party."""
        row: Row = dict.fromkeys(sorted(PARTY_COLUMNS), "")
        row |= {key: value for key, value in party.facts.items() if key in PARTY_COLUMNS}
        row |= {"id": party.id, "name_key": name_key(party.name), "note": ""}
        self._batch.put(PartyRow, row | _stamps(at, clerk, at, clerk))

    def add_right(self, right: Right, at: datetime, clerk: str) -> None:
        """Add the row of a new right."""
        row: Row = {key: None if key in _RIGHT_DAYS else "" for key in sorted(RIGHT_COLUMNS)}
        row |= right.facts
        self._batch.put(RightRow, {"id": right.id, **row} | _stamps(at, clerk, at, clerk))

    def add_entity(self, entity: Entity) -> None:
        """Add the rows of a registered entity and its party."""
        at, clerk = instant(entity.registered_on, 600), self._staff.members[0][0]
        self.add_party(entity.party, at, clerk)
        row: Row = {
            name: getattr(entity, name)
            for name in (
                "id", "registration_no", "registered_on", "valid_to", "quota", "grade",
                "classes", "suspended_from", "suspended_until", "suspended_reason",
                "cancelled_on",
            )
        }  # fmt: skip
        row["party_id"] = entity.party.id
        self._batch.put(RegisteredEntity, row | _stamps(at, clerk, at, clerk))

    def add_case(self, item: Planned, written: Written) -> None:
        """Add all rows of one case."""
        case_type = item.case_type
        clerk = str(written.draft.value("facts", "handler"))
        handler = self._staff.handler(self._rng, case_type)
        claimed = written.draft.value("facts", "claimed_fen")
        amounts = make_amounts(self._rng, claimed if isinstance(claimed, int) else None)
        asked = self._asked(item, written, handler, amounts)
        row = case_row(item, written, asked)
        plan = self._payments(item, amounts)
        if plan:
            row["paid_fen"] = sum(payment["paid_fen"] for payment in plan)
        updated = item.steps[-1].at if item.steps else item.received_at
        last = handler if item.steps else clerk
        row |= _stamps(item.received_at, clerk, updated, last, version=1 + len(item.steps))
        case_id = self._batch.add(Case, row)
        self._add_parties(case_id, case_type, written)
        self._add_text(case_id, case_type, row, written)
        self._add_events(case_id, item, asked, clerk, handler, written)
        self._add_numbers(case_id, item, clerk, handler)
        for limit in self._timing.limits(case_id, item, asked, row["right_kind"]):
            self._batch.add(Deadline, limit)
        for sitting in sittings_of(case_id, item, asked, row):
            self._batch.add(Sitting, sitting | _unversioned(updated, handler))
        for entry in transfers_of(case_id, item, asked, self._last_day):
            self._batch.add(Transfer, entry | _unversioned(updated, handler))
        for material in materials_of(case_id, item, written, row["state"], row["right_kind"]):
            self._batch.add(CaseMaterial, material | _unversioned(updated, handler))
        self._add_links(case_id, item)
        for payment in plan:
            due = payment | {"case_id": case_id} | _unversioned(updated, handler)
            self._batch.add(Instalment, due)

    def _asked(
        self, item: Planned, written: Written, handler: str, amounts: Amounts
    ) -> list[dict[str, FieldValue]]:
        """Return what is typed with each step."""
        side = Setting(
            item.steps,
            handler,
            amounts,
            str(written.draft.value("facts", "mediators") or ""),
            str(written.draft.value("facts", "right_kind") or "design"),
        )
        return [self._answers.of(place, side) for place in range(len(item.steps))]

    def _add_parties(self, case_id: int, case_type: CaseType, written: Written) -> None:
        position = 0
        for section, parties in written.parties.items():
            role = case_type.section(section).role
            for party, row in zip(parties, written.draft.rows(section), strict=True):
                self._batch.add(
                    CaseParty,
                    {
                        "case_id": case_id,
                        "party_id": party.id,
                        "role": (role or PartyRole.REQUESTER).value,
                        "section": section,
                        "position": position,
                        "details": encode_row(row),
                    },
                )
                position += 1

    def _add_text(
        self, case_id: int, case_type: CaseType, row: Mapping[str, Any], written: Written
    ) -> None:
        first, second = sides(case_type)
        text, letters = compose(
            Case(**row),
            [line for part in (*first, *second) for line in written.draft.rows(part.key)],
        )
        self._batch.put(CaseText, {"case_id": case_id, "text": text, "initials": letters})

    def _add_events(
        self,
        case_id: int,
        item: Planned,
        asked: Sequence[Mapping[str, FieldValue]],
        clerk: str,
        handler: str,
        written: Written,
    ) -> None:
        first = item.case_type.first_state.code
        event = self._event(case_id, item, item.received_at, item.received_on, clerk)
        self._batch.add(CaseEvent, event | {"move": RECEIVE, "from_state": "", "to_state": first})
        for number, (step, values) in enumerate(zip(item.steps, asked, strict=True)):
            actor = self._staff.actor(step.move, clerk, handler)
            event = self._event(case_id, item, step.at, step.on, actor)
            event |= {
                "move": step.move.code,
                "from_state": step.before,
                "to_state": step.move.target,
                "note": reason_of(self._rng, step),
                "details": {key: encode(value) for key, value in values.items()},
            }
            self._batch.add(CaseEvent, event)
            if step.move.target == _IN_SESSION:
                after = item.steps[number + 1] if number + 1 < len(item.steps) else None
                self._add_session(case_id, item, step, after, handler, written)

    def _event(self, case_id: int, item: Planned, at: datetime, on: date, actor: str) -> Row:
        return {
            "case_id": case_id,
            "at": at,
            "on": on,
            "actor": actor,
            "move": "",
            "from_state": "",
            "to_state": "",
            "kind": item.case_type.code,
            "note": "",
            "details": {},
        }

    def _add_session(
        self,
        case_id: int,
        item: Planned,
        step: Step,
        after: Step | None,
        handler: str,
        written: Written,
    ) -> None:
        results = {"agree": "双方达成一致", "fail": "双方未能达成一致"}
        result = results.get(after.move.code, "双方同意另行安排") if after else ""
        first, second = sides(item.case_type)
        names_of = names(written.draft, (*first, *second))
        self._batch.add(
            MediationSession,
            {
                "case_id": case_id,
                "held_at": step.at,
                "place": "调解一室" if case_id % 2 else "调解二室",
                "mediators": str(written.draft.value("facts", "mediators") or handler),
                "attendees": "、".join(names_of),
                "result": result,
            }
            | _unversioned(step.at, handler),
        )
        event = self._event(case_id, item, step.at, step.on, handler)
        event |= {"move": "session", "from_state": _IN_SESSION, "to_state": _IN_SESSION}
        self._batch.add(CaseEvent, event | {"note": result})

    def _payments(self, item: Planned, amounts: Amounts) -> list[Row]:
        """Return the promised payments of a mediation that went into performance."""
        start = next((step.on for step in item.steps if step.move.target == "performing"), None)
        if start is None or amounts.agreed is None:
            return []
        done = next((step.on for step in item.steps if step.move.code == "performed"), None)
        failed = any(step.move.code == "default" for step in item.steps) and done is None
        count = 2 if failed else self._rng.randint(2, 4)
        amount = amounts.agreed // count
        plan: list[Row] = []
        for number in range(count):
            due = start + timedelta(days=30 * (number + 1))
            whole = amount if number + 1 < count else amounts.agreed - amount * (count - 1)
            paid_on = min(due - timedelta(days=3), done) if done else due - timedelta(days=3)
            paid = done is not None or (paid_on <= self._last_day and not (failed and number))
            plan.append(
                {
                    "due_on": due,
                    "amount_fen": whole,
                    "paid_on": paid_on if paid else None,
                    "paid_fen": whole if paid else 0,
                }
            )
        return plan

    def _add_numbers(self, case_id: int, item: Planned, clerk: str, handler: str) -> None:
        blank: Row = {"voided_at": None, "voided_by": None, "void_reason": ""}
        year, serial, number = item.intake
        issued = {"book": INTAKE, "year": year, "serial": serial, "number": number}
        stamp: Row = {"case_id": case_id, "issued_at": item.received_at, "issued_by": clerk}
        self._batch.add(IssuedNumber, issued | stamp | blank)
        if item.docketed is not None:
            year, serial, number = item.docketed
            at = next(step.at for step in item.steps if step.move.dockets)
            issued = {"book": item.case_type.book, "year": year, "serial": serial}
            stamp = {"case_id": case_id, "issued_at": at, "issued_by": handler}
            self._batch.add(IssuedNumber, issued | {"number": number} | stamp | blank)

    def _add_links(self, case_id: int, item: Planned) -> None:
        """Link the case to the earlier ones of its intake, each with each."""
        if item.group != self._group:
            self._group, self._intake = item.group, []
        for earlier in self._intake:
            kind = LinkKind.SAME_INTAKE.value
            self._batch.add(CaseLink, {"first_id": earlier, "second_id": case_id, "kind": kind})
        self._intake.append(case_id)


def _stamps(
    made_at: datetime, made_by: str, changed_at: datetime, changed_by: str, *, version: int = 1
) -> Row:
    return {
        "created_at": made_at,
        "created_by": made_by,
        "updated_at": changed_at,
        "updated_by": changed_by,
        "version": version,
    }


def _unversioned(at: datetime, by: str) -> Row:
    return {"created_at": at, "created_by": by, "updated_at": at, "updated_by": by}
