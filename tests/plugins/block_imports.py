"""A pytest plugin that makes named packages look not installed: ``--block PySide6,sqlalchemy``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest


class BlockedFinder(MetaPathFinder):
    """Answers for the blocked packages before any real finder does."""

    def __init__(self, packages: frozenset[str]) -> None:
        self.packages = packages

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in self.packages:
            raise ModuleNotFoundError(f"{fullname} is blocked in this run", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--block", default="", help="packages that cannot be imported")
    # pytest-qt is switched off in such a run, and its settings would be unknown ones.
    parser.addini("qt_api", "unused here")
    parser.addini("qt_log_level_fail", "unused here")
    parser.addini("qt_log_ignore", "unused here", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    packages = frozenset(filter(None, str(config.getoption("--block")).split(",")))
    early = sorted(name for name in sys.modules if name.partition(".")[0] in packages)
    if early or not packages:
        raise pytest.UsageError(f"nothing to block, or already imported: {early}")
    sys.meta_path.insert(0, BlockedFinder(packages))


def pytest_report_header(config: pytest.Config) -> str:
    return f"not importable here: {config.getoption('--block')}"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run if a blocked package got in all the same."""
    packages = set(str(session.config.getoption("--block")).split(","))
    if any(name.partition(".")[0] in packages for name in sys.modules):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
