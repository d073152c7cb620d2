"""Paints the cells of every table alike."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.design.shapes import TONE_SHAPES, Shape, paint_pill, paint_shape, tone_colours
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.pills import pill_style
from app.ui.widgets.table_roles import CellRole, Ink, Pill

PADDING = 8
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Ground, hairline, shape, elided text or pill; the current row carries the focus mark."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._body = self._theme.font(TextRole.BODY)
        self._strong = self._theme.font(TextRole.STRONG)
        self._pill = pill_style(self._theme)
        self._metrics = QFontMetrics(self._body)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Fit pill or text, for best width."""
        px = self._theme.px
        pill = index.data(CellRole.PILL)
        if isinstance(pill, Pill):
            width = self._pill.width(pill.text, _shape_of(pill))
        else:
            width = self._metrics.horizontalAdvance(_text_of(index))
            if index.data(CellRole.MARK):
                width += px(17)
        return QSize(width + px(PADDING * 2) + 2, px(31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        group = index.data(CellRole.GROUP) is True
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and not group
        self._paint_ground(painter, option, group=group, selected=selected)
        self._paint_focus(painter, option, index)
        pad = self._theme.px(PADDING)
        box = QRectF(option.rect).adjusted(pad, 0, -pad, -1)
        pill = index.data(CellRole.PILL)
        if group:
            self._paint_text(painter, box, _text_of(index), self._theme.colours.second, index)
        elif isinstance(pill, Pill):
            colours = tone_colours(self._theme.colours, pill.tone)
            paint_pill(painter, self._pill, box, pill.text, _shape_of(pill), colours)
        else:
            ink = self._ink(index, selected=selected)
            # Qt hands a StrEnum back as plain text.
            mark = Shape(index.data(CellRole.MARK) or "")
            if mark is not Shape.NONE:
                size = self._theme.px(12)
                at = QRectF(box.left(), box.center().y() - size / 2, size, size)
                paint_shape(painter, mark, at, ink)
                box.setLeft(box.left() + size + self._theme.px(5))
            self._paint_text(painter, box, _text_of(index), ink, index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, group: bool, selected: bool
    ) -> None:
        colours, rect = self._theme.colours, option.rect
        if group:
            painter.fillRect(rect, QColor(colours.quiet))
        elif selected:
            painter.fillRect(rect, QColor(colours.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Mark the current row at its left while the table has the keyboard."""
        view = option.widget
        if not isinstance(view, QTableView) or not view.hasFocus():
            return
        first = view.horizontalHeader().visualIndex(index.column()) == 0
        if first and view.currentIndex().row() == index.row():
            bar = QRectF(option.rect)
            bar.setWidth(self._theme.px(3))
            painter.fillRect(bar, QColor(self._theme.colours.accent))

    def _paint_text(
        self, painter: QPainter, box: QRectF, text: str, ink: str, index: Index
    ) -> None:
        group = index.data(CellRole.GROUP) is True
        font = self._strong if group else self._body
        painter.setFont(font)
        painter.setPen(QColor(ink))
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        horizontal = Qt.AlignmentFlag.AlignLeft if align is None else Qt.AlignmentFlag(align)
        flags = (horizontal & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(font) if group else self._metrics
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, shown)

    def _ink(self, index: Index, *, selected: bool) -> str:
        colours = self._theme.colours
        wanted = index.data(CellRole.INK)
        if wanted == Ink.SECOND:
            return colours.second
        if wanted == Ink.ACCENT:
            return colours.accent
        if wanted == Ink.DANGER and not selected:
            return colours.danger
        if wanted == Ink.WARNING and not selected:
            return colours.warning
        return colours.text


def _shape_of(pill: Pill) -> Shape:
    return TONE_SHAPES[pill.tone] if pill.shape is None else pill.shape


def _text_of(index: Index) -> str:
    value = index.data(Qt.ItemDataRole.DisplayRole)
    return "" if value is None else str(value)
