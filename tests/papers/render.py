"""``make papers``: every paper of a sample centre as PDF, DOCX and PNG, to ``build/papers``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from app.domain.documents.blocks import PaperContent
from app.domain.documents.spec import Ask, AskKind, Template
from app.reports.documents.press import DocumentPress
from app.services.desk import Desk
from app.services.papers.drafts import preview, read_form, save_draft, start_drafts
from app.services.papers.listing import picture_reader
from app.services.papers.templates import templates
from app.services.papers.views import Gap, ReadPicture
from app.support.pdf_pages import PdfPages
from tests.papers.dossiers import filed, fullest, opened
from tests.papers.typed import TYPED

OUT = Path("build/papers")
SCALE = 1.25
VOLUME = "D40"
SHORT = {
    AskKind.TEXT: "示例内容",
    AskKind.LINES: "示例内容第一行，照实填写。\n示例内容第二行。",
    AskKind.DAY: "2026-11-20",
    AskKind.MOMENT: "2026-11-20 09:30",
    AskKind.WHOLE: "2",
}


@dataclass(frozen=True, slots=True)
class Made:
    """One template filled for a sample case."""

    template: Template
    case_id: int
    content: PaperContent
    gaps: tuple[Gap, ...]


def made_papers(desk: Desk, *names: str) -> Iterator[Made]:
    """Fill every template (or those named) for a full case of its first kind, or a filed one."""
    cases: dict[str, int] = {}
    for template in templates(desk):
        if names and template.folder not in names:
            continue
        kind = template.kinds[0] if template.kinds else "infringement-dispute"
        if template.code == VOLUME:
            kind = VOLUME
        if kind not in cases:
            cases[kind] = filed(desk) if kind == VOLUME else fullest(desk, kind)
        paper = start_drafts(desk, cases[kind], template.folder)[0]
        form = read_form(desk, paper)
        save_draft(desk, paper, form.line.version, typed(template, form.defaults))
        seen = preview(desk, paper)
        yield Made(template, cases[kind], seen.content, seen.gaps)


def typed(template: Template, defaults: Mapping[str, str]) -> dict[str, str]:
    """Return a text for every field of a template: its own example, its default, or a filler."""
    given = TYPED.get(template.folder, {})
    texts: dict[str, str] = {}
    for ask in template.asks:
        if ask.name in given:
            texts[ask.name] = given[ask.name]
        elif not defaults.get(ask.name):
            texts[ask.name] = _filler(ask)
    return texts


def _filler(ask: Ask) -> str:
    return ask.choices[0] if ask.kind is AskKind.CHOICE else SHORT[ask.kind]


def write(made: Made, press: DocumentPress, picture: ReadPicture, out: Path) -> int:
    """Write one paper in its three forms and return its number of pages."""
    rendered = press.pdf(made.content, picture)
    name = f"{made.template.code}-{made.template.folder}"
    (out / f"{name}.pdf").write_bytes(rendered.pdf)
    (out / f"{name}.docx").write_bytes(press.docx(made.content, picture))
    with_pages = PdfPages(rendered.pdf)
    try:
        for at in range(with_pages.count):
            image = with_pages.render(at, SCALE)
            raw = Image.frombuffer(
                "RGB", (image.width, image.height), image.data, "raw", "RGB", image.stride, 1
            )
            raw.save(out / f"{name}-{at + 1}.png")
    finally:
        with_pages.close()
    return rendered.pages


def main(names: list[str]) -> None:
    """Render all papers, or those whose folders are named."""
    OUT.mkdir(parents=True, exist_ok=True)
    press = DocumentPress()
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "store") as place:
        picture = picture_reader(place.desk)
        for made in made_papers(place.desk, *names):
            pages = write(made, press, picture, OUT)
            lacks = "、".join(dict.fromkeys(gap.name for gap in made.gaps))
            print(f"{made.template.code} {made.template.folder} {pages} {lacks}")


if __name__ == "__main__":
    main(sys.argv[1:])
