from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages in ``folder``, not on the installed ones."""
    command = (
        "import sys; sys.path.insert(0, '.'); "
        "from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    return subprocess.run(
        [sys.executable, "-P", "-c", command, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("floors")
    only_python = shutil.ignore_patterns("__pycache__", "fonts", "icons")
    for package in ("app", "resources"):
        shutil.copytree(project / package, folder / package, ignore=only_python)
    shutil.copy(project / "pyproject.toml", folder)
    return folder


@pytest.fixture
def planted(copy: Path) -> Iterator[list[Path]]:
    """Collect the files a test plants, and take them out again."""
    files: list[Path] = []
    yield files
    for file in files:
        file.unlink()


BREAKS = [
    ("app/domain/zz_bad.py", "import app.models", "Floors"),
    ("app/support/zz_bad.py", "import app.domain", "Floors"),
    ("app/models/zz_bad.py", "import app.services", "Floors"),
    ("app/services/zz_bad.py", "import app.reports", "Floors"),
    ("app/reports/zz_bad.py", "import app.ui", "Floors"),
    ("app/cli/zz_bad.py", "import app.ui", "Floors"),
    ("app/ui/zz_bad.py", "import app.cli", "Floors"),
    ("app/ui/zz_bad.py", "import app.bootstrap", "Floors"),
    ("app/zz_new_floor.py", "", "Floors"),
    ("app/domain/zz_bad.py", "import sqlalchemy", "Domain rules"),
    ("app/domain/zz_bad.py", "import openpyxl", "Domain rules"),
    ("app/support/zz_bad.py", "import PySide6", "Domain rules"),
    ("app/services/zz_bad.py", "import PySide6.QtCore", "Nothing but ui"),
    ("app/reports/zz_bad.py", "import PySide6.QtGui", "Nothing but ui"),
    ("app/cli/zz_bad.py", "import PySide6.QtCore", "Nothing but ui"),
    ("app/ui/zz_bad.py", "import app.models", "speak to services"),
    ("app/cli/zz_bad.py", "import sqlalchemy", "speak to services"),
    ("app/reports/zz_bad.py", "import app.models", "speak to services"),
    ("app/ui/viewmodels/zz_bad.py", "import PySide6.QtCore", "View-models"),
    ("app/ui/viewmodels/zz_bad.py", "import app.ui.design", "Inside ui"),
    ("app/ui/widgets/zz_bad.py", "import app.ui.pages", "Inside ui"),
    ("app/ui/qtmodels/zz_bad.py", "import app.ui.widgets", "Inside ui"),
    ("app/ui/forms/zz_bad.py", "import app.ui.pages", "Inside ui"),
]


def test_the_program_keeps_every_contract(copy: Path) -> None:
    outcome = lint_imports(copy)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "0 broken" in outcome.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BREAKS)
def test_a_planted_import_upward_breaks_its_contract(
    copy: Path, planted: list[Path], file: str, line: str, contract: str
) -> None:
    folder = (copy / file).parent
    if not folder.exists():  # a folder of ui that the layers name before the program has it
        folder.mkdir()
        planted.append(folder / "__init__.py")
        planted[-1].touch()
    planted.append(copy / file)
    planted[-1].write_text(f'"""Planted."""\n\n{line}\n', encoding="utf-8")

    outcome = lint_imports(copy)

    assert outcome.returncode == 1
    broken = [text for text in outcome.stdout.splitlines() if text.endswith("BROKEN")]
    assert any(contract in text for text in broken), outcome.stdout


def test_a_planted_ring_breaks_its_contract(copy: Path, planted: list[Path]) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        planted.append(copy / f"app/services/zz_{name}.py")
        planted[-1].write_text(f"import app.services.zz_{other}\n", encoding="utf-8")

    outcome = lint_imports(copy)

    assert outcome.returncode == 1
    assert "No import rings, at any depth BROKEN" in outcome.stdout
