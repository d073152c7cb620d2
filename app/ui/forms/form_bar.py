"""The bar below a form: how to leave and what is kept at the left, saving at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.design.layouts import Insets, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.labels import ElidedLabel


class FormBar(QWidget):
    """Buttons of an intake form, one of them primary (操作栏).

    The page owns the shortcuts: a button forgets its own whenever its words change.
    """

    def __init__(self, theme: Theme, *, editing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leave = self.tr("Esc 返回（草稿保留）")
        self._kept, self._said = "", ""
        box = row(theme, self, gap=10, insets=Insets(2, 0, 0, 0))
        self.words = ElidedLabel(self._leave, TextRole.SMALL)
        self.discard = Button(theme, self.tr("放弃"), kind=ButtonKind.QUIET)
        self.same = Button(theme, self.tr("同一请求人再录"))
        self.same.setToolTip(self.tr("保存，并为同一请求人再录一件（Ctrl+D）"))
        self.again = Button(theme, self.tr("保存并再录一件"))
        self.again.setToolTip(self.tr("Ctrl+Shift+S"))
        words = self.tr("保存修改") if editing else self.tr("保存收件")
        self.save = Button(theme, words, kind=ButtonKind.PRIMARY)
        self.save.set_text(words, hint="Ctrl+S")
        box.addWidget(self.words, 1)
        for button in (self.discard, self.same, self.again, self.save):
            box.addWidget(button)
        self.same.setVisible(not editing)
        self.again.setVisible(not editing)

    def show_kept(self, time: str) -> None:
        """Say when the draft was written."""
        self._kept, self._said = self.tr("草稿") + f" {time} " + self.tr("已存"), ""
        self._show()

    def say(self, text: str) -> None:
        """Say something until the next draft is written."""
        self._said = text
        self._show()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a setter
        """Refuse further saving while one is under way."""
        for button in (self.discard, self.same, self.again, self.save):
            button.setEnabled(not busy)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter
        """Fold away what lacks room."""
        self.save.show_hint(not compact)

    def _show(self) -> None:
        self.words.setText(
            " · ".join(item for item in (self._leave, self._kept, self._said) if item)
        )
