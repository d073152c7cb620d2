"""The list of steps at the left of a wizard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.labels import Label

_DONE, _NOW, _LATER = "✓", "●", "○"


class StageList(QFrame):
    """Steps one below the other: done, present, to come; by mark as well as by weight."""

    def __init__(self, theme: Theme, stages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frameRole", "rail")
        box = column(theme, self, gap=14, insets=Insets(20, 26, 24, 20))
        self._lines: list[tuple[Label, Label]] = []
        box.addWidget(Label("快维", TextRole.TITLE))
        for stage in stages:
            mark, words = Label(_LATER, TextRole.THIRD), Label(stage, TextRole.SECOND)
            mark.setMinimumWidth(theme.px(14))
            line = row(theme, gap=8)
            line.addWidget(mark)
            line.addWidget(words, 1)
            box.addLayout(line)
            self._lines.append((mark, words))
        box.addStretch(1)

    def set_current(self, at: int) -> None:
        """Mark the present step; those before it are done."""
        for number, (mark, words) in enumerate(self._lines):
            mark.setText(_DONE if number < at else _NOW if number == at else _LATER)
            words.set_role(TextRole.STRONG if number == at else TextRole.SECOND)
            mark.set_role(TextRole.STRONG if number == at else TextRole.THIRD)
