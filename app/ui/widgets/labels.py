"""Labels by text role, and hairlines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.domain.terms import Tone
from app.ui.design.tokens import TextRole


class Label(QLabel):
    """Plain text in one of the type scale's roles; markup in data is never interpreted."""

    def __init__(
        self, text: str = "", role: TextRole = TextRole.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textRole", role.value)

    def set_role(self, role: TextRole) -> None:
        """Show the text in another role."""
        self.setProperty("textRole", role.value)
        repolish(self)

    def set_tone(self, tone: Tone) -> None:
        """Colour the text by a state; the words or a shape must say it too."""
        self.setProperty("tone", tone.value)
        repolish(self)


class ElidedLabel(Label):
    """One line that shortens itself with … and shows the whole as tool tip."""

    def __init__(
        self, text: str = "", role: TextRole = TextRole.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Allow the label to shrink to a few characters."""
        width = self.fontMetrics().horizontalAdvance("国国…")
        return QSize(min(width, super().sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tool tip while it is shortened."""
        super().resizeEvent(event)
        short = self._shown() != self.text()
        self.setToolTip(self.text() if short else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shortened text."""
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            self._shown(),
            QPalette.ColorRole.WindowText,
        )

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )


class Hairline(QFrame):
    """A one-pixel rule across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frameRole", "line")
        self.setFixedHeight(1)


def repolish(widget: QWidget) -> None:
    """Have the style sheet look at the widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
