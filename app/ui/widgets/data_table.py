"""The one table of the program: rows that read, sort, copy and remember their columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.design.theme import Theme
from app.ui.widgets.table_copy import CopiedCell, as_html, as_tsv
from app.ui.widgets.table_delegate import PADDING, CellDelegate
from app.ui.widgets.table_layout import keeps_widths, layout_text, on_handle, restore_layout
from app.ui.widgets.table_roles import CellRole
from app.ui.widgets.table_widths import share_widths

_SAMPLE_ROWS = 60
_NARROWEST = 84
_WIDEST = 320


class DataTable(QTableView):
    """A list of rows (列表): select rows, Enter or double click opens, the third click unsorts.

    Widths fit the content and the window until the user drags a column; from then on they are
    the user's. ``opened`` carries the row's index in column 0.
    """

    opened = Signal(QModelIndex)
    layout_changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make the table; ``name`` is announced to assistive tools."""
        super().__init__(parent)
        self._theme = theme
        self._fitting = self._own_widths = self._dragging = False
        self._elastic: frozenset[int] = frozenset()
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self._set_up_header()
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self._rescale)
        self._rescale()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.viewport().installEventFilter(self)
        header.sectionResized.connect(self._user_resized)
        header.sectionMoved.connect(self._tell_layout)
        header.sortIndicatorChanged.connect(self._tell_layout)
        self.setSortingEnabled(True)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model; widths fit its first rows."""
        super().setModel(model)
        if model is None:
            return
        model.modelReset.connect(self._content_changed)
        model.layoutChanged.connect(self._span_groups)
        self._content_changed()

    def set_elastic(self, *sections: int) -> None:
        """Name the columns that give way first and take spare room, such as names of parties.

        Codes and dates are left out, so that they are shown whole.
        """
        self._elastic = frozenset(sections)
        self.horizontalHeader().setStretchLastSection(not sections)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column its best width, then share what lacks or is spare."""
        header = self.horizontalHeader()
        shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        if self.model() is None or not shown:
            return
        room = self.viewport().width()
        best = {at: self._best_width(at) for at in shown}
        widths = share_widths(best, room, self._theme.px(_NARROWEST), self._elastic)
        self._fitting = True
        for at, width in widths.items():
            header.resizeSection(at, width)
        self._fitting = False

    def best_width(self, section: int) -> None:
        """Make one column as wide as its content."""
        self._own_widths = True
        self.horizontalHeader().resizeSection(section, self._best_width(section))
        self.layout_changed.emit()

    def columns_menu(self, parent: QWidget | None = None) -> QMenu:
        """Return a menu that shows and hides columns; the last shown one stays."""
        menu = QMenu(self.tr("列"), parent or self)
        header = self.horizontalHeader()
        shown = header.count() - header.hiddenSectionCount()
        for visual in range(header.count()):
            section = header.logicalIndex(visual)
            action = menu.addAction(self._heading(section))
            action.setCheckable(True)
            hidden = header.isSectionHidden(section)
            action.setChecked(not hidden)
            action.setEnabled(hidden or shown > 1)
            action.setData(section)
        menu.triggered.connect(self._toggle_column)
        return menu

    def layout_text(self) -> str:
        """Return columns and sort as text to keep."""
        return layout_text(self.horizontalHeader(), widths=self._own_widths)

    def restore_layout(self, text: str) -> bool:
        """Apply kept columns and sort; False if the text cannot be used."""
        self._fitting = True
        done = restore_layout(self.horizontalHeader(), text)
        self._fitting = False
        if done:
            self._own_widths = keeps_widths(text)
            if not self._own_widths:
                self.fit_columns()
        return done

    def copy_selection(self, *, with_headers: bool = False) -> None:
        """Put the selected rows, shown columns only, on the clipboard as text and HTML."""
        rows = self.copied_rows(with_headers=with_headers)
        if not rows:
            return
        data = QMimeData()
        data.setText(as_tsv(rows))
        data.setHtml(as_html(rows))
        QGuiApplication.clipboard().setMimeData(data)

    def copied_rows(self, *, with_headers: bool = False) -> Sequence[Sequence[CopiedCell]]:
        """Return the selected rows as they would be copied, group headings left out."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(header.count())]
        sections = [at for at in order if not header.isSectionHidden(at)]
        model, chosen = self.model(), self.selectionModel()
        if not self._has_rows() or not chosen.hasSelection():
            return []
        numbers = sorted(index.row() for index in chosen.selectedRows())
        rows = [
            [_copied(model.index(number, at)) for at in sections]
            for number in numbers
            if model.index(number, 0).data(CellRole.GROUP) is not True
        ]
        if with_headers and rows:
            rows.insert(0, [CopiedCell(self._heading(at)) for at in sections])
        return rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, copy with headings, open; Space and typing stay Qt's."""
        copy_all = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == copy_all:
            self.copy_selection(with_headers=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when a boundary between columns is dragged; a click on a heading only sorts."""
        if watched is self.horizontalHeader().viewport() and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                x = event.position().toPoint().x()
                self._dragging = on_handle(self.horizontalHeader(), x)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._dragging = False
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Refit while the widths are still ours."""
        super().resizeEvent(event)
        if not self._own_widths:
            self.fit_columns()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and index.siblingAtColumn(0).data(CellRole.GROUP) is not True:
            self.opened.emit(index.siblingAtColumn(0))

    def _content_changed(self) -> None:
        self._span_groups()
        if not self._own_widths:
            self.fit_columns()

    def _span_groups(self) -> None:
        self.clearSpans()
        model = self.model()
        for row in range(min(model.rowCount(), 500)):
            if model.index(row, 0).data(CellRole.GROUP) is True:
                self.setSpan(row, 0, 1, model.columnCount())

    def _best_width(self, section: int) -> int:
        model, option = self.model(), QStyleOptionViewItem()
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(self._heading(section))
        widest = heading + self._theme.px(2 * PADDING) + 2
        if self.horizontalHeader().sortIndicatorSection() == section:
            widest += self._theme.px(16)
        for row in range(min(model.rowCount(), _SAMPLE_ROWS)):
            if model.index(row, 0).data(CellRole.GROUP) is not True:
                hint = self.itemDelegate().sizeHint(option, model.index(row, section))
                widest = max(widest, hint.width())
        return min(widest, self._theme.px(_WIDEST))

    def _has_rows(self) -> bool:
        """Qt returns no model and no selection before one is set, whatever its stubs say."""
        model: object = self.model()
        return model is not None and self.model().rowCount() > 0

    def _heading(self, section: int) -> str:
        text = self.model().headerData(section, Qt.Orientation.Horizontal)
        return "" if text is None else str(text)

    def _show_header_menu(self, at: QPoint) -> None:
        header = self.horizontalHeader()
        section = header.logicalIndexAt(at)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hide = menu.addAction(self.tr("隐藏此列"))
        hide.setEnabled(section >= 0 and header.count() - header.hiddenSectionCount() > 1)
        hide.triggered.connect(lambda: self._set_hidden(section, hidden=True))
        best = menu.addAction(self.tr("最佳列宽"))
        best.setEnabled(section >= 0)
        best.triggered.connect(lambda: self.best_width(section))
        menu.addAction(self.tr("全部列适应窗口")).triggered.connect(self._fit_again)
        menu.addSeparator()
        menu.addMenu(self.columns_menu(menu))
        menu.popup(header.mapToGlobal(at))

    def _fit_again(self) -> None:
        self._own_widths = False
        self.fit_columns()
        self.layout_changed.emit()

    def _toggle_column(self, action: object) -> None:
        section = getattr(action, "data", int)()
        self._set_hidden(int(section), hidden=not self.isColumnHidden(int(section)))

    def _set_hidden(self, section: int, *, hidden: bool) -> None:
        self.setColumnHidden(section, hidden)
        if not self._own_widths:
            self.fit_columns()
        self.layout_changed.emit()

    def _user_resized(self) -> None:
        if not self._fitting and self._dragging:
            self._own_widths = True
            self.layout_changed.emit()

    def _tell_layout(self) -> None:
        self.layout_changed.emit()

    def _rescale(self) -> None:
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(self._theme.px(20))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(31))
        self.horizontalHeader().setFixedHeight(self._theme.px(32))
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(36))
        if not self._own_widths:
            self.fit_columns()


def _copied(index: QModelIndex) -> CopiedCell:
    value = index.data(Qt.ItemDataRole.DisplayRole)
    number = index.data(CellRole.NUMBER)
    if isinstance(number, int | float) and not isinstance(number, bool):
        return CopiedCell(str(number), number=True)
    full = index.data(CellRole.FULL)
    return CopiedCell(str(full or ("" if value is None else value)))
