"""The roles of cells, where the models that fill them keep them."""

from __future__ import annotations

from app.ui.qtmodels.roles import CellRole, Ink, Pill

__all__ = ["CellRole", "Ink", "Pill"]
