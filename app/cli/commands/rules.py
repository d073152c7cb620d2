"""``kuaiwei rules``: every deadline rule (期限规则)."""

from __future__ import annotations

import typer

from app.cli.common import JsonOption, entrance, known_problems
from app.domain.deadline import DeadlineRule
from app.domain.deadline_book import load_deadline_book


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def rules(
        context: typer.Context,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """列出全部期限规则，不需要数据文件夹。"""
        here = entrance(context).merged(None, None, None, as_json=as_json)
        with known_problems():
            found = tuple(load_deadline_book().rules.values())
            here.answer(
                {"rules": [_entry(rule) for rule in found]},
                "\n".join([f"共 {len(found)} 条", *(_line(rule) for rule in found)]),
            )


def _entry(rule: DeadlineRule) -> dict[str, object]:
    """Return a rule as the contract shapes it; a rule without a number has null."""
    return {
        "id": rule.id,
        "term": rule.term,
        "limit": rule.limit,
        "unit": rule.unit.term if rule.unit else None,
        "start_day": rule.start_day.term if rule.start_day else None,
        "roll": rule.roll.term if rule.roll else None,
        "source": rule.instrument,
        "article": rule.article,
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "verified": rule.verified,
    }


def _line(rule: DeadlineRule) -> str:
    """Return a rule on one line."""
    marks = [rule.kind.term, rule.region.term]
    if not rule.verified:
        marks.append("待核实")
    length = rule.length or "无具体期限"
    return f"{rule.id}  {rule.term}  {length}  {rule.source}  〔{'·'.join(marks)}〕"
