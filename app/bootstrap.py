"""Builds the object graph in order and runs window or command line; imported by __main__ only."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.catalogue import load_catalogue
from app.services.changes import ChangeBus
from app.services.program import Program
from app.services.requests import Opening
from app.support.clock import SystemClock
from app.support.errors import KuaiWeiError
from app.support.logs import start_logs, stop_logs
from app.support.paths import Paths, paths_under, user_paths
from app.support.settings import Settings

if TYPE_CHECKING:
    from app.services.self_test import Check

PROFILE_VARIABLE = "KUAIWEI_PROFILE"
"""Names another folder for settings and logs: a portable copy, tests, a second profile."""


def program_paths() -> Paths:
    """Return the folders of settings and logs."""
    profile = os.environ.get(PROFILE_VARIABLE)
    return paths_under(Path(profile)) if profile else user_paths()


def build_program() -> Program:
    """Return what exists before a store is open.

    Raises:
        KuaiWeiError: the profile's folders cannot be made.
    """
    paths = program_paths()
    try:
        paths.make()
    except OSError as error:
        raise KuaiWeiError(
            "程序自己的设置文件夹建不出来，没有打开数据。",
            hint="请检查磁盘空间和用户目录的写入权限。",
        ) from error
    return Program(
        paths=paths,
        settings=Settings(paths.settings_file),
        catalogue=load_catalogue(),
        clock=SystemClock(),
        bus=ChangeBus(),
    )


def open_window(program: Program, opening: Opening) -> int:
    """Open the window and return the exit status once it is closed."""
    # The command line does without Qt; it is loaded only when a window is wanted.
    from app.ui.desktop import run_desktop

    logs = start_logs(program.paths.logs)
    try:
        return run_desktop(program, opening)
    finally:
        stop_logs(logs)


def window_check() -> Check:
    """Look at the interface for the self-test, without a screen."""
    from app.ui.self_test import check_window

    return check_window()


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; without a command it opens the window."""
    for stream in (sys.stdout, sys.stderr):
        # Redirected output is UTF-8 on every system; a program without console has no streams.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    # The bare program is the one people wait for: it does without the command line's libraries.
    if not (sys.argv[1:] if arguments is None else arguments):
        sys.exit(open_window(build_program(), Opening()))
    from app.cli.application import build_cli

    cli = build_cli(build_program, open_window, window_check)
    cli(args=None if arguments is None else list(arguments), prog_name="kuaiwei")
