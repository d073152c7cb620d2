"""Facts of a record in two columns, long ones across both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.case_dossier import Fact
from app.ui.widgets.labels import Label


class FactGrid(QWidget):
    """Label and value side by side; values may be selected and wrap (要目)."""

    def __init__(self, theme: Theme, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        at = side = 0
        for fact in facts:
            if fact.wide and side:
                at, side = at + 1, 0
            self._add(fact, at, side)
            side = 0 if fact.wide else 1 - side
            at += 0 if side else 1
        theme.changed.connect(self._rescale)
        self._rescale()

    def _add(self, fact: Fact, at: int, side: int) -> None:
        name, value = Label(fact.label, TextRole.SECOND), Label(fact.value)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{fact.label} {fact.value}")
        value.set_tone(fact.tone)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, at, side * 2, top)
        self._grid.addWidget(value, at, side * 2 + 1, 1, 3 if fact.wide else 1, top)

    def _rescale(self) -> None:
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(9))
        self._grid.setColumnMinimumWidth(0, px(118))
        self._grid.setColumnMinimumWidth(2, px(118))
