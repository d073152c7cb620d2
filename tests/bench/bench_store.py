"""The 40,000-case store that everything is measured on, kept between runs."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.models import key_file
from app.models.engine import open_connection
from app.models.names import DATABASE_FILE
from app.models.tables import Base
from app.services.centres import shipped_centre
from app.services.office import Workplace, set_up_store, sign_in
from app.services.requests import Administrator
from app.services.sample.fill import fill_store
from app.services.store_gate import StoreGate
from app.support.clock import SystemClock

ACCOUNT, PASSWORD = "admin", "bench pass phrase"
SEED = 1
LAST_MONTH = YearMonth(2026, 10)
MONTHS = tuple(LAST_MONTH.plus(-back) for back in range(141))
"""141 months of 285 cases: 40,185."""


@dataclass(frozen=True, slots=True)
class BenchStore:
    """Where the store, its plain copy and what making it cost are."""

    folder: Path
    plain: Path
    facts: dict[str, float]


def fingerprint() -> str:
    """Return a name for what the store's content depends on: tables, sampler, seed, months."""
    import app.services.sample as package  # its folder is wanted, not its names

    digest = hashlib.sha256(f"{SEED} {MONTHS}".encode())
    for name, table in sorted(Base.metadata.tables.items()):
        digest.update(f"{name} {[str(column.type) for column in table.columns]}".encode())
        digest.update(f"{sorted(str(index.name) for index in table.indexes)}".encode())
    for path in sorted(Path(package.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def prepared(cache: Path) -> BenchStore:
    """Return the store, made now if there is none of this fingerprint; older ones are removed."""
    home = cache / f"store-{fingerprint()}"
    facts = home / "facts.json"
    if not facts.exists():
        for old in cache.glob("store-*"):
            shutil.rmtree(old)
        home.mkdir(parents=True)
        facts.write_text(json.dumps(_make(home)), encoding="utf-8")
    return BenchStore(home / "store", home / "plain.db", json.loads(facts.read_text("utf-8")))


def enter(folder: Path) -> Workplace:
    """Open a store of the benchmark."""
    gate = StoreGate(SystemClock(), place_check=lambda _: None)
    return sign_in(gate, folder, ACCOUNT, PASSWORD, catalogue=load_catalogue(), clock=SystemClock())


def _make(home: Path) -> dict[str, float]:
    centre = shipped_centre("zhongshan-lighting")
    if centre is None:
        raise LookupError("zhongshan-lighting")
    place = set_up_store(
        StoreGate(SystemClock(), place_check=lambda _: None),
        home / "store",
        centre,
        Administrator(ACCOUNT, "管理员", PASSWORD),
        catalogue=load_catalogue(),
        clock=SystemClock(),
    ).workplace
    started = time.perf_counter()
    result = fill_store(place.desk, MONTHS, seed=SEED, progress=_tell)
    seconds = time.perf_counter() - started
    place.close()
    _copy_plain(home / "store", home / "plain.db")
    cases = sum(result.counts.values())
    size = (home / "store" / DATABASE_FILE).stat().st_size
    return {"seconds": seconds, "cases": cases, "bytes": size}


def _tell(done: int, total: int, text: str) -> None:
    if done % 10_000 == 0 and total:
        print(f"  {text} {done}/{total}", flush=True)


def _copy_plain(folder: Path, plain: Path) -> None:
    """Write all tables without indexes into an ordinary SQLite file, for the peers."""
    key = key_file.unlock(folder, ACCOUNT, PASSWORD)
    connection = open_connection(folder / DATABASE_FILE, key, must_exist=True)
    connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    for name in Base.metadata.tables:
        connection.execute(f'CREATE TABLE plain."{name}" AS SELECT * FROM main."{name}"')
    connection.execute("DETACH DATABASE plain")
    connection.close()
