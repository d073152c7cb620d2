"""What a change would move, listed before anything is written (变动预览)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from app.services.deadline_views import MovedDeadline, WhatIf
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.calendar import moved_columns, total_words
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label

_WIDTH, _HEIGHT = 860, 520


class WhatIfSheet(QDialog):
    """Lists the limits that move, before and after; ``asked`` means 应用.

    The sheet writes nothing: whoever opened it does, and accepts it afterwards.
    """

    asked = Signal()

    def __init__(
        self,
        theme: Theme,
        found: WhatIf,
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """List ``found``; ``names`` are the people's by account."""
        super().__init__(parent)
        self._theme, self._found = theme, found
        self.setWindowTitle(self.tr("变动预览"))
        self.setModal(True)
        places = {one.key: at for at, one in enumerate(found.moved, start=1)}
        self._model: ColumnTable[MovedDeadline] = ColumnTable(
            moved_columns(names), self._fetch, lambda one: places[one.key], self
        )
        self.primary = Button(theme, self.tr("应用"), kind=ButtonKind.PRIMARY)
        self.primary.set_text(self.tr("应用"), hint="Ctrl+S")
        self.cancel = Button(theme, self.tr("取消"))
        self._lay_out()
        self._model.show_ids(range(1, len(found.moved) + 1))
        self.primary.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.primary.click)
        screen = self.screen().availableGeometry()
        self.resize(
            min(theme.px(_WIDTH), screen.width() - theme.px(40)),
            min(theme.px(_HEIGHT), screen.height() - theme.px(60)),
        )
        self.table.setFocus()

    def _lay_out(self) -> None:
        theme, found = self._theme, self._found
        outer = column(theme, self, gap=10, insets=Insets.even(18, 16))
        heading = Label(found.title, TextRole.HEADING)
        heading.setWordWrap(True)
        self.total = Label(total_words(found))
        self.total.setWordWrap(True)
        outer.addWidget(heading)
        outer.addWidget(self.total)
        for words in found.notes:
            note = Label(words, TextRole.SECOND)
            note.setWordWrap(True)
            outer.addWidget(note)
        outer.addWidget(self._make_list(), 1)
        bar = row(theme, gap=10)
        bar.addWidget(Label(self.tr("应用之前不改动任何数据。"), TextRole.SMALL))
        bar.addStretch(1)
        bar.addWidget(self.cancel)
        bar.addWidget(self.primary)
        outer.addLayout(bar)

    def _make_list(self) -> Card:
        card = Card(self._theme, flush=True)
        self.table = DataTable(self._theme, self.tr("将变动的期限"))
        self.table.setSortingEnabled(False)
        self.table.setModel(self._model)
        self.table.set_elastic(1)
        pages = QStackedWidget()
        pages.addWidget(self.table)
        pages.addWidget(
            EmptyState(
                self._theme,
                IconName.CHECK,
                self.tr("没有在办期限会变"),
                self.tr("应用后，在办案件的届满日都和现在一样。"),
            )
        )
        pages.setCurrentIndex(0 if self._found.moved else 1)
        card.body.addWidget(pages)
        return card

    def set_busy(self, *, busy: bool) -> None:
        """Take no second request while one is under way."""
        self.primary.setEnabled(not busy)

    def row_texts(self, line: int) -> tuple[str, ...]:
        """Return a row as it is shown."""
        columns = range(self._model.columnCount())
        return tuple(str(self._model.index(line, at, QModelIndex()).data()) for at in columns)

    def _ask(self) -> None:
        if self.primary.isEnabled():
            self.set_busy(busy=True)
            self.asked.emit()

    def _fetch(self, ids: Sequence[int]) -> Sequence[MovedDeadline]:
        return [self._found.moved[one - 1] for one in ids]
