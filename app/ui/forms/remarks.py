"""A remark under a field: shape, words, colour; an error, a warning or good news."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.support.errors import Level, Problem
from app.ui.design.layouts import Insets, row
from app.ui.design.shapes import Shape, paint_shape
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.labels import Label


class Remark(StrEnum):
    """What a remark is."""

    ERROR = "error"
    WARNING = "warning"
    GOOD = "good"
    HINT = "hint"


_ROLES = {
    Remark.ERROR: TextRole.DANGER,
    Remark.WARNING: TextRole.WARNING,
    Remark.GOOD: TextRole.OK,
    Remark.HINT: TextRole.SMALL,
}
_SPOKEN = {Remark.ERROR: "错误：", Remark.WARNING: "提醒："}


class RemarkMark(QWidget):
    """The shape before the words: filled triangle, hollow triangle, check."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, Remark.HINT
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_kind(self, kind: Remark) -> None:
        """Show the shape of another kind; a hint has none."""
        self._kind = kind
        self.setVisible(kind is not Remark.HINT)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        painter, colours = QPainter(self), self._theme.colours
        side = min(self.width(), self._theme.px(10))
        box = QRectF(0, (self.height() - side) / 2, side, side)
        if self._kind is Remark.WARNING:
            _paint_hollow(painter, box, colours.warning)
        elif self._kind is Remark.ERROR:
            paint_shape(painter, Shape.TRIANGLE, box, colours.danger)
        elif self._kind is Remark.GOOD:
            paint_shape(painter, Shape.CHECK, box, colours.ok)

    def _rescale(self) -> None:
        self.setFixedSize(self._theme.px(11), self._theme.px(17))


class RemarkLine(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Remark.HINT
        box = row(theme, self, gap=4, insets=Insets(0, 1, 0, 0))
        self._mark = RemarkMark(theme)
        self._words = Label("", TextRole.SMALL)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._words, 1)
        self.hide()

    @property
    def kind(self) -> Remark:
        """What the remark is."""
        return self._kind

    @property
    def text(self) -> str:
        """The words, empty if there is nothing to say."""
        return self._words.text() if not self.isHidden() else ""

    def say(self, kind: Remark, text: str) -> None:
        """Show a remark; an empty text takes it away."""
        self.setVisible(bool(text))
        if (kind, text) == (self._kind, self._words.text()):
            return
        self._kind = kind
        self._words.setText(text)
        self._words.set_role(_ROLES[kind])
        self._words.setAccessibleName(_SPOKEN.get(kind, "") + text)
        self._mark.set_kind(kind)


def gravest(problems: list[Problem]) -> tuple[Remark, str]:
    """Return the remarks of one field as one: all errors, else all warnings."""
    for level, kind in ((Level.ERROR, Remark.ERROR), (Level.WARNING, Remark.WARNING)):
        words = [item.message for item in problems if item.level is level]
        if words:
            return kind, "；".join(dict.fromkeys(words))
    return Remark.HINT, "；".join(item.message for item in problems)


def _paint_hollow(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    inner = box.adjusted(1, 1, -1, -1)
    top = QPointF(inner.center().x(), inner.top())
    painter.drawPolygon(QPolygonF([top, inner.bottomRight(), inner.bottomLeft()]))
