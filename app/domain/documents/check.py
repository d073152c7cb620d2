"""The check of a template before anybody uses it: unknown names and the like (模板检查)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from app.domain.documents.fill import ORDINAL
from app.domain.documents.markup import (
    Each,
    Grid,
    Line,
    LineProblem,
    MarkupError,
    Node,
    Piece,
    RowMark,
    Say,
    Slot,
    When,
    parse_wording,
    walk,
)
from app.domain.documents.merging import boxes
from app.domain.documents.spec import Ask, AskKind, Template
from app.domain.documents.vocabulary import WORDS

SPEC_LINE = 0
"""The line of a problem that lies in ``paper.toml`` and not in the body."""
_ITEM_NAMES = frozenset(name for word in WORDS.values() for name in word.items)
_ASK_NAME = re.compile(r"[\w（）、·]+")
_CLOSE_ENOUGH = 0.5
_MOST_PICTURES = 2


def check_template(
    template: Template,
    words: Collection[str] = (),
    kinds: Mapping[str, Collection[str]] | None = None,
) -> tuple[LineProblem, ...]:
    """Return what is wrong with a template that could be read, by line.

    ``words`` are names known beside WORDS, those of the forms it is for. ``kinds`` are all
    kinds of case with their states; None leaves kinds and states unchecked.
    """
    names = frozenset(WORDS) | frozenset(words) | {ask.name for ask in template.asks}
    problems = [
        *_asks(template),
        *_defaults(template, frozenset(WORDS) | frozenset(words)),
        *(() if kinds is None else _belongs(template, kinds)),
        *_number(template),
        *_names(template.body.nodes, names),
        *_choices(template),
        *_layout(template.body.nodes),
    ]
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line))


def unknown_name(line: int, name: str, known: Collection[str]) -> LineProblem:
    """Return the problem of a name that nothing supplies, proposing the nearest one."""
    if name in _ITEM_NAMES:
        return LineProblem(line, f"占位符 {{{name}}} 只能写在有这一项的 @每个 之中")
    near = get_close_matches(name, sorted(known), n=1, cutoff=_CLOSE_ENOUGH)
    proposal = f"，是否为 {{{near[0]}}}？" if near else ""
    return LineProblem(line, f"不认识的占位符 {{{name}}}{proposal}")


def _names(nodes: tuple[Node, ...], known: frozenset[str]) -> Iterator[LineProblem]:
    for node in nodes:
        match node:
            case Line() | RowMark():
                for slot in _slots(node):
                    if slot.name not in known:
                        yield unknown_name(slot.line, slot.name, known)
            case Grid():
                yield from _names(node.nodes, known)
            case When():
                if node.name not in known:
                    yield unknown_name(node.line, node.name, known)
                yield from _names(node.then + node.otherwise, known)
            case Each():
                yield from _loop(node, known)


def _loop(node: Each, known: frozenset[str]) -> Iterator[LineProblem]:
    word = WORDS.get(node.name)
    items = word.items if word else ()
    if node.name not in known:
        yield unknown_name(node.line, node.name, known)
    elif not items:
        yield LineProblem(node.line, f"“{node.name}”不是清单，不能用于 @每个")
    yield from _names(node.nodes, known | {ORDINAL, *items})


def _slots(node: Line | RowMark) -> Iterator[Slot]:
    pieces: tuple[Piece, ...] = (
        node.pieces
        if isinstance(node, Line)
        else tuple(piece for cell in node.cells for piece in cell.pieces)
    )
    yield from (piece for piece in pieces if isinstance(piece, Slot))


def names_used(template: Template) -> frozenset[str]:
    """Return every name that filling the template will look for, in defaults too."""
    slots: set[str] = set(_used(template))
    for ask in template.asks:
        pieces = parse_wording(ask.default)
        slots.update(piece.name for piece in pieces if isinstance(piece, Slot))
    return frozenset(slots)


def _asks(template: Template) -> Iterator[LineProblem]:
    seen: set[str] = set()
    used = set(_used(template))
    for ask in template.asks:
        if ask.name in seen:
            yield _in_spec(f"栏目“{ask.name}”写了两次")
        seen.add(ask.name)
        if not _ASK_NAME.fullmatch(ask.name):
            yield _in_spec(f"栏目名“{ask.name}”只能用汉字、字母、数字和括号")
        elif ask.name not in used:
            yield _in_spec(f"栏目“{ask.name}”在正文中没有用到")
        if ask.kind is AskKind.CHOICE and not ask.choices:
            yield _in_spec(f"栏目“{ask.name}”是单选，缺 choices")
        if ask.kind is not AskKind.CHOICE and ask.choices:
            yield _in_spec(f"栏目“{ask.name}”有 choices，kind 应为 choice")


def _used(template: Template) -> Iterator[str]:
    for node in walk(template.body.nodes):
        if isinstance(node, Line | RowMark):
            yield from (slot.name for slot in _slots(node))
        elif isinstance(node, When | Each):
            yield node.name


def _defaults(template: Template, known: frozenset[str]) -> Iterator[LineProblem]:
    for ask in template.asks:
        try:
            pieces = parse_wording(ask.default)
        except MarkupError as error:
            for problem in error.problems:
                yield _in_spec(f"栏目“{ask.name}”的默认文字：{problem.message}")
            continue
        slots = [piece for piece in pieces if isinstance(piece, Slot)]
        for slot in slots:
            if slot.name not in known:
                problem = unknown_name(SPEC_LINE, slot.name, known)
                yield _in_spec(f"栏目“{ask.name}”的默认文字：{problem.message}")
        if not slots and not _may_default(ask):
            yield _in_spec(f"栏目“{ask.name}”的默认值不在 choices 之中")


def _may_default(ask: Ask) -> bool:
    return not ask.default or ask.kind is not AskKind.CHOICE or ask.default in ask.choices


def _choices(template: Template) -> Iterator[LineProblem]:
    asks = {ask.name: ask for ask in template.asks if ask.kind is AskKind.CHOICE}
    for node in walk(template.body.nodes):
        if not isinstance(node, When) or node.equals is None or node.name not in asks:
            continue
        if node.equals.strip() not in asks[node.name].choices:
            yield LineProblem(node.line, f"栏目“{node.name}”没有“{node.equals.strip()}”这一项")


def _belongs(template: Template, kinds: Mapping[str, Collection[str]]) -> Iterator[LineProblem]:
    for kind in template.kinds:
        if kind not in kinds:
            yield _in_spec(f"没有 {kind} 这种案件类型")
    mine = [kinds[kind] for kind in template.kinds or kinds if kind in kinds]
    for state in template.states:
        if not any(state in states for states in mine):
            yield _in_spec(f"所列案件类型都没有 {state} 这个状态")


def _number(template: Template) -> Iterator[LineProblem]:
    lines = [node for node in walk(template.body.nodes) if isinstance(node, Line)]
    places = [node.line for node in lines if node.say is Say.NUMBER and not node.pieces]
    if template.number and not places and "文号" not in set(_used(template)):
        yield _in_spec("有编号格式 number，正文却没有 @文号 或 {文号}")
    if places and not template.number:
        yield LineProblem(places[0], "正文有 @文号，paper.toml 却没有编号格式 number")


def _layout(nodes: tuple[Node, ...]) -> Iterator[LineProblem]:
    if not nodes:
        yield LineProblem(1, "正文是空的")
    for node in walk(nodes):
        if isinstance(node, Grid):
            yield from _merges(node)
        elif isinstance(node, Line) and node.say is Say.PICTURES:
            slots = tuple(_slots(node))
            words = "".join(piece for piece in node.pieces if isinstance(piece, str)).strip()
            if words or not 1 <= len(slots) <= _MOST_PICTURES:
                yield LineProblem(node.line, "@图 后面写一个或两个图片占位符，不写其他文字")


def _merges(grid: Grid) -> Iterator[LineProblem]:
    """Try the table with loops run twice and either branch taken."""
    wrong: set[int] = set()
    for then in (True, False):
        rows = tuple(_rows(grid.nodes, then=then))
        _, at = boxes([[cell.joins for cell in row.cells] for row in rows])
        wrong |= {rows[index].line for index in at}
    for line in sorted(wrong):
        yield LineProblem(line, "并格不成矩形：< 须有左格、^ 须有上格，并成的格须是长方形")


def _rows(nodes: tuple[Node, ...], *, then: bool) -> Iterator[RowMark]:
    for node in nodes:
        if isinstance(node, RowMark):
            yield node
        elif isinstance(node, Each):
            yield from _rows(node.nodes * 2, then=then)
        elif isinstance(node, When):
            yield from _rows(node.then if then else node.otherwise, then=then)


def _in_spec(message: str) -> LineProblem:
    return LineProblem(SPEC_LINE, message)
