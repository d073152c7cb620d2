"""Beside a form: what saving will do, who may be the same party, what to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.views import PartySuggestion
from app.ui.design.layouts import ScaledBox, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.forms.remarks import Remark, RemarkLine
from app.ui.viewmodels.form_summary import SummaryLine
from app.ui.widgets.buttons import FilterChip
from app.ui.widgets.cards import Card
from app.ui.widgets.key_values import KeyValue, KeyValueList
from app.ui.widgets.labels import Label

_WARNINGS = 6


class SuggestionCard(Card):
    """Known parties that may be meant; never takes the keyboard (可能是同一当事人)."""

    chosen = Signal(int)
    refused = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "可能是同一当事人", parent=parent)
        self._theme = theme
        self._lines = column(theme, gap=10)
        self.body.addLayout(self._lines)
        self.hide()

    def show_parties(self, parties: Sequence[PartySuggestion]) -> None:
        """Show up to five parties, none hides the card."""
        _clear(self._lines)
        for at, party in enumerate(parties[:5]):
            self._lines.addWidget(self._entry(at, party))
        if parties:
            other = self._chip("不是同一家")
            other.clicked.connect(self.refused)
            self._lines.addWidget(other)
        self.setVisible(bool(parties))

    def _entry(self, at: int, party: PartySuggestion) -> QWidget:
        holder = QWidget()
        box = row(self._theme, holder, gap=8)
        words = column(self._theme, gap=0)
        name = Label(party.name, TextRole.SMALL_TEXT)
        facts = " · ".join(item for item in (party.address, party.id_number) if item)
        cases = f"{party.cases} 件往案" if party.cases else "尚无案件"
        detail = Label(" · ".join(item for item in (facts, cases) if item), TextRole.SMALL)
        for label in (name, detail):
            label.setWordWrap(True)
            words.addWidget(label)
        take = self._chip(f"选用 Ctrl+{at + 1}")
        take.setCheckable(True)
        take.setChecked(True)
        take.setAccessibleName(f"选用{party.name}")
        take.clicked.connect(lambda: self.chosen.emit(at))
        box.addLayout(words, 1)
        box.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _chip(self, text: str) -> FilterChip:
        chip = FilterChip(text)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setCheckable(False)
        return chip


class SidePanel(QWidget):
    """The right column of an intake form."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        box = column(theme, self, gap=12)
        after = Card(theme, "保存后")
        self.after = KeyValueList(theme)
        after.body.addWidget(self.after)
        self.suggestions = SuggestionCard(theme)
        self.warnings_card = Card(theme, "提示")
        self._warnings = column(theme, gap=4)
        self.warnings_card.body.addLayout(self._warnings)
        self._said: tuple[tuple[Remark, str], ...] = ()
        self._summary: tuple[SummaryLine, ...] = ()
        for card in (after, self.suggestions, self.warnings_card):
            box.addWidget(card)
        box.addStretch(1)
        self.warnings_card.hide()

    def show_summary(self, lines: tuple[SummaryLine, ...]) -> None:
        """Show what saving will do."""
        if lines != self._summary:
            self._summary = lines
            self.after.set_rows([KeyValue(line.label, line.text) for line in lines])

    def show_remarks(self, remarks: tuple[tuple[Remark, str], ...]) -> None:
        """List errors and warnings; none hides the card."""
        if remarks == self._said:
            return
        self._said = remarks
        _clear(self._warnings)
        for kind, text in remarks[:_WARNINGS]:
            line = RemarkLine(self._theme)
            self._warnings.addWidget(line)
            line.say(kind, text)
        if len(remarks) > _WARNINGS:
            more = Label(f"另有 {len(remarks) - _WARNINGS} 条，见各栏", TextRole.SMALL)
            self._warnings.addWidget(more)
        self.warnings_card.setVisible(bool(remarks))


def _clear(layout: ScaledBox) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
