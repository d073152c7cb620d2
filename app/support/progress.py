"""How long work tells its progress and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called now and then by long work (进度); raises TaskCancelledError to stop it."""

    def __call__(self, done: int, total: int, text: str) -> None:
        """Report ``done`` of ``total`` units; ``total`` 0 means unknown. ``text`` is Chinese."""


def no_progress(done: int, total: int, text: str) -> None:
    """Report nothing."""
