"""Evidence in rows with a small picture: number, title, facts, what it proves (证据列表)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.media import Shown, shown_as
from app.domain.terms import Tone
from app.services.evidence.views import EvidenceLine
from app.ui.design.icons import IconName
from app.ui.design.shapes import Shape, paint_pill, tone_colours
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.qtmodels.evidence_list import LINE, EvidenceList
from app.ui.viewmodels.evidence import elsewhere_text, second_text, third_text
from app.ui.widgets.pills import pill_style

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Thumb: TypeAlias = Callable[[EvidenceLine], QPixmap | None]
"""Gives the small picture of a piece; None while it is being made, null where there is none."""

THUMB = 56
_ROW, _PAD, _NUMBER = 76, 10, 26
_ICONS = {Shown.PICTURE: IconName.DOCUMENT, Shown.NOTHING: IconName.ATTACHMENT}


class ThumbDelegate(QStyledItemDelegate):
    """Paints one row (证据行)."""

    def __init__(self, theme: Theme, thumb: Thumb, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._thumb = theme, thumb

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._theme.px(200), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, number, small picture and three lines."""
        line = index.data(LINE)
        if not isinstance(line, EvidenceLine):
            return
        painter.save()
        self._paint_ground(painter, option, index)
        px, colours, rect = self._theme.px, self._theme.colours, option.rect
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.second))
        number = QRect(rect.left() + px(4), rect.top(), px(_NUMBER), rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        side = px(THUMB)
        top = rect.top() + (rect.height() - side) // 2
        box = QRect(number.right() + px(4), top, side, side)
        self._paint_thumb(painter, box, line)
        left = box.right() + px(_PAD)
        words = QRect(left, top, rect.right() - px(_PAD) - left, side)
        self._paint_words(painter, words, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, rect = self._theme.colours, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        view = option.widget
        if isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index:
            bar = QRect(rect.left(), rect.top(), self._theme.px(3), rect.height())
            painter.fillRect(bar, QColor(colours.accent))

    def _paint_thumb(self, painter: QPainter, box: QRect, line: EvidenceLine) -> None:
        colours = self._theme.colours
        painter.fillRect(box, QColor(colours.quiet))
        picture = self._thumb(line)
        if picture is not None and not picture.isNull():
            ratio = picture.devicePixelRatio()
            size = picture.size() / ratio
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(box.center())
            painter.drawPixmap(place.topLeft(), picture)
        elif picture is not None:
            name = _ICONS.get(shown_as(line.media), IconName.DOCUMENT)
            ratio = painter.device().devicePixelRatioF()
            icon = self._theme.pixmap(name, colours.third, 24, ratio)
            place = QRect(0, 0, self._theme.px(24), self._theme.px(24))
            place.moveCenter(box.center())
            painter.drawPixmap(place.topLeft(), icon)
        painter.setPen(QColor(colours.border))
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _paint_words(self, painter: QPainter, box: QRect, line: EvidenceLine) -> None:
        colours, high = self._theme.colours, box.height() // 3
        first = QRect(box.left(), box.top(), box.width(), high)
        chip = elsewhere_text(line)
        if chip:
            style = pill_style(self._theme)
            wide = style.width(chip, Shape.NONE) + 1
            place = QRectF(first.right() - wide, first.top(), wide, high)
            paint_pill(
                painter, style, place, chip, Shape.NONE, tone_colours(colours, Tone.ATTENTION)
            )
            first.setRight(first.right() - wide - self._theme.px(6))
        self._line(painter, first, line.title, (TextRole.STRONG, colours.text))
        second = first.translated(0, high)
        second.setRight(box.right())
        self._line(painter, second, second_text(line), (TextRole.SMALL, colours.second))
        third = second.translated(0, high)
        self._line(painter, third, third_text(line), (TextRole.SMALL, colours.second))

    def _line(self, painter: QPainter, box: QRect, text: str, looks: tuple[TextRole, str]) -> None:
        role, ink = looks
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ThumbList(QListView):
    """The rows; Enter or double click opens, Alt+Up and Alt+Down or dragging change the order.

    ``step_asked`` carries -1 or 1; ``delete_asked`` and ``edit_asked`` follow Del and F2.
    """

    opened = Signal(QModelIndex)
    step_asked = Signal(int)
    delete_asked = Signal()
    edit_asked = Signal()

    def __init__(
        self, theme: Theme, name: str, thumb: Thumb, parent: QWidget | None = None
    ) -> None:
        """Make the list; ``name`` is announced to assistive tools."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(ThumbDelegate(theme, thumb, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        theme.changed.connect(self._rescale)
        self._rescale()

    @property
    def chosen(self) -> tuple[EvidenceLine, ...]:
        """The selected pieces in row order."""
        model = self.model()
        if not isinstance(model, EvidenceList):
            return ()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(line for row in rows if (line := model.line_at(row)) is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, change the order, edit, delete."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key = event.key()
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_asked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index)

    def _rescale(self) -> None:
        self.setMinimumWidth(self._theme.px(240))
        self.scheduleDelayedItemsLayout()
