"""The command line: the same services as the windows (命令行)."""

from __future__ import annotations

from collections.abc import Callable

import typer

from app import __version__
from app.cli.commands import (
    agenda,
    audit,
    cases,
    check,
    close_month,
    document,
    due,
    export_month,
    export_open,
    init,
    roll_up,
    rules,
    sample,
    search,
    self_test,
    start,
    workdays,
)
from app.cli.common import (
    CommonOptions,
    Entrance,
    JsonOption,
    PasswordFileOption,
    StoreOption,
    UserOption,
    known_problems,
)
from app.services.program import Program
from app.services.requests import Opening
from app.services.self_test import Check


def build_cli(
    program: Callable[[], Program],
    open_window: Callable[[Program, Opening], int],
    window_check: Callable[[], Check],
) -> typer.Typer:
    """Return the command line.

    Args:
        program: builds what exists before a store is open; called once a command runs.
        open_window: opens the window and returns the exit status when it is closed.
        window_check: the self-test's look at the interface, which this floor cannot import.
    """
    cli = typer.Typer(
        name="kuaiwei",
        help="快维：知识产权快速维权案件管理",
        add_completion=False,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @cli.callback(invoke_without_command=True)
    def main(
        context: typer.Context,
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002  # typer reads flags as booleans
        version: bool = typer.Option(False, "--version", help="显示版本"),  # noqa: FBT001, FBT003
    ) -> None:
        """Open the window when no command is named."""
        if version:
            typer.echo(__version__)
            raise typer.Exit
        with known_problems():
            built = program()
            here = Entrance(built, CommonOptions(store, user, password_file, as_json))
            context.obj = here
            if context.invoked_subcommand is None:
                raise typer.Exit(open_window(built, here.opening()))

    init.register(cli)
    sample.register(cli)
    cases.register(cli)
    search.register(cli)
    rules.register(cli)
    due.register(cli)
    workdays.register(cli)
    agenda.register(cli)
    document.register(cli)
    export_month.register(cli)
    export_open.register(cli)
    roll_up.register(cli)
    close_month.register(cli)
    check.register(cli)
    audit.register(cli)
    self_test.register(cli, window_check)
    start.register(cli, open_window)
    return cli
