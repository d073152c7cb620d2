"""A press that prints nothing but counts, and drafts of papers, for the tests of papers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from app.domain.documents.blocks import PaperContent
from app.domain.documents.content_json import content_to_json
from app.domain.documents.fill import BLANK_TEXT
from app.domain.fields import FieldValue
from app.services.desk import Desk
from app.services.papers.drafts import read_form, recipients, save_draft, start_drafts
from app.services.papers.issue import issue_paper
from app.services.papers.listing import read_paper
from app.services.papers.views import PaperLine, ReadPicture, RenderedPaper
from app.support.errors import RuleViolationError
from tests.store.desk_kit import dispute, open_one, step

ACCEPTANCE = "acceptance-notice"
ANSWER = "answer-notice"
UNPRINTABLE = "※"
"""A text with this sign cannot be printed by :class:`CountingPress`."""


ADDRESS = "中山市古镇镇灯都大道1号"
PATENT: Mapping[str, FieldValue] = MappingProxyType(
    {
        "title": "吊灯（星光）",
        "kind": "design",
        "holder": "中山市华彩照明有限公司",
        "filed_on": date(2024, 5, 6),
        "granted_on": date(2024, 11, 8),
    }
)


@dataclass(slots=True)
class CountingPress:
    """Keeps what it was asked to print; its PDF is the content's text."""

    printed: list[PaperContent] = field(default_factory=list)
    runs: list[tuple[PaperContent, ...]] = field(default_factory=list)

    def pdf(self, content: PaperContent, picture: ReadPicture) -> RenderedPaper:
        text = str(content_to_json(content))
        if UNPRINTABLE in text:
            raise RuleViolationError("没有字体能显示“※”，没有生成文书。")
        self.printed.append(content)
        return rendered(text.encode())

    def run(self, contents: Sequence[PaperContent], picture: ReadPicture) -> RenderedPaper:
        self.runs.append(tuple(contents))
        return rendered(b"%PDF-run")

    def docx(self, content: PaperContent, picture: ReadPicture) -> bytes:
        return b"PK" + str(content_to_json(content)).encode()


def docketed(desk: Desk, *respondents: str, right: Mapping[str, FieldValue] = PATENT) -> int:
    """Receive and docket a dispute with all that its papers say; return its id."""
    plain = dispute(*respondents, right=right)
    rows = {
        key: tuple({"address": ADDRESS, **row} for row in found)
        if key in ("requester", "respondent")
        else found
        for key, found in plain.sections.items()
    }
    case_id = open_one(desk, replace(plain, sections=rows)).id
    step(desk, case_id, "accept")
    return case_id


def rendered(text: bytes) -> RenderedPaper:
    data = b"%PDF-1.7\n" + text
    return RenderedPaper(data, 1, hashlib.sha256(data).hexdigest())


def draft(desk: Desk, case_id: int, folder: str = ANSWER, **texts: str) -> PaperLine:
    """Return one draft with every field that must be typed filled, and ``texts``."""
    (paper_id,) = start_drafts(desk, case_id, folder, recipients(desk, case_id)[-1:])
    return typed(desk, paper_id, **texts)


def typed(desk: Desk, paper_id: int, **texts: str) -> PaperLine:
    """Fill what a draft demands and has no default for, then save it with ``texts``."""
    form = read_form(desk, paper_id)
    needed = {
        ask.name: "照填"
        for ask in form.asks
        if ask.required and (not form.defaults[ask.name] or BLANK_TEXT in form.defaults[ask.name])
    }
    return save_draft(desk, paper_id, form.line.version, {**needed, **texts})


def issued(
    desk: Desk,
    case_id: int,
    folder: str = ANSWER,
    press: CountingPress | None = None,
    on: date | None = None,
    **texts: str,
) -> PaperLine:
    """Return one issued paper."""
    line = draft(desk, case_id, folder, **texts)
    return issue_paper(desk, line.id, line.version, press or CountingPress(), on)


def again(desk: Desk, line: PaperLine) -> PaperLine:
    """Return a paper as it is now."""
    return read_paper(desk, line.id)
