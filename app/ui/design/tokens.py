"""Colours and measures of the look as plain values; no Qt, so rules about them test anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DEFAULT_POINTS = 10.5
SMALLEST_POINTS = 9.0
LARGEST_POINTS = 14.0
_PIXELS_PER_POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one appearance, as ``#RRGGBB`` (配色)."""

    background: str
    surface: str
    quiet: str
    border: str
    hairline: str
    text: str
    second: str
    third: str
    accent: str
    accent_hover: str
    accent_tint: str
    on_accent: str
    danger: str
    danger_tint: str
    on_danger: str
    warning: str
    warning_tint: str
    ok: str
    ok_tint: str
    neutral_tint: str
    hover: str


# The third text of look.md (#8A949E / #7D8790) reaches only 2.8:1 and 3.7:1 on the grounds it
# is used on; it is moved just far enough to read at 4.5:1 on each of them. On a selected row
# third text is painted in the second colour.
LIGHT = Palette(
    background="#F3F5F7",
    surface="#FFFFFF",
    quiet="#F8F9FB",
    border="#DFE3E8",
    hairline="#ECEFF2",
    text="#1B2126",
    second="#5B6670",
    third="#666F79",
    accent="#1D5FA8",
    accent_hover="#174F8D",
    accent_tint="#E7EFF9",
    on_accent="#FFFFFF",
    danger="#B9332A",
    danger_tint="#FBEAE8",
    on_danger="#FFFFFF",
    warning="#9A5B00",
    warning_tint="#FFF3DC",
    ok="#1F7239",
    ok_tint="#E6F4EA",
    neutral_tint="#ECEFF2",
    hover="#F3F6FA",
)

DARK = Palette(
    background="#1B1E22",
    surface="#25292E",
    quiet="#2A2F35",
    border="#3B4249",
    hairline="#31373D",
    text="#E7EAED",
    second="#A7B0B8",
    third="#939DA6",
    accent="#6FA8E8",
    accent_hover="#8ABAF0",
    accent_tint="#263B54",
    on_accent="#12202F",
    danger="#FF8A80",
    danger_tint="#4A2623",
    on_danger="#2B1210",
    warning="#F2B95C",
    warning_tint="#453519",
    ok="#7FD19A",
    ok_tint="#1F3F2B",
    neutral_tint="#353B42",
    hover="#2B3036",
)


class TextRole(StrEnum):
    """What a piece of text is, which decides its size, weight and colour (文字层级)."""

    BODY = "body"
    SECOND = "second"
    THIRD = "third"
    SMALL = "small"
    SMALL_TEXT = "small-text"
    STRONG = "strong"
    HEADING = "heading"
    TITLE = "title"
    FIGURE = "figure"
    WARNING = "warning"
    DANGER = "danger"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size in pixels at the default setting, and weight."""

    pixels: int
    weight: int = 400


TYPE_SCALE: dict[TextRole, TypeStyle] = {
    TextRole.BODY: TypeStyle(14),
    TextRole.SECOND: TypeStyle(14),
    TextRole.THIRD: TypeStyle(14),
    TextRole.SMALL: TypeStyle(12),
    TextRole.SMALL_TEXT: TypeStyle(12),
    TextRole.STRONG: TypeStyle(14, 600),
    TextRole.HEADING: TypeStyle(16, 600),
    TextRole.TITLE: TypeStyle(17, 600),
    TextRole.FIGURE: TypeStyle(26, 600),
    TextRole.WARNING: TypeStyle(12),
    TextRole.DANGER: TypeStyle(12),
    TextRole.OK: TypeStyle(12),
}


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths on the 4-pixel grid, scaled by the font-size setting (尺寸)."""

    points: float = DEFAULT_POINTS

    @property
    def scale(self) -> float:
        """How much larger than the default everything is."""
        return self.points / DEFAULT_POINTS

    def px(self, pixels: float) -> int:
        """Return a length given for the default size in pixels of the present size."""
        return round(pixels * self.scale)

    def font_px(self, pixels: int) -> int:
        """Return a type size given for the default size; never below 11 pixels."""
        return max(11, round(pixels * self.scale))

    @property
    def body_px(self) -> int:
        """Body type size in pixels."""
        return round(self.points * _PIXELS_PER_POINT)


def clamped_points(points: float) -> float:
    """Return ``points`` moved into the range the setting allows."""
    return min(LARGEST_POINTS, max(SMALLEST_POINTS, points))


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours after WCAG 2.2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    low = channel / 12.92
    return low if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def text_pairs(palette: Palette) -> list[tuple[str, str, str]]:
    """Return every text on every ground the program puts it on: name, text, ground."""
    grounds = ("background", "surface", "quiet", "hover", "accent_tint")
    pairs = [(name, ground) for name in ("text", "second", "accent") for ground in grounds]
    pairs += [("third", ground) for ground in grounds[:-1]]
    pairs += [(name, ground) for name in ("danger", "warning", "ok") for ground in grounds[:3]]
    pairs += [(name, f"{name}_tint") for name in ("danger", "warning", "ok", "accent")]
    pairs += [("second", "neutral_tint"), ("on_accent", "accent"), ("on_accent", "accent_hover")]
    pairs += [("on_danger", "danger"), ("text", "neutral_tint")]
    return [(f"{a} on {b}", getattr(palette, a), getattr(palette, b)) for a, b in pairs]
