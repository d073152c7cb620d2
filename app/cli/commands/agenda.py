"""``kuaiwei agenda``: what is due and overdue, and cases without a next step (期限议程)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from app.cli.commands.due import parse_day
from app.cli.common import (
    JsonOption,
    PasswordFileOption,
    StoreOption,
    UserOption,
    entrance,
    known_problems,
)
from app.domain.due import Moment
from app.services.agenda import read_agenda
from app.services.case_queries import case_lines
from app.services.deadline_views import Agenda, AgendaItem, Bucket
from app.support.clock import china_time
from app.support.errors import RuleViolationError

_EVERYTHING = 1_000_000
_MOST_NUMBERS = 20


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def agenda(
        context: typer.Context,
        on: Annotated[str | None, typer.Option("--on", help="哪一天，缺省今天")] = None,
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """列出已逾期和将到期的期限，以及没有下一步的案件。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems():
            day = _day(on) if on is not None else None
            with here.workplace() as place:
                found = read_agenda(place.desk, on=day, limit=_EVERYTHING)
                idle = [line.number for line in case_lines(place.desk, found.no_next_step)]
                here.answer(
                    {
                        "on": found.on.isoformat(),
                        "items": [_entry(item) for item in found.items],
                        "no_next_step": idle,
                    },
                    _text(found, idle),
                )


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except RuleViolationError as error:
        raise RuleViolationError(
            "日期看不懂或没有这一天，没有列出期限。", hint=error.hint
        ) from error


def _entry(item: AgendaItem) -> dict[str, object]:
    """Return a limit as the contract shapes it; one of one's own has its name for a rule."""
    return {
        "case_no": item.number,
        "rule": item.rule or item.term,
        "due": written(item.due),
        "state": item.bucket.term,
    }


def written(due: Moment) -> str:
    """Return a day, or the minute of an instant in China."""
    if isinstance(due, datetime):
        return china_time(due).strftime("%Y-%m-%dT%H:%M")
    return due.isoformat()


def _text(found: Agenda, idle: list[str]) -> str:
    """Return the agenda for people; the law's own dates have a filled dot."""
    lines = [f"{found.on}：" + "，".join(_counted(found))]
    for bucket in Bucket:
        items = [item for item in found.items if item.bucket is bucket]
        lines += [f"{bucket.term}（{len(items)}）"] if items else []
        lines += [_line(item) for item in items]
    if idle:
        more = f"等 {len(idle)} 件" if len(idle) > _MOST_NUMBERS else ""
        lines.append(f"没有下一步：{'、'.join(idle[:_MOST_NUMBERS])}{more}")
    return "\n".join(lines)


def _counted(found: Agenda) -> list[str]:
    return [f"{bucket.term} {found.counts[bucket.value]} 项" for bucket in Bucket]


def _line(item: AgendaItem) -> str:
    dot = "●" if item.statutory else "○"
    due = written(item.due).replace("T", " ")
    mark = "（暂定）" if item.provisional else ""
    return f"  {dot} {due}{mark}  {item.countdown}  {item.number}  {item.term}"
