"""The month's figures as rows that open the cases they count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.design.layouts import column
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.workbench import Pulse


class PulseRow(QAbstractButton):
    """Label, figure, change; pressed it opens the cases (统计行)."""

    def __init__(self, theme: Theme, pulse: Pulse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pulse = theme, pulse
        self._label = QCoreApplication.translate("Figures", pulse.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._label} {pulse.value} {pulse.note}")

    def sizeHint(self) -> QSize:
        """As high as a table row."""
        return QSize(self._theme.px(240), self._theme.px(31))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three words and a hairline."""
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), QColor(colours.hover))
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            painter.fillRect(0, 0, px(3), self.height(), QColor(colours.accent))
        painter.setFont(theme.font(TextRole.BODY))
        note, side = px(70), px(8)
        box = QRectF(side, 0, self.width() - 2 * side, self.height() - 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.accent if self.underMouse() else colours.text))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, self._label)
        figure = box.adjusted(0, 0, -note, 0)
        painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, self._pulse.value)
        painter.setPen(QColor(colours.second))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self._pulse.note)


class PulseList(QWidget):
    """The rows; ``opened`` carries the number of the pressed one (本月统计)."""

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._box = column(theme, self, gap=0)

    def show_pulses(self, pulses: Sequence[Pulse]) -> None:
        """Show other figures."""
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for at, pulse in enumerate(pulses):
            line = PulseRow(self._theme, pulse)
            line.clicked.connect(lambda _=False, number=at: self.opened.emit(number))
            self._box.addWidget(line)
