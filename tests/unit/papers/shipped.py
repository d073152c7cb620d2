"""The shipped templates, and the page that lists them."""

from __future__ import annotations

from pathlib import Path

from app.domain.catalogue import Catalogue
from app.domain.documents.blocks import Layout
from app.domain.documents.spec import CASE_NUMBER, Template, read_template
from app.domain.papers import PAPERS

ROOT = Path(__file__).parents[3]
FOLDERS = ROOT / "resources" / "documents"
PAGE = ROOT / "docs" / "papers-catalogue.md"

HEAD = """# 文书目录 · Catalogue of papers

Every template of [resources/documents](../resources/documents) by the code of its paper. How a
template is written is told in [paper-templates.md](paper-templates.md), how it looks on the
page in [papers.md](papers.md). `python -m tests.unit.papers.make_page` writes this page; a test
says when it is out of date.

字头 stands for the centre's own, such as 粤中知; N for the number of the year.
All wordings are 待核实: no official form text was public; titles and articles are
from the sources named.

| 代码 | 标题 | 模板 | 案件类型 | 受送达人 | 文号 | 印章 | 来源 |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


def shipped() -> tuple[Template, ...]:
    """Return all shipped templates, by code and folder."""
    found = [
        read_template(
            folder.name,
            (folder / "paper.toml").read_text(encoding="utf-8"),
            (folder / "body.txt").read_text(encoding="utf-8"),
        )
        for folder in FOLDERS.iterdir()
        if folder.is_dir()
    ]
    return tuple(sorted(found, key=lambda template: (template.code, template.folder)))


def page(templates: tuple[Template, ...], catalogue: Catalogue) -> str:
    """Return ``docs/papers-catalogue.md``."""
    return HEAD + "".join(f"| {' | '.join(_cells(one, catalogue))} |\n" for one in templates)


def _cells(template: Template, catalogue: Catalogue) -> tuple[str, ...]:
    kinds = "、".join(catalogue.get(kind).term for kind in template.kinds) or "全部"
    folder = template.folder
    return (
        template.code,
        template.title,
        f"[{folder}](../resources/documents/{folder}/body.txt)",
        kinds,
        template.to.term,
        _number(template),
        "有" if template.seal else "—",
        template.source,
    )


def _number(template: Template) -> str:
    if template.number == CASE_NUMBER:
        return "案号"
    shown = template.number or "—"
    for name, word in (("{head}", "字头"), ("{year}", "年"), ("{seq}", "N")):
        shown = shown.replace(name, word)
    return shown


def called_for(catalogue: Catalogue) -> set[tuple[str, str]]:
    """Return every kind of case with the code of a paper that it or a step of it calls for."""
    return {
        (kind.code, code)
        for kind in catalogue.case_types.values()
        for codes in (kind.papers, *(move.papers for move in kind.moves))
        for code in codes
    }


def untitled(templates: tuple[Template, ...]) -> set[str]:
    """Return the codes of the catalogue that no template has."""
    return set(PAPERS) - {template.code for template in templates}


def with_signature_alone(templates: tuple[Template, ...]) -> list[str]:
    """Return numbered papers of the official layout that nobody signs."""
    return [
        one.folder
        for one in templates
        if one.layout is Layout.OFFICIAL and one.number and "@落款" not in one.body_text
    ]
