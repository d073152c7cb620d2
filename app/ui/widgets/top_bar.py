"""The bar over the page: title, search, the primary action, day and account."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.search_box import SearchBox


class TopBar(QFrame):
    """Title left, search and primary action right; drops what lacks room (顶栏)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._action: QAction | None = None
        self.setProperty("frameRole", "bar")
        self._row = row(theme, self, gap=16, insets=Insets(20, 0, 20, 1))
        self.title = ElidedLabel("", TextRole.TITLE)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search = SearchBox(
            theme, self.tr("案号、当事人、专利号、电话、拼音首字母…"), key="Ctrl+K"
        )
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.primary = Button(theme, "…", kind=ButtonKind.PRIMARY, icon=IconName.PLUS)
        self._day, self._account = Label("", TextRole.SMALL), Label("", TextRole.SMALL)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.search, 2)
        self._row.addWidget(self.primary)
        self._who = QWidget()
        lines = column(theme, self._who, gap=1)
        lines.addStretch(1)
        for label in (self._day, self._account):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
            lines.addWidget(label)
        lines.addStretch(1)
        self._row.addWidget(self._who)
        self.primary.clicked.connect(self._trigger)
        theme.changed.connect(self._rescale)
        self.set_primary(None)
        self._rescale()

    @property
    def day(self) -> str:
        """What is shown of today."""
        return self._day.text()

    def set_day(self, text: str) -> None:
        """Show today, for example 11月23日 周一 · 工作日."""
        self._day.setText(text)

    def set_account(self, text: str) -> None:
        """Show who is signed in, for example 陈晓敏 · 受理员."""
        self._account.setText(text)

    def set_primary(self, action: QAction | None) -> None:
        """Offer a page's primary action, or none."""
        if self._action is not None:
            self._action.changed.disconnect(self._read_action)
        self._action = action
        if action is not None:
            action.changed.connect(self._read_action)
        self._read_action()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Drop day, account and the shortcut's words where the window is narrow."""
        self._who.setHidden(compact)
        self.primary.show_hint(not compact)

    def _read_action(self) -> None:
        action = self._action
        self.primary.setVisible(action is not None and action.isVisible())
        if action is None:
            return
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.primary.set_text(action.text(), hint=key)
        self.primary.show_hint(not self._who.isHidden())
        self.primary.setEnabled(action.isEnabled())

    def _trigger(self) -> None:
        if self._action is not None:
            self._action.trigger()

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.px(48))
        self.search.setMaximumWidth(self._theme.px(380))
