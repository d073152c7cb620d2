"""A process that types into a form of the real window and is killed by its parent."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.terms import Track
from app.services.requests import Opening
from app.ui.application import make_application
from app.ui.desktop import Desktop
from app.ui.pages.intake_page import IntakePage
from tests.store.desk_kit import PASSWORD, make_program


def main(folder: Path) -> None:
    stage = make_application(["kuaiwei"])
    desktop = Desktop(make_program(folder / "profile"), stage)
    desktop.start(Opening(folder / "store", "admin", PASSWORD))
    window = desktop.window
    assert window is not None
    window.activateWindow()
    window.ways.new_case(Track.INFRINGEMENT)
    page = window.current_page
    assert isinstance(page, IntakePage)
    page.keeper.kept.connect(lambda _: print("kept", flush=True))
    count = 0

    def type_on() -> None:
        nonlocal count
        focus = QApplication.focusWidget()
        if focus is not None and page.isAncestorOf(focus):
            count += 1
            QTest.keyClicks(focus, "Huacai " if count == 1 else "x")

    timer = QTimer(interval=40)
    timer.timeout.connect(type_on)
    timer.start()
    stage.application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
