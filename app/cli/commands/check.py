"""``kuaiwei check``: store, files and links between them (完整性检查)."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.common import (
    KNOWN_PROBLEM,
    JsonOption,
    PasswordFileOption,
    StoreOption,
    UserOption,
    entrance,
    known_problems,
)
from app.services.evidence.views import StoreCheck
from app.services.store_check import check_store


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def check(
        context: typer.Context,
        repair: Annotated[  # noqa: FBT002
            bool,
            typer.Option(
                "--repair", help="从备份找回损坏的文件，多余的移到 .set-aside，不删除任何内容"
            ),
        ] = False,
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """检查数据库、文件和它们之间的对应关系；逐个核对文件内容。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with (
            known_problems(),
            here.workplace() as workplace,
            here.progress("核对文件") as progress,
        ):
            found = check_store(workplace, repair=repair, progress=progress)
        here.answer(
            {
                "ok": found.ok,
                "findings": [
                    {"what": one.what, "where": one.where, "advice": one.advice}
                    for one in found.findings
                ],
            },
            _told(found),
        )
        if not found.ok:
            raise typer.Exit(KNOWN_PROBLEM)


def _told(found: StoreCheck) -> str:
    lines = [f"{one.what}：{one.where}\n  {one.advice}" for one in found.findings]
    scope = f"文件{found.files}个，留痕记录{found.entries}条"
    ending = "，没有发现问题。" if found.ok and not lines else f"，发现问题{len(lines)}处。"
    return "\n".join([*lines, f"已检查：{scope}{ending}"])
