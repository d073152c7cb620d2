"""Slabs of content distributed over pages (分页)."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from app.reports.documents.measures import LEADING
from app.reports.documents.sheet import Sheet

Draw: TypeAlias = Callable[[Sheet, float], None]
"""Draws a slab whose upper edge is at the given height of the page."""

_NEARLY = 0.01
_LEAST_LEADING = 26.5
"""The closest lines of a page that takes in what little would stand on another: 24 a page."""


@dataclass(frozen=True, slots=True)
class Slab:
    """A strip of the page as wide as the text (版条).

    ``keep``: the next slab must not begin a page without it. ``fades``: left out at the top of
    a page. ``foot``: stands at the foot of the last page before the next break. ``split`` gives
    what fits into a height, and the rest; None when nothing does. ``snaps``: what follows stands
    on the line grid again. ``lines``: how many lines its height is, 0 if it is no matter of
    lines; ``gives`` is how many of them a full page may take away. ``block`` is whose it is.
    """

    height: float
    draw: Draw
    keep: bool = False
    fades: bool = False
    breaks: bool = False
    foot: bool = False
    snaps: bool = False
    split: Callable[[float], tuple[Slab, Slab] | None] | None = None
    lines: float = 0.0
    gives: float = 0.0
    block: int = -1


@dataclass(frozen=True, slots=True)
class Closer:
    """How a page is drawn together: from line to line, and what part blanks give (收紧)."""

    leading: float = LEADING
    share: float = 0.0


@dataclass(slots=True)
class Page:
    """What stands on one page, each with its distance from the top of the text (页).

    ``rest`` is what was waiting when the page began.
    """

    slabs: list[tuple[float, Slab]] = field(default_factory=list)
    used: float = 0.0
    rest: Sequence[Slab] = ()
    closer: Closer = Closer()


def nothing(sheet: Sheet, top: float) -> None:
    """Draw nothing: an empty line."""
    del sheet, top


def text_line(draw: Draw) -> Slab:
    """Return a line of text."""
    return Slab(LEADING, draw, lines=1)


def blank(lines: float = 1, *, fades: bool = False, gives: float | None = None) -> Slab:
    """Return empty lines; half of them may be given up unless ``gives`` says otherwise."""
    least = lines / 2 if gives is None else gives
    return Slab(lines * LEADING, nothing, fades=fades, lines=lines, gives=least)


def kept(slabs: Sequence[Slab]) -> list[Slab]:
    """Return the slabs tied to each other and to what follows."""
    return [replace(slab, keep=True) for slab in slabs]


class _Paginator:
    def __init__(self, slabs: Sequence[Slab], room: float) -> None:
        self._waiting = deque(slabs)
        self._room = room
        self.pages = [Page()]

    def run(self) -> list[Page]:
        while self._waiting:
            if not self.pages[-1].slabs:
                self.pages[-1].rest = tuple(self._waiting)
            chain = self._next_chain()
            if not self._fits(chain) and not self._splits(chain):
                self._elsewhere(chain)
        return self.pages

    def _next_chain(self) -> list[Slab]:
        chain = [self._waiting.popleft()]
        while chain[-1].keep and self._waiting:
            chain.append(self._waiting.popleft())
        return chain

    def _fits(self, chain: list[Slab]) -> bool:
        page = self.pages[-1]
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
        self.pages.append(Page())
        self._waiting.appendleft(parts[1])
        return True

    def _elsewhere(self, chain: list[Slab]) -> None:
        """Put a chain on a fresh page; one that no page can hold comes apart."""
        if self.pages[-1].slabs:
            self.pages.append(Page())
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
    return [page for part in _parts(slabs) for page in _closed(part, room)]


def drawn_closer(pages: Sequence[Page]) -> dict[int, Closer]:
    """Return how close the blocks stand that begin on a page which was drawn together."""
    found: dict[int, Closer] = {}
    begun: set[int] = set()
    for page in pages:
        here = {slab.block for _, slab in page.slabs} - begun
        if page.closer != Closer():
            found |= dict.fromkeys(sorted(here), page.closer)
        begun |= here
    return found


def _parts(slabs: Sequence[Slab]) -> Iterator[list[Slab]]:
    """Yield what stands between the page breaks."""
    part: list[Slab] = []
    for slab in slabs:
        if slab.breaks:
            yield part
            part = []
        else:
            part.append(slab)
    yield part


def _closed(part: Sequence[Slab], room: float) -> list[Page]:
    """Return the pages of one part with its foot; few lines left over are taken in."""
    feet = [slab for slab in part if slab.foot]
    foot = sum(slab.height for slab in feet)
    pages = _Paginator([slab for slab in part if not slab.foot], room).run()
    if pages[-1].used + foot > room + _NEARLY:
        one = _drawn_together(pages[-1].rest, room - foot)
        pages[-1:] = [one] if one else [pages[-1], Page()]
    elif len(pages) > 1 and (one := _drawn_together(pages[-2].rest, room - foot)):
        pages[-2:] = [one]
    down = room - foot
    for slab in feet:
        pages[-1].slabs.append((down, slab))
        down += slab.height
    return pages


def _drawn_together(slabs: Sequence[Slab], room: float) -> Page | None:
    """Return one page that takes all slabs: blanks give first, then lines draw closer."""
    lines = sum(slab.lines for slab in slabs)
    gives = sum(slab.gives for slab in slabs)
    fixed = sum(slab.height for slab in slabs if not slab.lines)
    over = fixed + lines * LEADING - room
    if over <= gives * LEADING:
        share = max(over, 0.0) / (gives * LEADING) if gives else 0.0
        return _page_of(slabs, Closer(LEADING, share))
    leading = (room - fixed) / (lines - gives) if lines > gives else 0.0
    return _page_of(slabs, Closer(leading, 1.0)) if leading >= _LEAST_LEADING else None


def _page_of(slabs: Sequence[Slab], closer: Closer) -> Page:
    page = Page(rest=slabs, closer=closer)
    for slab in slabs:
        page.slabs.append((page.used, slab))
        lines = slab.lines - slab.gives * closer.share
        page.used += lines * closer.leading if slab.lines else slab.height
    return page
