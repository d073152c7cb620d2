"""A window that is killed in mid-word offers the words again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.form_drafts import list_forms
from app.services.requests import Opening
from app.ui.application import Stage
from app.ui.design.theme import Theme, ThemeMode
from app.ui.desktop import Desktop
from app.ui.pages.intake_page import IntakePage
from tests.store.desk_kit import ADMIN, PASSWORD, make_program, zhongshan
from tests.ui.desktop_kit import ToldPrompter

PROJECT = Path(__file__).parents[2]


def test_what_was_typed_before_the_kill_is_offered_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    program = make_program(tmp_path / "profile")
    program.set_up(tmp_path / "store", zhongshan(), ADMIN).workplace.close()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.typing_child", str(tmp_path)],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "kept\n"
    child.kill()
    child.wait()
    child.stdout.close()

    theme = Theme(qapp, mode=ThemeMode.LIGHT)
    desktop = Desktop(program, Stage(qapp, theme), ToldPrompter())
    desktop.start(Opening(tmp_path / "store", "admin", PASSWORD))
    window = desktop.window
    assert window is not None
    (kept,) = list_forms(window.workspace.desk)
    told = window.message_bar.text
    window.ways.resume_form(kept.form)
    page = window.current_page
    typed = page.state.text("requester.name") if isinstance(page, IntakePage) else ""
    qtbot.waitUntil(lambda: not desktop.runner.live)
    desktop.close()
    qapp.setStyleSheet("")
    theme.deleteLater()

    assert "1 份没有保存的表单" in told
    assert typed.startswith("Huacai ")
