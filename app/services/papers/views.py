"""Read models and requests of papers (文书)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeAlias

from app.domain.documents.blocks import PaperContent
from app.domain.documents.life import PaperPart, PaperState
from app.domain.documents.markup import LineProblem
from app.domain.documents.spec import Ask
from app.domain.terms import ServiceMethod

ReadPicture: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a picture by its SHA-256."""


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A paper as PDF (文书成品). ``sha256`` is that of the bytes."""

    pdf: bytes
    pages: int
    sha256: str


class PaperPress(Protocol):
    """Turns content into files (印制). Made by the reports floor, handed in by ui and cli."""

    def pdf(self, content: PaperContent, picture: ReadPicture) -> RenderedPaper:
        """Return one paper as PDF; MissingGlyphError names a character no font can show."""

    def run(self, contents: Sequence[PaperContent], picture: ReadPicture) -> RenderedPaper:
        """Return several papers as one PDF, each beginning on an odd page."""

    def docx(self, content: PaperContent, picture: ReadPicture) -> bytes:
        """Return one paper as DOCX for Word and WPS."""


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """A paper that may be made for a case now (可制作文书).

    ``called_for``: the step last taken, or intake, asks for it; ``ahead``: a step open now does.
    ``made`` counts those the case has already. ``verified`` false shows as 待核实.
    """

    folder: str
    code: str
    title: str
    called_for: bool
    made: int
    own: bool
    verified: bool
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a paper may go to (受送达人); ``party_id`` None for a body outside the case."""

    party_id: int | None
    name: str
    role_term: str
    address: str = ""
    postcode: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of a case (文书行).

    ``served_on`` is the day of service, ``service`` how; ``missing`` counts what a draft still
    lacks (-1: not asked). ``replaced_by`` is the id of the paper that took its place.
    """

    id: int
    version: int
    case_id: int
    case_no: str
    case_title: str
    code: str
    folder: str
    template_version: str
    title: str
    recipient: str
    state: PaperState
    number: str | None
    pages: int | None
    sha256: str
    issued_on: date | None
    issued_by: str
    served_on: date | None
    service: str
    withdrawn_reason: str
    replaces: int | None
    replaced_by: int | None
    made_at: datetime
    made_by: str
    parts: tuple[PaperPartLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPartLine:
    """A further file of a paper (文书附件)."""

    id: int
    part: PaperPart
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A value the paper needs and nobody gave (未填项); ``line`` is that of the template's body."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A draft open for typing (文书草稿). ``texts`` are the typed texts by field name.

    ``defaults`` are what stands where nothing was typed.
    """

    line: PaperLine
    asks: tuple[Ask, ...]
    texts: Mapping[str, str]
    defaults: Mapping[str, str]
    recipients: tuple[Recipient, ...]
    numbered: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """A draft's or an issued paper's content, with what it still lacks (预览)."""

    content: PaperContent
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueFailure:
    """Why one of several papers was not issued (未签发)."""

    paper_id: int
    title: str
    recipient: str
    message: str


@dataclass(frozen=True, slots=True)
class IssuedBatch:
    """What issuing several papers gave (批量签发结果)."""

    issued: tuple[PaperLine, ...]
    failed: tuple[IssueFailure, ...] = ()


@dataclass(frozen=True, slots=True)
class ServeRequest:
    """How a paper reached its recipient (送达). ``acted_on`` is the day the method asks for.

    ``receipt`` is the photo or scan of the signed receipt. ``take_step``: also take the case's
    step that this service belongs to, which starts its clock.
    """

    method: ServiceMethod
    acted_on: date
    signer: str = ""
    place: str = ""
    note: str = ""
    receipt: Path | None = None
    take_step: bool = True


@dataclass(frozen=True, slots=True)
class ServedPaper:
    """What serving gave (送达结果). ``step`` is the term of the step taken with it, if any."""

    paper: PaperLine
    served_on: date
    step: str = ""
    started: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template as the settings list it (模板行). ``problems`` are those of the check."""

    folder: str
    code: str
    title: str
    version: str
    own: bool
    verified: bool
    problems: tuple[LineProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateTexts:
    """The two texts of a template for editing, and its former versions (模板文本)."""

    folder: str
    spec: str
    body: str
    own: bool
    versions: tuple[str, ...] = field(default=())
