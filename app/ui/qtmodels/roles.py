"""What a model may tell the table beside the text of a cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

from app.domain.terms import Tone
from app.ui.design.shapes import Shape


class CellRole(IntEnum):
    """Extra data roles; models return None for what they do not use."""

    PILL = Qt.ItemDataRole.UserRole + 1  # Pill: painted instead of the text
    MARK = Qt.ItemDataRole.UserRole + 2  # Shape in front of the text
    INK = Qt.ItemDataRole.UserRole + 3  # Ink: colour role of the text
    GROUP = Qt.ItemDataRole.UserRole + 4  # True in column 0: the row is a group heading
    NUMBER = Qt.ItemDataRole.UserRole + 5  # int or float: copied as a number, not as text
    KEY = Qt.ItemDataRole.UserRole + 6  # headerData: stable name of the column
    FULL = Qt.ItemDataRole.UserRole + 7  # str: copied instead of a shortened text


class Ink(IntEnum):
    """Colour role of a cell's text."""

    TEXT = 0
    SECOND = 1
    ACCENT = 2  # opens something
    DANGER = 3
    WARNING = 4


@dataclass(frozen=True, slots=True)
class Pill:
    """A state in a cell; the shape follows the tone unless given."""

    text: str
    tone: Tone = Tone.NEUTRAL
    shape: Shape | None = None
