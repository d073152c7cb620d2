"""``kuaiwei audit verify``: is the audit trail whole (留痕校验)."""

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
from app.services.audit_chain import ChainCheck, verify_chain


def register(cli: typer.Typer) -> None:
    """Add the commands."""
    audit = typer.Typer(help="留痕", no_args_is_help=True)
    cli.add_typer(audit, name="audit")

    @audit.callback()
    def group() -> None:
        """留痕。"""

    @audit.command()
    def verify(
        context: typer.Context,
        head: Annotated[
            str, typer.Option("--head", help="以前打印或报送的链头；核对它还在不在留痕中")
        ] = "",
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """逐条核对留痕；末尾被删去的，只有与以前记下的链头相比才看得出。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with (
            known_problems(),
            here.workplace() as workplace,
            here.progress("核对留痕") as progress,
        ):
            found = verify_chain(workplace.desk, head.strip().lower(), progress)
        answer: dict[str, object] = {"ok": found.ok, "entries": found.entries, "head": found.head}
        if not found.ok:
            answer["findings"] = [{"entry": one.entry, "what": one.what} for one in found.breaks]
        here.answer(answer, _told(found))
        if not found.ok:
            raise typer.Exit(KNOWN_PROBLEM)


def _told(found: ChainCheck) -> str:
    scope = f"留痕{found.entries}条，链头 {found.head}"
    if found.ok:
        return f"已核对：{scope}，没有发现问题。"
    lines = [one.what for one in found.breaks]
    return "\n".join([*lines, f"已核对：{scope}，发现问题{len(lines)}处。"])
