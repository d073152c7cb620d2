"""The quiet words that unfold rarer fields."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.design.icons import IconName
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole


class FoldButton(QAbstractButton):
    """Looks like a link with a chevron; checked means unfolded (展开)."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room of words and chevron."""
        words = QFontMetrics(self._theme.font(TextRole.SMALL)).horizontalAdvance(self.text())
        return QSize(words + self._theme.px(26), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, chevron and, with the keyboard, the ring."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, theme.px(4), theme.px(4))
        painter.setFont(theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.accent_hover if self.underMouse() else colours.accent))
        left = self.rect().adjusted(theme.px(5), 0, -theme.px(18), 0)
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, self.text())
        side = theme.px(12)
        icon = theme.icon(IconName.DOWN, colours.accent, 12)
        painter.translate(self.width() - side / 2 - theme.px(4), self.height() / 2)
        if self.isChecked():
            painter.rotate(180)
        painter.drawPixmap(-side // 2, -side // 2, icon.pixmap(side, side))
