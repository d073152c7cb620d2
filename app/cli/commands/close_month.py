"""``kuaiwei close-month`` and ``reopen-month``: a month on its way to the province (关账)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from app.cli.commands.export_month import parse_month
from app.cli.common import (
    KNOWN_PROBLEM,
    Entrance,
    JsonOption,
    PasswordFileOption,
    StoreOption,
    UserOption,
    entrance,
    known_problems,
)
from app.domain.dates import YearMonth
from app.reports.month_closing import approve_month, check_month, close_month, find_problems
from app.services.case_queries import case_lines
from app.services.closing.closing import may_approve, refuse_closed, reopen, send
from app.services.closing.reading import closing_of
from app.services.closing.views import ClosingLine, Finding, MonthState
from app.services.desk import Desk
from app.support.errors import InputFileError, Level
from app.support.progress import Progress

_WORDS = {Level.ERROR: "必须更正", Level.WARNING: "请核对", Level.INFO: "说明"}
_SHOWN_CASES = 10


def register(cli: typer.Typer) -> None:
    """Add the commands."""

    @cli.command("close-month")
    def close_month_command(
        context: typer.Context,
        month: Annotated[str, typer.Argument(help="如 2026-10")],
        check: Annotated[bool, typer.Option("--check", help="只核对")] = False,  # noqa: FBT002
        approve: Annotated[  # noqa: FBT002
            bool, typer.Option("--approve", help="只审核已核对的月份，须由负责人")
        ] = False,
        send_to: Annotated[
            str | None, typer.Option("--send-to", help="登记已报送给谁，须先关账")
        ] = None,
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """核对、审核并关账一个月；有必须更正的问题时不关账。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems():
            wanted = parse_month(month, "没有关账")
            if sum((check, approve, send_to is not None)) > 1:
                raise InputFileError("--check、--approve、--send-to 一次只能用一个，没有关账。")
            with here.workplace() as place, here.progress("关账") as progress:
                desk = place.desk
                found: Sequence[Finding] = ()
                if send_to is not None:
                    send(desk, wanted, send_to)
                elif approve:
                    approve_month(desk, wanted, progress)
                else:
                    found = _closed(desk, wanted, progress, only_check=check)
                blocked = _answer(here, desk, wanted, found)
        if blocked:
            raise typer.Exit(KNOWN_PROBLEM)

    @cli.command("reopen-month")
    def reopen_month_command(
        context: typer.Context,
        month: Annotated[str, typer.Argument(help="如 2026-10")],
        reason: Annotated[str, typer.Option("--reason", help="为什么重开")],
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """重开已关账的月份，写明原因；原来的版次永久保留。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems():
            wanted = parse_month(month, "没有重开")
            with here.workplace() as place:
                reopen(place.desk, wanted, reason)
                _answer(here, place.desk, wanted, ())


def _closed(
    desk: Desk, month: YearMonth, progress: Progress, *, only_check: bool
) -> Sequence[Finding]:
    """Take the month as far as the account may, and return what was found on the way.

    A month that a head approved already is closed as it is, whoever gives the command.
    """
    line = closing_of(desk, month)
    refuse_closed(line)
    if line.state is MonthState.APPROVED and not only_check:
        found = find_problems(desk, month, progress)
    else:
        checked = check_month(desk, month, progress)
        found = checked.findings
        if only_check or checked.grave:
            return found
        if not may_approve(desk):
            wait = Finding("not-approved", Level.ERROR, "已核对，须由负责人审核后才能关账")
            return (wait, *found)
        if approve_month(desk, month, progress).same_hand:
            found = (*found, Finding("same-hand", Level.INFO, "核对与审核为同一人"))
    if not any(item.level is Level.ERROR for item in found):
        close_month(desk, month, progress)
    return found


def _answer(here: Entrance, desk: Desk, month: YearMonth, found: Sequence[Finding]) -> bool:
    """Write the answer; return whether something keeps the month from being closed."""
    line = closing_of(desk, month)
    numbers = _numbers(desk, found)
    here.answer(
        {
            "month": str(month),
            "state": line.state.term,
            "revision": line.working_revision,
            "problems": [
                {
                    "level": item.level.value,
                    "text": item.text,
                    "cases": [numbers[one] for one in item.case_ids if one in numbers],
                }
                for item in found
            ],
        },
        "\n".join((*(_told(item, numbers) for item in found), _summary(line))),
    )
    return any(item.level is Level.ERROR for item in found)


def _numbers(desk: Desk, found: Sequence[Finding]) -> dict[int, str]:
    ids = sorted({one for item in found for one in item.case_ids})
    return {line.id: line.number for line in case_lines(desk, ids)}


def _told(item: Finding, numbers: dict[int, str]) -> str:
    shown = [numbers[one] for one in item.case_ids[:_SHOWN_CASES] if one in numbers]
    more = f"等{len(item.case_ids)}件" if len(item.case_ids) > _SHOWN_CASES else ""
    cases = f"\n  {'、'.join(shown)}{more}" if shown else ""
    return f"[{_WORDS[item.level]}] {item.text}{cases}"


def _summary(line: ClosingLine) -> str:
    return f"{line.month.term} 第{line.working_revision}版：{line.state.term}"
