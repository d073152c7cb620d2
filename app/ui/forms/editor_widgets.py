"""The fields one types into; each tells what was written and when the keyboard comes and goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from app.ui.viewmodels.form_paste import is_block

Options = Callable[[], tuple[str, ...]]
_CONTROL = Qt.KeyboardModifier.ControlModifier
_IGNORED, _FIXED = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed


class LineField(QLineEdit):
    """One line of text; may offer known values, today's date, or a list to tick (单行).

    ``edited`` follows committed text only: an input method's uncommitted string is none.
    """

    edited = Signal(str)
    entered = Signal()
    left = Signal()
    block_pasted = Signal(str)
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._options: Options | None = None
        self._today = ""
        self._ticks: tuple[str, ...] = ()
        self.takes_blocks = False
        self.pickable: Callable[[], int] = int
        self.setSizePolicy(_IGNORED, _FIXED)
        self.textChanged.connect(self._tell)

    def offer(self, options: Options) -> None:
        """Complete from values that are asked for when the field is first entered."""
        self._options = options

    def offer_today(self, text: str) -> None:
        """Write ``text`` on Ctrl+; as Excel does."""
        self._today = text

    def offer_ticks(self, terms: tuple[str, ...], name: str) -> None:
        """Open a list to tick on Alt+Down or by the arrow at the right."""
        self._ticks = terms
        arrow = QAction(self)
        arrow.setText(name)
        arrow.triggered.connect(self.open_ticks)
        self.addAction(arrow)

    def show_text(self, text: str) -> None:
        """Show ``text`` without telling of an edit."""
        if text == self.text():
            return
        self._quiet = True
        self.setText(text)
        self._quiet = False
        if not self.hasFocus():
            self.setCursorPosition(0)

    def open_ticks(self) -> None:
        """Show the list of terms with those of the text ticked."""
        menu = QMenu(self)
        chosen = self._chosen()
        for term in self._ticks:
            item = menu.addAction(term)
            item.setCheckable(True)
            item.setChecked(term in chosen)
            item.toggled.connect(self._tick)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def toggle_term(self, term: str) -> None:
        """Add a term to the text or take it away, in the order of the list."""
        chosen = self._chosen() ^ {term}
        self.setText("、".join(item for item in self._ticks if item in chosen))

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+1 to Ctrl+5 before the window's shortcuts while there is something to pick."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._pick_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+; for today, Alt+Down for the list, and whole blocks from the clipboard."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self._today and control and event.key() == Qt.Key.Key_Semicolon:
            self.setText(self._today)
        elif at := self._pick_of(event):
            self.picked.emit(at - 1)
        elif self._ticks and _asks_for_list(event):
            self.open_ticks()
        elif self.takes_blocks and event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if is_block(text):
                self.block_pasted.emit(text)
            else:
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fetch the values to offer, once."""
        super().focusInEvent(event)
        if self._options is not None:
            known, self._options = self._options(), None
            if known:
                self._complete(known)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, but not for its own list."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _pick_of(self, event: QKeyEvent) -> int:
        """Return which offered party Ctrl and a digit mean, from 1; 0 for none."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _CONTROL:
            return 0
        at = event.key() - Qt.Key.Key_0
        return at if 1 <= at <= self.pickable() else 0

    def _complete(self, known: tuple[str, ...]) -> None:
        completer = QCompleter(QStringListModel(list(known), self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("popup", "true")
        self.setCompleter(completer)

    def _chosen(self) -> set[str]:
        return {item for item in self._ticks if item in self.text().split("、")}

    def _tick(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signature
        item = self.sender()
        if isinstance(item, QAction):
            self.toggle_term(item.text())

    def _tell(self, text: str) -> None:
        if not self._quiet:
            self.edited.emit(text)


class LongField(QPlainTextEdit):
    """Several lines: Tab leaves, Enter breaks the line, Ctrl+Enter moves on (多行)."""

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet, self._lines = False, lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(_IGNORED, _FIXED)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._tell)
        self.fit()

    def fit(self) -> None:
        """Take the height of its lines at the present size of type."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 10)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show ``text`` without telling of an edit."""
        if text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on with Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit(self.toPlainText())


class ChoiceField(QComboBox):
    """One of a list; typing the terms' pinyin initials chooses, the wheel never does (单选)."""

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        terms: tuple[str, ...],
        initials: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._typed, self._initials = "", initials
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_IGNORED, _FIXED)
        self.addItem("")
        self.addItems(list(terms))
        self.view().setProperty("popup", "true")
        self.setMaxVisibleItems(14)
        self.currentTextChanged.connect(self._tell)
        self._quiet = False

    def text(self) -> str:
        """Return the chosen term."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Show ``text``; a text that is no choice is shown too, so that nothing is lost."""
        self._quiet = True
        if self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text))
        self._quiet = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page; a choice must not change while one scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by pinyin initials; Backspace and Delete choose nothing."""
        typed = event.text().lower()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and typed.isascii() and typed.isalpha() and self._choose(typed):
            return
        if plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed = ""
            self.setCurrentIndex(0)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a new search."""
        self._typed = ""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, but not for its own list."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _choose(self, letter: str) -> bool:
        """Go on with the letters typed so far, else begin with this one."""
        for wanted in (self._typed + letter, letter):
            for index in range(1, self.count()):
                if self._initials(self.itemText(index)).startswith(wanted):
                    self._typed = wanted
                    self.setCurrentIndex(index)
                    return True
        self._typed = ""
        return False

    def _tell(self, text: str) -> None:
        if not self._quiet:
            self.edited.emit(text)


class FlagField(QCheckBox):
    """Yes, or nothing said; an explicit no that was loaded stays a no (是否)."""

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._off, self._quiet = "", False
        self.setText(self.tr("是"))
        self.toggled.connect(self._tell)

    def value(self) -> str:
        """Return 是, 否 or nothing."""
        return "是" if self.isChecked() else self._off

    def show_text(self, text: str) -> None:
        """Show ``text`` without telling of an edit."""
        self._quiet = True
        self._off = text if text != "是" else self._off
        self.setChecked(text == "是")
        self._quiet = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusOutEvent(event)
        self.left.emit()

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit(self.value())


def _asks_for_list(event: QKeyEvent) -> bool:
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return (alt and event.key() == Qt.Key.Key_Down) or event.key() == Qt.Key.Key_F4
