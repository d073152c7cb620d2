"""Options, output and errors shared by all commands."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from app.services.office import Workplace
from app.services.program import Program
from app.services.recompute import needs_rebuild, rebuild_deadlines
from app.services.requests import Opening
from app.support.errors import InputFileError, KuaiWeiError, TaskCancelledError, WrongPasswordError
from app.support.progress import Progress

PASSWORD_VARIABLE = "KUAIWEI_PASSWORD"  # noqa: S105  # the variable's name, no password
DEFAULT_USER = "admin"
KNOWN_PROBLEM = 1

StoreOption = Annotated[
    Path | None, typer.Option("--store", help="数据文件夹，缺省为上次打开的", show_default=False)
]
UserOption = Annotated[str | None, typer.Option("--user", help="账号，缺省 admin")]
PasswordFileOption = Annotated[
    Path | None,
    typer.Option("--password-file", help="密码文件；缺省读环境变量 KUAIWEI_PASSWORD"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 对象")]


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """What may be given before or after the command's name."""

    store: Path | None = None
    user: str | None = None
    password_file: Path | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the commands find in typer's context (命令环境)."""

    program: Program
    options: CommonOptions

    def merged(
        self,
        store: Path | None,
        user: str | None,
        password_file: Path | None,
        *,
        as_json: bool,
    ) -> Entrance:
        """Return the entrance with the options given after the command's name on top."""
        before = self.options
        return Entrance(
            self.program,
            CommonOptions(
                store or before.store,
                user or before.user,
                password_file or before.password_file,
                as_json or before.json,
            ),
        )

    @property
    def folder(self) -> Path:
        """The store meant."""
        return self.options.store or self.program.default_store

    def password(self) -> str:
        """Return the password from file or environment; never from an argument.

        Raises:
            WrongPasswordError: neither is given.
            InputFileError: the file cannot be read.
        """
        if self.options.password_file is not None:
            try:
                text = self.options.password_file.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                raise InputFileError(
                    "密码文件读不出来，没有打开数据。", hint="请检查 --password-file 的路径和权限。"
                ) from error
            return text.rstrip("\r\n")
        given = os.environ.get(PASSWORD_VARIABLE)
        if not given:
            raise WrongPasswordError(
                "没有提供密码，没有打开数据。",
                hint=f"请设置环境变量 {PASSWORD_VARIABLE}，或用 --password-file 指定密码文件。",
            )
        return given

    def opening(self) -> Opening:
        """Return what the window is to open; a password only if one was provided."""
        given = self.options.password_file is not None or os.environ.get(PASSWORD_VARIABLE)
        return Opening(
            self.options.store, self.options.user or "", self.password() if given else None
        )

    @contextmanager
    def workplace(self) -> Iterator[Workplace]:
        """Open the store for the length of a command, its cases with their time limits."""
        opened = self.program.sign_in(
            self.folder, self.options.user or DEFAULT_USER, self.password()
        )
        try:
            if needs_rebuild(opened.desk):
                with self.progress("推算期限") as progress:
                    rebuild_deadlines(opened.desk, progress)
            yield opened
        finally:
            opened.close()

    def answer(self, result: Mapping[str, object], text: str) -> None:
        """Write the answer: one JSON object, or the short text for people."""
        if self.options.json:
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(text + "\n")
        sys.stdout.flush()

    @contextmanager
    def progress(self, label: str) -> Iterator[Progress]:
        """Give a progress that draws a bar on a terminal and nothing elsewhere."""
        if not sys.stderr.isatty():
            yield _silent
            return
        with typer.progressbar(length=1000, label=label, file=sys.stderr) as bar:

            def report(done: int, total: int, text: str) -> None:
                if total > 0:
                    bar.update(max(0, done * 1000 // total - bar.pos))

            yield report


def _silent(done: int, total: int, text: str) -> None:
    """Draw nothing."""


@contextmanager
def known_problems() -> Iterator[None]:
    """Turn a known problem into one sentence and a hint on standard error and exit status 1."""
    try:
        yield
    except TaskCancelledError:
        raise typer.Exit(KNOWN_PROBLEM) from None
    except KuaiWeiError as error:
        typer.echo(error.message, err=True)
        for problem in getattr(error, "problems", ()):
            typer.echo(f"  {problem.field} {problem.message}".rstrip(), err=True)
        if error.hint:
            typer.echo(error.hint, err=True)
        raise typer.Exit(KNOWN_PROBLEM) from None
    except KeyboardInterrupt:
        typer.echo("已中断，没有写下不完整的文件。", err=True)
        raise typer.Exit(KNOWN_PROBLEM) from None


def entrance(context: typer.Context) -> Entrance:
    """Return what the callback put into the context."""
    found = context.find_object(Entrance)
    if found is None:
        raise RuntimeError("the command line was not built by build_cli")
    return found
