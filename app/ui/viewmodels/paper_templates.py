"""How templates of papers read in the settings, and the words they may use (文书模板)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.documents.vocabulary import WORDS, Word
from app.domain.terms import Tone
from app.services.papers.views import TemplateLine, TemplateTexts
from app.ui.viewmodels.columns import Cell, ColumnSpec, text_cell

SHIPPED, OWN = "出厂", "本中心"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One line of the list of placeholders: what is inserted, what it means (占位符)."""

    insert: str
    name: str
    meaning: str


def title_of(texts: TemplateTexts) -> str:
    """Return what the paper is called, its folder while the description cannot be read."""
    try:
        found = tomllib.loads(texts.spec).get("title")
    except tomllib.TOMLDecodeError:
        found = None
    return found if isinstance(found, str) and found else texts.folder


def template_columns() -> tuple[ColumnSpec[TemplateLine], ...]:
    """Return the columns of the list of templates."""
    return (
        ColumnSpec("code", "代号", lambda line: text_cell(line.code)),
        ColumnSpec("title", "文书", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("version", "版本", lambda line: text_cell(line.version)),
        ColumnSpec("source", "来源", _source_cell),
        ColumnSpec("verified", "核实", _verified_cell),
        ColumnSpec("problems", "检查", _problem_cell),
    )


def _source_cell(line: TemplateLine) -> Cell:
    return Cell(OWN, tone=Tone.NEUTRAL) if line.own else text_cell(SHIPPED)


def _verified_cell(line: TemplateLine) -> Cell:
    return Cell("" if line.verified else "待核实", tone=None if line.verified else Tone.ATTENTION)


def _problem_cell(line: TemplateLine) -> Cell:
    if not line.problems:
        return Cell("通过", tone=Tone.GOOD)
    full = "\n".join(problem_words(one.line, one.message) for one in line.problems)
    return Cell(f"{len(line.problems)} 处问题", tone=Tone.BAD, full=full)


def problem_words(line: int, message: str) -> str:
    """Return a problem with its line; one of no line belongs to the whole."""
    return f"第{line}行：{message}" if line else f"paper.toml：{message}"


def matching(
    lines: Sequence[TemplateLine], text: str, *, own: bool, wrong: bool
) -> tuple[TemplateLine, ...]:
    """Return the templates a search and the filters let pass."""
    words = text.casefold().split()
    return tuple(
        line
        for line in lines
        if (not own or line.own)
        and (not wrong or line.problems)
        and all(word in f"{line.code} {line.title} {line.folder}".casefold() for word in words)
    )


def placeholders(text: str = "") -> tuple[Placeholder, ...]:
    """Return the placeholders whose name or meaning holds ``text``; lists as whole blocks."""
    wanted = text.strip().casefold()
    found = []
    for word in WORDS.values():
        one = Placeholder(_insert(word), word.name, _meaning(word))
        if wanted in f"{one.name}{one.meaning}".casefold():
            found.append(one)
    return tuple(found)


def _insert(word: Word) -> str:
    if not word.items:
        return f"{{{word.name}}}"
    cells = "".join(f"|{{{item}?}}" for item in word.items[:4])
    widths = " ".join("1" for _ in word.items[:4])
    heads = "".join(f"|={item}" for item in word.items[:4])
    return f"@表 {widths} 表头 1\n{heads}|\n@每个 {word.name}\n{cells}|\n@完\n@完\n"


def _meaning(word: Word) -> str:
    items = f"逐项：{'、'.join(word.items)}" if word.items else ""
    return "；".join(part for part in (word.meaning, items) if part)
