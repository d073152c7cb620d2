"""The markup that paper templates are written in, and its parser (文书标记).

One line is one paragraph. ``{名称}`` stands for a value, ``{名称?}`` may be empty, ``{名称|默认}``
falls back to a text; ``{{`` is a brace. Lines beginning with ``@`` are layout, those with ``|``
rows of a table, those with ``%%`` remarks. docs/paper-templates.md lists all of it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong with a line of a template; lines count from 1 (模板问题)."""

    line: int
    message: str


class MarkupError(ValueError):
    """The body cannot be read; ``problems`` tell all lines at fault."""

    def __init__(self, problems: tuple[LineProblem, ...]) -> None:
        super().__init__("；".join(f"第{one.line}行：{one.message}" for one in problems))
        self.problems = problems


class Say(StrEnum):
    """What a line of the template becomes (行的用途)."""

    TEXT = "正文"
    LETTERHEAD = "红头"
    NUMBER = "文号"
    TITLE = "标题"
    ADDRESSEE = "主送"
    LEFT = "左"
    CENTRE = "中"
    RIGHT = "右"
    ATTACHMENT = "附件"
    SIGNATURE = "落款"
    IMPRINT = "版记"
    BLANK = "空"
    BREAK = "分页"
    PICTURES = "图"


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder (占位符); ``optional`` may stay empty, ``fallback`` then stands for it."""

    name: str
    line: int
    optional: bool = False
    fallback: str = ""


Piece: TypeAlias = str | Slot


@dataclass(frozen=True, slots=True)
class Line:
    """One line outside a table. For BLANK the number of lines is ``count``."""

    say: Say
    pieces: tuple[Piece, ...]
    line: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class CellMark:
    """One written cell. ``joins`` is ``<`` or ``^`` where it is one with its neighbour."""

    pieces: tuple[Piece, ...]
    label: bool = False
    centred: bool = False
    joins: str = ""


@dataclass(frozen=True, slots=True)
class RowMark:
    """One written row of a table; ``least`` height in lines."""

    cells: tuple[CellMark, ...]
    line: int
    least: int = 1


@dataclass(frozen=True, slots=True)
class Each:
    """What is repeated for every item of a list (每个)."""

    name: str
    nodes: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class When:
    """What depends on a value (若). ``equals`` None asks whether there is one at all."""

    name: str
    equals: str | None
    negated: bool
    then: tuple[Node, ...]
    otherwise: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: relative widths, number of repeated head rows, rows (表)."""

    widths: tuple[float, ...]
    heads: int
    nodes: tuple[Node, ...]
    line: int


Node: TypeAlias = Line | RowMark | Each | When | Grid


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed body (模板正文)."""

    nodes: tuple[Node, ...]


_SLOT = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
_CELL_END = re.compile(r"\{[^{}]*\}|\|")
_NAME = re.compile(r"[\w（）、·.]+")
_TABLE = re.compile(r"([0-9. ]+?)(?: ?表头 ?([0-9]{1,3}))?")
_WHEN = re.compile(r"([^=\s]+)(?:\s*=\s*(.+))?")
_DEEPEST = 12
"""How many blocks may stand inside each other; readers of the tree may then go down it."""
_MOST_LOOPS = 2
"""How many lists may be gone through inside each other: the rows of all of them multiply."""
_LONGEST_COUNT = 2
_MOST_COLUMNS = 20
_WIDEST = 50
"""How many times as wide as the narrowest column another may be: each must hold a character."""
_PLAIN = {item.value: item for item in Say if item is not Say.TEXT}


@dataclass(slots=True)
class _Frame:
    """An open block while parsing."""

    kind: str
    line: int
    head: tuple[str, ...]
    nodes: list[Node]
    first: tuple[Node, ...] | None = None


class _Parser:
    """Reads a body line by line, keeping on after a problem so that all are told at once."""

    def __init__(self) -> None:
        self.problems: list[LineProblem] = []
        self._frames = [_Frame("", 0, (), [])]
        self._least = 1

    def parse(self, text: str) -> Body:
        for at, raw in enumerate(text.splitlines(), start=1):
            self._line(raw.rstrip(), at)
        for frame in self._frames[1:]:
            self._wrong(frame.line, f"@{frame.kind} 没有 @完")
        if self.problems:
            raise MarkupError(tuple(self.problems))
        return Body(tuple(self._frames[0].nodes))

    def _line(self, raw: str, at: int) -> None:
        text = raw.strip()
        if not text or text.startswith("%%"):
            return
        if text.startswith("|"):
            self._row(text, at)
        elif text.startswith("@"):
            word, _, rest = text[1:].partition(" ")
            self._directive(word, rest.strip(), at)
        else:
            self._add(Line(Say.TEXT, self.pieces(text, at), at), at)

    def _directive(self, word: str, rest: str, at: int) -> None:
        if word in ("表", "每个", "若", "若非"):
            self._open(word, rest, at)
        elif word == "否则":
            self._otherwise(at)
        elif word == "完":
            self._close(at)
        elif word == "高":
            self._least = self._count(rest, at)
        elif word in (Say.BLANK, Say.BREAK):
            count = self._count(rest, at) if rest else 1
            self._add(Line(_PLAIN[word], (), at, count), at)
        elif word in _PLAIN:
            self._add(Line(_PLAIN[word], self.pieces(rest, at), at), at)
        else:
            self._wrong(at, f"不认识的版式指令 @{word}")

    def _open(self, word: str, rest: str, at: int) -> None:
        self._check_depth(word, rest, at)
        form = {"表": _TABLE, "每个": _NAME}.get(word, _WHEN)
        # One space between words: many of them would be tried in very many ways.
        match = form.fullmatch(" ".join(rest.split()))
        if match is None:
            self._wrong(at, f"@{word} 后面写法不对：{rest or '空'}")
        if word == "表" and any(frame.kind == "表" for frame in self._frames):
            self._wrong(at, "表中不能再套表")
        groups = (rest,) if match is None or not match.groups() else match.groups()
        self._frames.append(_Frame(word, at, tuple(item or "" for item in groups), []))

    def _check_depth(self, word: str, rest: str, at: int) -> None:
        if len(self._frames) > _DEEPEST:
            self._wrong(at, f"最多套 {_DEEPEST} 层")
        loops = [frame.head[0] for frame in self._frames if frame.kind == "每个"]
        if word == "每个" and (len(loops) >= _MOST_LOOPS or rest in loops):
            self._wrong(at, f"@每个 最多套 {_MOST_LOOPS} 层，同一清单不能套在自己里面")

    def _otherwise(self, at: int) -> None:
        frame = self._frames[-1]
        if frame.kind not in ("若", "若非") or frame.first is not None:
            self._wrong(at, "@否则 前面没有对应的 @若")
            return
        frame.first, frame.nodes = tuple(frame.nodes), []

    def _close(self, at: int) -> None:
        if len(self._frames) == 1:
            self._wrong(at, "多了一个 @完")
            return
        frame = self._frames.pop()
        node = self._closed(frame)
        # What is too deep was told already and is not kept: no reader meets it.
        if node is not None and len(self._frames) <= _DEEPEST:
            self._frames[-1].nodes.append(node)

    def _closed(self, frame: _Frame) -> Node | None:
        if frame.kind == "表":
            return self._grid(frame)
        if frame.kind == "每个":
            return Each(frame.head[0], tuple(frame.nodes), frame.line)
        name, equals = frame.head if len(frame.head) > 1 else (frame.head[0], "")
        nodes = tuple(frame.nodes)
        then, otherwise = (nodes, ()) if frame.first is None else (frame.first, nodes)
        return When(name, equals or None, frame.kind == "若非", then, otherwise, frame.line)

    def _grid(self, frame: _Frame) -> Grid | None:
        try:
            widths = tuple(float(item) for item in frame.head[0].split())
        except ValueError:
            widths = ()
        if not _can_be_drawn(widths):
            self._wrong(frame.line, f"@表 的列宽应是正数，最多 {_MOST_COLUMNS} 列，宽窄不差太多")
            return None
        for node in _rows(frame.nodes):
            if len(node.cells) != len(widths):
                self._wrong(node.line, f"这一行有{len(node.cells)}格，表有{len(widths)}列")
        heads = int(frame.head[1] or 0) if len(frame.head) > 1 else 0
        return Grid(widths, heads, tuple(frame.nodes), frame.line)

    def _row(self, text: str, at: int) -> None:
        if not any(frame.kind == "表" for frame in self._frames):
            self._wrong(at, "表格的行须写在 @表 与 @完 之间")
            return
        if len(text) < 2 or not text.endswith("|"):
            self._wrong(at, "表格的行应以 | 结尾")
            return
        cells = tuple(self._cell(cell.strip(), at) for cell in _cell_texts(text[1:-1]))
        if cells and cells[0].joins == "<":
            self._wrong(at, "第一格左边没有可并的格")
        self._frames[-1].nodes.append(RowMark(cells, at, self._least))
        self._least = 1

    def _cell(self, text: str, at: int) -> CellMark:
        if text in ("<", "^"):
            return CellMark((), joins=text)
        label, centred = text.startswith("#"), text.startswith("=")
        return CellMark(self.pieces(text[1:] if label or centred else text, at), label, centred)

    def _add(self, node: Line, at: int) -> None:
        if any(frame.kind == "表" for frame in self._frames):
            self._wrong(at, "表中只能写以 | 开头的行")
            return
        self._frames[-1].nodes.append(node)

    def pieces(self, text: str, at: int) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        end = 0
        for match in _SLOT.finditer(text):
            pieces.append(text[end : match.start()])
            end = match.end()
            if match[0] in ("{{", "}}"):
                pieces.append(match[0][0])
            elif match[1] is None:
                self._wrong(at, "花括号不成对")
            else:
                pieces.append(self._slot(match[1], at))
        pieces.append(text[end:])
        return tuple(piece for piece in pieces if piece != "")

    def _slot(self, inside: str, at: int) -> Slot:
        name, bar, fallback = inside.partition("|")
        name = name.strip()
        optional = name.endswith("?")
        name = name.removesuffix("?")
        if not _NAME.fullmatch(name):
            self._wrong(at, f"占位符写法不对：{{{inside}}}")
        return Slot(name, at, optional or bool(bar), fallback)

    def _count(self, text: str, at: int) -> int:
        # By its length first: int() refuses very long texts in its own way.
        if text.isascii() and text.isdigit() and len(text) <= _LONGEST_COUNT and int(text):
            return int(text)
        self._wrong(at, f"行数应是1到99的数字：{text or '空'}")
        return 1

    def _wrong(self, line: int, message: str) -> None:
        self.problems.append(LineProblem(line, message))


def parse_body(text: str) -> Body:
    """Parse the text of a ``body.txt``.

    Raises:
        MarkupError: with every line at fault.
    """
    return _Parser().parse(text)


def parse_wording(text: str) -> tuple[Piece, ...]:
    """Parse one line of text with placeholders, such as a field's default.

    Raises:
        MarkupError: a brace or a name is wrong.
    """
    parser = _Parser()
    pieces = parser.pieces(text, 1)
    if parser.problems:
        raise MarkupError(tuple(parser.problems))
    return pieces


def walk(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return all nodes, those inside others after their outer one."""
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        if isinstance(node, Each | Grid):
            found.extend(walk(node.nodes))
        elif isinstance(node, When):
            found.extend(walk(node.then))
            found.extend(walk(node.otherwise))
    return tuple(found)


def _cell_texts(row: str) -> list[str]:
    """Return the cells of a row; a stroke within a placeholder begins its fallback."""
    cells, start = [], 0
    for match in _CELL_END.finditer(row):
        if match[0] == "|":
            cells.append(row[start : match.start()])
            start = match.end()
    return [*cells, row[start:]]


def _can_be_drawn(widths: tuple[float, ...]) -> bool:
    if not 0 < len(widths) <= _MOST_COLUMNS:
        return False
    return min(widths) > 0 and math.isfinite(max(widths)) and max(widths) <= _WIDEST * min(widths)


def _rows(nodes: list[Node]) -> tuple[RowMark, ...]:
    return tuple(node for node in walk(tuple(nodes)) if isinstance(node, RowMark))
