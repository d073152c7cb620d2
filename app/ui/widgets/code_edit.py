"""An editor of plain lines with their numbers, for texts that follow rules (文本编辑)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole


class CodeEdit(QPlainTextEdit):
    """Numbers its lines and marks those that have a problem (带行号的文本框)."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrong: frozenset[int] = frozenset()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._gutter = _Gutter(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def line(self) -> int:
        """The line the keyboard is in, counted from 1."""
        return self.textCursor().blockNumber() + 1

    def go_to_line(self, line: int) -> None:
        """Put the keyboard at the beginning of a line."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_lines(self, lines: Iterable[int]) -> None:
        """Tint the lines that have a problem and set ▲ beside their numbers."""
        self._wrong = frozenset(lines)
        self._tint()
        self._gutter.update()

    def _tint(self) -> None:
        marks = []
        for line in sorted(self._wrong):
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(QColor(self._theme.colours.danger_tint))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003
            mark.cursor = QTextCursor(block)
            marks.append(mark)
        self.setExtraSelections(marks)

    # --- the numbers -------------------------------------------------------

    def gutter_width(self) -> int:
        """Return how wide the column of numbers is."""
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("▲ ") + self.fontMetrics().horizontalAdvance(
            "9" * digits + " "
        )

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in view; called by the column itself."""
        colours, metrics = self._theme.colours, self.fontMetrics()
        painter = QPainter(self._gutter)
        painter.setFont(self.font())
        painter.fillRect(event.rect(), QColor(colours.quiet))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        right = self._gutter.width() - metrics.horizontalAdvance(" ")
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            wrong = number in self._wrong
            painter.setPen(QColor(colours.danger if wrong else colours.third))
            words = f"▲ {number}" if wrong else str(number)
            place = QRect(0, round(top), right, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, words)
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def _make_room(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), self.gutter_width(), inside.height())

    def _recolour(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        body = self._theme.font(TextRole.BODY)
        font.setPixelSize(body.pixelSize())
        # Chinese stands in the interface's own family, twice as wide as the fixed Latin letters.
        font.setFamilies([*font.families(), *body.families()])
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        self._make_room()
        self._tint()


class _Gutter(QWidget):
    """The column of line numbers."""

    def __init__(self, owner: CodeEdit) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self._owner.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the editor says."""
        self._owner.paint_numbers(event)
