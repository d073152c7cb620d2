"""Logs: one rotating file without personal data, and a file for hard crashes."""

from __future__ import annotations

import faulthandler
import logging
import re
from dataclasses import dataclass
from io import FileIO
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_FILE = "kuaiwei.log"
CRASH_FILE = "crash.log"
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_BYTES = 1_000_000
_OLD_FILES = 5

# Telephone, ID-card, patent and case numbers all have a run of seven digits or more.
_NUMBER = re.compile(r"\d{7,}[\dXx]?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def redacted(text: str) -> str:
    """Return ``text`` with long numbers and mail addresses blotted out."""
    return _NUMBER.sub("[数字]", _MAIL.sub("[邮箱]", text))


class RedactingFormatter(logging.Formatter):
    """Blots personal data out of the finished line, the traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line to write."""
        return redacted(super().format(record))


@dataclass(frozen=True, slots=True)
class Logs:
    """What :func:`start_logs` opened; hand it to :func:`stop_logs`."""

    handler: logging.Handler
    crash_file: FileIO
    previous_crash: str
    former_level: int


def start_logs(folder: Path, level: int = logging.INFO) -> Logs:
    """Write all loggers and hard crashes into ``folder``.

    ``previous_crash`` of the answer is what the last run left when it crashed hard, else
    empty; the next start after this one will not see it again.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / LOG_FILE, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
    )
    handler.setFormatter(RedactingFormatter(_FORMAT))
    crash_path = folder / CRASH_FILE
    previous = ""
    if crash_path.exists():
        previous = crash_path.read_text(encoding="utf-8", errors="replace")
    crash_file = FileIO(crash_path, "w")
    faulthandler.enable(crash_file)
    root = logging.getLogger()
    former = root.level
    root.setLevel(level)
    root.addHandler(handler)
    return Logs(handler, crash_file, previous, former)


def stop_logs(logs: Logs) -> None:
    """Close what :func:`start_logs` opened."""
    root = logging.getLogger()
    root.removeHandler(logs.handler)
    root.setLevel(logs.former_level)
    logs.handler.close()
    faulthandler.disable()
    logs.crash_file.close()
