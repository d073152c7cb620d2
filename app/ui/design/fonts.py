"""Chooses the one family of the program and loads the bundled one only where it is needed."""

from __future__ import annotations

import logging

from PySide6.QtGui import QFont, QFontDatabase

from app.ui.design.files import resource_path
from app.ui.design.tokens import TYPE_SCALE, Measures, TextRole

_log = logging.getLogger(__name__)

PREFERRED_FAMILY = "Microsoft YaHei UI"
BUNDLED_FAMILY = "Noto Sans SC"
_BUNDLED_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf")


def choose_family() -> str:
    """Return the family to use; loads the bundled files (about 30 ms) if Windows' is missing."""
    if QFontDatabase.hasFamily(PREFERRED_FAMILY):
        return PREFERRED_FAMILY
    if QFontDatabase.hasFamily(BUNDLED_FAMILY):
        return BUNDLED_FAMILY
    for name in _BUNDLED_FILES:
        if QFontDatabase.addApplicationFont(str(resource_path("fonts", name))) < 0:
            _log.warning("bundled font %s could not be loaded", name)
    return BUNDLED_FAMILY


def make_font(family: str, measures: Measures, role: TextRole) -> QFont:
    """Return the font of a text role at the present size, with figures of equal width."""
    style = TYPE_SCALE[role]
    font = QFont(family)
    font.setPixelSize(measures.font_px(style.pixels))
    font.setWeight(QFont.Weight(style.weight))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
