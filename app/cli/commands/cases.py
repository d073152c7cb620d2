"""``kuaiwei cases add``: cases from a JSON file, with the checks of the form (录入)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

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
from app.domain.draft import CaseDraft
from app.domain.draft_json import draft_from_json
from app.services.desk import Desk
from app.services.form_values import parse_context
from app.services.open_case import check_case, open_cases
from app.services.views import OpenedCase
from app.support.errors import InputFileError, Level, Problem

LARGEST_FILE = 64 * 1024 * 1024

_Placed: TypeAlias = tuple[int, Problem]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the records of a file."""

    cases: tuple[OpenedCase, ...]
    problems: tuple[_Placed, ...]


def read_records(file: Path) -> Sequence[object]:
    """Return the records of a JSON file: one object or a list.

    Raises:
        InputFileError: missing, too large, or not JSON.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise InputFileError("文件超过 64 MB，没有录入。", hint="请分成几个文件。")
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputFileError("文件读不出来，没有录入。", hint="请检查路径和权限。") from error
    except (ValueError, RecursionError) as error:
        raise InputFileError(
            "文件不是 JSON，没有录入。", hint="格式见 docs/examples 中的例子。"
        ) from error
    return data if isinstance(data, list) else [data]


def add_records(desk: Desk, records: Sequence[object]) -> Added:
    """Add the records that pass the checks; the others are reported by index (from 0)."""
    cases: list[OpenedCase] = []
    problems: list[_Placed] = []
    context = parse_context(desk)
    for index, record in enumerate(records):
        draft, unread = draft_from_json(record, desk.catalogue.by_text, context)
        found = _united(unread, _checked(desk, draft))
        errors = [item for item in found if item.level is Level.ERROR]
        problems += [(index, item) for item in found]
        if draft is not None and not errors:
            cases += open_cases(desk, draft)
    return Added(tuple(cases), tuple(problems))


def _checked(desk: Desk, draft: CaseDraft | None) -> tuple[Problem, ...]:
    return check_case(desk, draft) if draft is not None else ()


def _united(unread: Sequence[Problem], checked: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return both, each once; a field that could not be read is not called missing as well."""
    unreadable = {item.field for item in unread if item.level is Level.ERROR}
    more = (item for item in checked if item.field not in unreadable)
    return tuple(dict.fromkeys((*unread, *more)))


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="案件", no_args_is_help=True)
    cli.add_typer(group, name="cases")

    @group.command()
    def add(
        context: typer.Context,
        file: Annotated[Path, typer.Argument(help="JSON 文件，一件或一组")],
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """录入案件，校验与表单相同；有错误的不录入，逐件说明。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems(), here.workplace() as place:
            added = add_records(place.desk, read_records(file))
            errors, remarks = _parted(added.problems)
            here.answer(
                {
                    "added": [
                        {"intake_no": case.intake_no, "case_no": case.case_no}
                        for case in added.cases
                    ],
                    "problems": [_problem(index, item) for index, item in errors],
                },
                f"已录入 {len(added.cases)} 件。",
            )
            if remarks:
                _tell("提醒，不影响录入：", remarks)
            if errors:
                refused = len({index for index, _ in errors})
                _tell(f"有 {refused} 条没有录入，需要更正：", errors)
                typer.echo("请更正后只重新录入这几条。", err=True)
                raise typer.Exit(KNOWN_PROBLEM)


def _parted(found: Sequence[_Placed]) -> tuple[list[_Placed], list[_Placed]]:
    """Return what keeps a record out, and what was merely remarked about records let in."""
    errors = [item for item in found if item[1].level is Level.ERROR]
    refused = {index for index, _ in errors}
    return errors, [item for item in found if item[0] not in refused]


def _tell(heading: str, found: Sequence[_Placed]) -> None:
    typer.echo(heading, err=True)
    for index, item in found:
        typer.echo(f"  第 {index + 1} 条 {item.field} {item.message}", err=True)


def _problem(index: int, item: Problem) -> dict[str, object]:
    return {"index": index, "field": item.field, "message": item.message}
