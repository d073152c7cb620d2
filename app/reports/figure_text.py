"""A figure and its change as people read them (数值写法)."""

from __future__ import annotations

from app.reports.indicator import Indicator, Unit
from app.reports.month import Value

NOTHING = "—"
_MINUS = "\u2212"
_FEN = 100


def figure_text(unit: Unit, value: Value) -> str:
    """Return ``1,508``, ``12,000.50``, ``24.6`` or ``88.4%``, and a dash where there is nothing."""
    if value is None:
        return NOTHING
    if unit is Unit.PERCENT:
        return f"{value:.1%}"
    if unit is Unit.YUAN:
        return f"{value / _FEN:,.2f}"
    if unit is Unit.DAYS:
        return f"{value:,.1f}"
    return f"{round(value):,}"


def change_text(indicator: Indicator, change: float | None) -> str:
    """Return ``+22.6%`` with a true minus sign below zero; for a ratio points, ``+3.4``."""
    if change is None:
        return NOTHING
    points = indicator.unit is Unit.PERCENT
    text = f"{change * 100:+.1f}" if points else f"{change:+.1%}"
    return text.replace("-", _MINUS)
