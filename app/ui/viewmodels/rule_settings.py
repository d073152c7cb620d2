"""The rules of time limits as a centre's settings show them (期限规则)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.deadline import LimitKind, Unit
from app.domain.terms import Tone
from app.domain.text import half_width, tidy
from app.services.deadline_views import RuleLine
from app.support.errors import Problem
from app.ui.viewmodels.calendar import dotted
from app.ui.viewmodels.columns import Cell, ColumnSpec, count_cell, second_cell

LIMIT_UNITS = (Unit.WORKING_DAY, Unit.DAY, Unit.MONTH, Unit.YEAR, Unit.HOUR)
_LIMIT = re.compile(r"(\d+)\s*(.+)")
_MOST = 9999


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """What was typed for a rule: a limit or a promise, whether it was checked, and why."""

    limit: int
    unit: Unit
    confirmed: bool
    reason: str


def rule_columns() -> tuple[ColumnSpec[RuleLine], ...]:
    """Return the columns of the list of rules."""
    return (
        ColumnSpec("term", "规则", _term_cell, elastic=True),
        ColumnSpec("starts", "起算", lambda line: second_cell(line.starts), elastic=True),
        ColumnSpec("limit", "期限", _limit_cell),
        ColumnSpec("promise", "承诺", lambda line: Cell(_promise_words(line))),
        ColumnSpec("nature", "性质", lambda line: second_cell(line.nature)),
        ColumnSpec("source", "依据", lambda line: second_cell(line.source), elastic=True),
        ColumnSpec("verified", "核实", _verified_cell),
        ColumnSpec("open", "在办", lambda line: count_cell(line.open_deadlines), right=True),
    )


def _term_cell(line: RuleLine) -> Cell:
    return Cell(dotted(line.term, statutory=is_statutory(line)), full=line.term)


def _promise_words(line: RuleLine) -> str:
    return f"○ {line.promise}" if line.promise else ""


def _limit_cell(line: RuleLine) -> Cell:
    if line.limit != line.shipped:
        return Cell(f"{line.limit}（改）", full=f"{line.limit}，程序自带 {line.shipped}")
    return Cell(line.limit or "—")


def _verified_cell(line: RuleLine) -> Cell:
    words = verified_words(line)
    return Cell(words, tone=Tone.GOOD if line.verified or line.confirmed else Tone.ATTENTION)


def verified_words(line: RuleLine) -> str:
    """Return whether the source was read, and by whom."""
    if line.verified:
        return "已核实"
    return "本中心已核" if line.confirmed else "待核实"


def is_statutory(line: RuleLine) -> bool:
    """Tell whether the law sets the limit."""
    return line.nature == LimitKind.STATUTORY.term


def matching(lines: Sequence[RuleLine], text: str, *, unverified: bool) -> tuple[RuleLine, ...]:
    """Return the rules that hold every typed word, perhaps only those nobody has checked."""
    words = half_width(tidy(text)).lower().split()
    found = []
    for line in lines:
        hay = " ".join((line.rule_id, line.term, line.starts, line.source, line.note)).lower()
        if unverified and (line.verified or line.confirmed):
            continue
        if all(word in hay for word in words):
            found.append(line)
    return tuple(found)


def detail_words(line: RuleLine) -> tuple[str, ...]:
    """Return what the list has no room for, a sentence each."""
    span = ""
    if line.valid_from or line.valid_to:
        first = line.valid_from.isoformat() if line.valid_from else "以前"
        last = line.valid_to.isoformat() if line.valid_to else "今"
        span = f"施行：{first} 至 {last}"
    own = f"程序自带期限 {line.shipped}，本中心改为 {line.limit}" if _is_own(line) else ""
    facts = (f"{line.rule_id} · {line.region}", span, own)
    whole = "　".join(one for one in facts if one)
    texts = (whole, f"依据：{line.source}" if line.source else "", line.note)
    return tuple(one for one in texts if one)


def _is_own(line: RuleLine) -> bool:
    return line.limit != line.shipped


def may_edit(line: RuleLine | None) -> bool:
    """Tell whether a centre may correct the limit: not once the source was read."""
    return line is not None and line.editable


def may_promise(line: RuleLine | None) -> bool:
    """Tell whether a promise beside the limit makes sense: there must be a limit to undercut."""
    return line is not None and bool(line.limit)


def read_limit(text: str) -> tuple[int, Unit] | None:
    """Return number and unit of ``5 个工作日``; None for an empty or strange text."""
    match = _LIMIT.fullmatch(text.strip())
    if match is None:
        return None
    for unit in LIMIT_UNITS:
        if match.group(2).strip() in (unit.measure, unit.term):
            return int(match.group(1)), unit
    return None


def draft_problems(limit: str, reason: str) -> tuple[Problem, ...]:
    """Return what is wrong with a typed limit and its reason."""
    found: tuple[Problem, ...] = ()
    number = half_width(tidy(limit))
    if not (number.isdecimal() and 0 < int(number) <= _MOST):
        found += (Problem("limit", f"期限请填 1 至 {_MOST} 的整数。"),)
    if not tidy(reason):
        found += (Problem("reason", "请写明原因，例如依据的文件和条款。"),)
    return found
