"""``kuaiwei export-month``: the month's workbook (月报工作簿)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import (
    JsonOption,
    PasswordFileOption,
    StoreOption,
    UserOption,
    entrance,
    known_problems,
)
from app.domain.dates import YearMonth
from app.reports.workbook.export import export_month as write_month
from app.support.errors import InputFileError


def parse_month(text: str, undone: str = "没有导出") -> YearMonth:
    """Return the month of ``2026-10``; ``undone`` says what a refusal leaves undone.

    Raises:
        InputFileError: not of that form.
    """
    try:
        return YearMonth.parse(text)
    except ValueError as error:
        raise InputFileError(f"月份写法不对，{undone}。", hint="写法如 2026-10。") from error


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command("export-month")
    def export_month(
        context: typer.Context,
        month: Annotated[str, typer.Argument(help="如 2026-10")],
        out: Annotated[Path, typer.Option("--out", help="写到哪个文件")],
        revision: Annotated[
            int | None,
            typer.Option("--revision", help="第几版；缺省为已关账的最新一版，未关账时为草稿"),
        ] = None,
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """导出一个月的工作簿。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems():
            wanted = parse_month(month)
            with here.workplace() as place, here.progress("月报") as progress:
                result = write_month(place.desk, wanted, out, progress, revision=revision)
            here.answer(
                {
                    "file": str(result.file),
                    "revision": result.revision,
                    "rows": dict(result.rows),
                    "sha256": result.sha256,
                },
                f"已导出 {wanted} 月报（第{result.revision}版，{result.state}）：{result.file}",
            )
