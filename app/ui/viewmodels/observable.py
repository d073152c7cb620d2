"""The only way a view-model tells of a change: a list of callbacks, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

EventT = TypeVar("EventT")


class Observable(Generic[EventT]):
    """Calls everyone who subscribed, in that order, with what happened."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[EventT], None]] = []

    def subscribe(self, callback: Callable[[EventT], None]) -> Callable[[], None]:
        """Call ``callback`` on every event; the returned function ends that, once or often."""
        self._callbacks.append(callback)

        def cancel() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return cancel

    def emit(self, event: EventT) -> None:
        """Tell ``event`` to everyone; those who cancel meanwhile are not called any more."""
        for callback in tuple(self._callbacks):
            if callback in self._callbacks:
                callback(event)
