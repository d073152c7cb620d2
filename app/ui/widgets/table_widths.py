"""How columns share the room of a table."""

from __future__ import annotations

from collections.abc import Set as AbstractSet


def share_widths(
    best: dict[int, int], room: int, narrowest: int, elastic: AbstractSet[int]
) -> dict[int, int]:
    """Return widths that fill ``room``: only elastic columns give way and take what is spare.

    Without elastic columns all give way. No column falls below ``narrowest`` or its best width,
    whichever is less; if that is still too much, the table scrolls rather than cut a code.
    """
    widths = dict(best)
    soft = [at for at in widths if at in elastic]
    _narrow(widths, soft or list(widths), room, narrowest)
    spare = room - sum(widths.values())
    for place, at in enumerate(soft):
        if spare > 0:
            widths[at] += spare // len(soft) + (1 if place < spare % len(soft) else 0)
    return widths


def _narrow(widths: dict[int, int], group: list[int], room: int, narrowest: int) -> None:
    """Lower the widest columns of the group evenly until all fit."""
    while group and (lacking := sum(widths.values()) - room) > 0:
        widest = max(widths[at] for at in group)
        if widest <= narrowest:
            return
        tallest = [at for at in group if widths[at] == widest]
        lower = max([widths[at] for at in group if widths[at] < widest] + [narrowest])
        step = max(1, min(widest - lower, -(-lacking // len(tallest))))
        for at in tallest:
            widths[at] -= step
