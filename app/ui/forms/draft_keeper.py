"""Drafts an open form to the store within two seconds of a change (草稿)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.support.clock import china_time
from app.ui.forms.form_services import FormServices, KeptForm
from app.ui.forms.lanes import Lanes

KEEP_MS = 1500
"""Leaves half a second of the promised two for the write itself."""


class DraftKeeper(QObject):
    """Writes what ``make`` returns, off the interface thread, only while it is not None.

    A draft once written is dropped again when the form returns to how it opened.
    """

    kept = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        services: FormServices,
        lanes: Lanes,
        make: Callable[[], KeptForm | None],
        *,
        written: str = "",
        parent: QObject | None = None,
    ) -> None:
        """Keep a form; ``written`` is the token of a draft that is in the store already."""
        super().__init__(parent)
        self._services, self._lanes, self._make = services, lanes, make
        self._written = written
        self._last: KeptForm | None = None
        self.timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self.timer.timeout.connect(self.flush)

    def touch(self) -> None:
        """Note a change; the clock runs from the first one on, however long typing lasts."""
        if not self.timer.isActive():
            self.timer.start()

    def flush(self) -> None:
        """Write now what is not written yet."""
        self.timer.stop()
        draft = self._make()
        if draft is None:
            self.drop()
        elif draft != self._last:
            self._last, self._written = draft, draft.form
            self._lanes.write(
                "", lambda: self._services.keep(draft), self._tell_kept, self._tell_failed
            )

    def drop(self) -> None:
        """Forget the draft in the store, if there is one."""
        self.timer.stop()
        self._last = None
        form, self._written = self._written, ""
        if form:
            self._lanes.write(
                "", lambda: self._services.drop(form), lambda _: None, self._tell_failed
            )

    def forget(self) -> None:
        """Take the draft as gone: saving the form removed it."""
        self.timer.stop()
        self._last, self._written = None, ""

    def _tell_kept(self, _result: object) -> None:
        self.kept.emit(clock_words(self._services.now()))

    def _tell_failed(self, error: object) -> None:
        self._last = None
        self.failed.emit(error)


def clock_words(instant: datetime) -> str:
    """Return the time of day as people read it."""
    return f"{china_time(instant):%H:%M}"
