"""Enter in a form, with and without an input method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.enter_moves_on import EnterMovesOn


class Form(QWidget):
    """Two lines and a memo."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.memo = QLineEdit(), QLineEdit(), QPlainTextEdit()
        box = QVBoxLayout(self)
        self.moves = EnterMovesOn(self)
        for field in (self.first, self.second, self.memo):
            box.addWidget(field)
            self.moves.watch(field)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.first.setFocus()
    return made


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_enter_goes_to_the_next_field(form: Form) -> None:
    QTest.keyClick(form.first, Qt.Key.Key_Return)
    assert focused() is form.second


def test_enter_during_composition_stays_in_the_field(form: Form) -> None:
    QApplication.sendEvent(form.first, QInputMethodEvent("zhongshan", []))
    QTest.keyClick(form.first, Qt.Key.Key_Return)
    assert focused() is form.first


def test_enter_moves_on_again_after_the_commit(form: Form) -> None:
    QApplication.sendEvent(form.first, QInputMethodEvent("zhongshan", []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString("中山")
    QApplication.sendEvent(form.first, commit)
    QTest.keyClick(form.first, Qt.Key.Key_Enter)
    assert form.first.text() == "中山"
    assert focused() is form.second


def test_enter_in_a_memo_makes_a_new_line(form: Form) -> None:
    form.memo.setFocus()
    QTest.keyClick(form.memo, Qt.Key.Key_Return)
    assert form.memo.toPlainText() == "\n"
    assert focused() is form.memo


def test_ctrl_enter_is_left_to_the_form(form: Form) -> None:
    QTest.keyClick(form.first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert focused() is form.first


def test_a_disabled_field_is_passed_over(form: Form) -> None:
    form.second.setEnabled(False)
    QTest.keyClick(form.first, Qt.Key.Key_Return)
    assert focused() is form.memo
