"""``kuaiwei self-test``: the installed program proves itself (自检)."""

from __future__ import annotations

from collections.abc import Callable

import typer

from app.cli.common import KNOWN_PROBLEM, JsonOption, entrance, known_problems
from app.reports.self_test import report_checks
from app.services.self_test import Check, run_checks, store_checks


def register(cli: typer.Typer, window_check: Callable[[], Check]) -> None:
    """Add the command; ``window_check`` looks at the interface."""

    @cli.command("self-test")
    def self_test(
        context: typer.Context,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """自检：加密数据、案件、工作簿、PDF 字体和窗口，在临时文件夹中进行。"""
        here = entrance(context).merged(None, None, None, as_json=as_json)
        with known_problems():
            checks = run_checks(here.program, (*store_checks(), *report_checks()))
            checks = (*checks, window_check())
        ok = all(check.ok for check in checks)
        marks = [f"{'✓' if check.ok else '✗'} {check.name}  {check.detail}" for check in checks]
        here.answer(
            {
                "ok": ok,
                "checks": [
                    {"name": check.name, "ok": check.ok, "detail": check.detail} for check in checks
                ],
            },
            "\n".join(marks),
        )
        if not ok:
            typer.echo("自检未全部通过，您的数据没有被触动。", err=True)
            raise typer.Exit(KNOWN_PROBLEM)
