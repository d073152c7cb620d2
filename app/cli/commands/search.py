"""``kuaiwei search``: the search box (查找)."""

from __future__ import annotations

import time
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
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def search(
        context: typer.Context,
        text: Annotated[str, typer.Argument(help="案号、当事人、专利号、电话或拼音首字母")],
        limit: Annotated[int, typer.Option("--limit", min=1, help="最多列出几件")] = 20,
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """查找案件。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems(), here.workplace() as place:
            started = time.perf_counter()
            ids = find_ids(place.desk, CaseFilter(text=text))
            lines = case_lines(place.desk, ids[:limit])
            took = round((time.perf_counter() - started) * 1000, 1)
            cases = [
                {
                    "intake_no": line.intake_no,
                    "case_no": line.case_no,
                    "title": line.title,
                    "state": line.state_term,
                }
                for line in lines
            ]
            shown = [f"{line.number}  {line.title}  {line.state_term}" for line in lines]
            here.answer(
                {"total": len(ids), "took_ms": took, "cases": cases},
                "\n".join([f"共 {len(ids)} 件", *shown]),
            )
