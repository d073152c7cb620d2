"""Slabs of content distributed over pages (分页)."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from app.reports.documents.measures import LEADING
from app.reports.documents.sheet import Sheet

Draw: TypeAlias = Callable[[Sheet, float], None]
"""Draws a slab whose upper edge is at the given height of the page."""

_NEARLY = 0.01


@dataclass(frozen=True, slots=True)
class Slab:
    """A strip of the page as wide as the text (版条).

    ``keep``: the next slab must not begin a page without it. ``fades``: left out at the top of
    a page. ``split`` gives what fits into a height, and the rest; None when nothing does.
    ``snaps``: what follows stands on the line grid again.
    """

    height: float
    draw: Draw
    keep: bool = False
    fades: bool = False
    breaks: bool = False
    snaps: bool = False
    split: Callable[[float], tuple[Slab, Slab] | None] | None = None


@dataclass(slots=True)
class Page:
    """What stands on one page, each with its distance from the top of the text (页)."""

    slabs: list[tuple[float, Slab]]
    used: float = 0.0


def nothing(sheet: Sheet, top: float) -> None:
    """Draw nothing: an empty line."""
    del sheet, top


def blank(lines: float = 1, *, fades: bool = False, keep: bool = False) -> Slab:
    """Return empty lines."""
    return Slab(lines * LEADING, nothing, fades=fades, keep=keep)


def kept(slabs: Sequence[Slab]) -> list[Slab]:
    """Return the slabs tied to each other and to what follows."""
    return [replace(slab, keep=True) for slab in slabs]


class _Paginator:
    def __init__(self, slabs: Sequence[Slab], room: float) -> None:
        self._waiting = deque(slabs)
        self._room = room
        self.pages = [Page([])]

    def run(self) -> list[Page]:
        while self._waiting:
            chain = self._next_chain()
            if not self._fits(chain) and not self._splits(chain):
                self._elsewhere(chain)
        return self.pages

    def _next_chain(self) -> list[Slab]:
        chain = [self._waiting.popleft()]
        while chain[-1].keep and self._waiting and not self._waiting[0].breaks:
            chain.append(self._waiting.popleft())
        return chain

    def _fits(self, chain: list[Slab]) -> bool:
        page = self.pages[-1]
        if chain[0].breaks:
            self.pages.append(Page([]))
            return True
        if not page.slabs and chain[0].fades:
            self._waiting.extendleft(reversed(chain[1:]))
            return True
        if page.used + sum(slab.height for slab in chain) > self._room + _NEARLY:
            return chain[0].fades and self._fades(chain)
        for slab in chain:
            self._place(slab)
        return True

    def _fades(self, chain: list[Slab]) -> bool:
        """Leave out an empty line that would stand at the foot or the top of a page."""
        if len(chain) > 1:
            return False
        self.pages[-1].used = self._room
        return True

    def _splits(self, chain: list[Slab]) -> bool:
        last = chain[-1]
        if last.split is None:
            return False
        lead = sum(slab.height for slab in chain[:-1])
        parts = last.split(self._room - self.pages[-1].used - lead)
        if parts is None:
            return False
        for slab in (*chain[:-1], parts[0]):
            self._place(slab)
        self.pages.append(Page([]))
        self._waiting.appendleft(parts[1])
        return True

    def _elsewhere(self, chain: list[Slab]) -> None:
        """Put a chain on a fresh page; one that no page can hold comes apart."""
        if self.pages[-1].slabs:
            self.pages.append(Page([]))
            self._waiting.extendleft(reversed(chain))
            return
        self._place(chain[0])
        self._waiting.extendleft(reversed(chain[1:]))

    def _place(self, slab: Slab) -> None:
        page = self.pages[-1]
        page.slabs.append((page.used, slab))
        page.used += slab.height
        if slab.snaps:
            page.used = math.ceil(page.used / LEADING - _NEARLY) * LEADING


def paginate(slabs: Sequence[Slab], room: float) -> list[Page]:
    """Distribute slabs over pages of the height ``room``; at least one page."""
    return _Paginator(slabs, room).run()
