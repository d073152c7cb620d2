"""``kuaiwei due``: the date a rule gives from a start, with its reasons (期限试算)."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import JsonOption, entrance, known_problems
from app.domain.deadline import DeadlineRule, Region
from app.domain.deadline_book import DeadlineBook, load_deadline_book
from app.domain.due import Due, Moment, compute_due
from app.domain.due_steps import told
from app.services.calendars import shipped_calendar
from app.services.centres import shipped_centre, shipped_centres
from app.support.clock import CHINA, china_time
from app.support.errors import NotFoundError, RuleViolationError

CalendarOption = Annotated[
    list[Path] | None, typer.Option("--calendar", help="另加的年度日历文件，可多次给出")
]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")


def parse_day(text: str) -> date:
    """Return the day of ``YYYY-MM-DD``.

    Raises:
        RuleViolationError: not of that form, or no such day.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise RuleViolationError("起算日看不懂或没有这一天，没有算出日期。", hint="写法如 2026-11-23。")


def parse_moment(text: str) -> Moment:
    """Return the day of ``YYYY-MM-DD`` or the aware instant of ``YYYY-MM-DDTHH:MM`` in China.

    Raises:
        RuleViolationError: not of these forms, or no such day or time.
    """
    if not _INSTANT.fullmatch(text):
        return parse_day(text)
    try:
        return datetime.fromisoformat(text).replace(tzinfo=CHINA)
    except ValueError as error:
        raise RuleViolationError(
            "没有这个时刻，没有算出日期。", hint="写法如 2026-11-23T14:30，用北京时间。"
        ) from error


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def due(
        context: typer.Context,
        rule: Annotated[str, typer.Argument(help="规则编号，见 kuaiwei rules")],
        start: Annotated[str, typer.Argument(help="起算日或时刻，如 2026-11-23T14:30")],
        centre: Annotated[str | None, typer.Option("--centre", help="中心代码")] = None,
        calendar: CalendarOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """按规则推算届满日并说明理由，不需要数据文件夹。"""
        here = entrance(context).merged(None, None, None, as_json=as_json)
        with known_problems():
            book = load_deadline_book()
            wanted = book.get(rule)
            centre_name = _centre_name(centre)
            found = compute_due(wanted, parse_moment(start), shipped_calendar(calendar or ()))
            warnings = (*found.warnings, *_more(book, found, centre_name))
            here.answer(
                {
                    "rule": wanted.id,
                    "start": start,
                    "due": _written(found.due),
                    "steps": list(found.steps),
                    "source": found.source,
                    "warnings": list(warnings),
                },
                _text(found, warnings),
            )


def _centre_name(code: str | None) -> str:
    """Return the short name of a shipped centre; empty when none was named."""
    if code is None:
        return ""
    found = shipped_centre(code)
    if found is None:
        known = "、".join(item.code for item in shipped_centres())
        raise NotFoundError("没有这个中心，没有算出日期。", hint=f"内置的中心：{known}。")
    return found.short_name


def _more(book: DeadlineBook, found: Due, centre_name: str) -> list[str]:
    """Return what only the book and the centre can tell."""
    more = []
    day = found.start if not isinstance(found.start, datetime) else china_time(found.start).date()
    successor = book.successor(found.rule)
    if successor is not None and successor.in_force(day):
        more.append(f"现行规则见 {successor.id}。")
    if centre_name and found.rule.region is not Region.NATIONAL:
        more.append(f"{centre_name}没有登记自己的期限，按规则所列示例计算。")
    return more


def _written(due: Moment | None) -> str:
    """Return the result in the form of the start."""
    if isinstance(due, datetime):
        return china_time(due).strftime("%Y-%m-%dT%H:%M")
    return due.isoformat() if due else ""


def _text(found: Due, warnings: tuple[str, ...]) -> str:
    """Return the answer for people."""
    lines = [f"{found.rule.id} {found.rule.term}：{_told(found)}"]
    lines += [f"  {number} {step}" for number, step in enumerate(found.steps, start=1)]
    lines.append(f"依据：{_source(found.rule)}")
    lines += [f"提醒：{warning}" for warning in warnings]
    return "\n".join(lines)


def _told(found: Due) -> str:
    due = found.due
    if isinstance(due, datetime) or due is None:
        return china_time(due).strftime("%Y-%m-%d %H:%M") if due else ""
    return told(due) + ("（暂定）" if found.provisional else "")


def _source(rule: DeadlineRule) -> str:
    return f"{rule.source}〔{rule.kind.term}·{rule.region.term}〕"
