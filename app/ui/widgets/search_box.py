"""The search field: waits for a pause in typing and for the input method's commit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.ui.design.icons import IconName
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.labels import Label

DEBOUNCE_MS = 200
_HINT_FROM = 360


class SearchBox(QLineEdit):
    """Emits ``searched`` 200 ms after the last committed change, at once on Enter (搜索)."""

    searched = Signal(str)
    submitted = Signal(str)

    def __init__(
        self, theme: Theme, placeholder: str, *, key: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the box; ``key`` is only shown as a hint, the action holds the shortcut."""
        super().__init__(parent)
        self._theme, self._composing, self._told = theme, False, ""
        self.setProperty("search", "true")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._hint = Label(native.replace("+", " "), TextRole.SMALL, self)
        self._hint.setProperty("keyHint", "true")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.setVisible(bool(key))
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._recolour)
        self._recolour()

    def sizeHint(self) -> QSize:
        """As wide as in the drawings."""
        return QSize(self._theme.px(380), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give way to a narrow window."""
        return QSize(self._theme.px(120), super().minimumSizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a composition is open."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._composing:
            self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search at once on Enter; Esc empties a filled box and is passed on from an empty one."""
        if self._composing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            self.submitted.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key hint at the right end."""
        super().resizeEvent(event)
        self._place_hint()

    def _typed(self) -> None:
        self._place_hint()
        if not self._composing:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    def _recolour(self) -> None:
        self._glass.setIcon(self._theme.icon(IconName.SEARCH, self._theme.colours.third))
        self._place_hint()

    def _place_hint(self) -> None:
        roomy = self.width() >= self._theme.px(_HINT_FROM)
        self._hint.setVisible(bool(self._hint.text()) and not self.text() and roomy)
        self._hint.adjustSize()
        gap = self._theme.px(8)
        self._hint.move(
            self.width() - self._hint.width() - gap, (self.height() - self._hint.height()) // 2
        )
