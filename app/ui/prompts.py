"""Every question to the user goes through here, so that tests can answer."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from app.ui.widgets.labels import repolish


class Prompter(Protocol):
    """Asks the user; every answer but a plain yes changes nothing (询问)."""

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """Ask whether to do what ``verb`` names, for example 删除3件案件."""

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> int | None:
        """Ask which of several named things to do; None if none of them."""

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Ask for a line of text, for example a reason; None if given up or empty."""

    def tell(self, title: str, text: str, *, detail: str = "") -> None:
        """Tell something that must be read; ``detail`` is what the copy button copies."""

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to write a file; ``kinds`` as in ``Excel 工作簿 (*.xlsx)``."""

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask for a file that exists."""

    def open_paths(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        """Ask for one or several files that exist; empty if given up."""

    def folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder."""


class QtPrompter(QObject):
    """Asks with Qt's dialogs; the only place that makes QMessageBox and QFileDialog."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """Ask; the safe answer is the default, Esc is the safe answer."""
        box = self._box(title, text)
        act = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        act.setProperty("kind", "danger" if danger else "primary")
        repolish(act)
        box.setDefaultButton(keep if danger else act)
        box.setEscapeButton(keep)
        box.exec()
        chosen = box.clickedButton() is act
        box.deleteLater()
        return chosen

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> int | None:
        """Ask with one button for each verb, the first being the default, and 取消."""
        box = self._box(title, text)
        buttons = [box.addButton(verb, QMessageBox.ButtonRole.AcceptRole) for verb in verbs]
        keep = box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(keep)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((at for at, button in enumerate(buttons) if button is clicked), None)

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Ask in a small dialog."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setOkButtonText(self.tr("确定"))
        dialog.setCancelButtonText(self.tr("取消"))
        accepted = dialog.exec()
        answer = dialog.textValue().strip()
        dialog.deleteLater()
        return answer if accepted and answer else None

    def tell(self, title: str, text: str, *, detail: str = "") -> None:
        """Tell, with a button that copies the detail."""
        box = self._box(title, text)
        close = box.addButton(self.tr("知道了"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        if detail:
            box.setInformativeText(detail)
            copy = QPushButton(self.tr("复制"))
            copy.setAutoDefault(False)
            box.addButton(copy, QMessageBox.ButtonRole.ActionRole)
            copy.clicked.disconnect()
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{text}\n{detail}"))
        box.exec()
        box.deleteLater()

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask with the desktop's own dialog, which asks before replacing."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        return Path(name) if name else None

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask with the desktop's own dialog."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), kinds)
        return Path(name) if name else None

    def open_paths(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        """Ask with the desktop's own dialog."""
        names, _ = QFileDialog.getOpenFileNames(self._window, title, str(folder), kinds)
        return tuple(Path(name) for name in names)

    def folder(self, title: str, start: Path) -> Path | None:
        """Ask with the desktop's own dialog."""
        name = QFileDialog.getExistingDirectory(self._window, title, str(start))
        return Path(name) if name else None

    def _box(self, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return box
