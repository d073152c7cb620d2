"""The province's roll-up of 40 centres and 12 months beside openpyxl reading the same files."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from bench_store import enter, fingerprint
from figures import Figure, seconds_of
from openpyxl import load_workbook

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.reports.workbook.export import export_month
from app.services.centres import shipped_centre
from app.services.office import set_up_store
from app.services.requests import Administrator
from app.services.sample.fill import fill_store
from app.services.store_gate import StoreGate
from app.support.clock import SystemClock

if TYPE_CHECKING:
    from bench_store import BenchStore

CENTRES, MONTHS = 40, tuple(YearMonth(2025, month) for month in range(1, 13))
DISPUTES, FAST_TRACK, MEDIATIONS, ASSISTANCE = 230, 260, 90, 20
"""Cases a month that make about a thousand register rows a month."""
SIZES = (10, 100, CENTRES * len(MONTHS))
PEER_FILES = 12
CHILD = Path(__file__).with_name("roll_up_child.py")
CACHE = Path(__file__).resolve().parents[2] / "build" / "bench"
_CODE = b"bench-centre-00"


def measure(store: BenchStore) -> list[Figure]:
    """Return time and memory by number of files; the peer reads a sample and is scaled.

    It reads before and after each roll-up, so that the machine's moods hit both.
    """
    del store
    folder = _prepared()
    files = sorted(folder.glob("*.xlsx"))
    sample = files[:: len(files) // PEER_FILES]
    peer = f"openpyxl read-only, {len(sample)} of the files, scaled"
    found = []
    with tempfile.TemporaryDirectory() as out:
        for number in SIZES:
            before = seconds_of(lambda: [_read(path) for path in sample])
            seconds, megabytes = _watched(folder, number, Path(out) / "o.xlsx")
            after = seconds_of(lambda: [_read(path) for path in sample])
            theirs = (before + after) / 2 / len(sample) * number
            found += [
                Figure(f"roll_up_{number}_s", seconds, "s", peer, theirs),
                Figure(f"roll_up_{number}_mb", megabytes, "MB"),
            ]
    return found


def _read(path: Path) -> None:
    book = load_workbook(path, read_only=True)
    for sheet in book:
        for _ in sheet.iter_rows(values_only=True):
            pass
    book.close()


def _watched(folder: Path, number: int, out: Path) -> tuple[float, float]:
    """Return the seconds of a roll-up and the most memory its processes held together."""
    command = [sys.executable, str(CHILD), str(folder), str(number), str(out)]
    most = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        process = psutil.Process(child.pid)
        while child.poll() is None:
            most = max(most, _held(process))
            time.sleep(0.05)
        told = child.stdout.read() if child.stdout else ""
    if child.returncode:
        raise RuntimeError("the roll-up failed")
    accepted, rows, reading, writing = told.split()
    if int(accepted) != number:
        raise RuntimeError(f"{accepted} of {number} files accepted")
    print(f"  {number} files, {rows} rows: read {reading} s, written {writing} s", flush=True)
    return float(reading) + float(writing), most / 1024 / 1024


def _held(process: psutil.Process) -> int:
    total = 0
    try:
        for item in (process, *process.children(recursive=True)):
            total += item.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total


def _prepared() -> Path:
    """Return the folder of files; a year of one centre is exported, the others are its twins."""
    home = CACHE / f"roll-up-{fingerprint()}"
    if not (home / "done").exists():
        for old in CACHE.glob("roll-up-*"):
            shutil.rmtree(old)
        (home / "files").mkdir(parents=True)
        for path in _exported(home):
            for number in range(CENTRES):
                _twin(path, home / "files", f"{number:02}".encode())
        (home / "done").touch()
    return home / "files"


def _exported(home: Path) -> list[Path]:
    centre = shipped_centre("zhongshan-lighting")
    if centre is None:
        raise LookupError("zhongshan-lighting")
    code = _CODE.decode()
    set_up_store(
        StoreGate(SystemClock(), place_check=lambda _: None),
        home / "store",
        replace(centre, code=code),
        Administrator("admin", "管理员", "bench pass phrase"),
        catalogue=load_catalogue(),
        clock=SystemClock(),
    ).workplace.close()
    place = enter(home / "store")
    try:
        fill_store(
            place.desk,
            MONTHS,
            seed=1,
            disputes=DISPUTES,
            fast_track=FAST_TRACK,
            mediations=MEDIATIONS,
            assistance=ASSISTANCE,
        )
        found = []
        for month in MONTHS:
            found.append(home / f"{code}-{month}.xlsx")
            print(f"  {month}: {dict(export_month(place.desk, month, found[-1]).rows)}", flush=True)
    finally:
        place.close()
    return found


def _twin(path: Path, folder: Path, number: bytes) -> None:
    """Write the month as another centre's: only the manifest, not hashed itself, holds the code."""
    name = path.name.replace("00", number.decode(), 1)
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            text = source.read(item).replace(_CODE, _CODE.replace(b"00", number))
            target.writestr(item.filename, text)
