"""``kuaiwei init``: make a store (建库)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import (
    JsonOption,
    PasswordFileOption,
    StoreOption,
    entrance,
    known_problems,
)
from app.services.centres import shipped_centre, shipped_centres
from app.services.requests import Administrator
from app.support.atomic import written_whole
from app.support.errors import InputFileError, OutputFileError


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def init(
        context: typer.Context,
        centre: Annotated[str, typer.Option("--centre", help="中心代码")],
        recovery_file: Annotated[Path, typer.Option("--recovery-file", help="恢复码写到哪个文件")],
        admin: Annotated[str, typer.Option("--admin", help="管理员账号")] = "admin",
        store: StoreOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """建立数据文件夹；恢复码只写入一次，请另存他处。"""
        here = entrance(context).merged(store, None, password_file, as_json=as_json)
        with known_problems():
            profile = shipped_centre(centre)
            if profile is None:
                known = "、".join(item.code for item in shipped_centres())
                raise InputFileError("没有这个中心代码，没有建立数据。", hint=f"可用：{known}。")
            if recovery_file.exists():
                raise OutputFileError(
                    "恢复码文件已存在，没有覆盖，也没有建立数据。",
                    hint="请换一个文件名，或先移走原文件。",
                )
            owner = Administrator(admin, admin, here.password())
            # Opened first: a store whose recovery key could not be written must not exist.
            with written_whole(recovery_file) as draft:
                draft.touch(mode=0o600)
                made = here.program.set_up(here.folder, profile, owner)
                made.workplace.close()
                draft.write_text(made.recovery_key + "\n", encoding="utf-8")
            here.answer(
                {"store": str(here.folder), "centre": profile.code},
                f"已为{profile.name}建立数据：{here.folder}\n"
                f"恢复码已写入 {recovery_file}，请打印后另行保管。",
            )
