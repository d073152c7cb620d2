"""The guards over Qt are shown to bite: a run of pytest with a bad test must fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HEAD = """
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QMessageBox, QWidget
kept = []
"""
BAD = {
    "window": ("kept.append(QWidget()); kept[0].show()", "left behind: visible window"),
    "timer": ("kept.append(QTimer()); kept[0].start(1000)", "left behind: running QTimer"),
    "box": ("QMessageBox.question(None, 'a', 'b')", "a real dialog was opened"),
    "warning": ("qWarning('odd')", "odd"),
    "slot": ("QTimer.singleShot(0, lambda: 1 / 0); qtbot.wait(20)", "ZeroDivisionError"),
}


def run_pytest(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(HERE / "conftest.py", folder)
    settings = "[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n"
    (folder / "pytest.ini").write_text(settings, encoding="utf-8")
    body = f"{HEAD}\ndef test_inner(qtbot):\n    {line}\n"
    (folder / "test_inner.py").write_text(body, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q"],
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("case", sorted(BAD))
def test_a_bad_test_fails_the_run(tmp_path: Path, case: str) -> None:
    line, complaint = BAD[case]

    outcome = run_pytest(tmp_path, line)

    assert outcome.returncode == 1
    assert complaint in outcome.stdout


def test_a_tidy_test_passes(tmp_path: Path) -> None:
    line = "kept.append(QWidget()); qtbot.addWidget(kept[0]); kept[0].show()"

    outcome = run_pytest(tmp_path, line)

    assert outcome.returncode == 0, outcome.stdout
