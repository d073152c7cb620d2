"""Label and value rows with hairlines between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.terms import Tone
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.labels import Hairline, Label


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One row; the note stands at the right in the second colour."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.NEUTRAL


class KeyValueList(QWidget):
    """Facts as rows (要目); values may be selected and copied and wrap when long."""

    def __init__(
        self,
        theme: Theme,
        rows: Sequence[KeyValue] = (),
        *,
        numeric: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the list; ``numeric`` sets values and notes flush right."""
        super().__init__(parent)
        self._theme, self._numeric = theme, numeric
        self._rows: tuple[KeyValue, ...] = tuple(rows)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_rows(self, rows: Sequence[KeyValue]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, row in enumerate(rows):
            self._add(at * 2, row)

    def _add(self, at: int, row: KeyValue) -> None:
        name = Label(row.label, TextRole.BODY if self._numeric else TextRole.SECOND)
        name.setMinimumHeight(self._theme.px(30))
        value = Label(row.value)
        value.setWordWrap(not self._numeric)
        value.setAccessibleName(f"{row.label} {row.value}")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.set_tone(row.tone)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if self._numeric:
            value.setAlignment(right)
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(value, at, 1)
        if row.note:
            note = Label(row.note, TextRole.SECOND)
            note.setAlignment(right)
            self._grid.addWidget(note, at, 2)
        self._grid.addWidget(Hairline(), at + 1, 0, 1, 3)

    def _rescale(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(16))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, self._theme.px(72))
        self._grid.setColumnStretch(1, 1)
        self.set_rows(self._rows)
