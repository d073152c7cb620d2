"""``kuaiwei workdays``: the so-many-th working day after a day (工作日推算)."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.commands.due import CalendarOption, parse_day
from app.cli.common import JsonOption, entrance, known_problems
from app.domain.calendar import next_day
from app.domain.due_steps import told
from app.services.calendars import shipped_calendar


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def workdays(
        context: typer.Context,
        start: Annotated[str, typer.Argument(metavar="FROM", help="起算日，当日不计")],
        count: Annotated[int, typer.Argument(min=1, help="第几个工作日")],
        calendar: CalendarOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """推算某日之后的第几个工作日，不需要数据文件夹。"""
        here = entrance(context).merged(None, None, None, as_json=as_json)
        with known_problems():
            known = shipped_calendar(calendar or ())
            first = parse_day(start)
            found = known.nth_working_day(first, count)
            until = known.known_until
            firm = known.knows(next_day(first), found)
            note = "" if firm else "（暂定：超出已知的放假安排，仅按周末推定）"
            here.answer(
                {
                    "from": start,
                    "count": count,
                    "date": found.isoformat(),
                    "calendar_known_until": until.isoformat() if until else None,
                },
                f"{start} 之后第 {count} 个工作日：{told(found)}{note}\n放假安排已知至 {until}。",
            )
