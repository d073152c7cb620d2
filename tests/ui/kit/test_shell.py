"""The window around the pages, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.domain.terms import Tone
from app.ui.design.icons import IconName
from app.ui.design.theme import Theme
from app.ui.main_window import MainWindow, fitted_to_screens
from app.ui.widgets.buttons import Button
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.page import Page, PageSpec, Shell
from app.ui.widgets.tile import Tile


class PlainPage(Page):
    """A page with one field that counts its loads."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self.loads, self.leave = 0, True
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self) -> None:
        self.loads += 1

    def can_leave(self) -> bool:
        return self.leave

    def focus_first(self) -> None:
        self.field.setFocus()


class Fixture:
    """A window with two pages, remembering what was built."""

    def __init__(self, theme: Theme) -> None:
        self.built: list[str] = []
        self.theme = theme
        self.window = MainWindow(
            theme,
            [
                PageSpec("one", "工作台", IconName.WORKBENCH, self._factory("工作台"), "Ctrl+1"),
                PageSpec("two", "调解", IconName.MEDIATION, self._factory("调解"), "Ctrl+2"),
            ],
        )

    def _factory(self, title: str) -> Callable[[Shell], Page]:
        def make(_shell: Shell) -> Page:
            self.built.append(title)
            return PlainPage(self.theme, title)

        return make

    @property
    def page(self) -> PlainPage:
        page = self.window.current_page
        assert isinstance(page, PlainPage)
        return page


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme) -> Fixture:
    made = Fixture(theme)
    qtbot.addWidget(made.window)
    made.window.show_page("one")
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    return made


def test_only_the_first_page_is_built_at_the_start(shell: Fixture) -> None:
    assert shell.built == ["工作台"]
    assert shell.window.top_bar.title.text() == "工作台"


def test_ctrl_and_a_digit_goes_to_a_page(shell: Fixture) -> None:
    QTest.keyClick(shell.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.page.title == "调解"
    assert shell.window.rail.button("two").isChecked()


def test_the_navigation_is_pressed_with_enter_and_says_its_count(shell: Fixture) -> None:
    shell.window.rail.set_count("two", "287")
    button = shell.window.rail.button("two")
    assert button.accessibleName() == "调解 287"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert shell.page.title == "调解"


def test_a_page_that_may_not_be_left_stays_and_stays_marked(shell: Fixture) -> None:
    shell.page.leave = False
    shell.window.rail.button("two").click()
    assert shell.page.title == "工作台"
    assert shell.window.rail.button("one").isChecked()
    shell.page.leave = True


def test_escape_returns_to_the_page_below_and_its_field(shell: Fixture) -> None:
    below = shell.page
    below.field.setFocus()
    shell.window.push_page(PlainPage(shell.theme, "163号"))
    assert shell.page.title == "163号"
    QTest.keyClick(shell.page.field, Qt.Key.Key_Escape)
    assert shell.page is below
    assert QApplication.focusWidget() is below.field


def test_going_elsewhere_drops_the_pages_above(shell: Fixture) -> None:
    shell.window.push_page(PlainPage(shell.theme, "163号"))
    shell.window.push_page(PlainPage(shell.theme, "当事人"))
    shell.window.show_page("two")
    assert [page.title for page in shell.window.built_pages()] == ["工作台", "调解"]
    assert not shell.window.go_back()


def test_a_hidden_page_loads_when_it_is_shown_next(shell: Fixture) -> None:
    first = shell.page
    assert first.loads == 1
    shell.window.show_page("two")
    first.mark_stale()
    assert first.loads == 1
    shell.window.show_page("one")
    assert first.loads == 2


def test_the_primary_action_stands_in_the_top_bar_with_its_shortcut(shell: Fixture) -> None:
    pressed: list[bool] = []
    action = QAction("收件")
    action.setShortcut("Ctrl+N")
    action.triggered.connect(lambda: pressed.append(True))
    shell.page.set_primary_action(action)
    assert shell.window.top_bar.primary.text() == "收件 Ctrl+N"
    shell.window.top_bar.primary.click()
    QTest.keyClick(shell.page.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 2


def test_ctrl_k_goes_to_the_search_box(shell: Fixture) -> None:
    QTest.keyClick(shell.page.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is shell.window.top_bar.search


def test_every_size_and_font_folds_instead_of_clipping(qtbot: QtBot, shell: Fixture) -> None:
    window = shell.window
    for points, size in ((10.5, (911, 512)), (14.0, (1366, 768)), (14.0, (911, 512))):
        shell.theme.set_points(points)
        window.resize(*size)
        assert (window.width(), window.height()) == size
        assert window.rail.folded
        assert window.rail.minimumSizeHint().height() <= window.rail.height()
        assert window.top_bar.minimumSizeHint().width() <= window.top_bar.width()
    shell.theme.set_points(10.5)
    window.resize(1366, 768)
    assert not window.rail.folded


def test_undo_in_the_quiet_bar_runs_once(shell: Fixture) -> None:
    undone: list[bool] = []
    shell.window.show_message("已移入回收站", undo=lambda: undone.append(True))
    bar = shell.window.message_bar
    assert bar.isVisible()
    assert QApplication.focusWidget() is not bar.undo_button
    bar.undo_button.click()
    bar.undo_button.click()
    assert undone == [True]
    assert not bar.isVisible()


def test_ctrl_z_undoes_what_the_quiet_bar_offers_but_in_a_field_it_is_the_fields(
    shell: Fixture,
) -> None:
    undone: list[bool] = []
    shell.window.show_message("已移入回收站", undo=lambda: undone.append(True))
    shell.page.field.setFocus()
    QTest.keyClicks(shell.page.field, "a")
    QTest.keyClick(shell.page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, shell.page.field.text()) == ([], "")
    shell.page.field.clearFocus()
    QTest.keyClick(shell.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_a_window_larger_than_its_screen_fills_it(shell: Fixture) -> None:
    room = shell.window.screen().availableSize()
    shell.window.resize(room.width() // 2, room.height() // 2)
    shell.window.fill_small_screen()
    assert not shell.window.isMaximized()
    shell.window.resize(room)
    shell.window.fill_small_screen()
    assert shell.window.isMaximized()


def test_a_button_keeps_its_shortcut_and_hint_under_other_words(
    qtbot: QtBot, shell: Fixture
) -> None:
    button = Button(shell.theme, "立案…", shortcut="Ctrl+Return", parent=shell.page)
    button.show()
    hint = button.text().removeprefix("立案… ")
    button.set_text("登记送达…")
    assert button.text() == f"登记送达… {hint}"
    button.show_hint(False)
    assert button.text() == "登记送达…"
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(shell.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_problem_stays_in_the_bar_and_news_goes_by_itself(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    waits: list[bool] = []
    for tone in (Tone.NEUTRAL, Tone.BAD):
        bar.show_message("说一句", tone=tone)
        waits.append(bar.waiting)
    bar.hide()
    assert waits == [True, False]


def test_a_tile_is_pressed_by_keyboard_and_says_its_figure(qtbot: QtBot, theme: Theme) -> None:
    tile = Tile(theme, "已逾期", figure="2", tone=Tone.BAD)
    qtbot.addWidget(tile)
    assert tile.accessibleName() == "已逾期 2"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(tile.clicked):
            QTest.keyClick(tile, key)


def test_a_window_from_a_screen_that_is_gone_comes_back_onto_one() -> None:
    screen = QRect(0, 0, 1366, 768)
    assert screen.contains(fitted_to_screens(QRect(3000, 200, 1200, 700), [screen]))
    assert fitted_to_screens(QRect(10, 10, 4000, 4000), [screen]) == screen
    kept = QRect(100, 50, 800, 600)
    assert fitted_to_screens(kept, [screen]) == kept
