from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# What each part may not pull in, not even by an import inside a function that runs at import.
FORBIDDEN = {
    "app.support": ("PySide6", "sqlalchemy", "openpyxl", "reportlab"),
    "app.domain": ("PySide6", "sqlalchemy", "openpyxl", "reportlab"),
    "app.ui.viewmodels": ("PySide6",),
    "app.services": ("PySide6",),
    "app.reports": ("PySide6",),
    "app.cli": ("PySide6",),
}

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
names = [found.name for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
for name in names:
    importlib.import_module(name)
loaded = {name.partition(".")[0] for name in sys.modules}
print(len(names), *sorted(loaded & set(sys.argv[2:])))
"""


@pytest.mark.parametrize("package", sorted(FORBIDDEN))
def test_a_fresh_interpreter_imports_the_floor_without_what_it_must_not_know(
    project: Path, package: str
) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, package, *FORBIDDEN[package]],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr
    count, *loaded = outcome.stdout.split()
    assert int(count) > 0
    assert loaded == []


def test_the_command_line_starts_without_qt(project: Path) -> None:
    """A scheduled task on a server must not wait for a window it never opens."""
    outcome = subprocess.run(
        [sys.executable, "-c", "import app.__main__, sys; print('PySide6' in sys.modules)"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.split() == ["False"]
