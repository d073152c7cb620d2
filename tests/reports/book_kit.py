"""Rows that lie beside cases, written straight into a bench's store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert, update

from app.models.base import Base, Stamped
from app.models.case import Case, CaseEvent, CaseParty, Instalment
from app.models.deadline import CasePause, Deadline
from app.models.handling import CreditEvent, Transfer
from app.models.party import Party
from tests.reports.report_kit import Bench

_THEN = datetime(2026, 11, 3, 4, 0, tzinfo=UTC)
_STAMPS = {"created_at": _THEN, "created_by": "t", "updated_at": _THEN, "updated_by": "t"}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def add_row(bench: Bench, table: type[Base], **values: Any) -> int:  # noqa: ANN401
    stamps = _STAMPS if issubclass(table, Stamped) else {}
    with bench.engine.execution_options(write=True).begin() as connection:
        made = connection.execute(insert(table).values(**stamps, **values))
        key = made.inserted_primary_key
        assert key is not None
        return int(key[0])


def step(bench: Bench, case_id: int, move: str, on: str, before: str = "", after: str = "") -> None:
    add_row(
        bench,
        CaseEvent,
        case_id=case_id,
        at=_THEN,
        on=day(on),
        actor="wang",
        move=move,
        from_state=before,
        to_state=after,
        details={},
    )


def limit(
    bench: Bench, case_id: int, rule: str, due: str, standing: str, met: str | None = None
) -> None:
    add_row(
        bench,
        Deadline,
        case_id=case_id,
        rule_id=rule,
        rule_used=rule,
        ordinal=1,
        promised=False,
        term=rule,
        statutory=True,
        started_on=date(2025, 1, 1),
        begun_by="accept",
        due_on=day(due),
        provisional=False,
        standing=standing,
        met_on=day(met),
    )


def transfer(
    bench: Bench, case_id: int, body: str, sent: str, feedback: str | None = None, result: str = ""
) -> None:
    add_row(
        bench,
        Transfer,
        case_id=case_id,
        body=body,
        body_name=body,
        sent_on=day(sent),
        feedback_on=day(feedback),
        result=result,
    )


def party(bench: Bench, kind: str = "company") -> int:
    return add_row(bench, Party, kind=kind, name="甲", name_key="甲", version=1)


def takes_part(bench: Bench, case_id: int, kind: str) -> None:
    add_row(
        bench,
        CaseParty,
        case_id=case_id,
        party_id=party(bench, kind),
        role="respondent",
        section="respondents",
        position=0,
        details={},
    )


def credit(
    bench: Bench, act: str, effective: str, case_id: int | None = None, **more: date
) -> None:
    add_row(
        bench,
        CreditEvent,
        party_id=party(bench),
        case_id=case_id,
        act=act,
        basis="决定书",
        effective_on=day(effective),
        **more,
    )


def instalment(bench: Bench, case_id: int, due: str, fen: int, paid: int = 0) -> None:
    add_row(bench, Instalment, case_id=case_id, due_on=day(due), amount_fen=fen, paid_fen=paid)


def pause(bench: Bench, case_id: int, kind: str, began: str, ended: str | None) -> None:
    add_row(bench, CasePause, case_id=case_id, kind=kind, began_on=day(began), ended_on=day(ended))


def delete_case(bench: Bench, case_id: int) -> None:
    with bench.engine.execution_options(write=True).begin() as connection:
        connection.execute(update(Case).where(Case.id == case_id).values(deleted_at=_THEN))


def steps(bench: Bench, case_id: int, on: str, moves: Iterable[str]) -> None:
    for move in moves:
        step(bench, case_id, move, on)
