"""The search box waits for the pause and for the commit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.design.theme import Theme
from app.ui.widgets.search_box import SearchBox


def test_several_keys_make_one_search(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox(theme, "查找")
    qtbot.addWidget(box)
    heard: list[str] = []
    box.searched.connect(heard.append)
    with qtbot.waitSignal(box.searched, timeout=2000):
        QTest.keyClicks(box, "ZL2024")
    assert heard == ["ZL2024"]


def test_an_open_composition_is_not_searched_and_enter_belongs_to_it(
    qtbot: QtBot, theme: Theme
) -> None:
    box = SearchBox(theme, "查找")
    qtbot.addWidget(box)
    heard: list[str] = []
    box.submitted.connect(heard.append)
    QApplication.sendEvent(box, QInputMethodEvent("huacai", []))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard == []
    commit = QInputMethodEvent("", [])
    commit.setCommitString("华彩")
    QApplication.sendEvent(box, commit)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard == ["华彩"]


def test_escape_empties_the_box(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox(theme, "查找")
    qtbot.addWidget(box)
    box.setText("华彩")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    QTest.keyClick(box, Qt.Key.Key_Return)
