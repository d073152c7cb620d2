"""The one place where an error becomes words on the screen."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from app.domain.terms import Tone
from app.support.errors import KuaiWeiError, RuleViolationError, StoreError, TaskCancelledError
from app.ui.prompts import Prompter

_log = logging.getLogger(__name__)

Announce = Callable[[str, Tone], None]


def error_sentence(error: KuaiWeiError) -> str:
    """Return what the user reads: the sentence, its remarks, the hint."""
    parts = [error.message]
    if isinstance(error, RuleViolationError):
        parts += [problem.message for problem in error.problems if problem.message not in parts]
    if error.hint:
        parts.append(error.hint)
    return "\n".join(parts)


class ErrorPresenter(QObject):
    """Known problems become a sentence, anything else the crash dialog (出错提示).

    Problems of the store stop the work and are told in a dialog; smaller ones go to the bar.
    """

    def __init__(
        self,
        prompter: Prompter,
        log_file: Path,
        announce: Announce | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._prompter, self._log_file, self._announce = prompter, log_file, announce
        self._telling = False

    def show(self, error: object) -> None:
        """Tell the user; a cancelled task is told as nothing."""
        if isinstance(error, TaskCancelledError):
            return
        if isinstance(error, KuaiWeiError):
            _log.info("shown to the user: %s %s", error.code, error.message)
            self._show_known(error)
        elif isinstance(error, BaseException):
            _log.error("unexpected error", exc_info=error)
            self.show_crash(type(error).__name__)

    def show_crash(self, kind: str) -> None:
        """Tell that the program erred; repeated errors while it is told are only logged."""
        if self._telling:
            return
        self._telling = True
        try:
            self._prompter.tell(self.tr("程序出错"), self._crash_text(), detail=self._detail(kind))
        finally:
            self._telling = False

    def _show_known(self, error: KuaiWeiError) -> None:
        small = not isinstance(error, StoreError | RuleViolationError)
        if self._announce is not None and small and not error.hint:
            self._announce(f"{error.message}（{error.code}）", Tone.BAD)
            return
        text = error_sentence(error)
        self._prompter.tell(self.tr("未能完成"), text, detail=self.tr("代码") + f" {error.code}")

    def _crash_text(self) -> str:
        return self.tr(
            "程序遇到了没有预料到的问题，刚才的操作可能没有完成。\n"
            "已保存的数据不受影响，正在填写的内容有草稿。请重新操作一次；"
            "若再次出现，请把下面的内容交给维护人员。"
        )

    def _detail(self, kind: str) -> str:
        return self.tr("代码") + f" E900 {kind}\n" + self.tr("日志") + f" {self._log_file}"


class UncaughtErrors(QObject):
    """Hooks for errors nobody caught: log, then hand over to the interface thread."""

    caught = Signal(object)

    def __init__(self, presenter: ErrorPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._installed = False
        self.caught.connect(self._present, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over Python's three hooks and Qt's message handler."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._python
        threading.excepthook = self._thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(qt_message)
        self._installed = True

    def remove(self) -> None:
        """Give the hooks back."""
        if self._installed:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            qInstallMessageHandler(None)
            self._installed = False

    def _present(self, error: object) -> None:
        self._presenter.show(error)

    def _python(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.debug("%s", "".join(traceback.format_tb(trace)))
        self.caught.emit(error)

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught.emit(args.exc_value)

    def _unraisable(self, args: sys.UnraisableHookArgs) -> None:
        _log.error("unraisable error in %s", type(args.object).__name__, exc_info=args.exc_value)


def qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Write Qt's own messages to the log."""
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    logging.getLogger("qt").log(levels.get(kind, logging.ERROR), "%s", text)
