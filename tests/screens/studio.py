"""A sample centre in the real window, made quickly and looked at without a screen."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.catalogue import load_catalogue
from app.models.key_document import Argon2Cost
from app.reports.documents.press import DocumentPress
from app.services.changes import ChangeBus
from app.services.program import Program
from app.services.requests import Opening
from app.services.sample.centre import SAMPLE_ADMINISTRATOR, make_sample_centre
from app.services.store_gate import StoreGate
from app.support.clock import CHINA, Clock, FixedClock
from app.support.paths import paths_under
from app.support.settings import Settings
from app.ui.application import Appearance, Stage, make_application
from app.ui.design.theme import ThemeMode
from app.ui.desktop import Desktop
from app.ui.office_window import OfficeWindow

NOW = FixedClock(datetime(2026, 11, 23, 14, 30, tzinfo=CHINA))
QUIET_S = 0.25
"""Longer than the pauses after which previews and searches begin."""
CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)


def cheap_gate(clock: Clock, bus: ChangeBus) -> StoreGate:
    """Return a gate that spends no time on the password."""
    return StoreGate(clock, bus, password_cost=CHEAP)


@dataclass(frozen=True, slots=True)
class Studio:
    """The application, a program with its folders, the sample store (摄影棚)."""

    stage: Stage
    program: Program
    store: Path
    desktop: Desktop

    @property
    def window(self) -> OfficeWindow:
        """The main window."""
        assert self.desktop.window is not None
        return self.desktop.window

    def until(self, done: Callable[[], bool], seconds: float = 20) -> None:
        """Run the event loop until something is so."""
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise TimeoutError
            self.stage.application.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Run the event loop until no task is left and what it brought is painted."""
        end = time.monotonic() + QUIET_S
        while time.monotonic() < end or self.desktop.runner.live:
            self.stage.application.processEvents()
            time.sleep(0.002)

    def grab(self, widget: QWidget, path: Path) -> None:
        """Write a picture of a window."""
        self.settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(path))


@contextmanager
def open_studio(mode: ThemeMode = ThemeMode.LIGHT) -> Iterator[Studio]:
    """Give a studio with the sample centre open; everything is in a folder that goes."""
    with tempfile.TemporaryDirectory(prefix="kuaiwei-screens-") as name:
        paths = paths_under(Path(name))
        paths.make()
        program = Program(
            paths, Settings(paths.settings_file), load_catalogue(), NOW, ChangeBus(), cheap_gate
        )
        store = Path(name) / "中山灯饰"
        place, _ = make_sample_centre(program, store, press=DocumentPress())
        place.close()
        running = QApplication.instance()
        assert running is None, "one studio at a time"
        stage = make_application(["kuaiwei"], Appearance(mode, 10.5))
        QCursor.setPos(700, 900)
        desktop = Desktop(program, stage)
        studio = Studio(stage, program, store, desktop)
        who = SAMPLE_ADMINISTRATOR
        desktop.start(Opening(store, who.name, who.password))
        studio.settle()
        try:
            yield studio
        finally:
            desktop.close()
