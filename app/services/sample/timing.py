"""Time limits and sittings that follow from an invented history (示例期限与排期)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from app.domain.catalogue import Catalogue
from app.domain.clockwork import Happening
from app.domain.fields import FieldValue
from app.domain.terms import Phase, RightKind, Standing
from app.services.clockworks import Clockwork
from app.services.deadline_rows import CaseFacts, deadline_rows
from app.services.sample.planned import Planned
from app.services.sittings import USUAL_MINUTES

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Timing:
    """Works out limits as the use-cases do (期限推算)."""

    clockwork: Clockwork
    catalogue: Catalogue

    def limits(
        self,
        case_id: int,
        item: Planned,
        asked: Sequence[Mapping[str, FieldValue]],
        right_kind: str,
    ) -> list[Row]:
        """Return the rows of a case's limits, without their ids."""
        return deadline_rows(
            self.clockwork, self.catalogue.get, _facts(case_id, item, asked, right_kind)
        )

    def overdue(self, item: Planned, last_day: date) -> dict[str, date]:
        """Return the last days of limits that are overdue after ``last_day``, by rule id.

        What is typed with the steps is not known yet: everything begins on its own day.
        """
        if item.case_type.state(item.state).phase is Phase.DONE:
            return {}
        nothing: list[Mapping[str, FieldValue]] = [{}] * len(item.steps)
        limits = self.limits(0, item, nothing, RightKind.DESIGN)
        return {
            row["rule_id"]: row["due_on"]
            for row in limits
            if row["standing"] == Standing.RUNNING
            and row["due_on"] is not None
            and row["due_on"] <= last_day
        }


def _facts(
    case_id: int, item: Planned, asked: Sequence[Mapping[str, FieldValue]], right_kind: str
) -> CaseFacts:
    kind = item.case_type.code
    return CaseFacts(
        case_id=case_id,
        kind=kind,
        received_at=item.received_at,
        right_kind=right_kind,
        rules_on=item.received_on,
        happenings=tuple(
            Happening(kind, step.move.code, step.on, step.at, values)
            for step, values in zip(item.steps, asked, strict=True)
        ),
    )


def sittings_of(
    case_id: int, item: Planned, asked: Sequence[Mapping[str, FieldValue]], case: Row
) -> Iterator[Row]:
    """Yield the rows of the sittings that the steps of a case booked, in order."""
    for step, values in zip(item.steps, asked, strict=True):
        booking = step.move.books
        starts_at = values.get(booking.at) if booking else None
        if booking is None or not isinstance(starts_at, datetime):
            continue
        yield {
            "case_id": case_id,
            "kind": booking.kind.value,
            "starts_at": starts_at,
            "minutes": USUAL_MINUTES,
            "place": _text(values, case, booking.place),
            "people": _text(values, case, booking.people),
            "note": "",
            "cancelled_reason": None,
        }


def _text(asked: Mapping[str, FieldValue], case: Row, key: str) -> str:
    """Return a fact as the move asked for it, else as the case holds it."""
    details = case["details"]
    known = asked.get(key) or case.get(key) or details.get(key) if key else ""
    return known if isinstance(known, str) else ""
