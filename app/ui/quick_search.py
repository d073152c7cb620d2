"""Results under the search box while typing; the keyboard stays in the box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.views import CaseLine
from app.ui.design.layouts import Insets, column
from app.ui.design.tokens import TextRole
from app.ui.tasks.task import Lane
from app.ui.widgets.labels import Label
from app.ui.widgets.search_box import SearchBox
from app.ui.workspace import Workspace

SHOWN = 8
_ROW = 28
_FOUND = Qt.ItemDataRole.UserRole


class QuickSearch(QFrame):
    """A quiet list below the search box (即时查找).

    It is a child of the window, not a popup window: input methods stop working in popups on
    Windows. ``chosen`` carries a case's id; ``all_asked`` asks for every hit as a list.
    """

    chosen = Signal(int)
    all_asked = Signal(str)

    def __init__(self, workspace: Workspace, box: SearchBox, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._box = workspace, box
        self._text = ""
        self.setProperty("frameRole", "card")
        lines = column(workspace.theme, self, gap=4, insets=Insets.even(6, 6))
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(self.tr("查找结果"))
        self.foot = Label("", TextRole.SMALL)
        lines.addWidget(self.list)
        lines.addWidget(self.foot)
        self.hide()
        box.searched.connect(self._search)
        box.submitted.connect(self._submit)
        box.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def _search(self, text: str) -> None:
        self._text = text
        if len(text) < 2:
            self.hide()
            return
        desk = self._workspace.desk

        def work(_: object) -> tuple[str, int, tuple[CaseLine, ...]]:
            ids = find_ids(desk, CaseFilter(text=text))
            return text, len(ids), case_lines(desk, ids[:SHOWN])

        self._workspace.runner.run(
            self.tr("查找"), work, lane=Lane.READ, on_success=self._show_found
        )

    def _show_found(self, result: object) -> None:
        if not isinstance(result, tuple) or result[0] != self._text or not self._box.hasFocus():
            return
        _, total, lines = result
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.number}    {line.title}    {line.state_term}")
            item.setData(_FOUND, line.id)
            item.setSizeHint(QSize(0, self._workspace.theme.px(_ROW)))
            self.list.addItem(item)
        words = (
            self.tr("共 {total} 件 · Enter 全部列出 · ↓ 选一件") if total else self.tr("没有找到")
        )
        self.foot.setText(words.format(total=total))
        self._place(len(lines))

    def _place(self, rows: int) -> None:
        px = self._workspace.theme.px
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(px(_ROW) * rows)
        corner = self._box.mapTo(self.window(), QPoint(0, self._box.height() + px(4)))
        width = max(self._box.width(), px(460))
        left = min(corner.x(), self.window().width() - width - px(12))
        self.setGeometry(max(px(12), left), corner.y(), width, self.sizeHint().height())
        self.show()
        self.raise_()

    def _submit(self, text: str) -> None:
        item = self.list.currentItem() if self.isVisible() else None
        self.hide()
        if item is not None:
            self._take(item)
        elif text:
            self.all_asked.emit(text)

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(int(item.data(_FOUND)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk the list while the box keeps the keyboard."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if not self.isVisible() or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False
