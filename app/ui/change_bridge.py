"""Brings the store's changes to the interface thread, several at once as one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.services.changes import ChangeBus, ChangeSet

COALESCE_MS = 50


class ChangeBridge(QObject):
    """Emits ``changed`` in the interface thread (变更通知).

    Its values are the rows, ``frozenset[tuple[str, int]]``, and the writers' origins, a frozenset.
    """

    changed = Signal(object, object)
    _arrived = Signal(object)

    def __init__(self, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: set[tuple[str, int]] = set()
        self._origins: set[object] = set()
        self._pause = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._pause.timeout.connect(self._tell)
        self._arrived.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        self._stop: Callable[[], None] | None = bus.subscribe(self._hear)

    def close(self) -> None:
        """Listen no more."""
        if self._stop is not None:
            self._stop()
            self._stop = None
        self._pause.stop()

    def _hear(self, changes: ChangeSet) -> None:
        """Run in the thread that committed: only hand over."""
        self._arrived.emit(changes)

    def _collect(self, changes: ChangeSet) -> None:
        self._rows |= changes.rows
        self._origins.add(changes.origin)
        self._pause.start()

    def _tell(self) -> None:
        rows, origins = frozenset(self._rows), frozenset(self._origins)
        self._rows.clear()
        self._origins.clear()
        self.changed.emit(rows, origins)
