"""What the tests of the sample share: a filled store and a way to look at it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.models.case import Case
from app.models.key_document import Argon2Cost
from app.models.tables import Base
from app.services.centres import shipped_centre
from app.services.office import Administrator, Workplace, set_up_store
from app.services.store_gate import StoreGate
from app.support.clock import FixedClock

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
CLOCK = FixedClock(datetime(2026, 11, 20, 4, 0, tzinfo=UTC))
TODAY = date(2026, 11, 20)
MONTHS = tuple(YearMonth(2026, 11).plus(-back) for back in range(14))
MONTHLY = {"disputes": 80, "fast_track": 80, "mediations": 60, "assistance": 10}


def workplace(folder: Path) -> Workplace:
    centre = shipped_centre("zhongshan-lighting")
    assert centre is not None
    return set_up_store(
        StoreGate(CLOCK, password_cost=CHEAP),
        folder,
        centre,
        Administrator("admin", "管理员", "a long pass phrase"),
        catalogue=load_catalogue(),
        clock=CLOCK,
    ).workplace


def columns(row: Base) -> dict[str, object]:
    return {item.key: getattr(row, item.key) for item in inspect(type(row)).column_attrs}


def some_cases(session: Session, each: int) -> list[Case]:
    chosen: list[Case] = []
    kinds = session.scalars(select(Case.kind).distinct().order_by(Case.kind))
    for kind in kinds.all():
        rows = session.scalars(select(Case).where(Case.kind == kind).order_by(Case.id)).all()
        chosen += rows[:: max(len(rows) // each, 1)]
    return chosen
