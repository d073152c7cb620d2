"""The PDF view: pages drawn aside, zoom, keys, another PDF in the same place."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.support.pdf_pages import PdfPages
from app.ui.design.theme import Theme, ThemeMode
from app.ui.tasks.runner import TaskRunner
from app.ui.widgets.pdf_view import Fit, PdfView


def pdf(pages: int, ink: float = 0.0) -> PdfPages:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.setFillGray(ink)
        canvas.rect(100, 100, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return PdfPages(out.getvalue())


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[PdfView]:
    runner = TaskRunner()
    made = PdfView(Theme(qapp, mode=ThemeMode.LIGHT), runner, "预览")
    qtbot.addWidget(made)
    made.resize(600, 700)
    made.show()
    yield made
    made.clear()
    runner.close()


def test_pages_in_view_are_drawn_sharp_and_fit_the_width(view: PdfView, qtbot: QtBot) -> None:
    view.show_pages(pdf(3))
    qtbot.waitUntil(lambda: view.settled)
    assert view.page_count == 3
    assert view.fit is Fit.WIDTH
    middle = view.grab().toImage().pixelColor(300, 350)
    assert middle.lightness() < 40


def test_keys_walk_pages_and_change_the_size(view: PdfView) -> None:
    view.show_pages(pdf(5))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4
    QTest.keyClick(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert view.page == 3
    QTest.keyClick(view, Qt.Key.Key_1)
    assert view.zoom == 1.0
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > 1.0
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.fit is Fit.WIDTH


def test_what_was_read_stays_in_place_when_the_pages_are_made_anew(
    view: PdfView, qtbot: QtBot
) -> None:
    view.show_pages(pdf(5))
    view.go_to(2)
    view.show_pages(pdf(5, ink=0.5))
    assert view.page == 2
    qtbot.waitUntil(lambda: view.settled)
    view.show_pages(pdf(1))
    assert view.page == 0


def test_a_pdf_let_go_of_while_its_pages_are_drawn_harms_nothing(
    view: PdfView, qtbot: QtBot
) -> None:
    failures: list[object] = []
    view.failed.connect(failures.append)
    for count in (2, 3, 2, 4):
        view.show_pages(pdf(count))
    qtbot.waitUntil(lambda: view.settled)
    assert failures == []
    assert view.page_count == 4
