"""A process of its own: opens the window on a store, says when it is usable, ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from app.bootstrap import build_program
from app.services.requests import Opening
from app.ui.application import make_application
from app.ui.desktop import Desktop, appearance_of


def main() -> int:
    program = build_program()
    stage = make_application(["kuaiwei"], appearance_of(program))
    desktop = Desktop(program, stage)

    def tell() -> None:
        # One more turn of the event loop, so that the page has really been painted.
        QTimer.singleShot(0, leave)

    def leave() -> None:
        print("ready", flush=True)
        sys.stdin.readline()  # the parent looks at the memory first
        # Not quit(), which asks every window first: nothing is to be saved here.
        stage.application.exit(0)

    desktop.ready.connect(tell)
    opening = Opening(Path(sys.argv[1]), "admin", os.environ["KUAIWEI_PASSWORD"])
    if not desktop.start(opening):
        return 1
    stage.application.exec()
    desktop.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
