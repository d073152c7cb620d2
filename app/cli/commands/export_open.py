"""``kuaiwei export-open``: the whole store in open formats (开放导出)."""

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
from app.reports.figure_rules import figure_rules
from app.services.open_export.export import export_open as write_everything

WARNING = "导出的内容没有加密，含当事人的身份证号、电话、住址等个人信息，请妥善保管。"


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command("export-open")
    def export_open(
        context: typer.Context,
        out: Annotated[Path, typer.Option("--out", help="写到哪个文件夹；须不存在或为空")],
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """把全部数据和文件导出为开放格式，附说明；不加密，含个人信息。限负责人、管理员。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems():
            with here.workplace() as place, here.progress("导出") as progress:
                result = write_everything(place.desk, out, figure_rules(), progress)
            # Beside the one JSON object as well: whoever runs it by a script reads the log.
            typer.echo(WARNING, err=True)
            here.answer(
                {"files": dict(result.rows)},
                f"已导出到 {result.folder}：{len(result.rows)} 个数据文件，"
                f"{sum(result.rows.values())} 行；文件 {result.stored} 个。",
            )
