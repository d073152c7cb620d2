"""Under a pair: its marks, what is alike, what differs, in the examiner's own words (异同)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from app.services.evidence.views import SideMark
from app.ui.design.layouts import column, row
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.comparisons import PairDraft, mark_text
from app.ui.widgets.labels import Label
from app.ui.workspace import Workspace

_HEIGHT, _MARKS_WIDTH = 132, 230


class ComparisonNotes(QWidget):
    """List of marks and two texts; ``drop_asked`` and ``name_asked`` carry a mark's place."""

    typed = Signal()
    picked = Signal()
    drop_asked = Signal(int)
    name_asked = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        theme = workspace.theme
        self._theme = theme
        line = row(theme, self, gap=12)
        self.marks = QListWidget()
        self.marks.setProperty("bordered", "true")
        self.marks.setAccessibleName(self.tr("标注"))
        self.marks.installEventFilter(self)
        self.marks.currentRowChanged.connect(lambda _: self.picked.emit())
        self.marks.itemDoubleClicked.connect(lambda _: self._ask_name())
        self.same, self.different = QPlainTextEdit(), QPlainTextEdit()
        for edit in (self.same, self.different):
            edit.setTabChangesFocus(True)
            edit.textChanged.connect(self.typed)
        self._marks_box = self._titled(self.tr("标注"), self.marks)
        self.marks.setToolTip(self.tr("双击改文字，Del 删除；Ctrl+方向键移动，加 Shift 改大小。"))
        line.addWidget(self._marks_box)
        line.addWidget(self._titled(self.tr("相同点"), self.same), 1)
        line.addWidget(self._titled(self.tr("不同点"), self.different), 1)
        theme.changed.connect(self._rescale)
        self._rescale()

    def _titled(self, term: str, editor: QWidget) -> QWidget:
        place = QWidget()
        box = column(self._theme, place, gap=4)
        label = Label(term, TextRole.SMALL)
        label.setBuddy(editor)
        editor.setAccessibleName(term)
        box.addWidget(label)
        box.addWidget(editor, 1)
        return place

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._marks_box.setFixedWidth(self._theme.px(_MARKS_WIDTH))

    @property
    def texts(self) -> tuple[str, str]:
        """What is alike and what differs, as typed."""
        return self.same.toPlainText(), self.different.toPlainText()

    @property
    def picked_row(self) -> int | None:
        """The place of the chosen mark, None if none is."""
        at = self.marks.currentRow()
        return at if at >= 0 else None

    def show_texts(self, draft: PairDraft) -> None:
        """Show the words of another pair."""
        for edit, text in ((self.same, draft.same), (self.different, draft.different)):
            with QSignalBlocker(edit):
                edit.setPlainText(text)

    def show_marks(self, marks: Sequence[SideMark]) -> None:
        """List marks; the same place stays chosen."""
        at = self.marks.currentRow()
        with QSignalBlocker(self.marks):
            self.marks.clear()
            self.marks.addItems([mark_text(one) for one in marks])
            self.marks.setCurrentRow(min(at, len(marks) - 1))

    def pick(self, at: int) -> None:
        """Choose a mark."""
        self.marks.setCurrentRow(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete by Del, rename by Enter or F2."""
        at = self.picked_row
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.marks and at is not None and isinstance(event, QKeyEvent) and pressed:
            if event.key() == Qt.Key.Key_Delete:
                self.drop_asked.emit(at)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_F2):
                self._ask_name()
                return True
        return super().eventFilter(watched, event)

    def _ask_name(self) -> None:
        if self.picked_row is not None:
            self.name_asked.emit(self.picked_row)
