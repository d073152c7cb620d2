"""``kuaiwei sample``: fill a store with invented records (示例数据)."""

from __future__ import annotations

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
from app.domain.terms import Track
from app.services.sample.fill import fill_store
from app.support.errors import InputFileError

MOST_MONTHS = 240


def parse_months(text: str) -> tuple[YearMonth, ...]:
    """Return the months of ``2026-01:2026-10`` (both included) or of one month.

    Raises:
        InputFileError: not of that form, backwards, or more than twenty years.
    """
    first_text, _, last_text = text.partition(":")
    try:
        first = YearMonth.parse(first_text)
        last = YearMonth.parse(last_text or first_text)
    except ValueError as error:
        raise InputFileError(
            "月份写法不对，没有写入任何数据。", hint="写法如 2026-01:2026-10。"
        ) from error
    months = [first]
    while months[-1] < last and len(months) <= MOST_MONTHS:
        months.append(months[-1].next)
    if first > last or len(months) > MOST_MONTHS:
        raise InputFileError("月份范围不对，没有写入任何数据。", hint="先写早的月份，最多二十年。")
    return tuple(months)


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def sample(
        context: typer.Context,
        months: Annotated[str, typer.Option("--months", help="如 2026-01:2026-10")],
        seed: Annotated[int, typer.Option("--seed", help="种子，同样的种子同样的数据")] = 1,
        disputes: Annotated[int | None, typer.Option("--disputes", min=0)] = None,
        fast_track: Annotated[int | None, typer.Option("--fast-track", min=0)] = None,
        mediations: Annotated[int | None, typer.Option("--mediations", min=0)] = None,
        assistance: Annotated[int | None, typer.Option("--assistance", min=0)] = None,
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """往数据中写入虚构的示例案件，每月若干件。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems():
            wanted = parse_months(months)
            with here.workplace() as place, here.progress("示例数据") as progress:
                result = fill_store(
                    place.desk,
                    wanted,
                    seed=seed,
                    disputes=disputes,
                    fast_track=fast_track,
                    mediations=mediations,
                    assistance=assistance,
                    progress=progress,
                )
            parts = "，".join(f"{Track(key).term} {n} 件" for key, n in result.counts.items())
            here.answer(
                {"counts": dict(result.counts), "seconds": round(result.seconds, 2)},
                f"已写入示例数据：{parts}。",
            )
