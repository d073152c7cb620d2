"""Choosing one case by typing its number or a party's name."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.services.views import CaseLine
from app.support.progress import Progress
from app.ui.design.layouts import column
from app.ui.design.tokens import TextRole
from app.ui.tasks.task import Lane
from app.ui.viewmodels.schedule import FOUND_CASES, case_words, find_cases
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.search_box import SearchBox
from app.ui.workspace import Workspace

_ROW = 28


class CaseFinder(QWidget):
    """A search with its few hits under it; Down goes into them, Enter or a click takes one."""

    chosen = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asked = 0
        self._case: tuple[int, str] | None = None
        theme = workspace.theme
        box = column(theme, self, gap=4)
        self.search = SearchBox(theme, self.tr("案号、当事人、专利号…"))
        self.hits = QListWidget()
        self.hits.setAccessibleName(self.tr("查到的案件"))
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setFrameShape(QListWidget.Shape.NoFrame)
        self._card = Card(theme, flush=True)
        self._card.body.addWidget(self.hits)
        self.none = Label("", TextRole.SMALL)
        for widget in (self.search, self._card, self.none):
            box.addWidget(widget)
        self._card.hide()
        self.none.hide()
        self.setFocusProxy(self.search)
        self.search.searched.connect(self._look)
        self.search.submitted.connect(self._take_first)
        self.search.textEdited.connect(self._forget)
        self.search.installEventFilter(self)
        self.hits.installEventFilter(self)
        self.hits.itemClicked.connect(self._take)
        self.hits.itemActivated.connect(self._take)

    @property
    def case_id(self) -> int | None:
        """The case taken, None while none is."""
        return None if self._case is None else self._case[0]

    @property
    def case_text(self) -> str:
        """Number and title of the case taken."""
        return "" if self._case is None else self._case[1]

    def take(self, case_id: int, words: str) -> None:
        """Take a case."""
        self._case = (case_id, words)
        self._asked += 1
        self.search.setText(words)
        self.search.setCursorPosition(0)
        self._card.hide()
        self.none.hide()
        self.chosen.emit()

    def fix(self) -> None:
        """Keep the case: an entry of the schedule stays with its case."""
        self.search.setReadOnly(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk from the search into the hits, and take one with Enter without leaving."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.search and event.key() == Qt.Key.Key_Down and self.hits.isVisible():
            self.hits.setCurrentRow(0)
            self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if watched is self.hits and enter and self.hits.currentItem() is not None:
            self._take(self.hits.currentItem())
            return True
        return False

    def _forget(self) -> None:
        self._case = None

    def _look(self, text: str) -> None:
        if self._case is not None or self.search.isReadOnly():
            return
        self._asked += 1
        asked, desk = self._asked, self._workspace.desk

        def read(_progress: Progress) -> tuple[int, str, tuple[CaseLine, ...]]:
            return asked, text, find_cases(desk, text)

        self._workspace.runner.run(
            self.tr("查找案件"),
            read,
            lane=Lane.READ,
            on_success=self._found,
            on_failure=self._workspace.errors.show,
        )

    def _found(self, result: object) -> None:
        asked, text, lines = cast("tuple[int, str, tuple[CaseLine, ...]]", result)
        if asked != self._asked:
            return
        self.hits.clear()
        for line in lines:
            item = QListWidgetItem(case_words(line))
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            item.setToolTip(case_words(line))
            item.setSizeHint(QSize(0, self._workspace.theme.px(_ROW)))
            self.hits.addItem(item)
        rows = max(1, min(len(lines), FOUND_CASES))
        self.hits.setFixedHeight(rows * self._workspace.theme.px(_ROW) + 2)
        self._card.setVisible(bool(lines))
        self.none.setText(self.tr("没有查到案件，请换个案号或名称。"))
        self.none.setVisible(bool(text.strip()) and not lines)

    def _take_first(self) -> None:
        if self._case is None and self.hits.count() and self.hits.isVisible():
            self._take(self.hits.item(0))

    def _take(self, item: QListWidgetItem) -> None:
        self.take(int(item.data(Qt.ItemDataRole.UserRole)), item.text())
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focusNextChild()
