"""The project's own files, for tests that read them."""

from __future__ import annotations

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the top folder of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def python_files() -> tuple[Path, ...]:
    """Return every Python file of the program, its tests and its installer."""
    found = tuple(
        path
        for folder in ("app", "tests", "installer")
        for path in (PROJECT / folder).rglob("*.py")
    )
    assert len(found) > 50
    return found


@pytest.fixture(scope="session")
def text_files() -> tuple[Path, ...]:
    """Return every file of the checkout that people write, read as text."""
    tops = ("app", "resources", "tests", "installer", "docs", ".ci")
    suffixes = {".py", ".sh", ".md", ".toml", ".qss", ".ts", ".json", ".yml", ".yaml", ".ini", ""}
    deep = (path for top in tops for path in (PROJECT / top).rglob("*"))
    found = tuple(
        path
        for path in (*deep, *PROJECT.glob("*"), *PROJECT.glob(".*"))
        if path.is_file() and path.suffix in suffixes | {".lock"} and path.name != ".git"
    )
    assert len(found) > 60
    return found
