"""What a step will do, shown before it is done: papers, limits, warnings (办理后)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.services.deadline_views import MovePreview
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.forms.remarks import Remark, RemarkLine
from app.ui.viewmodels.move_state import preview_groups
from app.ui.widgets.labels import Label


class MoveEffects(QWidget):
    """What forbids the step, lines of the sheet itself, what the preview found, warnings last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[str] = ()
        self._preview = MovePreview()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._rescale)
        self._rescale()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show what the sheet knows by itself."""
        if tuple(lines) != tuple(self._lines):
            self._lines = tuple(lines)
            self._fill()

    def show_preview(self, preview: MovePreview) -> None:
        """Show what the services found."""
        if preview != self._preview:
            self._preview = preview
            self._fill()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is shown, in order."""
        items = (self._grid.itemAt(at) for at in range(self._grid.count()))
        widgets = [item.widget() for item in items if item is not None]
        return tuple(w.text if isinstance(w, RemarkLine) else w.text() for w in widgets
                     if isinstance(w, RemarkLine | Label))  # fmt: skip

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        at = self._mark(0, Remark.ERROR, self._preview.blocks)
        for words in self._lines:
            self._grid.addWidget(_wrapped(words), at, 0, 1, 2)
            at += 1
        for heading, lines in preview_groups(self._preview):
            self._grid.addWidget(Label(heading, TextRole.THIRD), at, 0, Qt.AlignmentFlag.AlignTop)
            for words in lines:
                self._grid.addWidget(_wrapped(words), at, 1)
                at += 1
        self._mark(at, Remark.WARNING, self._preview.warnings)

    def _mark(self, at: int, kind: Remark, texts: Sequence[str]) -> int:
        """Add remarks from a row on; return the row after them."""
        for words in texts:
            remark = RemarkLine(self._theme)
            self._grid.addWidget(remark, at, 0, 1, 2)
            remark.say(kind, words)
            at += 1
        return at

    def _rescale(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(10))
        self._grid.setVerticalSpacing(self._theme.px(4))


def _wrapped(words: str) -> Label:
    label = Label(words, TextRole.SECOND)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
