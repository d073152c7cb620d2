"""From a template and a case to a finished content, with its number (成稿)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy.orm import Session

from app.domain.documents.blocks import PaperContent
from app.domain.documents.check import names_used
from app.domain.documents.fill import fill
from app.domain.documents.spec import CASE_NUMBER, Template
from app.domain.documents.values import text_of
from app.domain.numbering import NumberPattern
from app.models.case import Case
from app.services.desk import Desk
from app.services.number_books import PAPER_BOOK
from app.services.papers.facts import paper_values
from app.services.papers.views import Gap, PaperPreview, Recipient

SerialOf: TypeAlias = Callable[[str, int], int]
"""Tells the next serial of a book in a year."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What one paper is made from: template, recipient, texts typed for it."""

    template: Template
    recipient: Recipient | None
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished content. ``pattern`` is that of the paper's own book, if it has one.

    ``number`` is empty for a paper without a number, and for one that gets it later.
    """

    content: PaperContent
    gaps: tuple[Gap, ...]
    number: str
    pattern: NumberPattern | None

    @property
    def preview(self) -> PaperPreview:
        """Return what is shown before the issue."""
        return PaperPreview(self.content, self.gaps)


def compose(
    desk: Desk,
    session: Session,
    case: Case,
    wording: Wording,
    on: date,
    serial_of: SerialOf | None = None,
) -> Composed:
    """Return the content of a paper dated ``on``.

    Without ``serial_of`` nothing is numbered from a book: the place of the number is shown.
    """
    template = wording.template
    wanted = names_used(template)
    values = paper_values(desk, session, case, wording.recipient, number="", on=on, wanted=wanted)
    pattern = template.pattern(text_of(values.get("字头")))
    number = ""
    if template.number == CASE_NUMBER:
        number = case.case_no or ""
    elif pattern is not None and serial_of is not None:
        number = pattern.format(on.year, serial_of(book_of(pattern), on.year))
    filled = fill(template, {**values, "文号": number}, wording.texts)
    gaps = tuple(Gap(name, line) for name, line in filled.gaps)
    return Composed(filled.content, gaps, number, pattern)


def book_of(pattern: NumberPattern) -> str:
    """Return the book that numbers of ``pattern`` come from: one for each resolved prefix.

    Papers that share a prefix share a sequence.
    """
    return f"{PAPER_BOOK}{pattern.prefix}"
