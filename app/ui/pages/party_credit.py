"""What the credit register holds of one party, on its page (信用记录)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.services.handling_views import CreditLine
from app.ui.design.layouts import ScaledBox, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.registers import credit_summary, standing_tone
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.pills import StatusPill

MOST_SHOWN = 3


class PartyCredit(Card):
    """The latest entries with how they stand; hidden for a party that has none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("信用记录"))
        self._theme = theme
        self._lines: ScaledBox = column(theme, gap=5)
        self.body.addLayout(self._lines)
        self.hide()

    def show_lines(self, lines: Sequence[CreditLine]) -> None:
        """Show the entries of the party."""
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in lines[:MOST_SHOWN]:
            self._lines.addWidget(self._row(line))
        rest = len(lines) - MOST_SHOWN
        if rest > 0:
            words = self.tr("另有 {n} 条，见“台账”的信用记录。").format(n=rest)
            self._lines.addWidget(Label(words, TextRole.SMALL))
        self.setVisible(bool(lines))

    def _row(self, line: CreditLine) -> QWidget:
        place = QWidget()
        inside = row(self._theme, place, gap=8)
        inside.addWidget(StatusPill(self._theme, line.standing, standing_tone(line.standing)))
        inside.addWidget(ElidedLabel(credit_summary(line), TextRole.SMALL_TEXT), 1)
        return place
