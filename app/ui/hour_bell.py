"""Strikes on every full hour while the window is open, and tells of a new day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import QObject, QTimer, Signal

from app.support.clock import china_time


class HourBell(QObject):
    """Sends ``struck`` on the full hours of China, ``new_day`` on the first one of a day (钟).

    After a computer has slept it strikes late, and once.
    """

    struck = Signal()
    new_day = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._day = china_time(now()).date()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.strike)
        self._wind()

    def strike(self) -> None:
        """Tell the hour, and wait for the next."""
        day = china_time(self._now()).date()
        if day != self._day:
            self._day = day
            self.new_day.emit()
        self.struck.emit()
        self._wind()

    def stop(self) -> None:
        """Strike no more."""
        self._timer.stop()

    def _wind(self) -> None:
        self._timer.start(to_next_hour(china_time(self._now()).time()))


def to_next_hour(now: time) -> int:
    """Return the milliseconds to the next full hour, never none."""
    return ((60 - now.minute) * 60 - now.second) * 1000
