"""Refuses every network socket of this process, and notes who asked."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

RECORD_VARIABLE = "KUAIWEI_TEST_NETWORK_RECORD"
_LOCAL = {int(getattr(socket, "AF_UNIX", -1))}
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__":
        family = arguments[1]
        if isinstance(family, int) and int(family) in _LOCAL:
            return
        # Family -1 wraps an open descriptor, whose family only the system knows.
        if family == -1:
            return
        what = f"{event} family {family}"
    elif event in _LOOKUPS:
        what = f"{event} {arguments[0]!r}"
    else:
        return
    record = os.environ.get(RECORD_VARIABLE)
    if record:
        line = f"{os.environ.get('PYTEST_CURRENT_TEST', sys.argv[0])}: {what}\n"
        with Path(record).open("a", encoding="utf-8") as lines:
            lines.write(line)
    raise PermissionError(f"tests open no network socket ({what})")


def install() -> None:
    """Refuse network sockets from now on; an audit hook cannot be taken out again."""
    sys.addaudithook(_refuse)
