"""A process of its own: opens the program on a store, says when it is usable, ends.

Modes: ``ask`` until the sign-in window takes the password; ``now`` until the main window shows its
data, the password given beforehand; ``sign-in`` as a person does, telling only the seconds from
Enter to the data.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from app.bootstrap import build_program
from app.services.requests import Opening
from app.ui.application import make_application
from app.ui.desktop import Desktop, appearance_of

TYPING_MS = 3000
"""How long a person needs for a password; meanwhile the program loads the rest."""


def main(folder: Path, mode: str, password: str) -> int:
    program = build_program()
    stage = make_application(["kuaiwei"], appearance_of(program))
    desktop = Desktop(program, stage)
    entered = 0.0

    def tell() -> None:
        # One more turn of the event loop, so that the window has really been painted.
        QTimer.singleShot(0, leave)

    def leave() -> None:
        print("ready", time.perf_counter() - entered, flush=True)
        sys.stdin.readline()  # the parent looks at the memory first
        # Not quit(), which asks every window first: nothing is to be saved here.
        stage.application.exit(0)

    def enter() -> None:
        nonlocal entered
        entered = time.perf_counter()
        desktop.dialog.password.setText(password)
        desktop.dialog.sign_in()

    if mode == "ask":
        desktop.asking.connect(tell)
    else:
        desktop.ready.connect(tell)
    if mode == "sign-in":
        desktop.asking.connect(lambda: QTimer.singleShot(TYPING_MS, enter))
    given = password if mode == "now" else None
    if not desktop.start(Opening(folder, "admin", given)):
        return 1
    stage.application.exec()
    desktop.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
