"""How the material of a case reads (材料清单)."""

from __future__ import annotations

from app.domain.terms import Tone
from app.services.handling_views import Checklist, MaterialItem
from app.ui.viewmodels.columns import short_day


def condition_text(item: MaterialItem) -> str:
    """Return what is said under an item: when it is needed, and its note."""
    parts = [item.condition, item.note]
    return " · ".join(part for part in parts if part)


def material_state(item: MaterialItem, *, ticked: bool) -> tuple[str, Tone]:
    """Return the words and tone of an item's pill; ``ticked`` is what the box shows now."""
    if not item.needed:
        return "不需要", Tone.NEUTRAL
    if not ticked:
        return ("尚缺", Tone.ATTENTION)
    if item.received_on is None:
        return "待登记", Tone.NEUTRAL
    return f"{short_day(item.received_on)} 收到", Tone.GOOD


def progress_text(checklist: Checklist) -> str:
    """Return how much of the material is there."""
    needed = sum(item.needed for item in checklist.items)
    lacking = len(checklist.lacking)
    return f"已收 {needed - lacking}/{needed}" + (f" · 尚缺 {lacking} 项" if lacking else " · 齐备")


def progress_tab(checklist: Checklist) -> str:
    """Return the heading of the tab: ``材料 4/6``."""
    needed = sum(item.needed for item in checklist.items)
    return f"材料 {needed - len(checklist.lacking)}/{needed}"
