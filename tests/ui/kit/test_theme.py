"""The theme: switching while running, icons, fonts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.design.files import resource_path
from app.ui.design.icons import IconName
from app.ui.design.theme import Theme, ThemeMode
from app.ui.design.tokens import DARK, LIGHT, TextRole
from app.ui.widgets.cards import Card


def test_the_appearance_switches_without_a_restart(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.background)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    assert DARK.surface in qapp.styleSheet()


def test_layouts_and_fonts_follow_the_font_size(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "标题")
    qtbot.addWidget(card)
    before = card.body.contentsMargins().left()
    theme.set_points(14)
    assert card.body.contentsMargins().left() > before
    assert theme.font(TextRole.BODY).pixelSize() == 19


def test_figures_have_equal_width_and_headings_their_own_weight(theme: Theme) -> None:
    font = theme.font(TextRole.FIGURE)
    assert font.weight() == 600
    assert [bytes(tag.toString().data()) for tag in font.featureTags()] == [b"tnum"]


@pytest.mark.parametrize("name", list(IconName), ids=lambda name: name.value)
def test_every_icon_is_shipped_and_takes_the_colour(theme: Theme, name: IconName) -> None:
    assert resource_path("icons", f"{name.value}.svg").is_file()
    image = theme.pixmap(name, "#FF0000", 16, 2.0).toImage()
    reds = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert any(colour.red() > 240 and colour.green() < 20 for colour in reds)


def test_the_icon_set_carries_its_licence() -> None:
    assert "ISC License" in resource_path("icons", "LICENSE").read_text(encoding="utf-8")
