"""Each guard of the suite is shown to bite: a run of pytest with a bad test must fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
HEAD = "import logging, socket, subprocess, sys, threading, warnings\nimport pytest\n"

BAD = {
    "log": ("def test_it():\n    logging.getLogger('x').warning('odd')\n", "unexpected log"),
    "absent log": (
        """
@pytest.mark.expects_log("odd")
def test_it():
    pass
""",
        "expected in the log, but not there",
    ),
    "log of a fixture that ends": (
        """
@pytest.fixture
def thing():
    yield
    logging.getLogger("x").error("odd")

def test_it(thing):
    pass
""",
        "unexpected log",
    ),
    "thread": (
        """
def test_it():
    threading.Thread(target=threading.Event().wait, args=(20,), daemon=True).start()
""",
        "threads left alive",
    ),
    "socket": (
        "def test_it():\n    socket.socket(socket.AF_INET, socket.SOCK_STREAM)\n",
        "tests open no network socket",
    ),
    "look-up": (
        "def test_it():\n    socket.getaddrinfo('localhost', 80)\n",
        "tests open no network socket",
    ),
    "swallowed socket": (
        "def test_it():\n    try:\n        socket.socket()\n    except OSError:\n        pass\n",
        "network sockets were asked for",
    ),
    "socket in a child": (
        """
def test_it():
    subprocess.run([sys.executable, "-c", "import socket; socket.socket()"])
""",
        "network sockets were asked for",
    ),
    "warning": ("def test_it():\n    warnings.warn('odd')\n", "UserWarning: odd"),
}

GOOD = """
@pytest.mark.expects_log("odd")
def test_an_expected_log_passes():
    logging.getLogger("x").error("something odd")

def test_a_local_socket_passes():
    left, right = socket.socketpair(socket.AF_UNIX)
    left.close()
    right.close()

def test_home_is_private(tmp_path):
    import os, pathlib
    home = pathlib.Path.home()
    assert home.name.startswith("home") and not list(home.glob(".*"))
    assert os.environ["XDG_DATA_HOME"].startswith(str(home))
"""


def run_pytest(folder: Path, body: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_inner.py").write_text(HEAD + body, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    ours = {"KUAIWEI_TEST_NETWORK_RECORD", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"}
    environment = {key: value for key, value in os.environ.items() if key not in ours}
    environment["PYTHONPATH"] = str(PLUGINS)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:pytest-qt", "-p", "no:randomly", *options],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("case", sorted(BAD))
def test_a_bad_test_fails_the_run(tmp_path: Path, case: str) -> None:
    body, complaint = BAD[case]

    outcome = run_pytest(tmp_path, body, "-p", "guards")

    assert outcome.returncode != 0
    assert complaint in outcome.stdout + outcome.stderr


def test_good_tests_pass_under_every_guard(tmp_path: Path) -> None:
    outcome = run_pytest(tmp_path, GOOD, "-p", "guards")

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize("line", ["import PySide6", "from PySide6.QtCore import QObject"])
def test_a_blocked_package_looks_not_installed(tmp_path: Path, line: str) -> None:
    body = f"def test_it():\n    {line}\n"

    outcome = run_pytest(tmp_path, body, "-p", "block_imports", "--block", "PySide6")

    assert outcome.returncode == 1
    assert "is blocked in this run" in outcome.stdout
