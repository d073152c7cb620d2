"""Box layouts whose gaps and margins keep pace with the font-size setting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.design.theme import Theme


@dataclass(frozen=True, slots=True)
class Insets:
    """Margins in pixels at the default size: left, top, right, bottom."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @classmethod
    def even(cls, horizontal: int, vertical: int) -> Insets:
        """Return the same margin left and right, and the same above and below."""
        return cls(horizontal, vertical, horizontal, vertical)


class ScaledBox(QBoxLayout):
    """A row or column that rescales itself when the theme does."""

    def __init__(
        self, theme: Theme, direction: QBoxLayout.Direction, gap: int, insets: Insets
    ) -> None:
        super().__init__(direction)
        self._theme, self._gap, self._insets = theme, gap, insets
        theme.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        px, insets = self._theme.px, self._insets
        self.setSpacing(px(self._gap))
        self.setContentsMargins(
            px(insets.left), px(insets.top), px(insets.right), px(insets.bottom)
        )


def column(
    theme: Theme, owner: QWidget | None = None, *, gap: int = 12, insets: Insets | None = None
) -> ScaledBox:
    """Return a vertical layout, set on ``owner`` if given; lengths at the default size."""
    return _made(theme, owner, QBoxLayout.Direction.TopToBottom, gap, insets)


def row(
    theme: Theme, owner: QWidget | None = None, *, gap: int = 12, insets: Insets | None = None
) -> ScaledBox:
    """Return a horizontal layout, set on ``owner`` if given; lengths at the default size."""
    return _made(theme, owner, QBoxLayout.Direction.LeftToRight, gap, insets)


def _made(
    theme: Theme,
    owner: QWidget | None,
    direction: QBoxLayout.Direction,
    gap: int,
    insets: Insets | None,
) -> ScaledBox:
    layout = ScaledBox(theme, direction, gap, insets or Insets())
    if owner is not None:
        owner.setLayout(layout)
    return layout
