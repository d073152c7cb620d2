"""A small encrypted store with a desk, and rows written straight into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert

from app.domain.catalogue import load_catalogue
from app.domain.terms import Role
from app.models.case import Case, CaseParty
from app.models.engine import make_engine
from app.models.file_vault import FileVault
from app.models.office import Account
from app.models.party import Party, RegisteredEntity
from app.models.tables import Base
from app.services.centres import shipped_centre
from app.services.changes import ChangeBus
from app.services.desk import Desk
from app.services.unit_of_work import Store
from app.services.views import AccountLine
from app.support.clock import FixedClock

KEY = bytes(range(32))
NOW = datetime(2026, 11, 3, 4, 0, tzinfo=UTC)
_STAMPS = {"created_at": NOW, "created_by": "t", "updated_at": NOW, "updated_by": "t", "version": 1}
_TRACKS = {
    "pre-examination": "fast-track",
    "evaluation-report": "fast-track",
    "priority-examination": "fast-track",
    "rapid-confirmation": "fast-track",
    "assistance-request": "assistance",
    "overseas-referral": "assistance",
}


class Bench:
    """A desk and the engine below it, for rows and for SQL written by hand."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        clock = FixedClock(NOW)
        centre = shipped_centre("zhongshan-lighting")
        assert centre is not None
        self.desk = Desk(
            Store(engine, clock, ChangeBus()),
            load_catalogue(),
            centre,
            AccountLine("wang", "王芳", Role.SUPERVISOR),
            clock,
            FileVault(folder / "files", KEY),
        )
        self.next_id = 1

    def add_cases(self, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Write cases; what a row leaves out is filled with the plainest value."""
        full = [self._case(row) for row in rows]
        with self.engine.execution_options(write=True).begin() as connection:
            if full:
                connection.execute(insert(Case.__table__), full)
        return [row["id"] for row in full]

    def _case(self, row: Mapping[str, Any]) -> dict[str, Any]:
        number, kind = self.next_id, row.get("kind", "infringement-dispute")
        self.next_id += 1
        track = _TRACKS.get(kind, "mediation" if kind.startswith("mediation") else "infringement")
        received = row.get("received_on", date(2026, 1, 1))
        blank: dict[str, Any] = {
            "id": number,
            "kind": kind,
            "track": track,
            "state": self.desk.catalogue.get(kind).first_state.code,
            "phase": "intake",
            "title": "甲诉乙",
            "intake_no": f"收2026-{number}",
            "case_no": None,
            "received_on": received,
            "received_at": datetime(received.year, received.month, received.day, tzinfo=UTC),
            "details": {},
            "deleted_at": None,
            "deleted_by": None,
            "outcome": None,
            "right_id": None,
            "entity_id": None,
        }
        dates = ("accepted_on", "decided_on", "filed_on", "paid_on", "marked_on", "granted_on")
        blank |= dict.fromkeys((*dates, "closed_on", "claimed_fen", "agreed_fen", "paid_fen"))
        texts = ("handler", "channel", "venue_kind", "venue_name", "platform", "shop", "link")
        texts += ("town", "product", "right_kind", "first_side", "second_side", "right_number")
        return {**blank, **dict.fromkeys(texts, ""), **_STAMPS, **row}

    def add_party(self, case_id: int, role: str, name: str, kind: str, id_number: str) -> None:
        """Write a party with its part in a case."""
        with self.engine.execution_options(write=True).begin() as connection:
            party = connection.execute(
                insert(Party).values(
                    kind=kind, name=name, name_key=name, id_number=id_number, **_STAMPS
                )
            ).inserted_primary_key
            assert party is not None
            connection.execute(
                insert(CaseParty).values(
                    case_id=case_id, party_id=party[0], role=role, section=role, position=0
                )
            )

    def add_entity(self, **values: date | int | str) -> None:
        """Write a registered entity with a party of its own."""
        with self.engine.execution_options(write=True).begin() as connection:
            party = connection.execute(
                insert(Party).values(kind="company", name="企业", name_key="企业", **_STAMPS)
            ).inserted_primary_key
            assert party is not None
            connection.execute(
                insert(RegisteredEntity).values(party_id=party[0], **_STAMPS, **values)
            )

    def add_account(self, name: str, display_name: str) -> None:
        """Write an account."""
        with self.engine.execution_options(write=True).begin() as connection:
            connection.execute(
                insert(Account).values(
                    name=name, display_name=display_name, role="handler", **_STAMPS
                )
            )

    def clear(self) -> None:
        """Take all cases away."""
        with self.engine.execution_options(write=True).begin() as connection:
            connection.exec_driver_sql('DELETE FROM "case"')

    def sql(self, text: str) -> float:
        """Return the single value of a statement written by hand."""
        with self.engine.connect() as connection:
            return float(connection.exec_driver_sql(text).scalar() or 0)


@contextmanager
def open_bench(folder: Path) -> Iterator[Bench]:
    """Yield a bench over a fresh store in ``folder``."""
    engine = make_engine(folder / "kuaiwei.db", KEY)
    with engine.execution_options(write=True).begin() as connection:
        Base.metadata.create_all(connection)
    try:
        yield Bench(engine, folder)
    finally:
        engine.dispose()
