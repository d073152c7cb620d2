"""The pages of the docs that are made from the kinds of case: the matrix and the list."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.case_type import CaseType, Clock, Move, exit_move
from app.domain.catalogue import Catalogue
from app.domain.deadline_book import DeadlineBook
from app.domain.fields import FieldSpec, Part
from app.domain.guard import GuardLevel
from app.domain.guards import load_guards
from app.domain.papers import PAPERS
from app.domain.terms import Role
from app.domain.transitions import may_make

_MATRIX_HEAD = """\
# 办理矩阵 · Case matrix

Every kind × state × move: who may make it, which papers it calls for, which time limits it
starts (起), meets (办), drops (止), pauses (停) or resumes (续), and what it checks.
`make matrix` writes this page from `app/domain/case_types/`; a test says when it is out of
date. The rules by id are in [deadlines.md](deadlines.md), the form keys in
[case-types.md](case-types.md).

A filled dot ● before a rule is a statutory limit, a hollow one ○ an internal or promised one.
A guard in **bold** may forbid, the others only warn. 负责人终结 leads out of every state that
is not done, for supervisors with a reason, and is not repeated here. A move to a state that
is done drops every limit that still runs.
"""
_TYPES_HEAD = """\
# 案件类型 · Kinds of case

The kinds of case with their states, moves and form keys, as `app/domain/case_types/` defines
them; a test compares this page with the code, `make matrix` writes it. A supervisor may end
(`终结案件…`) every case that is not done. What each move starts, meets, pauses and checks is
in [case-matrix.md](case-matrix.md).

Addresses in JSON and in problems: `section.field`, or `section[0].field` in a section marked
多行 (a list of rows).
"""
_FIELDS_HEAD = """\
## 栏目

各分栏的必填栏目在上面各表以 * 标出。金额为分；日期 `YYYY-MM-DD`；时间为带时区的 ISO 8601。

| 对象 | 键 | 名称 | 类型 | 可选值 |
| --- | --- | --- | --- | --- |"""
_PART_TERMS = {Part.CASE: "案件", Part.PARTY: "当事人", Part.RIGHT: "权利"}
_STAFF = (Role.CLERK, Role.HANDLER, Role.SUPERVISOR, Role.ADMIN)


def matrix_page(catalogue: Catalogue, book: DeadlineBook) -> str:
    """Return the page ``docs/case-matrix.md``."""
    kinds = (_kind_matrix(item, book) for item in catalogue.case_types.values())
    return "\n".join([_MATRIX_HEAD, *kinds, _paper_list()]) + "\n"


def types_page(catalogue: Catalogue) -> str:
    """Return the page ``docs/case-types.md``."""
    kinds = tuple(catalogue.case_types.values())
    rows = [
        f"| {item.term} | `{item.code}` | {item.track.term} | `{item.book}` |" for item in kinds
    ]
    overview = ["| 类型 | 代码 | 条线 | 编号簿 |", "| --- | --- | --- | --- |", *rows, ""]
    return "\n".join([_TYPES_HEAD, *overview, *map(_kind_forms, kinds), _field_list(kinds)]) + "\n"


def _kind_matrix(kind: CaseType, book: DeadlineBook) -> str:
    lines = [
        f"## {kind.term}（`{kind.code}`）",
        "",
        "；".join(
            (
                f"收件：文书 {_papers(kind.papers)}",
                f"期限 {_clocks(kind.opening, book)}",
                f"检查 {_guards(kind.guards)}",
            )
        ),
        "",
        "| 状态 | 等待 | 办理 | 到 | 谁 | 文书 | 期限 | 检查 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for state in kind.states:
        for move in kind.moves_from(state.code):
            if move == exit_move(kind):
                continue
            cells = (
                f"{state.term} `{state.code}`",
                state.turn.term,
                f"{move.term} `{move.code}`",
                kind.state(move.target).term,
                who(kind, move),
                _papers(move.papers),
                _limits(move, book),
                _guards(move.guards),
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def who(kind: CaseType, move: Move) -> str:
    """Return the roles that may make a move; all of the office's staff in one word."""
    allowed = tuple(role for role in Role if may_make(kind, move, role))
    rest = [role.term for role in allowed if role not in _STAFF]
    staff = set(_STAFF) <= set(allowed)
    terms = ["各岗位", *rest] if staff else [role.term for role in allowed]
    return "、".join(terms) + ("，经负责人批准" if move.approval else "")


def _papers(codes: tuple[str, ...]) -> str:
    return " ".join(codes) or "—"


def _rule(rule_id: str, book: DeadlineBook) -> str:
    dot = "●" if book.get(rule_id).kind.value == "statutory" else "○"
    return f"{dot}`{rule_id}`"


def _clocks(clocks: tuple[Clock, ...], book: DeadlineBook) -> str:
    return "、".join(_clock(item, book) for item in clocks) or "—"


def _clock(clock: Clock, book: DeadlineBook) -> str:
    notes = [
        "、".join(kind.term for kind in clock.right_kinds),
        f"自 `{clock.begins}`" if clock.begins else "",
        "按送达方式" if clock.served else "",
        f"至 `{clock.until}`" if clock.until else "",
        f"未勾 `{clock.unless}`" if clock.unless else "",
    ]
    length = book.get(clock.rule).length
    said = "，".join(filter(None, (length, *notes)))
    return f"{_rule(clock.rule, book)}（{said}）" if said else _rule(clock.rule, book)


def _limits(move: Move, book: DeadlineBook) -> str:
    parts = (
        ("起", _clocks(move.starts, book) if move.starts else ""),
        ("办", "、".join(_rule(item, book) for item in move.meets)),
        ("止", "、".join(_rule(item, book) for item in move.drops)),
        ("停", move.pauses),
        ("续", move.resumes),
        ("排期", move.books.kind.term if move.books else ""),
    )
    return "；".join(f"{word} {said}" for word, said in parts if said) or "—"


def _guards(codes: tuple[str, ...]) -> str:
    guards = (load_guards()[code] for code in codes)
    said = (f"**{item.term}**" if item.level is GuardLevel.BLOCK else item.term for item in guards)
    return "、".join(said) or "—"


def _paper_list() -> str:
    rows = (f"| `{paper.code}` | {paper.title} |" for paper in PAPERS.values())
    return "\n".join(["## 文书", "", "| 代码 | 名称 |", "| --- | --- |", *rows])


def _kind_forms(kind: CaseType) -> str:
    states = (
        f"| {state.term} | {state.phase.term} | "
        f"{'、'.join(move.term for move in kind.moves_from(state.code))} |"
        for state in kind.states
    )
    tables = "、".join(f"`{item.key}`" for item in kind.sections if item.table)
    sections = (
        f"| `{item.key}` {item.term} | "
        f"{' '.join(f'`{spec.key}`' + '*' * spec.required for spec in item.fields)} |"
        for item in kind.sections
    )
    return "\n".join(
        [
            f"## {kind.term}（`{kind.code}`）",
            "",
            "| 状态 | 阶段 | 可办理 |",
            "| --- | --- | --- |",
            *states,
            "",
            f"多行：{tables or '无'}",
            "",
            "| 分栏 | 栏目 |",
            "| --- | --- |",
            *sections,
            "",
        ]
    )


def _placed(kinds: tuple[CaseType, ...]) -> Iterator[tuple[Part, FieldSpec]]:
    for kind in kinds:
        for section in kind.sections:
            for spec in section.fields:
                yield section.part, spec
        for move in kind.moves:
            for spec in move.asks:
                yield Part.CASE, spec


def _field_list(kinds: tuple[CaseType, ...]) -> str:
    found: dict[tuple[int, str], str] = {}
    order = list(_PART_TERMS)
    for part, spec in _placed(kinds):
        choices = "、".join(
            item.term if item.code == item.term else f"`{item.code}` {item.term}"
            for item in spec.choices
        )
        cells = (_PART_TERMS[part], f"`{spec.key}`", spec.term, spec.kind.value, choices)
        found[order.index(part), spec.key] = f"| {' | '.join(cells)} |"
    return "\n".join([_FIELDS_HEAD, *(found[key] for key in sorted(found))])
