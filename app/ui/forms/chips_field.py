"""Several of a few terms as chips: one stop for Tab, arrows move, Space ticks (多选)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.buttons import FilterChip
from app.ui.widgets.flow_layout import FlowLayout

_GAP = 6


class ChipsField(QWidget):
    """The chips of one field; the text is the chosen terms joined by 、."""

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self, terms: tuple[str, ...], *, single: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make the chips; ``single`` lets choose exactly one of them."""
        super().__init__(parent)
        self._single, self._other = single, ""
        self._flow = FlowLayout(lambda: _GAP, self)
        self.chips = [FilterChip(term) for term in terms]
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for chip in self.chips:
            chip.setAccessibleName(chip.text())
            chip.installEventFilter(self)
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
        self._rove(0)

    @property
    def stop(self) -> QWidget:
        """The chip that Tab reaches."""
        tab = Qt.FocusPolicy.StrongFocus
        return next((chip for chip in self.chips if chip.focusPolicy() == tab), self)

    def text(self) -> str:
        """Return the chosen terms."""
        chosen = [chip.text() for chip in self.chips if chip.isChecked()]
        return "、".join(chosen) if chosen else self._other

    def show_text(self, text: str) -> None:
        """Show ``text``; words that are no term are kept until something is chosen."""
        words = text.split("、")
        for chip in self.chips:
            chip.setChecked(chip.text() in words)
        known = {chip.text() for chip in self.chips}
        self._other = "" if set(words) & known else text
        if self._single:
            self._rove(next((at for at, c in enumerate(self.chips) if c.isChecked()), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move between chips with the arrows, on with Enter; tell of the keyboard's coming."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        at = next((index for index, chip in enumerate(self.chips) if chip is watched), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature
            return True
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        to = (at + step) % len(self.chips)
        self._rove(to)
        self.chips[to].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._single:
            self.chips[to].click()
        return True

    def _rove(self, to: int) -> None:
        for at, chip in enumerate(self.chips):
            tab = at == to
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        chip = self.sender()
        if self._single:
            for other in self.chips:
                other.setChecked(other is chip)
        self._rove(next((at for at, item in enumerate(self.chips) if item is chip), 0))
        self._other = ""
        self.edited.emit(self.text())
