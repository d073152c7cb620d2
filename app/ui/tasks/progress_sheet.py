"""Progress of a long task: appears after 400 ms, can cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.tasks.task import Task

APPEARS_MS = 400


class ProgressSheet(QDialog):
    """A sheet over the window while a task runs (进度); quick tasks never show it.

    Cancelling shows nothing more: the sheet goes when the work has stopped.
    """

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = task
        self.setWindowTitle(task.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 48)
        box = QVBoxLayout(self)
        gap = self.fontMetrics().height()
        box.setContentsMargins(gap, gap, gap, gap)
        box.setSpacing(gap * 2 // 3)
        title = QLabel(task.title)
        title.setProperty("textRole", "strong")
        self.text = QLabel(self.tr("正在准备…"))
        self.text.setProperty("textRole", "second")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(task.title)
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.setAutoDefault(False)
        for widget in (title, self.text, self.bar):
            box.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        box.addLayout(buttons)
        self.cancel_button.clicked.connect(self.reject)
        task.progressed.connect(self._show_progress)
        task.finished.connect(self._end)
        self._wait = QTimer(self, singleShot=True, interval=APPEARS_MS)
        self._wait.timeout.connect(self.show)
        self._wait.start()

    def reject(self) -> None:
        """Ask the task to stop and wait for it to do so."""
        if self._task is not None:
            self._task.cancel()
            self.cancel_button.setEnabled(False)
            self.text.setText(self.tr("正在停止…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the sheet asks to stop as well."""
        if self._task is not None:
            self.reject()
            event.ignore()

    def _show_progress(self, done: int, total: int, text: str) -> None:
        if self._task is not None and self._task.cancel_asked:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.text.setText(f"{text} {done:,} / {total:,}" if total else text)

    def _end(self) -> None:
        self._wait.stop()
        self._task = None
        self.done(0)
        self.deleteLater()
