"""The self-test's look at the interface: a window is drawn and read back (自检：窗口)."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel

from app.services.self_test import Check
from app.ui.application import make_application
from app.ui.design.fonts import choose_family

NAME = "窗口与中文字体"
SAMPLE = "快维 知识产权"


def check_window() -> Check:
    """Draw Chinese text in a window and see that something other than boxes was painted."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Held to the end: a label without its application would bring the process down.
    stage = make_application(["kuaiwei"]) if QApplication.instance() is None else None
    family = choose_family()
    label = QLabel(SAMPLE)
    # Black on white whatever the appearance in force, so that ink can be told from ground.
    label.setStyleSheet("color: black; background: white;")
    font = label.font()
    font.setFamily(family)
    label.setFont(font)
    label.resize(label.sizeHint())
    image = label.grab().toImage()
    label.deleteLater()
    inks = {ink_of(image, at, len(SAMPLE)) for at in range(len(SAMPLE))}
    # Missing glyphs would all be the same box, so different characters show different ink.
    ok = len(inks) > len(SAMPLE) // 2
    how = "已有窗口" if stage is None else stage.application.platformName()
    return Check(NAME, ok=ok, detail=f"{family}，{how}")


def ink_of(image: QImage, at: int, parts: int) -> int:
    """Return how much is painted in the ``at``-th of ``parts`` columns of the picture."""
    width = image.width() // parts
    ground = image.pixelColor(0, 0)
    return sum(
        _differs(image.pixelColor(x, y), ground)
        for x in range(at * width, (at + 1) * width)
        for y in range(image.height())
    )


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 40
