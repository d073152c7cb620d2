"""Cold start and memory of the window beside a bare one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from bench_store import PASSWORD, BenchStore
from figures import Figure

HERE = Path(__file__).parent
RUNS = 5
TIMEOUT = 60
_MEGABYTE = 1024 * 1024


def measure(store: BenchStore) -> list[Figure]:
    """Return start and memory, medians of alternating runs; each run is a new process."""
    with tempfile.TemporaryDirectory() as profile:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "KUAIWEI_PROFILE": profile,
            "KUAIWEI_PASSWORD": PASSWORD,
            "PYTHONPATH": str(HERE.parents[1]),
        }
        ours = [str(HERE / "window_child.py"), str(store.folder)]
        bare = [str(HERE / "bare_child.py")]
        # The first start fills the disk cache and Python's compiled files for both.
        _start(ours, environment)
        _start(bare, environment)
        pairs = [(_start(ours, environment), _start(bare, environment)) for _ in range(RUNS)]
    mine, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    peer = "bare PySide6 window, own process"
    return [
        Figure(
            "cold_start_s",
            statistics.median(seconds for seconds, _ in mine),
            "s",
            peer,
            statistics.median(seconds for seconds, _ in theirs),
        ),
        Figure(
            "window_memory_mb",
            statistics.median(memory for _, memory in mine),
            "MB",
            peer,
            statistics.median(memory for _, memory in theirs),
        ),
    ]


def _start(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds until the window is usable and its resident memory then, in MB."""
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
    if line.strip() != "ready":
        process.kill()
        raise RuntimeError(f"{command[0]} did not open its window: {line!r}")
    memory = psutil.Process(process.pid).memory_info().rss / _MEGABYTE
    try:
        process.communicate("\n", timeout=TIMEOUT)
    finally:
        process.kill()
    return seconds, memory
