"""The page of the rules says what the rules say."""

from __future__ import annotations

from pathlib import Path

from app.domain.deadline import DeadlineRule
from app.domain.deadline_book import load_deadline_book

DOCUMENT = Path(__file__).parents[3] / "docs" / "deadlines.md"


def line(rule: DeadlineRule) -> str:
    extension = f"+{rule.extension.limit} {rule.extension.unit.measure}" if rule.extension else ""
    dated = rule.valid_from or rule.valid_to
    valid = f"{rule.valid_from or ''}～{rule.valid_to or ''}" if dated else ""
    kind = f"{rule.kind.term}·{rule.region.term}"
    tag = "" if rule.verified else "待核实"
    cells = (
        f"`{rule.id}`", rule.term, rule.starts, rule.length, extension, rule.source, valid, kind,
        tag,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def test_the_documented_rules_are_the_real_ones() -> None:
    written = DOCUMENT.read_text(encoding="utf-8").splitlines()
    documented = [text for text in written if text.startswith("| `")]
    assert sorted(documented) == sorted(line(rule) for rule in load_deadline_book().rules.values())
