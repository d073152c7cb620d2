"""Cards, headings of sections, empty states."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label


class SectionHeader(QWidget):
    """A heading at the left, remarks or chips beside it, more at the right."""

    def __init__(
        self, theme: Theme, text: str, *, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row = row(theme, self, gap=8)
        self.heading = Label(text, TextRole.STRONG)
        self._row.addWidget(self.heading)
        self._row.addStretch(1)
        self.note = Label(note, TextRole.SMALL)
        self._row.addWidget(self.note)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget right after the heading."""
        stretch = self._row.indexOf(self.note) - 1
        self._row.insertWidget(stretch, widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)


class Card(QFrame):
    """A surface with a hairline border and rounded corners; fill :attr:`body`."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        *,
        note: str = "",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a card; ``flush`` lets its content reach the border, for tables."""
        super().__init__(parent)
        self.setProperty("frameRole", "card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        outer = column(theme, self, gap=0, insets=Insets.even(1, 1))
        self.header: SectionHeader | None = None
        if title:
            self.header = SectionHeader(theme, title, note=note)
            self.setAccessibleName(title)
            head = column(theme, gap=0, insets=Insets(14, 10, 14, 8 if flush else 0))
            head.addWidget(self.header)
            outer.addLayout(head)
        insets = Insets() if flush else Insets(14, 8 if title else 13, 14, 13)
        self.body: ScaledBox = column(theme, gap=8, insets=insets)
        outer.addLayout(self.body, 1)


class EmptyState(QWidget):
    """What would fill an empty place and how to begin (空状态)."""

    def __init__(
        self,
        theme: Theme,
        icon: IconName,
        title: str,
        text: str,
        *,
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        box = column(theme, self, gap=8, insets=Insets.even(24, 24))
        box.addStretch(1)
        self._picture = QLabel()
        self._picture.setAccessibleName(title)
        heading, words = Label(title, TextRole.STRONG), Label(text, TextRole.SECOND)
        words.setWordWrap(True)
        for label in (self._picture, heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        if action is not None:
            box.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        theme.changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        icon = self._theme.icon(self._icon, self._theme.colours.third, 32)
        size = self._theme.px(32)
        self._picture.setPixmap(icon.pixmap(size, size))
