"""One measured figure beside that of its peer."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; ``peer`` says in words what it is held against, empty for nothing."""

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return ours over the peer's: below one means we are the faster or smaller."""
        return self.value / self.peer_value if self.peer_value else None

    def as_json(self) -> dict[str, object]:
        """Return the entry of ``bench.json``."""
        ratio = self.ratio
        return {
            "value": round(self.value, 4),
            "unit": self.unit,
            "peer": self.peer or None,
            "peer_value": None if self.peer_value is None else round(self.peer_value, 4),
            "ratio": None if ratio is None else round(ratio, 3),
        }

    def as_line(self) -> str:
        """Return the line of the printed table."""
        peer = f"{self.peer_value:10.2f}" if self.peer_value is not None else " " * 10
        ratio = f"{self.ratio:7.2f}" if self.ratio is not None else " " * 7
        return f"{self.name:22}{self.value:10.2f} {self.unit:3}{peer} {ratio}  {self.peer}"


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes once."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def alternating(
    ours: Callable[[], object], peers: Callable[[], object], runs: int
) -> tuple[float, float]:
    """Return the median seconds of both, run by turns so that the machine's moods hit both."""
    pairs = [(seconds_of(ours), seconds_of(peers)) for _ in range(runs)]
    return statistics.median(one for one, _ in pairs), statistics.median(two for _, two in pairs)
