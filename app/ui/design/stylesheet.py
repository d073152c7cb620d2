"""Fills the style sheet's template with the colours and lengths of a theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from string import Template

from app.ui.design.tokens import TYPE_SCALE, Measures, Palette, TextRole


class _Values(Mapping[str, str]):
    """``$accent`` is a colour, ``$px_12`` a scaled length, ``$font_title`` a type size.

    ``$disc2_14`` is the radius of a disc 14 wide inside a border of 2: Qt draws a square where
    a radius passes half the side, and borders do not scale.
    """

    def __init__(self, palette: Palette, measures: Measures, *, dark: bool) -> None:
        self._fixed = {key: str(value) for key, value in dataclasses.asdict(palette).items()}
        self._fixed["variant"] = "dark" if dark else "light"
        self._measures = measures

    def __getitem__(self, key: str) -> str:
        kind, _, name = key.partition("_")
        if kind == "px" and name.isdigit():
            return f"{self._measures.px(int(name))}px"
        if kind.startswith("disc") and name.isdigit():
            border = int(kind.removeprefix("disc"))
            return f"{(self._measures.px(int(name)) + 2 * border) // 2}px"
        if kind == "font":
            style = TYPE_SCALE[TextRole(name.replace("_", "-"))]
            return f"{self._measures.font_px(style.pixels)}px"
        return self._fixed[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fixed)

    def __len__(self) -> int:
        return len(self._fixed)


def build_stylesheet(template: str, palette: Palette, measures: Measures, *, dark: bool) -> str:
    """Return the style sheet.

    Raises:
        KeyError: the template asks for a value that does not exist.
    """
    return Template(template).substitute(_Values(palette, measures, dark=dark))
