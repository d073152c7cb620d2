"""What every test is watched for: unexpected logs, threads left alive, network sockets."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import network_guard

# A thread that was told to stop is given this long to see it.
THREAD_PATIENCE_SECONDS = 3.0
_RECORD = pytest.StashKey[Path]()


class WarningCollector(logging.Handler):
    """Keeps every log record from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "expects_log(pattern): a warning or error matching the pattern will be logged"
    )
    record = Path(os.environ.get(network_guard.RECORD_VARIABLE, ""))
    if not os.environ.get(network_guard.RECORD_VARIABLE):
        record = Path(config.rootpath, "build", f"network-{os.getpid()}.log")
        record.parent.mkdir(exist_ok=True)
        record.unlink(missing_ok=True)
        os.environ[network_guard.RECORD_VARIABLE] = str(record)
        children = str(Path(__file__).parent / "in_children")
        inherited = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [children, inherited]))
    config.stash[_RECORD] = record
    network_guard.install()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run for sockets that the code under test swallowed the refusal of."""
    is_worker = hasattr(session.config, "workerinput")
    if session.config.stash[_RECORD].exists() and not is_worker:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say who asked for a network socket."""
    record = config.stash[_RECORD]
    if record.exists():
        terminalreporter.section("network sockets were asked for", red=True)
        terminalreporter.write(record.read_text(encoding="utf-8"))
        record.unlink()


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold a test to the warnings it announces: no other one, and none missing."""
    collector = WarningCollector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    expected = [str(marker.args[0]) for marker in request.node.iter_markers("expects_log")]
    texts = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        + (f" ({record.exc_info[1]!r})" if record.exc_info else "")
        for record in collector.records
    ]
    surprises = [
        text for text in texts if not any(re.search(pattern, text) for pattern in expected)
    ]
    if surprises:
        pytest.fail("unexpected log:\n" + "\n".join(surprises), pytrace=False)
    absent = [
        pattern for pattern in expected if not any(re.search(pattern, text) for text in texts)
    ]
    if absent:
        pytest.fail(f"expected in the log, but not there: {absent}", pytrace=False)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    # Dummy threads stand for threads of Qt that once ran Python; Python never forgets them.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(THREAD_PATIENCE_SECONDS)
    alive = sorted(thread.name for thread in left if thread.is_alive())
    if alive:
        pytest.fail(f"threads left alive: {alive}", pytrace=False)


@pytest.fixture(autouse=True)
def _private_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings, caches and stores of the person at the keyboard are never touched."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": runtime,
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    monkeypatch.delenv("KUAIWEI_PASSWORD", raising=False)
