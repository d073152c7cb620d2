"""Tabs over the parts of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar, QWidget


class Tabs(QTabBar):
    """Words in a row, the present one underlined; arrow keys walk (分栏)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make the row; ``name`` is announced to assistive tools."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
