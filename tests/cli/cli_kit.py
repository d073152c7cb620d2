"""The command line run in this process, on a store that costs nothing to unlock."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from app.cli.application import build_cli
from app.services.program import Program
from app.services.requests import Opening
from app.services.self_test import Check
from tests.store.desk_kit import PASSWORD

PROJECT = Path(__file__).parents[2]
EXAMPLES = PROJECT / "docs" / "examples"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """Return the one JSON object that is all of standard output."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        assert self.out.count("\n") == 1
        return found


@dataclass(slots=True)
class Terminal:
    """Runs commands with a program, a password in the environment, and a store."""

    program: Program
    store: Path
    password: str | None = PASSWORD
    openings: list[Opening] = field(default_factory=list)
    check: Callable[[], Check] = field(default=lambda: Check("窗口", ok=True, detail="offscreen"))

    def run(self, *arguments: str) -> Answer:
        """Run ``kuaiwei`` with ``arguments``; a known problem must leave no traceback."""
        cli = build_cli(lambda: self.program, self._open, self.check)
        result = CliRunner().invoke(
            cli, arguments, env={"KUAIWEI_PASSWORD": self.password}, prog_name="kuaiwei"
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    def on_store(self, *arguments: str) -> Answer:
        """Run a command on the store."""
        return self.run("--store", str(self.store), *arguments)

    def init(self, *more: str) -> Answer:
        """Make the store."""
        recovery = str(self.store.parent / "recovery.txt")
        return self.on_store(
            "init", "--centre", "zhongshan-lighting", "--admin", "admin",
            "--recovery-file", recovery, *more,
        )  # fmt: skip

    def _open(self, _program: Program, opening: Opening) -> int:
        self.openings.append(opening)
        return 7
