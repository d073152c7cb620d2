"""Cold start and memory of the window beside a bare one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from bench_store import PASSWORD, BenchStore
from figures import Figure

from app.models.key_file import unlock

HERE = Path(__file__).parent
RUNS = 5
TIMEOUT = 60
_MEGABYTE = 1024 * 1024


def measure(store: BenchStore) -> list[Figure]:
    """Return start, sign-in and memory, medians of alternating runs; each run is a new process."""
    with tempfile.TemporaryDirectory() as profile:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "KUAIWEI_PROFILE": profile,
            "PYTHONPATH": str(HERE.parents[1]),
        }
        child = [str(HERE / "window_child.py"), str(store.folder)]
        commands = {
            "bare": [str(HERE / "bare_child.py")],
            **{mode: [*child, mode, PASSWORD] for mode in ("ask", "now", "sign-in")},
        }
        # The first start fills the disk cache and Python's compiled files.
        for command in commands.values():
            _start(command, environment)
        runs = [
            {name: _start(command, environment) for name, command in commands.items()}
            for _ in range(RUNS)
        ]
        started = time.perf_counter()
        unlock(store.folder, "admin", PASSWORD)
        stretching = time.perf_counter() - started

    def median(name: str, field: str) -> float:
        return statistics.median(getattr(run[name], field) for run in runs)

    peer = "bare PySide6 window, own process"
    bare = median("bare", "seconds")
    return [
        Figure("cold_start_s", median("ask", "seconds"), "s", peer, bare),
        Figure("cold_start_to_data_s", median("now", "seconds"), "s", peer, bare),
        Figure(
            "sign_in_to_data_s",
            median("sign-in", "told"),
            "s",
            "stretching the password alone",
            stretching,
        ),
        Figure("window_memory_mb", median("now", "memory"), "MB", peer, median("bare", "memory")),
    ]


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds until usable, seconds it told itself, resident memory then in MB."""

    seconds: float
    told: float
    memory: float


def _start(command: list[str], environment: dict[str, str]) -> Run:
    """Start a process, wait until it says that its window is usable, and look at it."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if process.stdout is None:
        raise OSError("no pipe")
    watchdog = threading.Timer(TIMEOUT, process.kill)
    watchdog.start()
    line = process.stdout.readline()
    seconds = time.perf_counter() - started
    watchdog.cancel()
    if not line.startswith("ready"):
        process.kill()
        raise RuntimeError(f"{command[0]} did not open its window: {line!r}")
    memory = psutil.Process(process.pid).memory_info().rss / _MEGABYTE
    try:
        process.communicate("\n", timeout=TIMEOUT)
    finally:
        process.kill()
    words = line.split()
    return Run(seconds, float(words[1]) if len(words) > 1 else seconds, memory)
