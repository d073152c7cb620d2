"""What changed, and who wants to know: published after the commit."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

# A row id that stands for "some rows of this table"; real ids start at 1.
WHOLE_TABLE = 0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The rows of one committed unit of work, as (table, id) (变更集).

    ``origin`` is whatever the writer handed in, so that a page knows its own save.
    """

    rows: frozenset[tuple[str, int]]
    origin: object | None = None

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables that changed."""
        return frozenset(table for table, _ in self.rows)

    def touches(self, table: str, row_id: int = WHOLE_TABLE) -> bool:
        """Tell whether the row changed or may have; without an id, whether the table did."""
        if row_id == WHOLE_TABLE:
            return table in self.tables
        return (table, row_id) in self.rows or (table, WHOLE_TABLE) in self.rows


Listener = Callable[[ChangeSet], None]


class ChangeBus:
    """Tells every listener about each commit, in the thread that committed."""

    def __init__(self) -> None:
        self._listeners: dict[object, Listener] = {}
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` on every change from now on; the returned function ends it."""
        token = object()
        with self._lock:
            self._listeners[token] = listener

        def unsubscribe() -> None:
            with self._lock:
                self._listeners.pop(token, None)

        return unsubscribe

    def publish(self, changes: ChangeSet) -> None:
        """Tell all listeners; one that fails is logged, for the data is already saved."""
        with self._lock:
            listeners = tuple(self._listeners.values())
        for listener in listeners:
            try:
                listener(changes)
            except Exception:
                log.exception("a change listener failed")
