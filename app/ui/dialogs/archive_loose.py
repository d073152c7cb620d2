"""The lines for papers of a volume that exist on paper only (纸质材料)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.archive import LooseTexts
from app.ui.widgets.buttons import Button, ButtonKind, IconButton
from app.ui.widgets.labels import Label

_DAY_WIDTH, _PAGES_WIDTH = 116, 64


class LoosePapers(QWidget):
    """Rows of title, number, day, pages; a row may be added and taken away."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[tuple[QLineEdit, ...]] = []
        self._buttons: list[IconButton] = []
        box = column(theme, self, gap=6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._heads = [Label(text, TextRole.SMALL) for text in self._terms()]
        for at, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, at)
        box.addLayout(self._grid)
        self.add_button = Button(
            theme, self.tr("加一份纸质材料"), kind=ButtonKind.QUIET, icon=IconName.PLUS
        )
        self.add_button.clicked.connect(self._add_empty)
        foot = row(theme, gap=8)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        box.addLayout(foot)
        self._show_heads()

    def _terms(self) -> tuple[str, ...]:
        return (self.tr("题名"), self.tr("文号"), self.tr("日期"), self.tr("页数"))

    @property
    def texts(self) -> tuple[LooseTexts, ...]:
        """What is typed."""
        return tuple(LooseTexts(*(edit.text() for edit in edits)) for edits in self.rows)

    def show_texts(self, lines: Sequence[LooseTexts]) -> None:
        """Show other lines."""
        for edits, button in zip(self.rows, self._buttons, strict=True):
            for widget in (*edits, button):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.rows, self._buttons = [], []
        for line in lines:
            self._add(line)
        self._show_heads()

    def _add_empty(self) -> None:
        self._add(LooseTexts(pages="1"))
        self._show_heads()
        self.rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add(self, line: LooseTexts) -> None:
        edits = tuple(QLineEdit(text) for text in (line.title, line.number, line.day, line.pages))
        edits[2].setFixedWidth(self._theme.px(_DAY_WIDTH))
        edits[3].setFixedWidth(self._theme.px(_PAGES_WIDTH))
        at = len(self.rows) + 1
        for place, (edit, term) in enumerate(zip(edits, self._terms(), strict=True)):
            edit.setAccessibleName(self.tr("第 {n} 份{term}").format(n=at, term=term))
            self._grid.addWidget(edit, at, place)
        drop = IconButton(self._theme, IconName.CLOSE, self.tr("移除这一份"))
        drop.clicked.connect(lambda: self._drop(edits))
        self._grid.addWidget(drop, at, len(edits))
        self.rows.append(edits)
        self._buttons.append(drop)

    def _drop(self, edits: tuple[QLineEdit, ...]) -> None:
        at = self.rows.index(edits)
        texts = self.texts
        self.show_texts(texts[:at] + texts[at + 1 :])
        self.changed.emit()

    def _show_heads(self) -> None:
        for head in self._heads:
            head.setVisible(bool(self.rows))
