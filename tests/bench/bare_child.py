"""The peer of the cold start: a window of PySide6 with nothing in it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, leave)


def leave() -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    QApplication.quit()


def main() -> int:
    application = QApplication([])
    window = Bare()
    window.resize(1366, 768)
    window.show()
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main())
