"""Invented pictures and files, and dropping them on a widget, for tests of evidence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from reportlab.pdfgen import canvas


def lamp(colour: str = "#C89B3C", size: tuple[int, int] = (640, 480)) -> QImage:
    """Return a drawn lamp."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#F4F1EA"))
    painter = QPainter(image)
    painter.setBrush(QColor(colour))
    wide, high = size
    painter.drawRect(wide // 2 - 6, high // 8, 12, high // 3)
    painter.drawPie(wide // 4, high // 3, wide // 2, high // 2, 0, 180 * 16)
    painter.end()
    return image


def picture_file(folder: Path, name: str, colour: str = "#C89B3C") -> Path:
    """Write a picture and return where."""
    path = folder / name
    lamp(colour).save(str(path))
    return path


def pdf_file(folder: Path, name: str, pages: int = 2) -> Path:
    """Write a PDF of some pages and return where."""
    path = folder / name
    paper = canvas.Canvas(str(path))
    for number in range(pages):
        paper.drawString(100, 700, f"page {number + 1}")
        paper.showPage()
    paper.save()
    return path


def drop(target: QWidget, *paths: Path) -> bool:
    """Drop files on a widget as the desktop does; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = target.rect().center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(target, enter)
    event = QDropEvent(QPointF(at), copy, data, left, none)
    QApplication.sendEvent(target, event)
    return enter.isAccepted() and event.isAccepted()


def choose_row(table: QTableView, row: int) -> None:
    """Choose one row, whatever keys are down."""
    flags = QItemSelectionModel.SelectionFlag
    index = table.model().index(row, 0)
    table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
