"""Choosing which paper to make: those of the present step first, typing finds any (制作文书)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from app.services.papers.views import PaperOffer
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.papers import offer_groups, offer_words
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.table_delegate import CellDelegate
from app.ui.widgets.table_roles import CellRole

_WIDTH, _ROW, _SHOWN = 520, 30, 13
_FOLDER = Qt.ItemDataRole.UserRole


class PaperPicker(QDialog):
    """A search with all offers under it; ``chosen`` carries the template's folder.

    Up and Down walk the list while the keyboard stays in the search, Enter takes.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, offers: Sequence[PaperOffer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._offers = theme, tuple(offers)
        self.setModal(True)
        self.setWindowTitle(self.tr("制作文书"))
        box = column(theme, self, gap=8, insets=Insets.even(16, 14))
        self.search = SearchBox(theme, self.tr("文书名称或代号，如 答辩、D09"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("可以制作的文书"))
        self.list.setItemDelegate(CellDelegate(theme, self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = Card(theme, flush=True)
        card.body.addWidget(self.list)
        self.note = Label(self.tr("按模板的规则，给每个受送达人各做一份。"), TextRole.SMALL)
        bar = row(theme, gap=10)
        self.cancel = Button(theme, self.tr("取消"))
        self.primary = Button(theme, self.tr("制作"), kind=ButtonKind.PRIMARY)
        self.primary.set_text(self.tr("制作"), hint="Enter")
        bar.addWidget(self.note, 1)
        bar.addWidget(self.cancel)
        bar.addWidget(self.primary)
        box.addWidget(self.search)
        box.addWidget(card, 1)
        box.addLayout(bar)
        self.search.textChanged.connect(self._fill)
        self.search.submitted.connect(self._take)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemDoubleClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._enable)
        self.primary.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self._fill("")
        high = theme.px(_ROW * _SHOWN + 130)
        room = high if parent is None else parent.window().height() - theme.px(40)
        self.resize(theme.px(_WIDTH), min(high, room))
        self.search.setFocus()

    @property
    def folder(self) -> str:
        """The template the list stands on, empty for none."""
        return self._folder_at(self.list.currentRow())

    def _folder_at(self, row: int) -> str:
        if not 0 <= row < self.list.count():
            return ""
        return str(self.list.item(row).data(_FOLDER) or "")

    def choose(self, folder: str) -> None:
        """Stand on a template."""
        for at in range(self.list.count()):
            if self._folder_at(at) == folder:
                self.list.setCurrentRow(at)

    def _fill(self, text: str) -> None:
        self.list.clear()
        for group in offer_groups(self._offers, text):
            self._add_heading(group.heading)
            for offer in group.offers:
                self._add_offer(offer)
        self._walk(1)
        self._enable()

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(CellRole.GROUP, True)  # noqa: FBT003 - a Qt setter
        self.list.addItem(item)

    def _add_offer(self, offer: PaperOffer) -> None:
        item = QListWidgetItem(f"{offer.code}　{offer_words(offer)}")
        item.setData(_FOLDER, offer.folder)
        item.setToolTip(offer_words(offer))
        self.list.addItem(item)

    def _walk(self, step: int) -> None:
        """Go to the next or the former paper, over headings."""
        at = self.list.currentRow() + step
        while 0 <= at < self.list.count():
            if self._folder_at(at):
                self.list.setCurrentRow(at)
                return
            at += step

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the search."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        if watched is self.search and step:
            self._walk(step)
            return True
        return False

    def _enable(self) -> None:
        self.primary.setEnabled(bool(self.folder))

    def _take(self) -> None:
        if self.folder and self.isVisible():
            folder = self.folder
            self.accept()
            self.chosen.emit(folder)
